"""A file comes into a draft of an action plan, whole or not at all."""

from collections.abc import Iterable

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.anticorruption.drafting import fill, held_draft, log_of, next_number
from prongsai.apps.anticorruption.models import ActionPlanVersion, ActionProject
from prongsai.core.anticorruption.plan import ActionPlan as Plan
from prongsai.core.anticorruption.plan import Project, means_every_unit
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text, same


@transaction.atomic
def import_action_plan(
    version: ActionPlanVersion, *, plan: Plan, source_file: str, by: User | None
) -> None:
    """Put everything that a file says in place of what the draft has.

    A project that has the code and name of one that is there goes on as that one. ProblemsFound for
    a plan of other years, and for units that the agency does not have; then nothing is changed.
    """
    current = held_draft(version)
    _must_be_of_its_years(current, plan, source_file)
    units = _units_named(current.plan.agency, plan.projects)
    current.dimensions, current.last = plan.dimensions, current.last + 1
    current.reasons = list(plan.reasons) or current.reasons
    current.full_clean()
    current.save()
    had = {(row.code, row.name): row for row in current.projects.all()}
    fresh = next_number(current)
    for project in plan.projects:
        row = had.pop((project.code, project.name), None)
        if row is None:
            row, fresh = ActionProject(version=current, number=fresh), fresh + 1
        else:
            row.version, row.last = current, row.last + 1
        fill(row, project, units[project.number])
    current.projects.filter(pk__in=[row.pk for row in had.values()]).delete()
    log_of("action_plan.imported", current, by, file=source_file, projects=len(plan.projects))


def _must_be_of_its_years(version: ActionPlanVersion, plan: Plan, source_file: str) -> None:
    own, brought = _years(version), (plan.first_year, plan.last_year)
    if own != brought:
        of = dict(zip(("first", "last", "new_first", "new_last"), (*own, *brought), strict=True))
        raise ProblemsFound([Problem(same(source_file), _OF_OTHER_YEARS.fill(**of))])


def _years(version: ActionPlanVersion) -> tuple[int, int]:
    return version.first_year, version.last_year


def _units_named(agency: Agency, projects: Iterable[Project]) -> dict[int, list[Unit]]:
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


_NO_UNIT = Text(
    "ไม่มีส่วนราชการชื่อ '{unit}' ในหน่วยงาน ที่มีคือ {known} โปรดแก้ชื่อ เพิ่มส่วนราชการในหน้าบุคลากร "
    "หรือเขียน 'ทุกส่วนราชการ'",
    "the agency has no unit '{unit}'; there are {known}: correct it, add the unit on the page of "
    "people, or write 'ทุกส่วนราชการ'.",
)

_OF_OTHER_YEARS = Text(
    "ไฟล์นี้เป็นแผน พ.ศ. {new_first}–{new_last} แต่ร่างนี้เป็นแผน พ.ศ. {first}–{last} "
    "โปรดแก้ปีในไฟล์ หรือแก้ปีของร่างก่อนนำเข้า",
    "this file is a plan of {new_first}–{new_last}, but the draft is of {first}–{last}; correct "
    "the years in the file, or those of the draft first.",
)
