"""From what the file of an action plan says to the plan: one check for every format."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from prongsai.core.anticorruption.dimensions import USUAL, dimension_sets, load_dimensions
from prongsai.core.anticorruption.form import (
    BUDGET,
    LISTS,
    ToldActionPlan,
    ToldProject,
    title_of,
)
from prongsai.core.anticorruption.plan import MOST_YEARS, ActionPlan, Project, YearBudget
from prongsai.core.anticorruption.report_checking import checked_reports
from prongsai.core.anticorruption.reporting import ActionPlanYear, PlanReport
from prongsai.core.documents import values
from prongsai.core.documents.plan_form import Told, fitted
from prongsai.core.money import baht, leaves_open, leaves_out
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.sheets.values import Unfit, quoted
from prongsai.core.wording import Text, same

MOST_PROJECTS = 500


class ActionPlanFile(NamedTuple):
    """A plan as a file has it, with the reports that stand beside it."""

    plan: ActionPlan
    reports: tuple[PlanReport, ...] = ()

    def of_year(self, work_year: int | None) -> ActionPlanYear:
        """The plan in a fiscal year, with its newest report of that year.

        Where the year is not known or not of the plan, it is the one of the newest report, else
        the first.
        """
        newest = sorted(self.reports, key=lambda one: (one.year, one.stretch == "twelve"))
        if work_year is None or work_year not in self.plan.years:
            work_year = newest[-1].year if newest else self.plan.first_year
        of_it = [one for one in newest if one.year == work_year]
        return ActionPlanYear(self.plan, work_year, of_it[-1] if of_it else None)


def checked_action_plan(told: ToldActionPlan) -> ActionPlanFile:
    """The plan that a file tells; ProblemsFound with everything that is wrong with it."""
    if len(told.projects) > MOST_PROJECTS:
        raise ProblemsFound([Problem(same(told.file), _TOO_MANY)])
    filling = _Filling(told.file)
    fields = filling.fields(told)
    projects = tuple(filling.projects(told.projects))
    if not told.projects and not told.problems:
        filling.problems.append(Problem(same(told.file), _EMPTY))
    problems = [*told.problems, *filling.problems]
    if problems:
        raise ProblemsFound(problems)
    plan = ActionPlan(
        first_year=filling.first_year,
        last_year=filling.last_year,
        projects=projects,
        agency=AgencyName(*(fields.get(f"agency.{one}", "") for one in AgencyName._fields)),
        dimensions=filling.set_code,
        reasons=fields.get("reasons", ()),
        approved_on=fields.get("approved_on"),
    )
    return ActionPlanFile(plan, checked_reports(told.reports, plan))


class _Filling:
    """A plan while its values are taken one by one; what cannot be taken becomes a problem."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.first_year = self.last_year = 0
        self.set_code = USUAL
        self._file = file

    def fields(self, told: ToldActionPlan) -> dict[str, Any]:
        """The fields of the plan by name, its years first: budgets are read by them."""
        by_name = {one.field: one for one in told.fields}
        self._take_years(by_name, told.projects)
        rest = (one for name, one in by_name.items() if name not in ("first_year", "last_year"))
        found = {one.field: self._take(one) for one in rest}
        self.set_code = found.get("dimensions") or USUAL
        return {name: value for name, value in found.items() if value is not None}

    def projects(self, told: tuple[ToldProject, ...]) -> Iterator[Project]:
        """The projects, as far as they can be read."""
        seen: dict[tuple[str, str], Text] = {}
        for number, one in enumerate(told, 1):
            project = self._project(number, one)
            key = (project.code, project.name)
            if project.name and key in seen:
                says = _TWICE.fill(name=quoted(project.titled), first=seen[key])
                self.problems.append(Problem(one.where, says))
            seen.setdefault(key, one.where)
            yield project

    def _project(self, number: int, told: ToldProject) -> Project:
        plain = {one.field: self._take(one) for one in told.told if not _is_budget(one)}
        said = {name: value for name, value in plain.items() if value is not None}
        for needed in ("dimension", "name"):
            if needed not in plain:
                says = _LACKS.fill(number=number, what=title_of(needed))
                self.problems.append(Problem(told.where, says))
        budgets = self._budgets(told)
        return Project(
            **{"number": number, "dimension": "", "name": "", **said, "budgets": budgets}
        )

    def _budgets(self, told: ToldProject) -> tuple[YearBudget, ...]:
        found: dict[int, YearBudget] = {}
        given = [one for one in told.told if _is_budget(one)]
        for one in given:
            year = self._year_of(one)
            if year is None or leaves_out(one.value):
                continue
            open_ = one.value is None or leaves_open(one.value)
            found[year] = YearBudget(year, None if open_ else self.fit(one, baht))
        if not given or all(leaves_out(one.value) for one in given):
            self.problems.append(Problem(told.where, _NO_YEAR_OF_PROJECT))
        return tuple(found[year] for year in sorted(found))

    def _year_of(self, told: Told) -> int | None:
        """The fiscal year of a budget; one without a year is of the only year of the plan."""
        _, _, said = told.field.partition(".")
        first, last = self.first_year, self.last_year
        if not said and first != last:
            self.problems.append(Problem(told.where, _WHICH_YEAR))
            return None
        year = int(said) if said else first
        if first and last and not first <= year <= last:
            says = _OUTSIDE.fill(year=year, first=first, last=last)
            self.problems.append(Problem(told.where, says))
            return None
        return year

    def _take_years(self, fields: Mapping[str, Told], projects: tuple[ToldProject, ...]) -> None:
        """The years that the file says; else those that its budgets are of."""
        budgeted = {
            int(one.field.partition(".")[2])
            for project in projects
            for one in project.told
            if _is_budget(one) and "." in one.field
        }
        if "first_year" in fields:
            self.first_year = self.fit(fields["first_year"], values.fiscal_year) or 0
        elif budgeted:
            self.first_year = min(budgeted)
        if "last_year" in fields:
            self.last_year = self.fit(fields["last_year"], values.fiscal_year) or 0
        elif budgeted or self.first_year:
            self.last_year = max(budgeted, default=self.first_year)
        if not self.first_year and "first_year" not in fields:
            self.problems.append(Problem(same(self._file), _NO_YEARS))
        elif self.first_year and self.last_year:
            self._check_years(fields)

    def _check_years(self, fields: Mapping[str, Told]) -> None:
        if not 1 <= self.last_year - self.first_year + 1 <= MOST_YEARS:
            says = _ORDER.fill(first=self.first_year, last=self.last_year, most=MOST_YEARS)
            said = fields.get("last_year") or fields.get("first_year")
            self.problems.append(Problem(said.where if said else same(self._file), says))

    def _take(self, told: Told) -> Any:
        return self.fit(told, self._reader(told.field))

    def fit(self, told: Told, read: Callable[[object], Any]) -> Any:
        """A value as it was read; ``None`` and a problem where it does not fit."""
        return fitted(told, read, title_of(told.field), self.problems)

    def _reader(self, field: str) -> Callable[[object], Any]:
        if field == "dimension":
            return self._dimension
        if field == "dimensions":
            return _set_code
        if field == "approved_on":
            return values.day
        return values.entries if field in LISTS else values.line

    def _dimension(self, value: object) -> str:
        known = load_dimensions(self.set_code)
        found = known.named(values.line(value))
        if found is None:
            titles = ", ".join(one.titled for one in known.by_code.values())
            raise Unfit(_NO_DIMENSION, known=titles)
        return found.code


