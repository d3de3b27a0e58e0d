"""The minutes (รายงานการประชุม) of a meeting: who came, what was said of each point, resolved."""

from collections.abc import Iterator
from dataclasses import replace

from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import (
    Block,
    Document,
    Numbered,
    Paragraph,
    Run,
    Signature,
    Words,
    words,
)
from prongsai.core.documents.kinds.meeting_parts import (
    at_time,
    before_words,
    ended_at,
    numbered_heading,
    paragraphs,
    point_heading,
    title_lines,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.meeting_told import MeetingTold, PointTold, who_came
from prongsai.core.documents.phrases import DOTS, Wording, open_or
from prongsai.core.documents.pieces import NAME_DOTS, dashed, heading, numbered, report
from prongsai.core.documents.profile import Signer

KIND = "minutes"
# Who signs minutes, in this order; their positions are those that the letters of the office name.
ROLES = ("ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม")


def build(material: Material) -> Document:
    """The minutes in the order that officials use; what was not written down stays open."""
    wording, meeting = material.wording(KIND), material.known_meeting
    title = wording.words("title_of", number=meeting.number)
    blocks: tuple[Block, ...] = (
        title_lines(material, wording),
        heading(wording, "attended"),
        *_attended(meeting),
        wording.paragraph("begins", time=at_time(meeting)),
        point_heading(wording, "1"),
        wording.paragraph("chair"),
        point_heading(wording, "2"),
        before_words(meeting, wording),
        *(() if meeting.before is None else (_approved(wording),)),
        point_heading(wording, "3"),
        *_points(3, meeting.measures, wording),
        point_heading(wording, "4"),
        *_points(4, meeting.matters, wording),
        point_heading(wording, "5"),
        *_others(meeting, wording),
        wording.paragraph("ends", time=ended_at(meeting)),
        *_addenda(meeting, wording),
        *_signatures(material),
    )
    return report(KIND, title, material, blocks)


def _attended(meeting: MeetingTold) -> Iterator[Block]:
    """Units and positions with their numbers; whoever leads the meeting stands first."""
    came = who_came(meeting.chair, meeting.attended)
    if came:
        yield Numbered(numbered(came))
    else:
        yield Paragraph(open_or(None, "ผู้มาประชุม", DOTS))


def _points(item: int, points: tuple[PointTold, ...], wording: Wording) -> Iterator[Block]:
    if not points:
        yield wording.paragraph("none", str(item))
    for place, point in enumerate(points, 1):
        yield numbered_heading(item, place, point.about)
        if point.due:
            yield Numbered(dashed(point.due))
        if point.said:
            yield from paragraphs(point.said)
        elif item == 3:
            yield wording.paragraph("reported" if point.reported else "not_reported")
        if point.resolution or point.reported or item == 4:
            yield _resolved(point.resolution, f"{item}.{place}", wording)


def _resolved(resolution: str, point: str, wording: Wording) -> Paragraph:
    said = open_or(" ".join(resolution.split()), f"มติที่ประชุม ข้อ {point}", DOTS)
    return Paragraph((*_lead(wording), Run(" "), *said), indented=False)


def _approved(wording: Wording) -> Paragraph:
    """Whether the minutes before were approved: nobody ticks it, so it is worded or filled in."""
    said = open_or(None, "มติรับรองรายงานการประชุม", DOTS)
    found = wording.paragraph("approval", title=_lead(wording), resolution=said)
    return replace(found, indented=False)


def _lead(wording: Wording) -> Words:
    return tuple(run._replace(bold=True) for run in wording.words("resolution"))


def _others(meeting: MeetingTold, wording: Wording) -> Iterator[Paragraph]:
    if meeting.remarks:
        yield from paragraphs(meeting.remarks)
    else:
        yield wording.paragraph("none", "5")
    if meeting.next_on is not None:
        yield wording.paragraph("next", date=long_date(meeting.next_on))


def _addenda(meeting: MeetingTold, wording: Wording) -> Iterator[Block]:
    """What was corrected since the minutes were closed, after all that they said."""
    if meeting.addenda:
        yield heading(wording, "addenda")
    for one in meeting.addenda:
        yield wording.paragraph("addendum", date=long_date(one.on), because=one.reason)
        yield from paragraphs(one.text)


def _signatures(material: Material) -> Iterator[Signature]:
    signers = material.details.signers or material.profile.signers
    for place, role in enumerate(ROLES):
        signer = signers[place] if place < len(signers) else Signer("")
        name = open_or(signer.name, f"ชื่อ{role}", NAME_DOTS)
        position = open_or(signer.position, f"ตำแหน่ง{role}", NAME_DOTS)
        yield Signature((), name, (position, words(role)))
