"""What every change of a survey has in common: its row locked, what was changed kept, a line told.

No line of the log that is written here holds a code, an answer or the text of a comment.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.surveys.models import State, Survey


def locked(survey: Survey) -> Survey:
    """The survey's row as it is now, locked until the transaction ends."""
    surveys = Survey.objects.select_for_update(of=("self",))
    return surveys.select_related("round__agency").get(pk=survey.pk)


def unclosed(survey: Survey) -> Survey:
    """The survey's row, locked; ValidationError where it is closed and so not changed any more."""
    current = locked(survey)
    if current.state == State.CLOSED:
        raise closed()
    return current


def closed() -> ValidationError:
    """What is told of a change that comes too late."""
    return ValidationError(_("The survey is closed; nothing in it can be changed any more."))


def keep(current: models.Model, given: models.Model, *fields: str) -> None:
    """Check and save what was changed, and let the caller's object say the same."""
    current.full_clean()
    current.save(update_fields=fields)
    for field in fields:
        setattr(given, field, getattr(current, field))


def log_of(
    act: str, subject: models.Model, survey: Survey, by: User | None, **details: Any
) -> None:
    """Write a line of the log about something in a survey."""
    about = {"year": survey.round.year, "instrument": survey.instrument}
    log(act, subject, by=by, agency=survey.round.agency.slug, **about, **details)
