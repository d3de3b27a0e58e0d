"""Letters with their places, put together to lines of text and rows of tables."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from prongsai.core.reading.joining import tidied
from prongsai.core.reading.list_marks import mark_of
from prongsai.readers.grid import Grid, GridCell, rows_of

# As shares of the size of the type.
_SAME_LINE = 0.35
_SPACE = 0.21  # LibreOffice puts a fifth between Latin and Thai letters
_BESIDE_BASE = 0.15  # a mark may stand so far beside its letter
_BACK = 1.0  # a letter that begins further back begins a new stretch
_INDENT = 1.2
_GAP = 1.75  # of the usual distance of lines: more parts paragraphs
_LONGEST_HEADING = 200


class Letter(NamedTuple):
    """A letter, or a word of a scan, with its place and its look.

    ``x`` and ``y`` are a point inside it, in points from the top left of the page. The other
    places are those of the page turned so that the letter stands upright: ``turned`` is by how
    many quarters to the left it was printed. ``sure`` is false where a scan's reader doubts it.
    """

    text: str
    x: float
    y: float
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    turned: int = 0
    sure: bool = True


class Line(NamedTuple):
    """Letters beside one another, in the order of reading."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    sure: bool


class Printed(NamedTuple):
    """What a page has at one height: a line of text (one cell) or a row of a table.

    ``apart`` says that it begins a paragraph or a table.
    """

    cells: tuple[str, ...]
    apart: bool = False
    heading: bool = False
    sure: bool = True


def printed_of(letters: Sequence[Letter], grids: Sequence[Grid]) -> list[Printed]:
    """Everything on a page from its top down: lines of text, and the rows of its tables."""
    inside: dict[int, dict[GridCell, list[Letter]]] = {}
    running: list[Letter] = []
    for letter in letters:
        found = _place(letter, grids)
        if found is None:
            running.append(letter)
        else:
            at, cell = found
            inside.setdefault(at, {}).setdefault(cell, []).append(letter)
    placed: list[tuple[float, list[Printed]]] = []
    for at, cells in inside.items():
        if len({cell.column for cell in cells}) < 2:  # a frame, or the lines of a chart
            running += [letter for some in cells.values() for letter in some]
        else:
            placed.append((grids[at].tops[0], list(_rows(grids[at], cells))))
    placed += _passages(lines_of(running), [top for top, _ in placed])
    return [one for _, some in sorted(placed, key=lambda one: one[0]) for one in some]


def _place(letter: Letter, grids: Sequence[Grid]) -> tuple[int, GridCell] | None:
    for at, grid in enumerate(grids):
        area = grid.area
        if area.left <= letter.x < area.right and area.top <= letter.y < area.bottom:
            cell = grid.cell_at(letter.x, letter.y)
            return (at, cell) if cell else None
    return None


def _rows(grid: Grid, cells: dict[GridCell, list[Letter]]) -> Iterator[Printed]:
    lines = {cell: lines_of(letters) for cell, letters in cells.items()}
    texts = {cell: "\n".join(line.text for line in some) for cell, some in lines.items()}
    unsure = {cell.row for cell, some in lines.items() if not all(line.sure for line in some)}
    for at, (row, words) in enumerate(rows_of(grid, texts)):
        yield Printed(words, apart=at == 0, sure=row not in unsure)


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines of a region, from the top down; turned text after the upright."""
    turned: dict[int, list[Letter]] = {}
    for letter in letters:
        turned.setdefault(letter.turned, []).append(letter)
    return [line for at in sorted(turned) for line in _lines(turned[at])]


def _lines(letters: Sequence[Letter]) -> Iterator[Line]:
    stretches = sorted(_stretches(letters), key=lambda some: some[0].baseline)
    held: list[list[Letter]] = []
    for stretch in stretches:
        if held and not _beside(held[0], stretch):
            yield from _line(held)
            held = []
        held.append(stretch)
    if held:
        yield from _line(held)


def _stretches(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters that follow one another on one line, as they come."""
    held: list[Letter] = []
    for letter in letters:
        if held and not _follows(held[-1], held[0], letter):
            yield held
            held = []
        held.append(letter)
    if held:
        yield held


def _follows(before: Letter, first: Letter, letter: Letter) -> bool:
    size = max(before.size, letter.size)
    raised = abs(letter.baseline - first.baseline)
    forward = letter.left >= before.right - _BACK * size
    if _is_mark(letter.text):  # some files raise tones above vowels
        return raised < size and forward and letter.left <= before.right + size
    return raised <= _SAME_LINE * size and forward


