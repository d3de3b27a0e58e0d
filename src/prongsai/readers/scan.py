"""Scans and photographs of reports, read by Tesseract: text by the page, tables cell by cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from statistics import median
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
from prongsai.readers.scan_rules import evened, rules_in, straightened
from prongsai.readers.tesseract import NoTesseract, TooSlow, WordSeen, words_in

DOTS = 200  # an inch, of the pictures that are made from PDF pages
MOST_POINTS = 60_000_000  # A4 at 600 dots an inch has 35 million
_PAGE = 3
_BLOCK = 6
_NARROW_SIDE = 8.27  # inches of A4
_SMALLEST = 300  # points; a smaller picture is no page

_DIGIT = re.compile("[0-9๐-๙]")
_SURE = 60
_HOPELESS = 20
_INK = 150
_BETWEEN = 24  # points of white between two cells, where they are read one below the other
_TALLEST = 20_000


class _Placed(NamedTuple):
    """A cell's picture in the tall one: where it begins there, and where it lies on the page."""

    top: int
    bottom: int
    area: Area


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
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
            pages = getattr(picture, "n_frames", 1)
            if pages > MAX_PAGES:
                raise problem_in(name, TOO_MANY_PAGES)
            for page in range(pages):
                picture.seek(page)
                if picture.width * picture.height > MOST_POINTS:
                    raise problem_in(name, LARGE_PICTURE)
                upright = ImageOps.exif_transpose(picture)
                yield page + 1, printed_on(upright)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise problem_in(name, BROKEN_PICTURE) from error


def printed_on(picture: Image.Image) -> list[Printed]:
    """What a page says, from its picture; every number is in doubt.

    Raises NoTesseract and TooSlow.
    """
    if min(picture.size) < _SMALLEST:
        return []
    dots = round(min(picture.size) / _NARROW_SIDE)
    straight = straightened(evened(picture))
    across, down = rules_in(straight, dots)
    grids = grids_of(across, down, dots / 25)
    without = _without_rules(straight, across, down)
    words = [*_outside(without, grids, dots)]
    for grid in grids:
        words += _inside(without, grid, dots)
    return printed_of(list(_letters(words, dots)), [_in_points(grid, dots) for grid in grids])


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


def _outside(picture: Image.Image, grids: Sequence[Grid], dots: int) -> Iterator[WordSeen]:
    """The words around tables."""
    around = picture.copy()
    brush = ImageDraw.Draw(around)
    for grid in grids:
        brush.rectangle(tuple(map(round, grid.area)), fill=255)
    yield from words_in(around, dots, _PAGE)


def _inside(picture: Image.Image, grid: Grid, dots: int) -> Iterator[WordSeen]:
    """The words of a table, its cells read one below the other so that no line crosses two."""
    areas = [grid.area_of(cell) for cell in grid.cells]
    inked = [area for area in areas if _has_ink(picture, area)]
    for tall, placed in _stacks(picture, inked):
        for word in words_in(tall, dots, _BLOCK):
            middle = word.bottom - word.height / 2
            for one in placed:
                if one.top <= middle < one.bottom:
                    across, down = round(one.area.left) - _BETWEEN, round(one.area.top) - one.top
                    yield word._replace(
                        left=word.left + across,
                        right=word.right + across,
                        bottom=min(word.bottom + down, round(one.area.bottom) - 1),
                    )


def _has_ink(picture: Image.Image, area: Area) -> bool:
    inner = picture.crop(area)
    if min(inner.size) < _BETWEEN // 2:
        return False
    darkest = inner.reduce(2).getextrema()[0]
    return isinstance(darkest, int | float) and darkest < _INK


def _stacks(
    picture: Image.Image, areas: Sequence[Area]
) -> Iterator[tuple[Image.Image, list[_Placed]]]:
    """Pictures of cells one below the other, as many in each as Tesseract takes."""
    held: list[_Placed] = []
    top = _BETWEEN
    for area in areas:
        height = round(area.bottom) - round(area.top)
        if held and top + height > _TALLEST:
            yield _stacked(picture, held, top), held
            held, top = [], _BETWEEN
        held.append(_Placed(top, top + height, area))
        top += height + _BETWEEN
    if held:
        yield _stacked(picture, held, top), held


def _stacked(picture: Image.Image, placed: Sequence[_Placed], height: int) -> Image.Image:
    width = max(round(one.area.right) - round(one.area.left) for one in placed)
    tall = Image.new("L", (width + 2 * _BETWEEN, height), 255)
    for one in placed:
        tall.paste(picture.crop(one.area), (_BETWEEN, one.top))
    return tall


def _letters(words: Iterable[WordSeen], dots: int) -> Iterator[Letter]:
    kept = [word for word in words if word.sure >= _HOPELESS]
    # The height of a line hangs on which marks are in it; most have both above and below.
    height = median(word.height for word in kept) if kept else 0
    size = height * 72 / dots * 0.7
    for word in kept:
        left, right, bottom = (place * 72 / dots for place in (word.left, word.right, word.bottom))
        sure = word.sure >= _SURE and not _DIGIT.search(word.text)
        middle = (left + right) / 2
        y = bottom - word.height * 36 / dots
        yield Letter(word.text, middle, y, left, right, bottom, size, sure=sure)


def _in_points(grid: Grid, dots: int) -> Grid:
    lefts = tuple(place * 72 / dots for place in grid.lefts)
    tops = tuple(place * 72 / dots for place in grid.tops)
    return Grid(lefts, tops, grid.cells)
