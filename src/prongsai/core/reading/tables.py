"""Tables put together: the pieces that page breaks made, and the rows that go on over a page."""

import re
from collections.abc import Sequence

from prongsai.core.reading.columns import Head, head_at
from prongsai.core.reading.joining import breaks_off
from prongsai.core.reading.list_marks import mark_of
from prongsai.core.reading.outline import Meaning, TableRead
from prongsai.core.reading.source import PrintedLine
from prongsai.core.reading.table_pieces import (
    Paragraphs,
    RowInPieces,
    TableInPieces,
    counts_on,
    is_heading,
)
from prongsai.core.reading.tables_finished import finished
from prongsai.core.thai import closed_up

# A head in the middle of rows must have this many titles, and every one must have a meaning.
_SURE_HEAD = 3
_FEWEST_COLUMNS = 4  # of a row that is taken for whole because all its cells have words

# What numbers a row besides marks of lists: ตัวชี้วัดที่ ๒, ประเด็นที่ ๓, E๘.
_NUMBERED = re.compile(
    r"(?:ตัวชี้วัด|ตัวชี้วัดย่อย|ประเด็น|ด้าน|ข้อ)(?:ที่)? ?[0-9๐-๙]|[IEOieo01๐][0-9๐-๙]{1,2}\b"
)


def tables_in(lines: Sequence[PrintedLine]) -> tuple[TableRead, ...]:
    """The tables of rows between which no running text stands."""
    tables: list[TableInPieces] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if tables and _apart(tables[-1], line):
            tables[-1].broken = True
        head = _head(lines[at : at + 2], tables[-1] if tables else None)
        if head is None:
            _place(tables, line)
        else:
            _put_head(tables, head, line.number)
        at += head.rows if head else 1
        tables[-1].last, tables[-1].page = lines[at - 1].number, line.page
    return tuple(finished(table) for table in tables)


def _apart(table: TableInPieces, line: PrintedLine) -> bool:
    return line.number - table.last > 1 or line.page != table.page


def _cells(line: PrintedLine) -> tuple[str, ...]:
    """The cells of a line; one that a file repeats over all it spans stands once."""
    cells = list(line.cells)
    if len(cells) > 1 and len(set(cells)) == 1 and len(cells[0]) > 1:
        cells[1:] = [""] * (len(cells) - 1)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _head(lines: Sequence[PrintedLine], table: TableInPieces | None) -> Head | None:
    """The head that begins on the first of two lines; a row that only looks like one is none."""
    rows = [line.cells for line in lines[: 2 if _together(lines) else 1]]
    head = head_at(rows)
    if head is None or table is None or table.takes_any_head():
        return head
    if table.head and _same(head, table.head):
        return head
    sure = len(set(head.columns)) >= _SURE_HEAD and "unknown" not in _used(head)
    new = table.broken and len(_used(head)) != (table.head and len(_used(table.head)))
    return head if sure or new else None


def _together(lines: Sequence[PrintedLine]) -> bool:
    return len(lines) > 1 and lines[1].number - lines[0].number == 1


def _used(head: Head) -> tuple[Meaning, ...]:
    """What the titled columns mean."""
    pairs = zip(head.titles, head.columns, strict=True)
    return tuple(meaning for title, meaning in pairs if title)


def _same(head: Head, other: Head) -> bool:
    """Whether a head is the other printed again, be it in slightly other words."""
    if [closed_up(title) for title in head.titles] == [closed_up(title) for title in other.titles]:
        return True
    return _used(head) == _used(other) and "unknown" not in _used(head)


def _put_head(tables: list[TableInPieces], head: Head, number: int) -> None:
    if tables and tables[-1].head and _same(head, tables[-1].head):
        tables[-1].broken = True
        return
    if tables and tables[-1].takes_any_head():
        tables[-1].head = head
        return
    led = _leading(tables[-1]) if tables else []
    tables.append(TableInPieces(led[0].number if led else number, head, led))


def _leading(table: TableInPieces) -> list[RowInPieces]:
    """The rows that head the table after this one, taken from the end of this."""
    led: list[RowInPieces] = []
    while not table.broken and table.rows and is_heading(table.rows[-1].words()):
        led.insert(0, table.rows.pop())
    return led


def _place(tables: list[TableInPieces], line: PrintedLine) -> None:
    """Put a row where it belongs: to the row before it, to the table, or to a new table."""
    cells = _cells(line)
    row = RowInPieces(line.number, [_paragraphs(cell, line.number) for cell in cells])
    table = tables[-1] if tables else None
    if table is None or (table.broken and len(cells) > table.width()):
        tables.append(TableInPieces(line.number, rows=[row]))
        return
    if table.broken and table.rows and _goes_on(table, row):
        _merge(table.rows[-1], row)
    else:
        table.rows.append(row)
    table.broken = False


def _paragraphs(cell: str, number: int) -> Paragraphs:
    return [(words, number) for words in cell.split("\n") if words]


def _goes_on(table: TableInPieces, row: RowInPieces) -> bool:
    """Whether the first row of a piece continues the last row of the piece before it.

    It does if its first cell is empty, unless it is whole: a cell that stands over several rows
    (an instrument over its indicators) is printed once, and the rows after it have a score.
    """
    before, words = table.rows[-1].words(), row.words()
    if not any(words) or is_heading(before):
        return False
    if words[0]:
        return _first_cell_goes_on(table, before, words)
    if table.head and "score" in table.head.columns:
        at = table.head.columns.index("score")
        return not (_is_there(words, at) and _is_there(before, at))
    width = table.width()
    return width < _FEWEST_COLUMNS or not all(_is_there(words, at) for at in range(1, width))


# What stands below the name of a theme in its cell, and never begins one where no row does.
_DASHES = ("-", "–", "•")


def _first_cell_goes_on(table: TableInPieces, before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a first cell is the rest of the one before: no number where all others have one.

    And something that the row before has must be missing, or it is a row of its own.
    """
    firsts = [row.words()[0] for row in table.rows if not is_heading(row.words())]
    numbered = all(_NUMBERED.match(first) or mark_of(first)[0] for first in firsts if first)
    mark = mark_of(words[0])[0]
    dashed = mark in _DASHES and not any(mark_of(first)[0] in _DASHES for first in firsts)
    if not numbered or _NUMBERED.match(words[0]) or (mark and not dashed):
        return False
    if len([cell for cell in words if cell]) == 1:
        return breaks_off(before[0], words[0])
    return any(cell and not _is_there(words, at) for at, cell in enumerate(before))


def _is_there(words: Sequence[str], at: int) -> bool:
    return at < len(words) and bool(words[at])


def _merge(row: RowInPieces, piece: RowInPieces) -> None:
    """Add the cells of a row's piece on the next page to its own."""
    for at, more in enumerate(piece.cells):
        if at >= len(row.cells):
            row.cells.append(more)
        elif more and not _is_repeated(row.cells[at], more):
            _extend(row.cells[at], more)


def _is_repeated(cell: Paragraphs, more: Paragraphs) -> bool:
    """Whether a cell is printed again on the next page because its row goes on there."""
    return [closed_up(words) for words, _ in cell] == [closed_up(words) for words, _ in more]


def _extend(cell: Paragraphs, more: Paragraphs) -> None:
    first, number = more[0]
    if cell and not mark_of(first)[0] and not counts_on([words for words, _ in cell], first):
        cell[-1] = (f"{cell[-1][0]}\n{first}", number)
        more = more[1:]
    cell += more
