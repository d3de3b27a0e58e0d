"""Answers for tests, given through the door that everybody's answers come through."""

import secrets

from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.intake.receiving import receive
from prongsai.apps.surveys.intake.submission import Outcome, Submission
from prongsai.apps.surveys.models import Survey
from prongsai.apps.surveys.queries import survey_rules
from prongsai.core.surveys.questionnaire import questionnaire


def answer(
    survey: Survey,
    *,
    traits: dict[str, str] | None = None,
    code: str | None = None,
    comment: str = "",
    portion: str | None = None,
) -> Outcome:
    """One person's answers: the last option of every question."""
    asked = questionnaire(rules_of(survey.round), survey.instrument)
    best = {node.code: asked.scale(node).options[-1].code for node in asked.asked}
    submission = Submission(
        survey=survey.pk,
        portion=portion or survey_rules(survey).portions[0].code,
        line=asked.pack(asked.response(best, traits)),
        token=secrets.token_hex(16),
        code=None if code is None else keyed_hash(code, survey.pk),
        comment=comment,
    )
    return receive(submission)
