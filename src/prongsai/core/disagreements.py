"""Where published figures do not follow from their own parts.

A published figure disagrees when no exact score within reach is announced as that figure; then
both figures are told, and neither is corrected.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reach import Ends, Reach, reach, reach_of_parts
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
    reported = sheet.reported
    if reported.level is None:
        return
    instruments = [part.ends for part in whole.parts]
    computed = _levels(framework, whole.ends.least, whole.ends.most, instruments)
    if reported.level not in computed:
        says = _LEVEL.fill(reported=reported.level, levels=_any(computed))
        yield _wrong_level(reported.level, total, framework, says)
    elif reported.total is not None:
        announced = _levels(framework, reported.total, reported.total, instruments)
        if reported.level not in announced:
            says = _LEVEL_OF_TOTAL.fill(
                reported=reported.level, total=reported.total, levels=_any(announced)
            )
            yield _wrong_level(reported.level, total, framework, says)


def _levels(
    framework: Framework, least: Decimal, most: Decimal, instruments: Sequence[Ends]
) -> Mapping[str, Text]:
    """Every level that a total from ``least`` to ``most`` can have, by code, the highest first."""
    found = {}
    for step in framework.levels:
        needed = step.each_instrument or Decimal(0)
        if most >= step.at_least and all(ends.most >= needed for ends in instruments):
            found[step.code] = step.name
        if least >= step.at_least and all(ends.least >= needed for ends in instruments):
            break
    return found


def _wrong_level(reported: str, total: Score, framework: Framework, says: Text) -> Disagreement:
    computed = level(framework, total)
    return Disagreement(
        node="level",
        reported=reported,
        computed=None if computed is None else computed.code,
        possible=None,
        explanation=says,
    )


def _any(levels: Mapping[str, Text]) -> Text:
    return Text(
        " หรือ".join(name.th for name in levels.values()),
        " or ".join(name.en for name in levels.values()),
    )


def _disagreement(name: str, reported: Decimal, computed: Score, possible: Reach) -> Disagreement:
    ends = possible.ends.least, possible.ends.most
    figure = computed.announced if computed.origin == "combined" else None
    if figure is None:
        says = _IMPOSSIBLE.fill(reported=reported, low=ends[0], high=ends[1])
    elif not ends[0] <= figure <= ends[1]:
        # Figures published in between say more than the single marks, and they contradict it.
        figure = None
        says = _CONTRADICTED.fill(reported=reported, low=ends[0], high=ends[1])
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
_CONTRADICTED = Text(
    "ประกาศ {reported} แต่ตามตัวเลขที่ประกาศของส่วนย่อย ค่านี้ต้องอยู่ระหว่าง {low} ถึง {high}",
    "{reported} was published, but by the published figures below it, it must lie between "
    "{low} and {high}",
)
_LEVEL = Text(
    "ประกาศระดับ {reported} แต่คะแนนที่คำนวณได้คือ{levels}",
    "level {reported} was published, but the computed scores give {levels}",
)
_LEVEL_OF_TOTAL = Text(
    "ประกาศระดับ {reported} พร้อมคะแนน {total} แต่คะแนนนี้คือ{levels}",
    "level {reported} was published with {total}, but that total is {levels}",
)
