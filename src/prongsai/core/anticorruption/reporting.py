"""What became of a plan's projects in a fiscal year, after six months and after twelve."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, NamedTuple

from prongsai.core.anticorruption.plan import ActionPlan, Project, Sum, added, budget_of
from prongsai.core.calendar import FiscalYear, Span
from prongsai.core.wording import Text

Status = Literal["not_started", "in_progress", "done", "not_possible"]
Stretch = Literal["six", "twelve"]

STATUSES: Mapping[Status, Text] = {
    "not_started": Text("ยังไม่ดำเนินการ", "not started"),
    "in_progress": Text("อยู่ระหว่างดำเนินการ", "in progress"),
    "done": Text("ดำเนินการแล้วเสร็จ", "done"),
    "not_possible": Text("ไม่สามารถดำเนินการได้", "not possible"),
}
STRETCHES: Mapping[Stretch, Text] = {
    "six": Text("รอบ 6 เดือน", "six months"),
    "twelve": Text("รอบ 12 เดือน", "twelve months"),
}
_OPEN: tuple[Status | None, ...] = (None, "not_started", "in_progress")
_HALF_UP = Context(prec=60, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Progress:
    """What is reported of one project; ``status`` is ``None`` until somebody reports.

    ``spent`` is in baht, ``None`` where it is not known. ``reason`` says why it was not possible.
    ``evidence`` are addresses of pages that show it.
    """

    number: int
    status: Status | None = None
    spent: Decimal | None = None
    result: str = ""
    problem: str = ""
    suggestion: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanReport:
    """The report on a fiscal year of a plan; ``closed_on`` is ``None`` while it is written."""

    year: int
    stretch: Stretch
    progress: tuple[Progress, ...] = ()
    closed_on: date | None = None

    @property
    def days(self) -> Span:
        """The days that it covers."""
        year = FiscalYear(self.year)
        return year.first_half if self.stretch == "six" else year.whole

    def of(self, project: Project) -> Progress:
        """What is reported of a project; nothing where nobody has."""
        found = (one for one in self.progress if one.number == project.number)
        return next(found, Progress(project.number))


class ActionPlanYear(NamedTuple):
    """A plan as its documents of one fiscal year need it, with that year's report if any."""

    plan: ActionPlan
    year: int
    report: PlanReport | None = None


class ReportedProject(NamedTuple):
    """A project with its budget of the year and what is reported of it."""

    project: Project
    budget: Decimal | None
    progress: Progress

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor impossible."""
        return self.progress.status in _OPEN

    @property
    def is_over_budget(self) -> bool:
        """Whether more is spent than there was; not where either is not known."""
        spent = self.progress.spent
        return spent is not None and self.budget is not None and spent > self.budget

    @property
    def lacks(self) -> bool:
        """Whether the report cannot be closed with it: no status, or no reason for the last one."""
        progress = self.progress
        return progress.status is None or (
            progress.status == "not_possible" and not progress.reason
        )


class Totals(NamedTuple):
    """What a report adds up to.

    ``percent_done`` is the share of projects that are done, with two digits; ``None`` where there
    is no project or one has no status. ``percent_spent`` is ``None`` unless every budget and every
    amount spent is known and there is a budget.
    """

    projects: int
    by_status: Mapping[Status, int]
    unreported: int
    budget: Sum
    spent: Sum
    percent_done: Decimal | None
    percent_spent: Decimal | None


def reported(plan: ActionPlan, report: PlanReport) -> Iterator[ReportedProject]:
    """Every project of the report's year, in the order of the plan."""
    for project in plan.of_year(report.year):
        budget = project.in_year(report.year)
        yield ReportedProject(project, budget.baht if budget else None, report.of(project))


def totals(plan: ActionPlan, report: PlanReport) -> Totals:
    """The sums of a report, exactly."""
    rows = tuple(reported(plan, report))
    said = [row.progress.status for row in rows]
    budget, spent = budget_of(plan.projects, report.year), added(row.progress.spent for row in rows)
    unreported = said.count(None)
    return Totals(
        projects=len(rows),
        by_status={status: said.count(status) for status in STATUSES},
        unreported=unreported,
        budget=budget,
        spent=spent,
        percent_done=None if unreported else percent(Decimal(said.count("done")), len(rows)),
        percent_spent=_percent_spent(spent, budget),
    )


def _percent_spent(spent: Sum, budget: Sum) -> Decimal | None:
    if spent.unknown or budget.unknown or spent.baht is None or budget.baht is None:
        return None
    return percent(spent.baht, budget.baht)


def percent(part: Decimal, whole: Decimal | int) -> Decimal | None:
    """A part of a whole in percent with two digits, ties up; ``None`` of nothing.

    >>> percent(Decimal(2), 3)
    Decimal('66.67')
    """
    if not whole:
        return None
    share = _HALF_UP.divide(part * 100, Decimal(whole))
    return share.quantize(Decimal("0.01"), context=_HALF_UP)
