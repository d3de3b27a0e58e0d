"""Leaves in a picture: found by the codes in their corners, whichever way up they lie."""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from prongsai.core.surveys.paper_layout import CORNERS, SQUARE, Mark, mark_in
from prongsai.readers.marks.pictures import Points

Numbers = NDArray[np.float64]
_FEWEST_CORNERS = 2
_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_WIDE = 2_400  # points; more of them tell the codes no better


class FoundLeaf(NamedTuple):
    """A leaf in a picture: the points of its corners' codes, there and on paper (n × 2 each).

    Places on paper are tenths of a millimetre, those in the picture points.
    """

    mark: Mark
    corners: frozenset[int]
    paper: Numbers
    picture: Numbers


def leaves_in(points: Points) -> list[FoundLeaf]:
    """The leaves of which at least two corners are seen."""
    gray = Image.fromarray(points).convert("L")
    found = _codes(gray)
    if not found or any(len(corners) < len(CORNERS) for corners in found.values()):
        for other in (_even(gray), gray.filter(ImageFilter.GaussianBlur(1.2)), _larger(gray)):
            scale = other.width / gray.width
            for leaf, corners in _codes(other).items():
                for corner, four in corners.items():
                    found[leaf].setdefault(corner, four / scale)
    return [
        _leaf(mark, corners) for mark, corners in found.items() if len(corners) >= _FEWEST_CORNERS
    ]


def _codes(gray: Image.Image) -> defaultdict[Mark, dict[int, Numbers]]:
    """The four points of each code of ours, by leaf and corner."""
    scale = min(1.0, _WIDE / max(gray.size))
    small = (
        gray if scale == 1 else gray.resize((round(gray.width * scale), round(gray.height * scale)))
    )
    found: defaultdict[Mark, dict[int, Numbers]] = defaultdict(dict)
    for code in zxingcpp.read_barcodes(small, formats=_ONLY):
        mark = mark_in(code.text)
        if mark is not None:
            at = code.position
            four = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            places = np.array([(point.x, point.y) for point in four], np.float64) / scale
            found[mark._replace(corner=0)][mark.corner] = places
    return found


def _even(gray: Image.Image) -> Image.Image:
    """The picture as if the light had been the same everywhere."""
    small = gray.reduce(8).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(8))
    light = np.asarray(small.resize(gray.size, Image.Resampling.BILINEAR), np.float32)
    even = np.clip(np.asarray(gray, np.float32) * 255 / np.maximum(light, 16), 0, 255)
    return ImageOps.autocontrast(Image.fromarray(even.astype(np.uint8)), cutoff=1)


def _larger(gray: Image.Image) -> Image.Image:
    if max(gray.size) * 2 > _WIDE * 2:
        return gray
    return gray.resize((gray.width * 2, gray.height * 2), Image.Resampling.BICUBIC)


def _leaf(mark: Mark, corners: dict[int, Numbers]) -> FoundLeaf:
    square = np.array([(0, 0), (SQUARE, 0), (SQUARE, SQUARE), (0, SQUARE)], np.float64)
    paper = np.concatenate([square + CORNERS[corner] for corner in corners])
    return FoundLeaf(mark, frozenset(corners), paper, np.concatenate(list(corners.values())))


def homography(paper: Numbers, picture: Numbers) -> Numbers:
    """The projection (3 × 3) that takes places on paper to points of the picture."""
    # Both are moved near 1, so that no equation outweighs another.
    from_paper, from_picture = _near_one(paper), _near_one(picture)
    rows = []
    for (x, y, _), (u, v, _) in zip(
        _with_one(paper) @ from_paper.T, _with_one(picture) @ from_picture.T, strict=True
    ):
        rows += [
            [x, y, 1, 0, 0, 0, -u * x, -u * y, -u],
            [0, 0, 0, x, y, 1, -v * x, -v * y, -v],
        ]
    solved = np.linalg.svd(np.array(rows))[2][-1].reshape(3, 3)
    whole: Numbers = np.linalg.inv(from_picture) @ solved @ from_paper
    return whole


def projected(matrix: Numbers, places: Numbers) -> Numbers:
    """Where places on paper (… × 2) are in the picture."""
    seen = _with_one(places) @ matrix.T
    result: Numbers = seen[..., :2] / seen[..., 2:]
    return result


def _near_one(places: Numbers) -> Numbers:
    middle = places.mean(axis=0)
    size = max(np.abs(places - middle).max(), 1e-9)
    return np.array([[1 / size, 0, -middle[0] / size], [0, 1 / size, -middle[1] / size], [0, 0, 1]])


def _with_one(places: Numbers) -> Numbers:
    return np.concatenate([places, np.ones((*places.shape[:-1], 1))], axis=-1)
