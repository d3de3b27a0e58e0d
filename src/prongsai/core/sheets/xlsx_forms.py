"""What every Excel form of a plan or report has: its rows of text, and the sheet of its fields."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.sheets.xlsx_look import (
    BOLD,
    FROM_THE_TOP,
    GRID,
    HEADER_ROW,
    ROW_HEIGHT,
    TO_FILL,
    WRAPPED,
    lay_out,
    lines_of,
    set_height,
    write,
    write_head,
    write_top,
)
from prongsai.core.thai import thai_digits
from prongsai.core.wording import Text

_LINE = 230  # characters across the whole form


def write_form_head(
    page: Worksheet, title: str, remarks: list[str], heads: list[str], *, lines: int, language: str
) -> None:
    """Title, remarks and heads of a form; ``lines`` is how high the heads are."""
    write_top(page, thai_digits(title) if language == "th" else title, remarks, heads, _LINE)
    page.row_dimensions[2].height += ROW_HEIGHT
    page.row_dimensions[HEADER_ROW].height = ROW_HEIGHT * lines


def write_row(page: Worksheet, number: int, said: Sequence[str], widths: Sequence[int]) -> None:
    """A row of texts, as high as they need; what is empty is shaded, to be filled in."""
    lines = 1
    for place, (text, width) in enumerate(zip(said, widths, strict=True), 1):
        cell = page.cell(number, place)
        write(cell, text or None, FROM_THE_TOP)
        cell.number_format = "@"  # Excel turns 9.1 and 1/2 into numbers and dates otherwise
        cell.border = GRID
        if not text:
            cell.fill = TO_FILL
        lines = max(lines, lines_of(text, width))
    set_height(page, number, lines + 1)  # fonts differ in height, and no last line may hide


def write_empty_rows(page: Worksheet, first: int, number: int, columns: int) -> None:
    """Rows below the last, framed and taken as text."""
    for row in page.iter_rows(first, first + number - 1, 1, columns):
        for cell in row:
            write(cell, None, FROM_THE_TOP)
            cell.number_format = "@"
            cell.border = GRID


def write_fields(
    page: Worksheet,
    fields: Iterable[tuple[str, Text, str | int]],
    *,
    widths: tuple[int, int, int],
    language: str,
    to_fill: bool = True,
) -> None:
    """The sheet of what is said once: code, title and value of each field."""
    write_head(page, 1, [text.say(language) for text in _FIELD_HEAD])
    for number, (field, title, said) in enumerate(fields, 2):
        for place, one in enumerate((field, title.say(language), said or None), 1):
            cell = page.cell(number, place)
            write(cell, one, WRAPPED)
            cell.border = GRID
        page.cell(number, 2).font = BOLD
        if to_fill:
            page.cell(number, 3).fill = TO_FILL
        set_height(page, number, lines_of(str(said), widths[2]))
    set_widths(page, widths)
    lay_out(page, 1, "portrait", language)


def set_widths(page: Worksheet, widths: Sequence[int]) -> None:
    """The widths of the columns, from the left, in characters."""
    for place, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width


def offer(page: Worksheet, choices: str, cells: str) -> None:
    """A drop-down for some cells, of choices as Excel names them; it proposes, refuses nothing."""
    offered = DataValidation(
        type="list", formula1=choices, allow_blank=True, showErrorMessage=False
    )
    offered.add(cells)
    page.add_data_validation(offered)


def bytes_of(workbook: Workbook) -> bytes:
    """The file of a workbook."""
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


_FIELD_HEAD = (Text("รหัส", "code"), Text("รายการ", "title"), Text("ค่า", "value"))
