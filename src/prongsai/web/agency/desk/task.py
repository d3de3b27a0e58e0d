"""One thing that waits for somebody, and how urgent it is."""

from datetime import date, timedelta
from typing import NamedTuple

from prongsai.web.agency.due_days import days_told

SOON = timedelta(days=7)


class Task(NamedTuple):
    """What is to be done, as an order to whoever reads it, the page to do it on, its last day."""

    says: str
    url: str
    due: date | None = None


class TaskShown(NamedTuple):
    """A task with what is said of its last day.

    ``state`` is ``late``, ``soon`` (within a week), ``later`` or ``undated``.
    """

    task: Task
    state: str
    told: str


def shown_task(task: Task, today: date) -> TaskShown:
    """A task as it stands on a day."""
    if task.due is None:
        return TaskShown(task, "undated", "")
    told = days_told(task.due, today)
    if task.due < today:
        return TaskShown(task, "late", told)
    return TaskShown(task, "soon" if task.due <= today + SOON else "later", told)


def in_order_of_need(tasks: list[Task]) -> list[Task]:
    """Tasks with a last day first, the soonest before the others; else in the order given."""
    return sorted(tasks, key=lambda one: (one.due is None, one.due or date.max))
