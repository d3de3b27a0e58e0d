"""Meetings of an office as its pages show them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from prongsai.apps.agencies.queries import appointments_of
from prongsai.apps.documents.meeting_papers import papers_of_meeting
from prongsai.apps.improvement.meeting import USUAL_NEXT
from prongsai.apps.improvement.meeting_queries import meetings_of, points_of
from prongsai.apps.improvement.models import AgendaItem, ImprovementPlan, Meeting
from prongsai.apps.improvement.reporting import steps_told, with_notes
from prongsai.core.improvement.agenda import agenda_lines
from prongsai.web.agency.access import Office
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_forms.meetings import PointForm


class PointShown(NamedTuple):
    """A point in the room: its number as the agenda prints it, and its form.

    ``newer`` is what another kept meanwhile, where somebody typed something else.
    """

    item: AgendaItem
    number: str
    form: PointForm | None
    newer: AgendaItem | None = None


class OwnPoint(NamedTuple):
    """A measure of which a unit has to tell something at the meeting, and what."""

    measure: str
    lines: tuple[str, ...]


def plan_to_read(office: Office, year: int) -> ImprovementPlan:
    """The plan of a year, for whoever reads of its meetings; units see those of adopted plans."""
    if not office.acts & {"improvement.view", "improvement.report"}:
        raise PermissionDenied
    plan = plan_of_year(office, year)
    if plan.is_draft and "improvement.view" not in office.acts:
        raise Http404
    return plan


def meeting_of(plan: ImprovementPlan, pk: int) -> Meeting:
    """A meeting of a plan; Http404 for one of another."""
    found: Meeting = get_object_or_404(meetings_of(plan), pk=pk)
    found.plan = plan
    return found


def about_meeting(office: Office, meeting: Meeting) -> dict[str, Any]:
    """What every page about one meeting shows."""
    return about(office, meeting.plan) | {
        "meeting": meeting,
        "has_come": meeting.on <= timezone.localdate(),
    }


def shown_points(
    meeting: Meeting, request: HttpRequest | None = None, may_write: bool = False
) -> list[PointShown]:
    """The points in their order: measures below the third of the agenda, others below the fourth.

    With a request, the forms have what was sent of them; a point that came meanwhile is as kept.
    """
    sent = None if request is None else request.POST
    counts = {3: 0, 4: 0}
    found = []
    for item in points_of(meeting):
        under = 4 if item.measure_id is None else 3
        counts[under] += 1
        was_sent = sent is not None and f"p{item.pk}-seen" in sent
        form = PointForm.of(item, sent if was_sent else None) if may_write else None
        found.append(PointShown(item, f"{under}.{counts[under]}", form))
    return found


def own_points(office: Office, meeting: Meeting) -> list[OwnPoint]:
    """What the units of somebody have to tell at a meeting; nothing of other units."""
    own = _own_units(office)
    until = meeting.next_on or meeting.on + USUAL_NEXT
    found = []
    for measure in with_notes(meeting.plan):
        steps = [
            step._replace(duties=tuple(one for one in step.duties if one.unit in own))
            for step in steps_told(measure)
        ]
        lines = agenda_lines(steps, since=None, on=meeting.on, until=until)
        if lines:
            found.append(OwnPoint(str(measure), lines))
    return found


def papers_shown(meeting: Meeting) -> Mapping[str, Any]:
    """The papers of a meeting by their kind, for links."""
    return papers_of_meeting(meeting)


def usual_resolutions() -> Sequence[str]:
    """What meetings usually resolve, to choose from while typing."""
    return ("รับทราบ", "เห็นชอบ", "รับทราบ และให้เร่งดำเนินการให้แล้วเสร็จ", "ให้รายงานในการประชุมครั้งต่อไป")


def _own_units(office: Office) -> frozenset[str]:
    positions = [one.position for one in appointments_of(office.visitor)]
    return frozenset(
        one.unit.name
        for one in positions
        if one.agency_id == office.agency.pk and one.unit is not None
    )
