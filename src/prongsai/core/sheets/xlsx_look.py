"""How our Excel forms look: the font of Thai offices, shades, frames, heights of rows."""

from decimal import Decimal
from typing import Any
from unicodedata import category

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.wording import Text

# The font of Thai offices; where it is missing Excel takes another without serifs for Thai.
_FONT: dict[str, Any] = {"name": "TH Sarabun New", "family": 2, "charset": 222}
HEADER_ROW = 3  # of a form: its title and remarks stand above
ROW_HEIGHT = 24  # points, for one line of the font
_TALLEST = 400  # Excel allows 409 points
_EXACT_DIGITS = 15  # what a number cell of Excel keeps; longer figures are written as text

TEXT = Font(**_FONT, size=16)
BOLD = Font(**_FONT, size=16, bold=True)
WHITE = Font(**_FONT, size=16, bold=True, color="FFFFFF")
LARGE = Font(**_FONT, size=20, bold=True)
HEADER = PatternFill("solid", fgColor="1F3864")
TO_FILL = PatternFill("solid", fgColor="FFF2CC")
_THIN = Side(style="thin", color="A6A6A6")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
WRAPPED = Alignment(vertical="center", wrap_text=True)
FROM_THE_TOP = Alignment(vertical="top", wrap_text=True)
_ON_ONE_LINE = Alignment(vertical="center")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)


def new_workbook() -> Workbook:
    """A workbook whose cells have our font."""
    workbook = Workbook()
    workbook._named_styles["Normal"].font = TEXT  # type: ignore[attr-defined]  # the only way
    return workbook


def write(cell: Any, value: str | int | Decimal | None, alignment: Alignment) -> None:
    """Put a value into a cell exactly as it is, in our font; text is never run as a formula."""
    cell.alignment = alignment
    cell.font = TEXT
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > _EXACT_DIGITS:
        value = format(value, "f")
    if isinstance(value, str):
        # Typed as text, "=1+1" stays what somebody wrote and is never run, even when edited.
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value


def write_head(page: Worksheet, row: int, titles: list[str]) -> None:
    """The head of a table: a title a column, white on blue."""
    for column, title in enumerate(titles, 1):
        cell = page.cell(row, column)
        write(cell, title, CENTRED)
        cell.font = WHITE
        cell.fill = HEADER
        cell.border = GRID


def write_top(
    page: Worksheet, title: str, remarks: list[str], titles: list[str], letters: int
) -> None:
    """What stands above a form: its title, remarks across it, and in HEADER_ROW its columns.

    ``letters`` is how many fit across the form.
    """
    write(page["A1"], title, _ON_ONE_LINE)
    page["A1"].font = LARGE
    page.row_dimensions[1].height = 30
    page.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(titles))
    write(page["A2"], "\n".join(remarks), WRAPPED)
    # Excel does not fit the height of merged cells to their text.
    page.row_dimensions[2].height = ROW_HEIGHT * sum(1 + len(text) // letters for text in remarks)
    write_head(page, HEADER_ROW, titles)


def set_height(page: Worksheet, row: int, lines: int) -> None:
    """Make a row as high as its lines; programs fit it to its text only when somebody edits it."""
    page.row_dimensions[row].height = min(ROW_HEIGHT * lines, _TALLEST)


def lines_of(text: str | None, width: int) -> int:
    """How many lines a text takes in a column of ``width`` characters."""
    paragraphs = (text or "").splitlines()
    return max(1, sum(1 + _columns(paragraph) * 10 // (width * 9) for paragraph in paragraphs))


def lay_out(page: Worksheet, header_row: int, orientation: str, language: str) -> None:
    """Freeze the head, repeat it on paper, and fit the width to A4."""
    page.sheet_format.defaultRowHeight = ROW_HEIGHT
    page.freeze_panes = f"A{header_row + 1}"
    page.print_title_rows = f"{header_row}:{header_row}"
    page.page_setup.orientation = orientation  # type: ignore[assignment]
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.8)
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.center.text = _FOOTER.say(language)  # type: ignore[union-attr]  # never None


def _columns(text: str) -> int:
    """How wide a text is in characters; vowels and tones above or below a letter take no width."""
    return sum(category(character) != "Mn" for character in text)


_FOOTER = Text("หน้า &P จาก &N", "Page &P of &N")
