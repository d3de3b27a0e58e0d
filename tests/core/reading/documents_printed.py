"""Documents of our own kinds as the text of a report: rows as cells parted by tabs."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import Block, Cell, Document, Item, Row, Table, plain
from prongsai.core.documents.reading_aloud import lines_of


def printed(document: Document) -> str:
    """The text of a document, an empty line between two blocks."""
    return "\n\n".join("\n".join(_lines(block)) for block in document.blocks()) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _rows((*block.head, *block.rows), len(block.columns))
    else:
        yield from lines_of(block)


def _rows(rows: tuple[Row, ...], columns: int) -> Iterator[str]:
    """Rows with a cell for every column; what a cell covers is empty."""
    covered = [0] * columns  # rows that a cell above still covers
    for row in rows:
        cells = iter(row.cells)
        texts: list[str] = []
        while len(texts) < columns:
            at = len(texts)
            if covered[at]:
                covered[at] -= 1
                texts.append("")
                continue
            cell = next(cells)
            covered[at : at + cell.across] = [cell.down - 1] * cell.across
            texts += [_cell(cell), *[""] * (cell.across - 1)]
        yield "\t".join(texts)


def _cell(cell: Cell) -> str:
    return "".join(f"<p>{_entry(item)}</p>" for item in cell.lines)


def _entry(item: Item) -> str:
    return " ".join(part for part in (item.mark, plain(item.words)) if part)
