"""A document as plain text, in the order of reading: for approval, comparison and search."""

from collections.abc import Iterable, Iterator

from prongsai.core.documents.blocks import (
    AnnouncementHead,
    Block,
    Cell,
    Chart,
    CoverPage,
    Document,
    Heading,
    Item,
    MemoHead,
    Numbered,
    Paragraph,
    PhotoPage,
    Row,
    Signature,
    Table,
    TitleLines,
    plain,
)

MEMO = "บันทึกข้อความ"
MEMO_LABELS = ("ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน")
SUBJECT = "เรื่อง"
BETWEEN_CELLS = " ¦ "


def as_text(document: Document) -> str:
    """Everything that a document says, one line a block, an entry or a row of a table."""
    return "\n".join(line for block in document.blocks() for line in lines_of(block)) + "\n"


def lines_of(block: Block) -> Iterator[str]:
    """The lines of one block."""
    match block:
        case Heading() | Paragraph():
            yield plain(block.words)
        case Numbered():
            yield from map(_entry, block.items)
        case Table():
            yield from map(_row, (*block.head, *block.rows))
        case Chart():
            yield plain(block.title)
            yield from _figures(block)
        case Signature():
            yield from map(plain, block.above)
            yield f"({plain(block.name)})"
            yield from map(plain, block.position)
        case MemoHead():
            yield MEMO
            values = (block.unit, block.number, block.date, block.subject, block.addressee)
            yield from (
                f"{label} {plain(value)}" for label, value in zip(MEMO_LABELS, values, strict=True)
            )
        case AnnouncementHead():
            yield plain(block.announces)
            first, *more = map(plain, block.subject)
            yield f"{SUBJECT} {first}"
            yield from more
        case TitleLines():
            yield from map(plain, block.lines)
        case CoverPage():
            yield from map(plain, (*block.title, *block.owner))
        case PhotoPage():
            yield plain(block.caption)
            yield from (plain(photo.note) for photo in block.photos)


def cell_text(cell: Cell) -> str:
    """The text of a cell, its lines one after another."""
    return " ".join(map(_entry, cell.lines))


def _row(row: Row) -> str:
    return BETWEEN_CELLS.join(map(cell_text, row.cells))


def _entry(item: Item) -> str:
    return " ".join(part for part in (item.mark, plain(item.words)) if part)


def _figures(chart: Chart) -> Iterable[str]:
    for series, labels in zip(chart.series, chart.labels, strict=True):
        for name, label in zip(chart.names, labels, strict=True):
            yield " ".join(part for part in (series.name, name, label) if part)
