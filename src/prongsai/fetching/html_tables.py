"""Tables of a page as rows of cells: what spans rows or columns stands in each of them."""

from typing import NamedTuple

from prongsai.core.evidence.shown import Table

_MOST_ACROSS, _MOST_DOWN = 100, 2_000
MOST_CELLS = 200_000


class Cell(NamedTuple):
    """A cell as it is written: its text, and how many columns and rows it spans."""

    text: str
    across: int = 1
    down: int = 1


def span(written: str | None, most: int) -> int:
    """How many columns or rows an attribute says; one where it says nothing that can be."""
    digits = (written or "").strip()
    return min(max(int(digits), 1), most) if digits.isdecimal() and len(digits) < 6 else 1


def cell(text: str, across: str | None, down: str | None) -> Cell:
    """A cell with the spans of its attributes."""
    return Cell(text, span(across, _MOST_ACROSS), span(down, _MOST_DOWN))


def filled(rows: list[list[Cell]]) -> Table:
    """The rows with what spans them; empty rows are left out.

    No more than ``MOST_CELLS`` cells come of it, whatever the spans promise.
    """
    table: list[list[str]] = []
    coming: dict[int, tuple[str, int]] = {}  # by column: what reaches down, and how many rows more
    left = MOST_CELLS
    for row in rows:
        line: list[str] = []
        for one in row:
            _take_down(line, coming)
            for _ in range(one.across):
                if one.down > 1:
                    coming[len(line)] = (one.text, one.down - 1)
                line.append(one.text)
        _take_down(line, coming)
        left -= len(line)
        if left < 0:
            break
        if any(line):
            table.append(line)
    return tuple(map(tuple, table))


def _take_down(line: list[str], coming: dict[int, tuple[str, int]]) -> None:
    """Add the cells of rows above that reach into this row at this place."""
    while reaching := coming.pop(len(line), None):
        text, more = reaching
        if more > 1:
            coming[len(line)] = (text, more - 1)
        line.append(text)
