"""What is overdue, by unit."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from prongsai.apps.improvement.step_queries import (
    UnitProgress,
    duties_of_agency,
    late,
    progress_by_unit,
    with_notes,
)
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_parts import PartShown, shown_part


class UnitShown(NamedTuple):
    """A unit, how far it is, and its parts that are overdue."""

    told: UnitProgress
    parts: list[PartShown]


@office_page("improvement.view")
def overdue(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Every unit with how far it is, and below the parts that are overdue in each."""
    plan = plan_of_year(office, year)
    today = timezone.localdate()
    by_unit: dict[int, list[PartShown]] = {}
    for duty in with_notes(late(duties_of_agency(office.agency), today)).filter(
        step__measure__plan=plan
    ):
        by_unit.setdefault(duty.unit_id, []).append(shown_part(duty, today))
    told = progress_by_unit(plan, today)
    context = about(office, plan) | {
        "told": told,
        "units": [UnitShown(one, by_unit.get(one.unit.pk, [])) for one in told],
        "late": sum(one.late for one in told),
    }
    return render(request, "agency/improvement/overdue.html", context)
