"""The figures of a chart as a workbook, which Word opens for 'Edit data'."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING

from prongsai.core.documents.blocks import Chart
from prongsai.printing.docx.elements import writable
from prongsai.printing.docx.package import without_times

SHEET = "Sheet1"


def workbook_of(chart: Chart) -> bytes:
    """A sheet with a row for each name and a column for each series; unknown values stay empty."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    for number, series in enumerate(chart.series, 2):
        _write(sheet.cell(1, number), series_name(series.name))
        for row, value in enumerate(series.values, 2):
            if value is not None:
                sheet.cell(row, number).value = value
    for row, name in enumerate(chart.names, 2):
        _write(sheet.cell(row, 1), name)
    written = BytesIO()
    book.save(written)
    return without_times(written.getvalue())


def series_name(name: str) -> str:
    """The name of a series; a single one needs none in the model, but Word shows one."""
    return writable(name) or "คะแนน"


def _write(cell: Any, text: str) -> None:
    cell.value = writable(text)
    cell.data_type = TYPE_STRING  # what begins with = is a name here, never a formula
