# ruff: noqa: S608  # headings never enter the SQL unquoted, the path is a parameter
"""Files of answers as tables: the columns of a CSV or Parquet file, and the SQL that reads it."""

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prongsai.core.problems import Problem, ProblemsFound, problem_in
from prongsai.core.refusals import reason_of
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LONG = ("question", "option")
SEPARATORS = ",;\t"
_BLOCK = 1 << 20


class NotForDuckDB(ProblemsFound):
    """A workbook, or text that is not UTF-8: what DuckDB cannot count as it is."""


class Column(NamedTuple):
    """A column: its heading as written, its name in SQL and the type of what stands under it."""

    heading: str
    name: str
    type: str


class Table(NamedTuple):
    """A file of answers: its columns, and ``reads``, the SQL that reads the file ``$path``.

    ``first_row`` is the number that a spreadsheet shows beside the first respondent.
    """

    path: Path
    reads: str
    columns: tuple[Column, ...]
    first_row: int

    @property
    def is_long(self) -> bool:
        """Whether each row is one answer, with a column ``question`` and a column ``option``."""
        return {_plain(column.heading) for column in self.columns} >= set(_LONG)

    def column(self, heading: str) -> Column:
        """The column under a heading, capitals aside; ProblemsFound where there is none."""
        for column in self.columns:
            if _plain(column.heading) == _plain(heading):
                return column
        known = ", ".join(column.heading for column in self.columns)
        raise problem_in(self.path.name, _NO_COLUMN.fill(heading=heading, known=known))


def open_table(connection: "DuckDBPyConnection", path: Path) -> Table:
    """Find the columns of a file of answers; ProblemsFound where it is no table."""
    start = _start_of(path)
    if start == b"PAR1":
        return _parquet(connection, path)
    if start == b"PK\x03\x04":
        raise NotForDuckDB([Problem(same(path.name), A_WORKBOOK)])
    return _csv(path)


def broken(path: Path, line: str | None) -> ProblemsFound:
    """That a file, or a line of it, cannot be read as a table."""
    if line is None:
        return problem_in(path.name, _BROKEN)
    where = Text(f"{path.name} บรรทัด {line}", f"{path.name}, line {line}")
    return ProblemsFound([Problem(where, _BROKEN)])


def sql_name(name: str) -> str:
    """A name, whatever is in it, as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def sql_string(text: str) -> str:
    """A string, whatever is in it, as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except FileNotFoundError as error:
        raise problem_in(path.name, _NOT_THERE) from error
    except OSError as error:
        raise problem_in(path.name, _NOT_OPENED.fill(why=reason_of(error))) from error
    if not start:
        raise problem_in(path.name, EMPTY)
    return start


def _parquet(connection: "DuckDBPyConnection", path: Path) -> Table:
    reads = "read_parquet($path)"
    shape = connection.execute(f"DESCRIBE SELECT * FROM {reads}", {"path": str(path)})
    columns = [Column(name, sql_name(name), kind) for name, kind, *_ in shape.fetchall()]
    return Table(path, reads, tuple(columns), first_row=1)


def _csv(path: Path) -> Table:
    _check_utf8(path)
    separator, headings = _header(path)
    _check_headings(path, headings)
    # Columns go by number: headings are whole sentences, with anything in them.
    columns = [Column(heading, f"c{n}", "VARCHAR") for n, heading in enumerate(headings)]
    types = ", ".join(f"{column.name}: 'VARCHAR'" for column in columns)
    reads = (
        f"read_csv($path, header=true, auto_detect=false, delim='{separator}', quote='\"', "
        f"escape='\"', columns={{{types}}})"
    )
    return Table(path, reads, tuple(columns), first_row=2)


def _check_utf8(path: Path) -> None:
    line = 1
    with path.open(encoding="utf-8", newline="") as file:
        try:
            while block := file.read(_BLOCK):
                line += block.count("\n")
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            says = _NOT_UTF8.fill(line=line)
            raise NotForDuckDB([Problem(same(path.name), says)]) from error


def _header(path: Path) -> tuple[str, list[str]]:
    """The separator that cuts the first row into most headings, and these headings."""
    try:
        headers = {separator: _first_row(path, separator) for separator in SEPARATORS}
    except csv.Error as error:
        raise broken(path, "1") from error
    separator = max(SEPARATORS, key=lambda separator: len(headers[separator]))
    return separator, headers[separator]


def _first_row(path: Path, separator: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file, delimiter=separator), [])


def _check_headings(path: Path, headings: list[str]) -> None:
    times = Counter(_plain(heading) for heading in headings if heading.strip())
    twice = [heading for heading, number in times.items() if number > 1]
    if twice:
        raise problem_in(path.name, HEADING_TWICE.fill(headings=", ".join(twice)))
    if not times:
        raise problem_in(path.name, EMPTY)


def _plain(heading: str) -> str:
    return heading.strip().casefold()


_NOT_THERE = Text(
    "ไม่พบไฟล์นี้ โปรดตรวจชื่อไฟล์และที่เก็บ",
    "there is no such file; check its name and where it is.",
)
_NOT_OPENED = Text(
    "เปิดไฟล์ไม่ได้ ({why}) โปรดตรวจสิทธิ์ และปิดโปรแกรมที่เปิดไฟล์นี้อยู่",
    "the file could not be opened ({why}); check who may read it and close what uses it.",
)
EMPTY = Text(
    "ไฟล์ว่างเปล่า โปรดส่งออกคำตอบจากระบบแบบสำรวจอีกครั้ง",
    "the file is empty; export the answers from the survey tool again.",
)
A_WORKBOOK = Text(
    "ไฟล์นี้เป็นสมุดงาน Excel โปรดเปิดแล้วบันทึกเป็น 'CSV UTF-8 (คั่นด้วยจุลภาค)'",
    "this is an Excel workbook; open it and save it as 'CSV UTF-8 (comma delimited)'.",
)
_NOT_UTF8 = Text(
    "บรรทัดที่ {line} ไม่ใช่ UTF-8 (อาจเป็น Windows-874) โปรดเปิดใน Excel แล้วบันทึกเป็น "
    "'CSV UTF-8 (คั่นด้วยจุลภาค)'",
    "line {line} is not UTF-8 (it may be Windows-874); open the file in Excel and save it as "
    "'CSV UTF-8 (comma delimited)'.",
)
_BROKEN = Text(
    "อ่านเป็นตารางไม่ได้ โปรดตรวจว่าทุกแถวมีจำนวนคอลัมน์เท่าหัวตารางและเครื่องหมายคำพูดมีครบคู่ แล้วบันทึกใหม่",
    "this cannot be read as a table; check that every row has as many columns as the header and "
    "that quotes come in pairs, then save it again.",
)
HEADING_TWICE = Text(
    "หัวคอลัมน์ซ้ำกัน ได้แก่ {headings} โปรดตั้งชื่อให้ต่างกัน",
    "these headings stand twice: {headings}; give each column its own.",
)
_NO_COLUMN = Text(
    "ไม่มีคอลัมน์ '{heading}' คอลัมน์ที่มีคือ {known}",
    "there is no column '{heading}'; there are: {known}.",
)
