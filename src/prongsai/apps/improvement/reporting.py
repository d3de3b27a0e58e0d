"""Reports on the measures of a plan: written from what units told, worded by people, frozen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.improvement.models import (
    Duty,
    ImprovementPlan,
    MeasureReport,
    PlannedMeasure,
    ProgressReport,
    ReportRound,
    Step,
)
from prongsai.core.calendar import FiscalYear, Span, buddhist_year, month_span
from prongsai.core.improvement.telling import DutyTold, Lines, NoteTold, StepTold, lines_of


def days_of(round_: str, year: int, day: date) -> Span:
    """The days that a report of a round covers: the month of ``day``, the half, the whole year."""
    if round_ == ReportRound.MONTH:
        return month_span(buddhist_year(day), day.month)
    fiscal_year = FiscalYear(year)
    if round_ == ReportRound.SIX_MONTHS:
        return fiscal_year.first_half
    return fiscal_year.whole


@transaction.atomic
def open_report(plan: ImprovementPlan, *, round: str, day: date, by: User | None) -> ProgressReport:
    """Begin the report of a round, written from what was told; one that is open is given back.

    ``day`` says which month is meant. Raises ValidationError for a plan that is not adopted, for
    days to come, and where the report is closed: then ``correct_report`` begins the next number.
    """
    plan = ImprovementPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.is_draft:
        raise ValidationError(_("The plan is not adopted yet; nothing is reported before."))
    span = days_of(round, plan.year, day)
    if FiscalYear.of(span.starts).year != plan.year:
        raise ValidationError(_("This month is not in the fiscal year of the plan."))
    if span.starts > timezone.localdate():
        raise ValidationError(_("These days are still to come."))
    newest = plan.reports.filter(round=round, ends=span.ends).order_by("-number").first()
    if newest is not None:
        return open_now(newest)
    report = ProgressReport(plan=plan, round=round, starts=span.starts, ends=span.ends)
    report.full_clean()
    report.save()
    write_anew(report)
    log_of("improvement.report_opened", report, by)
    return report


@transaction.atomic
def write_anew(report: ProgressReport) -> None:
    """Write the lines of an open report from what was told; what somebody worded stays."""
    report = open_now(report)
    before = {one.measure_id: one for one in report.measures.all()}
    for measure in with_notes(report.plan):
        line = before.get(measure.pk) or MeasureReport(report=report, measure=measure)
        if line.worded:
            continue
        told = lines_told(measure, until=report.ends)
        line.results, line.outcomes = list(told.results), list(told.outcomes)
        line.obstacles = list(told.obstacles)
        line.save()


@transaction.atomic
def word_measure(
    line: MeasureReport,
    *,
    seen: int,
    results: Sequence[str],
    outcomes: Sequence[str],
    obstacles: Sequence[str],
    suggestions: Sequence[str],
    by: User | None,
) -> None:
    """Word what a report says of a measure; notes no longer rewrite it.

    ``seen`` is the revision that the person saw; ValidationError where another is newer.
    """
    current = _line_now(line)
    if current.revision != seen:
        raise ValidationError(
            _("Somebody else changed this meanwhile. Look at it, then save once more."),
            code="changed_meanwhile",
        )
    current.results, current.outcomes = list(results), list(outcomes)
    current.obstacles, current.suggestions = list(obstacles), list(suggestions)
    current.worded = True
    current.revision += 1
    current.full_clean()
    current.save()
    log_of("improvement.report_worded", current.report, by, measure=current.measure.place)


@transaction.atomic
def write_from_notes(line: MeasureReport, *, by: User | None) -> None:
    """Give up the wording of a measure in an open report: it is written from the notes again."""
    current = _line_now(line)
    current.worded = False
    current.revision += 1
    current.save()
    write_anew(current.report)
    log_of("improvement.report_unworded", current.report, by, measure=current.measure.place)


@transaction.atomic
def rewrite_report(report: ProgressReport, *, by: User | None) -> None:
    """Take what units told since into an open report; what somebody worded stays."""
    write_anew(report)
    log_of("improvement.report_rewritten", report, by)


@transaction.atomic
def close_report(report: ProgressReport, *, by: User | None) -> None:
    """Freeze a report, written from the notes once more; a correction as it stands.

    Raises ValidationError before its last day is over.
    """
    current = open_now(report)
    if timezone.localdate() < current.ends:
        raise ValidationError(_("The days of this report are not over yet."))
    if not current.is_correction:
        write_anew(current)
    for line in current.measures.select_related("measure"):
        line.called, line.frozen = str(line.measure)[:500], True
        line.save(update_fields=["called", "frozen"])
    current.closed_at, current.closed_by = timezone.now(), by
    current.save(update_fields=["closed_at", "closed_by"])
    report.closed_at, report.closed_by = current.closed_at, by
    log_of("improvement.report_closed", current, by)


@transaction.atomic
def discard_report(report: ProgressReport, *, by: User | None) -> None:
    """Throw an open report away; what units told stays."""
    current = open_now(report)
    log_of("improvement.report_discarded", current, by)
    current.delete()


def lines_told(measure: PlannedMeasure, *, until: date) -> Lines:
    """What was told of a measure, as the lines of a report; its steps come with their notes."""
    return lines_of(steps_told(measure), until=until)


def steps_told(measure: PlannedMeasure) -> list[StepTold]:
    """The steps of a measure with what was told of them; they come with their notes."""
    return [_told(step) for step in measure.steps.all()]


def silent_steps(report: ProgressReport) -> Mapping[int, tuple[str, ...]]:
    """The steps of which nothing was told until the end of a report, by the measure's key."""
    measures = with_notes(report.plan)
    return {one.pk: lines_told(one, until=report.ends).silent for one in measures}


