"""The links of an agency's items from a table with the columns code and url (CSV, XLSX)."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from prongsai.core.framework import Framework, Node
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.thai import arabic_digits, tidy
from prongsai.core.wording import Text, same

MOST_ROWS = 5_000
_HEADINGS = {
    "code": ("code", "รหัส", "ข้อ", "รหัสข้อ", "item", "oit"),
    "url": ("url", "ลิงก์", "ลิงค์", "link", "address", "ที่อยู่", "urls"),
}
_CODE = re.compile(r"(?:ข้อ)?\s*(?:oit)?\s*[o0oO]?\s*(?P<number>[1-9]\d?)", re.IGNORECASE)
_SEPARATORS = ",;\t"


class LinkRow(NamedTuple):
    """One row of the table: the code as it is written, the address, and where it stands."""

    code: str
    url: str
    where: Text


class Links(NamedTuple):
    """The addresses of each item, by its code in the order of the year; and what is wrong."""

    by_code: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]

    @property
    def urls(self) -> tuple[str, ...]:
        """Every address once, in the order of the items."""
        return tuple(dict.fromkeys(url for urls in self.by_code.values() for url in urls))


def items_of(framework: Framework) -> tuple[Node, ...]:
    """The OIT items of a year, in order."""
    return tuple(node for node in framework.marked if node.kind == "item")


def read_links(name: str, content: bytes, framework: Framework) -> Links:
    """The links in a file; ProblemsFound where it is no such table at all.

    Rows with a code that the year does not have, or without an address, are told and left out.
    """
    rows = list(_rows(name, content))
    codes = {node.code for node in items_of(framework)}
    found: dict[str, list[str]] = {code: [] for code in codes}
    problems = []
    for row in rows:
        code = _code(row.code)
        if problem := _problem(row, code, codes, framework):
            problems.append(problem)
        elif row.url not in found[code]:
            found[code].append(row.url)
    order = [node.code for node in items_of(framework)]
    by_code = {code: tuple(found[code]) for code in order if found[code]}
    return Links(by_code, tuple(problems))


def _problem(row: LinkRow, code: str, codes: set[str], framework: Framework) -> Problem | None:
    if code not in codes:
        says = _UNKNOWN_CODE if row.code else _NO_CODE
        last = items_of(framework)[-1].code
        return Problem(row.where, says.fill(code=row.code, year=framework.year, last=last))
    return None if row.url else Problem(row.where, _NO_URL.fill(code=code))


def _code(written: str) -> str:
    """A code however it is written: ``O3``, ``o๓``, ``03``, ``ข้อ 3``."""
    found = _CODE.fullmatch(arabic_digits(tidy(written)))
    return f"o{found['number']}" if found else tidy(written).lower()


def _rows(name: str, content: bytes) -> Iterator[LinkRow]:
    table = _workbook(name, content) if content[:4] == b"PK\x03\x04" else _csv(name, content)
    header: dict[str, int] | None = None
    for where, cells in table:
        if header is None:
            header = _header(cells)
            continue
        code, url = (cells[at] if at < len(cells) else "" for at in (header["code"], header["url"]))
        if code or url:
            yield LinkRow(code, url, where)
    if header is None:
        raise ProblemsFound([Problem(same(name), _NO_HEADER)])


def _header(cells: list[str]) -> dict[str, int] | None:
    names = [tidy(cell).casefold() for cell in cells]
    at = {
        column: next((n for n, name in enumerate(names) if name in known), None)
        for column, known in _HEADINGS.items()
    }
    return None if None in at.values() else {column: n or 0 for column, n in at.items()}


def _csv(name: str, content: bytes) -> Iterator[tuple[Text, list[str]]]:
    text = _text(name, content)
    separator = _separator(text)
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for row, cells in enumerate(lines, 1):
            yield _at(name, row), [tidy(cell) for cell in cells]
            if row > MOST_ROWS:
                raise ProblemsFound([Problem(same(name), _TOO_MANY.fill(most=MOST_ROWS))])
    except csv.Error as error:
        raise ProblemsFound([Problem(_at(name, row + 1), _BROKEN)]) from error


def _text(name: str, content: bytes) -> str:
    """UTF-8, or what Excel writes where it is not asked: UTF-16, and the code page of Thai."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp874")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ProblemsFound([Problem(same(name), _NOT_TEXT)])


def _separator(text: str) -> str:
    """The separator of the first row that has one; a comma where none has."""
    for line in text.splitlines():
        counts = {separator: line.count(separator) for separator in _SEPARATORS}
        if any(counts.values()):
            return max(counts, key=lambda separator: counts[separator])
    return ","


def _workbook(name: str, content: bytes) -> Iterable[tuple[Text, list[str]]]:
    from prongsai.core.sheets.xlsx_reading import worksheets

    for sheet in worksheets(content, name, most_rows=MOST_ROWS):
        rows = [[_cell(value) for value in row.values] for row in sheet.rows]
        if any(_header(cells) for cells in rows):
            return [(row.place(0), cells) for row, cells in zip(sheet.rows, rows, strict=True)]
    return []


def _cell(value: object) -> str:
    return "" if value is None else tidy(str(value))


def _at(name: str, row: int) -> Text:
    return Text(f"{name} แถว {row}", f"{name}, row {row}")


_NO_HEADER = Text(
    "ไม่พบแถวหัวตารางที่มีช่อง code และ url โปรดให้แถวแรกเป็น code,url แล้วใส่รหัสข้อกับลิงก์แถวละหนึ่งลิงก์",
    "there is no row that heads the columns code and url; begin with code,url and write one code "
    "and one address on each row.",
)
_NOT_TEXT = Text(
    "อ่านเป็นตารางไม่ได้ โปรดบันทึกจาก Excel เป็น “CSV UTF-8” หรือ .xlsx",
    "this is no table; save it in Excel as “CSV UTF-8” or .xlsx.",
)
_BROKEN = Text(
    'แยกช่องในแถวนี้ไม่ได้ โปรดตรวจเครื่องหมายคำพูด (") ให้เป็นคู่',
    'the columns of this row cannot be told apart; quotes (") must stand in pairs.',
)
_TOO_MANY = Text(
    "มีเกิน {most} แถว โปรดแยกเป็นไฟล์ละหนึ่งหน่วยงาน",
    "there are over {most} rows; make one file for each agency.",
)
_UNKNOWN_CODE = Text(
    "ไม่มีข้อ '{code}' ใน OIT ปี {year} ซึ่งมีข้อ o1 ถึง {last} โปรดแก้รหัสข้อ ข้ออื่นยังตรวจต่อ",
    "OIT of {year} has no item '{code}', only o1 to {last}; correct it. The others are checked.",
)
_NO_CODE = Text(
    "แถวนี้มีลิงก์แต่ไม่มีรหัสข้อ โปรดใส่รหัส เช่น o3",
    "this row has an address and no code; write one such as o3.",
)
_NO_URL = Text(
    "ข้อ {code} ในแถวนี้ไม่มีลิงก์ โปรดใส่ลิงก์หรือลบแถวนี้",
    "this row of {code} has no address; write it, or remove the row.",
)
