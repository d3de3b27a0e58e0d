"""Meetings for the people who prepare and hold them, and for the documents that tell of them."""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.models import AgendaItem, ImprovementPlan, Meeting
from prongsai.core.calendar import buddhist_year
from prongsai.core.documents.meeting_told import AddendumTold, MeetingTold, PointTold
from prongsai.core.thai import arabic_digits

_NUMBER = re.compile(r"^(\d{1,4})\s*/\s*(\d{4})$")
_A_MONTH = timedelta(days=31)


class Proposed(NamedTuple):
    """What the next meeting begins with: as the one before, a number and a day later."""

    number: str
    on: date
    begins_at: time | None = None
    place: str = ""
    chair: str = ""


class MayAttend(NamedTuple):
    """The positions and the units of an agency by their names."""

    positions: tuple[str, ...]
    units: tuple[str, ...]


def meetings_of(plan: ImprovementPlan) -> QuerySet[Meeting]:
    """The meetings of a plan, the newest first, with how many points they have and heard."""
    counted = Meeting.objects.filter(plan=plan).annotate(
        points=Count("items"), heard=Count("items", filter=Q(items__reported=True))
    )
    return counted.order_by("-on", "-pk")


def points_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The points of a meeting in their order, with their measures."""
    return meeting.items.select_related("measure__plan__agency")


def proposed_meeting(plan: ImprovementPlan) -> Proposed:
    """The next meeting, from the newest: the day that it set, else a month later."""
    newest = Meeting.objects.filter(plan=plan).order_by("-on", "-pk").first()
    today = timezone.localdate()
    if newest is None:
        return Proposed(next_number(plan, today), today)
    on = max(newest.next_on or newest.on + _A_MONTH, today)
    return Proposed(next_number(plan, on), on, newest.begins_at, newest.place, newest.chair)


def next_number(plan: ImprovementPlan, on: date) -> str:
    """The number after the highest of the day's calendar year: ``4/2568``; the first is 1."""
    year = str(buddhist_year(on))
    numbers = Meeting.objects.filter(plan__agency=plan.agency_id).values_list("number", flat=True)
    read = (_NUMBER.match(arabic_digits(one)) for one in numbers)
    used = [int(one[1]) for one in read if one is not None and one[2] == year]
    return f"{max(used, default=0) + 1}/{year}"


def number_proposed(meeting: Meeting) -> str:
    """The number of a meeting that counts in the year of its day: nobody need have typed it.

    Empty for another one (``พิเศษ``, a year of somebody's own).
    """
    read = _NUMBER.match(arabic_digits(meeting.number))
    if read is None or read[2] != str(buddhist_year(meeting.on)):
        return ""
    return f"{read[1]}/{read[2]}"


def number_moved(meeting: Meeting, on: date) -> str:
    """The number of a meeting that is on another day: its own, in another year the next of that."""
    if buddhist_year(on) == buddhist_year(meeting.on):
        return number_proposed(meeting) or meeting.number
    return next_number(meeting.plan, on)


def who_may_attend(agency: Agency) -> MayAttend:
    """Who can be ticked as having come, each once: what is a position is told as no unit."""
    positions = dict.fromkeys(agency.positions.order_by("pk").values_list("title", flat=True))
    units = agency.units.values_list("name", flat=True)
    return MayAttend(tuple(positions), tuple(one for one in units if one not in positions))


def meeting_told(meeting: Meeting) -> MeetingTold:
    """A meeting as its agenda and its minutes tell it."""
    points = list(points_of(meeting))
    before = _held_before(meeting)
    return MeetingTold(
        number=meeting.number,
        on=meeting.on,
        assessed=meeting.plan.assessed,
        year=meeting.plan.year,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        chair=meeting.chair,
        attended=tuple(meeting.attended),
        measures=tuple(_told(one) for one in points if one.measure_id is not None),
        matters=tuple(_told(one) for one in points if one.measure_id is None),
        remarks=meeting.remarks,
        before=None if before is None else (before.number, before.on),
        next_on=meeting.next_on,
        is_held=meeting.is_held,
        addenda=tuple(AddendumTold(one.on, one.reason, one.text) for one in meeting.addenda.all()),
    )


def meetings_told(agency: Agency, assessed: int) -> tuple[MeetingTold, ...]:
    """Every meeting about the assessment of a year as its papers tell it, the earliest first."""
    meetings = Meeting.objects.filter(plan__agency=agency, plan__assessed=assessed)
    return tuple(map(meeting_told, meetings.select_related("plan").order_by("on", "pk")))


def _held_before(meeting: Meeting) -> Meeting | None:
    held = Meeting.objects.filter(
        plan__agency=meeting.plan.agency_id, on__lt=meeting.on, held_at__isnull=False
    )
    return held.order_by("-on", "-pk").first()


def _told(item: AgendaItem) -> PointTold:
    return PointTold(
        str(item), tuple(item.due), item.reported, item.said.strip(), item.resolution.strip()
    )
