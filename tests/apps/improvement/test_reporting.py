"""A report writes itself from what units told, people word it, and closing freezes it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from prongsai.apps.improvement.correcting import correct_report
from prongsai.apps.improvement.keeping import core_plan
from prongsai.apps.improvement.models import NoteKind, ReportRound
from prongsai.apps.improvement.progress import tell, tick
from prongsai.apps.improvement.reporting import (
    close_report,
    days_of,
    discard_report,
    is_behind,
    open_report,
    rewrite_report,
    silent_steps,
    with_notes,
    word_measure,
    write_anew,
    write_from_notes,
)
from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import long_date
from tests.apps.improvement.plans import (
    duty_of,
    keep_measure,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency

pytestmark = pytest.mark.django_db

LAST = FiscalYear.of(today()).year - 1  # a year of work that is over


@pytest.fixture
def plan():
    agency = make_agency()
    make_units(agency, "สำนักปลัด")
    return make_improvement_plan(agency, year=LAST)


def part(plan, step="ตรวจข้อมูลทุกเดือน"):
    return duty_of(plan, "สำนักปลัด", step)


def test_rounds_cover_the_month_the_half_and_the_year():
    year, day = LAST, FiscalYear(LAST).starts + timedelta(40)

    assert days_of("month", year, day) == (day.replace(day=1), day.replace(day=30))
    assert days_of("six_months", year, day) == FiscalYear(year).first_half
    assert days_of("twelve_months", year, day) == FiscalYear(year).whole


def test_a_report_has_the_results_that_were_told_until_its_last_day(plan):
    half = FiscalYear(LAST).first_half
    tick(part(plan), on=half.ends, by=None)
    tick(part(plan, "มอบหมายผู้ดูแลข้อมูล"), on=half.ends + timedelta(1), by=None)

    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=half.ends, by=None)

    line = report.measures.get()
    assert line.results == [f"ตรวจข้อมูลทุกเดือน แล้วเสร็จเมื่อวันที่ {long_date(half.ends)}"]
    assert silent_steps(report) == {line.measure_id: ("มอบหมายผู้ดูแลข้อมูล",)}
    assert core_plan(plan, report).measures[0].results == tuple(line.results)
    assert core_plan(plan).measures[0].results == ()


def test_what_somebody_worded_is_not_written_over_and_can_be_given_up(plan):
    report = open_report(plan, round=ReportRound.TWELVE_MONTHS, day=today(), by=None)
    line = report.measures.get()
    told = {"outcomes": [], "obstacles": ["ขาดคน"], "suggestions": ["เพิ่มคน"], "by": None}
    word_measure(line, seen=0, results=["ทำครบทุกกอง"], **told)
    tell(part(plan), kind=NoteKind.DONE, on=FiscalYear(LAST).ends, by=None)

    write_anew(report)
    line.refresh_from_db()
    assert line.results == ["ทำครบทุกกอง"]
    assert core_plan(plan, report).measures[0].suggestions == ("ขาดคน", "เพิ่มคน")

    write_from_notes(line, by=None)
    line.refresh_from_db()
    assert line.results == [f"ตรวจข้อมูลทุกเดือน แล้วเสร็จเมื่อวันที่ {long_date(FiscalYear(LAST).ends)}"]


def test_two_people_never_word_over_each_other(plan):
    line = open_report(plan, round=ReportRound.TWELVE_MONTHS, day=today(), by=None).measures.get()
    told = {"results": ["ก"], "outcomes": [], "obstacles": [], "suggestions": [], "by": None}
    word_measure(line, seen=0, **told)

    with pytest.raises(ValidationError, match="meanwhile"):
        word_measure(line, seen=0, **told)


def test_a_closed_report_is_frozen_and_a_correction_is_the_next_with_a_reason(plan):
    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None)
    close_report(report, by=None)

    line = report.measures.get()
    line.results = ["อื่น"]
    with pytest.raises(DatabaseError), transaction.atomic():
        line.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        report.delete()
    with pytest.raises(ValidationError, match="Begin a corrected one with a reason"):
        open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None)
    with pytest.raises(ValidationError, match="needs a reason"):
        correct_report(report, reason=" ", by=None)

    again = correct_report(report, reason="ลงวันที่ผิด", by=None)
    assert (again.number, again.reason) == (2, "ลงวันที่ผิด")


def test_a_correction_begins_with_the_words_that_were_closed_and_takes_notes_when_asked(plan):
    half = FiscalYear(LAST).first_half
    keep_measure(plan, make_measure(measures=("อีกมาตรการ",), steps=("อบรม",)), 2)
    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=half.ends, by=None)
    report.reported_at = "มีนาคม"
    report.save()
    tick(part(plan), on=half.ends, by=None)
    worded = report.measures.last()
    told = {"outcomes": ["ดีขึ้น"], "obstacles": ["ขาดคน"], "suggestions": ["เพิ่มคน"], "by": None}
    word_measure(worded, seen=0, results=["ทำครบทุกกอง"], **told)
    close_report(report, by=None)
    closed = lines(report)
    assert "แล้วเสร็จ" in closed[0][0][0]
    tick(part(plan, "มอบหมายผู้ดูแลข้อมูล"), on=half.ends, by=None)

    again = correct_report(report, reason="ลงวันที่ผิด", by=None)

    assert (lines(again), again.reported_at) == (closed, "มีนาคม")
    assert [one.worded for one in again.measures.all()] == [False, True]
    assert is_behind(again, with_notes(plan))
    close_report(again, by=None)
    assert lines(again) == closed
    third = correct_report(again, reason="เพิ่มผล", by=None)
    rewrite_report(third, by=None)
    assert len(lines(third)[0][0]) == 2
    assert lines(third)[1] == closed[1]


def test_a_correction_keeps_the_line_of_a_measure_that_was_dropped_since(plan):
    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None)
    close_report(report, by=None)
    plan.measures.update(dropped_because="ซ้ำ")

    again = correct_report(report, reason="ลงวันที่ผิด", by=None)

    assert lines(again) == lines(report) != []


def test_only_the_newest_closed_number_is_corrected_and_one_correction_at_a_time(plan):
    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None)
    with pytest.raises(ValidationError, match="still open"):
        correct_report(report, reason="ลงวันที่ผิด", by=None)
    close_report(report, by=None)
    again = correct_report(report, reason="ลงวันที่ผิด", by=None)
    assert correct_report(report, reason="อีกคน", by=None) == again
    close_report(again, by=None)

    with pytest.raises(ValidationError, match="Correct the newest"):
        correct_report(report, reason="ลงวันที่ผิด", by=None)


def lines(report):
    """What a report says of every measure."""
    return [
        (one.results, one.outcomes, one.obstacles, one.suggestions) for one in report.measures.all()
    ]


def test_one_open_report_of_a_round_is_given_back(plan):
    report = open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None)

    assert open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None) == report

    discard_report(report, by=None)
    assert not plan.reports.exists()


def test_a_report_is_not_closed_before_its_days_are_over():
    agency = make_agency()
    make_units(agency)
    plan = make_improvement_plan(agency)
    report = open_report(plan, round=ReportRound.TWELVE_MONTHS, day=today(), by=None)

    with pytest.raises(ValidationError, match="not over"):
        close_report(report, by=None)


def test_a_month_outside_the_fiscal_year_of_the_plan_is_refused(plan):
    outside: date = FiscalYear(LAST).starts - timedelta(1)

    with pytest.raises(ValidationError, match="not in the fiscal year"):
        open_report(plan, round=ReportRound.MONTH, day=outside, by=None)
