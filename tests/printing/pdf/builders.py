"""Small documents for the tests of their PDF."""

from typing import Any

from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Paragraph,
    Row,
    Section,
    Table,
    words,
)

THAI_LINE = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "


def make_pages(*blocks: Block, landscape: bool = False, **changes: Any) -> Document:
    """A document of one section."""
    given: dict[str, Any] = {"kind": "sample", "title": "ตัวอย่าง", "agency": "หน่วยงาน", "year": 2566}
    section = Section(blocks, landscape=landscape, starts=True)
    return Document(sections=(section,), **(given | changes))


def make_paragraph(text: str) -> Paragraph:
    """A paragraph of one look."""
    return Paragraph(words(text))


def make_cell(text: str, *, across: int = 1, down: int = 1) -> Cell:
    """A cell of one line."""
    return Cell((Item(words(text)),), across=across, down=down)


def make_table(rows: int, *, head: str = "เรื่อง") -> Table:
    """A table of numbered rows."""
    return Table(
        "ตาราง",
        (Column(1), Column(3)),
        (Row((make_cell("ลำดับ"), make_cell(head))),),
        tuple(Row((make_cell(f"{n}."), make_cell(f"เรื่องที่ {n}"))) for n in range(1, rows + 1)),
    )
