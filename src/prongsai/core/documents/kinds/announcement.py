"""The announcement (ประกาศ) that puts a document before the public, after that of seed 003."""

from collections.abc import Iterator
from dataclasses import replace

from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import (
    AnnouncementHead,
    Block,
    Document,
    Paragraph,
    Place,
    Signature,
    words,
)
from prongsai.core.documents.goes_with import goes_with, text_of
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import in_a_row, in_lines, report, signature
from prongsai.core.documents.profile import Signer

KIND = "announcement"
DATE_DOTS = "." * 30


def build(material: Material) -> Document:
    """Who announces what, three paragraphs with their fixed openings, the date, who signs."""
    wording = material.wording(KIND)
    own = material.details.subject
    about = words(own) if own else wording.words("subject", goes_with(material))
    head = AnnouncementHead(wording.words("announces"), in_lines(about))
    title = f"{text_of(head.announces)} เรื่อง {text_of(about)}"
    blocks: tuple[Block, ...] = (
        head,
        *_paragraphs(material, wording),
        _date(material, wording),
        _signature(material),
    )
    document = report(KIND, words(title), material, blocks)
    return replace(document, emblem=material.profile.emblem)


def _paragraphs(material: Material, wording: Wording) -> Iterator[Paragraph]:
    """Why (ด้วย … นั้น), what was done (บัดนี้ …), and what is announced (ดังนั้น …)."""
    profile, details = material.profile, material.details
    meeting = None if details.meeting is None else long_date(details.meeting)
    channels = in_a_row(profile.channels) or profile.website
    unit = open_or(details.ordered_unit or profile.unit, "ส่วนราชการที่ได้รับมอบหมาย")
    report_name = wording.words("report", goes_with(material))
    held = open_or(meeting, "วันประชุมคณะทำงาน", DATE_DOTS)
    through = open_or(channels, "ช่องทางประชาสัมพันธ์")
    yield wording.paragraph("reason", unit=unit, report=report_name)
    yield wording.paragraph("fact", unit=unit, report=report_name, meeting=held)
    yield wording.paragraph("notice", report=report_name, channels=through)


def _date(material: Material, wording: Wording) -> Paragraph:
    dated = material.details.dated
    day = open_or(None if dated is None else long_date(dated), "วันที่ประกาศ", DATE_DOTS)
    said = wording.words("date", date=day)
    return Paragraph(said, indented=False, align="center", place=Place("date"))


def _signature(material: Material) -> Signature:
    """The head of the agency signs; who that is may stand among the signers of its letters."""
    signers = material.details.signers or material.profile.signers
    head = material.profile.head or (signers[-1].position if signers else "")
    names = [one.name for one in signers if one.position == head and one.name]
    return signature(Signer(head, names[0] if names else ""), "ผู้ประกาศ")
