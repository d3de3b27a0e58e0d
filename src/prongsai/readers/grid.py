"""Tables found from their ruled lines, wherever the lines come from: a PDF's strokes or a scan."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

# More lines than this on a page are a drawing.
MOST_RULES = 1_500
# A wall stands between two cells where a line covers this share of their common side.
_WALL = 0.5


class Rule(NamedTuple):
    """A straight line: where it lies on one axis, and from where to where it runs on the other."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A rectangle; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float


class GridCell(NamedTuple):
    """A cell: its first row and column, counted from 0, and how many it covers."""

    row: int
    column: int
    down: int
    across: int


class Grid(NamedTuple):
    """A table as it is ruled: where its columns and rows begin and end, and its cells."""

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def area(self) -> Area:
        """What the table covers."""
        return Area(self.lefts[0], self.tops[0], self.lefts[-1], self.tops[-1])

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell in which a point lies."""
        column, row = bisect_right(self.lefts, x) - 1, bisect_right(self.tops, y) - 1
        for cell in self.cells:
            inside = cell.row <= row < cell.row + cell.down
            if inside and cell.column <= column < cell.column + cell.across:
                return cell
        return None

    def area_of(self, cell: GridCell) -> Area:
        """What a cell covers."""
        return Area(
            self.lefts[cell.column],
            self.tops[cell.row],
            self.lefts[cell.column + cell.across],
            self.tops[cell.row + cell.down],
        )


def grids_of(across: Iterable[Rule], down: Iterable[Rule], slack: float) -> list[Grid]:
    """The tables of two columns at least that lines make, from the top of the page down.

    ``across`` are the horizontal lines, ``down`` the vertical ones. Lines no further apart than
    ``slack`` are one, and meet where they come so near.
    """
    rows, columns = _merged(across, slack), _merged(down, slack)
    if len(rows) + len(columns) > MOST_RULES:
        return []
    found = (_grid(*together, slack) for together in _connected(rows, columns, slack))
    grids = [grid for grid in found if grid is not None]
    return sorted(_outermost(grids), key=lambda grid: grid.tops[0])


def _merged(rules: Iterable[Rule], slack: float) -> list[Rule]:
    """Lines drawn in pieces or twice, made one."""
    merged: list[Rule] = []
    for together in _near(sorted(rules), slack):
        at = sum(rule.at for rule in together) / len(together)
        pieces = sorted((rule.start, rule.end) for rule in together)
        start, end = pieces[0]
        for more_start, more_end in pieces[1:]:
            if more_start <= end + slack:
                end = max(end, more_end)
            else:
                merged.append(Rule(at, start, end))
                start, end = more_start, more_end
        merged.append(Rule(at, start, end))
    return merged


def _near(rules: Sequence[Rule], slack: float) -> Iterator[list[Rule]]:
    """Neighbours that are no further apart than ``slack`` from the first of them."""
    held: list[Rule] = []
    for rule in rules:
        if held and rule.at - held[0].at > slack:
            yield held
            held = []
        held.append(rule)
    if held:
        yield held


def _connected(
    rows: Sequence[Rule], columns: Sequence[Rule], slack: float
) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch one another, directly or through others."""
    owner = list(range(len(rows) + len(columns)))

    def first(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    for at, row in enumerate(rows):
        for beside, column in enumerate(columns, start=len(rows)):
            if _touches(row, column.at, slack) and _touches(column, row.at, slack):
                owner[first(beside)] = first(at)
    together: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate((*rows, *columns)):
        lines = together.setdefault(first(at), ([], []))
        lines[at >= len(rows)].append(rule)
    return list(together.values())


def _touches(rule: Rule, at: float, slack: float) -> bool:
    return rule.start - slack <= at <= rule.end + slack


def _grid(rows: Sequence[Rule], columns: Sequence[Rule], slack: float) -> Grid | None:
    """The table of lines that touch; ``None`` where they make no two columns."""
    rows = [row for row in rows if not _underlines(row, columns, slack)]
    if not rows or not columns:
        return None
    lefts = _edges(columns, rows, slack)
    tops = _edges(rows, columns, slack)
    if len(lefts) < 3 or len(tops) < 2:
        return None
    return Grid(lefts, tops, tuple(_cells(lefts, tops, rows, columns, slack)))


def _underlines(row: Rule, columns: Sequence[Rule], slack: float) -> bool:
    """Whether a line ends inside a cell: it is drawn below words, and no wall."""
    walls = [column.at for column in columns if _touches(column, row.at, slack)]
    if any(row.start + slack < wall < row.end - slack for wall in walls):
        return False
    return any(
        any(outward(wall, end) > slack for wall in walls)
        and not any(abs(wall - end) <= slack for wall in walls)
        for end, outward in ((row.start, _left_of), (row.end, _right_of))
    )


def _left_of(wall: float, end: float) -> float:
    return end - wall


def _right_of(wall: float, end: float) -> float:
    return wall - end


def _edges(rules: Sequence[Rule], crossing: Sequence[Rule], slack: float) -> tuple[float, ...]:
    """Where lines lie, and where the lines that cross them end: a table may have open sides."""
    places = sorted(rule.at for rule in rules)
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if first < places[0] - 2 * slack:
        places.insert(0, first)
    if last > places[-1] + 2 * slack:
        places.append(last)
    kept = [places[0]]
    kept += [after for before, after in pairwise(places) if after - before > slack / 2]
    return tuple(kept)


def _cells(
    lefts: Sequence[float],
    tops: Sequence[float],
    rows: Sequence[Rule],
    columns: Sequence[Rule],
    slack: float,
) -> Iterator[GridCell]:
    """The cells: squares of the grid between which no wall stands are one."""
    width, height = len(lefts) - 1, len(tops) - 1
    open_right = [
        [not _wall(columns, lefts[x + 1], tops[y], tops[y + 1], slack) for x in range(width)]
        for y in range(height)
    ]
    open_below = [
        [not _wall(rows, tops[y + 1], lefts[x], lefts[x + 1], slack) for x in range(width)]
        for y in range(height)
    ]
    taken: set[tuple[int, int]] = set()
    for y in range(height):
        for x in range(width):
            if (y, x) not in taken:
                cell = _spread(y, x, open_right, open_below, taken)
                taken |= {
                    (row, column)
                    for row in range(y, y + cell.down)
                    for column in range(x, x + cell.across)
                }
                yield cell


def _wall(rules: Sequence[Rule], at: float, start: float, end: float, slack: float) -> bool:
    covered = sum(
        max(min(rule.end, end) - max(rule.start, start), 0)
        for rule in rules
        if abs(rule.at - at) <= slack
    )
    return covered >= _WALL * (end - start)


def _spread(
    y: int,
    x: int,
    open_right: Sequence[Sequence[bool]],
    open_below: Sequence[Sequence[bool]],
    taken: set[tuple[int, int]],
) -> GridCell:
    """The rectangle that grows from a square to the right and then down until it meets walls."""
    width, height = len(open_right[0]), len(open_right)
    across = 1
    while x + across < width and open_right[y][x + across - 1] and (y, x + across) not in taken:
        across += 1
    down = 1
    while y + down < height and all(
        open_below[y + down - 1][column]
        and (y + down, column) not in taken
        and (column == x + across - 1 or open_right[y + down][column])
        for column in range(x, x + across)
    ):
        down += 1
    return GridCell(y, x, down, across)


def _outermost(grids: Sequence[Grid]) -> Iterator[Grid]:
    """The tables that lie in no other: what is ruled inside a cell belongs to that cell."""
    for grid in grids:
        if not any(other is not grid and _inside(grid.area, other.area) for other in grids):
            yield grid


def _inside(one: Area, other: Area) -> bool:
    return (
        other.left <= one.left
        and other.top <= one.top
        and one.right <= other.right
        and one.bottom <= other.bottom
    )


def rows_of(grid: Grid, texts: Mapping[GridCell, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The number and the cells of each row with words; what a cell covers beside it is empty."""
    for row, cells in groupby(sorted(grid.cells), key=lambda cell: cell.row):
        words = [""] * (len(grid.lefts) - 1)
        for cell in cells:
            words[cell.column] = texts.get(cell, "")
        if any(words):
            yield row, tuple(words)
