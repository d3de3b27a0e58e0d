"""What a group of people thinks: scores from a tally by group, as far as it may be shown."""

from prongsai.core.marks import MarkingKey
from prongsai.core.scoring import Score, score
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.suppression import answers
from prongsai.core.surveys.tallies import Tally


def score_of_group(survey: Questionnaire, tally: Tally) -> Score:
    """The score of an instrument and everything below it, as a group of people answered.

    A question of which a part is not shown, or was not answered, has no mark here, and what
    needs it has no score: a mean of the rest would say something else.
    """
    known = {
        key.node.code: mark.value
        for key in survey.keys
        if _is_whole(key, tally) and (mark := key.mark(tally.counts)) is not None
    }
    return score(survey.instrument, known)


def _is_whole(key: MarkingKey, tally: Tally) -> bool:
    return all(answers(tally, part.node.code) for part in key.parts or (key,))
