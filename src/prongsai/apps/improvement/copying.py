"""Measures of an earlier plan as measures of a later one, with what had not worked."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.improvement.effect_queries import effects_by_measure
from prongsai.apps.improvement.keeping import core_measure
from prongsai.apps.improvement.measuring import added_to, count_change
from prongsai.apps.improvement.models import (
    Duty,
    ImprovementPlan,
    NoteKind,
    PlannedMeasure,
    Step,
    StepNote,
)
from prongsai.apps.improvement.plan_queries import framework_of
from prongsai.apps.improvement.planning import locked, log_of
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, StepTerms
from prongsai.core.framework import Framework
from prongsai.core.improvement.effect import MeasureEffect
from prongsai.core.improvement.weaknesses import answers, indicators_above
from prongsai.core.pairing import paired
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period
from prongsai.core.thai import arabic_digits


class Copied(NamedTuple):
    """What a measure is copied to: the rules of the year assessed, and the year of the plan."""

    framework: Framework
    year: int


class Offered(NamedTuple):
    """A measure of an earlier plan, and what had not worked with it.

    ``weak`` are the codes that it answers and that are weak again, ``better`` those that are not;
    ``undone`` are steps that some unit had not done, ``obstacles`` what was told of them,
    ``effect`` is what its questions did since, where a later result is there.
    """

    kept: PlannedMeasure
    weak: tuple[str, ...]
    better: tuple[str, ...]
    undone: tuple[str, ...]
    obstacles: tuple[str, ...]
    is_copied: bool
    effect: MeasureEffect | None = None


@transaction.atomic
def copy_measures(
    plan: ImprovementPlan, *, earlier: Collection[PlannedMeasure], by: User | None
) -> Sequence[PlannedMeasure]:
    """Plan measures of an earlier plan once more, with codes and periods of this year.

    Results and what units told stay where they are. Raises ValidationError where a measure is of
    another agency or of this very plan.
    """
    current = locked(plan)
    if not earlier:
        raise ValidationError(_("Tick at least one measure to copy."))
    strange = [one for one in earlier if one.plan.agency_id != current.agency_id]
    if strange or any(one.plan_id == current.pk for one in earlier):
        raise ValidationError(_("Only measures of your own earlier plans can be copied."))
    to = Copied(framework_of(current), current.year)
    made = [
        added_to(
            current, copied(core_measure(one), framework_of(one.plan), to), {}, copied_from=one
        )
        for one in earlier
    ]
    count_change(plan, current)
    years = sorted({one.plan.year for one in earlier})
    log_of("improvement.measures_copied", current, by, measures=len(made), of_years=years)
    return made


def copied(measure: Measure, of: Framework, to: Copied) -> Measure:
    """A measure by the codes of other rules and in another year, without results.

    A question that does not go on is left out. A period whose words hold in every year
    (ตลอดปีงบประมาณ, ไตรมาส ๑) is that of the new year; others are left open, to be written anew.
    """
    codes = paired(of, to.framework)
    known = {theme.code for theme in to.framework.themes}
    period, printed = _moved(measure.period_printed, to.year)
    return replace(
        measure,
        questions=tuple(codes[one] for one in measure.questions if one in codes),
        theme=measure.theme if measure.theme in known else "",
        indicator=codes.get(measure.indicator, ""),
        period=period,
        period_printed=printed,
        step_terms=tuple(_terms(one, to.year) for one in measure.step_terms),
        results=(),
        outcomes=(),
        suggestions=(),
        remark="",
    )


def offered_from(earlier: ImprovementPlan, plan: ImprovementPlan) -> tuple[Offered, ...]:
    """The measures of an earlier plan, each with what had not worked."""
    before, now = framework_of(earlier), framework_of(plan)
    codes = paired(before, now)
    weak = set(plan.weak_points.values_list("code", flat=True))
    once = set(plan.measures.values_list("copied_from_id", flat=True))
    points = list(earlier.weak_points.all())
    above = indicators_above(before)
    effects = effects_by_measure(earlier)
    offered = []
    for kept in _with_what_was_told(earlier):
        measure = core_measure(kept)
        answered = [
            one.code
            for one in points
            if answers(measure, code=one.code, theme=one.theme, indicators=above.get(one.code, ()))
        ]
        again = tuple(codes[code] for code in answered if codes.get(code) in weak)
        better = tuple(code for code in answered if codes.get(code) not in weak)
        told = _undone(kept), _obstacles(kept)
        effect = effects.get(kept.pk)
        offered.append(Offered(kept, again, better, *told, kept.pk in once, effect))
    return tuple(offered)


def _with_what_was_told(plan: ImprovementPlan) -> Sequence[PlannedMeasure]:
    notes = StepNote.objects.filter(kind=NoteKind.OBSTACLE)
    duties = Duty.objects.prefetch_related(Prefetch("notes", notes, to_attr="obstacles"))
    steps = Step.objects.prefetch_related(Prefetch("duties", duties))
    rows = plan.measures.filter(dropped_because="")
    return list(rows.prefetch_related(Prefetch("steps", steps), "reports"))


def _undone(kept: PlannedMeasure) -> tuple[str, ...]:
    return tuple(step.text for step in kept.steps.all() if _is_undone(step))


def _is_undone(step: Step) -> bool:
    """Whether a unit had not done it, or nobody was to do a step that was written."""
    duties = step.duties.all()
    return any(duty.done_on is None for duty in duties) or not (duties or step.is_whole)


def _obstacles(kept: PlannedMeasure) -> tuple[str, ...]:
    told = [
        note.text
        for step in kept.steps.all()
        for duty in step.duties.all()
        for note in duty.obstacles  # type: ignore[attr-defined]  # prefetched by that name
    ]
    reported = [line for report in kept.reports.all() for line in report.obstacles]
    return tuple(dict.fromkeys([*told, *reported]))


def _terms(terms: StepTerms, year: int) -> StepTerms:
    period, printed = _moved(terms.period_printed, year)
    return replace(terms, period=period, period_printed=printed)


def _moved(printed: str, year: int) -> tuple[Period | None, str]:
    # A number of two or more digits is a year or a day; a quarter is the same in every year.
    if re.search(r"[0-9]{2}", arabic_digits(printed)):
        return None, ""
    period = read_period(printed, FiscalYear(year))
    return (None, "") if period is None else (period, printed)
