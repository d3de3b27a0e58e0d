"""The memo (บันทึกข้อความ) that lays a document before the head, after that of seed 002."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import (
    Block,
    Document,
    MemoHead,
    Numbered,
    Paragraph,
    Run,
    Signature,
    Words,
    words,
)
from prongsai.core.documents.goes_with import goes_with, has_results, reported_period, text_of
from prongsai.core.documents.kinds.memo_result import result_paragraph
from prongsai.core.documents.kinds.memo_suggestions import suggestions
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import heading, owner, report, signature
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.profile import Reference, Signer

KIND = "memo"
# Who audits the assessment, and so sends the letters that memos of it answer.
AUDITOR = "สำนักงาน ป.ป.ช."
DATE_DOTS = NUMBER_DOTS = "." * 30
# What each signer does where no position is known, and what stands above the name (seed 002).
ROLES = ("ผู้เสนอ", "ผู้ให้ความเห็น", "ผู้พิจารณา")
ENDORSEMENTS = ("", "- เห็นควร.....", "-.....")


def build(material: Material) -> Document:
    """Head, what was before, the facts, suggestions, closing, and who signs in what order."""
    wording = material.wording(KIND)
    head = _head(material, wording)
    lead, listed = suggestions(material, wording)
    blocks: tuple[Block, ...] = (
        head,
        heading(wording, "story"),
        _background(material, wording),
        heading(wording, "facts"),
        *_facts(material, wording),
        heading(wording, "suggestions"),
        lead,
        Numbered(listed),
        wording.paragraph("closing"),
        *_signatures(material),
    )
    document = report(KIND, words(text_of(head.subject)), material, blocks)
    return replace(document, emblem=material.profile.emblem)


def _head(material: Material, wording: Wording) -> MemoHead:
    profile, details = material.profile, material.details
    subject = goes_with(material)
    unit = open_or(profile.unit, "ส่วนราชการเจ้าของหนังสือ")
    return MemoHead(
        unit=wording.words("unit", unit=unit, owner=owner(material)),
        number=_number(material),
        date=_day(details.dated, "วันที่ของบันทึกข้อความ"),
        subject=words(details.subject) if details.subject else wording.words("subject", subject),
        addressee=open_or(details.addressee or profile.head, "ผู้รับ (เรียน)"),
    )


def _number(material: Material) -> Words:
    """The number; where only its beginning is known, the rest is open."""
    if material.details.number:
        return words(material.details.number)
    begun = material.profile.letter_number
    return (*(words(begun) if begun else ()), Run(NUMBER_DOTS, blank="เลขที่หนังสือ"))


def _background(material: Material, wording: Wording) -> Paragraph:
    if _is_of_minutes(material):
        meeting = material.known_meeting
        told = {"number": meeting.number, "meeting": long_date(meeting.on)}
        return wording.paragraph("background", "minutes", **told)
    references = material.details.references or (Reference(),)
    return wording.paragraph(
        "background",
        references=tuple(_referred(references, wording)),
        report=wording.words("report", goes_with(material)),
    )


def _referred(references: tuple[Reference, ...], wording: Wording) -> Iterator[Run]:
    """The letters one after another; where there are several, their blanks have their number."""
    for number, one in enumerate(references, 1):
        which = f"ฉบับที่ {number}" if len(references) > 1 else ""
        if number > 1:
            yield Run(" และ")
        yield from wording.words(
            "reference",
            sender=one.sender or AUDITOR,
            number=open_or(one.number, f"เลขที่หนังสือที่อ้างถึง {which}".strip(), NUMBER_DOTS),
            dated=_day(one.dated, f"วันที่หนังสือที่อ้างถึง {which}".strip()),
            about=open_or(one.subject, f"เรื่องของหนังสือที่อ้างถึง {which}".strip()),
        )


def _facts(material: Material, wording: Wording) -> Iterator[Paragraph]:
    """What is known: the result, the measures, and what was done of them, or what was heard."""
    if _is_of_minutes(material):
        points = material.known_meeting.measures
        heard = sum(one.reported for one in points)
        yield wording.paragraph("heard", count=str(len(points)), done=str(heard))
        return
    if material.result is not None:
        yield result_paragraph(material.result, wording)
    if material.plan is not None and material.plan.measures:
        yield _measures(material.plan, wording)
        if has_results(material.plan):
            yield _done(material.plan, wording)


def _is_of_minutes(material: Material) -> bool:
    return material.meeting is not None and goes_with(material) == "minutes"


def _measures(plan: Plan, wording: Wording) -> Paragraph:
    count = str(len(plan.measures))
    if plan.meeting is None:
        return wording.paragraph("plan", count=count)
    return wording.paragraph("plan_at_meeting", count=count, meeting=long_date(plan.meeting))


def _done(plan: Plan, wording: Wording) -> Paragraph:
    done = [one for one in plan.measures if one.results or one.outcomes]
    return wording.paragraph(
        "done_all" if len(done) == len(plan.measures) else "done",
        period=reported_period(plan),
        done=str(len(done)),
        count=str(len(plan.measures)),
    )


def _signatures(material: Material) -> Iterator[Signature]:
    signers = material.details.signers or material.profile.signers or _open_signers(material)
    for number, signer in enumerate(signers):
        yield signature(signer, ROLES[min(number, len(ROLES) - 1)])


def _open_signers(material: Material) -> tuple[Signer, ...]:
    positions = ("", "", material.profile.head)
    return tuple(
        Signer(position, endorsement=above)
        for position, above in zip(positions, ENDORSEMENTS, strict=True)
    )


def _day(day: date | None, name: str) -> Words:
    return open_or(None if day is None else long_date(day), name, DATE_DOTS)
