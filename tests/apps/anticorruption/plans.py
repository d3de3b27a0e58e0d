"""Action plans of an agency for tests, made through the actions; changed by keyword."""

from decimal import Decimal
from typing import Any

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Agency, Role, Unit
from prongsai.apps.anticorruption.actions import add_project, begin_next_version, begin_plan
from prongsai.apps.anticorruption.approving import approve_plan, as_seen
from prongsai.apps.anticorruption.models import ActionPlanVersion, ActionReport, Stretch
from prongsai.apps.anticorruption.reporting import close_report, open_report, report_progress
from prongsai.core.anticorruption.plan import YearBudget
from tests.core.anticorruption.plans import FIRST, LAST, budgets, make_project
from tests.web.builders import make_picture, make_user

FINANCE, WORKS = "กองคลัง", "กองช่าง"


def units_of(agency: Agency) -> dict[str, Unit]:
    """The agency's units by name; two of them where it has none."""
    if not agency.units.exists():
        for name in (FINANCE, WORKS):
            add_unit(agency, name=name, by=None)
    return {unit.name: unit for unit in agency.units.all()}


def executive_of(agency: Agency) -> User:
    """The executive of an agency, one and the same."""
    username = f"executive-{agency.slug}"
    found = User.objects.filter(username=username).first()
    return found or make_user(agency, Role.EXECUTIVE)


def make_draft_plan(agency: Agency, **changes: Any) -> ActionPlanVersion:
    """A plan of three years: a project of each of two units, and one of every unit."""
    fields: dict[str, Any] = {"first_year": FIRST, "last_year": LAST}
    version = begin_plan(agency, **(fields | changes), by=None)
    units = units_of(agency)
    for project, of in (
        (make_project(1, budgets=budgets(20_000, 20_000, "skip")), [units[FINANCE]]),
        (make_project(2, dimension="2", budgets=budgets("12000.50", 0, 0)), [units[WORKS]]),
        (make_project(3, responsible=("ทุกส่วนราชการ",), budgets=budgets(0, 0, None)), []),
    ):
        add_project(version, project=project, units=of, by=None)
    return version


def approve(version: ActionPlanVersion) -> ActionPlanVersion:
    """The version as the executive approved it."""
    approve_plan(version, seen=as_seen(version), by=executive_of(version.plan.agency))
    version.refresh_from_db()
    return version


def make_approved_plan(agency: Agency, **changes: Any) -> ActionPlanVersion:
    """An approved plan of three years."""
    return approve(make_draft_plan(agency, **changes))


def make_action_report(version: ActionPlanVersion, **changes: Any) -> ActionReport:
    """An open report on the first half of the first year."""
    fields: dict[str, Any] = {"year": FIRST, "stretch": Stretch.SIX, "due_on": None}
    return open_report(version.plan, **(fields | changes), by=None)


def tell(report: ActionReport, number: int = 1, **changes: Any) -> None:
    """Report that a project is done, and what it cost."""
    fields: dict[str, Any] = {
        "seen": 0,
        "status": "done",
        "spent": Decimal("100.25"),
        "result": "จัดอบรมแล้ว",
    }
    report_progress(report, number=number, **(fields | changes), by=None)


def make_busy_plan(agency: Agency, year: int) -> ActionPlanVersion:
    """A plan of one year with a closed report and a photo, and a draft of its next version."""
    report = make_told_report(agency, year)
    close_report(report, by=None)
    return begin_next_version(report.version, reason="เพิ่มโครงการ", by=None)


def make_told_report(agency: Agency, year: int) -> ActionReport:
    """An open report on the first half of a plan of one year, with its one project and a photo."""
    version = begin_plan(agency, first_year=year, last_year=year, by=None)
    project = make_project(1, budgets=(YearBudget(year, Decimal(100)),))
    add_project(version, project=project, units=[], by=None)
    report = make_action_report(approve(version), year=year)
    tell(report, photo=make_picture())
    return report


def make_closed_report(version: ActionPlanVersion, **changes: Any) -> ActionReport:
    """A report of three projects that are done, closed."""
    report = make_action_report(version, **changes)
    for number in (1, 2, 3):
        tell(report, number)
    close_report(report, by=None)
    report.refresh_from_db()
    return report
