"""What of a report's scores can be computed from its own parts, and whether it is what is printed.

``sums.py`` tells what is wrong; here everything that could be computed is told, for a person who
wants to see that it was.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reading.facts import DisagreementRead, Facts, Said
from prongsai.core.reading.figures_printed import (
    TOTAL,
    figures_of,
    level_of,
    marks_by_group,
)
from prongsai.core.reading.repairs import LEVEL, Figures
from prongsai.core.receipts import receipt
from prongsai.core.scoring import Score, level
from prongsai.core.wording import Text, same

# Follows from its parts; does not; or parts that it is made of are not known.
Standing = Literal["agrees", "differs", "open"]


class SumRead(NamedTuple):
    """A printed score beside its parts: ``total``, ``level`` or a code, its name and its line.

    ``computed`` and ``working`` are empty where parts are missing.
    """

    node: str
    name: Text
    printed: str
    line: int
    standing: Standing
    computed: str = ""
    working: str = ""
    told: DisagreementRead | None = None


def sums_read(facts: Facts, framework: Framework) -> tuple[SumRead, ...]:
    """Every printed score that is made of parts, the total and the level first."""
    figures = Figures(
        framework,
        figures_of(facts, framework),
        marks_by_group(facts, framework),
        level_of(facts, framework),
    )
    told = {one.node: one for one in reversed(facts.disagreements)}
    sums = [*_scores(figures, told)]
    if facts.level is not None:
        at = 1 if sums and sums[0].node == TOTAL else 0
        sums.insert(at, _level(facts.level, figures, told.get(LEVEL)))
    return tuple(sums)


def _scores(figures: Figures, told: dict[str, DisagreementRead]) -> Iterator[SumRead]:
    seen: set[str] = set()
    for one in figures.printed:
        node = figures.framework.nodes.get(one.node, figures.framework.assessment)
        if one.node in seen or not (node.parts or one.node in told):
            continue
        seen.add(one.node)
        computed = figures.total.find(node.code)
        yield SumRead(
            node=one.node,
            name=_TOTAL if one.node == TOTAL else _named(node.code, node.name),
            printed=str(one.figure.value),
            line=one.figure.line,
            standing=_standing(one.node in told, computed),
            computed=str(computed.announced) if computed.origin == "combined" else "",
            working=receipt(computed).working if computed.origin == "combined" else "",
            told=told.get(one.node),
        )


def _level(printed: Said, figures: Figures, told: DisagreementRead | None) -> SumRead:
    found = level(figures.framework, figures.total)
    known = figures.level is not None and figures.total.origin == "combined"
    standing: Standing = "differs" if told else "agrees" if known else "open"
    computed = "" if found is None else found.code
    return SumRead(LEVEL, _LEVEL, printed.value, printed.line, standing, computed, told=told)


def _standing(is_told: bool, computed: Score) -> Standing:
    if is_told:
        return "differs"
    return "agrees" if computed.origin == "combined" else "open"


def _named(code: str, name: Text) -> Text:
    return Text(f"{code.upper()} {name.th}", f"{code.upper()} {name.en}") if name else same(code)


_TOTAL = Text("คะแนนรวม", "Total")
_LEVEL = Text("ระดับผลการประเมิน", "Level")
