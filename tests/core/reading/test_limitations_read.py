"""The five kinds of limitation."""

from prongsai.core.reading.facts import LimitationRead
from prongsai.core.reading.limitations import limitations_in
from tests.core.reading.tables_printed import parts_of

SECTION = "ส่วนที่ ๓ การวิเคราะห์ข้อจำกัดของหน่วยงานในการดำเนินการประเมินคุณธรรมและความโปร่งใส"


def test_each_kind_has_what_stands_below_its_heading() -> None:
    found = limitations_in(
        parts_of(
            SECTION,
            "๑. ข้อจำกัดด้านบุคลากร",
            "- ผู้ปฏิบัติงานมีน้อย",
            "- งานประจำมีมาก",
            "๒. ข้อจำกัดด้านงบประมาณ",
            "- ไม่มีข้อจำกัดด้านงบประมาณของหน่วยงาน",
            "๓. ข้อจำกัดด้านเทคโนโลยี",
            "- สัญญาณไม่เสถียร",
            "๔. ข้อจำกัดด้านสภาพพื้นที่.",
            "- พื้นที่กว้าง",
            "๕. ข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่",
            "- ไม่มีข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่",
            "ส่วนที่ ๔ ภาคผนวก",
            "- ภาพกิจกรรม",
        )
    )

    assert found == (
        LimitationRead("staff", "ผู้ปฏิบัติงานมีน้อย", 3),
        LimitationRead("staff", "งานประจำมีมาก", 4),
        LimitationRead("budget", "ไม่มีข้อจำกัดด้านงบประมาณของหน่วยงาน", 6),
        LimitationRead("technology", "สัญญาณไม่เสถียร", 8),
        LimitationRead("area", "พื้นที่กว้าง", 10),
        LimitationRead("society", "ไม่มีข้อจำกัดด้านเศรษฐกิจ วัฒนธรรม การดำรงชีวิตของคนในพื้นที่", 12),
    )


def test_a_kind_and_its_limitation_may_stand_in_one_line() -> None:
    found = limitations_in(
        parts_of(SECTION, "(๑) ด้านบุคลากร : ผู้ปฏิบัติงานมีน้อย", "(๒) ด้านเทคโนโลยี ได้แก่ สัญญาณไม่เสถียร")
    )

    assert found == (
        LimitationRead("staff", "ผู้ปฏิบัติงานมีน้อย", 2),
        LimitationRead("technology", "ได้แก่ สัญญาณไม่เสถียร", 3),
    )


def test_limitations_may_stand_in_a_table() -> None:
    found = limitations_in(
        parts_of(
            SECTION,
            "ที่ ¦ ข้อจำกัด ¦ รายละเอียด",
            "๑ ¦ ด้านบุคลากร ¦ - ผู้ปฏิบัติงานมีน้อย / - งานประจำมีมาก",
            "๒ ¦ ด้านงบประมาณ ¦ ไม่มีข้อจำกัด",
        )
    )

    assert found == (
        LimitationRead("staff", "ผู้ปฏิบัติงานมีน้อย", 3),
        LimitationRead("staff", "งานประจำมีมาก", 3),
        LimitationRead("budget", "ไม่มีข้อจำกัด", 4),
    )


def test_words_on_fields_of_work_elsewhere_limit_nothing() -> None:
    found = limitations_in(
        parts_of("๑. ด้านบุคลากร", "- จัดอบรม", "๓) การวิเคราะห์ข้อจำกัดของหน่วยงาน", "รายละเอียดตามแนบ")
    )

    assert found == ()
