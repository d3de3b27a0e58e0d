"""What marks did after a plan: its effect, as far as a later result is there."""

from collections.abc import Sequence
from typing import NamedTuple

from prongsai.apps.improvement.keeping import core_plan
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure
from prongsai.apps.improvement.plan_queries import newest_result_of
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import shown
from prongsai.apps.rounds.models import Round
from prongsai.core.improvement.effect import Effects, MeasureEffect, effects


class PlanEffect(NamedTuple):
    """A plan between two results; ``measures`` are its rows by the numbers that ``found`` has."""

    before: Result
    after: Result
    measures: Sequence[PlannedMeasure]
    found: Effects


def later_result(plan: ImprovementPlan) -> Result | None:
    """The result of the nearest year after the one assessed: published, else its draft."""
    rounds = Round.objects.filter(
        agency=plan.agency_id, year__gt=plan.assessed, results__isnull=False
    )
    nearest = rounds.order_by("year").first()
    return None if nearest is None else newest_result_of(plan.agency, nearest.year)


def effect_of_plan(plan: ImprovementPlan) -> PlanEffect | None:
    """The effect of a plan; ``None`` until there is a later result, or without one before."""
    before, after = newest_result_of(plan.agency, plan.assessed), later_result(plan)
    if before is None or after is None:
        return None
    found = effects(core_plan(plan), shown(before), shown(after))
    return PlanEffect(before, after, list(plan.measures.filter(dropped_because="")), found)


def effects_by_measure(plan: ImprovementPlan) -> dict[int, MeasureEffect]:
    """The effect of every standing measure of a plan, by its key; nothing where none is known."""
    whole = effect_of_plan(plan)
    if whole is None:
        return {}
    return {kept.pk: one for kept, one in zip(whole.measures, whole.found.measures, strict=True)}
