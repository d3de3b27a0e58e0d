"""Scans and photographs of reports, read by Tesseract: line by line, tables by their cells."""

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from prongsai.core.problems import problem_in
from prongsai.core.reading.source import Source
from prongsai.readers.grid import Area, Grid, Rule, grids_of
from prongsai.readers.layout import Letter, Printed, printed_of
from prongsai.readers.numbering import source_of
from prongsai.readers.refusals import (
    BROKEN_PICTURE,
    LARGE_PICTURE,
    MAX_PAGES,
    NO_TESSERACT,
    NO_WORDS,
    TOO_LONG,
    TOO_MANY_PAGES,
)
from prongsai.readers.scan_lines import lines_in
from prongsai.readers.scan_rules import evened, rules_in, straightened
from prongsai.readers.tesseract import LineSeen, NoTesseract, TooSlow, lines_read

MOST_POINTS = 60_000_000  # A4 at 600 dots an inch has 35 million
_NARROW_SIDE = 8.27  # inches of A4
_SMALLEST = 300  # points; a smaller picture is no page

# A digit, and what a Thai numeral is often read as: a few Latin letters, a Thai one alone.
_NUMBER = re.compile(
    "[0-9๐-๙]|(?<![A-Za-z])(?![A-Z]{2,4}(?![A-Za-z]))[A-Za-z]{1,4}(?![A-Za-z])"
    "|(?<![ก-๎])[ก-ฮ](?![ก-๎])"
)
_SURE = 60
_HOPELESS = 20
_NONSENSE = 0.3
_SENSE = 4  # letters: lines on their side are read as single ones
_SIZE = 0.6  # of the type, as a share of the height of a line with room for its marks


def read_picture(name: str, content: bytes) -> Source:
    """The printed lines of a photograph or a scan; a TIFF may have several pages.

    Raises ProblemsFound where it is broken or too large, or where nothing reads pictures here.
    """
    try:
        source = source_of(name, _frames(name, content))
    except NoTesseract as error:
        raise problem_in(name, NO_TESSERACT) from error
    except TooSlow as error:
        raise problem_in(name, TOO_LONG) from error
    if not source.lines:
        raise problem_in(name, NO_WORDS)
    return source


def _frames(name: str, content: bytes) -> Iterator[tuple[int, list[Printed]]]:
    try:
        with _opened(content) as picture:
            pages = getattr(picture, "n_frames", 1)
            if pages > MAX_PAGES:
                raise problem_in(name, TOO_MANY_PAGES)
            for page in range(pages):
                picture.seek(page)
                if picture.width * picture.height > MOST_POINTS:
                    raise problem_in(name, LARGE_PICTURE)
                yield page + 1, printed_on(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError as error:
        raise problem_in(name, LARGE_PICTURE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise problem_in(name, BROKEN_PICTURE) from error


def _opened(content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        # Pillow warns of what it only refuses at twice the size; our own limit is lower.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(content), formats=("PNG", "JPEG", "TIFF"))


class _Page(NamedTuple):
    """A page as it was read one way up; ``sense`` is the share of its lines that have words."""

    letters: list[Letter]
    grids: list[Grid]
    sense: float


def printed_on(picture: Image.Image) -> list[Printed]:
    """What a page says, from its picture; every number is in doubt, and what may be one.

    A page that makes no sense is read lying on each side too. Raises NoTesseract and TooSlow.
    """
    if min(picture.size) < _SMALLEST:
        return []
    page = _read(picture)
    if page.letters and page.sense < _NONSENSE:
        sides = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)
        page = max(page, *(_read(picture.transpose(side)) for side in sides), key=_sense)
    return printed_of(page.letters, page.grids)


def _sense(page: _Page) -> float:
    return page.sense


def _read(picture: Image.Image) -> _Page:
    straight = straightened(evened(picture))
    dots = round(min(straight.size) / _NARROW_SIDE)
    across, down = rules_in(straight, dots)
    grids = grids_of(across, down, dots / 25)
    without = _without_rules(straight, across, down)
    areas = _lines(without, grids, dots)
    seen = lines_read([without.crop(area) for area in areas], dots)
    letters = [
        _letter(line, area, dots) for line, area in zip(seen, areas, strict=True) if line.text
    ]
    words = sum(len(line.text) >= _SENSE and line.sure >= _HOPELESS for line in seen)
    return _Page(letters, [_in_points(grid, dots) for grid in grids], words / max(len(seen), 1))


def _without_rules(
    picture: Image.Image, across: Iterable[Rule], down: Iterable[Rule]
) -> Image.Image:
    """The picture with its ruled lines painted over: Tesseract takes them for letters."""
    bare = picture.copy()
    brush = ImageDraw.Draw(bare)
    for at, start, end in across:
        brush.rectangle((start - 2, at - 2, end + 2, at + 2), fill=255)
    for at, start, end in down:
        brush.rectangle((at - 2, start - 2, at + 2, end + 2), fill=255)
    return bare


def _lines(picture: Image.Image, grids: Sequence[Grid], dots: int) -> list[Area]:
    """The lines of text around tables, and those in each of their cells."""
    around = picture.copy()
    brush = ImageDraw.Draw(around)
    for grid in grids:
        brush.rectangle(grid.area, fill=255)
    lines = lines_in(around, Area(0, 0, *picture.size), dots)
    for grid in grids:
        for cell in grid.cells:
            lines += lines_in(picture, grid.area_of(cell), dots)
    return lines


def _letter(line: LineSeen, area: Area, dots: int) -> Letter:
    left, top, right, bottom = (place * 72 / dots for place in area)
    sure = line.sure >= _SURE and not _NUMBER.search(line.text)
    size = (bottom - top) * _SIZE
    return Letter(
        line.text, (left + right) / 2, (top + bottom) / 2, left, right, bottom, size, sure=sure
    )


def _in_points(grid: Grid, dots: int) -> Grid:
    lefts = tuple(place * 72 / dots for place in grid.lefts)
    tops = tuple(place * 72 / dots for place in grid.tops)
    return Grid(lefts, tops, grid.cells)
