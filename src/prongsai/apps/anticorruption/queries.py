"""Plans and reports as their pages and documents need them."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.anticorruption.models import (
    ActionPlan,
    ActionPlanVersion,
    ActionProgress,
    ActionProject,
    ActionReport,
    Stretch,
)
from prongsai.core.anticorruption.plain import (
    budgets_from_plain,
    plan_from_plain,
    report_from_plain,
)
from prongsai.core.anticorruption.plan import EVERY_UNIT, Project
from prongsai.core.anticorruption.plan import ActionPlan as Plan
from prongsai.core.anticorruption.reporting import (
    ActionPlanYear,
    PlanReport,
    Progress,
    Status,
)
from prongsai.core.anticorruption.reporting import Stretch as Months
from prongsai.core.sheets.sheet import AgencyName


def plans_of(agency: Agency) -> QuerySet[ActionPlan]:
    """An agency's plans, the newest first, each with all of its versions, the newest first."""
    versions = ActionPlanVersion.objects.defer("content").order_by("-number")
    return (
        ActionPlan.objects.filter(agency=agency)
        .select_related("agency")
        .prefetch_related(Prefetch("versions", versions), "reports")
        .order_by("-pk")
    )


def draft_of(plan: ActionPlan) -> ActionPlanVersion | None:
    """The version that is worked on, if there is one."""
    return _versions(plan).filter(approved=False).first()


def approved_version(plan: ActionPlan) -> ActionPlanVersion | None:
    """The newest version that was approved, if any was."""
    return _versions(plan).filter(approved=True).first()


def versions_of(plan: ActionPlan) -> list[ActionPlanVersion]:
    """All versions of a plan, the newest first, without what was approved."""
    return list(_versions(plan).defer("content"))


def version_with(plan: ActionPlan, number: int) -> ActionPlanVersion | None:
    """A version by its number."""
    return _versions(plan).filter(number=number).first()


def approved_for(agency: Agency, year: int) -> ActionPlanVersion | None:
    """The newest approved version of an agency's plan that has this fiscal year.

    A plan counts with its newest approved version alone.
    """
    rows = ActionPlanVersion.objects.filter(plan__agency=agency, approved=True)
    newest: dict[int, ActionPlanVersion] = {}
    for row in rows.select_related("plan__agency").order_by("plan", "number"):
        newest[row.plan_id] = row
    found = (row for row in newest.values() if row.first_year <= year <= row.last_year)
    return max(found, key=lambda row: row.plan_id, default=None)


def plan_in(version: ActionPlanVersion) -> Plan:
    """What a version says: as it was approved, or as its draft stands now."""
    if version.content is not None:
        return plan_from_plain(version.content)
    return plan_now(version, projects_of(version))


def plan_now(version: ActionPlanVersion, projects: Iterable[ActionProject]) -> Plan:
    """A version from its rows."""
    agency = version.plan.agency
    return Plan(
        first_year=version.first_year,
        last_year=version.last_year,
        projects=tuple(map(_project, projects)),
        agency=AgencyName(agency.name, "", agency.district, agency.province),
        dimensions=version.dimensions,
        reasons=tuple(version.reasons),
        approved_on=version.approved_on,
    )


def projects_of(version: ActionPlanVersion) -> QuerySet[ActionProject]:
    """The projects of a version with their units, in their order."""
    rows = ActionProject.objects.filter(version=version).select_related("version__plan__agency")
    return rows.prefetch_related(Prefetch("units", Unit.objects.order_by("pk"))).order_by("number")


def reports_of(plan: ActionPlan) -> QuerySet[ActionReport]:
    """The reports on a plan, the newest first, corrections before what they correct."""
    rows = ActionReport.objects.filter(plan=plan).select_related("version", "plan__agency")
    return rows.order_by("-year", "-stretch", "-number")


