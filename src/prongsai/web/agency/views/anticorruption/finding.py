"""Plans and reports by their addresses: 404 for those of others and for drafts not to be seen."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from prongsai.apps.agencies.models import Role
from prongsai.apps.agencies.queries import roles_in
from prongsai.apps.anticorruption.models import (
    ActionPlan,
    ActionPlanVersion,
    ActionProject,
    ActionReport,
)
from prongsai.apps.anticorruption.permissions import sees_drafts
from prongsai.apps.anticorruption.queries import (
    approved_version,
    draft_of,
    numbers_of_report,
    plans_of,
    projects_of,
    version_with,
)
from prongsai.web.agency.access import Office


def sees_work(office: Office) -> bool:
    """Whether the visitor sees drafts and open reports."""
    return sees_drafts(office.visitor, office.agency)


def sees_whole(office: Office, report: ActionReport) -> bool:
    """Whether the visitor sees every project of a report; units see of an open one their own."""
    roles = roles_in(office.visitor, office.agency)
    others = {Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR, Role.OVERSEER}
    return report.closed_on is not None or bool(roles & others)


def plan_of(office: Office, pk: int) -> ActionPlan:
    """One of the office's own plans that the visitor sees anything of."""
    plan = get_object_or_404(plans_of(office.agency), pk=pk)
    if not sees_work(office) and approved_version(plan) is None:
        raise Http404
    return plan


def version_of(office: Office, pk: int, number: int) -> ActionPlanVersion:
    """A version of one of the office's own plans; a draft only for who works on it."""
    version = version_with(plan_of(office, pk), number)
    if version is None or not (version.approved or sees_work(office)):
        raise Http404
    return version


def draft(office: Office, pk: int) -> ActionPlanVersion:
    """The draft of one of the office's own plans."""
    version = draft_of(plan_of(office, pk))
    if version is None:
        raise Http404
    return version


def draft_if_any(office: Office, pk: int) -> ActionPlanVersion | None:
    """The draft of one of the office's own plans, ``None`` where it is approved or gone by now."""
    return draft_of(plan_of(office, pk))


def project_of(version: ActionPlanVersion, number: int) -> ActionProject:
    """A project of a version by its number."""
    return get_object_or_404(projects_of(version), number=number)


def numbers_of(office: Office, pk: int, year: int, months: str) -> list[ActionReport]:
    """A report on one of the office's own plans in its numbers, the newest first.

    Open ones only for who works on them; Http404 where none is left.
    """
    work = sees_work(office)
    reports = numbers_of_report(plan_of(office, pk), year, months)
    found = [one for one in reports if work or one.closed_on is not None]
    if not found:
        raise Http404
    return found


def report_of(office: Office, pk: int, year: int, months: str) -> ActionReport:
    """The newest number of a report that the visitor sees."""
    return numbers_of(office, pk, year, months)[0]
