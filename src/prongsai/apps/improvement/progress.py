"""What a unit tells of its part in a step: ticks, a few words, a photograph. Nothing is changed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.evidence.exhibits import web_address
from prongsai.apps.evidence.files import keep_file, safe_name
from prongsai.apps.improvement.models import Duty, NoteKind, StepNote, StepProof
from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import long_date

MOST_PROOFS = 10  # of one note


class ProofGiven(NamedTuple):
    """A link, or a file with its name, as it is given; ``on`` is the day that it is of."""

    on: date
    caption: str = ""
    url: str = ""
    content: bytes | None = None
    file_name: str = ""


@transaction.atomic
def tell(
    duty: Duty,
    *,
    kind: str,
    text: str = "",
    counted: int | None = None,
    on: date,
    proofs: Sequence[ProofGiven] = (),
    by: User | None,
) -> StepNote:
    """Tell how far a unit is with its part, with proofs; the part is done when it says so.

    Raises ValidationError for a plan that is not adopted, a dropped measure, a day to come, and
    a note that tells nothing.
    """
    current = Duty.objects.select_for_update(of=("self",)).get(pk=duty.pk)
    _must_be_told_of(current, on)
    if kind == NoteKind.PROGRESS and not text.strip() and counted is None and not proofs:
        raise ValidationError(_("Say in a few words what was done, or add a photograph."))
    if len(proofs) > MOST_PROOFS:
        says = _("One note takes at most %(most)s photographs, files and links.")
        raise ValidationError(says % {"most": MOST_PROOFS})
    if counted is not None and not current.step.counted_in:
        raise ValidationError({"counted": _("Nothing is counted in this step.")})
    note = StepNote(duty=current, kind=kind, text=text.strip(), counted=counted, on=on, by=by)
    note.full_clean()
    note.save()
    for proof in proofs:
        _keep_proof(note, proof)
    _mark(current, note)
    duty.done_on, duty.counted = current.done_on, current.counted
    _log_told(note, by, len(proofs))
    return note


@transaction.atomic
def tick(duty: Duty, *, on: date, by: User | None) -> StepNote:
    """Say that a unit's part is done, and nothing more."""
    return tell(duty, kind=NoteKind.DONE, on=on, by=by)


def _must_be_told_of(duty: Duty, on: date) -> None:
    measure = duty.step.measure
    if measure.plan.is_draft:
        raise ValidationError(_("The plan is not adopted yet; nothing is reported before."))
    if measure.dropped_because:
        raise ValidationError(_("This measure was dropped; nothing more is reported."))
    plan = measure.plan
    first = min(FiscalYear(plan.year).starts, plan.agreed_on or date.max)
    if on < first:
        says = _("This day is before the plan's year and its adoption (%(day)s). Look at the year.")
        raise ValidationError({"on": says % {"day": long_date(first)}})
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come. Give the day it was done.")})


def _keep_proof(note: StepNote, given: ProofGiven) -> None:
    proof = StepProof(note=note, caption=given.caption.strip(), on=given.on)
    if given.content is not None:
        proof.file = keep_file(given.content)
        proof.file_name = safe_name(given.file_name, proof.file.content_type)
    else:
        proof.url = web_address(given.url)
    if proof.on > timezone.localdate():
        raise ValidationError(_("A proof cannot be of a day to come."))
    proof.full_clean()
    proof.save()


def _mark(duty: Duty, note: StepNote) -> None:
    if note.kind == NoteKind.DONE:
        duty.done_on = note.on
    elif note.kind == NoteKind.REOPENED:
        duty.done_on = None
    if note.counted is not None:
        duty.counted = note.counted
    duty.save(update_fields=["done_on", "counted"])


def _log_told(note: StepNote, by: User | None, proofs: int) -> None:
    plan = note.duty.step.measure.plan
    log(
        "improvement.told",
        note,
        by=by,
        agency=plan.agency.slug,
        year=plan.year,
        unit=note.duty.unit.name,
        kind=note.kind,
        proofs=proofs,
    )
