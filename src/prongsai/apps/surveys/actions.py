"""What an office does with its surveys: prepare, open, hand out codes, close.

No line of the log that is written here holds a code, an answer or the text of a comment.
"""

import secrets
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.audit.actions import log
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.closing import count_the_rest
from prongsai.apps.surveys.intake.folding import forget
from prongsai.apps.surveys.intake.sealing import seal, unseal
from prongsai.apps.surveys.models import (
    Comment,
    CommentState,
    Entrance,
    Pack,
    PackKind,
    State,
    Survey,
)
from prongsai.apps.surveys.packs import fill_pack, next_pack
from prongsai.apps.surveys.queries import answered_of, survey_rules
from prongsai.core.problems import ProblemsFound, problem_in
from prongsai.core.surveys.codes import ALPHABET
from prongsai.core.wording import Text

MOST_PEOPLE = 10_000_000  # more than any agency serves; beyond it somebody typed a digit too many
MOST_SLIPS = 1_000  # in one pack: 100 sheets to cut
_ADDRESS_LENGTH = 6  # 64 million addresses, so that nobody finds one by trying


class Printed(NamedTuple):
    """A pack with the codes on its slips, in the order of drawing; they are kept nowhere."""

    pack: Pack
    codes: tuple[str, ...]


@transaction.atomic
def prepare_survey(round_: Round, *, instrument: str, by: User | None) -> Survey:
    """Prepare the survey of an instrument, with one entrance for each portion of its answers.

    A survey that is there already is given back as it is. Raises ProblemsFound where the rules of
    the round have no such survey.
    """
    # Two people who begin the same survey at once take turns.
    Agency.objects.select_for_update().get(pk=round_.agency_id)
    existing = Survey.objects.filter(round=round_, instrument=instrument).first()
    if existing is not None:
        return existing
    rules = rules_of(round_).surveys.get(instrument)
    if rules is None:
        raise _no_such_survey(round_, instrument)
    survey = Survey(round=round_, instrument=instrument)
    survey.full_clean()
    survey.save()
    for portion in rules.portions:
        _new_entrance(survey, portion.code, "")
    _log("survey.prepared", survey, survey, by)
    return survey


@transaction.atomic
def set_population(survey: Survey, *, population: int, by: User | None) -> None:
    """Say how many people may answer; until the survey is closed it can be put right."""
    current = _unclosed(survey)
    if not 1 <= population <= MOST_PEOPLE:
        says = _("Type how many people may answer: a whole number from 1 to %(most)s.")
        raise ValidationError({"population": says % {"most": f"{MOST_PEOPLE:,}"}})
    before, current.population = current.population, population
    _keep(current, survey, "population")
    _log("survey.population_set", survey, survey, by, population=population, before=before)


@transaction.atomic
def set_window(
    survey: Survey, *, opens_on: date | None, closes_on: date | None, by: User | None
) -> None:
    """Say from when to when answers are taken, both days included; a survey can be prolonged."""
    current = _unclosed(survey)
    is_over = closes_on is not None and closes_on < timezone.localdate()
    if is_over and current.state == State.OPEN:
        says = _("The last day is over already. To end the survey now, close it.")
        raise ValidationError({"closes_on": says})
    current.opens_on, current.closes_on = opens_on, closes_on
    current.full_clean()
    if is_over:
        raise ValidationError({"closes_on": _("The last day is over already. Choose a later one.")})
    _keep(current, survey, "opens_on", "closes_on")
    days = {"since": _plain(opens_on), "until": _plain(closes_on)}
    _log("survey.window_set", survey, survey, by, **days)


@transaction.atomic
def open_survey(survey: Survey, *, by: User | None) -> None:
    """Take answers, from today or the first day on; opening needs the number of people."""
    current, today = _unclosed(survey), timezone.localdate()
    if current.state == State.OPEN:
        raise ValidationError(_("The survey is open already."))
    if current.population is None:
        raise ValidationError(_("Say how many people may answer first."))
    if current.closes_on is not None and current.closes_on < today:
        raise ValidationError(_("The last day is over already. Set a later one first."))
    current.state = State.OPEN
    current.opens_on = current.opens_on or today
    _keep(current, survey, "state", "opens_on")
    _log("survey.opened", survey, survey, by)


@transaction.atomic
def add_entrance(
    survey: Survey, *, name: str, portion: str | None = None, by: User | None
) -> Entrance:
    """Add an address for a service point; ``portion`` is the first one where none is given."""
    current = _unclosed(survey)
    known = [one.code for one in survey_rules(current).portions]
    if portion is not None and portion not in known:
        raise ValidationError({"portion": _("The survey has no such part. Choose another.")})
    if not name.strip():
        raise ValidationError({"name": _("Type the name of the service point.")})
    entrance = _new_entrance(current, portion or known[0], name.strip())
    _log("survey.entrance_added", entrance, survey, by, name=entrance.name)
    return entrance


@transaction.atomic
def rename_entrance(entrance: Entrance, *, name: str, by: User | None) -> None:
    """Give a service point another name; its address stays, so that printed posters lead there."""
    current = Entrance.objects.select_related("survey").get(pk=entrance.pk)
    survey = _unclosed(current.survey)
    if not current.name:
        raise ValidationError({"name": _("The entrance of the whole agency has no name.")})
    if not name.strip():
        raise ValidationError({"name": _("Type the name of the service point.")})
    before, current.name = current.name, name.strip()
    if current.name == before:
        return
    _keep(current, entrance, "name")
    _log("survey.entrance_renamed", entrance, survey, by, name=current.name, before=before)


