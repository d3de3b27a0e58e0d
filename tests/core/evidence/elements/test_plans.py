"""Plans: strategies, goals, indicators, projects, periods, budgets, who is responsible."""

import pytest

from tests.core.evidence.elements.looking import dead, file, found, linking, page

HEAD = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ระยะเวลาดำเนินการ", "หน่วยงานรับผิดชอบ")
ROWS = (
    ("1", "ก่อสร้างถนนคอนกรีต หมู่ที่ 2", "495,000", "ต.ค. 67 - ม.ค. 68", "กองช่าง"),
    ("2", "ป้องกันโรคไข้เลือดออก", "60,000", "เม.ย. - ก.ค. 68", "สำนักปลัด"),
    ("3", "มาตรการเปิดเผยข้อมูล", "ไม่ใช้งบประมาณ", "ตลอดปีงบประมาณ", "ทุกกอง"),
)
TITLE = "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"


def plan(*columns: int, **cells: str):
    """The plan with some of its columns; ``c2=""`` blanks the third."""
    blank = {int(name[1:]): words for name, words in cells.items()}
    rows = [[blank.get(at, row[at]) for at in columns] for row in ROWS]
    head = [HEAD[at] for at in columns]
    table = (tuple(head), *map(tuple, rows))
    lines = tuple(" ".join(row) for row in table)
    return linking(file(TITLE, *lines, tables=(table,)), "แผนดำเนินงาน")


WHOLE = plan(0, 1, 2, 3, 4)


@pytest.mark.parametrize("element", ["projects", "budget", "period"])
def test_a_whole_plan_shows_everything(element):
    assert found("o14", element, WHOLE) is True


@pytest.mark.parametrize(
    ("element", "columns"), [("budget", (0, 1, 3, 4)), ("period", (0, 1, 2, 4))]
)
def test_a_plan_without_the_column_lacks_it(element, columns):
    assert found("o14", element, plan(*columns)) is False


def test_an_empty_column_shows_nothing_and_a_column_of_dashes_cannot_be_told():
    assert found("o14", "budget", plan(0, 1, 2, 3, c2="")) is False
    assert found("o14", "budget", plan(0, 1, 2, 3, c2="-")) is None


def test_a_fiscal_year_is_no_budget_and_money_spent_is_none():
    head = ("ปีงบประมาณ", "โครงการ", "งบประมาณที่เบิกจ่าย")
    table = (head, ("2568", "ก่อสร้างถนน", "495,000"), ("2568", "ป้องกันโรค", "60,000"))

    assert found("o14", "budget", page("แผน", tables=(table,))) is False


