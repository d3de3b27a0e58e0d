"""Measures between the database and core.documents.plan: one plan for pages, files and papers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.improvement.hearing import Heard, heard
from prongsai.apps.improvement.models import (
    Duty,
    ImprovementPlan,
    MeasureReport,
    PlannedMeasure,
    ProgressReport,
    Step,
)
from prongsai.apps.improvement.models.steps import LONGEST, WHOLE
from prongsai.core.documents.plain import as_plain, from_plain
from prongsai.core.documents.plan import Measure, Plan, StepTerms
from prongsai.core.improvement.responsible import units_named
from prongsai.core.periods import Period
from prongsai.core.sheets.sheet import AgencyName

# The fields that a measure has by the same name in the database and in core.
LINES = ("questions", "findings", "measures", "methods", "responsible", "evidence")
WORDS = ("theme", "indicator", "heading", "follow_up", "supervisor", "remark")


def core_plan(plan: ImprovementPlan, report: ProgressReport | None = None) -> Plan:
    """The plan as documents and files have it, with what a report says of its measures.

    A measure that was dropped is left out.
    """
    agency = plan.agency
    meetings = Heard() if report is None else heard(report)
    said = {} if report is None else _said_in(report)
    kept = measures_of(plan)
    return Plan(
        year=plan.year,
        assessed=plan.assessed,
        measures=tuple(core_measure(one, said.get(one.pk)) for one in kept),
        agency=AgencyName(
            name=agency.name,
            kind=agency.get_kind_display(),
            district=agency.district,
            province=agency.province,
        ),
        limitations={kind: tuple(lines) for kind, lines in plan.limitations.items() if lines},
        meeting=plan.met_on,
        reported=None if report is None else Period("range", report.starts, report.ends),
        reported_at=meetings.reported_at,
        next_report=meetings.next_report,
    )


def measures_of(plan: ImprovementPlan) -> Sequence[PlannedMeasure]:
    """The measures of a plan in their order with their steps, without those that were dropped."""
    standing = plan.measures.filter(dropped_because="")
    return list(standing.prefetch_related("steps__duties__unit"))


def core_measure(kept: PlannedMeasure, said: MeasureReport | None = None) -> Measure:
    """One measure as core has it, with what a report says of it."""
    steps = kept.written_steps
    fields: dict[str, Any] = {name: tuple(getattr(kept, name)) for name in LINES}
    fields |= {name: getattr(kept, name) for name in WORDS}
    return Measure(
        **fields,
        steps=tuple(step.text for step in steps),
        step_terms=tuple(
            _terms_of(step, number)
            for number, step in enumerate(steps, 1)
            if step.responsible or step.period or step.period_printed or step.target is not None
        ),
        period=period_in(kept.period),
        period_printed=kept.period_printed,
        budget=kept.budget,
        results=() if said is None else tuple(said.results),
        outcomes=() if said is None else tuple(said.outcomes),
        suggestions=() if said is None else (*said.obstacles, *said.suggestions),
    )


def _terms_of(step: Step, number: int) -> StepTerms:
    return StepTerms(
        number,
        tuple(step.responsible),
        period_in(step.period),
        step.period_printed,
        step.target,
        step.counted_in,
    )


def period_in(kept: Any) -> Period | None:
    """A period from a column; ``None`` where none is kept."""
    return None if kept is None else from_plain(kept, Period)


def fill(kept: PlannedMeasure, measure: Measure) -> None:
    """Give a row the fields of a measure; steps are kept by ``keep_steps``."""
    for name in LINES:
        setattr(kept, name, list(getattr(measure, name)))
    for name in WORDS:
        setattr(kept, name, getattr(measure, name))
    kept.budget = measure.budget
    _fill_period(kept, measure.period, measure.period_printed)


def keep_steps(kept: PlannedMeasure, measure: Measure, units: Sequence[Unit]) -> None:
    """Make the rows of a measure's steps what the measure says, and the duties of its units.

    A step goes on where its words are the same: what units told of it stays. Raises ValidationError
    where a step would go, or a unit be taken off it, of which something was told already. Without
    steps the measure itself is one; what was told of that stays when steps are written later.
    """
    before = list(kept.steps.prefetch_related("duties__notes"))
    _keep_whole(kept, _taken_whole(before), measure, units)
    terms = {one.step: one for one in measure.step_terms}
    for number, text in enumerate(measure.steps, 1):
        step = _taken_out(before, text) or Step(measure=kept, text=text)
        fill_step(step, kept, number, terms.get(number, StepTerms(number)))
        step.full_clean()
        step.save()
        _keep_duties(step, kept, units)
    for gone in before:
        _nothing_told(gone.duties.all(), gone)
        gone.delete()


def _taken_whole(steps: list[Step]) -> Step | None:
    """The step that is the measure itself, no longer among the others."""
    found = next((one for one in steps if one.is_whole), None)
    if found is not None:
        steps.remove(found)
    return found


def _keep_whole(
    kept: PlannedMeasure, before: Step | None, measure: Measure, units: Sequence[Unit]
) -> None:
    if not measure.steps:
        whole = before or Step(measure=kept)
        whole.text = str(kept)[:LONGEST]
        fill_step(whole, kept, WHOLE, StepTerms(WHOLE))
        whole.full_clean()
        whole.save()
        _keep_duties(whole, kept, units)
    elif before is not None:
        Duty.objects.filter(step=before, notes__isnull=True).delete()
        if not Duty.objects.filter(step=before).exists():
            before.delete()


def units_of(agency: Agency) -> Sequence[Unit]:
    """The units of an agency in their order."""
    return list(agency.units.all())


def _said_in(report: ProgressReport) -> Mapping[int, MeasureReport]:
    return {one.measure_id: one for one in report.measures.all()}


def _taken_out(steps: list[Step], text: str) -> Step | None:
    """The first step of these words, no longer among the others; a file may have two of them."""
    found = next((one for one in steps if one.text == text), None)
    if found is not None:
        steps.remove(found)
    return found


def fill_step(step: Step, kept: PlannedMeasure, number: int, terms: StepTerms) -> None:
    """Give a step its place and what a measure says of it alone; else the measure's days count."""
    step.place = number
    step.responsible = list(terms.responsible)
    step.target, step.counted_in = terms.target, terms.counted_in
    _fill_period(step, terms.period, terms.period_printed)
    if terms.period is None:
        step.starts, step.ends = kept.starts, kept.ends


