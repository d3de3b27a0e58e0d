"""How closely counted scores deserve to be looked at, for officers and overseers alone."""

from dataclasses import replace

from prongsai.core.results import Result
from prongsai.core.surveys.signs import SIGNS, Confidence, SignWords, confidence
from prongsai.core.surveys.tallies import together
from prongsai.web.layout.figures import InstrumentRows

# Who sees surveys sees how they were answered; the public never does.
ACT = "survey.view"


def confidence_in(result: Result, code: str) -> Confidence | None:
    """The label of an instrument whose answers were counted here; ``None`` for any other node."""
    given = result.sheet.answers.get(code)
    return None if given is None else confidence(together(given.portions.values()))


def signs_seen(label: Confidence) -> list[SignWords]:
    """The signs behind a label, in words."""
    return [SIGNS[sign] for sign in label.signs]


def labelled(groups: list[InstrumentRows], result: Result) -> list[InstrumentRows]:
    """The instruments with their labels."""
    return [
        replace(group, row=replace(group.row, confidence=confidence_in(result, group.row.code)))
        for group in groups
    ]
