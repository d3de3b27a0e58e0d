"""Reports as Excel workbooks: out and back the same, and read as officers fill them in."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook

from prongsai.core.anticorruption.report_reading import read_report_bytes
from prongsai.core.anticorruption.report_xlsx_writing import report_xlsx
from prongsai.core.anticorruption.reporting import PlanReport, Progress
from prongsai.core.problems import ProblemsFound
from tests.core.anticorruption.plans import FIRST, budgets, make_action_plan, make_project
from tests.core.anticorruption.test_files import plans, reports

PLAN = make_action_plan(
    make_project(1, name="โครงการอบรม", code="1.1"),
    make_project(4, name="มาตรการไม่รับของขวัญ", budgets=budgets(None, 0, 0)),
    make_project(2, name="โครงการปีหน้า", budgets=budgets("skip", 5, 5)),
)
EMPTY = PlanReport(FIRST, "six")
DONE = Progress(
    1,
    "done",
    Decimal("19500.50"),
    "อบรมแล้ว\nผู้เข้าอบรม 80 คน",
    "ห้องประชุมคับแคบ",
    "จัดสองรุ่น",
    evidence=("https://a.go.th/1",),
)
HEAD = ("ที่", "โครงการ/กิจกรรม", "สถานะ", "ใช้จ่ายจริง (บาท)", "ผลการดำเนินงาน", "ปัญหาอุปสรรค")


def workbook(*rows, merged=(), head=HEAD):
    """A table of an office's own."""
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    return saved(book)


def saved(book):
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def read(content, report=EMPTY, plan=PLAN):
    return read_report_bytes("report.xlsx", content, plan, report)


def problems(content, report=EMPTY):
    with pytest.raises(ProblemsFound) as found:
        read(content, report)
    return [one.sentence("en") for one in found.value.problems]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=plans().flatmap(lambda plan: reports(plan).map(lambda report: (plan, report))))
def test_a_report_that_comes_back_untouched_changes_nothing(data):
    plan, report = data
    said = tuple(one for one in report.progress if one.status is not None)
    report = replace(report, progress=said)
    content = report_xlsx(plan, report, "th")

    if said:
        assert read(content, report, plan) == ()
    else:
        with pytest.raises(ProblemsFound):
            read(content, report, plan)


def test_what_was_written_is_read_back_the_same():
    written = replace(EMPTY, progress=(DONE,))
    book = load_workbook(BytesIO(report_xlsx(PLAN, written, "th")))
    for row in book.worksheets[0].iter_rows(4):
        row[-1].value = None  # the marks: as if the report was still empty

    assert read(saved(book)) == (DONE,)


def test_the_workbook_has_the_plan_s_columns_what_is_reported_and_the_sums():
    book = load_workbook(BytesIO(report_xlsx(PLAN, replace(EMPTY, progress=(DONE,)), "th")))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(3)]

    assert rows[0][:-1] == [
        "มิติ",
        "รหัสโครงการ",
        "โครงการ/กิจกรรม/มาตรการ",
        "หน่วยงานรับผิดชอบ",
        f"งบประมาณปี {FIRST} (บาท)",
        "สถานะ",
        "งบประมาณที่ใช้ (บาท)",
        "ผลการดำเนินงาน",
        "ปัญหา/อุปสรรค",
        "ข้อเสนอแนะ",
        "เหตุที่ดำเนินการไม่ได้",
        "หลักฐาน (ที่อยู่เว็บ)",
    ]
    assert [row[2] for row in rows[1:]] == ["โครงการอบรม", "มาตรการไม่รับของขวัญ", "รวม"]
    assert rows[1][6] == "19,500.50"
    assert (rows[3][4], rows[3][6]) == ("20,000 (ไม่ทราบ 1 รายการ)", "19,500.50 (ไม่ทราบ 1 รายการ)")


def test_a_table_of_an_office_s_own_is_read_with_thai_digits_sums_and_headings():
    content = workbook(
        ("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต",),
        ("๑", "1.1 โครงการอบรม", "ดำเนินการแล้วเสร็จ", "๑๙,๕๐๐.๕๐ บาท", "อบรมแล้ว", "-"),
        ("๒", "มาตรการ ไม่รับของขวัญ", "อยู่ระหว่างดำเนินการ", "ไม่ทราบ", None, None),
        (None, "รวม", None, "=SUM(D3:D4)", None, None),
    )

    assert read(content) == (
        Progress(1, "done", Decimal("19500.50"), "อบรมแล้ว"),
        Progress(4, "in_progress"),
    )


