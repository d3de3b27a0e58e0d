"""Tables as the template reads them: rows of cells that know where they stand."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from prongsai.core.documents.blocks import Cell, Item, Row, Table, plain
from prongsai.printing.pdf.letters import width
from prongsai.printing.pdf.lines import Lines, Plain
from prongsai.printing.together import JOINT

INSET = 3  # points between the rule of a cell and its text
MOST_WHOLE = 8  # lines of a row that stays on one page
FEW_ROWS, MOST_LINES = 8, 20  # a table up to this long stays on one page
STEP = 9  # points by which each level stands further in


class Placed(NamedTuple):
    """A cell and its column, counted from 0."""

    column: int
    cell: Cell


def table(block: Table, lines: Lines) -> Plain:
    """A table: shares of its columns, its head, and its rows in stretches that group rows head."""
    head = list(placed(block.head))
    rows = list(placed((*block.head, *block.rows)))[len(head) :]
    write = _Cells(block, lines)
    stretches = [
        {"group": group, "cells": [cell for _, row in some for cell in write.row(row)]}
        for group, some in groupby(
            zip(block.rows, rows, strict=True), key=lambda pair: pair[0].group
        )
    ]
    return {
        "name": block.name,
        "whole": len(block.rows) <= FEW_ROWS and write.height(head + rows) <= MOST_LINES,
        "size": block.size,
        "shares": [column.share for column in block.columns],
        "aligns": [column.align for column in block.columns],
        "head": [write.head(one) for row in head for one in row],
        "stretches": stretches,
    }


def placed(rows: Iterable[Row]) -> Iterator[list[Placed]]:
    """The cells of each row with their columns, which cells above may have taken."""
    taken: dict[int, int] = {}  # column: how many further rows it is covered
    for row in rows:
        found, column = [], 0
        below: dict[int, int] = {at: left - 1 for at, left in taken.items() if left > 1}
        for cell in row.cells:
            while taken.get(column, 0):
                column += 1
            found.append(Placed(column, cell))
            for covered in range(column, column + cell.across):
                if cell.down > 1:
                    below[covered] = cell.down - 1
            column += cell.across
        taken = below
        yield found


class _Cells:
    """Writes the cells of one table."""

    def __init__(self, block: Table, lines: Lines) -> None:
        self.block = block
        self.lines = lines
        self.share = lines.width / sum(column.share for column in block.columns)

    def head(self, one: Placed) -> Any:
        """A cell of the head: bold."""
        return self._cell(one, bold=True)

    def row(self, row: list[Placed]) -> Iterator[Any]:
        """The cells of a row; one of many lines may go on on the next page."""
        long = max(map(self._lines, row), default=0) > MOST_WHOLE
        for one in row:
            written = self._cell(one, bold=False)
            if long or one.cell.down > 1:
                written = written if isinstance(written, dict) else {"l": written}
                written["splits"] = True
            yield written

    def height(self, rows: Iterable[list[Placed]]) -> int:
        """About how many lines rows have."""
        return sum(max(map(self._lines, row), default=0) for row in rows)

    def _lines(self, one: Placed) -> int:
        """About how many lines a cell has."""
        wide = self._inside(one).width * 1000 / self.block.size
        return sum(1 + int(width(plain(item.words)) / wide) for item in one.cell.lines)

    def _inside(self, one: Placed) -> Lines:
        columns = self.block.columns[one.column : one.column + one.cell.across]
        share = sum(column.share for column in columns)
        return self.lines.narrower(self.share * share - 2 * INSET - 1)

    def _cell(self, one: Placed, *, bold: bool) -> Any:
        cell = one.cell
        inside = self._inside(one)
        written = [self._line(item, inside, bold) for item in cell.lines]
        for at, (item, after) in enumerate(pairwise(cell.lines)):
            if _leads(item) and not _leads(after):
                written[at] = {"w": written[at]} if isinstance(written[at], list) else written[at]
                written[at]["leads"] = True
        around = {"x": cell.across, "y": cell.down, "align": cell.align}
        own = {name: value for name, value in around.items() if value not in (1, None)}
        return {"l": written, **own} if own else written

    def _line(self, item: Item, inside: Lines, bold: bool) -> Any:
        """A line of a cell: its words, or its indents (points) and its words with their mark."""
        size = self.block.size
        if not item.mark and item.level == 1:
            return inside.words(item.words, bold=bold, size=size)
        mark = inside.text(item.mark, bold=bold, size=size) + JOINT if item.mark else ""
        hanging = width(item.mark + JOINT, bold=bold) * size / 1000 if item.mark else 0
        left = (item.level - 1) * STEP
        words = inside.narrower(inside.width - left - hanging).words(
            item.words, bold=bold, size=size
        )
        return {"left": left, "hanging": hanging, "w": [mark, *words]}


def _leads(item: Item) -> bool:
    """Whether a line is the heading of those below it in its cell: all bold or underlined."""
    shown = [run for run in item.words if run.text.strip()]
    return bool(shown) and all(run.bold or run.underline for run in shown)
