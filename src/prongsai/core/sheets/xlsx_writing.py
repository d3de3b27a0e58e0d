"""Result sheets as Excel workbooks: the form of a year as an officer fills it in."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any
from unicodedata import category

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.framework import Framework
from prongsai.core.sheets.form import Line, draft_remark, form_lines, form_title
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.sheets.table import HEADINGS
from prongsai.core.thai import thai_digits
from prongsai.core.wording import Text

# The font of Thai offices; where it is missing Excel takes another without serifs for Thai.
_FONT: dict[str, Any] = {"name": "TH Sarabun New", "family": 2, "charset": 222}
_WIDTHS = {"A": 15, "B": 52, "C": 11, "D": 13, "E": 30}
_LINE = 105  # characters across the whole form
_ROW_HEIGHT = 24  # points, for one line of the font
_HEADER_ROW = 3
_EXACT_DIGITS = 15  # what a number cell of Excel keeps; longer figures are written as text

# Codes that Excel would mark as "numbers stored as text"; written as numbers they read the same.
_CODE_IS_A_NUMBER = re.compile(r"[1-9][0-9]?(\.[1-9])?")

_TEXT = Font(**_FONT, size=16)
_BOLD = Font(**_FONT, size=16, bold=True)
_WHITE = Font(**_FONT, size=16, bold=True, color="FFFFFF")
_LARGE = Font(**_FONT, size=20, bold=True)
_HEADER = PatternFill("solid", fgColor="1F3864")
_TO_FILL = PatternFill("solid", fgColor="FFF2CC")
_SHADES = {
    "instrument": PatternFill("solid", fgColor="8EA9DB"),
    "indicator": PatternFill("solid", fgColor="D9E1F2"),
    "sub_indicator": PatternFill("solid", fgColor="EDF1F9"),
}
_THIN = Side(style="thin", color="A6A6A6")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)


def xlsx_bytes(sheet: Sheet, framework: Framework, language: str) -> bytes:
    """A sheet as the Excel form of its year."""
    workbook = Workbook()
    workbook._named_styles["Normal"].font = _TEXT  # type: ignore[attr-defined]  # the only way
    page = workbook.worksheets[0]
    page.title = _PAGE_TITLE.say(language)
    _write_top(page, framework, language)
    checks = _Checks(framework, language)
    for number, line in enumerate(form_lines(sheet, framework), _HEADER_ROW + 1):
        _write_line(page, number, line, language)
        checks.watch(line, page.cell(number, 3), page.cell(number, 4))
    checks.put_on(page)
    _lay_out(page, language)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


class _Checks:
    """What Excel itself refuses while somebody types."""

    def __init__(self, framework: Framework, language: str) -> None:
        codes = ",".join(level.code for level in framework.levels)
        self._marks = _validation("decimal", "0", "100", _MARK_REFUSED.say(language))
        self._counts = _validation("whole", "0", "999999999", _COUNT_REFUSED.say(language))
        self._levels = DataValidation(
            type="list",
            formula1=f'"{codes}"',
            allow_blank=True,
            showErrorMessage=True,
            error=_LEVEL_REFUSED.say(language),
        )

    def watch(self, line: Line, value: Any, respondents: Any) -> None:
        if line.code == "reported.level":
            self._levels.add(value)
        elif line.kind != "field" or line.code == "reported.total":
            self._marks.add(value)
        if line.kind in ("question", "part"):
            self._counts.add(respondents)

    def put_on(self, page: Worksheet) -> None:
        for validation in (self._marks, self._counts, self._levels):
            page.add_data_validation(validation)


def _validation(kind: Any, low: str, high: str, error: str) -> DataValidation:
    return DataValidation(
        type=kind,
        operator="between",
        formula1=low,
        formula2=high,
        allow_blank=True,
        showErrorMessage=True,
        error=error,
    )


def _write_top(page: Worksheet, framework: Framework, language: str) -> None:
    title = form_title(framework).say(language)
    title = thai_digits(title) if language == "th" else title
    how_to = [text.say(language) for text in (*_HOW_TO, *draft_remark(framework))]
    for number, text in enumerate((title, "\n".join(how_to)), 1):
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=5)
        _write(page.cell(number, 1), text, _WRAPPED)
        page.cell(number, 1).font = _TEXT
    page["A1"].font = _LARGE
    page.row_dimensions[1].height = 30
    # Excel does not fit the height of merged cells to their text.
    page.row_dimensions[2].height = _ROW_HEIGHT * sum(1 + len(text) // _LINE for text in how_to)
    for column, heading in enumerate(HEADINGS.values(), 1):
        cell = page.cell(_HEADER_ROW, column)
        _write(cell, heading.say(language), _CENTRED)
        cell.font = _WHITE
        cell.fill = _HEADER
        cell.border = _GRID


def _write_line(page: Worksheet, number: int, line: Line, language: str) -> None:
    values = (
        _code(line.code),
        line.caption.say(language),
        line.value,
        line.respondents,
        line.comment,
    )
    for column, value in enumerate(values, 1):
        cell = page.cell(number, column)
        _write(cell, value, _WRAPPED if column in (2, 5) else _CENTRED)
        cell.border = _GRID
        cell.font = _BOLD if line.kind in _SHADES else _TEXT
        if line.kind in _SHADES:
            cell.fill = _SHADES[line.kind]
    if line.kind not in _SHADES:
        page.cell(number, 3).fill = _TO_FILL
    # Programs fit a row to its text only when somebody edits it.
    rows = max(_rows(values[1], _WIDTHS["B"]), _rows(line.comment, _WIDTHS["E"]))
    page.row_dimensions[number].height = _ROW_HEIGHT * rows


def _rows(text: str | None, width: int) -> int:
    """How many rows a text takes in a column of ``width`` characters."""
    paragraphs = (text or "").splitlines()
    return max(1, sum(1 + _columns(paragraph) * 10 // (width * 9) for paragraph in paragraphs))


def _columns(text: str) -> int:
    """How wide a text is in characters; vowels and tones above or below a letter take no width."""
    return sum(category(character) != "Mn" for character in text)


def _code(code: str) -> str | Decimal:
    return Decimal(code) if _CODE_IS_A_NUMBER.fullmatch(code) else code


def _write(cell: Any, value: str | int | Decimal | None, alignment: Alignment) -> None:
    cell.alignment = alignment
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > _EXACT_DIGITS:
        value = format(value, "f")
    if isinstance(value, str):
        # Typed as text, "=1+1" stays what somebody wrote and is never run, even when edited.
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value


def _lay_out(page: Worksheet, language: str) -> None:
    for column, width in _WIDTHS.items():
        page.column_dimensions[column].width = width
    page.sheet_format.defaultRowHeight = _ROW_HEIGHT
    page.freeze_panes = f"A{_HEADER_ROW + 1}"
    page.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    page.page_setup.orientation = "portrait"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.8)
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.center.text = _FOOTER.say(language)  # type: ignore[union-attr]  # never None


_PAGE_TITLE = Text("ผลการประเมิน", "Result sheet")
_FOOTER = Text("หน้า &P จาก &N", "Page &P of &N")
_MARK_REFUSED = Text("คะแนนต้องเป็นตัวเลข 0 ถึง 100", "A mark is a number from 0 to 100.")
_LEVEL_REFUSED = Text("โปรดเลือกระดับจากรายการ", "Choose a level from the list.")
_COUNT_REFUSED = Text("จำนวนผู้ตอบต้องเป็นจำนวนเต็ม", "Respondents are a whole number.")
_HOW_TO = (
    Text(
        "๑. กรอกคะแนน ๐ ถึง ๑๐๐ ในช่องสีเหลือง ข้อที่ไม่ทราบให้เว้นว่าง (ว่างคือไม่ทราบ ไม่ใช่ศูนย์)",
        "1. Fill in marks from 0 to 100 in the yellow cells; leave empty what is not known.",
    ),
    Text(
        "๒. แถวแบบวัดและตัวชี้วัด (สีฟ้า) กรอกเฉพาะเมื่อไม่ทราบคะแนนรายข้อ",
        "2. Fill in the blue rows only if the marks of their questions are not known.",
    ),
    Text(
        "๓. ไม่ต้องแก้คอลัมน์รหัส ไม่ใช้สูตรหรือเครื่องหมาย % แล้วบันทึกเป็น .xlsx",
        "3. Leave the codes as they are, use no formulas or percent signs, and save as .xlsx.",
    ),
)
