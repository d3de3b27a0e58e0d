"""One page for the executive: how far the plan is, who is late, what stands in the way."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from prongsai.apps.improvement.keeping import measures_of
from prongsai.apps.improvement.plan_queries import framework_of, rows_of
from prongsai.apps.improvement.standing import newest_obstacles, next_meeting, rounds_of
from prongsai.apps.improvement.step_queries import duties_of_agency, parts_counted, progress_by_unit
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_points import counted

MOST_OBSTACLES = 5


@office_page("improvement.view")
def executive(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The plan of a year on one sheet, or one screen of a phone."""
    plan = plan_of_year(office, year)
    today = timezone.localdate()
    points = plan.weak_points.select_related("unit")
    rows = rows_of(points, measures_of(plan), framework_of(plan), plan.weak_from)
    parts = duties_of_agency(office.agency).filter(step__measure__plan=plan)
    context = about(office, plan) | {
        "today": today,
        "progress": parts_counted(parts, today),
        "units": progress_by_unit(plan, today),
        "counted": counted(rows),
        "meeting": next_meeting(plan, today),
        "obstacles": newest_obstacles(plan, MOST_OBSTACLES),
        "rounds": rounds_of(plan),
    }
    return render(request, "agency/improvement/executive.html", context)
