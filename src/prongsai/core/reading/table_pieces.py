"""Tables and rows as they are put together of what pages tore apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.columns import Head, is_figure
from prongsai.core.reading.list_marks import mark_of

_BARE_NUMBER = re.compile(r"([0-9๐-๙]{1,2})\s+(?=[ก-๎“A-Za-z(])")

Paragraphs = list[tuple[str, int]]  # words and the line on which they are printed


@dataclass
class RowInPieces:
    """A row as it is put together: for each cell its paragraphs."""

    number: int
    cells: list[Paragraphs]

    def words(self) -> list[str]:
        """The words of each cell, as one text."""
        return [" ".join(words for words, _ in cell) for cell in self.cells]


@dataclass
class TableInPieces:
    """A table as it is put together.

    ``broken`` says that a page may have ended before the next row; ``last`` and ``page`` are of
    the last line that belongs to it, be it a row or a repeated head.
    """

    first: int
    head: Head | None = None
    rows: list[RowInPieces] = field(default_factory=list)
    broken: bool = False
    last: int = 0
    page: int | None = None

    def takes_any_head(self) -> bool:
        """Whether a head may come now: nothing came but rows that head what follows."""
        return self.head is None and all(is_heading(row.words()) for row in self.rows)

    def width(self) -> int:
        """How many columns are in use."""
        titles = len(self.head.titles) if self.head else 0
        return max([titles, *(len(row.cells) for row in self.rows)])


def is_heading(words: Sequence[str]) -> bool:
    """Whether a row heads others: one cell at the left, and beside a code a figure."""
    if not words or not words[0]:
        return False
    filled = [at for at, cell in enumerate(words) if cell]
    if len(filled) == 2 and filled[1] == len(words) - 1 > 1:
        return is_figure(words[-1]) and bool(codes_in(words[0]))
    return len(filled) == 1


def counts_on(before: Sequence[str], after: str) -> bool:
    """Whether a number without a point (๔ …) is the next of those that paragraphs begin with."""
    number = _number_of(after)
    return number is not None and number - 1 in map(_number_of, before)


def _number_of(paragraph: str) -> int | None:
    """The number with which a paragraph begins, with a point or without."""
    bare = _BARE_NUMBER.match(paragraph)
    number = bare[1] if bare else mark_of(paragraph)[0]
    return int(number) if number.isdecimal() else None
