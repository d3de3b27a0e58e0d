"""Sections of pages: their direction, their margins, and how they are numbered."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from prongsai.core.documents.blocks import Block, Document, Section
from prongsai.core.documents.numerals import Numerals
from prongsai.printing.docx import measures, styles
from prongsai.printing.docx.elements import el, insert_property
from prongsai.printing.docx.manuscript import Manuscript, run_of


class Stretch(NamedTuple):
    """Sections that follow one another without a new page."""

    blocks: tuple[Block, ...]
    landscape: bool
    starts: bool


def stretches(document: Document) -> Iterator[Stretch]:
    """The document's sections, those of one direction together until an instrument starts."""
    together: list[Section] = []
    for section in document.sections:
        if together and (section.starts or section.landscape != together[0].landscape):
            yield _stretch(together)
            together = []
        together.append(section)
    if together:
        yield _stretch(together)


def _stretch(together: list[Section]) -> Stretch:
    blocks = tuple(block for section in together for block in section.blocks)
    return Stretch(blocks, together[0].landscape, together[0].starts)


def section_properties(stretch: Stretch, numerals: Numerals, header: str = "") -> Any:
    """A ``w:sectPr``; ``header`` is the relation of the page numbers, which later sections keep.

    Word numbers in Thai by the format of the section. The switch ``ThaiArabic`` in the field
    would do so too, but LibreOffice counts ก ข ค for it.
    """
    short, long = measures.SHORT_SIDE, measures.LONG_SIDE
    reference = None
    if header:
        reference = el("w:headerReference", type="default")
        reference.set(qn("r:id"), header)
    if stretch.landscape:
        size = el("w:pgSz", w=long, h=short, orient="landscape")
        left, right = measures.LANDSCAPE_LEFT, measures.LANDSCAPE_RIGHT
    else:
        size = el("w:pgSz", w=short, h=long)
        left, right = measures.LEFT, measures.RIGHT
    return el(
        "w:sectPr",
        reference,
        el("w:type", val="nextPage"),
        size,
        el(
            "w:pgMar",
            top=measures.TOP,
            right=right,
            bottom=measures.BOTTOM,
            left=left,
            header=measures.NUMBER_FROM_TOP,
            footer=measures.FOOTER,
            gutter=0,
        ),
        el(
            "w:pgNumType",
            fmt="thaiNumbers" if numerals == "thai" else "decimal",
            start=1 if stretch.starts else None,
        ),
        el("w:cols", space=708),
        el("w:titlePg") if stretch.starts else None,
    )


def page_number(manuscript: Manuscript) -> Any:
    """The paragraph ``- ๒ -`` with a plain field of the page's number."""
    digit = "๒" if manuscript.numerals == "thai" else "2"  # until Word counts
    field = [
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", _instruction(" PAGE ")),
        el("w:r", el("w:fldChar", fldCharType="separate")),
        run_of(digit),
        el("w:r", el("w:fldChar", fldCharType="end")),
    ]
    return manuscript.paragraph(styles.PAGE_NUMBER, run_of("- "), *field, run_of(" -"))


def close_section(manuscript: Manuscript, nodes: list[Any], properties: Any) -> None:
    """End a section with its last paragraph, or with one of no height where that cannot be."""
    last = nodes[-1] if nodes else None
    if last is None or not can_close(manuscript, last):
        last = manuscript.paragraph(styles.END)
        nodes.append(last)
    insert_property(last.pPr, properties)


def can_close(manuscript: Manuscript, node: Any) -> bool:
    """Whether a section can end with this: a paragraph that stands in no frame."""
    framed = {manuscript.styles[styles.COVER_OWNER], manuscript.styles[styles.EMBLEM_PLACE]}
    return node.tag == qn("w:p") and node.style not in framed


def _instruction(text: str) -> Any:
    node = el("w:instrText")
    node.text = text
    node.set(qn("xml:space"), "preserve")
    return node
