"""Blocks within somebody else's pages: her margins and headers, turned where a table is wide."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from prongsai.core.documents.blocks import Block, Document
from prongsai.printing.docx import styles
from prongsai.printing.docx.elements import el, insert_property
from prongsai.printing.docx.manuscript import Manuscript
from prongsai.printing.docx.measures import TEXT_WIDTH
from prongsai.printing.docx.pages import close_section, stretches
from prongsai.printing.docx.writing import elements_of, published_elements

_NARROWEST = 2_835  # 5 cm; a page with less room for text is a mistake


def written_blocks(
    word: Any, manuscript: Manuscript, document: Document, wanted: Callable[[Block], bool]
) -> Iterator[Any]:
    """The wanted blocks, ending on upright pages as the last section of the template has them."""
    sections = tuple(
        replace(section, blocks=tuple(filter(wanted, section.blocks)))
        for section in document.sections
    )
    kept = tuple(section for section in sections if section.blocks)
    upright = word.element.body.get_or_add_sectPr()
    written = False
    if not kept and not document.published:
        yield manuscript.paragraph(styles.END)
    for stretch in stretches(replace(document, sections=kept)):
        page = _turned(upright, landscape=stretch.landscape)
        manuscript.width = _text_width(page)
        nodes = list(elements_of(manuscript, stretch.blocks))
        if stretch.landscape:
            if written:
                before: list[Any] = []
                close_section(manuscript, before, _turned(upright, landscape=False))
                yield from before
                go_on(page)
            close_section(manuscript, nodes, page)
        elif written and stretch.starts:
            end = manuscript.paragraph(styles.END)
            insert_property(end.pPr, el("w:pageBreakBefore"))
            yield end
        yield from nodes
        written = not stretch.landscape
    if document.published:
        manuscript.width = _text_width(_turned(upright, landscape=False))
        yield from published_elements(manuscript, document.published)


def go_on(page: Any) -> None:
    """Let a section count its pages further, without the letterhead of a first page."""
    for name in ("w:titlePg", "w:pgNumType"):
        for one in page.findall(qn(name)):
            if name == "w:titlePg":
                page.remove(one)
            else:
                one.attrib.pop(qn("w:start"), None)


def _turned(upright: Any, *, landscape: bool) -> Any:
    """The properties of the template's pages, on a new page, with the long side across."""
    page = deepcopy(upright)
    for kind in page.findall(qn("w:type")):
        page.remove(kind)
    insert_property(page, el("w:type", val="nextPage"))
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    if landscape and size is not None and margins is not None:
        wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), high)
        size.set(qn("w:h"), wide)
        size.set(qn("w:orient"), "landscape")
        sides = ("top", "right", "bottom", "left")
        was = [margins.get(qn(f"w:{side}")) for side in sides]
        for side, value in zip(sides, [was[3], *was[:3]], strict=True):
            margins.set(qn(f"w:{side}"), value)
    return page


def _text_width(page: Any) -> int:
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    if size is None or margins is None:
        return TEXT_WIDTH
    sides = [int(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right")]
    return max(_NARROWEST, int(size.get(qn("w:w"), "0")) - sum(sides))
