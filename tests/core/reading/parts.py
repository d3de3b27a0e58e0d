"""Parts of an outline in few words: paragraphs and tables of our own."""

from prongsai.core.reading.outline import CellRead, Meaning, RowRead, TableRead, TextRead


def paragraph(words: str, line: int = 1, mark: str = "", *, heading: bool = False) -> TextRead:
    """A paragraph of one line."""
    return TextRead(words, line, line, heading, mark)


def table(
    columns: tuple[Meaning, ...],
    *rows: tuple[str, ...],
    first: int = 1,
    titles: tuple[str, ...] = (),
) -> TableRead:
    """A table whose head is on the line ``first`` and whose rows follow, a line each.

    A row of one cell spans the table.
    """
    read = tuple(_row(row, len(columns), first + at) for at, row in enumerate(rows, start=1))
    named = titles or tuple("" for _ in columns)
    return TableRead(columns, named, read, first, first + len(rows))


def _row(cells: tuple[str, ...], width: int, line: int) -> RowRead:
    filled = [*cells, *([""] * (width - len(cells)))]
    read = (CellRead(tuple(one.split("\n")) if one else (), line, line) for one in filled)
    return RowRead(tuple(read), spanning=len(cells) == 1)
