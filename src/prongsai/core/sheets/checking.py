"""From the entries of a file to a result sheet: one check for every format."""

from collections import defaultdict
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import Any

from prongsai.core.framework import Framework, Node
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.entries import FIELDS, Column, Entry, Reading
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet
from prongsai.core.sheets.values import (
    Unfit,
    blank,
    framework_of_year,
    level_code,
    mark,
    plain_code,
    quoted,
    respondents,
    words,
)
from prongsai.core.wording import Text, same

_MARKED = ("question", "item", "part")
_ALIKE = 0.5  # how alike a code must be to be proposed; 1 is the same


def checked_sheet(reading: Reading) -> Sheet:
    """The sheet that a file's entries make; raises ProblemsFound with every problem in the file."""
    entries = [entry for entry in reading.entries if not blank(entry.value)]
    filling = _Filling(_framework(entries))
    for entry in entries:
        filling.take(entry)
    problems = [*reading.problems, *filling.problems]
    if not any(_is_year(entry) for entry in entries):
        problems.insert(0, Problem(same(reading.file), _NO_YEAR))
    if problems:
        raise ProblemsFound(problems)
    return filling.sheet()


class _Filling:
    """A sheet while its entries are taken one by one; what cannot be taken becomes a problem.

    Without a framework, codes and levels cannot be checked, but figures still are.
    """

    def __init__(self, framework: Framework | None) -> None:
        self.problems: list[Problem] = []
        self._framework = framework
        self._codes = {code.lower(): code for code in framework.nodes} if framework else {}
        self._taken: dict[str, dict[str, Any]] = defaultdict(dict)
        self._places: dict[tuple[str, str], Text] = {}

    def take(self, entry: Entry) -> None:
        try:
            group, code = self._place(entry)
            self._once(group, code, entry.where)
            self._taken[group][code] = self._reader(group, code)(entry.value)
        except Unfit as unfit:
            says = unfit.says.fill(
                code=quoted(entry.code), value=quoted(entry.value), **unfit.details
            )
            self.problems.append(Problem(entry.where, says))

    def sheet(self) -> Sheet:
        fields = self._taken["fields"]
        return Sheet(
            year=fields["year"].year,
            agency=AgencyName(*(fields.get(f"agency.{name}", "") for name in AgencyName._fields)),
            marks=self._taken["marks"],
            scores=self._taken["scores"],
            reported=Reported(*(fields.get(f"reported.{name}") for name in Reported._fields)),
            respondents=self._taken["respondents"],
            comments=self._taken["comments"],
        )

    def _place(self, entry: Entry) -> tuple[str, str]:
        """The group of values that an entry belongs to, and its code as the framework has it."""
        code = plain_code(entry.code)
        if code in FIELDS:
            if entry.column != "value":
                raise Unfit(_ONLY_A_VALUE)
            return "fields", code
        if self._framework is None:
            return entry.column, code
        if code not in self._codes:
            raise _unknown_code(self._framework, code)
        node = self._framework.nodes[self._codes[code]]
        return _group(entry.column, node), node.code

    def _once(self, group: str, code: str, where: Text) -> None:
        first = self._places.setdefault((group, code), where)
        if first is not where:
            raise Unfit(_TWICE, first=first)

    def _reader(self, group: str, code: str) -> Callable[[object], object]:
        if code == "reported.level":
            return partial(level_code, self._framework) if self._framework else words
        return _FIELD_READERS.get(code) or _READERS[group]


_FIELD_READERS: dict[str, Callable[[object], object]] = {
    "year": framework_of_year,
    "reported.total": mark,
}
_READERS: dict[str, Callable[[object], object]] = {
    "fields": words,
    "value": mark,
    "marks": mark,
    "scores": mark,
    "respondents": respondents,
    "comments": words,
}


def _framework(entries: list[Entry]) -> Framework | None:
    for entry in filter(_is_year, entries):
        try:
            return framework_of_year(entry.value)
        except Unfit:
            return None  # told where the entry is taken
    return None


def _is_year(entry: Entry) -> bool:
    return entry.column == "value" and plain_code(entry.code) == "year"


def _group(column: Column, node: Node) -> str:
    if column == "comments":
        return column
    if column == "respondents":
        if node.kind == "item":
            raise Unfit(_NOBODY_ANSWERS)
        return column
    if node.kind == "assessment":
        raise Unfit(_OVERALL)
    group = "marks" if node.kind in _MARKED else "scores"
    if column not in ("value", group):
        raise Unfit(_BELONGS_UNDER, group=group)
    return group


def _unknown_code(framework: Framework, code: str) -> Unfit:
    alike = get_close_matches(code, [*framework.nodes, *FIELDS], n=1, cutoff=_ALIKE)
    if alike:
        return Unfit(_UNKNOWN_CODE_LIKE, year=framework.year, alike=alike[0])
    return Unfit(_UNKNOWN_CODE, year=framework.year)


_NO_YEAR = Text(
    "ไม่ได้บอกปีงบประมาณ โปรดกรอกปี พ.ศ. ที่รหัส year",
    "the fiscal year is missing; give the year of the Buddhist era under the code year.",
)
_UNKNOWN_CODE = Text(
    "หลักเกณฑ์ปีงบประมาณ {year} ไม่มีรหัส '{code}' โปรดใช้รหัสตามแบบกรอกของปีนั้น",
    "the rules of fiscal year {year} have no code '{code}'; use the codes of that year's template.",
)
_UNKNOWN_CODE_LIKE = Text(
    "หลักเกณฑ์ปีงบประมาณ {year} ไม่มีรหัส '{code}' รหัสที่ใกล้เคียงที่สุดคือ '{alike}' โปรดแก้ไข",
    "the rules of fiscal year {year} have no code '{code}'; the closest is '{alike}': correct it.",
)
_TWICE = Text(
    "'{code}' มีค่าอยู่แล้วที่ {first} โปรดเหลือไว้ค่าเดียว",
    "'{code}' already has a value at {first}; keep one of the two.",
)
_BELONGS_UNDER = Text(
    "'{code}' ต้องอยู่ใต้ {group} (marks คือคะแนนรายข้อ scores คือคะแนนตัวชี้วัดหรือแบบวัด) โปรดย้าย",
    "'{code}' belongs under {group} (marks are of questions and items, scores of everything "
    "above them); move it there.",
)
_OVERALL = Text(
    "'{code}' คือคะแนนภาพรวม โปรดกรอกคะแนนที่ประกาศไว้ที่รหัส reported.total แทน",
    "'{code}' is the overall score; give the announced score under reported.total instead.",
)
_NOBODY_ANSWERS = Text(
    "'{code}' เป็นข้อของ OIT จึงไม่มีผู้ตอบ โปรดลบจำนวนผู้ตอบ",
    "'{code}' is an OIT item, which nobody answers; remove the number of respondents.",
)
_ONLY_A_VALUE = Text(
    "'{code}' มีได้เพียงค่าเดียวในช่องคะแนน โปรดลบจำนวนผู้ตอบหรือความเห็นของแถวนี้",
    "'{code}' takes one value only; remove the respondents or the comment beside it.",
)
