"""Endings and appointments that were a mistake, taken back before they did anything."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.endings import endings_to_take_back
from prongsai.apps.agencies.models import Appointment
from prongsai.apps.audit.actions import log


@transaction.atomic
def take_back_ending(appointment: Appointment, *, by: User | None) -> None:
    """Let an appointment last as if nobody had ended it.

    ValidationError where the last day is over and was not decided today, or where the holder was
    given the position once more meanwhile.
    """
    endable = endings_to_take_back(appointment.position.agency)
    if not endable.filter(pk=appointment.pk).exists():
        raise ValidationError(_("It is too late to take this back. Give the position again."))
    appointment.refresh_from_db()
    appointment.until, appointment.until_before = appointment.until_before, None
    appointment.ended_at = None
    appointment.full_clean()
    appointment.save(update_fields=["until", "until_before", "ended_at"])
    _log("agency.ending_taken_back", appointment, by)


@transaction.atomic
def withdraw_appointment(appointment: Appointment, *, by: User | None) -> None:
    """Take back that somebody gets a position; the row stays for what refers to it.

    Its days are moved before today, so that it is in force on no day to come.
    """
    _log("agency.appointment_withdrawn", appointment, by)
    yesterday = timezone.localdate() - timedelta(1)
    appointment.since = appointment.until = yesterday
    appointment.withdrawn_at = timezone.now()
    appointment.full_clean()
    appointment.save(update_fields=["since", "until", "withdrawn_at"])


def _log(act: str, appointment: Appointment, by: User | None) -> None:
    position = appointment.position
    log(
        act,
        appointment,
        by=by,
        agency=position.agency.slug,
        position=position.title,
        holder=appointment.holder.username,
        since=appointment.since.isoformat(),
    )
