"""Tables read as lists: what heads each column, and the rows that say something."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from prongsai.core.evidence.elements.remembering import of_each_page
from prongsai.core.evidence.shown import Shown, Table
from prongsai.core.evidence.texts import number, squeezed
from prongsai.core.thai import tidy

# A heading says what stands below it; what is longer is a sentence.
_LONGEST_HEADING = 120
_HEADING_ROWS = 4
# Half of the rows say it: rows that part a list into sections say nothing.
_ENOUGH = 2

_COUNTED = re.compile(r"\(?\d{1,4}(?:\.\d{1,2})?[.)]?")
_TOTAL = re.compile(r"^(?:รวม|ยอดรวม|total|ผลรวม)", re.IGNORECASE)
_NOTHING = re.compile(r"[-‐-―_.…*/\s]*|n/?a", re.IGNORECASE)


class Listing(NamedTuple):
    """A table as a list: the heading of each column (all its rows as one), and its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Filled(NamedTuple):
    """How many rows of a column say what they should, of how many; and the first that does.

    ``dashes`` are rows with a dash, of which nobody knows whether it means none.
    """

    heading: str
    said: int
    rows: int
    dashes: int
    example: str

    @property
    def is_enough(self) -> bool:
        """Whether the column as a whole says it."""
        return self.said > 0 and self.said * _ENOUGH >= self.rows


@of_each_page
def listings(shown: Shown) -> tuple[Listing, ...]:
    """The tables of a page or file; one that goes on over a page keeps the headings."""
    found: list[Listing] = []
    for table in shown.tables:
        listing = _listing(table)
        if not listing.headings and found and _width(table) == len(found[-1].headings):
            listing = Listing(found[-1].headings, listing.rows)
        if listing.rows:
            found.append(listing)
    return tuple(found)


def filled(
    shown: Shown,
    heading: re.Pattern[str],
    unless: re.Pattern[str] | None = None,
    holds: Callable[[str], bool] = lambda cell: not is_nothing(cell),
) -> Iterator[Filled]:
    """Every column headed so, with how much of it says something that ``holds``."""
    for listing in listings(shown):
        for at, words in enumerate(listing.headings):
            if _is_headed(words, heading, unless):
                yield _filled(words, [row[at] for row in listing.rows if at < len(row)], holds)


def labelled(
    shown: Shown, label: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Rows of small tables whose first cell is a label: the label, and what stands beside it."""
    for table in shown.tables:
        if _width(table) > 3:
            continue
        for row in table:
            cells = [cell for cell in row if tidy(cell)]
            if len(cells) > 1 and _is_headed(cells[0], label, unless):
                yield tidy(cells[0]), tidy(cells[-1])


def is_nothing(cell: str) -> bool:
    """Whether a cell is empty, or has a dash or dots in place of words."""
    return bool(_NOTHING.fullmatch(tidy(cell)))


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number and nothing else but its unit."""
    return number(cell) is not None


def _is_headed(words: str, heading: re.Pattern[str], unless: re.Pattern[str] | None) -> bool:
    plain = squeezed(words)
    if not plain or len(plain) > _LONGEST_HEADING or number(words) is not None:
        return False
    return bool(heading.search(plain)) and not (unless and unless.search(plain))


def _filled(heading: str, cells: list[str], holds: Callable[[str], bool]) -> Filled:
    said = [cell for cell in cells if tidy(cell) and holds(cell)]
    dashes = sum(bool(tidy(cell)) and is_nothing(cell) for cell in cells)
    return Filled(heading, len(said), len(cells), dashes, tidy(said[0]) if said else "")


def _listing(table: Table) -> Listing:
    rows = [tuple(tidy(cell) for cell in row) for row in table]
    rows = [row for row in rows if any(row)]
    while rows and len(set(filter(None, rows[0]))) < 2 and len(rows[0]) > 1:
        rows.pop(0)
    depth = _depth(rows)
    heads = rows[:depth]
    width = max(map(len, rows), default=0)
    headings = tuple(" ".join(dict.fromkeys(_column(heads, at))) for at in range(width))
    below = tuple(row for row in rows[depth:] if _is_said(row))
    return Listing(headings if depth else (), below)


def _depth(rows: list[tuple[str, ...]]) -> int:
    """How many rows head the table; none where it goes on from the page before."""
    if not rows or _is_data(rows[0]):
        return 0
    depth = 1
    while depth < min(_HEADING_ROWS, len(rows) - 1) and _goes_on(rows[0], rows[depth]):
        depth += 1
    return depth


def _goes_on(first: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether a row is a heading still: it hangs under a cell that spans rows or columns."""
    if any(number(cell) is not None for cell in row):
        return False
    repeated = any(cell and cell == above for cell, above in zip(row, first, strict=False))
    spans = len(set(first)) < len(first)
    return repeated or (spans and not row[0])


def _is_data(row: tuple[str, ...]) -> bool:
    figures = sum(number(cell) is not None for cell in row)
    return bool(_COUNTED.fullmatch(squeezed(row[0]))) or figures * 2 > len(row)


def _is_said(row: tuple[str, ...]) -> bool:
    """Whether a row is one of the list: not a total, a section, or the numbers of columns."""
    words = [cell for cell in row if cell]
    if len(set(words)) < 2 or _TOTAL.match(next(iter(words))):
        return False
    return not all(re.fullmatch(r"\(?\d{1,2}\)?", squeezed(cell)) for cell in words)


def _column(heads: list[tuple[str, ...]], at: int) -> list[str]:
    return [row[at] for row in heads if at < len(row) and row[at]]


def _width(table: Table) -> int:
    return max(map(len, table), default=0)
