"""A picture forgives how a page is drawn, and nothing that an officer would mark."""

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from prongsai.core.documents.blocks import (
    Block,
    Column,
    Document,
    MemoHead,
    Paragraph,
    Row,
    Signature,
    Table,
    words,
)
from prongsai.printing.pdf import pdf_bytes
from tests.documents.looking import ACROSS, DPI, FINER, SIDE, differences, load, mosaic, save
from tests.documents.samples import make_document

SCORES = "ผลคะแนนรายตัวชี้วัด"


@pytest.fixture(scope="module")
def document() -> Document:
    """A document with every block."""
    return make_document(rows=5)


@pytest.fixture(scope="module")
def pdf(document: Document) -> bytes:
    """The document as it is approved."""
    return pdf_bytes(document)


def with_blocks(document: Document, change: Any) -> Document:
    """A document with other blocks in place of each: none, one or several."""
    sections = tuple(
        replace(section, blocks=tuple(one for block in section.blocks for one in change(block)))
        for section in document.sections
    )
    return replace(document, sections=sections)


def scores_changed(change: Any) -> Any:
    """The table of scores changed, other blocks as they are."""

    def changed(block: Block) -> list[Block]:
        is_it = isinstance(block, Table) and block.name == SCORES
        return [change(block) if is_it else block]

    return changed


def without_last_column(table: Table) -> Table:
    def shorter(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(row, cells=row.cells[:-1]) for row in rows)

    return replace(
        table, columns=table.columns[:-1], head=shorter(table.head), rows=shorter(table.rows)
    )


def with_last_column_left(table: Table) -> Table:
    return replace(table, columns=(*table.columns[:-1], Column(table.columns[-1].share, "left")))


def without_last_row(table: Table) -> Table:
    return replace(table, rows=table.rows[:-1])


def without_indents(block: Block) -> list[Block]:
    return [replace(block, indented=False) if isinstance(block, Paragraph) else block]


def without_signatures(block: Block) -> list[Block]:
    return [] if isinstance(block, Signature) else [block]


def with_another_subject(block: Block) -> list[Block]:
    return [replace(block, subject=words("แจ้งผล")) if isinstance(block, MemoHead) else block]


def with_a_number(block: Block) -> list[Block]:
    return [replace(block, number=words("๑/๒๕๖๖")) if isinstance(block, MemoHead) else block]


@pytest.mark.parametrize(
    "change",
    [
        scores_changed(without_last_column),
        scores_changed(with_last_column_left),
        scores_changed(without_last_row),
        without_indents,
        without_signatures,
        with_another_subject,
        with_a_number,
    ],
    ids=[
        "a lost column",
        "a column that stands elsewhere",
        "a lost row",
        "lost indents",
        "lost signatures",
        "another subject",
        "a number in place of dots",
    ],
)
def test_what_an_officer_would_mark_is_seen(document, pdf, change):
    changed = pdf_bytes(with_blocks(document, change))

    assert differences(mosaic(pdf), mosaic(changed)) != []


def test_a_block_a_millimetre_aside_is_seen(pdf):
    approved = mosaic(pdf)
    aside = approved.copy()
    left, top, right, bottom = SIDE // 5, SIDE // 2, SIDE // 2, SIDE * 3 // 4  # of the second page
    block = approved.crop((SIDE + left, top, SIDE + right, bottom))
    aside.paste(block, (SIDE + left + 1, top + 1))

    assert [difference.page for difference in differences(approved, aside)] == [2]


def test_a_page_more_is_seen(document, pdf):
    longer = make_document(rows=50)

    assert differences(mosaic(pdf), mosaic(pdf_bytes(longer))) != []


def test_how_a_page_is_drawn_is_forgiven(pdf):
    def drawn(finer: int, aside: int) -> Image.Image:
        """Another resolution, or a part of a pixel to the right and down."""
        pages = pypdfium2.PdfDocument(pdf)
        pictures = [
            ImageChops.offset(page.render(scale=DPI * finer / 72, grayscale=True).to_pil(), aside)
            for page in pages
        ]
        pages.close()
        found = mosaic(pdf)
        for number, picture in enumerate(pictures):
            found.paste(picture.reduce(finer), (number % ACROSS * SIDE, number // ACROSS * SIDE))
        return found

    assert differences(mosaic(pdf), drawn(FINER, 0)) == []
    assert differences(mosaic(pdf), drawn(3, 0)) == []
    assert differences(mosaic(pdf), drawn(FINER, 1)) == []


def test_a_picture_that_was_kept_is_the_same(pdf, tmp_path):
    save(mosaic(pdf), tmp_path / "kept.png")

    assert load(tmp_path / "kept.png").tobytes() == mosaic(pdf).tobytes()
