"""Result sheets as one table with a header row: what CSV and XLSX have in common."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.entries import Entry, Reading
from prongsai.core.sheets.values import blank, quoted, written
from prongsai.core.thai import tidy
from prongsai.core.wording import Text, same

MAX_ROWS = 2_000
_LONGEST_HEADING = 100

Heading = Literal["code", "title", "value", "respondents", "comments"]

# The heading of each column, in the order of the form.
HEADINGS: dict[Heading, Text] = {
    "code": Text("รหัส", "code"),
    "title": Text("รายการ", "title"),
    "value": Text("คะแนน", "value"),
    "respondents": Text("จำนวนผู้ตอบ", "respondents"),
    "comments": Text("ความเห็น", "comment"),
}
_BY_NAME = {name: heading for heading, text in HEADINGS.items() for name in text}
_READ: tuple[Literal["value", "respondents", "comments"], ...] = (
    "value",
    "respondents",
    "comments",
)


class Row(NamedTuple):
    """One row of a table: its values, and where the value of each column stands (from 0).

    ``number`` is that of the row in its worksheet, from 1; 0 where a row has none.
    """

    values: Sequence[object]
    place: Callable[[int], Text]
    number: int = 0


def filled_rows(rows: Iterable[Row], file: str, most: int = MAX_ROWS) -> list[Row]:
    """The rows that have something in them; ProblemsFound where they are more than ``most``."""
    filled = (row for row in rows if not all(map(blank, row.values)))
    kept = list(islice(filled, most + 1))
    if len(kept) > most:
        raise ProblemsFound([Problem(same(file), _TOO_MANY_ROWS.fill(most=f"{most:,}"))])
    return kept


def has_header(rows: Sequence[Row]) -> bool:
    """Whether one of the rows is the header of a result sheet."""
    return any(map(_is_header, rows))


def table_reading(rows: Sequence[Row], file: str) -> Reading:
    """The entries of a table; what stands above its header row is for people only."""
    start = next((number for number, row in enumerate(rows) if _is_header(row)), None)
    if start is None:
        raise ProblemsFound([Problem(same(file), NO_HEADER)])
    header = rows[start]
    table = _Table(header, file)
    for row in rows[start + 1 :]:
        table.take(row)
    return Reading(file, tuple(table.entries), (*_header_problems(header), *table.problems))


class _Table:
    """The entries of the rows below a header, as they are taken."""

    def __init__(self, header: Row, file: str) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._width = len(header.values)
        self._columns: dict[Heading | None, int] = {}
        for at, name in enumerate(header.values):
            self._columns.setdefault(_heading(name), at)

    def take(self, row: Row) -> None:
        self._not_wider_than_the_header(row)
        code = written(self._value(row, "code"))
        for column in _READ:
            value = self._value(row, column)
            if blank(value):
                continue
            where = row.place(self._columns[column])
            if blank(code):
                self.problems.append(Problem(where, _NO_CODE.fill(value=quoted(value))))
            else:
                self.entries.append(Entry(where, column, code, value))

    def _value(self, row: Row, heading: Heading) -> object:
        at = self._columns.get(heading)
        return None if at is None or at >= len(row.values) else row.values[at]

    def _not_wider_than_the_header(self, row: Row) -> None:
        extra = [value for value in row.values[self._width :] if not blank(value)]
        if extra:
            says = _TOO_WIDE.fill(value=quoted(extra[0]))
            self.problems.append(Problem(row.place(self._width), says))


def _heading(name: object) -> Heading | None:
    return _BY_NAME.get(tidy(written(name)[:_LONGEST_HEADING]).casefold())


def _is_header(row: Row) -> bool:
    return {"code", "value"} <= {_heading(name) for name in row.values}


def _header_problems(header: Row) -> Iterator[Problem]:
    seen: set[Heading] = set()
    for at, name in enumerate(header.values):
        heading = _heading(name)
        if heading in seen:
            yield Problem(header.place(at), _HEADING_TWICE.fill(name=quoted(name)))
        elif heading is not None:
            seen.add(heading)
        elif not blank(name):
            yield Problem(header.place(at), _NO_SUCH_HEADING.fill(name=quoted(name)))


NO_HEADER = Text(
    "ไม่พบแถวหัวตารางที่มีคอลัมน์ 'รหัส' และ 'คะแนน' โปรดเริ่มจากแบบกรอกของปีนั้น",
    "there is no header row with the columns 'code' and 'value'; start from the template.",
)
_TOO_MANY_ROWS = Text(
    "มีข้อมูลเกิน {most} แถว ซึ่งไม่ใช่ข้อมูลของหน่วยงานเดียว โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "there are more than {most} rows, which is not one agency's sheet; "
    "check that it is the file you meant.",
)
_NO_CODE = Text(
    "มีค่า '{value}' แต่แถวนี้ไม่มีรหัส โปรดเติมรหัสหรือลบค่าออก",
    "there is '{value}', but the row has no code; add the code or delete the value.",
)
_TOO_WIDE = Text(
    "มี '{value}' เกินจากคอลัมน์ของหัวตาราง ถ้าข้อความมีจุลภาค โปรดใส่เครื่องหมายคำพูดครอบข้อความ",
    "'{value}' stands beyond the columns of the header; put quotes round text that has commas.",
)
_NO_SUCH_HEADING = Text(
    "ไม่รู้จักคอลัมน์ '{name}' คอลัมน์ที่ใช้ได้คือ รหัส รายการ คะแนน จำนวนผู้ตอบ ความเห็น โปรดแก้ชื่อหรือลบคอลัมน์",
    "the column '{name}' is not known; there are code, title, value, respondents and comment: "
    "rename or delete it.",
)
_HEADING_TWICE = Text(
    "คอลัมน์ '{name}' มีสองคอลัมน์ โปรดเหลือไว้คอลัมน์เดียว",
    "there are two columns '{name}'; keep one of them.",
)
