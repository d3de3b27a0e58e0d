"""Results with outcomes (7.A) and with suggestions (7.B)."""

from datetime import date

import pytest

from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.blocks import Table, plain
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.plan import Measure
from prongsai.core.documents.profile import Profile
from prongsai.core.documents.reading_aloud import as_text
from prongsai.core.periods import Period
from tests.core.documents.plans import make_material, make_measure, make_plan, table_lines

HALF = Period("range", date(2023, 10, 1), date(2024, 3, 31))


def cells(kind, *measures, **changes):
    """The cells of the last row that a kind prints."""
    return table_lines(kind, make_material(*measures, **changes))[-1].split(" ¦ ")


def test_results_with_outcomes_tell_what_was_found_what_is_done_and_what_came_of_it():
    material = make_material(make_measure(steps=()), reported=HALF)

    assert as_text(built("results-outcomes", material)) == (
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567\n"
        "เทศบาลตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย\n"
        "(1 ตุลาคม 2566 – 31 มีนาคม 2567)\n"
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลน้ำคำ "
        "ประจำปีงบประมาณ พ.ศ. 2567 ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสของ"
        "เทศบาลตำบลน้ำคำ ประจำปีงบประมาณ พ.ศ. 2566 และได้กำหนดมาตรการเพื่อแก้ไขประเด็นที่พบ "
        "โดยได้มีการขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ดังนี้\n"
        "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ระยะเวลาดำเนินการ ¦ สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม ¦ "
        "ผลลัพธ์หรือความสำเร็จของการดำเนินการ ¦ ผู้รับผิดชอบ\n"
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ 1. มาตรการกำกับการยืมพัสดุ ¦ "
        "จากผลการประเมิน ITA ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ที่พบว่า 1. ยังไม่มีทะเบียนกลาง "
        "วิธีการดำเนินการ ทบทวนผลการประเมิน ในประเด็นข้างต้น เพื่อเสนอแนวทางในการปรับปรุง ดังนี้ "
        "1. ทบทวนแบบยืม 2. แจ้งเวียนทุกกอง ¦ ต.ค. 66 – ก.ย. 67 ¦ 1. มีแบบยืมใหม่ ¦ 1. ยืมถูกขั้นตอน ¦ "
        "- กองคลัง - สำนักปลัด\n"
    )


def test_the_leads_of_findings_and_methods_are_underlined():
    document = built("results-outcomes", make_material())

    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    lines = table.rows[0].cells[1].lines
    assert [plain(one.words) for one in lines if all(run.underline for run in one.words)] == [
        "จากผลการประเมิน ITA ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ที่พบว่า",
        "วิธีการดำเนินการ",
        "ขั้นตอนหรือวิธีปฏิบัติ",
    ]


def test_findings_of_no_indicator_are_those_of_the_agency():
    found = cells("results-outcomes", Measure(findings=("ไม่มีทะเบียน",)))[1]

    assert found.startswith("จากผลการประเมิน ITA ของหน่วยงาน ที่พบว่า 1. ไม่มีทะเบียน")


