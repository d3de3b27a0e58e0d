"""What a survey asks."""

from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.models import Survey
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire


def questionnaire_of(survey: Survey) -> Questionnaire:
    """What a survey asks, by the rules pinned to its round; KeyError where they ask nothing."""
    return questionnaire(rules_of(survey.round), survey.instrument)
