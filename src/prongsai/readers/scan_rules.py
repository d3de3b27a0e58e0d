"""A scan made straight and even, and the ruled lines of its tables."""

import re
from statistics import pvariance

from PIL import Image, ImageChops, ImageFilter

from prongsai.readers.grid import Rule

# In inches. No stroke of a letter is so long, and hardly a side of a cell is shorter.
_ACROSS = 0.35
_DOWN = 0.22
_DARK = 160
_SMALL = 600  # points across of the picture in which the slant is looked for
_STEEPEST = 3.0  # degrees
_STEP = 0.25


def evened(picture: Image.Image) -> Image.Image:
    """A grey picture on white paper, whatever the light or the paper was."""
    grey = picture.convert("L")
    small = grey.reduce(8) if min(grey.size) > 64 else grey
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4))
    return ImageChops.invert(ImageChops.subtract(paper.resize(grey.size), grey))


def straightened(picture: Image.Image) -> Image.Image:
    """The picture turned by the few degrees by which its lines slant."""
    width, height = picture.size
    small = picture.resize((_SMALL, max(height * _SMALL // width, 1)), Image.Resampling.BOX)
    steps = round(_STEEPEST / _STEP)
    angle = max((step * _STEP for step in range(-steps, steps + 1)), key=_evenness(small))
    fine = [angle + step * _STEP / 5 for step in range(-4, 5)]
    angle = max(fine, key=_evenness(small))
    if abs(angle) < _STEP / 5:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


class _evenness:  # noqa: N801 -- called like a function
    def __init__(self, picture: Image.Image) -> None:
        self.picture = picture

    def __call__(self, angle: float) -> float:
        """How much rows of points differ in darkness; most where lines lie level."""
        turned = self.picture.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return pvariance(rows)


def rules_in(picture: Image.Image, inch: float) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and vertical lines of a picture, in its points, ``inch`` of them an inch."""
    # Made bolder by a point all round, a line has no gaps where the scan has specks.
    dark = picture.point(lambda grey: 0 if grey < _DARK else 255).filter(ImageFilter.MinFilter(3))
    across = _runs(dark, max(round(_ACROSS * inch), 3))
    turned = dark.transpose(Image.Transpose.TRANSPOSE)
    return across, _runs(turned, max(round(_DOWN * inch), 3))


def _runs(dark: Image.Image, least: int) -> list[Rule]:
    """Where rows of points are dark without end for so long."""
    width, height = dark.width + 1, dark.height
    bordered = Image.new("L", (width, height), 255)
    bordered.paste(dark)
    long = re.compile(b"\\x00{%d,}" % least)
    return [
        Rule(found.start() // width, found.start() % width, (found.end() - 1) % width)
        for found in long.finditer(bordered.tobytes())
    ]
