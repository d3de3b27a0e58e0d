"""Who may do what with plans and reports: units report of their own projects alone."""

from collections.abc import Iterable

from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.agencies.permissions import may
from prongsai.apps.agencies.queries import Visitor, roles_in
from prongsai.apps.anticorruption.models import ActionProject
from prongsai.apps.evidence.permissions import approves_in, own_units

_AT_WORK = frozenset({Role.OFFICER, Role.UNIT, Role.EXECUTIVE, Role.ADMINISTRATOR})

__all__ = ["approves_in", "own_units", "reportable", "sees_drafts"]


def sees_drafts(visitor: Visitor, agency: Agency) -> bool:
    """Whether somebody sees plans before they are approved and reports before they are closed.

    Who watches over the agency sees what it stands by, and not what it still works on.
    """
    return bool(roles_in(visitor, agency) & _AT_WORK)


def reportable(
    visitor: Visitor, agency: Agency, projects: Iterable[ActionProject]
) -> frozenset[int]:
    """The numbers of those of an agency's projects that somebody may report of.

    The officer reports of all, a unit of its own and of those of every unit.
    """
    if not may(visitor, "plan.report", agency):
        return frozenset()
    units = own_units(visitor, agency)
    return frozenset(one.number for one in projects if units is None or is_of(one, units))


def is_of(project: ActionProject, units: frozenset[int]) -> bool:
    """Whether any of these units, by their keys, is responsible for a project."""
    if project.every_unit:
        return bool(units)
    return any(unit.pk in units for unit in project.units.all())
