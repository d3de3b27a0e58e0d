"""The anti-corruption action plan of the demonstration: two versions, two reports, and a draft."""

from dataclasses import replace
from decimal import Decimal
from importlib import resources

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Appointment, Role
from prongsai.apps.anticorruption.actions import (
    add_project,
    begin_next_version,
    begin_plan,
)
from prongsai.apps.anticorruption.approving import approve_plan, as_seen
from prongsai.apps.anticorruption.bringing import import_action_plan
from prongsai.apps.anticorruption.models import ActionPlan, ActionPlanVersion, ActionReport
from prongsai.apps.anticorruption.reporting import close_report, open_report, report_progress
from prongsai.core.anticorruption.plan import EVERY_UNIT, Project, YearBudget
from prongsai.core.anticorruption.reading import read_action_plan_bytes
from prongsai.core.anticorruption.reporting import PlanReport

AGENCY = "tuayang"
_FILE = "action_plan.yaml"
_REASON = "เพิ่มมาตรการตามผลการประเมินความเสี่ยงการทุจริตครั้งล่าสุด"


def plan_against_corruption() -> ActionPlan | None:
    """Bring in the plan that the file says, have it approved, and report of it."""
    agency = Agency.objects.get(slug=AGENCY)
    officer, executive = _holder(agency, Role.OFFICER), _holder(agency, Role.EXECUTIVE)
    read = read_action_plan_bytes(_FILE, (resources.files(__package__) / _FILE).read_bytes())
    version = begin_plan(
        agency,
        first_year=read.plan.first_year,
        last_year=read.plan.last_year,
        reasons=read.plan.reasons,
        by=officer,
    )
    import_action_plan(version, plan=read.plan, source_file=_FILE, by=officer)
    if executive is None:
        return None
    day = read.plan.approved_on
    approve_plan(version, seen=as_seen(version), approved_on=day, by=executive)
    for report in read.reports:
        _report(version.plan, report, officer)
    _change(version, officer, executive)
    _begin_the_plan_after(version, officer)
    return version.plan


def _change(version: ActionPlanVersion, officer: User | None, executive: User) -> None:
    """Approve a second version of the plan, which has a project more in its last years."""
    changed = begin_next_version(version, reason=_REASON, by=officer)
    years = range(version.last_year - 1, version.last_year + 1)
    project = _project("มาตรการสุ่มตรวจการรับเงินของงานจัดเก็บรายได้", years, Decimal(0))
    units = changed.plan.agency.units.filter(name="กองคลัง")
    add_project(changed, project=project, units=list(units), by=officer)
    approve_plan(changed, seen=as_seen(changed), by=executive)


def _begin_the_plan_after(version: ActionPlanVersion, officer: User | None) -> None:
    """Begin a draft of the plan that follows, with a project whose budget nobody knows yet."""
    first = version.last_year + 1
    last = first + version.last_year - version.first_year
    draft = begin_plan(version.plan.agency, first_year=first, last_year=last, by=officer)
    project = _project("โครงการอบรมความโปร่งใสของงานพัสดุ", range(first, last + 1), None)
    everybody = replace(project, responsible=(EVERY_UNIT,))
    add_project(draft, project=everybody, units=[], by=officer)


def _project(name: str, years: range, baht: Decimal | None) -> Project:
    budgets = tuple(YearBudget(year, baht) for year in years)
    return Project(0, "4", name, budgets=budgets)


def _report(plan: ActionPlan, told: PlanReport, officer: User | None) -> ActionReport:
    """Report what a part of the file says; one that has no day of closing stays open."""
    report = open_report(plan, year=told.year, stretch=told.stretch, due_on=None, by=officer)
    for one in told.progress:
        report_progress(
            report,
            number=one.number,
            seen=0,
            status=one.status or "",
            spent=one.spent,
            result=one.result,
            problem=one.problem,
            suggestion=one.suggestion,
            reason=one.reason,
            links=one.evidence,
            by=officer,
        )
    if told.closed_on is not None:
        close_report(report, by=officer)
    return report


def _holder(agency: Agency, role: str) -> User | None:
    rows = Appointment.objects.filter(position__agency=agency, position__role=role)
    appointment = rows.select_related("holder").first()
    return None if appointment is None else appointment.holder
