"""From ink to answers: which circle of a question is marked, and how sure that is."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from prongsai.core.surveys.paper_layout import Bubble
from prongsai.readers.marks.leaves import Numbers
from prongsai.readers.marks.patches import Circles, distance

Look = Literal["marked", "blank", "double", "unclear"]

SURE = 80  # what is less sure is shown to a person
_HIGH, _FULL = 0.11, 0.35  # share of ink within a circle: from here on a mark, and a plain one
_LOW = 0.035  # more than this is no clean paper
_BESIDE = 0.06  # share of ink around a circle that somebody may have meant
_PEN, _STROKE = 0.45, 0.05  # ink as dark as a pen's, and the least of it in a circle
_RING_SEEN = 0.28
_SHADOW = 1.45
_SECTORS, _ARM = 16, 0.12  # directions around a circle, and the share of ink that one has
_LINE = 2
_OVERFLOWS, _SURROUNDED = 0.25, 0.15  # shares of ink close around and far out on all sides


class Judged(NamedTuple):
    """One answer as it is seen: the option that looks marked, if any, and how sure (0 to 100)."""

    code: str
    look: Look
    option: str | None
    sure: int


class Ink(NamedTuple):
    """Shares of ink of each circle of a leaf: inside, close around, and farther out.

    ``strong`` is how much of the inside is as dark as a pen, not as a fold or a stain; ``arms``
    in how many directions ink goes on far out: a line through a circle has two.
    """

    inside: Numbers
    strong: Numbers
    beside: Numbers
    outside: Numbers
    arms: NDArray[np.int_]


def judged(seen: Circles, bubbles: Sequence[Bubble]) -> list[Judged]:
    """Every answer of a leaf; ``bubbles`` are in the order of the circles."""
    ink = _shares(seen)
    places: dict[str, list[int]] = {}
    for place, bubble in enumerate(bubbles):
        places.setdefault(bubble.code, []).append(place)
    return [_judge(code, some, bubbles, ink, seen) for code, some in places.items()]


def _shares(seen: Circles) -> Ink:
    far = distance(seen.middles)
    areas = (far < 0.74, (far > 1.30) & (far < 1.55), (far > 1.55) & (far < 1.85))
    inside, beside, outside = (
        (seen.ink * area).sum(axis=(1, 2)) / area.sum(axis=(1, 2)) for area in areas
    )
    strong = ((seen.ink > _PEN) * areas[0]).sum(axis=(1, 2)) / areas[0].sum(axis=(1, 2))
    return Ink(inside, strong, beside, outside, _arms(seen, areas[2]))


def _arms(seen: Circles, ring: NDArray[np.bool_]) -> NDArray[np.int_]:
    """In how many directions there is ink in a ring around each circle."""
    row = np.arange(ring.shape[1])
    across = row[None, None, :] - seen.middles[:, 0, None, None]
    down = row[None, :, None] - seen.middles[:, 1, None, None]
    sector = np.floor((np.arctan2(down, across) / np.pi + 1) / 2 * _SECTORS).astype(int)
    inked = []
    for number in range(_SECTORS):
        area = ring & (sector % _SECTORS == number)
        inked.append((seen.ink * area).sum(axis=(1, 2)) > _ARM * area.sum(axis=(1, 2)))
    there = np.array(inked)
    begins = there & ~np.roll(there, 1, axis=0)
    return np.where(there.all(axis=0), _SECTORS, begins.sum(axis=0))


class _Row(NamedTuple):
    """The circles of one answer: their places, the most inked first, and that ink."""

    order: NDArray[np.int_]
    inside: Numbers

    @property
    def best(self) -> float:
        """The share of ink in the circle that has most."""
        return float(self.inside[0])

    @property
    def second(self) -> float:
        """The share of ink in the next one."""
        return float(self.inside[1]) if len(self.inside) > 1 else 0.0


def _judge(
    code: str, places: Sequence[int], bubbles: Sequence[Bubble], ink: Ink, seen: Circles
) -> Judged:
    some = np.array(places)
    some = some[np.argsort(-ink.inside[some])]
    row = _Row(some, ink.inside[some])
    if row.best < _HIGH:
        sure, option = _sure_blank(row, ink), None
    elif row.second >= _HIGH:
        return Judged(code, "double", None, 30)
    else:
        sure, option = _sure_marked(row, ink), bubbles[some[0]].option
    lost = (seen.rings[some] < _RING_SEEN) | ~seen.inside[some]
    if lost.any() or (seen.uneven[some].max() > _SHADOW and row.best < _FULL):
        sure = min(sure, 40)
    if option is not None:
        return Judged(code, "marked", option, sure)
    return Judged(code, "blank" if sure >= SURE else "unclear", None, sure)


def _sure_blank(row: _Row, ink: Ink) -> int:
    """How sure it is that nothing is marked: no ink in a circle, and none meant for it beside."""
    if row.best > _LOW:
        return 50
    strokes = np.maximum(ink.beside[row.order], ink.outside[row.order])
    return _between(row.best, _LOW, 0.0) if strokes.max() < _BESIDE else 40


def _sure_marked(row: _Row, ink: Ink) -> int:
    """How sure it is that somebody marked the first circle of a row, and no other."""
    first, others = row.order[0], row.order[1:]
    strokes = np.maximum(ink.beside[others], ink.outside[others])
    spreads = ink.beside[first] > _OVERFLOWS or ink.outside[first] > _SURROUNDED
    # A fold or a line across is no mark, nor is what spreads all around, nor what is too faint
    # for a pen: a stain, what shines through from the other side, what was erased.
    if ink.arms[first] == _LINE or spreads or ink.strong[first] < _STROKE:
        return 50
    if row.second > _LOW or strokes.max(initial=0.0) > _BESIDE:
        return 60
    return _between(row.best, _HIGH, _FULL)


def _between(value: float, barely: float, plainly: float) -> int:
    """From SURE at the threshold to 99 where it is plain."""
    share = min(max((value - barely) / (plainly - barely), 0.0), 1.0)
    return SURE + int(share * (99 - SURE))
