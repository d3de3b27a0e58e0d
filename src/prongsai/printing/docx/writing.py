"""Each block as the paragraphs and tables of Word."""

from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from prongsai.core.documents.blocks import (
    AnnouncementHead,
    Block,
    Chart,
    CoverPage,
    Heading,
    Item,
    MemoHead,
    Numbered,
    Paragraph,
    PhotoPage,
    Published,
    Signature,
    Table,
    TitleLines,
    words,
)
from prongsai.printing.closings import kept_with_next
from prongsai.printing.docx import styles
from prongsai.printing.docx.charts import chart_elements
from prongsai.printing.docx.elements import el, insert_property, writable
from prongsai.printing.docx.heads import (
    announcement_head,
    cover_page,
    memo_head,
    signature,
    title_lines,
)
from prongsai.printing.docx.manuscript import Manuscript, keep_with_next, tab
from prongsai.printing.docx.measures import EMU_PER_TWIP, cm, emu
from prongsai.printing.docx.pictures import picture, qr_code
from prongsai.printing.docx.tables import table_elements

PUBLISHED_AT, CODE = "ฉบับเผยแพร่", "รหัสตรวจสอบ"
PHOTO_WIDTH = 14
PHOTO_HEIGHT, LOW_PHOTO_HEIGHT = 9, 5.8  # with their lines, two or three fill a page
OWN_PAGE = CoverPage | PhotoPage


def elements_of(manuscript: Manuscript, blocks: tuple[Block, ...]) -> Iterator[Any]:
    """The paragraphs and tables of blocks; covers and photographs have pages of their own."""
    before: Block | None = None
    kept = kept_with_next(blocks)
    for place, block in enumerate(blocks):
        new_page = before is not None and isinstance(before, OWN_PAGE)
        new_page = new_page or (before is not None and isinstance(block, OWN_PAGE))
        if new_page:
            end = manuscript.paragraph(styles.END)
            insert_property(end.pPr, el("w:pageBreakBefore"))
            yield end
        written = list(_block(manuscript, block))
        if place in kept and written:
            keep_with_next(written[-1])
        yield from written
        before = block


def _block(manuscript: Manuscript, block: Block) -> Iterator[Any]:
    match block:
        case Heading():
            align = None if block.align == "left" else block.align
            yield manuscript.line(styles.HEADINGS[block.level - 1], block.words, align)
        case Paragraph():
            align = None if block.align == "left" else block.align
            style = styles.BODY if block.indented else styles.FLUSH
            yield manuscript.line(style, block.words, align)
        case Numbered():
            yield from (_entry(manuscript, item) for item in block.items)
        case Table():
            yield from table_elements(manuscript, block)
        case Chart():
            yield from chart_elements(manuscript, block)
        case Signature():
            yield from signature(manuscript, block)
        case MemoHead():
            yield from memo_head(manuscript, block)
        case AnnouncementHead():
            yield from announcement_head(manuscript, block)
        case TitleLines():
            yield from title_lines(manuscript, block)
        case CoverPage():
            yield from cover_page(manuscript, block)
        case PhotoPage():
            yield from _photo_page(manuscript, block)


def _entry(manuscript: Manuscript, item: Item) -> Any:
    mark = [*manuscript.runs(words(item.mark)), tab()] if item.mark else []
    paragraph = manuscript.paragraph(
        styles.ENTRIES[item.level - 1], *mark, *manuscript.runs(item.words)
    )
    if not mark:
        insert_property(paragraph.pPr, el("w:ind", hanging=0))
    return paragraph


def _photo_page(manuscript: Manuscript, page: PhotoPage) -> Iterator[Any]:
    yield manuscript.line(styles.PHOTO_CAPTION, page.caption)
    height = PHOTO_HEIGHT if len(page.photos) < 3 else LOW_PHOTO_HEIGHT
    for photo in page.photos:
        shown = photo.image and picture(
            manuscript,
            photo.image,
            width=min(emu(PHOTO_WIDTH), manuscript.width * EMU_PER_TWIP),
            height=emu(height),
        )
        if shown is None:
            yield _empty_frame(manuscript, height)
        else:
            yield manuscript.paragraph(styles.PHOTO, shown)
        yield manuscript.line(styles.PHOTO_NOTE, photo.note)


def _empty_frame(manuscript: Manuscript, height: float) -> Any:
    """A dashed frame to paste a photograph into."""
    width = min(cm(PHOTO_WIDTH), manuscript.width)
    inside = keep_with_next(manuscript.paragraph(styles.PHOTO))
    return el(
        "w:tbl",
        el(
            "w:tblPr",
            el("w:tblStyle", val=manuscript.styles[styles.FRAME]),
            el("w:tblW", w=width, type="dxa"),
            el("w:jc", val="center"),
            el("w:tblLayout", type="fixed"),
            el("w:tblCaption", val="กรอบสำหรับวางภาพ"),
        ),
        el("w:tblGrid", el("w:gridCol", w=width)),
        el(
            "w:tr",
            el("w:trPr", el("w:cantSplit"), el("w:trHeight", val=cm(height), hRule="atLeast")),
            el(
                "w:tc",
                el("w:tcPr", el("w:tcW", w=width, type="dxa"), el("w:vAlign", val="center")),
                inside,
            ),
        ),
    )


def published_elements(manuscript: Manuscript, published: Published) -> Iterator[Any]:
    """Where the published copy stands: a QR code, the address, and the code to compare it by."""
    address = writable(published.address)
    code = qr_code(manuscript, address, side=emu(2.2), description=f"คิวอาร์โค้ดไปยัง {address}")
    link = el("w:hyperlink", manuscript.text(address, styles.LINK))
    relation = manuscript.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    yield keep_with_next(manuscript.paragraph(styles.PUBLISHED, code))
    yield keep_with_next(
        manuscript.paragraph(styles.PUBLISHED, manuscript.text(f"{PUBLISHED_AT} "), link)
    )
    last = manuscript.line(styles.PUBLISHED, words(f"{CODE} {published.code}"))
    insert_property(last.pPr, el("w:keepNext", val=0))
    yield last
