"""The figures of a chart as a workbook, which Word opens for 'Edit data'."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING

from prongsai.core.documents.blocks import Chart
from prongsai.printing.docx.elements import writable
from prongsai.printing.docx.package import without_times

SHEET = "Sheet1"
NOT_KNOWN = "ไม่ทราบ"


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
    for row, name in enumerate(shown_names(chart), 2):
        _write(sheet.cell(row, 1), name)
    written = BytesIO()
    book.save(written)
    return without_times(written.getvalue())


def series_name(name: str) -> str:
    """The name of a series; a single one needs none in the model, but Word shows one."""
    return writable(name) or "คะแนน"


def figures_in_names(chart: Chart) -> bool:
    """Whether figures stand with the names: in a web of one line they would lie upon each other."""
    return chart.shape == "radar" and len(chart.series) == 1


def shown_names(chart: Chart) -> tuple[str, ...]:
    """The names as Word shows them, which say what is not known: it has no bar to write beside."""
    if len(chart.series) != 1:
        return chart.names
    every = figures_in_names(chart)
    return tuple(
        f"{name} {label or NOT_KNOWN}" if every or value is None else name
        for name, value, label in zip(
            chart.names, chart.series[0].values, chart.labels[0], strict=True
        )
    )


def _write(cell: Any, text: str) -> None:
    cell.value = writable(text)
    cell.data_type = TYPE_STRING  # what begins with = is a name here, never a formula
