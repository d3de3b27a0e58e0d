"""A draft of an action plan: held while somebody changes it, its projects written one by one."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Unit
from prongsai.apps.anticorruption.meanwhile import changed_meanwhile, taken_out
from prongsai.apps.anticorruption.models import ActionPlanVersion, ActionProject
from prongsai.apps.audit.actions import log
from prongsai.core.anticorruption.dimensions import load_dimensions
from prongsai.core.anticorruption.plain import budgets_as_plain
from prongsai.core.anticorruption.plan import Project, means_every_unit


def held_draft(version: ActionPlanVersion) -> ActionPlanVersion:
    """The draft as it stands, held until the action ends; ValidationError where it is none now."""
    rows = ActionPlanVersion.objects.select_for_update(of=("self",))
    current = rows.select_related("plan__agency").filter(pk=version.pk).first()
    if current is None or current.approved:
        raise ValidationError(
            _("This version is approved or gone. A change is the next version, with a reason.")
        )
    return current


def held_project(version: ActionPlanVersion, row: ActionProject, seen: str) -> ActionProject:
    """A project of a held draft as it stands, held too, where it is still what somebody saw.

    A number is given again when its project is taken out of a draft, so that ``seen`` says by the
    key which project is meant. ValidationError where that one is gone, or was changed meanwhile.
    """
    current = version.projects.select_for_update().filter(pk=row.pk).first()
    if current is None or seen.partition(".")[0] != str(current.pk):
        raise taken_out()
    if project_as_seen(current) != seen:
        raise changed_meanwhile()
    current.version = version
    return current


def project_as_seen(row: ActionProject) -> str:
    """A word for what a project says: another one for another project and after each change."""
    return f"{row.pk}.{row.last}"


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


def log_of(act: str, version: ActionPlanVersion, by: User | None, **details: Any) -> None:
    """One line of the log about a version."""
    years = {"first_year": version.first_year, "last_year": version.last_year}
    agency = version.plan.agency.slug
    log(act, version, by=by, agency=agency, version=version.number, **years, **details)


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
