"""What workbooks of plans have in common: fields in rows of their own, and one table below a head.

The plan of measures and the plan of the fight against corruption are read by this alike.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from prongsai.core.documents.plan_form import Told, says_nothing
from prongsai.core.problems import Problem
from prongsai.core.sheets.table import Row
from prongsai.core.sheets.values import blank, quoted, written
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

LONGEST_TITLE = 100
# A column that only counts the rows says nothing.
_COUNTING = ("ที่", "ลำดับ", "ลำดับที่", "no", "no.", "#")


class Titles(NamedTuple):
    """How a kind of plan calls its fields and its columns.

    ``column_of`` gives the column of a title: an empty one for a count of rows, and ``None`` for
    any other title.
    """

    fields: Mapping[str, Text]
    columns: Mapping[str, Text]
    column_of: Callable[[object], str | None]


class PlanSheet:
    """What a workbook says of a plan itself, and under which heads its rows stand."""

    def __init__(self, titles: Titles) -> None:
        self.fields: dict[str, Told] = {}
        self.problems: list[Problem] = []
        self._titles = titles

    def take_fields(self, rows: Iterable[Row]) -> None:
        """The rows whose first cell is the code of a field; others are for people only."""
        for row in rows:
            code = written(row.values[0]).strip().lower()
            values = [
                (at, one) for at, one in enumerate(row.values[2:], 2) if not says_nothing(one)
            ]
            if code in self._titles.fields and values:
                self._take_field(Told(row.place(values[0][0]), code, values[0][1]))

    def columns_of(self, head: Row) -> dict[int, str]:
        """The columns by their places, counted from 0."""
        columns: dict[int, str] = {}
        for at, title in enumerate(head.values):
            column = self._titles.column_of(title)
            if column and column in columns.values():
                says = _HEAD_TWICE.fill(name=quoted(title))
                self.problems.append(Problem(head.place(at), says))
            elif column is not None:
                columns[at] = column
            elif not blank(title):
                known = ", ".join(text.th for text in self._titles.columns.values())
                says = _NO_SUCH_HEAD.fill(name=quoted(title), known=known)
                self.problems.append(Problem(head.place(at), says))
                columns[at] = ""  # told once, and not again in each row
        return columns

    def not_wider_than_the_head(self, row: Row, columns: Mapping[int, str]) -> None:
        """Tell of every value of a row that has no head above it."""
        for at, value in enumerate(row.values):
            if at not in columns and not blank(value):
                self.problems.append(Problem(row.place(at), _NO_HEAD.fill(value=quoted(value))))

    def _take_field(self, told: Told) -> None:
        first = self.fields.setdefault(told.field, told)
        if first is not told:
            says = _TWICE.fill(field=self._titles.fields[told.field], first=first.where)
            self.problems.append(Problem(told.where, says))


def columns_by_title(
    columns: Mapping[str, Text], other_titles: Mapping[str, Iterable[str]]
) -> Mapping[str, str]:
    """The columns by every title that is known for them, as ``compared_title`` writes it."""
    return {
        **{compared_title(title): "" for title in _COUNTING},
        **{
            compared_title(said): column
            for column, title in columns.items()
            for said in (column, *title, *other_titles.get(column, ()))
        },
    }


def compared_title(title: object) -> str:
    """A title as titles are compared: without spaces, and small letters for large ones."""
    return closed_up(written(title)[:LONGEST_TITLE]).casefold()


_HEAD_TWICE = Text(
    "คอลัมน์ '{name}' มีสองคอลัมน์ โปรดเหลือไว้คอลัมน์เดียว",
    "there are two columns '{name}'; keep one of them.",
)
_NO_SUCH_HEAD = Text(
    "ไม่รู้จักคอลัมน์ '{name}' คอลัมน์ที่ใช้ได้คือ {known} โปรดแก้ชื่อหรือลบคอลัมน์",
    "the column '{name}' is not known; there are {known}: rename or delete it.",
)
_NO_HEAD = Text(
    "มี '{value}' ในคอลัมน์ที่ไม่มีหัวตาราง โปรดย้ายเข้าคอลัมน์ของมันหรือลบออก",
    "'{value}' stands in a column without a title; move it into its column or delete it.",
)
_TWICE = Text(
    "'{field}' มีค่าอยู่แล้วที่ {first} โปรดเหลือไว้ค่าเดียว",
    "'{field}' already has a value at {first}; keep one of the two.",
)
