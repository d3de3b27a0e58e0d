"""What waits about measures: the plan, its parts, meetings and reports, and the action plan."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.apps.anticorruption.queries import plans_of as action_plans_of
from prongsai.apps.improvement.plan_queries import plans_of, results_without_plan
from prongsai.apps.improvement.step_queries import duties_visible_to
from prongsai.apps.improvement.waiting import (
    PartsDue,
    meetings_to_hold,
    open_reports,
    parts_due,
    reports_to_begin,
)
from prongsai.web.agency.access import Office
from prongsai.web.agency.desk.task import SOON, Task

# How long before the end of what it covers a report is worth beginning.
_BEFORE_ITS_END = timedelta(days=30)


def plan(office: Office, _today: date) -> Iterator[Task]:
    """The newest result if no plan answers it, and the newest plan while it is a draft."""
    slug = office.agency.slug
    if "improvement.view" not in office.acts:
        return
    newest = plans_of(office.agency).first()
    without = results_without_plan(office.agency)[:1] if "improvement.write" in office.acts else ()
    for year in without:
        if newest is None or year > newest.assessed:
            says = _("Make the plan of measures from the result of %(year)s") % {"year": year}
            yield Task(says, reverse("agency:improvement", args=[slug]))
    if newest is None or not newest.is_draft:
        return
    named = {"year": newest.assessed}
    if "improvement.adopt" in office.acts and newest.standing:  # type: ignore[attr-defined]
        says = _("Consider the plan of measures from the result of %(year)s and adopt it")
        yield Task(says % named, reverse("agency:adopt_plan", args=[slug, newest.assessed]))
    elif "improvement.write" in office.acts:
        says = _("Finish the plan of measures from the result of %(year)s for the executive")
        yield Task(says % named, reverse("agency:improvement_year", args=[slug, newest.assessed]))


def measures(office: Office, today: date) -> Iterator[Task]:
    """The parts of measures that are late or due within a week."""
    if "improvement.report" not in office.acts:
        return
    counted = parts_due(duties_visible_to(office.visitor, office.agency), today + SOON, today)
    if counted.due:
        says = _parts_told(counted)
        yield Task(says, reverse("agency:steps", args=[office.agency.slug]), counted.first)


def meetings(office: Office, today: date) -> Iterator[Task]:
    """Meetings to be prepared, and those that were held and have no minutes yet."""
    if "improvement.write" not in office.acts:
        return
    for meeting in meetings_to_hold(office.agency):
        place = [office.agency.slug, meeting.plan.assessed, meeting.pk]
        says = _("Prepare the agenda of meeting %(number)s on the measures")
        if meeting.on < today:
            says = _("Write and close the minutes of meeting %(number)s on the measures")
        told = says % {"number": meeting.number}
        yield Task(told, reverse("agency:meeting", args=place), meeting.on)


def reports_due(office: Office, today: date) -> Iterator[Task]:
    """Reports on measures to be closed, and those to be begun."""
    if "improvement.write" not in office.acts:
        return
    slug = office.agency.slug
    for report in open_reports(office.agency):
        says = _("Close the report on the measures of %(year)s (%(round)s)")
        named = {"year": report.plan.year, "round": report.get_round_display()}
        place = [slug, report.plan.assessed, report.pk]
        yield Task(says % named, reverse("agency:progress_report", args=place), report.ends)
    for awaited in reports_to_begin(office.agency, today):
        if awaited.ends <= today + _BEFORE_ITS_END:
            says = _("Write the report on the measures of %(year)s (%(round)s)")
            named = {"year": awaited.plan.year, "round": awaited.round.label}
            url = reverse("agency:progress_reports", args=[slug, awaited.plan.assessed])
            yield Task(says % named, url, awaited.ends)


def action_plan(office: Office, _today: date) -> Iterator[Task]:
    """The anti-corruption action plan while a version of it is a draft."""
    newest = action_plans_of(office.agency).first()
    if newest is None or all(version.approved for version in newest.versions.all()):
        return
    place = [office.agency.slug, newest.pk]
    if "plan.approve" in office.acts:
        says = _("Consider the draft of the anti-corruption action plan and approve it")
        yield Task(says, reverse("agency:approve_action_plan", args=place))
    elif "plan.write" in office.acts:
        says = _("Finish the draft of the anti-corruption action plan for the executive")
        yield Task(says, reverse("agency:action_plan", args=place))


def _parts_told(counted: PartsDue) -> str:
    if counted.late:
        says = ngettext(
            "%(late)s duty of a unit in the measures is overdue",
            "%(late)s duties of units in the measures are overdue",
            counted.late,
        )
        return says % {"late": counted.late}
    says = ngettext(
        "%(due)s duty of a unit in the measures is due within a week",
        "%(due)s duties of units in the measures are due within a week",
        counted.due,
    )
    return says % {"due": counted.due}
