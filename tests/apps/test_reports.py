"""Reports that exist: read, corrected, taken over as a draft and a plan, or discarded."""

from concurrent.futures import Future
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from prongsai.apps.audit.models import Entry
from prongsai.apps.documents.files import store
from prongsai.apps.documents.models import PlanFile, StoredFile
from prongsai.apps.documents.queries import newest_plan
from prongsai.apps.reports.actions import (
    LARGEST_REPORT,
    MOST_WAITING,
    bring_in,
    correct,
    discard_report,
    keep_problems,
    keep_read,
    read_again,
    take_over,
)
from prongsai.apps.reports.models import ReadReport, Stage
from prongsai.apps.reports.queries import (
    facts_corrected,
    facts_read,
    has_stalled,
    lines_of,
    offered_by,
    problems_of,
    reports_of,
    waiting_reports,
)
from prongsai.apps.results.models import Result
from prongsai.core.problems import ProblemsFound
from prongsai.readers.report import Report
from tests.reports import REPORT, report_text
from tests.web.builders import make_agency, make_draft, make_published_result, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    """An agency."""
    return make_agency()


def test_a_report_is_read_and_kept_with_its_file(agency):
    report = bring_in(agency, name="รายงาน.txt", content=REPORT.encode(), by=None)

    kept = ReadReport.objects.get()
    assert (kept, kept.stage, kept.name) == (report, Stage.READ, "รายงาน.txt")
    assert facts_read(kept).total.value == Decimal("80.00")
    assert lines_of(kept).lines[3].number == facts_read(kept).total.line
    assert bytes(kept.file.content).decode() == REPORT
    assert list(reports_of(agency)) == list(waiting_reports(agency)) == [kept]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no words"),
        (b"\x00\x01\x02", "not"),
        ("This is a letter in another language, and a long one too. " * 9, "not in Thai"),
        ("ประชุมประจำเดือนของชมรมผู้สูงอายุ เรื่องการออกกำลังกาย", "no score"),
        (b"%PDF-1.7 broken", "PDF"),
        (b"PK\x03\x04broken", ".docx"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_not_kept(agency, content, says):
    raw = content.encode() if isinstance(content, str) else content

    with pytest.raises(ProblemsFound) as refusal:
        bring_in(agency, name="letter.txt", content=raw, by=None)

    assert says in refusal.value.problems[0].sentence("en")
    assert not ReadReport.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_is_too_large_is_not_even_read(agency):
    with pytest.raises(ValidationError, match="larger than 20 MB"):
        bring_in(agency, name="a.pdf", content=b" " * (LARGEST_REPORT + 1), by=None)


def test_so_many_reports_wait_at_most(agency):
    for _ in range(MOST_WAITING):
        make_report(agency)

    with pytest.raises(ValidationError, match="wait to be checked"):
        bring_in(agency, name="a.txt", content=REPORT.encode(), by=None)


def test_a_report_that_takes_long_is_kept_while_it_is_read(agency):
    waiting: list[tuple[Future[Report], int]] = []
    report = bring_in(
        agency,
        name="a.txt",
        content=REPORT.encode(),
        by=None,
        patience=0,
        later=lambda *both: waiting.append(both),
    )
    assert (report.stage, report.facts) == (Stage.READING, None)

    [(reading, pk)] = waiting
    keep_read(pk, reading.result(timeout=60))

    report.refresh_from_db()
    assert report.is_open
    assert facts_read(report).fiscal_year == 2563


def test_a_report_that_turns_out_unreadable_is_told_and_can_be_read_again(agency):
    waiting: list[tuple[Future[Report], int]] = []
    report = bring_in(
        agency,
        name="a.txt",
        content=b"%PDF-1.7 broken",
        by=None,
        patience=0,
        later=lambda *both: waiting.append(both),
    )
    [(reading, pk)] = waiting
    keep_problems(pk, reading.exception(timeout=60).problems)

    report.refresh_from_db()
    assert report.stage == Stage.UNREAD
    assert "PDF" in problems_of(report)[0].sentence("en")

    read_again(report, by=None)

    report.refresh_from_db()
    assert report.stage == Stage.UNREAD


def test_only_a_reading_that_nobody_does_any_more_can_begin_again(agency):
    report = make_report(agency, stage=Stage.READING)
    with pytest.raises(ValidationError, match="being read"):
        read_again(report, by=None)

    report.begun_at = timezone.now() - timedelta(hours=1)
    report.save()
    assert has_stalled(report)
    read_again(report, by=None)

    report.refresh_from_db()
    assert report.is_open


def test_what_is_read_of_a_report_discarded_meanwhile_is_forgotten(agency):
    report = make_report(agency, stage=Stage.READING)
    discard_report(report, by=None)

    keep_problems(report.pk, ())

    assert not ReadReport.objects.exists()


def test_corrections_are_kept_by_their_address_and_can_be_taken_back(agency):
    report = make_report(agency, report_text(total="๘๑.๐๐"))
    assert [one.node for one in facts_corrected(report).disagreements] == ["total"]

    correct(report, texts={"total": "80"}, revision=0, by=None)

    report.refresh_from_db()
    assert report.corrections == {"total": "80"}
    assert facts_corrected(report).disagreements == ()
    assert facts_read(report).total.printed == "๘๑.๐๐"

    correct(report, texts={"total": None}, revision=1, by=None)

    report.refresh_from_db()
    assert report.corrections == {}
    assert facts_corrected(report) == facts_read(report)


def test_of_two_who_correct_the_same_report_the_second_looks_again(agency):
    report = make_report(agency)
    correct(report, texts={"total": "81"}, revision=0, by=None)

    with pytest.raises(ValidationError, match="corrected this report meanwhile"):
        correct(report, texts={"total": "82"}, revision=0, by=None)


def test_a_correction_that_cannot_be_is_not_kept(agency):
    report = make_report(agency)

    with pytest.raises(ProblemsFound):
        correct(report, texts={"total": "many"}, revision=0, by=None)

    report.refresh_from_db()
    assert (report.corrections, report.revision) == ({}, 0)


def test_a_report_becomes_a_draft_and_a_plan_and_its_file_goes(agency):
    report = make_report(agency)
    correct(report, texts={"measures.0.responsible": "สำนักปลัด"}, revision=0, by=None)

    made = take_over(report, result=True, plan=True, revision=1, by=None)

    assert (made.result.is_draft, made.result.round.year) == (True, 2563)
    assert (made.result.total, made.result.source_file) == (Decimal("80.00"), "report.txt")
    assert newest_plan(agency, 2563).measures[0].responsible == ("สำนักปลัด",)
    report.refresh_from_db()
    assert (report.stage, report.file, report.source) == (Stage.CONFIRMED, None, None)
    assert (report.result_year, report.plan_file) == (2563, made.plan)
    assert facts_read(report).fiscal_year == 2563
    assert not StoredFile.objects.exists()
    assert not waiting_reports(agency).exists()


def test_a_file_that_something_else_uses_stays(agency):
    report = make_report(agency)
    other = make_report(agency)
    assert report.file == other.file == store(REPORT.encode(), "text/plain")

    take_over(report, result=True, plan=False, revision=0, by=None)

    assert StoredFile.objects.count() == 1


def test_the_draft_of_the_year_is_replaced_and_a_published_result_is_corrected(agency):
    make_draft(agency)
    take_over(make_report(agency), result=True, plan=False, revision=0, by=None)
    assert [one.source_file for one in Result.objects.all()] == ["report.txt"]

    other = make_agency("other")
    make_published_result(other)
    take_over(make_report(other), result=True, plan=False, revision=0, by=None)
    versions = Result.objects.filter(round__agency=other).values_list("version", "state")
    assert list(versions) == [(2, "draft"), (1, "published")]


def test_one_of_both_can_be_taken_over_but_not_none(agency):
    with pytest.raises(ValidationError, match="Choose what to take over"):
        take_over(make_report(agency), result=False, plan=False, revision=0, by=None)

    made = take_over(make_report(agency), result=False, plan=True, revision=0, by=None)

    assert made.result is None
    assert not Result.objects.exists()


def test_what_is_not_there_cannot_be_taken_over_and_nothing_is(agency):
    without = report_text().partition("มาตรการส่งเสริม")[0]
    report = make_report(agency, without)
    offered = offered_by(facts_read(report))
    assert (offered.plan, offered.sheet.year) == (None, 2563)
    assert "no table of measures" in offered.no_plan[0].sentence("en")

    with pytest.raises(ProblemsFound):
        take_over(report, result=True, plan=True, revision=0, by=None)

    report.refresh_from_db()
    assert report.is_open
    assert not Result.objects.exists()
    assert not PlanFile.objects.exists()


def test_a_report_that_is_taken_over_is_frozen(agency):
    report = make_report(agency)
    take_over(report, result=True, plan=False, revision=0, by=None)
    report.refresh_from_db()

    with pytest.raises(ValidationError, match="taken over"):
        discard_report(report, by=None)
    with pytest.raises(ValidationError, match="not open"):
        correct(report, texts={"total": "81"}, revision=0, by=None)
    with pytest.raises(ValidationError, match="read already"):
        read_again(report, by=None)
    for change in (report.delete, report.save):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_discarding_deletes_the_file_and_all_that_was_read(agency):
    report = make_report(agency)

    discard_report(report, by=None)

    assert not ReadReport.objects.exists()
    assert not StoredFile.objects.exists()


def test_every_act_is_in_the_log(agency):
    make_draft(agency)  # opens the round
    before = Entry.objects.count()
    report = make_report(agency)
    correct(report, texts={"total": "81", "level": "A"}, revision=0, by=None)
    take_over(report, result=False, plan=True, revision=1, by=None)
    discard_report(make_report(agency), by=None)

    written = Entry.objects.order_by("sequence")[before:]
    assert [(one.action, one.details) for one in written] == [
        ("report.brought_in", {"file": "report.txt"}),
        ("report.corrected", {"file": "report.txt", "values": 2}),
        ("document.plan_imported", {"file": "report.txt", "year": 2564, "measures": 1}),
        ("report.taken_over", {"file": "report.txt", "year": None, "measures": 1}),
        ("report.brought_in", {"file": "report.txt"}),
        ("report.discarded", {"file": "report.txt"}),
    ]
