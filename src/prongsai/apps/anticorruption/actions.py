"""What an agency does with its anti-corruption action plan until the executive approves it.

An approved version is never changed: a change is the next version, with a reason.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.anticorruption.drafting import fill, next_number, units_named
from prongsai.apps.anticorruption.models import (
    ActionPlan,
    ActionPlanVersion,
    ActionProject,
    ActionReport,
)
from prongsai.apps.anticorruption.permissions import approves_in
from prongsai.apps.anticorruption.queries import plan_now, projects_of
from prongsai.apps.audit.actions import log
from prongsai.core.anticorruption.dimensions import USUAL
from prongsai.core.anticorruption.plain import plan_as_plain
from prongsai.core.anticorruption.plan import MOST_YEARS, Project
from prongsai.core.anticorruption.plan import ActionPlan as Plan
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


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
    _log("action_plan.begun", version, by)
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
    current = _held_draft(version)
    if current.last != seen:
        raise _changed_meanwhile()
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
    _log("action_plan.details_changed", current, by)


@transaction.atomic
def add_project(
    version: ActionPlanVersion, *, project: Project, units: Sequence[Unit], by: User | None
) -> ActionProject:
    """Add a project to a draft; it gets a number of its own."""
    current = _held_draft(version)
    _must_be_of(current.plan.agency, units)
    row = ActionProject(version=current, number=next_number(current))
    fill(row, project, units)
    _log("action_plan.project_added", current, by, project=row.number)
    return row


@transaction.atomic
def change_project(
    row: ActionProject, *, seen: int, project: Project, units: Sequence[Unit], by: User | None
) -> None:
    """Change a project of a draft; ``seen`` is the count of changes that somebody saw."""
    version = _held_draft(row.version)
    _must_be_of(version.plan.agency, units)
    current = ActionProject.objects.select_for_update().filter(pk=row.pk).first()
    if current is None or current.last != seen:
        raise _changed_meanwhile()
    current.version, current.last = version, current.last + 1
    fill(current, project, units)
    _log("action_plan.project_changed", version, by, project=row.number)


@transaction.atomic
def remove_project(row: ActionProject, *, by: User | None) -> None:
    """Take a project out of a draft; versions that were approved keep it."""
    version, number = _held_draft(row.version), row.number
    row.delete()
    _log("action_plan.project_removed", version, by, project=number)


@transaction.atomic
def import_action_plan(
    version: ActionPlanVersion, *, plan: Plan, source_file: str, by: User | None
) -> None:
    """Put everything that a file says in place of what the draft has.

    A project that has the code and name of one that is there keeps its number. ProblemsFound for
    a plan of other years, and for units that the agency does not have; then nothing is changed.
    """
    current = _held_draft(version)
    _must_be_of_its_years(current, plan, source_file)
    units = units_named(current.plan.agency, plan.projects)
    had = {(row.code, row.name): row.number for row in current.projects.all()}
    fresh = next_number(current)
    current.projects.all().delete()
    current.dimensions, current.last = plan.dimensions, current.last + 1
    current.reasons = list(plan.reasons) or current.reasons
    current.full_clean()
    current.save()
    for project in plan.projects:
        number = had.pop((project.code, project.name), None)
        if number is None:
            number, fresh = fresh, fresh + 1
        row = ActionProject(version=current, number=number)
        fill(row, project, units[project.number])
    _log("action_plan.imported", current, by, file=source_file, projects=len(plan.projects))


@transaction.atomic
def approve_plan(
    version: ActionPlanVersion, *, seen: str, approved_on: date | None = None, by: User
) -> None:
    """Approve a draft as it stands; only an executive of the agency may.

    ``seen`` is the state of the plan that he had before him (``state_of``): where it was changed
    meanwhile, nothing is approved. Reports that are open go on by the new version.
    """
    current = _held_draft(version)
    if not approves_in(by, current.plan.agency):
        raise ValidationError(_("Only an executive of the agency approves."))
    if state_of(current) != seen:
        raise ValidationError(
            _("Somebody changed the plan while you looked. Look at it again, then approve.")
        )
    projects = list(projects_of(current))
    if not projects:
        raise ValidationError(_("The plan has no projects yet, so there is nothing to approve."))
    _must_not_overlap(current)
    day = approved_on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError({"approved_on": _("This day is still to come.")})
    current.approved, current.approved_on, current.approved_by = True, day, by
    current.content = plan_as_plain(plan_now(current, projects))
    current.full_clean()
    current.projects.update(frozen=True)
    current.save()
    years = range(current.first_year, current.last_year + 1)
    open_ = ActionReport.objects.filter(plan=current.plan, closed_on=None, year__in=years)
    open_.update(version=current)
    _log("action_plan.approved", current, by, projects=len(projects))


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
    _log("action_plan.next_begun", made, by, reason=made.reason)
    return made


@transaction.atomic
def discard_draft(version: ActionPlanVersion, *, by: User | None) -> None:
    """Throw a draft away; what was approved stays."""
    current = _held_draft(version)
    _log("action_plan.discarded", current, by)
    plan = current.plan
    current.delete()
    if not plan.versions.exists():
        plan.delete()


def state_of(version: ActionPlanVersion) -> str:
    """A word for what a draft says now: another one as soon as somebody changes anything."""
    count = ActionPlanVersion.objects.values_list("last", flat=True).get(pk=version.pk)
    # By their keys: a new project can get the number of one that was taken out of the draft.
    counted = version.projects.order_by("pk").values_list("pk", "last")
    return ",".join([str(count), *(f"{key}.{last}" for key, last in counted)])


def _held_draft(version: ActionPlanVersion) -> ActionPlanVersion:
    """The draft as it stands, held until the action ends; ValidationError where it is none now."""
    rows = ActionPlanVersion.objects.select_for_update(of=("self",))
    current = rows.select_related("plan__agency").filter(pk=version.pk).first()
    if current is None or current.approved:
        raise ValidationError(
            _("This version is approved or gone. A change is the next version, with a reason.")
        )
    return current


def _must_be_of_its_years(version: ActionPlanVersion, plan: Plan, source_file: str) -> None:
    own, brought = _years(version), (plan.first_year, plan.last_year)
    if own != brought:
        of = dict(zip(("first", "last", "new_first", "new_last"), (*own, *brought), strict=True))
        raise ProblemsFound([Problem(same(source_file), _OF_OTHER_YEARS.fill(**of))])


def _years(version: ActionPlanVersion) -> tuple[int, int]:
    return version.first_year, version.last_year


def _check_years(first_year: int, last_year: int) -> None:
    if not 1 <= last_year - first_year + 1 <= MOST_YEARS:
        says = _("A plan has 1 to %(most)s fiscal years, the first one first.")
        raise ValidationError({"last_year": says % {"most": MOST_YEARS}})


def _must_not_overlap(version: ActionPlanVersion) -> None:
    # Two plans of the same years that are approved at once take turns.
    plans = ActionPlan.objects.select_for_update().filter(agency=version.plan.agency_id)
    list(plans.order_by("pk"))
    others = ActionPlanVersion.objects.filter(
        plan__agency=version.plan.agency_id,
        approved=True,
        first_year__lte=version.last_year,
        last_year__gte=version.first_year,
    )
    if others.exclude(plan=version.plan_id).exists():
        raise ValidationError(
            _("Another approved plan has one of these years. Change that plan instead.")
        )


def _must_be_of(agency: Agency, units: Sequence[Unit]) -> None:
    if any(unit.agency_id != agency.pk for unit in units):
        raise ValidationError({"units": _("This unit belongs to another agency.")})


def _changed_meanwhile() -> ValidationError:
    return ValidationError(
        _(
            "Somebody else changed this while you wrote. What you wrote is still here: compare it"
            " with what stands there now, then save it again."
        ),
        code="changed_meanwhile",
    )


def _log(act: str, version: ActionPlanVersion, by: User | None, **details: Any) -> None:
    years = {"first_year": version.first_year, "last_year": version.last_year}
    agency = version.plan.agency.slug
    log(act, version, by=by, agency=agency, version=version.number, **years, **details)


_OF_OTHER_YEARS = Text(
    "ไฟล์นี้เป็นแผน พ.ศ. {new_first}–{new_last} แต่ร่างนี้เป็นแผน พ.ศ. {first}–{last} "
    "โปรดแก้ปีในไฟล์ หรือแก้ปีของร่างก่อนนำเข้า",
    "this file is a plan of {new_first}–{new_last}, but the draft is of {first}–{last}; correct "
    "the years in the file, or those of the draft first.",
)
