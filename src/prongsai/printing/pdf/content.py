"""The document as the template ``document.typ`` reads it: plain values, all text ready."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from prongsai.core.calendar import BUDDHIST_ERA
from prongsai.core.documents.blocks import (
    AnnouncementHead,
    Block,
    Chart,
    CoverPage,
    Document,
    Heading,
    Item,
    MemoHead,
    Numbered,
    Paragraph,
    Photo,
    PhotoPage,
    Run,
    Section,
    Signature,
    Table,
    TitleLines,
    plain,
)
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.reading_aloud import MEMO, MEMO_LABELS
from prongsai.printing.closings import kept_with_next
from prongsai.printing.pdf.charts import drawing
from prongsai.printing.pdf.letters import showable
from prongsai.printing.pdf.lines import CM, Lines, Plain
from prongsai.printing.pdf.pictures import picture, square_code
from prongsai.printing.pdf.tables import table
from prongsai.printing.pdf.words import proper

PORTRAIT = 16 * CM  # A4 less the official margins of 3 and 2 cm
LANDSCAPE = 25.7 * CM  # A4 across, less 2 cm on either side
TITLE, COVER, SMALL = 18, 26, 10
UNNAMED = "เอกสาร"  # a PDF/UA needs a title, and each picture its words
OWN_PAGE = CoverPage | PhotoPage


def content(document: Document, numerals: Numerals) -> Plain:
    """Everything that the template needs, in the order of the pages."""
    sections = [_section(document, one) for one in joined(document.sections)]
    _leave_out_no_level(block for section in sections for block in section["blocks"])
    return {
        "title": showable(document.title).strip() or UNNAMED,
        "agency": showable(document.agency),
        "year": min(max(document.year - BUDDHIST_ERA - 1, 1), 9999),
        "thai": numerals == "thai",
        "labels": _labels(),
        "emblem": picture(document.emblem),
        "published": _published(document),
        "sections": sections,
    }


def _labels() -> Plain:
    """Fixed words of official forms."""
    names = ("unit", "number", "date", "subject", "to")
    labels = dict(zip(names, MEMO_LABELS, strict=True)) | {"memo": MEMO, "garuda": "ตราครุฑ"}
    lines = Lines(PORTRAIT)
    return {name: lines.text(label) for name, label in labels.items()}


def joined(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, each with those after it that go on in its direction."""
    held: Section | None = None
    for section in sections:
        if held and not section.starts and section.landscape == held.landscape:
            held = Section((*held.blocks, *section.blocks), held.landscape, held.starts)
            continue
        if held:
            yield held
        held = section
    if held:
        yield held


def _section(document: Document, section: Section) -> Plain:
    width = LANDSCAPE if section.landscape else PORTRAIT
    lines = Lines(width, proper(document.names))
    written = [_block(block, lines) for block in section.blocks]
    for place in kept_with_next(section.blocks):
        kept = written[place]
        (kept["groups"][-1] if kept["is"] == "list" else kept)["sticky"] = True
    for (before, block), one in zip(pairwise(section.blocks), written[1:], strict=True):
        if isinstance(before, OWN_PAGE) or isinstance(block, OWN_PAGE):
            one["breaks"] = True
    return {"landscape": section.landscape, "starts": section.starts, "blocks": written}


def _leave_out_no_level(blocks: Iterable[Plain]) -> None:
    """Headings begin at level 1 and go down one level at a time, or no PDF/UA comes out."""
    level = 0
    for one in blocks:
        if one["is"] == "heading":
            level = one["level"] = min(one["level"], level + 1)


def _block(block: Block, lines: Lines) -> Plain:
    match block:
        case Heading() if showable(plain(block.words)).strip():
            words = lines.words(block.words, bold=True)
            return {"is": "heading", "w": words, "level": block.level, "align": block.align}
        case Paragraph() | Heading():  # a heading without words, too: bookmarks need words
            return {
                "is": "paragraph",
                "w": lines.words(block.words),
                "indented": isinstance(block, Paragraph) and block.indented,
                "align": block.align,
            }
        case Numbered():
            return {"is": "list", "groups": list(_levels(block.items, lines))}
        case Table():
            return {"is": "table", **table(block, lines)}
        case Chart():
            title = lines.words(block.title, bold=True)
            says = showable(block.description or plain(block.title)).strip() or UNNAMED
            return {"is": "chart", "title": title, "alt": says, **drawing(block, lines)}
        case TitleLines():
            return {"is": "title", "lines": lines.each(block.lines, bold=True, size=TITLE)}
        case _:
            return _official(block, lines)


def _official(block: Block, lines: Lines) -> Plain:
    """Heads, signatures, and pages of their own."""
    match block:
        case MemoHead():
            return _memo(block, lines)
        case AnnouncementHead():
            announces = lines.words(block.announces, bold=True)
            subject = lines.each(block.subject, bold=True)
            return {"is": "announcement", "announces": announces, "subject": subject}
        case Signature():
            half = lines.narrower(lines.width / 2)
            return {
                "is": "signature",
                "above": lines.each(block.above),
                "name": half.words(block.name),
                "position": half.each(block.position),
            }
        case CoverPage():
            return {
                "is": "cover",
                "title": lines.each(block.title, bold=True, size=COVER),
                "owner": lines.each(block.owner, bold=True, size=COVER),
            }
        case PhotoPage():
            photos = [_photo(photo, lines) for photo in block.photos]
            caption = lines.words(block.caption, bold=True)
            return {"is": "photos", "caption": caption, "photos": photos}
    raise TypeError(f"the PDF has no form for {type(block).__name__}")


def _memo(head: MemoHead, lines: Lines) -> Plain:
    beside = lines.narrower(lines.width - 3 * CM)
    half = lines.narrower(lines.width / 2 - 2 * CM)
    fields = {
        "unit": (head.unit, beside),
        "number": (head.number, half),
        "date": (head.date, half),
        "subject": (head.subject, beside),
    }
    # On the head's dotted rules, rows of dots would stand a second time.
    written = {name: place.on_rule(words) for name, (words, place) in fields.items()}
    return {"is": "memo", **written, "addressee": beside.words(head.addressee)}


def _levels(items: Iterable[Item], lines: Lines) -> Iterator[Plain]:
    """Entries of one level after another, each level with its own indent."""
    for level, some in groupby(items, key=lambda item: item.level):
        entries = list(some)
        narrower = lines.narrower(lines.width - level * 2 * CM)
        yield {
            "level": level,
            "marks": [lines.text(item.mark) for item in entries],
            "entries": [narrower.words(item.words) for item in entries],
        }


def _photo(photo: Photo, lines: Lines) -> Plain:
    half = lines.narrower(lines.width / 2)
    return {"image": picture(photo.image), "note": half.words(photo.note)}


def _published(document: Document) -> Plain | None:
    if document.published is None:
        return None
    address, code = document.published
    small = Lines(12 * CM)
    says = (
        (Run("สำเนาที่เผยแพร่: "), Run(address, verbatim=True)),
        (Run("รหัสตรวจสอบ: "), Run(code, verbatim=True)),
    )
    return {
        "square": square_code(address),
        "alt": showable(f"คิวอาร์โค้ดของสำเนาที่เผยแพร่ {address}"),
        "lines": small.each(says, size=SMALL),
    }
