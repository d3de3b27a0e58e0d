"""Action plans for tests, changed by keyword."""

from datetime import date
from decimal import Decimal
from typing import Any

from prongsai.core.anticorruption.plan import ActionPlan, Project, YearBudget
from prongsai.core.sheets.sheet import AgencyName

FIRST, LAST = 2566, 2568


def make_project(number: int = 1, **changes: Any) -> Project:
    """A project of the first dimension that is carried out in every year, with 20,000 baht."""
    fields: dict[str, Any] = {
        "dimension": "1",
        "name": f"โครงการที่ {number}",
        "responsible": ("สำนักปลัด",),
        "budgets": budgets(20_000, 20_000, 20_000),
    }
    return Project(number, **(fields | changes))


def budgets(*amounts: int | str | None) -> tuple[YearBudget, ...]:
    """Budgets from the first year on; ``None`` is not known, ``skip`` is not carried out."""
    return tuple(
        YearBudget(year, None if baht is None else Decimal(baht))
        for year, baht in enumerate(amounts, FIRST)
        if baht != "skip"
    )


def make_action_plan(*projects: Project, **changes: Any) -> ActionPlan:
    """A plan of three years, approved on the day before it begins."""
    fields: dict[str, Any] = {
        "first_year": FIRST,
        "last_year": LAST,
        "projects": projects or (make_project(),),
        "agency": AgencyName("เทศบาลตำบลตัวอย่าง", "", "เมือง", "พิจิตร"),
        "approved_on": date(2022, 9, 30),
    }
    return ActionPlan(**(fields | changes))
