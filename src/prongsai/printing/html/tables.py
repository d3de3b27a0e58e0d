"""Tables as HTML: heads for the ear, groups as bodies of their own, wide ones to scroll."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from prongsai.core.documents.blocks import Align, Cell, Column, Row, Table, plain
from prongsai.printing.html.markup import Html, classes, element, joined, text, void
from prongsai.printing.html.passages import Passages

MOST_COLUMNS = 8  # the style sheet knows the widths of tables up to so many
LONGEST_FIGURE = 12  # characters of a score or a code, which stays in one piece
_FIGURE = re.compile("[A-Za-z]{0,2}[0-9๐-๙][0-9๐-๙.,/()–%-]+")
# An address, or letters without an end, would widen its column beyond the page.
_ENDLESS = re.compile("[!-~]{26}|[\u0e01-\u0e4e]{150}")


def table_html(table: Table, name: str, passages: Passages) -> Html:
    """A table in a frame that scrolls by itself; ``name`` is its own among those of the page."""
    columns = tuple(table.columns)
    caption = element("caption", text(name), class_="unseen")
    head = [_head_row(row, passages) for row in table.head]
    parts = (
        caption,
        _widths(columns),
        *([element("thead", joined(head))] if head else []),
        *_bodies(table.rows, columns, passages),
    )
    shape = classes(f"columns{min(len(columns), MOST_COLUMNS)}", f"size{table.size}")
    written = element("table", joined(parts), class_=shape)
    return element("div", written, class_="frame", role="region", tabindex=0, aria_label=name)


def _widths(columns: tuple[Column, ...]) -> Html:
    """The share of each column in whole percents; the browser evens out the rest."""
    total = sum(column.share for column in columns) or 1
    percents = (max(1, (200 * column.share + total) // (2 * total)) for column in columns)
    return element("colgroup", joined(void("col", class_=f"w{percent}") for percent in percents))


def _head_row(row: Row, passages: Passages) -> Html:
    return element("tr", joined(_head_cell(cell, passages) for cell in row.cells))


def _head_cell(cell: Cell, passages: Passages) -> Html:
    # An empty heading names nothing, and is heard as a fault.
    scope = "colgroup" if cell.across > 1 else "col"
    name = "th" if _says_something(cell) else "td"
    return _cell(cell, cell.align, passages, name=name, scope=scope if name == "th" else None)


def _bodies(rows: Iterable[Row], columns: tuple[Column, ...], passages: Passages) -> Iterator[Html]:
    """The rows; each group is a body, unless a cell reaches down into it."""
    body: list[Html] = []
    reaching: tuple[int, ...] = ()  # for each column, the rows that a cell from above still covers
    for row in rows:
        if row.group and body and not any(reaching):
            yield element("tbody", joined(body))
            body = []
        starts, reaching = _laid_out(row, reaching, len(columns))
        body.append(_row(row, starts, columns, passages))
    if body:
        yield element("tbody", joined(body))


def _laid_out(
    row: Row, reaching: tuple[int, ...], columns: int
) -> tuple[list[int], tuple[int, ...]]:
    """The column where each cell starts, and what still reaches below this row."""
    covered = {at: rows for at, rows in enumerate(reaching) if rows}
    below = {at: rows - 1 for at, rows in covered.items()}
    starts, at = [], 0
    for cell in row.cells:
        while at in covered:
            at += 1
        starts.append(at)
        below |= {at + step: cell.down - 1 for step in range(cell.across)}
        at += cell.across
    return starts, tuple(below.get(number, 0) for number in range(columns))


def _row(row: Row, starts: list[int], columns: tuple[Column, ...], passages: Passages) -> Html:
    cells = []
    for number, (cell, at) in enumerate(zip_longest(row.cells, starts)):
        align = cell.align or (columns[at].align if at < len(columns) else None)
        heads = row.group and number == 0 and _says_something(cell)
        cells.append(
            _cell(cell, align, passages, name="th", scope="rowgroup")
            if heads
            else _cell(cell, align, passages)
        )
    return element("tr", joined(cells), class_=classes(row.group and "group"))


def _cell(
    cell: Cell,
    align: Align | None,
    passages: Passages,
    *,
    name: str = "td",
    scope: str | None = None,
) -> Html:
    return element(
        name,
        passages.lines(cell.lines),
        class_=classes(align if align and align != "left" else "", _breaks(cell)),
        scope=scope,
        colspan=cell.across if cell.across > 1 else None,
        rowspan=cell.down if cell.down > 1 else None,
    )


def _breaks(cell: Cell) -> str:
    """How the lines of a cell break where they do not end at words: not at all, or anywhere."""
    says = " ".join(f"{item.mark} {plain(item.words)}".strip() for item in cell.lines)
    if len(says) <= LONGEST_FIGURE and _FIGURE.fullmatch(says):
        return "figure"
    return "long" if _ENDLESS.search(says) else ""


def _says_something(cell: Cell) -> bool:
    return any(item.mark or plain(item.words).strip() for item in cell.lines)
