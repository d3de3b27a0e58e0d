"""Plans and reports as plain values for JSON, and back the same."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from prongsai.core.anticorruption.plan import ActionPlan, Project, YearBudget
from prongsai.core.anticorruption.reporting import PlanReport, Progress
from prongsai.core.sheets.sheet import AgencyName

Plain = dict[str, Any]


def plan_as_plain(plan: ActionPlan) -> Plain:
    """A plan as mappings, lists, strings and numbers."""
    return {
        **_fields(plan),
        "agency": plan.agency._asdict(),
        "approved_on": _day(plan.approved_on),
        "reasons": list(plan.reasons),
        "projects": [_project(one) for one in plan.projects],
    }


def plan_from_plain(kept: Mapping[str, Any]) -> ActionPlan:
    """The plan that ``plan_as_plain`` was given."""
    return ActionPlan(
        **{
            **kept,
            "agency": AgencyName(**kept["agency"]),
            "approved_on": _read_day(kept["approved_on"]),
            "reasons": tuple(kept["reasons"]),
            "projects": tuple(map(_read_project, kept["projects"])),
        }
    )


def report_as_plain(report: PlanReport) -> Plain:
    """A report as mappings, lists, strings and numbers."""
    progress = [
        {**_fields(one), "spent": _baht(one.spent), "evidence": list(one.evidence)}
        for one in report.progress
    ]
    return {**_fields(report), "closed_on": _day(report.closed_on), "progress": progress}


def report_from_plain(kept: Mapping[str, Any]) -> PlanReport:
    """The report that ``report_as_plain`` was given."""
    progress = (
        Progress(**{**one, "spent": _read_baht(one["spent"]), "evidence": tuple(one["evidence"])})
        for one in kept["progress"]
    )
    return PlanReport(
        **{**kept, "closed_on": _read_day(kept["closed_on"]), "progress": tuple(progress)}
    )


def budgets_as_plain(budgets: tuple[YearBudget, ...]) -> list[list[Any]]:
    """Budgets as pairs of a year and an amount in words of figures; ``None`` is not known."""
    return [[one.year, _baht(one.baht)] for one in budgets]


def budgets_from_plain(kept: list[list[Any]]) -> tuple[YearBudget, ...]:
    """The budgets that ``budgets_as_plain`` was given."""
    return tuple(YearBudget(year, _read_baht(baht)) for year, baht in kept)


def _project(project: Project) -> Plain:
    lists = {name: list(getattr(project, name)) for name in ("objective", "target", "responsible")}
    return {**_fields(project), **lists, "budgets": budgets_as_plain(project.budgets)}


def _read_project(kept: Mapping[str, Any]) -> Project:
    lists = {name: tuple(kept[name]) for name in ("objective", "target", "responsible")}
    return Project(**{**kept, **lists, "budgets": budgets_from_plain(kept["budgets"])})


def _fields(one: Any) -> Plain:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


def _baht(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")


def _read_baht(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
