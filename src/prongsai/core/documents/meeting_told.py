"""A meeting as its agenda and its minutes tell it: what was due, what was said and resolved."""

from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple


class PointTold(NamedTuple):
    """One point: what it is about, what of it was due, and what became of it in the room."""

    about: str
    due: tuple[str, ...] = ()
    reported: bool = False
    said: str = ""
    resolution: str = ""


def who_came(chair: str, attended: Sequence[str]) -> tuple[str, ...]:
    """Units and positions as minutes name them: whoever leads the meeting stands first.

    >>> who_came("ปลัด", ["กองคลัง", "ปลัด"])
    ('ปลัด (ประธานในที่ประชุม)', 'กองคลัง')
    """
    led = (f"{chair} (ประธานในที่ประชุม)",) if chair else ()
    return (*led, *(one for one in attended if one != chair))


class AddendumTold(NamedTuple):
    """What was corrected of closed minutes on a day, and why."""

    on: date
    reason: str
    text: str


class MeetingTold(NamedTuple):
    """A meeting that hears of the measures of a fiscal year (``year``).

    ``number`` is as officials write it (3/2568). ``attended`` has units and positions, never names
    of persons. ``measures`` are points about measures, ``matters`` those of their own. ``before``
    is the meeting held before it, by number and day. ``is_held`` says that its minutes are closed;
    ``addenda`` are what was corrected of them since, the earliest first.
    """

    number: str
    on: date
    assessed: int
    year: int
    begins_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    chair: str = ""
    attended: tuple[str, ...] = ()
    measures: tuple[PointTold, ...] = ()
    matters: tuple[PointTold, ...] = ()
    remarks: str = ""
    before: tuple[str, date] | None = None
    next_on: date | None = None
    is_held: bool = False
    addenda: tuple[AddendumTold, ...] = ()
