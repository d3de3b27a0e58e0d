"""Which monthly meetings heard a report: told by its file, else by the meetings themselves."""

from datetime import date
from typing import NamedTuple

from prongsai.apps.improvement.models import Meeting, ProgressReport
from prongsai.core.calendar import buddhist_year
from prongsai.core.dates import MONTHS


class Heard(NamedTuple):
    """The meetings that heard a report and that will hear the next, as months: ``มีนาคม 2565``."""

    reported_at: str = ""
    next_report: str = ""


def heard(report: ProgressReport) -> Heard:
    """In which months' meetings a report was heard and the next will be, where they are known.

    It was heard at the first meeting held on or after its last day, the next report at the
    meeting that this one set, or the next that is called.
    """
    if report.reported_at or report.next_report:
        return Heard(report.reported_at, report.next_report)
    meetings = Meeting.objects.filter(plan=report.plan, on__gte=report.ends).order_by("on", "pk")
    at = meetings.filter(held_at__isnull=False).first()
    if at is None:
        return Heard()
    after = meetings.filter(on__gt=at.on).first()
    following = at.next_on or (None if after is None else after.on)
    return Heard(_month(at.on), "" if following is None else _month(following))


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {buddhist_year(day)}"
