"""Words, figures and columns found in what a page shows, in the ways in which Thai is written.

Contacts are in ``contacts``, people in ``people``, days in ``days``, fiscal years in ``years``.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.evidence.shown import Table
from prongsai.core.thai import arabic_digits, tidy

# What an assessor is shown of a line, no longer than this.
_LONGEST_EVIDENCE = 160
# A heading of a table is in one of its first rows; a title and the unit may stand above it.
_HEADING_ROWS = 6

_LATIN = re.compile(r"[a-z0-9 &'./+-]+")
_UNITS = {"ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000}
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MONEY = re.compile(
    rf"(?P<figure>(?<![\d,.]){_FIGURE}) ?(?P<unit>{'|'.join(_UNITS)})? ?(?:บาท|฿|baht|THB)"
    rf"|฿ ?(?P<after>{_FIGURE})",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(rf"฿? ?(?P<figure>-?{_FIGURE}) ?(?:\.?-|บาท(?:ถ้วน)?|%|฿)?")


class Column(NamedTuple):
    """A column of a table: what heads it, and the cells below, empty ones too."""

    heading: str
    cells: tuple[str, ...]


def says(text: str, *words: str) -> bool:
    """Whether a text has one of the words, however spaces, digits and marks are written.

    Thai words are found without regard to spaces and line breaks, Latin ones as whole words
    without regard to case.

    >>> says("ปีงบ ประมาณ พ.ศ. ๒๕๖๘", "ปีงบประมาณ พ.ศ. 2568")
    True
    >>> says("Telefax", "fax")
    False
    """
    return any(_has(text, word) for word in words)


def says_all(text: str, *words: str) -> bool:
    """Whether a text has every one of the words; see ``says``."""
    return all(_has(text, word) for word in words)


def said(text: str, *words: str) -> str:
    """The first line that has one of the words, as evidence; empty where none has.

    Where a word runs over the end of a line, the word itself is the evidence.
    """
    if not says(text, *words):
        return ""
    for line in text.splitlines():
        if says(line, *words):
            return shortened(line)
    return next(word for word in words if _has(text, word))


def shortened(line: str) -> str:
    """A line as evidence shows it: tidy, and no longer than a reader looks at."""
    shown = tidy(line)
    return shown if len(shown) <= _LONGEST_EVIDENCE else shown[: _LONGEST_EVIDENCE - 1] + "…"


def amounts(text: str) -> tuple[Decimal, ...]:
    """Amounts of money that are said to be baht, in the order of reading.

    >>> amounts("งบประมาณ ๑,๒๕๐,๐๐๐.๕๐ บาท เบิกจ่าย 1.2 ล้านบาท")
    (Decimal('1250000.50'), Decimal('1200000.0'))
    """
    return tuple(
        _figure(found["figure"] or found["after"]) * _UNITS.get(found["unit"] or "", 1)
        for found in _MONEY.finditer(arabic_digits(tidy(text)))
    )


def number(cell: str) -> Decimal | None:
    """The number that a cell holds and nothing else but its unit; ``None`` for other cells.

    >>> number("๑,๒๕๐.๐๐"), number("500 บาท"), number("-"), number("ข้อ 3")
    (Decimal('1250.00'), Decimal('500'), None, None)
    """
    found = _NUMBER_ALONE.fullmatch(arabic_digits(tidy(cell)))
    return _figure(found["figure"]) if found else None


def numbers(cells: Iterable[str]) -> tuple[Decimal, ...]:
    """The numbers among cells."""
    found = (number(cell) for cell in cells)
    return tuple(value for value in found if value is not None)


def rows_under(tables: Iterable[Table], *words: str) -> tuple[Column, ...]:
    """The columns whose heading has one of the words, of all tables, in reading order.

    A heading of several rows is read as one; a heading over several columns heads each of them.
    """
    columns: list[Column] = []
    for table in tables:
        for index in range(max(map(len, table), default=0)):
            cells = tuple(row[index] if index < len(row) else "" for row in table)
            if column := _headed(cells, words):
                columns.append(column)
    return tuple(columns)


def headings(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines short enough to head something, that say more than a number."""
    tidied = (tidy(line) for line in lines)
    return tuple(line for line in tidied if 3 < len(line) <= 100 and re.search(r"[^\W\d]{3}", line))


def squeezed(text: str) -> str:
    """Text as words are looked for in it: Arabic digits, small letters, no spaces at all."""
    return _squeezed(text)


def _headed(cells: tuple[str, ...], words: tuple[str, ...]) -> Column | None:
    for row, cell in enumerate(cells[:_HEADING_ROWS]):
        if says(cell, *words) and number(cell) is None:
            return Column(tidy(cell), _below(cells[row + 1 :], cell))
    return None


def _below(cells: tuple[str, ...], heading: str) -> tuple[str, ...]:
    """What stands below a heading, without the rest of a heading that spans rows."""
    repeated = next((n for n, cell in enumerate(cells) if cell != heading), len(cells))
    return cells[repeated:]


def _has(text: str, word: str) -> bool:
    small = tidy(word).casefold()
    if _LATIN.fullmatch(small) and re.search("[a-z]", small):
        return bool(_whole_word(small).search(_small(text)))
    return _squeezed(word) in _squeezed(text)


@lru_cache(maxsize=1024)
def _whole_word(word: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, word.split()))
    return re.compile(rf"(?<![a-z0-9]){words}(?![a-z0-9])")


# The same few texts are asked about by dozens of detectors, and some have half a million letters.
@lru_cache(maxsize=64)
def _small(text: str) -> str:
    return tidy(text).casefold()


@lru_cache(maxsize=256)
def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", arabic_digits(tidy(text))).casefold()


def _figure(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
