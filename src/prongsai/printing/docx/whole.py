"""A whole document: its stretches of pages one after another, in an empty file of ours."""

from typing import Any

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.numerals import Numerals
from prongsai.printing.docx import styles
from prongsai.printing.docx.manuscript import Manuscript
from prongsai.printing.docx.measures import LANDSCAPE_TEXT_WIDTH, TEXT_WIDTH
from prongsai.printing.docx.package import describe, empty_file, file_of, forget_the_writer
from prongsai.printing.docx.pages import (
    Stretch,
    can_close,
    close_section,
    page_number,
    section_properties,
    stretches,
)
from prongsai.printing.docx.writing import elements_of, published_elements


def whole_file(document: Document, numerals: Numerals) -> bytes:
    """The bytes of a Word file with the document in it."""
    file, ids = empty_file()
    manuscript = Manuscript(file.part, ids, numerals, document.emblem)
    header = _numbered_pages(file, manuscript)
    body = file.element.body
    parts = list(stretches(document)) or [Stretch((), landscape=False, starts=True)]
    for number, stretch in enumerate(parts):
        manuscript.width = LANDSCAPE_TEXT_WIDTH if stretch.landscape else TEXT_WIDTH
        nodes = list(elements_of(manuscript, stretch.blocks))
        properties = section_properties(stretch, numerals, header if number == 0 else "")
        if number + 1 < len(parts):
            close_section(manuscript, nodes, properties)
        else:
            if document.published:
                nodes.extend(published_elements(manuscript, document.published))
            if not nodes or not can_close(manuscript, nodes[-1]):
                nodes.append(manuscript.paragraph(styles.END))
            nodes.append(properties)
        body.extend(nodes)
    forget_the_writer(file)
    describe(file, title=document.title, author=document.agency)
    return file_of(file)


def _numbered_pages(file: Any, manuscript: Manuscript) -> str:
    """The relation of a header with the page's number."""
    part, relation = file.part.add_header_part()
    header = part.element
    for child in list(header):
        header.remove(child)
    header.append(page_number(manuscript))
    return str(relation)
