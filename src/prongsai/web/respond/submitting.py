"""What becomes of answers that were sent: received, or sent back with what to do."""

import time
from dataclasses import dataclass
from typing import NamedTuple

from django.db import DatabaseError
from django.utils import timezone

from prongsai.apps.surveys.intake.bursts import bursts
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.intake.limits import submissions, wrong_codes
from prongsai.apps.surveys.intake.receiving import LONGEST_COMMENT, is_used, receive
from prongsai.apps.surveys.intake.store import StoreUnavailable
from prongsai.apps.surveys.intake.submission import Outcome, Submission
from prongsai.apps.surveys.intake.tokens import FormToken, read_token
from prongsai.apps.surveys.models import Code, PackKind
from prongsai.core.framework import Node
from prongsai.core.surveys.codes import Mistyped, as_typed
from prongsai.core.surveys.signs import signs_of
from prongsai.web.respond.answering import Typed, missing_from
from prongsai.web.respond.facts import Facts
from prongsai.web.respond.languages import Language
from prongsai.web.respond.showing import places_of

RETRY = 30  # seconds after which a store that refused is worth asking again

# What browsers and servers in between are told; people read the sentence.
NOT_COMPLETE, USED, TOO_MANY, UNAVAILABLE = 422, 409, 429, 503


@dataclass(frozen=True)
class SentBack:
    """Why a form comes back: sentences, what is missing, and whether its token is still good."""

    status: int
    says: tuple[str, ...]
    missing: tuple[Node, ...] = ()
    retry_after: int | None = None
    token_is_good: bool = True


class _Right(NamedTuple):
    """The right to answer: the keyed hash of a code, or a sentence why there is none."""

    code: str | None = None
    refused: str = ""


def submit(facts: Facts, typed: Typed, visitor: str, words: Language) -> SentBack | None:
    """Store what somebody sent from the network address ``visitor``; ``None`` once it is durable.

    The same form again is received again, as often as it comes, and counted once.
    """
    wait = submissions.take(visitor, time.monotonic())
    if wait:
        says = words.say("too_many", seconds=wait)
        return SentBack(TOO_MANY, (says,), retry_after=wait)
    if (closed := _shut(facts, words)) is not None:
        return closed
    token = read_token(typed.token, facts.address, time.time())
    if token is None:
        return SentBack(NOT_COMPLETE, (words.say("form_unknown"),), token_is_good=False)
    wait = wrong_codes.wait(visitor, time.monotonic()) if typed.code else 0
    if wait:
        return SentBack(TOO_MANY, (words.say("too_many_codes", seconds=wait),), retry_after=wait)
    try:
        right = _right(facts, typed, visitor, words)
        incomplete = _incomplete(facts, typed, right.refused, words)
        if incomplete is not None:
            return _told_early(incomplete, facts, right, words)
        return _stored(facts, typed, token, right.code, words)
    except (StoreUnavailable, DatabaseError):
        return SentBack(UNAVAILABLE, (words.say("unavailable"),), retry_after=RETRY)


def _shut(facts: Facts, words: Language) -> SentBack | None:
    today = timezone.localdate()
    if facts.is_closed(today):
        return SentBack(USED, (words.say("closed_typed"),))
    if facts.is_not_yet_open(today):
        return SentBack(USED, (words.say("not_yet"),))
    return None


def _right(facts: Facts, typed: Typed, visitor: str, words: Language) -> _Right:
    if facts.questionnaire.rules.admission != "code":
        return _Right()
    code = as_typed(typed.code)
    if isinstance(code, Mistyped):
        return _Right(refused=code.says.say(words.code))
    hashed = keyed_hash(code, facts.survey)
    cancelled = (
        Code.objects.filter(keyed_hash=hashed, pack__survey=facts.survey, pack__kind=PackKind.SLIPS)
        .values_list("pack__is_cancelled", flat=True)
        .first()
    )
    if cancelled is None:
        wrong_codes.note(visitor, time.monotonic())
        return _Right(refused=words.say("code_unknown"))
    if cancelled:
        return _Right(refused=words.say("code_cancelled"))
    return _Right(code=hashed)


def _incomplete(facts: Facts, typed: Typed, refused: str, words: Language) -> SentBack | None:
    """Everything that is wrong with a form at once, so that it comes back once."""
    survey = facts.questionnaire
    says = [refused] if refused else []
    if typed.unknown:
        which = ", ".join(jump.says for jump in places_of(survey, words, typed.unknown))
        says.append(words.say("not_an_option", which=which))
    if typed.comment_is_too_long:
        says.append(words.say("comment_too_long", most=LONGEST_COMMENT))
    missing = missing_from(survey, typed)
    if not typed.answers:
        says.append(words.say("nothing_answered"))
        return SentBack(NOT_COMPLETE, tuple(says))
    if missing and not typed.skips:
        count = len(places_of(survey, words, missing))
        says.append(words.say("missing", count=count))
    return SentBack(NOT_COMPLETE, tuple(says), missing) if says else None


def _told_early(incomplete: SentBack, facts: Facts, right: _Right, words: Language) -> SentBack:
    """What is missing, unless the code was used: then all further answering would be in vain."""
    if right.code is not None and is_used(facts.survey, right.code):
        return SentBack(USED, (words.say("code_used"),))
    return incomplete


def _stored(
    facts: Facts, typed: Typed, token: FormToken, code: str | None, words: Language
) -> SentBack | None:
    submission = Submission(
        survey=facts.survey,
        portion=facts.portion,
        line=_line(facts, typed, token),
        token=token.hash,
        code=code,
        comment=typed.comment,
    )
    outcome = receive(submission)
    if outcome == Outcome.CODE_USED:
        return SentBack(USED, (words.say("code_used"),))
    if outcome == Outcome.CLOSED:
        return SentBack(USED, (words.say("closed_typed"),))
    return None


def _line(facts: Facts, typed: Typed, token: FormToken) -> str:
    """The answers as the store takes them, with the signs of haste that only now can be seen."""
    survey = facts.questionnaire
    response = survey.response(typed.answers, typed.traits)
    seconds = None if typed.later else token.age_seconds
    seen = bursts.seen(facts.survey, time.monotonic())
    return survey.pack(response._replace(signs=signs_of(survey, response, seconds, seen)))
