"""Plans and reports as their pages show them: figures ready, nothing to reckon in a template."""

from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.models import ActionReport
from prongsai.core.anticorruption.dimensions import Dimension, load_dimensions
from prongsai.core.anticorruption.doubting import doubts_of
from prongsai.core.anticorruption.plan import (
    ActionPlan,
    Project,
    Sum,
    YearBudget,
    budget_of,
    means_every_unit,
)
from prongsai.core.anticorruption.reporting import (
    STATUSES,
    PlanReport,
    ReportedProject,
    Totals,
    reported,
    totals,
)
from prongsai.core.documents.kinds.action_plan import by_dimension
from prongsai.core.money import figure
from prongsai.core.wording import Text

# The look of the badge of each status.
LOOKS = {"not_started": "", "in_progress": "warn", "done": "good", "not_possible": "bad"}


class ShownBudget(NamedTuple):
    """A year and what stands in its cell; ``left`` says of how many projects nothing is known."""

    year: int
    says: str
    left: str = ""
    carried_out: bool = True


class ShownProject(NamedTuple):
    """A project in a list: what it is, who carries it out, and its budget of each year."""

    project: Project
    units: str
    budgets: tuple[ShownBudget, ...]


class ShownDimension(NamedTuple):
    """A dimension with its projects, and their sums by year."""

    dimension: Dimension
    projects: tuple[ShownProject, ...]
    sums: tuple[ShownBudget, ...]


class ShownReported(NamedTuple):
    """A project in a report, with everything said of it in words."""

    row: ReportedProject
    units: str
    status: Text | None
    look: str
    budget: str
    spent: str
    may_report: bool
    has_photo: bool
    doubts: tuple[Text, ...]


class ShownSum(NamedTuple):
    """One line of what a report adds up to; ``left`` says of how many projects nothing is known."""

    says: str
    figure: str
    left: str = ""


def dimensions_of(plan: ActionPlan) -> list[ShownDimension]:
    """The projects of a plan under their dimensions."""
    known = load_dimensions(plan.dimensions)
    return [
        ShownDimension(
            known.by_code[code],
            tuple(_project(one, plan) for one in projects),
            tuple(_sum_of(projects, year) for year in plan.years),
        )
        for code, projects in by_dimension(plan, known)
    ]


def sums_of(plan: ActionPlan) -> tuple[ShownBudget, ...]:
    """The budget of each year of a plan."""
    years = plan.years
    return tuple(_sum_of(plan.projects, year) for year in years)


def rows_of(
    plan: ActionPlan, report: PlanReport, reportable: Set[int], photos: Set[int]
) -> list[ShownReported]:
    """The projects of a report, in the order of the plan.

    ``reportable`` and ``photos`` are the numbers of those that the visitor reports of, and of
    those that have a photo.
    """
    return [
        _reported(row, row.project.number in reportable, row.project.number in photos)
        for row in reported(plan, report)
    ]


def sums_of_report(plan: ActionPlan, report: PlanReport) -> list[ShownSum]:
    """What a report adds up to, line by line."""
    return list(_sums(totals(plan, report)))


def left_said(total: Sum) -> str:
    """Of how many projects nothing is known; empty for none."""
    says = _("of %(count)s projects") if total.baht is None else _("not known of %(count)s")
    return says % {"count": total.unknown} if total.unknown else ""


def report_context(office: Any, report: ActionReport) -> dict[str, Any]:
    """What every page about one report shows of it."""
    return {
        "office": office,
        "plan": report.plan,
        "report": report,
        "report_year": report.year,
        "months": report.stretch,
    }


def units_said(responsible: Iterable[str]) -> str:
    """The units as one line."""
    said = (_("all units") if means_every_unit(one) else one for one in responsible)
    return ", ".join(said) or "–"


def _project(project: Project, plan: ActionPlan) -> ShownProject:
    said = ((year, project.in_year(year)) for year in plan.years)
    budgets = tuple(
        ShownBudget(year, _budget_said(one), carried_out=one is not None) for year, one in said
    )
    return ShownProject(project, units_said(project.responsible), budgets)


def _sum_of(projects: Sequence[Project], year: int) -> ShownBudget:
    if not any(one.in_year(year) for one in projects):
        return ShownBudget(year, "–", carried_out=False)
    total = budget_of(projects, year)
    return ShownBudget(year, _amount_said(total.baht), left_said(total))


def _budget_said(budget: YearBudget | None) -> str:
    if budget is None:
        return "–"
    return _amount_said(budget.baht)


def _amount_said(baht: Decimal | None) -> str:
    return _("amount not known") if baht is None else figure(baht)


def _baht_said(baht: Decimal | None) -> str:
    """An amount with its unit, for a sentence."""
    if baht is None:
        return _("not known yet")
    return _("%(amount)s baht") % {"amount": figure(baht)}


def _reported(row: ReportedProject, may_report: bool, has_photo: bool) -> ShownReported:
    status = row.progress.status
    return ShownReported(
        row,
        units_said(row.project.responsible),
        None if status is None else STATUSES[status],
        "" if status is None else LOOKS[status],
        _baht_said(row.budget),
        _baht_said(row.progress.spent),
        may_report,
        has_photo,
        tuple(doubts_of(row)),
    )


def _sums(added: Totals) -> Iterable[ShownSum]:
    yield ShownSum(_("Projects of the year"), str(added.projects))
    yield ShownSum(_("Not reported yet"), str(added.unreported))
    for says, total in ((_("Budget (baht)"), added.budget), (_("Spent (baht)"), added.spent)):
        yield ShownSum(says, _amount_said(total.baht), left_said(total))
    if added.percent_done is not None:
        yield ShownSum(_("Done, percent of the projects"), str(added.percent_done))
    if added.percent_spent is not None:
        yield ShownSum(_("Spent, percent of the budget"), str(added.percent_spent))
