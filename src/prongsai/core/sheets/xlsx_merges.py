"""Merged cells of worksheets: which rectangle a cell lies in, and what stands in its first cell."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from openpyxl import load_workbook

from prongsai.core.sheets.table import Row


class Merge(NamedTuple):
    """A rectangle of merged cells: rows from 1, columns from 0, both ends included."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def is_across(self) -> bool:
        """Whether it joins cells of one row, side by side."""
        return self.right > self.left

    @property
    def is_down(self) -> bool:
        """Whether it joins cells of several rows."""
        return self.bottom > self.top


class Merges:
    """The merged cells of one worksheet, with the values of their first cells."""

    def __init__(self, merges: Iterable[Merge], rows: Sequence[Row]) -> None:
        self._merges = tuple(merges)
        by_number = {row.number: row.values for row in rows}
        self._values = {
            one: values[one.left]
            for one in self._merges
            if len(values := by_number.get(one.top, ())) > one.left
        }

    def over(self, row: int, column: int) -> Merge | None:
        """The rectangle that a cell lies in; ``None`` for a cell that is not merged."""
        return next(
            (
                one
                for one in self._merges
                if one.top <= row <= one.bottom and one.left <= column <= one.right
            ),
            None,
        )

    def value(self, merge: Merge) -> object:
        """What stands in the first cell of a rectangle; ``None`` where nothing does."""
        return self._values.get(merge)


def merges_in(content: bytes) -> Mapping[str, tuple[Merge, ...]]:
    """The merged cells of every worksheet by its title.

    The file was found small and plain before (``xlsx_reading.worksheets``).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of every feature that it does not keep
        workbook = load_workbook(BytesIO(content), keep_links=False)
    return {
        sheet.title: tuple(
            Merge(one.min_row, one.max_row, one.min_col - 1, one.max_col - 1)
            for one in sheet.merged_cells.ranges
        )
        for sheet in workbook.worksheets
    }
