"""The rows of a file of answers that is held in memory, as survey tools and Excel write them.

Such files come from people's hands: as workbooks, with a byte order mark or in Windows-874, parted
by commas, semicolons or tabs, with lines above the header. Nothing of them is written anywhere.
"""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice
from pathlib import Path

from prongsai.core.problems import problem_in
from prongsai.core.wording import Text
from prongsai.engines.tables import EMPTY, SEPARATORS, broken

MAX_BYTES = 20_000_000  # answers in Thai words of some ten thousand people
MOST_ROWS = 50_000  # more people than any agency asks; a nation's files are counted by command
MOST_COLUMNS = 500
_WORKBOOKS = (b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"))  # .xlsx; .xls, or locked
_LOOKED_AT = 20  # rows that tell what parts the columns


Rows = list[list[str]]


def tables_in(name: str, content: bytes) -> list[Rows]:
    """The rows of a CSV file, or of each worksheet of an Excel workbook that has any.

    ProblemsFound where it is neither, empty, or too large.
    """
    if len(content) > MAX_BYTES:
        raise problem_in(name, _TOO_LARGE.fill(megabytes=MAX_BYTES // 1_000_000))
    tables = [rows for rows in _tables(name, content) if _says_something(rows)]
    if not tables:
        raise problem_in(name, EMPTY)
    for rows in tables:
        _check_size(name, rows)
    return tables


def _tables(name: str, content: bytes) -> list[Rows]:
    if content.startswith(_WORKBOOKS):
        # Reading Excel files costs a tenth of a second before it starts: only when needed.
        from prongsai.engines.answer_workbooks import workbook_tables

        return workbook_tables(name, content, MOST_ROWS, MOST_COLUMNS)
    text = _without_separator_line(_text(name, content))
    return [list(islice(_parted(name, text, _separator(text)), MOST_ROWS + 1))]


def _says_something(rows: Rows) -> bool:
    return any(cell.strip() for row in rows for cell in row)


def _check_size(name: str, rows: Rows) -> None:
    if len(rows) > MOST_ROWS:
        raise problem_in(name, _TOO_MANY_ROWS.fill(most=f"{MOST_ROWS:,}"))
    if max(map(len, rows)) > MOST_COLUMNS:
        raise problem_in(name, _TOO_MANY_COLUMNS.fill(most=f"{MOST_COLUMNS:,}"))


def _text(name: str, content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp874"]  # Excel on Thai Windows saves "CSV" in cp874
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise problem_in(name, _NOT_TEXT)


def _without_separator_line(text: str) -> str:
    # "sep=;" in the first line tells Excel what parts the columns.
    first, _, rest = text.partition("\n")
    return "\n" + rest if first.lower().startswith("sep=") else text


def _separator(text: str) -> str:
    """What cuts the first rows into most cells."""

    def cells(separator: str) -> int:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        with suppress(csv.Error):  # a cell without an end: told once the file is read
            return sum(len(row) for row in islice(rows, _LOOKED_AT))
        return 0

    return max(SEPARATORS, key=cells)


def _parted(name: str, text: str, separator: str) -> Iterator[list[str]]:
    # Strict: a quote that is never closed would swallow the rest of the file as one cell.
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise broken(Path(name), str(reader.line_num)) from error


_TOO_LARGE = Text(
    "ไฟล์ใหญ่เกิน {megabytes} MB โปรดส่งออกคำตอบเป็นรหัส (XML values) แทนข้อความ หรือแบ่งเป็นหลายไฟล์",
    "the file is over {megabytes} MB; export answers as codes (XML values) instead of words, or "
    "divide it into several files.",
)
_TOO_MANY_ROWS = Text(
    "ไฟล์มีเกิน {most} แถว โปรดแบ่งเป็นหลายไฟล์",
    "the file has more than {most} rows; divide it into several files.",
)
_TOO_MANY_COLUMNS = Text(
    "ไฟล์มีเกิน {most} คอลัมน์ โปรดตรวจว่าเป็นไฟล์คำตอบของแบบวัด หนึ่งคอลัมน์ต่อหนึ่งข้อ",
    "the file has more than {most} columns; check that it has the answers to the survey, one "
    "column for each question.",
)
_NOT_TEXT = Text(
    "ไฟล์นี้ไม่ใช่ข้อความ จึงไม่ใช่ไฟล์ CSV โปรดส่งออกคำตอบจากระบบแบบสำรวจเป็น CSV หรือ XLSX",
    "this is no text, so it is no CSV file; export the answers from the survey tool as CSV or "
    "XLSX.",
)
