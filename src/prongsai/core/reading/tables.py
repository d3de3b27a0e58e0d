"""Tables put together: the pieces that page breaks made, and the rows that go on over a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.columns import Head, guessed, head_at, is_figure
from prongsai.core.reading.entries import mark_of
from prongsai.core.reading.joining import breaks_off, joined, width_of
from prongsai.core.reading.outline import CellRead, Meaning, RowRead, TableRead
from prongsai.core.reading.source import PrintedLine
from prongsai.core.thai import closed_up

# A head in the middle of rows must have this many titles, and every one must have a meaning.
_SURE_HEAD = 3
# Columns whose longest line has no more letters are narrow: their lines end where the column does.
_NARROW = 45
# In a narrow column these are one a line: units, and what stands above a list.
_BEGINNINGS = (
    "กอง", "สำนัก", "ฝ่าย", "งาน", "ส่วนราชการ", "ทุก", "วิธีการ", "ตัวชี้วัด", "หน่วยงาน", "ปลัด",
    "หัวหน้า", "ผู้อำนวยการ",
)  # fmt: skip
_BARE_NUMBER = re.compile(r"([0-9๐-๙]{1,2})\s+(?=[ก-๎“A-Za-z(])")
_FEWEST_COLUMNS = 4  # of a row that is taken for whole because all its cells have words

# What numbers a row besides marks of lists: ตัวชี้วัดที่ ๒, ประเด็นที่ ๓, E๘.
_NUMBERED = re.compile(
    r"(?:ตัวชี้วัด|ตัวชี้วัดย่อย|ประเด็น|ด้าน|ข้อ)(?:ที่)? ?[0-9๐-๙]|[IEOieo01๐][0-9๐-๙]{1,2}\b"
)

_Paragraphs = list[tuple[str, int]]  # words and the line on which they are printed


@dataclass
class _Row:
    """A row as it is put together: for each cell its paragraphs."""

    number: int
    cells: list[_Paragraphs]

    def words(self) -> list[str]:
        """The words of each cell, as one text."""
        return [" ".join(words for words, _ in cell) for cell in self.cells]


@dataclass
class _Table:
    """A table as it is put together.

    ``broken`` says that a page may have ended before the next row; ``last`` and ``page`` are of
    the last line that belongs to it, be it a row or a repeated head.
    """

    first: int
    head: Head | None = None
    rows: list[_Row] = field(default_factory=list)
    broken: bool = False
    last: int = 0
    page: int | None = None

    def takes_any_head(self) -> bool:
        """Whether a head may come now: nothing came but rows that head what follows."""
        return self.head is None and all(_is_heading(row.words()) for row in self.rows)

    def width(self) -> int:
        """How many columns are in use."""
        titles = len(self.head.titles) if self.head else 0
        return max([titles, *(len(row.cells) for row in self.rows)])


def tables_in(lines: Sequence[PrintedLine]) -> tuple[TableRead, ...]:
    """The tables of rows between which no running text stands."""
    tables: list[_Table] = []
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
    return tuple(_finished(table) for table in tables)


def _apart(table: _Table, line: PrintedLine) -> bool:
    return line.number - table.last > 1 or line.page != table.page


def _cells(line: PrintedLine) -> tuple[str, ...]:
    """The cells of a line; one that a file repeats over all it spans stands once."""
    cells = list(line.cells)
    if len(cells) > 1 and len(set(cells)) == 1 and len(cells[0]) > 1:
        cells[1:] = [""] * (len(cells) - 1)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _head(lines: Sequence[PrintedLine], table: _Table | None) -> Head | None:
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


def _put_head(tables: list[_Table], head: Head, number: int) -> None:
    if tables and tables[-1].head and _same(head, tables[-1].head):
        tables[-1].broken = True
        return
    if tables and tables[-1].takes_any_head():
        tables[-1].head = head
        return
    led = _leading(tables[-1]) if tables else []
    tables.append(_Table(led[0].number if led else number, head, led))


def _leading(table: _Table) -> list[_Row]:
    """The rows that head the table after this one, taken from the end of this."""
    led: list[_Row] = []
    while not table.broken and table.rows and _is_heading(table.rows[-1].words()):
        led.insert(0, table.rows.pop())
    return led


def _place(tables: list[_Table], line: PrintedLine) -> None:
    """Put a row where it belongs: to the row before it, to the table, or to a new table."""
    cells = _cells(line)
    row = _Row(line.number, [_paragraphs(cell, line.number) for cell in cells])
    table = tables[-1] if tables else None
    if table is None or (table.broken and len(cells) > table.width()):
        tables.append(_Table(line.number, rows=[row]))
        return
    if table.broken and table.rows and _goes_on(table, row):
        _merge(table.rows[-1], row)
    else:
        table.rows.append(row)
    table.broken = False


def _paragraphs(cell: str, number: int) -> _Paragraphs:
    return [(words, number) for words in cell.split("\n") if words]


def _is_heading(words: Sequence[str]) -> bool:
    """Whether a row heads others: one cell at the left, and beside a code a figure."""
    if not words or not words[0]:
        return False
    filled = [at for at, cell in enumerate(words) if cell]
    if len(filled) == 2 and filled[1] == len(words) - 1 > 1:
        return is_figure(words[-1]) and bool(codes_in(words[0]))
    return len(filled) == 1


def _goes_on(table: _Table, row: _Row) -> bool:
    """Whether the first row of a piece continues the last row of the piece before it.

    It does if its first cell is empty, unless it is whole: a cell that stands over several rows
    (an instrument over its indicators) is printed once, and the rows after it have a score.
    """
    before, words = table.rows[-1].words(), row.words()
    if not any(words) or _is_heading(before):
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


def _first_cell_goes_on(table: _Table, before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a first cell is the rest of the one before: no number where all others have one.

    And something that the row before has must be missing, or it is a row of its own.
    """
    firsts = [row.words()[0] for row in table.rows if not _is_heading(row.words())]
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