def _is_budget(told: Told) -> bool:
    return told.field.partition(".")[0] == BUDGET


def _set_code(value: object) -> str:
    code = values.line(value)
    if code not in dimension_sets():
        raise Unfit(_NO_SET, known=", ".join(dimension_sets()))
    return code


_TOO_MANY = Text(
    "มีโครงการเกิน 500 แถว ซึ่งไม่ใช่แผนของหน่วยงานเดียว โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "there are more than 500 projects, which is not one agency's plan; "
    "check that it is the file you meant.",
)
_EMPTY = Text(
    "แผนยังไม่มีโครงการ โปรดกรอกโครงการ กิจกรรม หรือมาตรการอย่างน้อยหนึ่งแถว",
    "the plan has no projects yet; fill in at least one row.",
)
_TWICE = Text(
    "โครงการ '{name}' มีอยู่แล้วที่ {first} โปรดรวมเป็นแถวเดียวหรือแก้ชื่อให้ต่างกัน",
    "the project '{name}' is already at {first}; make one row of them or rename one.",
)
_LACKS = Text(
    "แถวที่ {number} ยังไม่ได้บอก '{what}' โปรดเติม (ถ้าเว้นไว้เพราะเหมือนแถวบน ให้ผสานเซลล์หรือเขียนซ้ำ)",
    "row {number} does not say '{what}'; fill it in (where it is that of the row above, merge the "
    "cells or write it again).",
)
_NO_YEAR_OF_PROJECT = Text(
    "โครงการนี้ยังไม่บอกว่าทำปีใด โปรดกรอกงบประมาณของปีที่ทำ (0 ถ้าไม่ใช้งบประมาณ, 'ไม่ทราบ' ถ้ายังไม่ทราบ)",
    "this project is carried out in no year; write the budget of the years in which it is "
    "(0 for none, 'ไม่ทราบ' where it is not known).",
)
_WHICH_YEAR = Text(
    "คอลัมน์งบประมาณไม่บอกปี แต่แผนมีหลายปี โปรดทำคอลัมน์ละปี เช่น 'งบประมาณ 2568 (บาท)'",
    "the budget has no year, but the plan has several; make a column for each, "
    "such as 'งบประมาณ 2568 (บาท)'.",
)
_OUTSIDE = Text(
    "ปี {year} อยู่นอกแผนซึ่งเป็นปี {first} ถึง {last} โปรดแก้ปีของคอลัมน์หรือปีของแผน",
    "{year} is outside the plan, which is of {first} to {last}; correct one of them.",
)
_NO_YEARS = Text(
    "ไม่ได้บอกว่าแผนนี้เป็นของปีใด โปรดกรอกปีแรกและปีสุดท้าย หรือใส่ปีในหัวคอลัมน์งบประมาณ",
    "the years of the plan are missing; give the first and the last, or put the year into the "
    "titles of the budget.",
)
_ORDER = Text(
    "แผนเริ่มปี {first} สิ้นสุดปี {last} ซึ่งไม่ได้ แผนมีได้ 1 ถึง {most} ปี และปีสุดท้ายต้องไม่มาก่อนปีแรก โปรดแก้ไข",
    "the plan is of {first} to {last}; it must have 1 to {most} years, the first one first.",
)
_NO_DIMENSION = Text(
    "ไม่รู้จักมิติ '{value}' โปรดใช้เลขหรือชื่อมิติ คือ {known}",
    "the dimension '{value}' is not known; there are {known}.",
)
_NO_SET = Text(
    "ไม่มีชุดมิติ '{value}' ชุดที่มีคือ {known}",
    "there is no set of dimensions '{value}'; there are {known}.",
)