def is_behind(report: ProgressReport, measures: Sequence[PlannedMeasure]) -> bool:
    """Whether units told something since an open report was written, or measures came to it.

    ``measures`` come from ``with_notes``.
    """
    lines = {one.measure_id: one for one in report.measures.all()}
    for measure in measures:
        line, told = lines.get(measure.pk), lines_told(measure, until=report.ends)
        if line is None:
            return True
        kept = (line.results, line.outcomes, line.obstacles)
        if not line.worded and kept != ([*told.results], [*told.outcomes], [*told.obstacles]):
            return True
    return False


def silent_units(measures: Iterable[PlannedMeasure], until: date) -> Mapping[str, tuple[str, ...]]:
    """The steps of which a unit told nothing until a day, by the unit's name.

    ``measures`` come from ``with_notes``.
    """
    found: dict[str, list[str]] = {}
    for measure in measures:
        for step in measure.steps.all():
            for duty in step.duties.all():
                if not any(note.on <= until for note in duty.notes.all()):
                    found.setdefault(duty.unit.name, []).append(step.text)
    return {unit: tuple(steps) for unit, steps in sorted(found.items())}


def _told(step: Step) -> StepTold:
    return StepTold(
        step.text,
        tuple(
            DutyTold(
                duty.unit.name,
                tuple(NoteTold(n.kind, n.text, n.counted, n.on) for n in duty.notes.all()),
            )
            for duty in step.duties.all()
        ),
        step.target,
        step.counted_in,
        step.ends,
    )


def with_notes(plan: ImprovementPlan) -> Sequence[PlannedMeasure]:
    """The standing measures of a plan in their order, with steps, parts and notes."""
    duties = Duty.objects.select_related("unit").prefetch_related("notes")
    standing = plan.measures.filter(dropped_because="")
    return list(standing.prefetch_related("steps", Prefetch("steps__duties", duties)))


def _line_now(line: MeasureReport) -> MeasureReport:
    """A line of an open report as it stands, held after its report, as ``write_anew`` does."""
    open_now(line.report)
    return MeasureReport.objects.select_for_update(of=("self",)).get(pk=line.pk)


def open_now(report: ProgressReport) -> ProgressReport:
    """An open report as it stands, held; ValidationError where it is closed."""
    current = ProgressReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not current.is_open:
        raise ValidationError(
            _("The report is closed and stays as it is. Begin a corrected one with a reason.")
        )
    return current


def log_of(act: str, report: ProgressReport, by: User | None, **details: object) -> None:
    """One line of the log about a report."""
    log(
        act,
        report,
        by=by,
        agency=report.plan.agency.slug,
        year=report.plan.year,
        round=report.round,
        ends=report.ends.isoformat(),
        number=report.number,
        **details,
    )
