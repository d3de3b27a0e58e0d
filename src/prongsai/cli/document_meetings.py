"""The meetings that somebody names as files: read, in their order, each number once."""

from collections.abc import Iterator, Sequence

from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.meeting_told import MeetingTold
from prongsai.core.documents.plan import Plan
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.results import Result
from prongsai.core.wording import Text, same


def meetings_of(
    paths: Sequence[str], result: Result | None, plan: Plan | None
) -> tuple[MeetingTold, ...]:
    """The meetings in files, the earliest first.

    Raises ProblemsFound for two of one number, and for one of another year than result and plan.
    """
    if not paths:
        return ()
    from prongsai.core.documents.meeting_reading import read_meeting

    found = [(path, read_meeting(path)) for path in paths]
    problems = list(_problems(found, _year_of(result, plan)))
    if problems:
        raise ProblemsFound(problems)
    return tuple(sorted((one for _, one in found), key=lambda one: (one.on, one.number)))


def told_of(kind: str, meetings: Sequence[MeetingTold]) -> MeetingTold | None:
    """The one meeting that a document tells of; ProblemsFound where several are named for it."""
    if len(meetings) > 1 and kind in KINDS and "meeting" in KINDS[kind].needs:
        raise ProblemsFound([Problem(KINDS[kind].title, _SEVERAL)])
    return meetings[0] if len(meetings) == 1 else None


def _year_of(result: Result | None, plan: Plan | None) -> int | None:
    if result is not None:
        return result.sheet.year
    return None if plan is None else plan.assessed


def _problems(found: Sequence[tuple[str, MeetingTold]], year: int | None) -> Iterator[Problem]:
    first = found[0][1].assessed if year is None else year
    paths: dict[str, str] = {}
    for path, meeting in found:
        if meeting.number in paths:
            says = _TWICE.fill(number=meeting.number, other=paths[meeting.number])
            yield Problem(same(path), says)
        paths.setdefault(meeting.number, path)
        if meeting.assessed != first:
            says = _OTHER_YEAR.fill(assessed=meeting.assessed, year=first)
            yield Problem(same(path), says)


_SEVERAL = Text(
    "เอกสารนี้เป็นของการประชุมครั้งเดียว โปรดระบุ --meeting ครั้งละไฟล์",
    "this tells of one meeting; name one file with --meeting.",
)
_TWICE = Text(
    "เป็นการประชุมครั้งที่ {number} เหมือน {other} โปรดเหลือไฟล์เดียวหรือแก้เลขครั้ง",
    "this is meeting {number}, as {other} is; leave one out or correct its number.",
)
_OTHER_YEAR = Text(
    "การประชุมนี้ติดตามมาตรการจากผลประเมินปี {assessed} แต่เอกสารเป็นของปี {year} "
    "โปรดแก้ assessed หรือเลือกไฟล์อื่น",
    "this meeting is about the assessment of {assessed}, but the documents are of {year}; "
    "correct assessed in it or choose another file.",
)
