"""What makes one doubt a plan as it is written: its cautions, with what it is compared with."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from prongsai.apps.improvement.keeping import core_measure, units_of
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, PlanState
from prongsai.apps.improvement.plan_queries import plan_before, standing_measures
from prongsai.core.documents.plan import Plan
from prongsai.core.framework import Framework
from prongsai.core.improvement.cautions import (
    Caution,
    NamedPlan,
    OtherPlans,
    cautions_of,
    sentences_of_library,
)
from prongsai.core.results import Result
from prongsai.core.sheets.sheet import AgencyName

MOST_PLANS = 300  # of neighbours that one plan is compared with
# An adopted plan as it stood when it was read: its key, its revision, and when it was adopted.
Stands = tuple[int, int, float]


def cautions_for(
    plan: ImprovementPlan,
    kept: Sequence[PlannedMeasure],
    framework: Framework,
    result: Result | None,
) -> tuple[Caution, ...]:
    """What makes one doubt a plan, by its measures, which are ``kept`` in their order.

    It is compared with the agency's plan before it, and with plans that agencies under the same
    overseer adopted for the same year; never with drafts.
    """
    earlier = plan_before(plan.agency, plan.assessed)
    return cautions_of(
        _said(plan, kept),
        framework=framework,
        result=result,
        weak_from=plan.weak_from,
        earlier=None if earlier is None else _said(earlier, standing_measures(earlier)),
        others=_plans_of(_neighbours(plan)),
        units=[unit.name for unit in units_of(plan.agency)],
    )


def _said(plan: ImprovementPlan, kept: Sequence[PlannedMeasure]) -> Plan:
    """The plan as far as it can be doubted: whose it is, and what its measures say."""
    agency = plan.agency
    name = AgencyName(agency.name, agency.get_kind_display(), agency.district, agency.province)
    return Plan(plan.year, plan.assessed, tuple(map(core_measure, kept)), name)


def _neighbours(plan: ImprovementPlan) -> tuple[Stands, ...]:
    if plan.agency.overseer_id is None:
        return ()
    adopted = ImprovementPlan.objects.filter(
        agency__overseer=plan.agency.overseer_id, year=plan.year, state=PlanState.ADOPTED
    ).exclude(agency=plan.agency_id)
    rows = adopted.order_by("-adopted_at").values_list("pk", "revision", "adopted_at")
    return tuple((pk, revision, at.timestamp()) for pk, revision, at in rows[:MOST_PLANS] if at)


@lru_cache(maxsize=8)
def _plans_of(neighbours: tuple[Stands, ...]) -> OtherPlans:
    """The plans, read once as long as none of them changes: there may be hundreds."""
    if not neighbours:
        return OtherPlans()
    rows = PlannedMeasure.objects.filter(
        plan__in=[pk for pk, _revision, _at in neighbours], dropped_because=""
    )
    found: dict[tuple[str, int, int], list[PlannedMeasure]] = defaultdict(list)
    for row in rows.select_related("plan__agency").prefetch_related("steps"):
        found[row.plan.agency.name, row.plan.year, row.plan.assessed].append(row)
    plans = [
        NamedPlan(name, Plan(year, assessed, tuple(core_measure(one) for one in several)))
        for (name, year, assessed), several in found.items()
    ]
    return OtherPlans(plans, free=sentences_of_library())
