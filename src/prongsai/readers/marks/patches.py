"""The surroundings of every circle, straightened, as ink on evenly lit paper."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from prongsai.core.surveys.paper_layout import RADIUS, Bubble
from prongsai.readers.marks.leaves import Numbers, projected
from prongsai.readers.marks.pictures import Points

Ink = NDArray[np.float32]

_PAPER, _DARK = 0.80, 0.45  # shares of the paper's brightness: from here on ink, and all ink
_RING_PLAIN = 0.3  # how plain a ring must be to say itself where it is


class Scope(NamedTuple):
    """How one looks at circles: ``step`` tenths of a millimetre between points of a patch.

    ``half`` points from a patch's middle to its edge, ``reach`` points that a circle may be off.
    """

    step: float
    half: int
    reach: int

    @property
    def side(self) -> int:
        """Points across a patch."""
        return 2 * self.half + 1


# Paper that bends moves circles by some millimetres; what is left after that is little.
_FROM_AFAR = Scope(10 / 3, 28, 13)
CLOSE = Scope(10 / 6, 42, 8)


class Circles(NamedTuple):
    """Every circle of a leaf, seen CLOSE: ink around it (n × side × side, 0 none to 1), where its
    middle was found in its patch (n × 2, across and down, points), how plain its ring is (to 1).

    ``uneven`` is how much brighter the brightest corner of the paper around it is than the darkest;
    ``inside`` tells whether all of the patch is in the picture.
    """

    ink: Ink
    middles: Numbers
    rings: Numbers
    uneven: Numbers
    inside: NDArray[np.bool_]


class _Patches(NamedTuple):
    ink: Ink
    uneven: Numbers
    inside: NDArray[np.bool_]


def circles(points: Points, matrix: Numbers, bubbles: Sequence[Bubble]) -> Circles:
    """Look at every bubble of a leaf; ``matrix`` takes paper to the picture."""
    light = np.minimum(points[..., 0], points[..., 1])  # blue and red ink are dark in one of them
    places = np.array([(one.x, one.y) for one in bubbles], np.float64)
    afar = _looked_at(light, matrix, places, _FROM_AFAR)
    offsets, _plain = _found(afar.ink, places, _FROM_AFAR)
    moved = places + offsets * _FROM_AFAR.step
    close = _looked_at(light, matrix, moved, CLOSE)
    offsets, rings = _found(close.ink, places, CLOSE)
    return Circles(close.ink, offsets + CLOSE.half, rings, close.uneven, close.inside)


def distance(middles: Numbers, scope: Scope = CLOSE) -> Numbers:
    """How far each point of each patch is from its circle's middle, in radii of a bubble."""
    row = np.arange(scope.side)
    across = row[None, None, :] - middles[:, 0, None, None]
    down = row[None, :, None] - middles[:, 1, None, None]
    result: Numbers = np.hypot(across, down) * scope.step / RADIUS
    return result


def _looked_at(
    light: NDArray[np.uint8], matrix: Numbers, places: Numbers, scope: Scope
) -> _Patches:
    steps = (np.arange(scope.side) - scope.half) * scope.step
    grid = np.stack(np.meshgrid(steps, steps), axis=-1)
    seen = projected(matrix, places[:, None, None, :] + grid)
    height, width = light.shape
    within = (seen >= 0) & (seen <= (width - 1, height - 1))
    inside = np.array(within.reshape(len(places), -1).all(axis=1), np.bool_)
    return _Patches(*_as_ink(_sampled(light, seen)), inside)


def _sampled(light: NDArray[np.uint8], seen: Numbers) -> Ink:
    """The brightness at points between the points of the picture."""
    height, width = light.shape
    x = np.clip(seen[..., 0], 0, width - 1.001).astype(np.float32)
    y = np.clip(seen[..., 1], 0, height - 1.001).astype(np.float32)
    left, top = x.astype(np.int32), y.astype(np.int32)
    right_share, lower_share = x - left, y - top
    upper = light[top, left] * (1 - right_share) + light[top, left + 1] * right_share
    lower = light[top + 1, left] * (1 - right_share) + light[top + 1, left + 1] * right_share
    result: Ink = upper * (1 - lower_share) + lower * lower_share
    return result


def _as_ink(patches: Ink) -> tuple[Ink, Numbers]:
    """How much ink is at each point, compared with the paper in the four corners of the patch."""
    side = patches.shape[1]
    part = side // 2 + side // 14
    quarters = [
        patches[:, rows, columns].reshape(len(patches), -1)
        for rows in (slice(0, part), slice(-part, None))
        for columns in (slice(0, part), slice(-part, None))
    ]
    paper = np.maximum([np.percentile(quarter, 80, axis=1) for quarter in quarters], 8)
    share = np.linspace(-0.25, 1.25, side, dtype=np.float32).clip(0, 1)
    down, across = share[None, :, None], share[None, None, :]
    corner = [level.astype(np.float32)[:, None, None] for level in paper]
    even = (corner[0] * (1 - across) + corner[1] * across) * (1 - down) + (
        corner[2] * (1 - across) + corner[3] * across
    ) * down
    ink: Ink = np.clip((_PAPER - patches / even) / (_PAPER - _DARK), 0, 1).astype(np.float32)
    return ink, paper.max(axis=0) / paper.min(axis=0)


def _found(ink: Ink, places: Numbers, scope: Scope) -> tuple[Numbers, Numbers]:
    """How far each printed ring is from the middle of its patch (points), and how plain it is."""
    scores = _ring_scores(ink, scope)
    reach, count = scope.reach, len(ink)
    flat = scores.reshape(count, -1)
    best = flat.argmax(axis=1)
    side = 2 * reach + 1
    own = np.stack([best % side - reach, best // side - reach], axis=1).astype(np.float64)
    plain = flat.max(axis=1)
    expected = _smooth(places, own, plain)
    near = np.hypot(*(own - expected).T) <= 4
    trusted = near & (plain > _RING_PLAIN)
    used = np.where(trusted[:, None], own, expected).clip(-reach, reach)
    at = np.rint(used).astype(int) + reach
    return used, scores[np.arange(count), at[:, 1], at[:, 0]]


def _ring_scores(ink: Ink, scope: Scope) -> Numbers:
    """How much like a ring with white around it each place near the middle is."""
    far = distance(np.full((1, 2), float(scope.half)), scope)[0]
    ring, around = (far > 0.88) & (far < 1.08), (far > 1.22) & (far < 1.5)
    pattern = ring / ring.sum() - around / around.sum()
    spectrum = np.fft.rfft2(ink) * np.conj(np.fft.rfft2(pattern))
    scores = np.fft.irfft2(spectrum, s=(scope.side, scope.side))
    nearby = np.arange(-scope.reach, scope.reach + 1)
    result: Numbers = scores[:, nearby][:, :, nearby]
    return result


def _smooth(places: Numbers, own: Numbers, plain: Numbers) -> Numbers:
    """Where rings should be if paper bends gently: their offsets by a surface through most."""
    x, y = ((places - places.mean(axis=0)) / 1000).T
    terms = [np.ones_like(x), x, y] + ([x * y, x * x, y * y] if len(x) >= 14 else [])
    surface = np.stack(terms, axis=1)
    weight = np.clip(plain, 0, None) ** 2 + 1e-6
    fitted = np.zeros_like(own)
    for _ in range(6):
        root = np.sqrt(weight)[:, None]
        fitted = surface @ np.linalg.lstsq(surface * root, own * root, rcond=None)[0]
        weight = (np.clip(plain, 0, None) ** 2 + 1e-6) / (1 + np.sum((own - fitted) ** 2, axis=1))
    return fitted