def test_a_result_that_is_merged_over_projects_is_that_of_each():
    content = workbook(
        (1, "โครงการอบรม", "ดำเนินการแล้วเสร็จ", 5, "ทำพร้อมกัน", None),
        (2, "มาตรการไม่รับของขวัญ", None, 0, None, None),
        merged=("C2:C3", "E2:E3"),
    )

    assert read(content) == (
        Progress(1, "done", Decimal(5), "ทำพร้อมกัน"),
        Progress(4, "done", Decimal(0), "ทำพร้อมกัน"),
    )


def test_a_status_may_be_ticked_in_columns_of_its_own():
    head = ("โครงการ", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ผลการดำเนินงาน")
    content = workbook(("โครงการอบรม", None, "✓", "กำลังทำ"), head=head)

    assert read(content) == (Progress(1, "in_progress", result="กำลังทำ"),)
    (said,) = problems(workbook(("โครงการอบรม", "/", "/", None), head=head))
    assert said.endswith("cell A2: more than one status is ticked for this project; keep one.")


def test_rows_that_say_nothing_leave_what_was_reported():
    kept = replace(EMPTY, progress=(DONE,))
    content = workbook(
        (1, "โครงการอบรม", None, None, None, None),
        (2, "มาตรการไม่รับของขวัญ", "ยังไม่ดำเนินการ", 0, None, None),
    )

    assert read(content, kept) == (Progress(4, "not_started", Decimal(0)),)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ((1, "โครงการอบรมใหม่", "ดำเนินการแล้วเสร็จ"), "(the closest is 'โครงการอบรม')"),
        ((1, "โครงการปีหน้า", "ดำเนินการแล้วเสร็จ"), "the plan has no project 'โครงการปีหน้า' in"),
        ((1, "โครงการอบรม", "เกือบเสร็จ"), "must be one of ยังไม่ดำเนินการ,"),
        ((1, "โครงการอบรม", None, 5), "this row has no status"),
        ((1, "โครงการอบรม", "ดำเนินการแล้วเสร็จ", "ห้าพัน"), "it must be an amount of baht"),
        ((1, "โครงการอบรม", "ดำเนินการแล้วเสร็จ", -5), "it must be an amount of baht"),
        ((1, "โครงการอบรม", "ไม่สามารถดำเนินการได้", 0, "ไม่ได้ทำ"), "there is no reason"),
        ((1, None, "ดำเนินการแล้วเสร็จ", 0, "ทำแล้ว"), "but names no project"),
    ],
)
def test_what_cannot_be_taken_is_told_in_a_sentence(row, says):
    (said,) = problems(workbook(row))

    assert says in said


def test_a_project_stands_in_one_row_and_its_spending_in_one_cell():
    row = (1, "โครงการอบรม", "ดำเนินการแล้วเสร็จ", 5)
    other = (2, "มาตรการไม่รับของขวัญ", "ดำเนินการแล้วเสร็จ", None)

    assert "is already at report.xlsx, sheet 'Sheet', cell A2" in problems(workbook(row, row))[0]
    (said, _) = problems(workbook(row, other, merged=("D2:D3",)))
    assert "'Spent (baht)' is merged over several rows" in said


def test_what_somebody_reported_since_the_workbook_was_written_is_not_written_over():
    content = report_xlsx(PLAN, EMPTY, "th")
    book = load_workbook(BytesIO(content))
    book.worksheets[0]["F4"].value = "อยู่ระหว่างดำเนินการ"
    since = replace(EMPTY, progress=(DONE,))

    assert read(saved(book)) == (Progress(1, "in_progress"),)
    (said,) = problems(saved(book), since)
    assert "somebody has reported of this project since the file was taken away" in said


def test_a_workbook_of_another_report_or_format_is_refused():
    filled = replace(PlanReport(FIRST, "twelve"), progress=(DONE,))
    assert problems(report_xlsx(PLAN, filled, "en"))[0].endswith(
        "this file is of another report: 'Stretch (six or twelve months)' differs; "
        "choose the file of this one."
    )
    assert "no row reports anything yet" in problems(report_xlsx(PLAN, EMPTY, "en"))[0]
    assert "there is no head of a report" in problems(saved(Workbook()))[0]
    with pytest.raises(ProblemsFound, match=r"must end in \.xlsx"):
        read_report_bytes("report.csv", b"", PLAN, EMPTY)
