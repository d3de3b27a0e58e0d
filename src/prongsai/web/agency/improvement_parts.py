"""Parts of steps as pages show them: how late or how near they are, in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy

from prongsai.apps.improvement.models import Duty, StepNote
from prongsai.core.calendar import buddhist_year, month_span
from prongsai.web.agency.due_days import days_told

HEADINGS = {
    "late": gettext_lazy("Overdue"),
    "month": gettext_lazy("Due this month"),
    "later": gettext_lazy("Later"),
    "undated": gettext_lazy("Without a last day"),
    "done": gettext_lazy("Done"),
}


class PartShown(NamedTuple):
    """A unit's part in a step: its state, what is said of its last day, and the newest note."""

    duty: Duty
    state: str
    says: str
    newest: StepNote | None
    proofs: int


class PartGroup(NamedTuple):
    """The parts of one state that stand on a page."""

    state: str
    title: Any
    parts: Sequence[PartShown]


def shown_part(duty: Duty, today: date) -> PartShown:
    """A part that comes with its notes, the newest first."""
    notes = list(duty.notes.all())
    state = due_state(duty, today)
    proofs = sum(len(note.proofs.all()) for note in notes)
    newest = next((note for note in notes if note.text), None)
    return PartShown(duty, state, _says(duty, state, today), newest, proofs)


def due_state(duty: Duty, today: date) -> str:
    """``late``, ``month``, ``later``, ``undated`` or ``done``."""
    if duty.done_on is not None:
        return "done"
    ends = duty.step.ends
    if ends is None:
        return "undated"
    if ends < today:
        return "late"
    return "month" if ends <= month_span(buddhist_year(today), today.month).ends else "later"


def grouped(parts: Iterable[PartShown]) -> Iterator[PartGroup]:
    """The parts by their state, late ones first; states that have none are left out."""
    several = list(parts)
    for state, title in HEADINGS.items():
        found = [one for one in several if one.state == state]
        if found:
            yield PartGroup(state, title, found)


def _says(duty: Duty, state: str, today: date) -> str:
    """How many days a part is late, or has left; empty where no day counts."""
    ends = duty.step.ends
    return "" if ends is None or state == "done" else days_told(ends, today)