def _is_mark(text: str) -> bool:
    return unicodedata.category(text[0]) == "Mn" or "\uf700" <= text[0] <= "\uf71a"


def _only_marks(stretch: Sequence[Letter]) -> bool:
    return all(_is_mark(letter.text) for letter in stretch)


def _beside(stretch: Sequence[Letter], other: Sequence[Letter]) -> bool:
    near = _SAME_LINE * max(stretch[0].size, other[0].size)
    distance = abs(stretch[0].baseline - other[0].baseline)
    return distance <= (2 * near if _only_marks(other) else near)


def _line(stretches: Sequence[Sequence[Letter]]) -> Iterator[Line]:
    ordered = sorted(stretches, key=lambda some: some[0].left)
    letters = _marks_placed([letter for stretch in ordered for letter in stretch])
    text = tidied(_text(letters))
    if text:
        seen = [letter for letter in letters if not letter.text.isspace()]
        yield Line(
            text,
            min(letter.left for letter in seen),
            max(letter.right for letter in seen),
            median(letter.baseline for letter in seen),
            max(letter.size for letter in seen),
            all(letter.bold for letter in seen),
            all(letter.sure for letter in seen),
        )


def _marks_placed(letters: Sequence[Letter]) -> list[Letter]:
    """The letters with every mark after the letter that it stands above or below.

    Some files draw the marks of a word after its letters.
    """
    placed: list[Letter] = []
    strays: list[Letter] = []
    base: Letter | None = None
    for letter in letters:
        if not _is_mark(letter.text):
            base = letter
        elif base is None or not _carries(base, letter):
            strays.append(letter)
            continue
        placed.append(letter)
    for stray in strays:
        placed.insert(_place_of_mark(placed, stray), stray)
    return placed


def _carries(base: Letter, mark: Letter) -> bool:
    middle = (mark.left + mark.right) / 2
    near = _BESIDE_BASE * base.size
    return base.left - near <= middle <= base.right + near


def _place_of_mark(letters: Sequence[Letter], mark: Letter) -> int:
    middle = (mark.left + mark.right) / 2
    bases = [at for at, one in enumerate(letters) if not _is_mark(one.text) and one.left <= middle]
    place = max(bases, key=lambda at: letters[at].left, default=-1) + 1
    tone = "\u0e47" <= mark.text <= "\u0e4e"
    while tone and place < len(letters) and _is_mark(letters[place].text):
        place += 1
    return place


def _text(letters: Sequence[Letter]) -> str:
    pieces: list[str] = []
    right = None
    for letter in letters:
        if right is not None and letter.left - right > _SPACE * letter.size:
            pieces.append(" ")
        pieces.append(letter.text)
        right = letter.right if right is None else max(right, letter.right)
    return "".join(pieces)


def _passages(
    lines: Sequence[Line], tables: Sequence[float]
) -> Iterator[tuple[float, list[Printed]]]:
    """Lines of running text; the lines of a heading that needs several are one."""
    edge = max((line.right for line in lines), default=0)
    pitch = _pitch(lines)
    held: tuple[float, Printed] | None = None
    before: Line | None = None
    for line in lines:
        heading = line.bold and len(line.text) <= _LONGEST_HEADING
        apart = before is None or _parted(before, line, pitch, tables)
        full = before is not None and before.right > edge - 2 * before.size
        goes_on = full and not apart and not mark_of(line.text)[0]
        if held and held[1].heading and heading and goes_on:
            text, sure = f"{held[1].cells[0]} {line.text}", held[1].sure and line.sure
            held = (held[0], held[1]._replace(cells=(tidied(text),), sure=sure))
        else:
            if held:
                yield held[0], [held[1]]
            held = (line.baseline, Printed((line.text,), apart, heading, line.sure))
        before = line
    if held:
        yield held[0], [held[1]]


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines."""
    steps = (after.baseline - before.baseline for before, after in pairwise(lines))
    usual = [step for step in steps if step > 0]
    return median(usual) if usual else 0


def _parted(before: Line, line: Line, pitch: float, tables: Sequence[float]) -> bool:
    step = line.baseline - before.baseline
    if step > _GAP * pitch or any(before.baseline < top < line.baseline for top in tables):
        return True
    hanging = mark_of(before.text)[0] != ""  # an entry's further lines stand below its words
    return line.left > before.left + _INDENT * line.size and not hanging
