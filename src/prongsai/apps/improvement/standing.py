"""Where a plan stands today: what an executive asks before a meeting."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from prongsai.apps.improvement.models import (
    ImprovementPlan,
    Meeting,
    NoteKind,
    ProgressReport,
    ReportRound,
    StepNote,
)


class RoundState(NamedTuple):
    """The newest report of a round; ``None`` where it was not begun."""

    round: ReportRound
    report: ProgressReport | None


def newest_obstacles(plan: ImprovementPlan, most: int) -> Sequence[StepNote]:
    """The obstacles that units told last of parts that are not done yet."""
    standing = Q(duty__step__measure__plan=plan, duty__step__measure__dropped_because="")
    told = StepNote.objects.filter(standing, kind=NoteKind.OBSTACLE, duty__done_on__isnull=True)
    return list(told.select_related("duty__unit", "duty__step").order_by("-on", "-pk")[:most])


def next_meeting(plan: ImprovementPlan, today: date) -> date | None:
    """The day of the next meeting: one that is called, else what the last one set."""
    called = plan.meetings.filter(held_at__isnull=True, on__gte=today).order_by("on").first()
    if called is not None:
        return called.on
    held: Meeting | None = plan.meetings.filter(held_at__isnull=False).order_by("-on").first()
    if held is None or held.next_on is None or held.next_on < today:
        return None
    return held.next_on


def rounds_of(plan: ImprovementPlan) -> Sequence[RoundState]:
    """The reports of six and of twelve months, as far as they are."""
    found: dict[str, ProgressReport] = {}
    for report in plan.reports.exclude(round=ReportRound.MONTH).order_by("number"):
        found[report.round] = report
    rounds = (ReportRound.SIX_MONTHS, ReportRound.TWELVE_MONTHS)
    return [RoundState(one, found.get(one)) for one in rounds]
