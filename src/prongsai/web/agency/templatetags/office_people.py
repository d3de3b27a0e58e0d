"""Notes on any page of an office about people who are missing there."""

from typing import Any

from django import template

from prongsai.apps.agencies.cover import has_executive, units_without_anybody
from prongsai.apps.improvement.models import Duty, ImprovementPlan
from prongsai.web.agency.access import Office

register = template.Library()


@register.inclusion_tag("agency/no_executive.html")
def no_executive(office: Office, *, is_elsewhere: bool = True) -> dict[str, Any]:
    """That nobody can adopt or approve, where the agency has no executive; else nothing.

    With the way to the page about people, where this stands elsewhere.
    """
    missing = office.agency.is_assessed and not has_executive(office.agency)
    return {"missing": missing, "office": office, "is_elsewhere": is_elsewhere}


@register.inclusion_tag("agency/units_unseen.html")
def units_unseen(office: Office, plan: ImprovementPlan) -> dict[str, Any]:
    """The units that have steps in a plan, and nobody who sees them; else nothing."""
    empty = units_without_anybody(office.agency)
    duties = Duty.objects.filter(
        step__measure__plan=plan, step__measure__dropped_because="", unit__in=empty
    )
    units = empty.filter(pk__in=duties.order_by().values("unit"))
    return {"units": list(units), "office": office}
