"""What becomes of a hand-over until its last day: its pack is made anew, or all of it cancelled."""

from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Appointment
from prongsai.apps.agencies.taking_back import take_back_ending, withdraw_appointment
from prongsai.apps.audit.actions import log
from prongsai.apps.documents.handing_over import gather_pack
from prongsai.apps.improvement.models import HandOver
from prongsai.core.improvement.handing_over import pack_as_plain


class Standing(StrEnum):
    """Whether a hand-over counts: it does, a newer pack took its place, or it was cancelled."""

    COUNTS = "counts"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


def standing_of(kept: HandOver) -> Standing:
    """Whether a hand-over counts still."""
    if _is_cancelled(kept):
        return Standing.CANCELLED
    return Standing.COUNTS if newest_of(kept.appointment) == kept else Standing.REPLACED


def with_standings(several: QuerySet[HandOver]) -> list[tuple[HandOver, Standing]]:
    """Hand-overs without what was handed over, each with whether it counts; one query for all."""
    newer = HandOver.objects.filter(appointment=OuterRef("appointment"), pk__gt=OuterRef("pk"))
    found: list[tuple[HandOver, Standing]] = []
    for kept in several.annotate(is_replaced=Exists(newer)).defer("pack"):
        counts = Standing.REPLACED if kept.is_replaced else Standing.COUNTS
        found.append((kept, Standing.CANCELLED if _is_cancelled(kept) else counts))
    return found


def newest_of(appointment: Appointment) -> HandOver | None:
    """What was handed over last of an appointment, if anything was."""
    kept = HandOver.objects.filter(appointment=appointment)
    return kept.select_related("successor", "appointment").order_by("-pk").first()


def can_be_renewed(kept: HandOver) -> bool:
    """Whether what is handed over may be gathered again: until the last day is over."""
    return standing_of(kept) == Standing.COUNTS and timezone.localdate() <= kept.last_day


@transaction.atomic
def renew_pack(kept: HandOver, *, by: User | None) -> HandOver:
    """Gather again, as it stands now, what is handed over; the earlier pack stays beside it.

    ValidationError where the hand-over counts no longer, or its last day is over.
    """
    Appointment.objects.select_for_update(of=("self",)).get(pk=kept.appointment_id)
    if not can_be_renewed(kept):
        raise ValidationError(_("This hand-over is over, cancelled, or was made anew already."))
    position = kept.appointment.position
    pack = gather_pack(position, last_day=kept.last_day, note=kept.note)
    renewed = HandOver(
        appointment=kept.appointment,
        successor=kept.successor,
        last_day=kept.last_day,
        pack=pack_as_plain(pack),
        note=kept.note,
        by=by,
    )
    renewed.full_clean()
    renewed.save()
    log(
        "agency.hand_over_renewed",
        renewed,
        by=by,
        agency=position.agency.slug,
        position=position.title,
        last_day=kept.last_day.isoformat(),
        steps=len(pack.steps),
        promises=len(pack.promises),
    )
    return renewed


@transaction.atomic
def take_back(appointment: Appointment, *, by: User | None) -> None:
    """Let an appointment last as before its ending; who was to come after gets nothing.

    ValidationError where it is too late, as ``take_back_ending`` says.
    """
    current = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    kept = newest_of(current)
    counts = kept is not None and standing_of(kept) != Standing.CANCELLED
    take_back_ending(current, by=by)
    if kept is not None and counts and kept.successor is not None:
        withdraw_appointment(kept.successor, by=by)


def _is_cancelled(kept: HandOver) -> bool:
    withdrawn = kept.successor is not None and kept.successor.withdrawn_at is not None
    return withdrawn or kept.appointment.until != kept.last_day
