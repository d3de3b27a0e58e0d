"""Measures by themes (6.A), by indicators (6.B), by themes with sub-themes (6.C)."""

import pytest

from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.blocks import Table
from prongsai.core.documents.kinds import built
from prongsai.core.documents.plan import Measure
from prongsai.core.documents.reading_aloud import as_text
from prongsai.core.problems import ProblemsFound
from tests.core.documents.plans import PROFILE, make_material, make_measure, make_plan, table_lines

MEASURES = ("measures-themes", "measures-indicators", "measures-subthemes")
RESULTS = ("results-outcomes", "results-suggestions")
OTHERS = "มาตรการอื่น"
DOTS = "." * 18


def rows(kind, *measures):
    """The rows of the table that a kind prints, without its head."""
    return table_lines(kind, make_material(*measures))[1:]


def first_cells(kind, *measures):
    """The first cells of the rows; of a heading across the table, the heading."""
    return [line.split(" ¦ ")[0] for line in rows(kind, *measures)]


def test_measures_by_themes_say_what_how_by_whom_step_by_step_and_until_when():
    assert as_text(built("measures-themes", make_material())) == (
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567\n"
        "เทศบาลตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย\n"
        "ส่วนที่ 2 การนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ ในปีงบประมาณ พ.ศ. 2567\n"
        "ประเด็น ¦ วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ¦ ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง ¦ "
        "ขั้นตอนหรือวิธีปฏิบัติ ¦ ระยะเวลา\n"
        "4. กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ - มาตรการกำกับการยืมพัสดุ ¦ 1. ทบทวนแบบยืม "
        "2. แจ้งเวียนทุกกอง ¦ - กองคลัง - สำนักปลัด ¦ 1. ร่างแบบยืม 2. เสนอปลัดเทศบาล ¦ "
        "ต.ค. 66 – ก.ย. 67\n"
    )


def test_measures_by_indicators_name_the_items_and_fill_the_follow_up_with_the_fixed_phrase():
    opened = make_measure(
        theme="", indicator="9", questions=("o13", "o14", "o30"), steps=(), follow_up=""
    )

    assert as_text(built("measures-indicators", make_material(opened))) == (
        "มาตรการการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ 2567\n"
        "เทศบาลตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย\n"
        "จากกรณีวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2566 "
        "เทศบาลตำบลน้ำคำได้กำหนดมาตรการและแนวทางการดำเนินงานในปีงบประมาณ พ.ศ. 2567 ไว้ดังต่อไปนี้ "
        "เพื่อยกระดับคะแนนในปีงบประมาณ พ.ศ. 2568\n"
        "มาตรการ/แนวทาง ¦ วิธีการดำเนินการ ¦ ระยะเวลาดำเนินการ ¦ ติดตามผลการดำเนินการ ¦ ผู้รับผิดชอบ\n"
        "ตัวชี้วัดที่ 9 9. การเปิดเผยข้อมูล ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน O13 รายงานผลการดำเนินงานประจำปี "
        "O14 คู่มือหรือมาตรฐานการปฏิบัติงาน ตัวชี้วัดย่อยที่ 9.5 การส่งเสริมความโปร่งใส "
        "O30 การเปิดโอกาสให้เกิดการมีส่วนร่วม - มาตรการกำกับการยืมพัสดุ ¦ 1. ทบทวนแบบยืม 2. แจ้งเวียนทุกกอง ¦ "
        "ต.ค. 66 – ก.ย. 67 ¦ รายงานความก้าวหน้า และสรุปผล ณ สิ้นปีงบประมาณ ¦ - กองคลัง - สำนักปลัด\n"
    )