def test_results_with_suggestions_end_with_the_meetings_that_hear_them():
    material = make_material(
        make_measure(steps=()),
        meeting=date(2023, 9, 27),
        reported_at="มีนาคม 2567",
        next_report="กันยายน 2567",
    )

    assert as_text(built("results-suggestions", material)) == (
        "รายงานผลการดำเนินการตามมาตรการการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567\n"
        "เทศบาลตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย\n"
        "จากการประชุมประจำเดือนของเทศบาลตำบลน้ำคำ เมื่อวันที่ 27 กันยายน 2566 "
        "ผู้บริหาร และเจ้าหน้าที่ได้ร่วมกันพิจารณากำหนดมาตรการในการส่งเสริมคุณธรรมและความโปร่งใสของ"
        "เทศบาลตำบลน้ำคำ ประจำปีงบประมาณ พ.ศ. 2567 โดยนำผลการประเมินประจำปีงบประมาณ พ.ศ. 2566 มาพิจารณา "
        "และได้ดำเนินการตามมาตรการดังกล่าวแล้ว มีผลการดำเนินงาน ดังนี้\n"
        "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ผู้รับผิดชอบ ¦ ระยะเวลาดำเนินการ ¦ ผลการดำเนินงาน ¦ ข้อเสนอแนะ\n"
        "1. ด้านการใช้ทรัพย์สินของราชการ - มาตรการกำกับการยืมพัสดุ ¦ 1. ทบทวนแบบยืม 2. แจ้งเวียนทุกกอง ¦ "
        "- กองคลัง - สำนักปลัด ¦ ต.ค. 66 – ก.ย. 67 ¦ 1. มีแบบยืมใหม่ "
        "- ได้รายงานผลการดำเนินงานในที่ประชุมประจำเดือนพนักงานเทศบาล ประจำเดือนมีนาคม 2567 ¦ "
        "- ควรใช้แบบออนไลน์ "
        "และรายงานผลการดำเนินงานในที่ประชุมประจำเดือนพนักงานเทศบาล ประจำเดือนกันยายน 2567 ในครั้งต่อไป\n"
    )


def test_a_meeting_that_is_not_known_is_left_open():
    assert "วันที่ประชุมกำหนดมาตรการ" in blanks(built("results-suggestions", make_material()))


def test_without_suggestions_the_next_report_stands_alone_and_without_it_a_dash():
    measure = make_measure(suggestions=())

    assert cells("results-suggestions", measure, next_report="กันยายน 2567")[-1] == (
        "- รายงานผลการดำเนินงานในที่ประชุมประจำเดือนพนักงานเทศบาล ประจำเดือนกันยายน 2567 ในครั้งต่อไป"
    )
    assert cells("results-suggestions", measure)[-1] == "-"


@pytest.mark.parametrize(
    ("agency", "staff"),
    [
        ("องค์การบริหารส่วนตำบลน้ำคำ", "พนักงานส่วนตำบล"),
        ("อบต.น้ำคำ", "พนักงานส่วนตำบล"),
        ("เทศบาลเมืองน้ำคำ", "พนักงานเทศบาล"),
        ("จังหวัดสุโขทัย", "บุคลากร"),
    ],
)
def test_who_meets_every_month_follows_the_kind_of_agency(agency, staff):
    plan = make_plan(reported_at="มีนาคม 2567")
    material = Material(Profile(agency), plan=plan, numerals="arabic")

    assert table_lines("results-suggestions", material)[-1].split(" ¦ ")[4] == (
        f"1. มีแบบยืมใหม่ - ได้รายงานผลการดำเนินงานในที่ประชุมประจำเดือน{staff} ประจำเดือนมีนาคม 2567"
    )


def test_results_with_suggestions_keep_the_order_of_the_plan_and_number_every_row():
    planned = [Measure(indicator=code) for code in ("8", "2", "8")]
    material = make_material(Measure(theme="3"), *planned)

    lines = [line.split(" ¦ ")[0] for line in table_lines("results-suggestions", material)[1:]]
    assert lines == [
        "1. ด้านการปรับปรุงการทำงาน",
        "2. ด้านการใช้งบประมาณ",
        "3. ด้านการปรับปรุงการทำงาน",
        "มาตรการอื่น",
        "4. ประเด็นที่ 3 ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    ]


def test_what_became_of_a_measure_is_left_open_where_the_plan_does_not_say():
    material = make_material(make_measure(results=(), outcomes=(), findings=()))

    assert blanks(built("results-outcomes", material)) == (
        "ข้อค้นพบ (แถวที่ 1)",
        "สรุปผลการดำเนินการ (แถวที่ 1)",
        "ผลลัพธ์หรือความสำเร็จ (แถวที่ 1)",
    )
