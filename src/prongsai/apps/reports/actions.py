"""What people do with reports that exist: bring them in, correct them, take them over."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillReading
from functools import partial
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.actions import log
from prongsai.apps.documents.actions import import_plan
from prongsai.apps.documents.files import forget, store
from prongsai.apps.documents.models import PlanFile
from prongsai.apps.reports.models import ReadReport, Stage
from prongsai.apps.reports.queries import (
    facts_corrected,
    facts_read,
    has_stalled,
    lines_of,
    waiting_reports,
)
from prongsai.apps.results.actions import import_into_agency
from prongsai.apps.results.models import Result
from prongsai.core.documents.plain import as_plain
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.reading.correcting import corrected
from prongsai.core.reading.handing_over import plan_of, sheet_of
from prongsai.readers.apart import read_beside
from prongsai.readers.page_pictures import type_of
from prongsai.readers.report import Report

LARGEST_REPORT = 20_000_000
MOST_WAITING = 20
SECONDS_TO_WAIT = 12.0  # a text report takes one; a scan takes minutes and is waited for elsewhere

Reading = Future[Report]
Later = Callable[[Reading, int], None]


class TakenOver(NamedTuple):
    """What a report became."""

    result: Result | None
    plan: PlanFile | None


def keep_when_read(reading: Reading, pk: int) -> None:
    """Keep what is being read as soon as it is read, whoever waits for it."""
    reading.add_done_callback(partial(_keep_late, pk))


def bring_in(
    agency: Agency,
    *,
    name: str,
    content: bytes,
    by: User | None,
    year: int | None = None,
    patience: float = SECONDS_TO_WAIT,
    later: Later = keep_when_read,
) -> ReadReport:
    """Read a report and keep it for checking; one that takes long is kept while it is read.

    ``year`` counts where the report prints none. Raises ProblemsFound where it cannot be read,
    ValidationError where it is too large or too many wait; then nothing is kept.
    """
    if len(content) > LARGEST_REPORT:
        raise ValidationError(_("The file is larger than 20 MB. Divide it, or scan at 200 dpi."))
    if waiting_reports(agency).count() >= MOST_WAITING:
        raise ValidationError(
            _("20 reports wait to be checked. Take some of them over, or discard them first.")
        )
    reading = read_beside(name, content, year)
    read = _waited_for(reading, patience)
    report = keep_report(agency, name=name, content=content, read=read, by=by, year=year)
    if read is None:
        later(reading, report.pk)
    return report


@transaction.atomic
def keep_report(
    agency: Agency,
    *,
    name: str,
    content: bytes,
    read: Report | None,
    by: User | None,
    year: int | None = None,
) -> ReadReport:
    """Keep a report with its file, and what was read in it if that is known already."""
    report = ReadReport(
        agency=agency,
        name=name,
        stage=Stage.READING if read is None else Stage.READ,
        file=store(content, type_of(content) or "application/octet-stream"),
        asked_year=year,
        source=None if read is None else as_plain(read.source),
        facts=None if read is None else as_plain(read.facts),
        brought_by=by,
        begun_at=timezone.now(),
    )
    report.full_clean(exclude=["source", "facts"])
    report.save()
    log("report.brought_in", report, by=by, agency=agency.slug, file=name)
    return report


def read_again(
    report: ReadReport,
    *,
    by: User | None,
    patience: float = SECONDS_TO_WAIT,
    later: Later = keep_when_read,
) -> None:
    """Read a report anew whose reading failed or was broken off by a stop of the server."""
    if report.file is None or not (report.stage == Stage.UNREAD or has_stalled(report)):
        raise ValidationError(_("This report is read already, or is being read."))
    report.stage, report.begun_at = Stage.READING, timezone.now()
    report.save(update_fields=["stage", "begun_at"])
    log("report.read_again", report, by=by, agency=report.agency.slug, file=report.name)
    reading = read_beside(report.name, bytes(report.file.content), report.asked_year)
    try:
        read = _waited_for(reading, patience)
    except ProblemsFound as found:
        keep_problems(report.pk, found.problems)
        return
    if read is None:
        later(reading, report.pk)
    else:
        keep_read(report.pk, read)


def keep_read(pk: int, read: Report) -> None:
    """Keep what was read in a report that waits for it; nothing for one discarded meanwhile."""
    ReadReport.objects.filter(pk=pk, stage=Stage.READING).update(
        stage=Stage.READ, source=as_plain(read.source), facts=as_plain(read.facts), problems=[]
    )


def keep_problems(pk: int, problems: tuple[Problem, ...]) -> None:
    """Keep why a report could not be read."""
    ReadReport.objects.filter(pk=pk, stage=Stage.READING).update(
        stage=Stage.UNREAD, problems=[[list(one.where), list(one.says)] for one in problems]
    )


@transaction.atomic
def correct(
    report: ReadReport, *, texts: Mapping[str, str | None], revision: int, by: User | None
) -> None:
    """Correct values by their addresses; ``None`` gives one back what was read.

    Raises ProblemsFound for a text that a value cannot be, ValidationError where somebody else
    corrected meanwhile, or the report is taken over.
    """
    kept = _locked(report, revision)
    after = {**kept.corrections, **texts}
    kept.corrections = {at: text for at, text in after.items() if text is not None}
    kept.corrected = as_plain(corrected(facts_read(kept), kept.corrections, lines_of(kept)))
    kept.revision += 1
    kept.save(update_fields=["corrections", "corrected", "revision"])
    log(
        "report.corrected",
        kept,
        by=by,
        agency=kept.agency.slug,
        file=kept.name,
        values=len(texts),
    )


@transaction.atomic
def take_over(
    report: ReadReport, *, result: bool, plan: bool, revision: int, by: User | None
) -> TakenOver:
    """Make the draft of a result, the plan, or both, from a report as it is corrected.

    The file and its lines go. Raises ProblemsFound where the report has no such thing,
    ValidationError where neither is wanted, or the rules of the round refuse a code.
    """
    kept = _locked(report, revision)
    if not (result or plan):
        raise ValidationError(_("Choose what to take over: the result, the plan, or both."))
    facts, file = facts_corrected(kept), kept.file
    draft, newest = None, None
    if result:
        sheet = sheet_of(facts)
        draft = import_into_agency(kept.agency, sheet=sheet, source_file=kept.name, by=by)
    if plan:
        newest = import_plan(kept.agency, plan=plan_of(facts), source_file=kept.name, by=by)
    kept.stage, kept.confirmed_by, kept.confirmed_at = Stage.CONFIRMED, by, timezone.now()
    kept.result_year = None if draft is None else draft.round.year
    kept.plan_file, kept.file, kept.source = newest, None, None
    kept.save()
    if file is not None:
        forget(file)
    log(
        "report.taken_over",
        kept,
        by=by,
        agency=kept.agency.slug,
        file=kept.name,
        year=kept.result_year,
        measures=0 if newest is None else len(newest.plan["measures"]),
    )
    return TakenOver(draft, newest)


@transaction.atomic
def discard_report(report: ReadReport, *, by: User | None) -> None:
    """Delete a report with its file and all that was read; ValidationError once taken over."""
    kept = ReadReport.objects.select_for_update().filter(pk=report.pk).first()
    if kept is None or kept.stage == Stage.CONFIRMED:
        raise ValidationError(_("This report is taken over; what was made of it stays."))
    log("report.discarded", kept, by=by, agency=kept.agency.slug, file=kept.name)
    file = kept.file
    kept.delete()
    if file is not None:
        forget(file)


def _waited_for(reading: Reading, patience: float) -> Report | None:
    try:
        return reading.result(timeout=patience)
    except StillReading:
        return None


def _keep_late(pk: int, reading: Reading) -> None:
    """Runs in the thread that read, with a connection of its own."""
    try:
        error = reading.exception()
        if isinstance(error, ProblemsFound):
            keep_problems(pk, error.problems)
        elif error is None:
            keep_read(pk, reading.result())
    finally:
        connection.close()


def _locked(report: ReadReport, revision: int) -> ReadReport:
    """The report for somebody who saw it at ``revision``, and for nobody else meanwhile."""
    kept = ReadReport.objects.select_for_update().select_related("agency").get(pk=report.pk)
    if not kept.is_open:
        raise ValidationError(_("This report is not open to be checked any more."))
    if kept.revision != revision:
        raise ValidationError(_("Somebody corrected this report meanwhile. Look at it again."))
    return kept
