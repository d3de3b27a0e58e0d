"""The agenda (ระเบียบวาระการประชุม) of a meeting: five points in the order that officials use."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import Block, Document, Numbered
from prongsai.core.documents.kinds.meeting_parts import (
    before_words,
    numbered_heading,
    point_heading,
    title_lines,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.meeting_told import PointTold
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import dashed, report

KIND = "agenda"


def build(material: Material) -> Document:
    """What is due of each measure stands under the third point, other matters under the fourth."""
    wording, meeting = material.wording(KIND), material.known_meeting
    title = wording.words("title_of", number=meeting.number)
    blocks: tuple[Block, ...] = (
        title_lines(material, wording),
        point_heading(wording, "1"),
        wording.paragraph("chair"),
        point_heading(wording, "2"),
        before_words(meeting, wording),
        point_heading(wording, "3"),
        *_points(3, meeting.measures, wording),
        point_heading(wording, "4"),
        *_points(4, meeting.matters, wording),
        point_heading(wording, "5"),
        wording.paragraph("others"),
    )
    return report(KIND, title, material, blocks)


def _points(item: int, points: tuple[PointTold, ...], wording: Wording) -> Iterator[Block]:
    if not points:
        yield wording.paragraph("none", str(item))
    for place, point in enumerate(points, 1):
        yield numbered_heading(item, place, point.about)
        if point.due:
            yield Numbered(dashed(point.due))
