"""What of a document's tables is found in what a reader gives: for tests and benchmarks."""

import re
from collections import Counter
from collections.abc import Iterator

from prongsai.core.documents.blocks import Cell, Document, Table, plain
from prongsai.core.reading.joining import tidied
from prongsai.core.reading.source import Source


def closed(text: str) -> str:
    """Text without white space: where lines break says nothing of what is printed."""
    return re.sub(r"\s", "", tidied(text))


def rows_printed(document: Document) -> Iterator[tuple[str, ...]]:
    """The cells with words of each row of a document's tables, heads first, without spaces."""
    for block in document.blocks():
        if isinstance(block, Table):
            for row in (*block.head, *block.rows):
                cells = tuple(filter(None, map(_words, row.cells)))
                if cells:
                    yield cells


def _words(cell: Cell) -> str:
    return closed("".join(line.mark + plain(line.words) for line in cell.lines))


def rows_read(source: Source, heads: frozenset[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The cells with words of each row that a reader found, without spaces.

    A row that goes on over pages is given whole too, past the ``heads`` that are printed again:
    readers leave it in its pieces.
    """
    before: list[tuple[str, ...]] = []  # the last row, alone and with what came before it
    page: int | None = None
    for line in source.lines:
        cells = tuple(map(closed, line.cells))
        filled = tuple(filter(None, cells))
        if not line.is_row or filled in heads:
            if line.is_row:
                yield filled
            continue
        rows = [cells]
        if page is not None and line.page == page + 1:
            whole = [one for one in before if len(one) == len(cells)]
            rows += [tuple(map("".join, zip(one, cells, strict=True))) for one in whole]
        yield from (tuple(filter(None, row)) for row in rows)
        before, page = rows, line.page


def _heads(document: Document) -> frozenset[tuple[str, ...]]:
    tables = (block for block in document.blocks() if isinstance(block, Table))
    rows = (row for table in tables for row in table.head)
    return frozenset(tuple(filter(None, map(_words, row.cells))) for row in rows)


def missing_rows(document: Document, source: Source) -> list[tuple[str, ...]]:
    """The rows of a document's tables that were not read exactly."""
    left = Counter(rows_printed(document)) - Counter(rows_read(source, _heads(document)))
    return list(left.elements())


def found_cells(document: Document, source: Source) -> tuple[int, int]:
    """How many cells of a document's tables were read exactly, and how many it has."""
    wanted = Counter(cell for row in rows_printed(document) for cell in row)
    read = Counter(cell for row in rows_read(source, _heads(document)) for cell in row)
    return sum((wanted & read).values()), sum(wanted.values())
