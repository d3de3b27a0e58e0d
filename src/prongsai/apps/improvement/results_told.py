"""What documents print of the plan that an office works on: measures, and what became of them."""

from collections.abc import Mapping
from dataclasses import replace

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
from prongsai.apps.improvement.plan_queries import finding_of, framework_of
from prongsai.core.documents.in_charge import InCharge
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.weaknesses import answers, indicators_above


def plan_with_results(agency: Agency, assessed: int) -> Plan | None:
    """The plan that answers a year, with its newest report; ``None`` where it has no measure."""
    plan = ImprovementPlan.objects.filter(agency=agency, assessed=assessed).first()
    if plan is None or not plan.measures.filter(dropped_because="").exists():
        return None
    return _with_findings(plan, core_plan(plan, newest_report(plan)))


def _with_findings(plan: ImprovementPlan, told: Plan) -> Plan:
    """The plan, and of a measure without findings those of the weak points that it answers."""
    if all(one.findings for one in told.measures):
        return told
    above = indicators_above(framework_of(plan))
    points = [one for one in plan.weak_points.select_related("plan") if not one.set_aside_because]

    def found(measure: Measure) -> tuple[str, ...]:
        answered = (
            one
            for one in points
            if answers(measure, code=one.code, theme=one.theme, indicators=above.get(one.code, ()))
        )
        return tuple(line for one in answered for line in finding_of(one).splitlines())

    measures = (one if one.findings else replace(one, findings=found(one)) for one in told.measures)
    return replace(told, measures=tuple(measures))


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
