"""The monthly meetings that hear results: told in every row of a table, known once of a plan."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from prongsai.core.documents.plan import Measure
from prongsai.core.reading.spaced import spaced
from prongsai.core.thai import closed_up, tidy


class Heard(NamedTuple):
    """Measures without the sentences on meetings, and the months of this report and the next."""

    measures: tuple[Measure, ...]
    reported_at: str
    next_report: str


_MEETING = rf"{spaced('รายงานผลการดำเนินงานในที่ประชุม')}[\s\S]{{0,60}}?{spaced('ประจำเดือน')}"
_HEARD = re.compile(
    rf"^{spaced('ได้')}\s*{_MEETING}(?:[\s\S]{{0,60}}?{spaced('ประจำเดือน')})?\s*"
    r"(?P<month>[ก-๎.]+\s*+(?:พ\.ศ\.\s*+)?[0-9๐-๙]{2,4})\s*$"
)
_NEXT = re.compile(
    rf"(?<!\s)\s*+(?:{spaced('และ')})?\s*+{_MEETING}(?:[\s\S]{{0,60}}?{spaced('ประจำเดือน')})?\s*"
    rf"(?P<month>[ก-๎.]+\s*+(?:พ\.ศ\.\s*+)?[0-9๐-๙]{{2,4}})\s*{spaced('ในครั้งต่อไป')}\s*$"
)


def without_meetings(measures: Iterable[Measure]) -> Heard:
    """Take the months of meetings out of the rows, where every row with results has the same."""
    rows = tuple(measures)
    reported_at = _common(_HEARD, [one.results for one in rows])
    next_report = _common(_NEXT, [one.suggestions for one in rows])
    if reported_at:
        rows = tuple(replace(one, results=_without(_HEARD, one.results)) for one in rows)
    if next_report:
        rows = tuple(replace(one, suggestions=_without(_NEXT, one.suggestions)) for one in rows)
    return Heard(rows, reported_at, next_report)


def _common(meeting: re.Pattern[str], lists: Iterable[tuple[str, ...]]) -> str:
    """The month that the last entry of every list tells; empty where one tells none or another."""
    found = [meeting.search(entries[-1]) for entries in lists if entries]
    months = [tidy(one["month"]) if one else "" for one in found]
    return months[0] if len(set(map(closed_up, months))) == 1 else ""


def _without(meeting: re.Pattern[str], entries: tuple[str, ...]) -> tuple[str, ...]:
    if not entries:
        return ()
    last = meeting.sub("", entries[-1]).strip()
    return (*entries[:-1], *((last,) if last.strip("- ") else ()))
