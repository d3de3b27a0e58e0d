"""Where published figures do not follow from their own parts.

Published figures are rounded, and some parts may not be known. So each node has a span: the
least and the most its exact score can be. A published figure disagrees when no value in the span
is announced as that figure; then both figures are told, and neither is corrected.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.framework import Framework, Level, Node
from prongsai.core.receipts import receipt
from prongsai.core.scoring import Score, as_published, combined, level
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.wording import Text

HUNDREDTH = Decimal("0.01")  # the last announced digit
ROUNDING = Fraction(1, 200)  # half of it


class Disagreement(NamedTuple):
    """A published figure beside what its parts give.

    ``node`` is a code, ``total`` or ``level``; ``computed`` is ``None`` where a part is missing,
    and then ``possible`` says between which figures it must lie.
    """

    node: str
    reported: str
    computed: str | None
    possible: tuple[Decimal, Decimal] | None
    explanation: Text


class Ends(NamedTuple):
    """From the least that an exact score can be to the most, 0-100.

    ``open`` says that the most itself is out of reach: half a hundredth more is rounded up.
    """

    low: Fraction
    high: Fraction
    open: bool

    @property
    def least(self) -> Decimal:
        """The least figure that can be announced."""
        return as_published(self.low)

    @property
    def most(self) -> Decimal:
        """The greatest figure that can be announced."""
        figure = as_published(self.high)
        on_the_edge = Fraction(figure) - self.high == ROUNDING
        return figure - HUNDREDTH if self.open and on_the_edge else figure


UNKNOWN = Ends(Fraction(0), Fraction(100), open=False)


class Span(NamedTuple):
    """The ends of a node's exact score, and its parts' spans."""

    node: Node
    ends: Ends
    parts: tuple["Span", ...]

    def announces(self, figure: Decimal) -> bool:
        """Whether some value of the span is announced as ``figure``."""
        return self.ends.least <= figure <= self.ends.most


def span(node: Node, known: Mapping[str, Fraction]) -> Span:
    """The span of a node: of its parts where they say enough, narrowed by what was published."""
    parts = tuple(span(part, known) for part in node.parts)
    given = known.get(node.code)
    if not parts or (given is not None and not any(_says_something(part) for part in parts)):
        return Span(node, _around(node, given), parts)
    whole = Span(node, _combined(node, parts), parts)
    if given is not None and whole.announces(as_published(given)):
        return whole._replace(ends=_narrowed(whole.ends, _around(node, given)))
    return whole


def disagreements(framework: Framework, sheet: Sheet, total: Score) -> tuple[Disagreement, ...]:
    """Every published figure of a sheet that does not follow from its parts, from the top down."""
    known = sheet.known
    whole = span(framework.assessment, known)
    found = list(_level(framework, sheet, total, whole))
    if sheet.reported.total is not None and not whole.announces(sheet.reported.total):
        found.insert(0, _disagreement("total", sheet.reported.total, total, whole))
    for code in (*sheet.scores, *sheet.marks):
        node = framework.nodes[code]
        if node.parts:
            parts = _of_parts(node, known)
            given = as_published(known[code])
            if not parts.announces(given):
                found.append(_disagreement(code, given, total.find(code), parts))
    return tuple(found)


def _of_parts(node: Node, known: Mapping[str, Fraction]) -> Span:
    parts = tuple(span(part, known) for part in node.parts)
    return Span(node, _combined(node, parts), parts)


def _combined(node: Node, parts: tuple[Span, ...]) -> Ends:
    low = combined(node, [part.ends.low for part in parts])
    high = combined(node, [part.ends.high for part in parts])
    if low is None or high is None:
        return UNKNOWN
    return Ends(low, high, any(part.ends.open for part in parts))


def _around(node: Node, given: Fraction | None) -> Ends:
    if given is None:
        return UNKNOWN
    if node.kind == "item" or (given * 100).denominator != 1:
        # An assessor's mark, or a figure with more digits than are announced, is exact.
        return Ends(given, given, False)
    if given == 100:
        return Ends(given - ROUNDING, given, False)
    return Ends(max(given - ROUNDING, Fraction(0)), given + ROUNDING, True)


def _narrowed(ends: Ends, published: Ends) -> Ends:
    low, high = max(ends.low, published.low), min(ends.high, published.high)
    return Ends(low, high, any(one.open for one in (ends, published) if one.high == high))


def _says_something(part: Span) -> bool:
    return part.ends != UNKNOWN


def _level(framework: Framework, sheet: Sheet, total: Score, whole: Span) -> Iterator[Disagreement]:
    reported = sheet.reported.level
    if reported is None:
        return
    least, most = (_level_of(framework, whole, end) for end in ("least", "most"))
    codes = [step.code for step in framework.levels]
    if reported in codes[codes.index(most.code) : codes.index(least.code) + 1]:
        return
    computed = level(framework, total)
    yield Disagreement(
        node="level",
        reported=reported,
        computed=None if computed is None else computed.code,
        possible=None,
        explanation=(
            _LEVEL.fill(reported=reported, computed=least.name)
            if least == most
            else _LEVELS.fill(reported=reported, least=least.name, most=most.name)
        ),
    )


def _level_of(framework: Framework, whole: Span, end: str) -> Level:
    found = level(framework, _as_score(whole, end))
    return framework.levels[-1] if found is None else found


def _as_score(part: Span, end: str) -> Score:
    parts = tuple(_as_score(below, end) for below in part.parts)
    return Score(part.node, Fraction(getattr(part.ends, end)), "given", parts)


def _disagreement(name: str, reported: Decimal, computed: Score, possible: Span) -> Disagreement:
    figure = computed.announced if computed.origin == "combined" else None
    ends = possible.ends.least, possible.ends.most
    if figure is None:
        says = _IMPOSSIBLE.fill(reported=reported, low=ends[0], high=ends[1])
    else:
        says = _DIFFERS.fill(
            reported=reported,
            computed=figure,
            working=receipt(computed).working,
            gap=abs(reported - figure),
        )
    return Disagreement(name, str(reported), None if figure is None else str(figure), ends, says)


_DIFFERS = Text(
    "ประกาศ {reported} แต่คำนวณจากส่วนประกอบได้ {computed} คือ {working} ต่างกัน {gap}",
    "{reported} was published, but its parts give {computed}: {working}, a difference of {gap}",
)
_IMPOSSIBLE = Text(
    "ประกาศ {reported} แต่จากส่วนที่ทราบ ค่านี้ต้องอยู่ระหว่าง {low} ถึง {high} ไม่ว่าส่วนที่ไม่ทราบจะเป็นเท่าใด",
    "{reported} was published, but from what is known it must lie between {low} and {high}, "
    "whatever the missing parts are",
)
_LEVEL = Text(
    "ประกาศระดับ {reported} แต่คะแนนที่คำนวณได้อยู่ใน{computed}",
    "level {reported} was published, but the computed scores give {computed}",
)
_LEVELS = Text(
    "ประกาศระดับ {reported} แต่คะแนนที่คำนวณได้อยู่ระหว่าง{least}ถึง{most}",
    "level {reported} was published, but the computed scores give from {least} to {most}",
)
