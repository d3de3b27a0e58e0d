"""Result sheets from Excel workbooks, read cell by cell; formulas and macros are never run."""

import re
import warnings
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import get_column_letter

from prongsai.core.problems import ProblemsFound, problem_in
from prongsai.core.sheets.entries import Formula, Reading
from prongsai.core.sheets.table import (
    MAX_ROWS,
    NO_HEADER,
    Row,
    filled_rows,
    has_header,
    table_reading,
)
from prongsai.core.sheets.values import MAX_TEXT, quoted, written
from prongsai.core.sheets.xlsx_guard import MAX_TAGS, check_archive
from prongsai.core.wording import Text

_LAST_ROW = 1_048_576  # of Excel; a file may claim more to keep us counting
_LAST_COLUMN = 30

_LITERAL = re.compile(r'"[^"]*"|\\.')  # what a number format shows as it is


class Worksheet(NamedTuple):
    """One worksheet of a workbook: its name, and the rows that have something in them."""

    title: str
    rows: list[Row]


def read_xlsx(content: bytes, file: str) -> Reading:
    """What the one worksheet with a result table says; others are notes."""
    tables = [one.rows for one in worksheets(content, file) if has_header(one.rows)]
    if not tables:
        raise problem_in(file, NO_HEADER)
    if len(tables) > 1:
        raise problem_in(file, _TWO_TABLES)
    return table_reading(tables[0], file)


def worksheets(
    content: bytes, file: str, most_tags: int = MAX_TAGS, most_rows: int = MAX_ROWS
) -> list[Worksheet]:
    """Every worksheet of a workbook that is small, plain and without traps, else ProblemsFound."""
    try:
        check_archive(content, file, most_tags)
        return list(_worksheets(content, file, most_rows))
    except ProblemsFound:
        raise
    except Exception as error:  # a broken file meets any exception of zipfile, XML and openpyxl
        raise problem_in(file, _BROKEN) from error


def _worksheets(content: bytes, file: str, most_rows: int) -> Iterator[Worksheet]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of every feature that it does not keep
        workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            yield Worksheet(sheet.title, filled_rows(_rows(sheet, file), file, most_rows))


def _rows(sheet: Any, file: str) -> Iterator[Row]:
    sheet.reset_dimensions()  # a file may claim fewer cells than it has
    for number, cells in enumerate(sheet.iter_rows(max_row=_LAST_ROW, max_col=_LAST_COLUMN), 1):
        # A million rows may lie between two that are written.
        if any(cell is not EMPTY_CELL for cell in cells):
            yield _row(cells, number, sheet.title, file)


def _row(cells: Sequence[Any], number: int, sheet: str, file: str) -> Row:
    def place(column: int) -> Text:
        cell = f"{get_column_letter(column + 1)}{number}"
        name = quoted(sheet)
        return Text(f"{file} แผ่นงาน '{name}' เซลล์ {cell}", f"{file}, sheet '{name}', cell {cell}")

    return Row([_value(cell) for cell in cells], place, number)


def _value(cell: Any) -> object:
    value = cell.value
    if cell.data_type in ("f", "e"):  # a formula, or the error that one left behind: #REF!
        return Formula(str(getattr(value, "text", value)))
    if isinstance(value, str) and len(value) <= MAX_TEXT:
        return value.replace("_x000D_", "\r")  # how Excel writes a carriage return
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, cell.number_format)
    return value


def _number(value: int | float, number_format: str) -> object:
    # The shortest figure that gives this float is the one that was typed.
    exact = Decimal(repr(value))
    if "%" in _LITERAL.sub("", number_format):
        return f"{written((exact * 100).normalize())}%"
    return _plain(exact)


def _plain(number: Decimal) -> Decimal:
    whole = number.is_finite() and number == number.to_integral_value()
    return Decimal(int(number)) if whole else number


_BROKEN = Text(
    "เปิดเป็นไฟล์ Excel (.xlsx) ไม่ได้ ไฟล์อาจเสียหายหรือเป็นไฟล์ชนิดอื่น โปรดเปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx",
    "this cannot be opened as an Excel file (.xlsx); it may be damaged or of another kind: "
    "open it in Excel and save it again as .xlsx.",
)
_TWO_TABLES = Text(
    "มีตารางผลคะแนนมากกว่าหนึ่งแผ่นงาน โปรดเหลือไว้แผ่นงานเดียวต่อหนึ่งไฟล์",
    "more than one worksheet has a result table; keep one worksheet per file.",
)