def numbers_of_report(plan: ActionPlan, year: int, stretch: str) -> list[ActionReport]:
    """The report on a year of a plan after so many months in all of its numbers, newest first."""
    rows = ActionReport.objects.select_related("version__plan__agency", "plan__agency")
    return list(rows.filter(plan=plan, year=year, stretch=stretch).order_by("-number"))


def report_in(report: ActionReport) -> PlanReport:
    """What a report says: as it was closed, or as it stands now."""
    if report.content is not None:
        return report_from_plain(report.content)
    return report_now(report)


def report_now(report: ActionReport) -> PlanReport:
    """A report from its rows."""
    rows = ActionProgress.objects.filter(report=report).order_by("number")
    progress = tuple(map(_progress, rows))
    return PlanReport(report.year, _months(report.stretch), progress, report.closed_on)


def progress_of(report: ActionReport, number: int) -> ActionProgress | None:
    """What is reported of a project, by its number; ``None`` where nobody has reported."""
    rows = ActionProgress.objects.filter(report=report, number=number)
    return rows.select_related("by", "photo").first()


def photographed(report: ActionReport) -> frozenset[int]:
    """The numbers of the projects that have a photo."""
    rows = ActionProgress.objects.filter(report=report, photo__isnull=False)
    return frozenset(rows.values_list("number", flat=True))


def action_plan_of_year(agency: Agency, year: int) -> ActionPlanYear | None:
    """The approved plan in a fiscal year, with the newest report of that year that is closed.

    The report keeps the plan by which it was made, where that is an earlier version.
    """
    version = approved_for(agency, year)
    if version is None:
        return None
    closed = reports_of(version.plan).filter(year=year, closed_on__isnull=False)
    reports = {one.stretch: one for one in closed.order_by("number")}
    report = reports.get(Stretch.TWELVE) or reports.get(Stretch.SIX)
    if report is None:
        return ActionPlanYear(plan_in(version), year)
    report.version.plan = version.plan
    return ActionPlanYear(plan_in(report.version), year, report_in(report))


def years_of_action_plans(agency: Agency) -> dict[int, bool]:
    """The fiscal years that approved plans have, and whether a report of the year is closed."""
    rows = ActionPlanVersion.objects.filter(plan__agency=agency, approved=True)
    newest = {
        plan: (first, last)
        for plan, first, last in rows.order_by("plan", "number").values_list(
            "plan", "first_year", "last_year"
        )
    }
    closed = set(
        ActionReport.objects.filter(plan__agency=agency, closed_on__isnull=False)
        .order_by()
        .values_list("year", flat=True)
    )
    years = {year for first, last in newest.values() for year in range(first, last + 1)}
    return {year: year in closed for year in sorted(years)}


def _versions(plan: ActionPlan) -> QuerySet[ActionPlanVersion]:
    rows = ActionPlanVersion.objects.filter(plan=plan)
    return rows.select_related("plan__agency", "approved_by").order_by("-number")


def _project(row: ActionProject) -> Project:
    units = tuple(unit.name for unit in row.units.all())
    return Project(
        number=row.number,
        dimension=row.dimension,
        name=row.name,
        code=row.code,
        heading=row.heading,
        objective=tuple(row.objective),
        target=tuple(row.target),
        responsible=((EVERY_UNIT,) if row.every_unit else ()) + units,
        budgets=budgets_from_plain(row.budgets),
        source=row.source,
    )


def _progress(row: ActionProgress) -> Progress:
    return Progress(
        number=row.number,
        status=_status(row.status),
        spent=row.spent,
        result=row.result,
        problem=row.problem,
        suggestion=row.suggestion,
        reason=row.reason,
        evidence=tuple(row.links),
    )


def _status(kept: str) -> Status:
    known: dict[str, Status] = {
        "not_started": "not_started",
        "in_progress": "in_progress",
        "done": "done",
        "not_possible": "not_possible",
    }
    return known[kept]


def _months(kept: str) -> Months:
    return "six" if kept == Stretch.SIX else "twelve"
