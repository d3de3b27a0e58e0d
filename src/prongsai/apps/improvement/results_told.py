"""What documents print of the plan that an office works on: measures, and what became of them."""

from collections.abc import Mapping

from django.db.models import QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.keeping import core_plan
from prongsai.apps.improvement.models import (
    ImprovementPlan,
    PlannedMeasure,
    ProgressReport,
    ReportRound,
    WeakPoint,
)
from prongsai.core.documents.in_charge import InCharge
from prongsai.core.documents.plan import Plan


def plan_with_results(agency: Agency, assessed: int) -> Plan | None:
    """The plan that answers a year, with its newest report; ``None`` where it has no measure."""
    plan = ImprovementPlan.objects.filter(agency=agency, assessed=assessed).first()
    if plan is None or not plan.measures.filter(dropped_because="").exists():
        return None
    return core_plan(plan, newest_report(plan))


def newest_report(plan: ImprovementPlan) -> ProgressReport | None:
    """The report that covers the most of the year: of twelve months, else of six; the last one."""
    reports = plan.reports.exclude(round=ReportRound.MONTH)
    return reports.order_by("-ends", "-number").first()


def in_charge_of(agency: Agency, assessed: int) -> Mapping[str, InCharge]:
    """Whom an office put in charge of the weak points of a year, by their codes."""
    points = WeakPoint.objects.filter(plan__agency=agency, plan__assessed=assessed)
    said = {
        one.code.casefold(): InCharge(
            "" if one.unit is None else one.unit.name, one.supervisor, one.remark
        )
        for one in points.select_related("unit")
    }
    return {code: one for code, one in said.items() if any(one)}


def is_worked_on(agency: Agency, assessed: int) -> bool:
    """Whether the plan that answers a year is worked on by its measures: then no file counts."""
    return years_with_measures(agency).filter(plan__assessed=assessed).exists()


def years_with_measures(agency: Agency) -> QuerySet[PlannedMeasure, int]:
    """The years assessed that measures of the agency answer."""
    standing = PlannedMeasure.objects.filter(plan__agency=agency, dropped_because="")
    return standing.values_list("plan__assessed", flat=True)
