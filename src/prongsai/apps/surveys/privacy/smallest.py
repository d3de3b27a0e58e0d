"""The size below which no group is shown or counted apart (k), by the rules of a round."""

from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.models import Survey


def smallest_group(survey: Survey) -> int:
    """How many people the smallest group of a survey has."""
    return rules_of(survey.round).surveys[survey.instrument].smallest_group
