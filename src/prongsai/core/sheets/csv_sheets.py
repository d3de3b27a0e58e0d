"""Result sheets in CSV: UTF-8, commas, a header row; Excel opens what is written here as it is."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from prongsai.core.framework import Framework
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.entries import Reading
from prongsai.core.sheets.form import form_lines
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.sheets.table import HEADINGS, Row, filled_rows, table_reading
from prongsai.core.sheets.values import written
from prongsai.core.wording import Text

# What a spreadsheet program would run as a formula; wide signs count in some Asian versions.
_RUN_BY_EXCEL = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def read_csv(text: str, file: str) -> Reading:
    """What a CSV sheet says; a row is counted as Excel counts it."""
    return table_reading(filled_rows(_rows(text, file), file), file)


def csv_text(sheet: Sheet, framework: Framework, language: str) -> str:
    """A sheet as the CSV form of its year."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading.say(language) for heading in HEADINGS.values())
    for line in form_lines(sheet, framework):
        values = (line.code, line.caption.say(language), line.value, line.respondents, line.comment)
        writer.writerow(guarded(written(value)) for value in values)
    return "\ufeff" + out.getvalue()


def guarded(text: str) -> str:
    """A cell that no spreadsheet program runs as a formula; any other text as it is."""
    return f"'{text}" if _RUN_BY_EXCEL.match(text) else text


def _rows(text: str, file: str) -> Iterator[Row]:
    number = 0
    try:
        # Strict: a quote that is never closed would swallow the rest of the file as one cell.
        for number, cells in enumerate(csv.reader(StringIO(text, newline=""), strict=True), 1):
            yield _row(cells, _at_row(file, number))
    except csv.Error as error:
        raise ProblemsFound([Problem(_at_row(file, number + 1), _BROKEN)]) from error


def _row(cells: list[str], where: Text) -> Row:
    return Row([_unguarded(cell) for cell in cells], lambda _: where)


def _at_row(file: str, row: int) -> Text:
    return Text(f"{file} แถว {row}", f"{file}, row {row}")


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _RUN_BY_EXCEL.match(text) else text


_BROKEN = Text(
    'แยกคอลัมน์ไม่ได้ โปรดตรวจเครื่องหมายคำพูดในแถวนี้: ต้องมีเป็นคู่ครอบทั้งช่อง และ " ในข้อความต้องเขียน ""',
    "the columns cannot be told apart; check the quotes of this row: they stand in pairs round "
    'a whole cell, and a " inside is written "".',
)
