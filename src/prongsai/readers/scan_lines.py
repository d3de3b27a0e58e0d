"""The lines of text in a picture, found by their ink; Tesseract takes Thai tones for lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from struct import iter_unpack

from PIL import Image

from prongsai.readers.grid import Area

_INK = 128
# As shares of the ink of a full row of letters.
_FULL = 0.3
_FAINT = 0.02
_MARKS = 0.6  # of the height of letters
# In inches.
_GAP_IN_LETTERS = 0.04
_LOWEST = 0.035  # lower is a dash, a dotted line, or the marks of letters
_TALLEST = 0.5  # taller is a picture
_BETWEEN_COLUMNS = 0.25
_NEAR = 0.06
_LEFT_OVER = 0.1  # between two lines, room for another that is short
_ABOVE, _BELOW = 0.13, 0.08  # room for vowels and tones
_DEEPEST = 3


def lines_in(picture: Image.Image, area: Area, dots: int) -> list[Area]:
    """The lines of text of a part of a picture, from the top down, without its drawings.

    ``dots`` are the points of an inch.
    """
    left, top, right, bottom = map(round, area)
    if right - left < 3 or bottom - top < 3:
        return []
    ink = picture.crop((left, top, right, bottom)).point(lambda grey: 255 * (grey < _INK))
    return [
        Area(left + one.left, top + one.top, left + one.right, top + one.bottom)
        for one in _lines(ink.convert("F"), Area(0, 0, ink.width, ink.height), dots, _DEEPEST)
    ]


def _lines(ink: Image.Image, area: Area, dots: int, deeper: int) -> Iterator[Area]:
    rows = _ink_of_rows(ink, area)
    bodies = _bodies(rows, dots)
    edges = _edges(rows, bodies, dots)
    for (start, end), (top, bottom) in zip(bodies, edges, strict=True):
        band = Area(area.left, area.top + top, area.right, area.top + bottom)
        if end - start <= _TALLEST * dots:
            line = _closely(ink, band, dots)
            if line is not None:
                yield line
        elif deeper:
            columns = list(_columns(ink, band, dots))
            if len(columns) > 1:
                for column in columns:
                    yield from _lines(ink, column, dots, deeper - 1)


def _ink_of_rows(ink: Image.Image, area: Area) -> list[float]:
    """How many points of each row are dark."""
    part = ink.crop(area)
    means = part.resize((1, part.height), Image.Resampling.BOX).tobytes()
    return [mean * part.width / 255 for (mean,) in iter_unpack("f", means)]


def _ink_of_columns(ink: Image.Image, area: Area) -> list[float]:
    part = ink.crop(area)
    means = part.resize((part.width, 1), Image.Resampling.BOX).tobytes()
    return [mean * part.height / 255 for (mean,) in iter_unpack("f", means)]


def _bodies(rows: Sequence[float], dots: int) -> list[tuple[int, int]]:
    """Where the consonants of each line stand: rows full of ink, the marks of letters aside."""
    least = max(1.5, _FAINT * max(rows, default=0))
    found: list[tuple[int, int]] = []
    for start, end in _runs(rows, least, 2):
        found += [(start + top, start + bottom) for top, bottom in _full(rows[start:end], dots)]
    # Marks that touch no letter look like a line, but lie too near to one that is higher.
    return [
        body
        for at, body in enumerate(found)
        if not any(_are_marks(body, near, dots) for near in found[max(at - 1, 0) : at + 2])
    ]


def _full(rows: Sequence[float], dots: int) -> list[tuple[int, int]]:
    """The full rows of a stretch without an empty one; a short line is full beside long ones."""
    full = _FULL * sorted(rows)[len(rows) * 9 // 10]
    found = _runs(rows, full, round(_GAP_IN_LETTERS * dots))
    found = [one for one in found if one[1] - one[0] >= _LOWEST * dots or len(found) == 1]
    if not found:
        return []
    above, below = round(_ABOVE * dots), round(_BELOW * dots)
    ends = [(-below, -below), *found, (len(rows) + above, len(rows) + above)]
    for (_, end), (start, _) in pairwise(ends):
        first, last = end + below, start - above
        if last - first >= _LEFT_OVER * dots and max(rows[first:last]) >= _FAINT * full:
            found += [(first + top, first + low) for top, low in _full(rows[first:last], dots)]
    return sorted(found)


def _are_marks(body: tuple[int, int], near: tuple[int, int], dots: int) -> bool:
    low = (body[1] - body[0]) < _MARKS * (near[1] - near[0])
    gap = max(near[0] - body[1], body[0] - near[1])
    return low and gap <= _NEAR * dots


def _runs(values: Sequence[float], least: float, gap: int) -> list[tuple[int, int]]:
    """Where values are so large, from and to, over gaps of so many smaller ones."""
    runs: list[tuple[int, int]] = []
    for at, value in enumerate(values):
        if value >= least:
            if runs and at - runs[-1][1] <= gap:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
    return runs


def _edges(
    rows: Sequence[float], bodies: Sequence[tuple[int, int]], dots: int
) -> list[tuple[int, int]]:
    """Where each line begins and ends: between two of them, the row with the least ink."""
    between = []
    for (_, end), (start, _) in pairwise(bodies):
        gap = range(end, max(start, end + 1))
        # More marks stand above letters than below them.
        middle = end + (start - end) * 2 // 5
        between.append(min(gap, key=lambda at: (rows[at], abs(at - middle)), default=end))
    tops = [0, *between]
    bottoms = [*between, len(rows)]
    return [
        (max(top, start - round(_ABOVE * dots)), min(bottom, end + round(_BELOW * dots)))
        for (start, end), top, bottom in zip(bodies, tops, bottoms, strict=False)
    ]


def _columns(ink: Image.Image, area: Area, dots: int) -> Iterator[Area]:
    gap = round(_BETWEEN_COLUMNS * dots)
    for left, right in _runs(_ink_of_columns(ink, area), 1, gap):
        yield Area(area.left + left, area.top, area.left + right, area.bottom)


def _closely(ink: Image.Image, area: Area, dots: int) -> Area | None:
    """A line from its first letter to its last; ``None`` where there is nothing but specks."""
    inked = _runs(_ink_of_columns(ink, area), 1.5, dots * 20)
    if not inked or inked[0][1] - inked[0][0] < _LOWEST * dots:
        return None
    left, right = inked[0]
    return Area(area.left + left, area.top, area.left + right, area.bottom)