def test_measures_by_sub_themes_stand_under_a_heading_and_are_numbered_within_it():
    one = make_measure(theme="2", heading="การให้บริการ", methods=(), responsible=("ทุกกอง",))
    two = make_measure(theme="2", measures=("มาตรการคิว", "มาตรการนัด"), methods=(), follow_up="")
    three = make_measure(methods=())

    assert as_text(built("measures-subthemes", make_material(three, one, two))) == (
        "มาตรการในการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567\n"
        "เทศบาลตำบลน้ำคำ อำเภอศรีสัชนาลัย จังหวัดสุโขทัย\n"
        "จากผลการวิเคราะห์การประเมิน ITA ของเทศบาลตำบลน้ำคำ ประจำปีงบประมาณ พ.ศ. 2566 ทั้ง 7 ประเด็น "
        "นำไปสู่การกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลตำบลน้ำคำ "
        "ประจำปีงบประมาณ พ.ศ. 2567 ดังต่อไปนี้\n"
        "มาตรการ/โครงการ/กิจกรรม ¦ ขั้นตอน/วิธีการปฏิบัติ ¦ ผู้รับผิดชอบ ¦ ระยะเวลาดำเนินการ ¦ "
        "การติดตามประเมินผล\n"
        "(2) การให้บริการและระบบ E-service\n"
        "(2.1) การให้บริการ - มาตรการกำกับการยืมพัสดุ ¦ 1. ร่างแบบยืม 2. เสนอปลัดเทศบาล ¦ ทุกกอง ¦ "
        "ต.ค. 66 – ก.ย. 67 ¦ รายงานทุกไตรมาส\n"
        "(2.2) มาตรการคิว (2.3) มาตรการนัด ¦ 1. ร่างแบบยืม 2. เสนอปลัดเทศบาล ¦ - กองคลัง - สำนักปลัด ¦ "
        "ต.ค. 66 – ก.ย. 67 ¦ รายงานให้ผู้บังคับบัญชาทราบ และเผยแพร่บนเว็บไซต์หน่วยงาน\n"
        "(4) กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ\n"
        "มาตรการกำกับการยืมพัสดุ ¦ 1. ร่างแบบยืม 2. เสนอปลัดเทศบาล ¦ - กองคลัง - สำนักปลัด ¦ "
        "ต.ค. 66 – ก.ย. 67 ¦ รายงานทุกไตรมาส\n"
    )


