"""Calendars that read deadlines at a secret address: how many, on which day, and nothing else."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Role, Unit
from prongsai.apps.agencies.permissions import may
from prongsai.apps.agencies.queries import Visitor, appointments_of
from prongsai.apps.audit.actions import log
from prongsai.apps.improvement.models import CalendarFeed, Meeting, PlanState
from prongsai.apps.improvement.step_queries import duties_visible_to

MOST_FEEDS = 10  # that one person has at a time in one agency
# What is longer over is no deadline to look at; the list of steps has it.
_BACK = timedelta(days=60)
_WHOLE = (Role.OFFICER, Role.EXECUTIVE)


class Scope(NamedTuple):
    """What somebody may have a calendar of: the whole agency or not, and of which units."""

    whole: bool
    units: Sequence[Unit]


class Entry(NamedTuple):
    """A day, or a moment in it, with its title; ``uid`` is the same each time it is read."""

    uid: str
    title: str
    on: date
    at: time | None = None


@transaction.atomic
def make_feed(agency: Agency, *, unit: Unit | None, by: User) -> str:
    """Make a calendar of a unit, or of the whole agency; gives its key, which is kept nowhere.

    ValidationError for what its maker may not see, and where he has too many.
    """
    if not _within(scope_of(by, agency), unit):
        raise ValidationError({"unit": _("Choose what you report for yourself.")})
    User.objects.select_for_update().get(pk=by.pk)  # two at once would pass the limit
    if CalendarFeed.objects.filter(agency=agency, owner=by, ended_at=None).count() >= MOST_FEEDS:
        raise ValidationError(
            _("You have %(number)s calendar addresses. End one first.") % {"number": MOST_FEEDS}
        )
    key = token_urlsafe(32)
    feed = CalendarFeed(agency=agency, unit=unit, owner=by, key_hash=_hash(key))
    feed.full_clean()
    feed.save()
    log("improvement.feed_made", feed, by=by, agency=agency.slug, unit=_name_of(unit))
    return key


@transaction.atomic
def end_feed(feed: CalendarFeed, *, by: User | None) -> None:
    """End a calendar's address for good; one that ended already stays as it is."""
    current = CalendarFeed.objects.select_for_update().get(pk=feed.pk)
    if current.ended_at is not None:
        return
    current.ended_at = timezone.now()
    current.save(update_fields=["ended_at"])
    unit = _name_of(current.unit)
    log("improvement.feed_ended", current, by=by, agency=current.agency.slug, unit=unit)


def scope_of(visitor: Visitor, agency: Agency) -> Scope:
    """What somebody may have a calendar of in an agency, today."""
    held = [one.position for one in appointments_of(visitor) if one.position.agency_id == agency.pk]
    if any(position.role in _WHOLE for position in held):
        return Scope(True, list(agency.units.all()))
    units = {one.unit for one in held if one.role == Role.UNIT and one.unit is not None}
    return Scope(False, sorted(units, key=lambda unit: unit.pk))


def feeds_visible_to(visitor: Visitor, agency: Agency) -> QuerySet[CalendarFeed]:
    """The addresses that somebody may end: his own, and all for who manages the agency."""
    feeds = CalendarFeed.objects.filter(agency=agency, ended_at__isnull=True)
    if not may(visitor, "agency.manage", agency):
        feeds = feeds.filter(owner=visitor.pk)
    return feeds.select_related("agency", "unit", "owner").order_by("-made_at", "-pk")


def feed_with(key: str) -> CalendarFeed | None:
    """The calendar with this key; ``None`` where there is none, or its maker's time is over."""
    feeds = CalendarFeed.objects.filter(key_hash=_hash(key), ended_at__isnull=True)
    feed = feeds.select_related("agency", "unit", "owner").first()
    if feed is None or not feed.owner.is_active:
        return None
    return feed if _within(scope_of(feed.owner, feed.agency), feed.unit) else None


def entries_of(feed: CalendarFeed, today: date) -> Sequence[Entry]:
    """What stands in a calendar: how many parts are due on a day, and that there is a meeting."""
    return sorted([*_due(feed, today), *_meetings(feed, today)], key=lambda one: (one.on, one.uid))


def written(entries: Sequence[Entry], *, address: str, today: date) -> bytes:
    """The entries as iCalendar (RFC 5545), each with the address where to sign in."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Prongsai//Deadlines//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAME)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        # The same all day long, so that what did not change is the same file.
        event.add("dtstamp", _in_utc(today, time()))
        event.add("summary", entry.title)
        event.add("dtstart", _starts(entry))
        event.add("description", address)
        event.add("url", address)
        event.add("transp", "TRANSPARENT" if entry.at is None else "OPAQUE")
        calendar.add_component(event)
    ical: bytes = calendar.to_ical()
    return ical


def _due(feed: CalendarFeed, today: date) -> Iterator[Entry]:
    duties = duties_visible_to(feed.owner, feed.agency)
    duties = duties.filter(done_on__isnull=True, step__ends__gte=today - _BACK)
    if feed.unit is not None:
        duties = duties.filter(unit=feed.unit)
    counted = duties.order_by().values_list("step__ends").annotate(number=Count("pk"))
    for day, number in counted:
        yield Entry(f"{feed.pk}-{day:%Y%m%d}@prongsai", _DUE.format(number=number), day)


def _meetings(feed: CalendarFeed, today: date) -> Iterator[Entry]:
    seen = Q(plan__state=PlanState.ADOPTED)
    if scope_of(feed.owner, feed.agency).whole:
        seen |= Q(plan__state=PlanState.DRAFT)
    meetings = Meeting.objects.filter(seen, plan__agency=feed.agency, on__gte=today - _BACK)
    for one in meetings:
        yield Entry(f"{feed.pk}-m{one.pk}@prongsai", _MEETING, one.on, one.begins_at)


def _starts(entry: Entry) -> date | datetime:
    if entry.at is None:
        return entry.on
    return _in_utc(entry.on, entry.at)


def _in_utc(day: date, at: time) -> datetime:
    """A moment here, in UTC: every calendar knows it without a table of time zones."""
    return timezone.make_aware(datetime.combine(day, at)).astimezone(UTC)


def _within(scope: Scope, unit: Unit | None) -> bool:
    return scope.whole if unit is None else unit in scope.units


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _name_of(unit: Unit | None) -> str:
    return "" if unit is None else unit.name


_NAME = "กำหนดงาน ITA"
_DUE = "กำหนดงาน ITA {number} รายการ"
_MEETING = "ประชุม"
