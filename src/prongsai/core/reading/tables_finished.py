"""Tables that are together as they are read: columns in use, and in each cell whole paragraphs."""

from collections.abc import Iterator, Sequence

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.columns import Head, guessed
from prongsai.core.reading.joining import breaks_off, joined, width_of
from prongsai.core.reading.list_marks import mark_of
from prongsai.core.reading.outline import CellRead, Meaning, RowRead, TableRead
from prongsai.core.reading.table_pieces import (
    Paragraphs,
    RowInPieces,
    TableInPieces,
    counts_on,
    is_heading,
)

# Columns whose longest line has no more letters are narrow: their lines end where the column does.
_NARROW = 45
# In a narrow column these are one a line: units, and what stands above a list.
_BEGINNINGS = (
    "กอง", "สำนัก", "ฝ่าย", "งาน", "ส่วนราชการ", "ทุก", "วิธีการ", "ตัวชี้วัด", "หน่วยงาน", "ปลัด",
    "หัวหน้า", "ผู้อำนวยการ",
)  # fmt: skip


def finished(table: TableInPieces) -> TableRead:
    """The table as it is read: every row as wide as the head, every paragraph whole."""
    rows = [_with_score(row, table.head) for row in table.rows]
    titles, columns = _columns(table, rows)
    widest = [_widest(row.cells[at] for row in rows if at < len(row.cells)) for at in _all(titles)]
    read = tuple(_row(row, widest) for row in rows)
    return TableRead(columns, titles, read, table.first, table.last)


def _all(titles: Sequence[str]) -> range:
    return range(len(titles))


def _with_score(row: RowInPieces, head: Head | None) -> RowInPieces:
    """A heading row with its score in the column of scores, wherever at the right it is printed."""
    words = row.words()
    if head is None or "score" not in head.columns or not is_heading(words):
        return row
    at = head.columns.index("score")
    right = len(words) - 1
    if right > at:
        cells = [*row.cells[:at], row.cells[right], *row.cells[at + 1 : right], []]
        return RowInPieces(row.number, cells)
    return row


def _columns(
    table: TableInPieces, rows: Sequence[RowInPieces]
) -> tuple[tuple[str, ...], tuple[Meaning, ...]]:
    """Titles and meanings of the columns in use: those with a title or with words in a row."""
    filled = (at + 1 for row in rows for at, cell in enumerate(row.cells) if cell)
    if table.head is None:
        width = max(filled, default=0)
        words = [row.words() for row in rows]
        body = [one for one in words if not is_heading(one)] or words
        columns = guessed(body)[:width]
        return ("",) * width, _padded(columns, width)
    titled = (at + 1 for at, title in enumerate(table.head.titles) if title)
    width = max([*filled, *titled])
    more = width - len(table.head.titles)
    titles = tuple(joined(title) for title in table.head.titles)
    return (titles + ("",) * more)[:width], _padded(table.head.columns, width)


def _padded(columns: tuple[Meaning, ...], width: int) -> tuple[Meaning, ...]:
    unknown: Meaning = "unknown"
    return (*columns, *[unknown] * (width - len(columns)))[:width]


def _widest(cells: Iterator[Paragraphs]) -> int:
    return max((width_of(words) for cell in cells for words, _ in cell), default=0)


def _row(row: RowInPieces, widest: Sequence[int]) -> RowRead:
    padded = [*row.cells, *([[]] * (len(widest) - len(row.cells)))]
    cells = tuple(
        _cell(cell, width, row.number) for cell, width in zip(padded, widest, strict=False)
    )
    return RowRead(cells, spanning=is_heading([cell.text for cell in cells]))


def _cell(cell: Paragraphs, width: int, number: int) -> CellRead:
    whole: list[str] = []
    for words, _ in cell:
        if whole and _wraps(whole[-1], words, width) and not counts_on(whole, words):
            whole[-1] = f"{whole[-1]}\n{words}"
        else:
            whole.append(words)
    numbers = [line for _, line in cell] or [number]
    return CellRead(tuple(map(joined, whole)), min([number, *numbers]), max(numbers))


def _wraps(words: str, after: str, width: int) -> bool:
    """Whether a line in a cell goes on on the next: the column's edge or an open end broke it."""
    if mark_of(after)[0] or codes_in(after[:5]):
        return False
    if breaks_off(words, after):
        return True
    if width > _NARROW or after.startswith(_BEGINNINGS):
        return False
    return mark_of(words)[0] != "" or width_of(words.rsplit("\n", 1)[-1]) * 3 >= width * 2
