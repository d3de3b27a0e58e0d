"""Surveys and what comes in, as the tests of the intake need them."""

import random
import secrets

from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.intake.submission import Submission
from prongsai.apps.surveys.models import Code, Pack, State, Survey
from prongsai.core.surveys.questionnaire import Questionnaire, Response, questionnaire
from tests.repository import ROOT
from tests.web.builders import make_agency, make_round

RULES = (ROOT / "src" / "prongsai" / "frameworks" / "fy2566.yaml").read_text("utf-8")


def make_survey(instrument: str = "eit", slug: str = "rongkham") -> Survey:
    """An open survey of fiscal year 2566."""
    round_ = make_round(make_agency(slug), RULES)
    return Survey.objects.create(
        round=round_, instrument=instrument, population=1000, state=State.OPEN
    )


def asked_in(survey: Survey) -> Questionnaire:
    """What a survey asks."""
    return questionnaire(rules_of(survey.round), survey.instrument)


def make_codes(survey: Survey, *codes: str) -> list[str]:
    """A pack with these codes; their keyed hashes."""
    pack = Pack.objects.create(
        survey=survey, number=1, kind="slips", portion="", size=len(codes), printed_on="2023-01-09"
    )
    hashes = sorted(keyed_hash(code, survey.pk) for code in codes)
    Code.objects.bulk_create(Code(keyed_hash=one, pack=pack) for one in hashes)
    return [keyed_hash(code, survey.pk) for code in codes]


def random_response(asked: Questionnaire, chance: random.Random, **traits: str) -> Response:
    """A response in which every option, and skipping, may be chosen."""
    answers = {
        node.code: chance.choice([*(option.code for option in asked.scale(node).options), ""])
        for node in asked.asked
    }
    return asked.response(answers, traits)


def make_submission(survey: Survey, line: str = "", **changes: object) -> Submission:
    """A submission with a token of its own; by default everything was skipped."""
    asked = asked_in(survey)
    known = {
        "survey": survey.pk,
        "portion": asked.rules.portions[0].code,
        "line": line or asked.pack(asked.response({})),
        "token": secrets.token_hex(16),
    }
    return Submission(**(known | changes))
