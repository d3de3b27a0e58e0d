"""Photographs that units attached to their steps, for the pages of photographs of a year."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from prongsai.apps.accounts.models import User
from prongsai.apps.documents.actions import add_photo
from prongsai.apps.documents.models import Paper
from prongsai.apps.evidence.files import JPEG, PNG
from prongsai.apps.improvement.models import StepProof
from prongsai.core.dates import long_date

_LONGEST_NOTE = 300


def photographs_of_steps(paper: Paper) -> QuerySet[StepProof]:
    """The photographs of the measures that answer a paper's year, the newest first, unloaded."""
    proofs = StepProof.objects.filter(
        note__duty__step__measure__plan__agency=paper.agency_id,
        note__duty__step__measure__plan__assessed=paper.year,
        file__content_type__in=(JPEG, PNG),
    )
    related = proofs.select_related("note__duty__step__measure", "note__duty__unit", "file")
    return related.defer("file__content").order_by("-on", "-pk")


def note_of(proof: StepProof) -> str:
    """What is printed below a photograph: its caption, else its step, and its day."""
    day = f" วันที่ {long_date(proof.on)}"
    said = " ".join((proof.caption or proof.note.duty.step.text).split())
    return said[: _LONGEST_NOTE - len(day)] + day


@transaction.atomic
def add_photographs_of_steps(paper: Paper, *, proofs: Sequence[StepProof], by: User | None) -> None:
    """Put photographs into a paper with their captions and days, the oldest first.

    Raises ProblemsFound and ValidationError as ``add_photo`` does; then none is added.
    """
    for proof in sorted(proofs, key=lambda one: (one.on, one.pk)):
        if proof.file is not None:
            add_photo(paper, content=bytes(proof.file.content), note=note_of(proof), by=by)
