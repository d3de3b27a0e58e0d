"""Result sheets as Excel workbooks: the form of a year as an officer fills it in."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from prongsai.core.framework import Framework
from prongsai.core.sheets.form import Line, draft_remark, form_lines, form_title
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.sheets.table import HEADINGS
from prongsai.core.sheets.xlsx_look import (
    BOLD,
    CENTRED,
    GRID,
    HEADER_ROW,
    TEXT,
    TO_FILL,
    WRAPPED,
    lay_out,
    lines_of,
    new_workbook,
    set_height,
    write,
    write_top,
)
from prongsai.core.thai import thai_digits
from prongsai.core.wording import Text

_WIDTHS = {"A": 15, "B": 52, "C": 11, "D": 13, "E": 30}
_LINE = 105  # characters across the whole form

# Codes that Excel would mark as "numbers stored as text"; written as numbers they read the same.
_CODE_IS_A_NUMBER = re.compile(r"[1-9][0-9]?(\.[1-9])?")

_SHADES = {
    "instrument": PatternFill("solid", fgColor="8EA9DB"),
    "indicator": PatternFill("solid", fgColor="D9E1F2"),
    "sub_indicator": PatternFill("solid", fgColor="EDF1F9"),
}


def xlsx_bytes(sheet: Sheet, framework: Framework, language: str) -> bytes:
    """A sheet as the Excel form of its year."""
    workbook = new_workbook()
    page = workbook.worksheets[0]
    page.title = _PAGE_TITLE.say(language)
    _write_top(page, framework, language)
    checks = _Checks(framework, language)
    for number, line in enumerate(form_lines(sheet, framework), HEADER_ROW + 1):
        _write_line(page, number, line, language)
        checks.watch(line, page.cell(number, 3), page.cell(number, 4))
    checks.put_on(page)
    for column, width in _WIDTHS.items():
        page.column_dimensions[column].width = width
    lay_out(page, HEADER_ROW, "portrait", language)
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
    how_to = [text.say(language) for text in (*_HOW_TO, *draft_remark(framework))]
    heads = [heading.say(language) for heading in HEADINGS.values()]
    write_top(page, thai_digits(title) if language == "th" else title, how_to, heads, _LINE)
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(heads))
    page["A1"].alignment = WRAPPED


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
        write(cell, value, WRAPPED if column in (2, 5) else CENTRED)
        cell.border = GRID
        cell.font = BOLD if line.kind in _SHADES else TEXT
        if line.kind in _SHADES:
            cell.fill = _SHADES[line.kind]
    if line.kind not in _SHADES:
        page.cell(number, 3).fill = TO_FILL
    set_height(
        page,
        number,
        max(lines_of(values[1], _WIDTHS["B"]), lines_of(line.comment, _WIDTHS["E"])),
    )


def _code(code: str) -> str | Decimal:
    return Decimal(code) if _CODE_IS_A_NUMBER.fullmatch(code) else code


_PAGE_TITLE = Text("ผลการประเมิน", "Result sheet")
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
