"""What an office does with its surveys: prepare, open, close.

No line of the log that is written here holds a code or an answer.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.changing import keep, locked, log_of, unclosed
from prongsai.apps.surveys.closing import count_the_rest
from prongsai.apps.surveys.entrances import new_entrance
from prongsai.apps.surveys.intake.folding import forget
from prongsai.apps.surveys.intake.sealing import seal, unseal
from prongsai.apps.surveys.models import State, Survey
from prongsai.apps.surveys.queries import answered_of
from prongsai.core.problems import ProblemsFound, problem_in
from prongsai.core.wording import Text

MOST_PEOPLE = 10_000_000  # more than any agency serves; beyond it somebody typed a digit too many


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
        new_entrance(survey, portion.code, "")
    log_of("survey.prepared", survey, survey, by)
    return survey


@transaction.atomic
def set_population(survey: Survey, *, population: int, by: User | None) -> None:
    """Say how many people may answer; until the survey is closed it can be put right."""
    current = unclosed(survey)
    if not 1 <= population <= MOST_PEOPLE:
        says = _("Type how many people may answer: a whole number from 1 to %(most)s.")
        raise ValidationError({"population": says % {"most": f"{MOST_PEOPLE:,}"}})
    before, current.population = current.population, population
    keep(current, survey, "population")
    log_of("survey.population_set", survey, survey, by, population=population, before=before)


@transaction.atomic
def set_window(
    survey: Survey, *, opens_on: date | None, closes_on: date | None, by: User | None
) -> None:
    """Say from when to when answers are taken, both days included; a survey can be prolonged."""
    current = unclosed(survey)
    is_over = closes_on is not None and closes_on < timezone.localdate()
    if is_over and current.state == State.OPEN:
        says = _("The last day is over already. To end the survey now, close it.")
        raise ValidationError({"closes_on": says})
    current.opens_on, current.closes_on = opens_on, closes_on
    current.full_clean()
    if is_over:
        raise ValidationError({"closes_on": _("The last day is over already. Choose a later one.")})
    keep(current, survey, "opens_on", "closes_on")
    days = {"since": _plain(opens_on), "until": _plain(closes_on)}
    log_of("survey.window_set", survey, survey, by, **days)


@transaction.atomic
def open_survey(survey: Survey, *, by: User | None) -> None:
    """Take answers, from today or the first day on; opening needs the number of people."""
    current, today = unclosed(survey), timezone.localdate()
    if current.state == State.OPEN:
        raise ValidationError(_("The survey is open already."))
    if current.population is None:
        raise ValidationError(_("Say how many people may answer first."))
    if current.closes_on is not None and current.closes_on < today:
        raise ValidationError(_("The last day is over already. Set a later one first."))
    current.state = State.OPEN
    current.opens_on = current.opens_on or today
    keep(current, survey, "state", "opens_on")
    log_of("survey.opened", survey, survey, by)


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
    current = locked(survey)
    forget(current)  # once all of this is committed
    if current.state == State.CLOSED:
        survey.state = current.state
        return
    count_the_rest(current)
    current.state = State.CLOSED
    keep(current, survey, "state")
    log_of("survey.closed", survey, survey, by, answers=answered_of(current).folded)


def _state_of(survey: Survey) -> str:
    return Survey.objects.values_list("state", flat=True).get(pk=survey.pk)


def _plain(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _no_such_survey(round_: Round, instrument: str) -> ProblemsFound:
    known = ", ".join(rules_of(round_).surveys) or "–"
    return problem_in(f"fy{round_.year}.yaml", _NO_SURVEY.fill(code=instrument, known=known))


_NO_SURVEY = Text(
    "หลักเกณฑ์ของปีนี้ไม่มีแบบวัด '{code}' ที่มีคือ {known}",
    "these rules have no survey '{code}'; there are {known}.",
)
