"""Reports as Excel workbooks: rows of cells with their figures as Excel shows them."""

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import groupby
from typing import Any

from openpyxl import load_workbook

from prongsai.core.problems import ProblemsFound, problem_in
from prongsai.core.reading.joining import tidied
from prongsai.core.reading.source import Source
from prongsai.readers.layout import Printed
from prongsai.readers.numbering import source_of
from prongsai.readers.refusals import BROKEN_OFFICE, NO_WORDS, TOO_MUCH_INSIDE, parts_of

MAX_ROWS = 20_000
_MAX_COLUMNS = 60
_LAST_ROW = 1_048_576  # of Excel; a file may claim more to keep us counting

_WANTED = re.compile(r"(xl|_rels|docProps)/.*\.(xml|rels)|\[Content_Types\]\.xml")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # what a number format shows as it is
_DECIMALS = re.compile(r"\.([0#?]+)")
_NO_TITLE = re.compile(r"(?:sheet|แผ่นงาน|แผ่น) ?[0-9]*", re.IGNORECASE)


def read_xlsx(name: str, content: bytes) -> Source:
    """The printed lines of a workbook: its sheets one after another, headed by their names.

    Formulas give what Excel last reckoned. Raises ProblemsFound where the file is locked, broken,
    or larger than a report.
    """
    parts_of(content, name, _WANTED)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of every feature that it does not keep
            workbook = load_workbook(
                BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            sheets = [list(_printed(sheet, name)) for sheet in workbook.worksheets]
            workbook.close()
    except ProblemsFound:
        raise
    except Exception as error:  # a broken file meets any exception of zipfile, XML and openpyxl
        raise problem_in(name, BROKEN_OFFICE) from error
    source = source_of(name, [(None, one) for one in sheets])
    if not source.lines:
        raise problem_in(name, NO_WORDS)
    return source


def _printed(sheet: Any, name: str) -> Iterator[Printed]:
    rows = list(_rows(sheet, name))
    if rows and not _NO_TITLE.fullmatch(sheet.title):
        yield Printed((tidied(sheet.title),), apart=True, heading=True)
    for filled, together in groupby(rows, key=any):
        if filled:
            yield from _block(list(together))


def _rows(sheet: Any, name: str) -> Iterator[tuple[str, ...]]:
    sheet.reset_dimensions()  # a file may claim fewer cells than it has
    cells = sheet.iter_rows(max_row=_LAST_ROW, max_col=_MAX_COLUMNS)
    found = 0
    for row in cells:
        words = tuple(_shown(cell) for cell in row)
        found += any(words)
        if found > MAX_ROWS:
            raise problem_in(name, TOO_MUCH_INSIDE)
        yield words


def _block(rows: Sequence[Sequence[str]]) -> Iterator[Printed]:
    """Rows between empty ones: titles above a table are text, what stands inside it is a row."""
    used = [at for at in range(_MAX_COLUMNS) if any(at < len(row) and row[at] for row in rows)]
    first, width = used[0], used[-1] + 1
    table = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))
    for at, row in enumerate(rows):
        if at < table or width - first == 1:
            yield Printed(tuple(filter(None, row)), apart=True)
        else:
            padded = (*row, *[""] * (width - len(row)))
            yield Printed(tuple(padded[first:width]), apart=at == table)


def _shown(cell: Any) -> str:
    value = cell.value
    match value:
        case None | bool():
            return "" if value is None else str(value).upper()
        case int() | float():
            return _figure(value, cell.number_format)
        case datetime():
            return _day(value.date())
        case date():
            return _day(value)
    lines = (tidied(line) for line in str(value).replace("_x000D_", "").split("\n"))
    return "\n".join(line for line in lines if line)


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _figure(value: int | float, number_format: str) -> str:
    """A number with the decimals that Excel shows; all of them where its format says nothing."""
    # The shortest figure that gives this float is the one that was typed or reckoned.
    number = Decimal(repr(value))
    shape = _LITERAL.sub("", number_format or "General").partition(";")[0]
    percent = "%" in shape
    number = number * 100 if percent else number
    decimals = _DECIMALS.search(shape)
    if not number.is_finite() or shape == "General" or not re.search("[0#]", shape):
        number = number.normalize() if number.is_finite() else number
        return f"{number:f}" + "%" * percent
    places = decimals[1] if decimals else ""
    rounded = number.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    written = f"{rounded:,f}" if "," in shape else f"{rounded:f}"
    if "." in written and "0" not in places:
        written = written.rstrip("0").rstrip(".")
    return written + "%" * percent
