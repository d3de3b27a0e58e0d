"""Shares of answers held against each other and against the score printed beside them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from prongsai.core.reading.facts import Doubt
from prongsai.core.reading.numbers import FigureFound, figures_in
from prongsai.core.reading.outline import CellRead, Part, RowRead, TableRead
from prongsai.core.wording import Text

_ALL = Decimal(100)
_ROUNDED = Decimal("0.01")  # two shares, each rounded to a hundredth


def answers_that_differ(parts: Sequence[Part]) -> Iterator[Doubt]:
    """A doubt for each row whose shares of yes and no are not 100 together, or not its score.

    The score is the share of yes, or that of no where a question asks for something bad.
    """
    for part in parts:
        if isinstance(part, TableRead) and {"yes", "no"} <= {*part.columns}:
            for row in part.rows:
                yield from _row(part, row)


def _row(table: TableRead, row: RowRead) -> Iterator[Doubt]:
    yes, no, score = (_figure(table, row, meaning) for meaning in ("yes", "no", "score"))
    if yes is None or no is None:
        return
    line = row.cells[table.columns.index("yes")].first
    together = yes.value + no.value
    if abs(together - _ALL) > _ROUNDED:
        says = _NOT_ALL.fill(yes=yes.value, no=no.value, together=together)
        yield Doubt(line, f"{yes.printed}, {no.printed}", str(together), says)
    elif score is not None and score.value not in (yes.value, no.value):
        says = _OTHER_SCORE.fill(score=score.value, yes=yes.value, no=no.value)
        yield Doubt(line, score.printed, str(yes.value), says)


def _figure(table: TableRead, row: RowRead, meaning: str) -> FigureFound | None:
    """The one figure of a row in the column of a meaning."""
    cells: list[CellRead] = [
        cell for column, cell in zip(table.columns, row.cells, strict=True) if column == meaning
    ]
    found = figures_in(cells[0].text) if len(cells) == 1 else ()
    return found[0] if len(found) == 1 else None


_NOT_ALL = Text(
    "ร้อยละ {yes} กับ {no} รวมกันได้ {together} ไม่ใช่ 100 โปรดตรวจกับต้นฉบับ",
    "the shares {yes} and {no} are {together} together, not 100; check them in the original",
)
_OTHER_SCORE = Text(
    "คะแนน {score} ไม่ตรงกับร้อยละของคำตอบข้างกัน ({yes} และ {no}) โปรดตรวจกับต้นฉบับ",
    "the score {score} is neither of the shares beside it ({yes} and {no}); "
    "check them in the original",
)