@pytest.mark.parametrize("kind", [*MEASURES, *RESULTS])
def test_tables_of_measures_stand_on_wide_pages_with_a_cell_for_every_column(kind):
    document = built(kind, make_material(make_measure(), Measure()))

    (section,) = document.sections
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert (section.landscape, section.starts, document.year) == (True, True, 2567)
    assert {sum(one.across for one in row.cells) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("kind", [*MEASURES, *RESULTS])
def test_a_plan_without_measures_is_a_sentence(kind):
    material = make_material()
    empty = make_plan(measures=())

    with pytest.raises(ProblemsFound) as raised:
        built(kind, type(material)(PROFILE, plan=empty))

    (problem,) = raised.value.problems
    assert problem.says.en == (
        "the plan has no measures, so there is nothing to print; add at least one to the plan."
    )


@pytest.mark.parametrize("kind", [*MEASURES, *RESULTS])
def test_a_measure_with_nothing_is_a_row_of_dots_to_fill_by_hand(kind):
    document = built(kind, make_material(Measure()))

    (row,) = table_lines(kind, make_material(Measure()))[-1:]
    assert all(cell.strip() for cell in row.split(" ¦ "))
    assert {"ผู้รับผิดชอบ (แถวที่ 1)", "ระยะเวลาดำเนินการ (แถวที่ 1)"} <= set(blanks(document))


def test_blanks_of_two_rows_have_names_of_their_own():
    assert blanks(built("measures-themes", make_material(Measure(theme="1"), Measure()))) == (
        "วิธีการดำเนินการ (แถวที่ 1)",
        "ผู้รับผิดชอบ (แถวที่ 1)",
        "ขั้นตอนหรือวิธีปฏิบัติ (แถวที่ 1)",
        "ระยะเวลาดำเนินการ (แถวที่ 1)",
        "ประเด็นหรือมาตรการ (แถวที่ 2)",
        "วิธีการดำเนินการ (แถวที่ 2)",
        "ผู้รับผิดชอบ (แถวที่ 2)",
        "ขั้นตอนหรือวิธีปฏิบัติ (แถวที่ 2)",
        "ระยะเวลาดำเนินการ (แถวที่ 2)",
    )


def test_themes_stand_in_their_order_and_a_second_measure_continues_its_theme():
    planned = [Measure(theme=code, methods=("ก",)) for code in ("7", "1", "7", "2")]

    assert first_cells("measures-themes", *planned) == [
        "1. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        "2. การให้บริการและระบบ E-service",
        "7. กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
        "7. กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน (ต่อ)",
    ]


def test_a_measure_without_a_theme_stands_under_the_theme_of_its_questions():
    planned = Measure(questions=("e6", "o1", "e13"), methods=("ก",))

    assert first_cells("measures-themes", planned) == [
        "3. ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ"
    ]


def test_a_measure_of_an_indicator_stands_under_a_theme_only_where_all_its_questions_do():
    four = Measure(indicator="4", methods=("ก",))
    nine = Measure(indicator="9", methods=("ข",))

    assert first_cells("measures-themes", nine, four) == [
        "4. กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
        OTHERS,
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
    ]


def test_a_measure_of_a_theme_stands_under_an_indicator_only_where_all_its_questions_do():
    four = Measure(theme="4", methods=("ก",))
    three = Measure(theme="3", methods=("ข",))
    asked = Measure(theme="3", questions=("e7",), methods=("ค",))

    assert first_cells("measures-indicators", three, asked, four) == [
        "ตัวชี้วัดที่ 4 4. การใช้ทรัพย์สินของราชการ",
        "ตัวชี้วัดที่ 7 7. ประสิทธิภาพการสื่อสาร E7 การเผยแพร่ที่ชัดเจน",
        OTHERS,
        "ประเด็นที่ 3 ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    ]


def test_a_plan_by_themes_alone_keeps_its_themes_in_a_table_of_indicators():
    planned = [Measure(theme=code, methods=("ก",)) for code in ("1", "4", "7")]

    assert first_cells("measures-indicators", *planned) == [
        "ประเด็นที่ 1 กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        "ประเด็นที่ 4 กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
        "ประเด็นที่ 7 กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
    ]


def test_a_sub_indicator_and_a_part_of_a_question_stand_under_their_indicator():
    planned = Measure(indicator="9.2", questions=("o13",), methods=("ก",))

    assert first_cells("measures-indicators", planned) == [
        "ตัวชี้วัดที่ 9 9. การเปิดเผยข้อมูล ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน O13 รายงานผลการดำเนินงานประจำปี"
    ]


def test_codes_that_the_year_does_not_have_are_printed_as_they_are():
    planned = Measure(theme="88", questions=("o99",), methods=("ก",))

    assert first_cells("measures-indicators", planned) == ["ประเด็นที่ 88 O99"]


def test_without_methods_the_measures_of_a_theme_are_its_methods():
    planned = make_measure(methods=())

    assert rows("measures-themes", planned)[0].split(" ¦ ")[:2] == [
        "4. กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
        "1. มาตรการกำกับการยืมพัสดุ",
    ]


def test_without_measures_the_methods_that_have_steps_are_the_sub_themes():
    planned = make_measure(measures=())

    assert rows("measures-subthemes", planned)[1].split(" ¦ ")[:2] == [
        "(4.1) ทบทวนแบบยืม (4.2) แจ้งเวียนทุกกอง",
        "1. ร่างแบบยืม 2. เสนอปลัดเทศบาล",
    ]


def test_without_measures_and_steps_a_row_of_sub_themes_names_its_indicator():
    planned = make_measure(measures=(), steps=())

    assert rows("measures-subthemes", planned)[1].split(" ¦ ")[:2] == [
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
        "1. ทบทวนแบบยืม 2. แจ้งเวียนทุกกอง",
    ]


def test_methods_and_steps_of_one_column_are_told_apart():
    assert rows("measures-indicators", make_measure())[0].split(" ¦ ")[1] == (
        "1. ทบทวนแบบยืม 2. แจ้งเวียนทุกกอง ขั้นตอนหรือวิธีปฏิบัติ 1. ร่างแบบยืม 2. เสนอปลัดเทศบาล"
    )


def test_the_words_of_the_plan_stand_before_the_days_of_a_period():
    planned = make_measure(period_printed="ตลอดปีงบประมาณ")

    assert rows("measures-themes", planned)[0].endswith(" ¦ ตลอดปีงบประมาณ")


@pytest.mark.parametrize("kind", [*MEASURES, *RESULTS])
def test_three_hundred_measures_are_three_hundred_rows(kind):
    planned = [make_measure(responsible=(f"กองที่ {number}",)) for number in range(300)]

    lines = [line for line in rows(kind, *planned) if " ¦ " in line]
    assert [f"กองที่ {number}" in line for number, line in enumerate(lines)] == [True] * 300