def _fill_period(row: PlannedMeasure | Step, period: Period | None, printed: str) -> None:
    row.period = None if period is None else as_plain(period)
    row.period_printed = printed
    row.starts, row.ends = _days(period)


def _days(period: Period | None) -> tuple[date | None, date | None]:
    return (None, None) if period is None else (period.starts, period.ends)


def _keep_duties(step: Step, kept: PlannedMeasure, units: Sequence[Unit]) -> None:
    responsible = step.responsible or kept.responsible
    names = units_named(responsible, [unit.name for unit in units])
    wanted = {unit.pk: unit for unit in units if unit.name in names}
    before = {duty.unit_id: duty for duty in step.duties.all()}
    for pk, unit in wanted.items():
        if pk not in before:
            Duty.objects.create(step=step, unit=unit)
    gone = [duty for pk, duty in before.items() if pk not in wanted]
    _nothing_told(gone, step)
    for duty in gone:
        duty.delete()


def _nothing_told(duties: Iterable[Duty], step: Step) -> None:
    told = [duty.unit.name for duty in duties if duty.notes.exists()]
    if told:
        raise ValidationError(
            _(
                "%(units)s told something of the step “%(step)s” already. Leave the step and its "
                "unit as they are, or drop the measure with a reason."
            ),
            params={"units": ", ".join(told), "step": step.text},
        )
