"""What becomes of a draft's projects when somebody writes them, one by one or from a file."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.anticorruption.models import ActionPlanVersion, ActionProject
from prongsai.core.anticorruption.dimensions import load_dimensions
from prongsai.core.anticorruption.plain import budgets_as_plain
from prongsai.core.anticorruption.plan import Project, means_every_unit
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text


def fill(row: ActionProject, project: Project, units: Iterable[Unit]) -> None:
    """Write everything that a project says into its row, and save it; ``units`` are its own."""
    row.dimension, row.code, row.heading = project.dimension, project.code, project.heading
    row.name, row.source = project.name, project.source
    row.objective, row.target = list(project.objective), list(project.target)
    row.every_unit = any(map(means_every_unit, project.responsible))
    row.budgets = budgets_as_plain(project.budgets)
    _check(row, project)
    row.full_clean()
    row.save()
    row.units.set(units)


def next_number(version: ActionPlanVersion) -> int:
    """The number of a new project: the one after all that the versions of the plan have by now."""
    rows = ActionProject.objects.filter(version__plan=version.plan_id)
    return (rows.aggregate(most=Max("number"))["most"] or 0) + 1


def units_named(agency: Agency, projects: Iterable[Project]) -> dict[int, list[Unit]]:
    """The agency's units that each project names, by the project's number.

    ProblemsFound for every name that is no unit of the agency.
    """
    known = {closed_up(unit.name): unit for unit in agency.units.all()}
    problems: list[Problem] = []
    found: dict[int, list[Unit]] = {}
    for project in projects:
        found[project.number] = []
        for said in project.responsible:
            unit = known.get(closed_up(said))
            if unit is not None:
                found[project.number].append(unit)
            elif not means_every_unit(said):
                names = ", ".join(one.name for one in known.values())
                says = _NO_UNIT.fill(unit=said, known=names)
                problems.append(Problem(Text(project.titled, project.titled), says))
    if problems:
        raise ProblemsFound(problems)
    return found


def _check(row: ActionProject, project: Project) -> None:
    version = row.version
    if project.dimension not in load_dimensions(version.dimensions).by_code:
        raise ValidationError({"dimension": _("Choose a dimension of the plan.")})
    if not project.budgets:
        raise ValidationError(
            _("Say at least one year in which it is carried out, with its budget.")
        )
    outside = [
        one.year
        for one in project.budgets
        if not version.first_year <= one.year <= version.last_year
    ]
    if outside:
        says = _("Fiscal year %(year)s is outside the plan.") % {"year": outside[0]}
        raise ValidationError(says)


_NO_UNIT = Text(
    "ไม่มีส่วนราชการชื่อ '{unit}' ในหน่วยงาน ที่มีคือ {known} โปรดแก้ชื่อ เพิ่มส่วนราชการในหน้าบุคลากร "
    "หรือเขียน 'ทุกส่วนราชการ'",
    "the agency has no unit '{unit}'; there are {known}: correct it, add the unit on the page of "
    "people, or write 'ทุกส่วนราชการ'.",
)
