"""From ink to answers: which circle of a question is marked, and how sure that is."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from prongsai.core.surveys.paper_layout import Bubble
from prongsai.readers.marks.leaves import Numbers
from prongsai.readers.marks.patches import CLOSE, Circles, distance

Look = Literal["marked", "blank", "double", "unclear"]

SURE = 80  # what is less sure is shown to a person
_HIGH, _FULL = 0.11, 0.35  # share of ink within a circle: from here on a mark, and a plain one
_LOW = 0.035  # more than this is no clean paper
_BESIDE = 0.06  # share of ink around a circle that somebody may have meant
_RING_SEEN = 0.28
_SHADOW = 1.45
_HALF_ROW = 41 / CLOSE.step  # points above and below a middle that belong to its own row


class Judged(NamedTuple):
    """One answer as it is seen: the option that looks marked, if any, and how sure (0 to 100)."""

    code: str
    look: Look
    option: str | None
    sure: int


class Ink(NamedTuple):
    """Shares of ink of each circle of a leaf: inside, close around, and farther out."""

    inside: Numbers
    beside: Numbers
    outside: Numbers


def judged(seen: Circles, bubbles: Sequence[Bubble]) -> list[Judged]:
    """Every answer of a leaf; ``bubbles`` are in the order of the circles."""
    ink = _shares(seen)
    places: dict[str, list[int]] = {}
    for place, bubble in enumerate(bubbles):
        places.setdefault(bubble.code, []).append(place)
    doubtful = (seen.rings < _RING_SEEN) | ~seen.inside
    return [_judge(code, some, bubbles, ink, doubtful, seen) for code, some in places.items()]


def _shares(seen: Circles) -> Ink:
    far = distance(seen.middles)
    row = np.abs(np.arange(far.shape[1])[None, :, None] - seen.middles[:, 1, None, None])
    own = row <= _HALF_ROW
    areas = (far < 0.74, (far > 1.30) & (far < 1.60) & own, (far > 1.60) & (far < 1.90) & own)
    inside, beside, outside = (
        (seen.ink * area).sum(axis=(1, 2)) / area.sum(axis=(1, 2)) for area in areas
    )
    return Ink(inside, beside, outside)


def _judge(
    code: str,
    places: Sequence[int],
    bubbles: Sequence[Bubble],
    ink: Ink,
    doubtful: NDArray[np.bool_],
    seen: Circles,
) -> Judged:
    some = np.array(places)
    inside = ink.inside[some]
    order = np.argsort(-inside)
    first = some[order[0]]
    best = float(inside[order[0]])
    second = float(inside[order[1]]) if len(order) > 1 else 0.0
    others = some[order[1:]]
    strokes = np.maximum(ink.beside, ink.outside)
    if best < _HIGH:
        option, look = None, "blank"
        sure = _between(best, _LOW, 0.0) if strokes[some].max() < _BESIDE else 40
        if best > _LOW:
            look, sure = "unclear", 50
    elif second >= _HIGH:
        option, look, sure = None, "double", 30
    else:
        option, look = bubbles[first].option, "marked"
        sure = _between(best, _HIGH, _FULL)
        if second > _LOW or (len(others) and strokes[others].max() > _BESIDE):
            sure = 60
        if best < _FULL and ink.outside[first] > _BESIDE:
            sure = 50  # a fold or a line across is no thin cross
    if doubtful[some].any() or (seen.uneven[some].max() > _SHADOW and best < _FULL):
        sure = min(sure, 40)
    if sure < SURE and look == "blank":
        look = "unclear"
    return Judged(code, look, option, sure)  # type: ignore[arg-type]


def _between(value: float, barely: float, plainly: float) -> int:
    """From SURE at the threshold to 99 where it is plain."""
    share = min(max((value - barely) / (plainly - barely), 0.0), 1.0)
    return SURE + int(share * (99 - SURE))
