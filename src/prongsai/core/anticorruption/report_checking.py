"""From what a file says of reports to reports of its plan."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from prongsai.core.anticorruption.form import PROGRESS, ToldProject, ToldReport, title_of
from prongsai.core.anticorruption.plan import ActionPlan
from prongsai.core.anticorruption.reporting import (
    STATUSES,
    STRETCHES,
    PlanReport,
    Progress,
    Status,
    Stretch,
)
from prongsai.core.documents import values
from prongsai.core.documents.plan_form import Told
from prongsai.core.money import baht
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.values import Unfit, quoted
from prongsai.core.thai import arabic_digits, closed_up
from prongsai.core.wording import Text


def checked_reports(told: tuple[ToldReport, ...], plan: ActionPlan) -> tuple[PlanReport, ...]:
    """The reports that a file tells of its plan; ProblemsFound with everything that is wrong."""
    checking = _Checking(plan)
    reports = tuple(map(checking.report, told))
    if checking.problems:
        raise ProblemsFound(checking.problems)
    return reports


class _Checking:
    def __init__(self, plan: ActionPlan) -> None:
        self.problems: list[Problem] = []
        self._plan = plan

    def report(self, told: ToldReport) -> PlanReport:
        """A report, as far as it can be read."""
        said = {one.field: self._fit(one) for one in told.told}
        year, stretch = said.get("year"), said.get("stretch")
        if year is None or stretch is None:
            self.problems.append(Problem(told.where, _WHICH_REPORT))
        elif year not in self._plan.years:
            says = _OUTSIDE.fill(year=year, first=self._plan.first_year, last=self._plan.last_year)
            self.problems.append(Problem(told.where, says))
        progress = tuple(self._progress(told.progress, year or 0))
        return PlanReport(year or 0, stretch or "six", progress, said.get("closed_on"))

    def _progress(self, told: tuple[ToldProject, ...], year: int) -> Iterator[Progress]:
        carried_out = {one.number for one in self._plan.of_year(year)}
        seen: set[int] = set()
        for one in told:
            said = {each.field: self._fit(each) for each in one.told}
            number = said.pop("project", None)
            if number not in carried_out or number in seen:
                self.problems.append(Problem(one.where, _NO_PROJECT.fill(year=year)))
                continue
            seen.add(number)
            if said.get("status") == "not_possible" and not said.get("reason"):
                self.problems.append(Problem(one.where, _NO_REASON))
            given = {name: value for name, value in said.items() if value is not None}
            yield Progress(number, **given)

    def _fit(self, told: Told) -> Any:
        try:
            return _READ.get(told.field, values.line)(told.value)
        except Unfit as unfit:
            details = {"code": title_of(told.field), "value": quoted(told.value), **unfit.details}
            self.problems.append(Problem(told.where, unfit.says.fill(**details)))
            return None


def status_of(value: object) -> Status:
    """A status by its code or its words."""
    said = closed_up(values.line(value)).casefold()
    for code, words in STATUSES.items():
        if said in (code, *(closed_up(one).casefold() for one in words)):
            return code
    raise Unfit(_NO_STATUS, known=", ".join(one.th for one in STATUSES.values()))


def stretch_of(value: object) -> Stretch:
    """Six or twelve months: ``6``, ``รอบ ๑๒ เดือน``."""
    said = closed_up(arabic_digits(values.line(value))).casefold()
    by_word = {"6": "six", "12": "twelve", "รอบ6เดือน": "six", "รอบ12เดือน": "twelve"}
    found = by_word.get(said, said)
    if found not in STRETCHES:
        raise Unfit(_NO_STRETCH)
    return cast(Stretch, found)


def _place(value: object) -> int:
    said = arabic_digits(values.line(value))
    if not said.isdecimal() or len(said) > 4:
        raise Unfit(_NO_PLACE)
    return int(said)


_READ: dict[str, Callable[[object], Any]] = {
    "year": values.fiscal_year,
    "stretch": stretch_of,
    "closed_on": values.day,
    "project": _place,
    "status": status_of,
    "spent": baht,
    "evidence": values.entries,
    "reason": values.line,
    **dict.fromkeys(("result", "problem", "suggestion"), values.text),
}
assert PROGRESS.keys() <= _READ.keys()  # noqa: S101 -- a field that nobody reads would be lost

_WHICH_REPORT = Text(
    "รายงานนี้ต้องบอกปีงบประมาณ (year) และรอบ (stretch: 6 หรือ 12)",
    "this report must say its fiscal year (year) and its months (stretch: 6 or 12).",
)
_OUTSIDE = Text(
    "รายงานของปี {year} อยู่นอกแผนซึ่งเป็นปี {first} ถึง {last} โปรดแก้ปี",
    "this report is of {year}, but the plan is of {first} to {last}; correct the year.",
)
_NO_PROJECT = Text(
    "ไม่ได้บอกว่าเป็นผลของโครงการลำดับใด หรือลำดับซ้ำ หรือโครงการนั้นไม่ได้ทำในปี {year} โปรดแก้ project",
    "project must be the place in the plan of a project of {year}, each once; correct it.",
)
_NO_REASON = Text(
    "ไม่สามารถดำเนินการได้ แต่ยังไม่บอกเหตุผล โปรดเติม 'เหตุที่ดำเนินการไม่ได้' (reason)",
    "it was not possible, but there is no reason; add reason.",
)
_NO_STATUS = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็น {known}",
    "'{code}' is '{value}'; it must be one of {known}.",
)
_NO_STRETCH = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็น 6 หรือ 12", "'{code}' is '{value}'; it must be 6 or 12."
)
_NO_PLACE = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นลำดับของโครงการในแผน เช่น 1",
    "'{code}' is '{value}'; it must be the place of a project in the plan, such as 1.",
)
