"""What was read in a report and goes into no sheet and no plan, since the rules have no place."""

from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.loading import load_framework, years
from prongsai.core.reading.facts import Facts
from prongsai.core.wording import Text


class LeftBehind(NamedTuple):
    """A code or a figure that is not taken over: as it was read, on which line, and why."""

    reads: str
    line: int
    because: Text


def left_behind(facts: Facts) -> tuple[LeftBehind, ...]:
    """Codes that the rules of the year do not have and figures that no score can be, each once."""
    if facts.fiscal_year not in years() or facts.fiscal_year is None:
        return ()
    nodes = load_framework(facts.fiscal_year).nodes
    unknown = _UNKNOWN.fill(year=facts.fiscal_year)
    found: dict[str, LeftBehind] = {}
    for code, line in _codes(facts):
        if code not in nodes:
            found.setdefault(code, LeftBehind(code.upper(), line, unknown))
    return (*found.values(), *_out_of_bounds(facts))


def _codes(facts: Facts) -> Iterator[tuple[str, int]]:
    for score in facts.scores:
        yield score.node, score.figure.line
    for question in facts.questions:
        yield question.code, question.line
    for row in facts.measures:
        for code in (row.measure.indicator, *row.measure.questions):
            if code:
                yield code, row.lines[0]


def _out_of_bounds(facts: Facts) -> Iterator[LeftBehind]:
    scores = (one.figure for one in facts.scores)
    figures = (facts.total, *scores, *(one.figure for one in facts.questions))
    for figure in figures:
        if figure is not None and not 0 <= figure.value <= 100:
            yield LeftBehind(str(figure.value), figure.line, _NO_SCORE)


_UNKNOWN = Text("หลักเกณฑ์ปี {year} ไม่มีรหัสนี้", "the rules of fiscal year {year} have no such code")
_NO_SCORE = Text("คะแนนต้องอยู่ระหว่าง 0 ถึง 100", "scores lie between 0 and 100")