def test_months_with_marks_are_periods():
    head = ("โครงการ", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.")
    rows = (("ก่อสร้างถนน", "←", "→", "", "", "", ""), ("อบรมอาชีพ", "", "", "✓", "✓", "", ""))

    assert found("o14", "period", page("แผน", tables=((head, *rows),))) is True
    assert found("o14", "period", page("แผน", tables=((head, ("ก่อสร้าง", *[""] * 6)),))) is False


def test_a_heading_over_two_columns_heads_both():
    head = ("ที่", "โครงการ", "งบประมาณ", "งบประมาณ", "ผลการดำเนินงาน")
    below = ("ที่", "โครงการ", "ได้รับจัดสรร", "เบิกจ่าย", "ผลการดำเนินงาน")
    rows = (("1", "ก่อสร้างถนน", "495,000", "480,000", "แล้วเสร็จ"),)
    spent = page("ความก้าวหน้า", tables=((head, below, *rows),))

    assert found("o6", "budget", spent) is True
    assert found("o6", "spending", spent) is True


def test_a_table_that_goes_on_over_a_page_keeps_its_headings():
    first, second = (HEAD, ROWS[0]), (ROWS[1], ROWS[2])

    assert found("o14", "budget", file(TITLE, tables=(first, second))) is True


def test_a_plan_as_text_names_its_projects_with_budget_and_period():
    lines = (
        "1. โครงการก่อสร้างถนนคอนกรีต หมู่ที่ 2",
        "งบประมาณ 495,000 บาท ระยะเวลาดำเนินการ ตุลาคม 2567 ถึง มกราคม 2568",
        "2. โครงการป้องกันโรคไข้เลือดออก",
        "งบประมาณ 60,000 บาท ระยะเวลาดำเนินการ เมษายน 2568",
    )

    for element in ("projects", "budget", "period"):
        assert found("o14", element, file(TITLE, *lines)) is True, element


def test_a_total_alone_is_not_the_budget_of_each_project():
    lines = ("นโยบายการพัฒนาบุคลากร", "งบประมาณทั้งสิ้น 1,200,000 บาท")

    assert found("o14", "budget", file(TITLE, *lines)) is False


def test_what_a_plan_is_called_is_none_of_what_it_shows():
    lines = ("แผนพัฒนาท้องถิ่น", "จัดทำขึ้นตามระเบียบ เพื่อเป็นกรอบในการพัฒนาตำบลของเรา")

    for element in ("strategies", "goals", "indicators"):
        assert found("o5", element, file(*lines)) is False, element


def test_strategies_goals_and_indicators_stand_under_headings_or_in_columns():
    lines = ("ยุทธศาสตร์ที่ 1 การพัฒนาโครงสร้างพื้นฐาน", "เป้าประสงค์ : ประชาชนสัญจรสะดวก")
    table = (("โครงการ", "เป้าหมาย (ผลผลิต)", "ตัวชี้วัด (KPI)"), ("ถนน", "ยาว 500 เมตร", "ร้อยละ 80"))

    assert found("o5", "strategies", file(*lines)) is True
    assert found("o5", "goals", file(*lines)) is True
    assert found("o5", "goals", file(tables=(table,))) is True
    assert found("o5", "indicators", file(tables=(table,))) is True


def test_a_target_group_is_no_goal():
    assert found("o5", "goals", file("กลุ่มเป้าหมาย : ผู้สูงอายุในตำบล")) is False


def test_who_is_responsible_is_a_column_a_label_or_a_sentence():
    assert found("o27", "responsible_unit", WHOLE) is True
    assert found("o17", "responsible_unit", page("ส่วนงานที่รับผิดชอบ : งานกฎหมายและคดี สำนักปลัด")) is True
    assert found("o17", "responsible_unit", page("กองคลังเป็นผู้รับผิดชอบ")) is True
    assert found("o17", "responsible_unit", page("แจ้งเรื่องได้ที่สำนักงาน")) is False


def test_a_manual_says_of_which_task_it_is():
    assert found("o8", "task", file("คู่มือการปฏิบัติงานด้านพัสดุและทรัพย์สิน")) is True
    assert (
        found("o8", "task", file("คู่มือการปฏิบัติงาน", "การจัดเก็บภาษีที่ดิน", "ชื่องาน : งานจัดเก็บรายได้"))
        is True
    )
    assert found("o8", "task", file("คู่มือการปฏิบัติงาน", "คำนำ", "สารบัญ")) is False


@pytest.mark.parametrize(
    "line",
    [
        "เรื่อง การเบิกจ่ายเงินสวัสดิการ",
        "เรื่อง : ภาษีที่ดินและสิ่งปลูกสร้าง",
        "๑. เรื่อง การรับชำระภาษี",
        "เรื่อง\nการควบคุมพัสดุ",
    ],
)
def test_a_manual_under_a_plain_heading_may_say_its_subject(line):
    assert found("o8", "task", file("คู่มือการปฏิบัติงาน", "อบต.สมมุติ", *line.split("\n"))) is True


@pytest.mark.parametrize(
    "line",
    [
        "เรื่อง ขอส่งคู่มือการปฏิบัติงาน",
        "เรื่อง การจัดทำคู่มือการปฏิบัติงาน",
        "เรื่อง แต่งตั้งคณะทำงาน",
        "เรื่องที่ต้องปฏิบัติ",
        "เรื่อง หน้า",
    ],
)
def test_the_subject_of_a_letter_about_manuals_is_no_task(line):
    assert found("o8", "task", file("คู่มือการปฏิบัติงาน", "คำนำ", line)) is False


def test_a_scan_a_file_not_opened_or_a_dead_link_cannot_be_told():
    assert found("o14", "budget", linking(file(scanned=True), "แผน")) is None
    assert found("o14", "budget", linking(None, "แผน", trouble="timed_out")) is None
    assert found("o14", "budget", dead()) is None


def test_the_sources_and_categories_of_a_budget():
    sources = (("ประเภทรายได้", "ประมาณการ (บาท)"), ("รายได้จัดเก็บเอง", "1,850,000"))
    spending = (("ประเภทรายจ่าย", "งบประมาณ (บาท)"), ("งบบุคลากร", "14,100,000"))
    rows = (("รายการ", "จำนวนเงิน"), ("งบกลาง", "12,000"), ("งบลงทุน", "5,000"))

    def shows(element, *tables):
        return found("o18", element, page("แผนการใช้จ่าย", tables=tables), year=2563)

    assert shows("budget_sources", sources, spending) is True
    assert shows("budget_sources", spending) is False
    assert shows("spending_categories", sources, spending) is True
    assert shows("spending_categories", rows) is True
    assert shows("spending_categories", sources) is False


def test_plans_of_several_years_have_a_column_for_each():
    head = ("โครงการ", "ปี 2566 (บาท)", "ปี 2567 (บาท)", "ปี 2568 (บาท)")
    table = (head, ("อบรมคุณธรรมเยาวชน", "20,000", "20,000", "20,000"))

    assert found("o36", "period", page("แผน", tables=(table,)), year=2566) is True


def test_a_total_beside_a_table_of_projects_is_nothing_of_each():
    table = (("ที่", "โครงการ"), ("1", "ก่อสร้างถนน"), ("2", "ป้องกันโรค"))
    lines = ("งบประมาณ : 1,200,000 บาท", "ห้วงเวลา 1 ต.ค. 67 - 31 มี.ค. 68")

    assert found("o14", "budget", page(*lines, tables=(table,))) is False
    assert found("o14", "period", page(*lines, tables=(table,))) is False
