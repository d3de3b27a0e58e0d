"""The monthly meeting: its agenda writes itself, is ticked in the room, and becomes the minutes."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.improvement.models import AgendaItem, ImprovementPlan, Meeting
from prongsai.apps.improvement.planning import locked
from prongsai.apps.improvement.reporting import steps_told, with_notes
from prongsai.core.improvement.agenda import agenda_lines

USUAL_NEXT = timedelta(days=31)
_MEASURES = 1_000  # places kept for measures, so that matters stand behind them


@transaction.atomic
def call_meeting(
    plan: ImprovementPlan,
    *,
    number: str,
    on: date,
    begins_at: time | None = None,
    place: str = "",
    chair: str = "",
    by: User | None,
) -> Meeting:
    """Call a meeting that hears of the measures, and write its agenda."""
    plan = locked(plan)  # two people who call a meeting of one number take turns
    if plan.is_draft:
        raise ValidationError(_("The plan is not adopted yet; nothing is reported before."))
    meeting = Meeting(
        plan=plan, number=number.strip(), on=on, begins_at=begins_at, place=place, chair=chair
    )
    meeting.full_clean()
    meeting.save()
    write_agenda(meeting)
    log_of("improvement.meeting_called", meeting, by, on=on.isoformat())
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting,
    *,
    seen: str,
    number: str,
    on: date,
    begins_at: time | None,
    place: str,
    chair: str,
    by: User | None,
) -> None:
    """Change when and where a meeting is; its agenda is written anew.

    ``seen`` is what somebody saw of it (``as_called``); ValidationError where another changed it.
    """
    current = _not_held(meeting)
    if as_called(current) != seen:
        raise ValidationError(
            _("Somebody else changed this meanwhile. Look at it, then save once more."),
            code="changed_meanwhile",
        )
    current.number, current.on, current.begins_at = number.strip(), on, begins_at
    current.place, current.chair = place, chair
    current.full_clean()
    current.save()
    write_agenda(current)
    log_of("improvement.meeting_changed", current, by, on=on.isoformat())


def as_called(meeting: Meeting) -> str:
    """A word for when and where a meeting is: another one as soon as somebody changes it."""
    said = (meeting.number, meeting.on, meeting.begins_at, meeting.place, meeting.chair)
    return sha256("\n".join(map(str, said)).encode()).hexdigest()[:16]


@transaction.atomic
def write_agenda(meeting: Meeting) -> None:
    """Put on the agenda what is late, due or new by now; what was typed stays.

    A measure with nothing to say goes, unless somebody has said something of it.
    """
    current = _not_held(meeting)
    before = {one.measure_id: one for one in current.items.exclude(measure=None)}
    since = _meeting_before(current)
    place = 0
    for measure in with_notes(current.plan):
        told = steps_told(measure)
        until = current.next_on or current.on + USUAL_NEXT
        lines = agenda_lines(told, since=since, on=current.on, until=until)
        item = before.pop(measure.pk, None)
        if not lines and not _was_used(item):
            if item is not None:
                item.delete()
            continue
        place += 1
        item = item or AgendaItem(meeting=current, measure=measure)
        item.place, item.due = place, list(lines)
        item.save()
    for gone in before.values():
        if not _was_used(gone):
            gone.delete()


@transaction.atomic
def add_matter(meeting: Meeting, *, title: str, by: User | None) -> AgendaItem:
    """Put a matter of its own on the agenda, after the measures."""
    current = _not_held(meeting)
    last = current.items.aggregate(last=Max("place"))["last"] or 0
    item = AgendaItem(meeting=current, title=title.strip(), place=max(last, _MEASURES) + 1)
    item.full_clean()
    item.save()
    log_of("improvement.matter_added", current, by)
    return item


@transaction.atomic
def remove_matter(item: AgendaItem, *, by: User | None) -> None:
    """Take a matter of its own off the agenda."""
    current = _not_held(item.meeting)
    if item.measure_id is not None:
        raise ValidationError(_("A measure leaves the agenda when nothing of it is due."))
    item.delete()
    log_of("improvement.matter_removed", current, by)


@transaction.atomic
def minute(
    item: AgendaItem, *, reported: bool, said: str, resolution: str, by: User | None
) -> None:
    """Write down that a point was reported, what was said and what was resolved."""
    current = _not_held(item.meeting)
    item.reported, item.said, item.resolution = reported, said.strip(), resolution.strip()
    item.full_clean()
    item.save()
    log_of("improvement.minuted", current, by, point=item.place)


@transaction.atomic
def hold_meeting(
    meeting: Meeting,
    *,
    attended: Sequence[str],
    remarks: str = "",
    ends_at: time | None = None,
    next_on: date | None = None,
    by: User | None,
) -> None:
    """Close the minutes: from then on they stay as they are."""
    current = _not_held(meeting)
    if current.on > timezone.localdate():
        raise ValidationError(_("The meeting is still to come; its minutes are closed after it."))
    current.attended, current.remarks = [one.strip() for one in attended if one.strip()], remarks
    current.ends_at, current.next_on = ends_at, next_on
    current.full_clean()
    current.items.update(frozen=True)
    current.held_at, current.held_by = timezone.now(), by
    current.save()
    meeting.held_at = current.held_at
    log_of("improvement.meeting_held", current, by)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: User | None) -> None:
    """Cancel a meeting that was not held."""
    current = _not_held(meeting)
    log_of("improvement.meeting_cancelled", current, by)
    current.delete()


def _meeting_before(meeting: Meeting) -> date | None:
    held = Meeting.objects.filter(plan=meeting.plan, on__lt=meeting.on, held_at__isnull=False)
    return held.order_by("-on").values_list("on", flat=True).first()


def _was_used(item: AgendaItem | None) -> bool:
    return item is not None and bool(item.reported or item.said or item.resolution)


def _not_held(meeting: Meeting) -> Meeting:
    current = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if current.is_held:
        raise ValidationError(_("The minutes of this meeting are closed and stay as they are."))
    return current


def log_of(act: str, meeting: Meeting, by: User | None, **details: object) -> None:
    """One line of the log about a meeting."""
    plan = meeting.plan
    log(
        act,
        meeting,
        by=by,
        agency=plan.agency.slug,
        year=plan.year,
        number=meeting.number,
        **details,
    )