def _merge(row: _Row, piece: _Row) -> None:
    """Add the cells of a row's piece on the next page to its own."""
    for at, more in enumerate(piece.cells):
        if at >= len(row.cells):
            row.cells.append(more)
        elif more and not _is_repeated(row.cells[at], more):
            _extend(row.cells[at], more)


def _is_repeated(cell: _Paragraphs, more: _Paragraphs) -> bool:
    """Whether a cell is printed again on the next page because its row goes on there."""
    return [closed_up(words) for words, _ in cell] == [closed_up(words) for words, _ in more]


def _extend(cell: _Paragraphs, more: _Paragraphs) -> None:
    first, number = more[0]
    if cell and not mark_of(first)[0] and not _counts_on([words for words, _ in cell], first):
        cell[-1] = (f"{cell[-1][0]}\n{first}", number)
        more = more[1:]
    cell += more


def _counts_on(before: Sequence[str], after: str) -> bool:
    """Whether a number without a point (๔ …) is the next of those that paragraphs begin with."""
    number = _number_of(after)
    return number is not None and number - 1 in map(_number_of, before)


def _number_of(paragraph: str) -> int | None:
    """The number with which a paragraph begins, with a point or without."""
    bare = _BARE_NUMBER.match(paragraph)
    number = bare[1] if bare else mark_of(paragraph)[0]
    return int(number) if number.isdecimal() else None


def _finished(table: _Table) -> TableRead:
    """The table as it is read: every row as wide as the head, every paragraph whole."""
    rows = [_with_score(row, table.head) for row in table.rows]
    titles, columns = _columns(table, rows)
    widest = [_widest(row.cells[at] for row in rows if at < len(row.cells)) for at in _all(titles)]
    read = tuple(_row(row, widest) for row in rows)
    return TableRead(columns, titles, read, table.first, table.last)


def _all(titles: Sequence[str]) -> range:
    return range(len(titles))


def _with_score(row: _Row, head: Head | None) -> _Row:
    """A heading row with its score in the column of scores, wherever at the right it is printed."""
    words = row.words()
    if head is None or "score" not in head.columns or not _is_heading(words):
        return row
    at = head.columns.index("score")
    right = len(words) - 1
    if right > at:
        cells = [*row.cells[:at], row.cells[right], *row.cells[at + 1 : right], []]
        return _Row(row.number, cells)
    return row


def _columns(table: _Table, rows: Sequence[_Row]) -> tuple[tuple[str, ...], tuple[Meaning, ...]]:
    """Titles and meanings of the columns in use: those with a title or with words in a row."""
    filled = (at + 1 for row in rows for at, cell in enumerate(row.cells) if cell)
    if table.head is None:
        width = max(filled, default=0)
        words = [row.words() for row in rows]
        body = [one for one in words if not _is_heading(one)] or words
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


def _widest(cells: Iterator[_Paragraphs]) -> int:
    return max((width_of(words) for cell in cells for words, _ in cell), default=0)


def _row(row: _Row, widest: Sequence[int]) -> RowRead:
    padded = [*row.cells, *([[]] * (len(widest) - len(row.cells)))]
    cells = tuple(
        _cell(cell, width, row.number) for cell, width in zip(padded, widest, strict=False)
    )
    return RowRead(cells, spanning=_is_heading([cell.text for cell in cells]))


def _cell(cell: _Paragraphs, width: int, number: int) -> CellRead:
    whole: list[str] = []
    for words, _ in cell:
        if whole and _wraps(whole[-1], words, width) and not _counts_on(whole, words):
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
