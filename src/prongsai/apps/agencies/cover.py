"""What nobody can do once somebody leaves: roles, units and positions that are left empty."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency, Appointment, Role, Unit


def is_last_executive(appointment: Appointment, until: date) -> bool:
    """Whether the agency has no executive on the day after ``until`` if an appointment ends then.

    A day that is over counts as today: from then on somebody is missed.
    """
    position = appointment.position
    if position.role != Role.EXECUTIVE:
        return False
    after = max(until, timezone.localdate()) + timedelta(1)
    others = _holding(Role.EXECUTIVE, after).exclude(pk=appointment.pk)
    return not others.filter(position__agency=position.agency_id).exists()


def is_last_administrator(appointment: Appointment, until: date) -> bool:
    """Whether nobody administers the installation any more if an appointment ends on a day."""
    if appointment.position.role != Role.ADMINISTRATOR:
        return False
    after = max(until, timezone.localdate()) + timedelta(1)
    return not _holding(Role.ADMINISTRATOR, after).exclude(pk=appointment.pk).exists()


def has_executive(agency: Agency) -> bool:
    """Whether somebody is executive of an agency today."""
    held = _holding(Role.EXECUTIVE, timezone.localdate())
    return held.filter(position__agency=agency).exists()


def has_administrator() -> bool:
    """Whether somebody administers the installation today."""
    return _holding(Role.ADMINISTRATOR, timezone.localdate()).exists()


def units_without_anybody(agency: Agency) -> QuerySet[Unit]:
    """The units of an agency in which nobody holds a position today."""
    held = _in_force(timezone.localdate()).filter(position__agency=agency)
    return agency.units.exclude(pk__in=held.exclude(position__unit=None).values("position__unit"))


def _holding(role: Role, day: date) -> QuerySet[Appointment]:
    return _in_force(day).filter(position__role=role, holder__is_active=True)


def _in_force(day: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
