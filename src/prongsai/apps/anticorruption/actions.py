"""What an agency does with its anti-corruption action plan until the executive approves it.

An approved version is never changed: a change is the next version, with a reason.
"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.anticorruption.drafting import (
    fill,
    held_draft,
    held_project,
    log_of,
    next_number,
)
from prongsai.apps.anticorruption.meanwhile import changed_meanwhile
from prongsai.apps.anticorruption.models import ActionPlan, ActionPlanVersion, ActionProject
from prongsai.apps.anticorruption.queries import projects_of
from prongsai.core.anticorruption.dimensions import USUAL
from prongsai.core.anticorruption.plan import MOST_YEARS, Project


@transaction.atomic
def begin_plan(
    agency: Agency,
    *,
    first_year: int,
    last_year: int,
    reasons: Sequence[str] = (),
    dimensions: str = USUAL,
    by: User | None,
) -> ActionPlanVersion:
    """Begin a plan over some fiscal years, as a draft without projects."""
    _check_years(first_year, last_year)
    plan = ActionPlan(agency=agency)
    plan.full_clean()
    plan.save()
    version = ActionPlanVersion(
        plan=plan,
        number=1,
        first_year=first_year,
        last_year=last_year,
        dimensions=dimensions,
        reasons=list(reasons),
    )
    version.full_clean()
    version.save()
    log_of("action_plan.begun", version, by)
    return version


@transaction.atomic
def change_details(
    version: ActionPlanVersion,
    *,
    seen: int,
    first_year: int,
    last_year: int,
    reasons: Sequence[str],
    by: User | None,
) -> None:
    """Change the years of a draft and what it answers; ``seen`` is the count that somebody saw."""
    current = held_draft(version)
    if current.last != seen:
        raise changed_meanwhile()
    _check_years(first_year, last_year)
    years = range(first_year, last_year + 1)
    outside = [
        project.name
        for project in current.projects.all()
        if any(year not in years for year, _baht in project.budgets)
    ]
    if outside:
        says = _("%(project)s has a budget outside these years. Change the project first.")
        raise ValidationError(says % {"project": outside[0]})
    current.first_year, current.last_year = first_year, last_year
    current.reasons, current.last = list(reasons), current.last + 1
    current.full_clean()
    current.save()
    log_of("action_plan.details_changed", current, by)


@transaction.atomic
def add_project(
    version: ActionPlanVersion, *, project: Project, units: Sequence[Unit], by: User | None
) -> ActionProject:
    """Add a project to a draft; it gets a number of its own."""
    current = held_draft(version)
    _must_be_of(current.plan.agency, units)
    row = ActionProject(version=current, number=next_number(current))
    fill(row, project, units)
    log_of("action_plan.project_added", current, by, project=row.number)
    return row


@transaction.atomic
def change_project(
    row: ActionProject, *, seen: str, project: Project, units: Sequence[Unit], by: User | None
) -> None:
    """Change a project of a draft; ``seen`` is what somebody saw of it (``project_as_seen``)."""
    version = held_draft(row.version)
    _must_be_of(version.plan.agency, units)
    current = held_project(version, row, seen)
    current.last += 1
    fill(current, project, units)
    log_of("action_plan.project_changed", version, by, project=row.number)


@transaction.atomic
def remove_project(row: ActionProject, *, seen: str, by: User | None) -> None:
    """Take a project out of a draft as somebody saw it; versions that were approved keep it."""
    version = held_draft(row.version)
    held_project(version, row, seen).delete()
    log_of("action_plan.project_removed", version, by, project=row.number)


@transaction.atomic
def begin_next_version(
    version: ActionPlanVersion, *, reason: str, by: User | None
) -> ActionPlanVersion:
    """Begin the next version of a plan with everything of the approved one, to change it."""
    plan = ActionPlan.objects.select_for_update().get(pk=version.plan_id)
    if plan.versions.filter(approved=False).exists():
        raise ValidationError(_("Somebody has begun the next version already."))
    newest = plan.versions.order_by("-number")[0]
    made = ActionPlanVersion(
        plan=plan,
        number=newest.number + 1,
        first_year=newest.first_year,
        last_year=newest.last_year,
        dimensions=newest.dimensions,
        reasons=newest.reasons,
        reason=reason.strip(),
    )
    made.full_clean()
    made.save()
    for row in projects_of(newest):
        units = list(row.units.all())
        row.pk, row._state.adding, row.version, row.frozen = None, True, made, False
        row.last = 0
        row.save()
        row.units.set(units)
    log_of("action_plan.next_begun", made, by, reason=made.reason)
    return made


@transaction.atomic
def discard_draft(version: ActionPlanVersion, *, by: User | None) -> None:
    """Throw a draft away; what was approved stays."""
    current = held_draft(version)
    log_of("action_plan.discarded", current, by)
    plan = current.plan
    current.delete()
    if not plan.versions.exists():
        plan.delete()


def _check_years(first_year: int, last_year: int) -> None:
    if not 1 <= last_year - first_year + 1 <= MOST_YEARS:
        says = _("A plan has 1 to %(most)s fiscal years, the first one first.")
        raise ValidationError({"last_year": says % {"most": MOST_YEARS}})


def _must_be_of(agency: Agency, units: Sequence[Unit]) -> None:
    if any(unit.agency_id != agency.pk for unit in units):
        raise ValidationError({"units": _("This unit belongs to another agency.")})
