"""Putting what was counted here into a result sheet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from prongsai.core.scoring import as_published
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.surveys.pooling import Answers, respondents
from prongsai.core.surveys.questionnaire import Questionnaire

Value = TypeVar("Value")


def with_answers(sheet: Sheet, survey: Questionnaire, given: Answers) -> Sheet:
    """The sheet with the counted answers of an instrument in place of the marks that it had.

    Marks and numbers of respondents of the instrument are replaced by the counted ones, rounded
    as files carry them; what was published above the questions stays, to be compared.
    """
    instrument = survey.instrument
    below = {node.code for node in instrument.walk() if node.kind in ("question", "part")}
    questions = [node.code for node in survey.questions if node.code in given.marks]
    counted = {code: as_published(given.marks[code]) for code in questions}
    return replace(
        sheet,
        marks=_without(sheet.marks, below) | counted,
        respondents=_without(sheet.respondents, below) | respondents(survey, given),
        answers={**sheet.answers, instrument.code: given},
    )


def _without(values: Mapping[str, Value], codes: set[str]) -> dict[str, Value]:
    return {code: value for code, value in values.items() if code not in codes}
