"""What waits to be done about an agency's plans: parts that are due, meetings, reports."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Min, Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.models import (
    Duty,
    ImprovementPlan,
    Meeting,
    PlanState,
    ProgressReport,
    ReportRound,
)
from prongsai.apps.improvement.reporting import days_of
from prongsai.apps.improvement.standing import rounds_of
from prongsai.apps.improvement.step_queries import due_until
from prongsai.core.calendar import FiscalYear


class PartsDue(NamedTuple):
    """How many parts are due by a day, how many of them are late, and the first last day."""

    due: int
    late: int
    first: date | None


class ReportAwaited(NamedTuple):
    """A report that nobody has begun: of which plan and round, and the last day it covers."""

    plan: ImprovementPlan
    round: ReportRound
    ends: date


def parts_due(duties: QuerySet[Duty], until: date, today: date) -> PartsDue:
    """Those of the parts that are not done and are due by a day, counted."""
    late = Count("pk", filter=Q(step__ends__lt=today))
    counted = due_until(duties, until).order_by()
    return PartsDue(**counted.aggregate(due=Count("pk"), late=late, first=Min("step__ends")))


def meetings_to_hold(agency: Agency) -> QuerySet[Meeting]:
    """Meetings that are called and whose minutes are not closed, the soonest first."""
    called = Meeting.objects.filter(plan__agency=agency, held_at=None)
    return called.select_related("plan").order_by("on", "pk")


def open_reports(agency: Agency) -> QuerySet[ProgressReport]:
    """Reports on measures that were begun and not closed."""
    begun = ProgressReport.objects.filter(plan__agency=agency, closed_at=None)
    return begun.select_related("plan").order_by("ends", "pk")


def reports_to_begin(agency: Agency, day: date) -> Iterator[ReportAwaited]:
    """The reports of six and of twelve months that nobody began, of this year of work and the last.

    ``day`` says which year of work is this one.
    """
    year = FiscalYear.of(day).year
    plans = ImprovementPlan.objects.filter(agency=agency, state=PlanState.ADOPTED)
    for plan in plans.filter(year__in=(year - 1, year)).order_by("year"):
        for one in rounds_of(plan):
            if one.report is None:
                yield ReportAwaited(plan, one.round, days_of(one.round, plan.year, day).ends)
