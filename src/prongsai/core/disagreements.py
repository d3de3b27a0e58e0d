"""Where published figures do not follow from their own parts.

A published figure disagrees when no exact score within reach is announced as that figure; then
both figures are told, and neither is corrected.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.framework import Framework, Level
from prongsai.core.reach import Reach, reach, reach_of_parts
from prongsai.core.receipts import receipt
from prongsai.core.scoring import Score, as_published, level
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.wording import Text


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


def disagreements(framework: Framework, sheet: Sheet, total: Score) -> tuple[Disagreement, ...]:
    """Every published figure of a sheet that does not follow from its parts, from the top down."""
    known = sheet.known
    whole = reach(framework.assessment, known)
    found = list(_level(framework, sheet, total, whole))
    if sheet.reported.total is not None and not whole.announces(sheet.reported.total):
        found.insert(0, _disagreement("total", sheet.reported.total, total, whole))
    for code in (*sheet.scores, *sheet.marks):
        node = framework.nodes[code]
        if node.parts:
            parts = reach_of_parts(node, known)
            given = as_published(known[code])
            if not parts.announces(given):
                found.append(_disagreement(code, given, total.find(code), parts))
    return tuple(found)


def _level(
    framework: Framework, sheet: Sheet, total: Score, whole: Reach
) -> Iterator[Disagreement]:
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


def _level_of(framework: Framework, whole: Reach, end: str) -> Level:
    found = level(framework, _as_score(whole, end))
    return framework.levels[-1] if found is None else found


def _as_score(part: Reach, end: str) -> Score:
    parts = tuple(_as_score(below, end) for below in part.parts)
    return Score(part.node, Fraction(getattr(part.ends, end)), "given", parts)


def _disagreement(name: str, reported: Decimal, computed: Score, possible: Reach) -> Disagreement:
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
