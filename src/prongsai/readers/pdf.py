"""Reports as PDF: text and tables from the file itself, and scanned pages by their pictures."""

import re
from collections.abc import Iterator
from time import monotonic
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from prongsai.core.problems import problem_in
from prongsai.core.reading.source import Source
from prongsai.readers.grid import grids_of
from prongsai.readers.layout import Letter, Printed, printed_of
from prongsai.readers.numbering import source_of
from prongsai.readers.pdf_page import letters_of, rules_of
from prongsai.readers.refusals import (
    BROKEN_PDF,
    LOCKED_PDF,
    MAX_PAGES,
    MAX_SECONDS,
    NO_TESSERACT,
    NO_WORDS,
    PICTURES_NOT_READ,
    TOO_LONG,
    TOO_MANY_PAGES,
)

_SLACK = 2.5  # points between two lines that are drawn as one
_FEWEST_LETTERS = 15  # a scan may have a stamp or a page number of text on it
_PICTURE = 0.5  # of the page: less is a photograph or an emblem
_DOTS = 300  # an inch, of the picture that is made of a scanned page
_MOST_POINTS = 40_000_000
_DIGIT = re.compile(r"[0-9๐-๙]")


def read_pdf(name: str, content: bytes, ocr: bool = True) -> Source:
    """The printed lines of a PDF with the numbers of its pages.

    Pages without text are read as pictures, or without ``ocr`` left out. Raises ProblemsFound
    where the file is locked, broken or too long, where it has no words, and where it has scanned
    pages and nothing reads pictures here.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        says = LOCKED_PDF if error.err_code == raw.FPDF_ERR_PASSWORD else BROKEN_PDF
        raise problem_in(name, says) from error
    try:
        if len(document) > MAX_PAGES:
            raise problem_in(name, TOO_MANY_PAGES)
        source = source_of(name, _pages(document, name, ocr))
    except pdfium.PdfiumError as error:
        raise problem_in(name, BROKEN_PDF) from error
    finally:
        document.close()
    if not source.lines:
        raise problem_in(name, NO_WORDS if ocr else PICTURES_NOT_READ)
    return source


def _pages(document: Any, name: str, ocr: bool) -> Iterator[tuple[int | None, list[Printed]]]:
    until = monotonic() + MAX_SECONDS
    for at in range(len(document)):
        if monotonic() > until:
            raise problem_in(name, TOO_LONG)
        page = document[at]
        try:
            yield at + 1, _printed(page, name, ocr)
        finally:
            page.close()


def _printed(page: Any, name: str, ocr: bool) -> list[Printed]:
    letters, hidden = letters_of(page)
    if _is_scan(page, letters):
        return _by_picture(page, name) if ocr else []
    across, down = rules_of(page)
    printed = printed_of(letters, grids_of(across, down, _SLACK))
    return [_unsure(one) for one in printed] if hidden else printed


def _is_scan(page: Any, letters: list[Letter]) -> bool:
    """Whether a page has no text to speak of, but a picture that may have some."""
    if len(letters) >= _FEWEST_LETTERS:
        return False
    width, height = page.get_size()
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) >= _PICTURE * width * height:
            return True
    return False


def _by_picture(page: Any, name: str) -> list[Printed]:
    # Slow to start, and most PDFs have text.
    from prongsai.readers.scan import printed_on
    from prongsai.readers.tesseract import NoTesseract, TooSlow

    width, height = page.get_size()
    scale = min(_DOTS / 72, (_MOST_POINTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return printed_on(bitmap.to_pil())
    except NoTesseract as error:
        raise problem_in(name, NO_TESSERACT) from error
    except TooSlow as error:
        raise problem_in(name, TOO_LONG) from error
    finally:
        bitmap.close()


def _unsure(one: Printed) -> Printed:
    """A line that another program read off a scan: its numbers are in doubt."""
    return one._replace(sure=not _DIGIT.search(" ".join(one.cells)))
