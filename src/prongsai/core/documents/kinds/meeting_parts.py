"""What the agenda and the minutes of a meeting share: their head, and the points by number."""

from collections.abc import Iterator
from datetime import time

from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import Heading, Paragraph, TitleLines, Words, words
from prongsai.core.documents.hours import said_hour
from prongsai.core.documents.material import Material
from prongsai.core.documents.meeting_told import MeetingTold
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import heading, owner

TIME_DOTS = "." * 14


def title_lines(material: Material, wording: Wording) -> TitleLines:
    """Which meeting, whose, which one of the year, when and where."""
    meeting = material.known_meeting
    return TitleLines(
        (
            wording.words("title"),
            wording.words("owner", owner=owner(material)),
            wording.words("number", number=meeting.number),
            wording.words("day", date=long_date(meeting.on), time=at_time(meeting)),
            wording.words("venue", venue=open_or(meeting.place, "สถานที่ประชุม")),
        )
    )


def at_time(meeting: MeetingTold) -> Words:
    """The hour at which it begins: ``09.30``; dots where nobody said one."""
    return _hour(meeting.begins_at, "เวลาเริ่มประชุม")


def ended_at(meeting: MeetingTold) -> Words:
    """The hour at which it ended; dots where nobody said one."""
    return _hour(meeting.ends_at, "เวลาเลิกประชุม")


def point_heading(wording: Wording, item: str) -> Heading:
    """The head of one of the five points in their official order."""
    return heading(wording, "item", 1, item)


def before_words(meeting: MeetingTold, wording: Wording) -> Paragraph:
    """Which minutes the meeting approves."""
    if meeting.before is None:
        return wording.paragraph("first")
    number, on = meeting.before
    return wording.paragraph("before", number=number, date=long_date(on))


def numbered_heading(item: int, place: int, about: str) -> Heading:
    """The head of a point below one of the five: ``3.2 …``."""
    return Heading(words(f"{item}.{place} {about}"), 2)


def paragraphs(text: str) -> Iterator[Paragraph]:
    """What somebody wrote, line by line."""
    for line in text.splitlines():
        if line.strip():
            yield Paragraph(words(line.strip()))


def _hour(hour: time | None, name: str) -> Words:
    return open_or(None if hour is None else said_hour(hour), name, TIME_DOTS)
