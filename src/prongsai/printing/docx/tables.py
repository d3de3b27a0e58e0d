"""Tables: heads that are printed again on every page, cells over several columns and rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any
from unicodedata import category

from docx.oxml.ns import qn

from prongsai.core.documents.blocks import TABLE as TABLE_SIZE
from prongsai.core.documents.blocks import Align, Cell, Column, Item, Row, Table, plain, words
from prongsai.printing.docx import styles
from prongsai.printing.docx.elements import el, writable
from prongsai.printing.docx.manuscript import Manuscript, keep_with_next, tab

FEW_ROWS, FEW_LETTERS = 8, 800
MOST_WHOLE = 8  # lines of a row that stays on one page
_WIDTH_OF_LETTER = 115  # twentieths of a point, about, at the size of tables
HEAD_SHADE, GROUP_SHADE = "E7E6E6", "F2F2F2"


def table_elements(manuscript: Manuscript, table: Table) -> Iterator[Any]:
    """The table, as wide as the text, with a fixed width for each column."""
    if not table.columns or not (table.head or table.rows):
        return  # Word refuses a table of nothing
    widths = column_widths(table.columns, manuscript.width)
    grid = _Grid(manuscript, table, widths)
    rows = [grid.row(row, head=True) for row in table.head]
    rows += [grid.row(row, head=False) for row in table.rows]
    if _is_small(table):
        _keep_together(rows[:-1])
    else:
        after = (*table.head, *table.rows)[1:]
        _keep_together(row for row, next_ in zip(rows, after, strict=False) if next_.total)
    yield el(
        "w:tbl",
        el(
            "w:tblPr",
            el("w:tblStyle", val=manuscript.styles[styles.TABLE]),
            el("w:tblW", w=sum(widths), type="dxa"),
            el("w:tblLayout", type="fixed"),
            el(
                "w:tblLook",
                val="0020",
                firstRow=1,
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            el("w:tblCaption", val=writable(table.name)),
        ),
        el("w:tblGrid", *(el("w:gridCol", w=width) for width in widths)),
        *rows,
    )
    yield manuscript.paragraph(styles.END)  # two tables that touch would become one


def _keep_together(rows: Iterable[Any]) -> None:
    """Keep each row on the page of the one below it."""
    for paragraph in (one for row in rows for one in row.iter(qn("w:p"))):
        if paragraph.pPr is None or paragraph.pPr.find(qn("w:keepNext")) is None:
            keep_with_next(paragraph)


def _is_small(table: Table) -> bool:
    """Whether a table stays on one page: a few short rows."""
    cells = [cell for row in table.rows for cell in row.cells]
    letters = sum(len(plain(item.words)) for cell in cells for item in cell.lines)
    return len(table.rows) <= FEW_ROWS and letters <= FEW_LETTERS


def column_widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each column; together exactly ``width``."""
    whole = sum(column.share for column in columns)
    edges, reached = [0], 0
    for column in columns:
        reached += column.share
        edges.append(width * reached // whole)
    return [right - left for left, right in pairwise(edges)]


def _letters(text: str) -> int:
    """How many letters stand side by side; those above and below another take no room."""
    return sum(category(letter) != "Mn" for letter in text)


class _Grid:
    """The columns of one table, and which of them a cell from above still covers."""

    def __init__(self, manuscript: Manuscript, table: Table, widths: list[int]) -> None:
        self.manuscript = manuscript
        self.table = table
        self.widths = widths
        self.size = None if table.size == TABLE_SIZE else table.size
        self.covered: dict[int, tuple[int, int]] = {}  # column: (rows to come, columns across)

    def row(self, row: Row, *, head: bool) -> Any:
        """A row with a cell or the continuation of one for every column."""
        cells = list(row.cells)
        written = []
        column = 0
        while column < len(self.widths):
            if column in self.covered:
                across = self._go_on(column)
                written.append(self._continuation(column, across))
            else:
                cell = cells.pop(0) if cells else Cell()
                across = self._room(column, cell.across)
                if cell.down > 1:
                    self.covered[column] = (cell.down - 1, across)
                written.append(self._cell(cell, column, across, row=row, head=head))
            column += across
        whole = head or row.group or row.total or self._is_short(row)
        properties = [el("w:cantSplit")] if whole else []
        if head:
            properties.append(el("w:tblHeader"))
        return el("w:tr", el("w:trPr", *properties) if properties else None, *written)

    def _is_short(self, row: Row) -> bool:
        """Whether a row stays on one page, as it does in the PDF: it has few lines."""
        if self.covered or any(cell.down > 1 for cell in row.cells):
            return False
        column = 0
        for cell in row.cells:
            width = sum(self.widths[column : column + cell.across])
            letters = max(width // _WIDTH_OF_LETTER - 1, 1)
            shown = (_letters(plain(item.words)) for item in cell.lines)
            if sum(1 + one // letters for one in shown) > MOST_WHOLE:
                return False
            column += cell.across
        return True

    def _room(self, column: int, wanted: int) -> int:
        across = 1
        while (
            across < wanted
            and column + across < len(self.widths)
            and column + across not in self.covered
        ):
            across += 1
        return across

    def _go_on(self, column: int) -> int:
        rows, across = self.covered.pop(column)
        if rows > 1:
            self.covered[column] = (rows - 1, across)
        return across

    def _cell(self, cell: Cell, column: int, across: int, *, row: Row, head: bool) -> Any:
        shade = HEAD_SHADE if head else GROUP_SHADE if row.group else ""
        properties = self._properties(
            column,
            across,
            el("w:vMerge", val="restart") if cell.down > 1 else None,
            el("w:shd", val="clear", color="auto", fill=shade) if shade else None,
            el("w:vAlign", val="center") if head else None,
        )
        align = cell.align or (None if head or across > 1 else self.table.columns[column].align)
        style = styles.TABLE_HEAD if head else styles.TABLE_TEXT
        lines = [self._line(item, style, align, head=head) for item in cell.lines]
        if row.group:
            lines = [keep_with_next(line) for line in lines]
        return el("w:tc", properties, *(lines or [self.manuscript.paragraph(style)]))

    def _continuation(self, column: int, across: int) -> Any:
        properties = self._properties(column, across, el("w:vMerge"))
        return el("w:tc", properties, self.manuscript.paragraph(styles.TABLE_TEXT))

    def _properties(self, column: int, across: int, *more: Any) -> Any:
        width = sum(self.widths[column : column + across])
        span = el("w:gridSpan", val=across) if across > 1 else None
        return el("w:tcPr", el("w:tcW", w=width, type="dxa"), span, *more)

    def _line(self, item: Item, style: str, align: Align | None, *, head: bool) -> Any:
        departs = align if align and (align != "center" if head else align != "left") else None
        spoken = self.manuscript.runs(item.words, self.size)
        if head or not (item.mark or item.level > 1):
            words_before = words(f"{item.mark} ") if item.mark else ()
            mark = self.manuscript.runs(words_before, self.size)
        else:
            style = styles.TABLE_ENTRIES[item.level - 1]
            mark = [*self.manuscript.runs(words(item.mark), self.size), tab()]
        return self.manuscript.paragraph(style, *mark, *spoken, align=departs)
