"""Which plan, weak point or measure a page is about."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, WeakPoint
from prongsai.apps.improvement.plan_queries import (
    plans_of,
)
from prongsai.web.agency.access import Office


def plan_of_year(office: Office, year: int) -> ImprovementPlan:
    """The office's plan that answers the assessment of a year; Http404 where there is none."""
    found: ImprovementPlan = get_object_or_404(plans_of(office.agency), assessed=year)
    return found


def weak_point_of(plan: ImprovementPlan, code: str) -> WeakPoint:
    """A weak point of a plan; Http404 where there is none."""
    rows = plan.weak_points.select_related("unit")
    # PostgreSQL refuses to look for what no code has in it.
    found: WeakPoint = get_object_or_404(rows, code=code.replace("\x00", ""))
    found.plan = plan
    return found


def measure_of(plan: ImprovementPlan, pk: int) -> PlannedMeasure:
    """A measure of a plan, dropped or not; Http404 for one of another."""
    found: PlannedMeasure = get_object_or_404(plan.measures.prefetch_related("steps"), pk=pk)
    found.plan = plan
    return found


def asks_for_new_wording(request: HttpRequest) -> bool:
    """Whether a form is to begin with what the result says now, instead of what stands there."""
    return request.method != "POST" and request.GET.get("wording") == "new"


def about(office: Office, plan: ImprovementPlan) -> dict[str, Any]:
    """What every page about the plan of a year shows."""
    return {
        "office": office,
        "plan": plan,
        "plan_year": plan.assessed,
        "may_write": "improvement.write" in office.acts,
        "may_adopt": "improvement.adopt" in office.acts,
    }
