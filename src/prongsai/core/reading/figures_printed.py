"""The figures of a report as the rules take them: each with its node, and the sheet they make."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reading.facts import Facts, Figure
from prongsai.core.sheets.sheet import Reported, Sheet
from prongsai.core.thai import closed_up

TOTAL = "total"

# An item is there or it is not; so the group that it is put into tells its mark.
_MARK_BY_GROUP = {"below_60": Decimal(0), "above_85": Decimal(100)}


class PrintedFigure(NamedTuple):
    """One printing of a node's score; ``node`` is a code of the rules or ``total``."""

    node: str
    figure: Figure


def figures_of(facts: Facts, framework: Framework) -> tuple[PrintedFigure, ...]:
    """Every printing of a score in a report, the total first, each line and node once.

    Codes that the rules of the year do not have are left out.
    """
    found: dict[tuple[str, int, Decimal], PrintedFigure] = {}
    for one in _all(facts, framework):
        found.setdefault((one.node, one.figure.line, one.figure.value), one)
    return tuple(found.values())


def _all(facts: Facts, framework: Framework) -> Iterator[PrintedFigure]:
    total = framework.assessment.code
    if facts.total is not None:
        yield PrintedFigure(TOTAL, facts.total)
    for score in facts.scores:
        if score.node in framework.nodes or score.node == TOTAL:
            yield PrintedFigure(TOTAL if score.node == total else score.node, score.figure)
    for question in facts.questions:
        if question.figure is not None and question.code in framework.nodes:
            yield PrintedFigure(question.code, question.figure)
    for finding in facts.findings:
        # Beside codes a finding's figure is a question's, which questions have.
        if finding.figure and not finding.codes and finding.indicator in framework.nodes:
            yield PrintedFigure(finding.indicator or "", finding.figure)


def values_of(printed: Sequence[PrintedFigure]) -> dict[str, Decimal]:
    """The value of each node that is printed; of several printings the first counts."""
    values: dict[str, Decimal] = {}
    for one in printed:
        values.setdefault(one.node, one.figure.value)
    return values


def marks_by_group(facts: Facts, framework: Framework) -> dict[str, Decimal]:
    """The marks of items that only their groups tell: 0 below 60, 100 above 85.

    An item in two groups has none.
    """
    found: dict[str, set[Decimal | None]] = {}
    for band, codes in facts.groups.items():
        for code in codes:
            node = framework.nodes.get(code)
            if node is not None and node.kind == "item":
                found.setdefault(code, set()).add(_MARK_BY_GROUP.get(band))
    return {
        code: mark
        for code, marks in found.items()
        for mark in marks
        if len(marks) == 1 and mark is not None
    }


def level_of(facts: Facts, framework: Framework) -> str | None:
    """The code of the level that was read; ``None`` where the year's rules have no such level."""
    said = closed_up(facts.level.value).casefold() if facts.level else ""
    for level in framework.levels:
        if said in (closed_up(name).casefold() for name in (level.code, *level.name)):
            return level.code
    return None


def sheet_from(
    framework: Framework,
    values: Mapping[str, Decimal],
    by_group: Mapping[str, Decimal],
    level: str | None,
) -> Sheet:
    """The sheet of figures by node, beside them the marks that groups tell, and the level."""
    marks, scores = dict(by_group), {}
    for code, value in values.items():
        if code == TOTAL:
            continue
        if framework.nodes[code].kind in ("question", "item", "part"):
            marks[code] = value
        else:
            scores[code] = value
    return Sheet(
        framework.year,
        marks=marks,
        scores=scores,
        reported=Reported(values.get(TOTAL), level),
    )
