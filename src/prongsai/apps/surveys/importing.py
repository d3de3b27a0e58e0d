"""Counts of answers that were given in other tools, brought into a survey until it is closed.

Only counts come here; the file with the answers of single people stays with whoever has it. Its
digest stands in the log, so that the same answers are not counted twice.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.audit.actions import log
from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.changing import closed, locked
from prongsai.apps.surveys.models import OWN, State, Survey, SurveyTally
from prongsai.apps.surveys.queries import survey_rules
from prongsai.core.surveys.tallies import Tally

_BROUGHT_IN, _REPLACED = "survey.counts_brought_in", "survey.counts_replaced"


def brought_in(survey: Survey) -> QuerySet[SurveyTally]:
    """The counts that came from files, each with the name of its file as ``origin``."""
    return survey.tallies.filter(trait="").exclude(origin=OWN)


def check_counts(survey: Survey, *, portion: str, tally: Tally, digest: str) -> None:
    """Raise ValidationError where these counts could not come in, before anybody agrees to it."""
    if survey.state == State.CLOSED:
        raise closed()
    _check(survey, portion, tally)
    _check_new(survey, digest)


@transaction.atomic
def bring_in_counts(
    survey: Survey, *, portion: str, origin: str, tally: Tally, digest: str, by: User | None
) -> SurveyTally:
    """Add the counts of a file to a portion of a survey.

    ``origin`` is the name of the file, ``digest`` that of its content. Raises ValidationError for
    a closed survey, a file that is in already, and fewer people than a group needs.
    """
    current = locked(survey)
    check_counts(current, portion=portion, tally=tally, digest=digest)
    if brought_in(current).filter(portion=portion, origin=origin).exists():
        raise ValidationError(_("A file of this name is in already. Remove it, or replace it."))
    row = SurveyTally(survey=current, portion=portion, origin=origin, tally=tally.as_plain())
    row.full_clean()
    row.save()
    log("survey.counts_brought_in", row, by=by, **_about(row), n=tally.n, digest=digest)
    return row


@transaction.atomic
def replace_counts(row: SurveyTally, *, tally: Tally, digest: str, by: User | None) -> None:
    """Let the counts of a newer export stand in place of those of an older file of its name."""
    current = _current(row)
    check_counts(current.survey, portion=current.portion, tally=tally, digest=digest)
    before = current.tally["n"]
    current.tally = row.tally = tally.as_plain()
    current.full_clean()
    current.save(update_fields=["tally"])
    about = _about(current)
    log("survey.counts_replaced", current, by=by, **about, n=tally.n, before=before, digest=digest)


@transaction.atomic
def remove_counts(row: SurveyTally, *, by: User | None) -> None:
    """Take the counts of a file out of a survey again."""
    current = _current(row)
    log("survey.counts_removed", current, by=by, **_about(current), n=current.tally["n"])
    current.delete()


def _check(survey: Survey, portion: str, tally: Tally) -> None:
    rules = survey_rules(survey)
    if portion not in [one.code for one in rules.portions]:
        raise ValidationError({"portion": _("The survey has no such part. Choose another.")})
    if tally.n < rules.smallest_group:
        says = _(
            "The file has answers of %(n)s people. Fewer than %(least)s are not taken, so that "
            "nobody's answers can be told. Bring them in together with others."
        )
        raise ValidationError(says % {"n": tally.n, "least": rules.smallest_group})


def _check_new(survey: Survey, digest: str) -> None:
    for row in brought_in(survey).select_related("survey__round__agency"):
        if _digest(row) == digest:
            says = _("The same file is in already, as %(file)s. It is not counted twice.")
            raise ValidationError(says % {"file": row.origin})


def _digest(row: SurveyTally) -> object:
    """The digest of the file that was brought in last for these counts."""
    acts = Entry.objects.filter(
        agency=row.survey.round.agency.slug,
        action__in=(_BROUGHT_IN, _REPLACED),
        subject=f"{row._meta.label_lower}:{row.pk}",
    )
    newest = acts.order_by("-sequence").first()
    return None if newest is None else newest.details.get("digest")


def _current(row: SurveyTally) -> SurveyTally:
    """The row as it is now, its survey locked; nothing goes out of a closed survey."""
    survey = locked(row.survey)
    if survey.state == State.CLOSED:
        raise closed()
    current = brought_in(survey).filter(pk=row.pk).first()
    if current is None:
        raise ValidationError(_("These counts were removed already."))
    current.survey = survey
    return current


def _about(row: SurveyTally) -> dict[str, Any]:
    round_ = row.survey.round
    return {
        "agency": round_.agency.slug,
        "year": round_.year,
        "instrument": row.survey.instrument,
        "portion": row.portion,
        "file": row.origin,
    }
