"""Rows of a table of measures as officers make them: merged cells, headings across the table.

A cell that is merged downwards says the same of each of its rows. Where the words of a measure
(its measures, methods or findings) are merged over several rows, these rows are one measure with
a step on each. A line across the whole table heads the measures below it. What can be meant in two
ways is asked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from prongsai.core.documents.plan_form import Told, ToldMeasure, says_nothing, title_of
from prongsai.core.problems import Problem
from prongsai.core.sheets.table import Row
from prongsai.core.sheets.values import blank, written
from prongsai.core.sheets.xlsx_merges import Merge, Merges
from prongsai.core.wording import Text

# A cell of these over several rows makes the rows one measure; others say the same of each row.
_JOINING = ("findings", "measures", "methods")
_OWN = (
    "steps", "step_owners", "step_periods", "budget", "evidence", "results", "outcomes",
    "suggestions", "remark",
)  # fmt: skip
_LISTS = {*_JOINING, *_OWN, "responsible"} - {"budget", "remark"}
_SUB_HEADING = re.compile(r"\(?\s*[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2}\s*[).]?\s*(?P<name>.+)", re.DOTALL)
_NUMBERED = re.compile(r"\(?\s*[0-9๐-๙]{1,2}\s*[).]?\s*(?P<name>.+)", re.DOTALL)


class _Heading(NamedTuple):
    """The theme and the sub-theme that lines across the table gave to the rows below."""

    theme: Told | None = None
    heading: Told | None = None


def measures_in(
    rows: Sequence[Row], columns: Mapping[int, str], merges: Merges
) -> tuple[list[ToldMeasure], list[Problem]]:
    """What the rows below the head say, measure by measure, and what has to be asked."""
    measures: list[ToldMeasure] = []
    problems: list[Problem] = []
    above = _Heading()
    for group in _groups(rows, columns, merges):
        heading = _heading_in(group[0], columns, merges) if len(group) == 1 else None
        if heading is not None:
            above = _below(above, heading)
            continue
        told = [*_joined(group, columns, merges, problems)]
        if told:
            answered = {one.field for one in told}
            told += [
                one
                for one in above
                if one is not None and not answered & {one.field, "indicator", "answers"}
            ]
            measures.append(ToldMeasure(group[0].place(0), tuple(told)))
    return measures, problems


def _groups(rows: Sequence[Row], columns: Mapping[int, str], merges: Merges) -> Iterator[list[Row]]:
    """The rows of each measure: one, or as many as its own words are merged over."""
    group: list[Row] = []
    until = 0
    for row in rows:
        if group and row.number > until:
            yield group
            group = []
        group.append(row)
        until = max(until, row.number, *_ends(row, columns, merges))
    if group:
        yield group


def _ends(row: Row, columns: Mapping[int, str], merges: Merges) -> Iterator[int]:
    for at, field in columns.items():
        over = merges.over(row.number, at)
        if field in _JOINING and over is not None and not over.is_across:
            yield over.bottom


def _heading_in(row: Row, columns: Mapping[int, str], merges: Merges) -> Told | None:
    """The one line of a row that stands across the table; ``None`` for any other row."""
    filled = [at for at, value in enumerate(row.values) if not blank(value)]
    if len(filled) != 1:
        return None
    (at,) = filled
    over = merges.over(row.number, at)
    if over is None or not over.is_across or over.is_down:
        return None
    return Told(row.place(at), columns.get(at, ""), row.values[at])


def _below(above: _Heading, line: Told) -> _Heading:
    text = written(line.value).strip()
    if found := _SUB_HEADING.fullmatch(text):
        return above._replace(heading=Told(line.where, "heading", found["name"]))
    found = _NUMBERED.fullmatch(text)
    return _Heading(theme=Told(line.where, "theme", found["name"] if found else text))


def _joined(
    group: Sequence[Row], columns: Mapping[int, str], merges: Merges, problems: list[Problem]
) -> Iterator[Told]:
    """What the rows of one measure say: lists one below the other, everything else once."""
    for at, field in columns.items():
        found = [*_values(group, at, field, merges, problems)] if field else []
        if len(found) > 1 and field in _LISTS:
            lines = [line for one in found for line in written(one.value).splitlines()]
            yield found[0]._replace(value="\n".join(lines))
        elif len({written(one.value).strip() for one in found}) > 1:
            problems.append(Problem(found[1].where, _TWO_VALUES.fill(field=title_of(field))))
        elif found:
            yield found[0]


def _values(
    group: Sequence[Row], at: int, field: str, merges: Merges, problems: list[Problem]
) -> Iterator[Told]:
    """What a column says in the rows of one measure; a cell that is merged downwards says it once.

    What is a measure's own (_OWN) is asked where its cell reaches into another measure.
    """
    seen: set[Merge] = set()
    for row in group:
        over = merges.over(row.number, at)
        value: object = row.values[at] if at < len(row.values) else None
        if over is not None and over.is_down:
            if over in seen:
                continue
            seen.add(over)
            value = merges.value(over)
            if field in _OWN and not _within(over, group):
                if over.top == row.number and not says_nothing(value):  # told once
                    problems.append(Problem(row.place(at), _MERGED.fill(field=title_of(field))))
                continue
        if not says_nothing(value):
            yield Told(row.place(at), field, value)


def _within(over: Merge, group: Sequence[Row]) -> bool:
    return group[0].number <= over.top and over.bottom <= group[-1].number


_TWO_VALUES = Text(
    "มาตรการเดียวกัน (ผสานเซลล์ไว้) มี '{field}' ต่างกันหลายค่า โปรดเหลือไว้ค่าเดียว "
    "หรือระบุเป็นรายขั้นตอน หรือยกเลิกการผสานเซลล์",
    "one measure (its cells are merged) has several values of '{field}'; keep one, give them for "
    "single steps, or unmerge the cells.",
)
_MERGED = Text(
    "'{field}' ผสานเซลล์ไว้หลายมาตรการ จึงไม่รู้ว่าเป็นของมาตรการใด โปรดยกเลิกการผสานแล้วกรอกทีละแถว",
    "'{field}' is merged over several measures, so it is not known of which it is; unmerge it and "
    "fill in each row.",
)
