"""An XLSForm as the Excel workbook that KoboToolbox and ODK take."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.sheets.xlsx_look import new_workbook, write
from prongsai.core.surveys.xlsform import Row, XLSForm

_WIDTHS = {"type": 26, "name": 18, "list_name": 18, "form_id": 24, "form_title": 60}
_WIDE = 70
_PLAIN = Alignment(vertical="top", wrap_text=True)


def xlsform_bytes(form: XLSForm) -> bytes:
    """The workbook, with one sheet for each of the three tables."""
    workbook = new_workbook()
    tables = {"survey": form.survey, "choices": form.choices, "settings": (form.settings,)}
    for title, rows in tables.items():
        _fill(workbook.create_sheet(title), rows)
    workbook.remove(workbook.worksheets[0])
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _fill(page: Worksheet, rows: Iterable[Row]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    for number, name in enumerate(columns, 1):
        write(page.cell(1, number), name, _PLAIN)
        wide = _WIDE if name.startswith("label") else 16
        page.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, wide)
    for line, row in enumerate(rows, 2):
        for number, name in enumerate(columns, 1):
            if name in row:
                write(page.cell(line, number), row[name], _PLAIN)
    page.freeze_panes = "A2"
