"""What every act of a review needs: the OIT of a round held, its stage, and a line of the log."""

from typing import Any

from django.core.exceptions import ValidationError

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.evidence.models import Examination, Stage


def held(examination: Examination) -> Examination:
    """The OIT of a round as it stands, held until whoever acts on it is done."""
    rows = Examination.objects.select_for_update(of=("self",)).select_related("round__agency")
    return rows.get(pk=examination.pk)


def held_at(examination: Examination, stage: Stage, says: object) -> Examination:
    """The OIT of a round, held; ValidationError with ``says`` at any other stage."""
    current = held(examination)
    if current.stage != stage:
        raise ValidationError(str(says))
    return current


def move(examination: Examination, current: Examination, stage: Stage, *also: str) -> None:
    """Bring the OIT of a round to its next stage, and keep the other fields named."""
    current.stage = examination.stage = stage
    current.full_clean()
    current.save(update_fields=["stage", *also])


def log_review(act: str, examination: Examination, by: User | None, **details: Any) -> None:
    """The line of the log about the OIT of a round; never a comment, never an assessor's name."""
    round_ = examination.round
    log(act, examination, by=by, agency=round_.agency.slug, year=round_.year, **details)
