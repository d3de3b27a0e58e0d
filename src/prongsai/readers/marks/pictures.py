"""Photographs and scans as arrays of points, refused before they can do harm."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from prongsai.core.problems import problem_in
from prongsai.core.wording import Text
from prongsai.readers.refusals import BROKEN_PDF, BROKEN_PICTURE, LARGE_PICTURE, LOCKED_PDF

MOST_BYTES = 25_000_000  # of one file; a photograph of 12 million points has 5
MOST_PAGES = 60  # of one PDF: a pile that one looks through at a sitting
_MOST_POINTS = 60_000_000
_SMALLEST = 400  # points on the shorter side; nothing can be read in less
_DOTS = 200  # an inch, of pages of a PDF
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

Points = NDArray[np.uint8]


class Picture(NamedTuple):
    """A photograph or a page: its points, rows × columns × red, green, blue; ``name`` tells it."""

    name: Text
    points: Points


def pictures_in(name: str, content: bytes) -> Iterator[Picture]:
    """The pictures of a file: one, or each page of a PDF.

    Raises ProblemsFound where the file is too large, broken, or neither JPEG, PNG nor PDF.
    """
    if len(content) > MOST_BYTES:
        raise problem_in(name, _LARGE_FILE)
    if content.startswith(_PICTURES):
        yield Picture(Text(name, name), _opened(name, content))
    elif b"%PDF-" in content[:1024]:
        yield from _pages(name, content)
    else:
        raise problem_in(name, _UNKNOWN)


def _opened(name: str, content: bytes) -> Points:
    try:
        with warnings.catch_warnings():
            # Pillow warns of what it only refuses at twice the size; our own limit is lower.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > _MOST_POINTS:
                    raise problem_in(name, LARGE_PICTURE)
                if min(picture.size) < _SMALLEST:
                    raise problem_in(name, _SMALL)
                return np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))
    except Image.DecompressionBombError as error:
        raise problem_in(name, LARGE_PICTURE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise problem_in(name, BROKEN_PICTURE) from error


def _pages(name: str, content: bytes) -> Iterator[Picture]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise problem_in(name, LOCKED_PDF if locked else BROKEN_PDF) from error
    try:
        if len(document) > MOST_PAGES:
            raise problem_in(name, _MANY_PAGES.fill(most=MOST_PAGES, pages=len(document)))
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            # A poster of a page is drawn smaller, so that it has no more points than A4 would.
            scale = min(_DOTS / 72, 4_000 / max(width, height, 1))
            drawn = page.render(scale=scale).to_pil().convert("RGB")
            told = Text(f"{name} หน้า {number + 1}", f"{name} page {number + 1}")
            yield Picture(told, np.asarray(drawn))
    except pdfium.PdfiumError as error:
        raise problem_in(name, BROKEN_PDF) from error
    finally:
        document.close()


_LARGE_FILE = Text(
    "ไฟล์ใหญ่เกิน 25 ล้านไบต์ จึงไม่เปิดอ่าน โปรดลดขนาดภาพ หรือสแกนที่ 200 จุดต่อนิ้ว",
    "the file is larger than 25 million bytes and was not opened; make the picture smaller, or "
    "scan at 200 dots an inch.",
)
_MANY_PAGES = Text(
    "ไฟล์มี {pages} หน้า อ่านได้ครั้งละไม่เกิน {most} หน้า โปรดแยกเป็นหลายไฟล์",
    "the file has {pages} pages, and {most} are read at a time; divide it into several files.",
)
_SMALL = Text(
    "ภาพเล็กเกินไปจนอ่านวงกลมไม่ออก โปรดถ่ายใหม่ให้เต็มแผ่น หรือสแกนที่ 150 จุดต่อนิ้วขึ้นไป",
    "the picture is too small to read circles in; photograph the whole leaf closer, or scan at 150 "
    "dots an inch or more.",
)
_UNKNOWN = Text(
    "ไม่รู้จักไฟล์ชนิดนี้ โปรดใช้ภาพถ่าย JPEG หรือ PNG หรือไฟล์สแกน PDF",
    "files of this kind are not known; give photographs as JPEG or PNG, or scans as PDF.",
)
