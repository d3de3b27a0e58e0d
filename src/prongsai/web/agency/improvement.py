"""The plan of an office as its pages show it."""

from typing import Any

from django.shortcuts import get_object_or_404

from prongsai.apps.improvement.models import ImprovementPlan
from prongsai.apps.improvement.plan_queries import plans_of
from prongsai.web.agency.access import Office


def plan_of_year(office: Office, year: int) -> ImprovementPlan:
    """The office's plan that answers the assessment of a year; Http404 where there is none."""
    found: ImprovementPlan = get_object_or_404(plans_of(office.agency), assessed=year)
    return found


def about(office: Office, plan: ImprovementPlan) -> dict[str, Any]:
    """What every page about the plan of a year shows."""
    return {"office": office, "plan": plan, "plan_year": plan.assessed}
