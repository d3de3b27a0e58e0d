"""Documents looked at: their pages as small grey pictures, and how far two pictures differ."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 40
FINER = 4  # drawn larger and averaged: how one version of a reader draws thin lines says nothing
GREYS = 16
SIDE = 470  # of the square that holds a page of A4, upright or across
ACROSS = 6  # pages beside each other

# A pixel is another one where it differs by an eighth of what is between black and white, after a
# blur that forgives the edge of a letter. Measured on the document with every block, in percent of
# a page: 0.005 where it is drawn another way, 0.010 where it stands a quarter of a pixel aside;
# 0.030 for a number in place of dots, 0.16 for a column that stands left in place of centred,
# 0.20 for a block that stands one pixel (0.6 mm) aside. The average sees a tint over everything.
ANOTHER = 32
MOST_OTHERS = 0.0002
MOST_ON_AVERAGE = 3.0


class Difference(NamedTuple):
    """How a page differs: on average, of 255 greys, and the share of pixels that are others."""

    page: int
    average: float
    others: float

    @property
    def is_seen(self) -> bool:
        """Whether somebody would see it."""
        return self.average > MOST_ON_AVERAGE or self.others > MOST_OTHERS


def mosaic(pdf: bytes) -> Image.Image:
    """Every page of a PDF, each in a square of its own, in 16 greys."""
    document = pypdfium2.PdfDocument(pdf)
    scale = DPI * FINER / 72
    pages = [page.render(scale=scale, grayscale=True).to_pil().reduce(FINER) for page in document]
    document.close()
    return _side_by_side(pages)


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    rows = -(-len(pages) // ACROSS)
    picture = Image.new("L", (min(ACROSS, len(pages)) * SIDE, rows * SIDE), color=128)
    for number, page in enumerate(pages):
        picture.paste(page, (number % ACROSS * SIDE, number // ACROSS * SIDE))
    return picture.point([_rounded(grey) * 17 for grey in range(256)])


def _rounded(grey: int) -> int:
    return (grey + 8) // 17


def save(picture: Image.Image, path: Path) -> None:
    """Keep a picture as a PNG of four bits a pixel."""
    small = picture.point([_rounded(grey) for grey in range(256)])
    indexed = Image.frombytes("P", small.size, small.tobytes())
    indexed.putpalette([grey * 17 for grey in range(GREYS) for _ in range(3)])
    content = BytesIO()
    indexed.save(content, "PNG", optimize=True, bits=4)
    path.write_bytes(content.getvalue())


def load(path: Path) -> Image.Image:
    """A picture that was kept."""
    with Image.open(path) as kept:
        return kept.convert("L")


def differences(one: Image.Image, other: Image.Image) -> list[Difference]:
    """The pages of two mosaics that look different; a page too many or too few is one of them."""
    found = [
        _difference(number, *pages)
        for number, pages in enumerate(zip(_pages(one), _pages(other), strict=False), 1)
    ]
    seen = [difference for difference in found if difference.is_seen]
    more = abs(_count(one) - _count(other))
    return seen + [Difference(len(found) + number, 255.0, 1.0) for number in range(1, more + 1)]


def _pages(picture: Image.Image) -> Iterator[Image.Image]:
    for number in range(_count(picture)):
        left, top = number % ACROSS * SIDE, number // ACROSS * SIDE
        yield picture.crop((left, top, left + SIDE, top + SIDE))


def _count(picture: Image.Image) -> int:
    """How many squares there are; the empty ones of the last row are alike in both."""
    return (picture.width // SIDE) * (picture.height // SIDE)


def _difference(number: int, one: Image.Image, other: Image.Image) -> Difference:
    blur = ImageFilter.BoxBlur(1)
    apart = ImageChops.difference(one.filter(blur), other.filter(blur)).histogram()
    pixels = sum(apart)
    average = sum(grey * count for grey, count in enumerate(apart)) / pixels
    return Difference(number, average, sum(apart[ANOTHER:]) / pixels)
