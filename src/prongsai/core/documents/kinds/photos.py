"""Pages of photographs (§10): what was done, or frames to paste photographs into."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import Document, Photo, PhotoPage, Place
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import open_or
from prongsai.core.documents.pieces import report

KIND = "photos"
ON_A_PAGE = 2
EMPTY_PAGES = 3


def build(material: Material) -> Document:
    """Two photographs a page; without any, three pages of frames to paste them into."""
    wording = material.wording(KIND)
    caption = wording.words("caption")
    pages = (
        PhotoPage(caption, photos, Place("caption"))
        for photos in _pages(material.photos or _frames())
    )
    return report(KIND, wording.words("title"), material, pages)


def _pages(photos: tuple[Photo, ...]) -> Iterator[tuple[Photo, ...]]:
    for first in range(0, len(photos), ON_A_PAGE):
        yield photos[first : first + ON_A_PAGE]


def _frames() -> tuple[Photo, ...]:
    """Empty frames, each with a dotted line for what it shows and when."""
    numbers = range(1, EMPTY_PAGES * ON_A_PAGE + 1)
    return tuple(Photo(None, open_or(None, f"ภาพที่ {number} และวันที่")) for number in numbers)
