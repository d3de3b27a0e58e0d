"""The analysis of what limits an agency."""

from prongsai.core.documents.kinds import built
from prongsai.core.documents.reading_aloud import as_text
from tests.core.documents.plans import make_material


def test_every_kind_of_limitation_has_its_heading_and_says_so_where_there_is_none():
    material = make_material(limitations={"staff": ("คนน้อย", "งานมาก"), "area": ("พื้นที่กว้าง",)})

    assert as_text(built("constraints", material)) == (
        "การวิเคราะห์ข้อจำกัดของหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2567\n"
        "เทศบาลตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย\n"
        "ส่วนที่ 3 การวิเคราะห์ข้อจำกัดของหน่วยงานในการดำเนินการประเมินคุณธรรมและความโปร่งใส"
        "ในการดำเนินงานของหน่วยงานภาครัฐ\n"
        "1. ข้อจำกัดด้านบุคลากร\n"
        "- คนน้อย\n"
        "- งานมาก\n"
        "2. ข้อจำกัดด้านงบประมาณ\n"
        "- ไม่มีข้อจำกัดด้านงบประมาณของหน่วยงาน\n"
        "3. ข้อจำกัดด้านเทคโนโลยี\n"
        "- ไม่มีข้อจำกัดด้านเทคโนโลยีของหน่วยงาน\n"
        "4. ข้อจำกัดด้านสภาพพื้นที่\n"
        "- พื้นที่กว้าง\n"
        "5. ข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่\n"
        "- ไม่มีข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่\n"
    )
