"""Appointments that are over, or that begin later, for whoever holds no position today."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency, Appointment
from prongsai.apps.agencies.queries import Visitor


def ended_appointments(visitor: Visitor, day: date | None = None) -> QuerySet[Appointment]:
    """The appointments of somebody that are over on a day, the newest ending first."""
    over = Appointment.objects.filter(
        holder=visitor.pk, until__lt=day or timezone.localdate(), withdrawn_at__isnull=True
    )
    return over.select_related("position__agency").order_by("-until", "-pk")


def coming_appointments(visitor: Visitor, day: date | None = None) -> QuerySet[Appointment]:
    """The appointments of somebody that begin after a day, the next first."""
    later = Appointment.objects.filter(holder=visitor.pk, since__gt=day or timezone.localdate())
    return later.select_related("position__agency").order_by("since", "pk")


def endable_appointments(agency: Agency) -> QuerySet[Appointment]:
    """The appointments in an agency that can get a last day, or an earlier one: open and acting."""
    acting = Q(acting=True, until__gte=timezone.localdate())
    found = Appointment.objects.filter(Q(until__isnull=True) | acting, position__agency=agency)
    return found.select_related("position__agency", "position__unit", "holder")


def endings_to_take_back(agency: Agency) -> QuerySet[Appointment]:
    """The appointments whose last day was decided and can be taken back.

    Until that day is over, and on the day on which it was decided: a wrong day may lie behind us.
    """
    today = timezone.localdate()
    fresh = Q(until__gte=today) | Q(ended_at__date=today)
    ended = Appointment.objects.filter(
        fresh, position__agency=agency, ended_at__isnull=False, withdrawn_at__isnull=True
    )
    return ended.select_related("position__agency", "position__unit", "holder")
