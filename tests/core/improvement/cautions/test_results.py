"""Results that repeat, wish, or say nothing; methods without a result; results of nothing."""

import pytest

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Plan
from prongsai.core.improvement.cautions import cautions_of
from prongsai.core.periods import Period
from tests.core.improvement.cautions.planning import RULES, YEAR, cautions, plan, row, told

MADE = "จัดทำแผ่นพับขั้นตอนงานทะเบียน"


def test_a_result_that_repeats_its_method_is_told_and_one_with_a_figure_is_not():
    assert told(row(MADE, results=(MADE,))) == [("result_repeats_plan", 0, None)]
    assert told(row(MADE, results=("จัดทำแผ่นพับขั้นตอนงานทะเบียน 500 ฉบับ",))) == []


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        ("ควรจัดพิมพ์ให้ทั่วถึงกว่านี้", "result_is_wish"),
        ("เพื่อให้ประชาชนได้รับความสะดวก", "result_is_purpose"),
        ("โปร่งใส ตรวจสอบได้", "result_says_nothing"),
        ("ดำเนินการเรียบร้อยแล้ว", "result_says_nothing"),
    ],
)
def test_what_is_no_result_is_told_by_what_it_is(outcome: str, code: str):
    mine = row(MADE, results=("แจกแผ่นพับขั้นตอนงานทะเบียน 500 ฉบับ",), outcomes=(outcome,))

    assert told(mine) == [(code, 0, None)]


def test_methods_without_a_result_are_counted_and_quoted():
    mine = row(MADE, "ติดตั้งตู้กดบัตรคิว", "อบรมเรื่องกฎหมายข้อมูลส่วนบุคคล",
               results=("แจกแผ่นพับขั้นตอนงานทะเบียน 500 ฉบับ",))  # fmt: skip

    (one,) = cautions(mine)

    assert one.says.th.startswith("วิธีดำเนินการ 2 จาก 3 ข้อยังไม่มีผลรายงาน คือ “ติดตั้งตู้กดบัตรคิว”")


def test_a_plan_of_which_nothing_is_reported_wants_no_results():
    assert told(row(MADE), row("ติดตั้งตู้กดบัตรคิว")) == []


def test_what_begins_after_the_days_that_a_report_covers_needs_no_result_yet():
    first_half = Period("range", *FiscalYear(YEAR).first_half)
    later = row("ติดตั้งตู้กดบัตรคิว", period="พ.ค. 68 - ก.ค. 68")
    done = row(MADE, results=("แจกแผ่นพับขั้นตอนงานทะเบียน 500 ฉบับ",))
    report = Plan(YEAR, YEAR - 1, (done, later), plan().agency, reported=first_half)

    assert cautions_of(report, framework=RULES) == ()


def test_results_of_a_measure_that_does_not_exist_are_told():
    lonely = row(results=("จัดกีฬาสี 1 ครั้ง",))
    apart = row("จัดกีฬาสี", indicator="3", results=("จัดกีฬาสี 1 ครั้ง",))

    assert told(lonely) == [("report_without_measure", 0, None)]
    assert told(apart, adopted=plan(row(MADE))) == [("report_without_measure", 0, None)]
    assert told(apart, adopted=plan(row("จัดกีฬาสี", indicator="3"))) == []


def test_a_month_before_the_fiscal_year_is_told_as_it_is_written():
    (one,) = cautions(row(MADE, results=("แจกแผ่นพับขั้นตอนงานทะเบียนแล้วเมื่อเดือนมีนาคม ๒๕๖๖",)))

    assert one.code == "result_outside_year"
    assert "“มีนาคม 2566”" in one.says.th


def test_months_of_the_year_and_later_ones_are_left_alone():
    assert told(row(MADE, results=("แจกแผ่นพับขั้นตอนงานทะเบียนแล้ว ต.ค. 67 - มี.ค. 68",))) == []
