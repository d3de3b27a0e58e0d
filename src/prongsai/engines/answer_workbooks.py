"""Answers in Excel workbooks, as KoboToolbox and Google Sheets give them, read cell by cell.

Formulas and macros are never run: a formula is an answer like any other, and means nothing.
"""

import warnings
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from prongsai.core.problems import ProblemsFound, problem_in
from prongsai.core.sheets.xlsx_guard import check_archive
from prongsai.core.wording import Text

_HEADER_WITHIN = 20  # rows
_MOST_TAGS = 6_000_000  # of a sheet with some ten thousand people


def workbook_tables(
    name: str, content: bytes, most_rows: int, most_columns: int
) -> list[list[list[str]]]:
    """The rows of every worksheet, a row and a column more than allowed where it has too many.

    ProblemsFound for what is no workbook, is locked, or is a trap.
    """
    try:
        check_archive(content, name, _MOST_TAGS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of every feature that it does not keep
            workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            return [_even(_rows(sheet, most_rows, most_columns)) for sheet in workbook.worksheets]
    except ProblemsFound:
        raise
    except Exception as error:  # a broken file meets any exception of zipfile, XML and openpyxl
        raise problem_in(name, _BROKEN) from error


def _rows(sheet: Any, most_rows: int, most_columns: int) -> list[list[str]]:
    sheet.reset_dimensions()  # a file may claim fewer cells than it has
    rows = sheet.iter_rows(max_col=most_columns + 1, values_only=True)
    return [_trimmed(row) for row in islice(rows, most_rows + 1)]


def _trimmed(row: tuple[object, ...]) -> list[str]:
    """A row without the empty cells behind its last."""
    end = max((place for place, cell in enumerate(row, 1) if cell is not None), default=0)
    return [_written(cell) for cell in row[:end]]


def _even(rows: list[list[str]]) -> list[list[str]]:
    """Rows as long as the longest of the first ones, among which the header is."""
    width = max((len(row) for row in rows[:_HEADER_WITHIN]), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _written(value: object) -> str:
    """A cell as a CSV file would have it."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


_BROKEN = Text(
    "เปิดเป็นไฟล์ Excel (.xlsx) ไม่ได้ โปรดส่งออกคำตอบจากระบบแบบสำรวจอีกครั้ง หรือส่งออกเป็น CSV",
    "this cannot be opened as an Excel file (.xlsx); export the answers from the survey tool "
    "again, or as CSV.",
)