@transaction.atomic
def print_slips(survey: Survey, *, unit: Unit | None, size: int, by: User | None) -> Printed:
    """Make a pack of code slips for a unit, or for all; its codes are given back this once."""
    current = _unclosed(survey)
    rules = survey_rules(current)
    if rules.admission != "code":
        raise ValidationError(_("This survey is open to everybody; it needs no codes."))
    if unit is not None and unit.agency_id != current.round.agency_id:
        raise ValidationError({"unit": _("This unit belongs to another agency.")})
    if not 1 <= size <= MOST_SLIPS:
        says = _("A pack holds 1 to %(most)s slips. Print several packs for more.")
        raise ValidationError({"size": says % {"most": f"{MOST_SLIPS:,}"}})
    portion = rules.portions[0].code
    pack = next_pack(current, kind=PackKind.SLIPS, portion=portion, unit=unit, size=size)
    codes = fill_pack(pack)
    told = {"number": pack.number, "size": size, "unit": None if unit is None else unit.name}
    _log("survey.slips_printed", pack, survey, by, **told)
    return Printed(pack, codes)


@transaction.atomic
def cancel_pack(pack: Pack, *, by: User | None) -> None:
    """Let the codes of a pack that are not used open nothing any more; it cannot be undone."""
    current = Pack.objects.select_for_update().select_related("survey__round").get(pk=pack.pk)
    _unclosed(current.survey)
    if current.is_cancelled:
        raise ValidationError(_("The pack is cancelled already."))
    current.is_cancelled = pack.is_cancelled = True
    current.save(update_fields=["is_cancelled"])
    told = {"number": current.number, "pack": current.kind}
    _log("survey.pack_cancelled", current, current.survey, by, **told)


def close_survey(survey: Survey, *, by: User | None) -> None:
    """Take no answer any more, count all that wait, and keep the groups that may be shown.

    A closed survey stays as it is. After a crash nothing is lost: no answer comes in, and closing
    once more finishes what was begun. Raises StoreUnavailable where the store cannot be written.
    """
    if _state_of(survey) == State.PREPARING:
        raise ValidationError(_("The survey is not open yet, so there is nothing to close."))
    seal(survey.pk)  # first, so that no answer comes in behind the last count
    try:
        _count_and_close(survey, by)
    except Exception:
        if _state_of(survey) != State.CLOSED:
            unseal(survey.pk)
        raise


@transaction.atomic
def _count_and_close(survey: Survey, by: User | None) -> None:
    current = _locked(survey)
    forget(current)  # once all of this is committed
    if current.state == State.CLOSED:
        survey.state = current.state
        return
    count_the_rest(current)
    current.state = State.CLOSED
    _keep(current, survey, "state")
    _log("survey.closed", survey, survey, by, answers=answered_of(current).folded)


@transaction.atomic
def release_comment(comment: Comment, *, text: str, by: User | None) -> None:
    """Show a comment to the agency in the words given, from which names were taken out."""
    current = _unhandled(comment)
    if not text.strip():
        raise ValidationError({"text": _("Nothing is left to show. Keep the comment back.")})
    current.text, current.state = text.strip(), CommentState.RELEASED
    _keep(current, comment, "text", "state")
    _log("survey.comment_released", current, current.survey, by)


@transaction.atomic
def withhold_comment(comment: Comment, *, by: User | None) -> None:
    """Keep a comment back for good; its text is emptied."""
    current = _unhandled(comment)
    current.text, current.state = "", CommentState.WITHHELD
    _keep(current, comment, "text", "state")
    _log("survey.comment_withheld", current, current.survey, by)


def _new_entrance(survey: Survey, portion: str, name: str) -> Entrance:
    entrance = Entrance(survey=survey, portion=portion, name=name, address=_new_address())
    entrance.full_clean()
    entrance.save()
    return entrance


def _new_address() -> str:
    letters = ALPHABET.lower()
    while True:
        address = "".join(secrets.choice(letters) for _place in range(_ADDRESS_LENGTH))
        if not Entrance.objects.filter(address=address).exists():
            return address


def _state_of(survey: Survey) -> str:
    return Survey.objects.values_list("state", flat=True).get(pk=survey.pk)


def _locked(survey: Survey) -> Survey:
    surveys = Survey.objects.select_for_update(of=("self",))
    return surveys.select_related("round__agency").get(pk=survey.pk)


def _unclosed(survey: Survey) -> Survey:
    """The survey's row, locked; a closed survey is not changed any more."""
    current = _locked(survey)
    if current.state == State.CLOSED:
        raise ValidationError(_("The survey is closed; nothing in it can be changed any more."))
    return current


def _unhandled(comment: Comment) -> Comment:
    comments = Comment.objects.select_for_update(of=("self",))
    current = comments.select_related("survey__round__agency").get(pk=comment.pk)
    if current.state != CommentState.WAITING:
        raise ValidationError(_("Somebody decided about this comment already."))
    return current


def _keep(current: models.Model, given: models.Model, *fields: str) -> None:
    """Check and save what was changed, and let the caller's object say the same."""
    current.full_clean()
    current.save(update_fields=fields)
    for field in fields:
        setattr(given, field, getattr(current, field))


def _log(act: str, subject: models.Model, survey: Survey, by: User | None, **details: Any) -> None:
    about = {"year": survey.round.year, "instrument": survey.instrument}
    log(act, subject, by=by, agency=survey.round.agency.slug, **about, **details)


def _plain(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _no_such_survey(round_: Round, instrument: str) -> ProblemsFound:
    known = ", ".join(rules_of(round_).surveys) or "–"
    return problem_in(f"fy{round_.year}.yaml", _NO_SURVEY.fill(code=instrument, known=known))


_NO_SURVEY = Text(
    "หลักเกณฑ์ของปีนี้ไม่มีแบบวัด '{code}' ที่มีคือ {known}",
    "these rules have no survey '{code}'; there are {known}.",
)
