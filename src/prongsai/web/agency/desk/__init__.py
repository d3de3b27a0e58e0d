"""What waits for somebody in an agency: the first thing that he reads after signing in."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.web.agency.access import Office
from prongsai.web.agency.desk.collecting import comments_to_read, disclosures, surveys
from prongsai.web.agency.desk.improving import action_plan, measures, meetings, plan, reports_due
from prongsai.web.agency.desk.results import read_reports, results
from prongsai.web.agency.desk.task import Task, TaskShown, in_order_of_need, shown_task

# Whoever may do none of these only looks, and nothing waits for him.
_WORKS = {
    "comment.read",
    "improvement.report",
    "oit.hand_in",
    "plan.approve",
    "result.publish",
    "survey.manage",
}
_PARTS = (
    results,
    read_reports,
    surveys,
    comments_to_read,
    disclosures,
    plan,
    measures,
    meetings,
    reports_due,
    action_plan,
)


def works_in(office: Office) -> bool:
    """Whether something can wait for the visitor in the agency at all."""
    return office.agency.is_assessed and bool(_WORKS & office.acts)


def tasks_in(office: Office, today: date) -> list[TaskShown]:
    """Everything that waits for the visitor, what is late first; a bounded number of queries."""
    found: list[Task] = [task for part in _PARTS for task in part(office, today)]
    return [shown_task(task, today) for task in in_order_of_need(found)]


def beginnings(office: Office) -> list[Task]:
    """With what an agency begins that has no year yet, as far as the visitor may."""
    ways = (
        ("survey.manage", "agency:surveys", _("Open the IIT and EIT surveys of a year")),
        ("oit.manage", "agency:oit", _("Collect the OIT disclosures of a year")),
        ("result.import", "agency:import", _("Import a result that was announced")),
    )
    return [
        Task(says, reverse(name, args=[office.agency.slug]))
        for act, name, says in ways
        if act in office.acts
    ]


__all__ = ["Task", "TaskShown", "beginnings", "tasks_in", "works_in"]
