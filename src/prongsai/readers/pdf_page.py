"""One page of a PDF: its letters with their places, and its ruled lines."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from prongsai.readers.grid import Rule
from prongsai.readers.layout import Letter

# A page of a report has some 3,000 letters.
MOST_LETTERS = 60_000
MOST_OBJECTS = 60_000
# In points. What is thinner is a line, also where it is drawn as a filled rectangle.
_THIN = 2.6
_SHORTEST = 4.0
_INVISIBLE = 3  # the text that a scanner's program lays behind the picture
_BOLD = 600
_DEEPEST = 4  # forms within forms


_BROKEN_WORD = 2  # how pdfium gives a hyphen at the end of a line
_OLD_THAI = {
    chr(code): letter
    for code in range(0xA1, 0xFC)
    if (letter := bytes([code]).decode("cp874", "ignore"))
}


class PdfLetters(NamedTuple):
    """The letters of a page, and whether they lie unseen behind the picture of a scan."""

    letters: list[Letter]
    hidden: bool


class _View:
    """How points of a PDF's page lie on the page as it is seen: from its top left, in points."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.turned = page.get_rotation() // 90
        self.left, self.bottom, self.right, self.top = page.get_cropbox()

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        match self.turned:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
        return x - self.left, self.top - y


def letters_of(page: pdfium.PdfPage) -> PdfLetters:
    """The letters of a page in the order in which the file has them."""
    text = page.get_textpage()
    try:
        view = _View(page)
        count = min(text.count_chars(), MOST_LETTERS)
        letters = _in_thai([one for at in range(count) if (one := _letter(text, at, view))])
        return PdfLetters(letters, hidden=_is_hidden(text, count))
    finally:
        text.close()


def _in_thai(letters: list[Letter]) -> list[Letter]:
    """The letters of old fonts, which have Thai in the places of accented Latin letters."""
    latin = sum(letter.text in _OLD_THAI for letter in letters)
    if latin * 3 < len(letters) or any("ก" <= letter.text <= "ฮ" for letter in letters):
        return letters
    return [letter._replace(text=_OLD_THAI.get(letter.text, letter.text)) for letter in letters]


def _letter(text: Any, at: int, view: _View) -> Letter | None:
    code = raw.FPDFText_GetUnicode(text, at)
    if code == _BROKEN_WORD:
        code = ord("-")
    if code < 32 or raw.FPDFText_IsGenerated(text, at) == 1:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    if not (
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        and raw.FPDFText_GetLooseCharBox(text, at, box)
        and raw.FPDFText_GetMatrix(text, at, matrix)
    ):
        return None
    size = raw.FPDFText_GetFontSize(text, at) * (matrix.c**2 + matrix.d**2) ** 0.5
    quarter = _quarter(matrix.a, matrix.b)
    one, other = view(box.left, box.bottom), view(box.right, box.top)
    start = view(x.value, y.value)
    turned = (quarter - view.turned) % 4
    left, right, baseline = _upright(one, other, start, turned)
    bold = raw.FPDFText_GetFontWeight(text, at) >= _BOLD
    middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    if turned == 0:
        middle = (middle[0], start[1] - size / 4)
    return Letter(chr(code), *middle, left, right, baseline, size, bold, turned)


def _quarter(across: float, up: float) -> int:
    """By how many quarters to the left a direction is turned."""
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 2
    return 1 if up > 0 else 3


def _upright(
    one: tuple[float, float], other: tuple[float, float], start: tuple[float, float], turned: int
) -> tuple[float, float, float]:
    """Left, right and baseline of a letter on the page turned so that the letter is upright."""
    (x1, x2), (y1, y2) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    match turned:
        case 1:
            return -y2, -y1, start[0]
        case 2:
            return -x2, -x1, -start[1]
        case 3:
            return y1, y2, -start[0]
    return x1, x2, start[1]


def _is_hidden(text: Any, count: int) -> bool:
    """Whether most letters are printed invisibly; a few tell."""
    looked = range(0, count, max(count // 20, 1))
    modes = []
    for at in looked:
        handle = raw.FPDFText_GetTextObject(text, at)
        if handle:
            modes.append(raw.FPDFTextObj_GetTextRenderMode(handle))
    return modes.count(_INVISIBLE) * 2 > len(modes)


def rules_of(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines of a page, drawn as strokes or as thin rectangles."""
    view = _View(page)
    across: list[Rule] = []
    down: list[Rule] = []
    for (x1, y1), (x2, y2) in _strokes(page):
        one, other = view(x1, y1), view(x2, y2)
        (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if bottom - top <= _THIN and right - left >= _SHORTEST:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN and bottom - top >= _SHORTEST:
            down.append(Rule((left + right) / 2, top, bottom))
    return across, down


_Point = tuple[float, float]


def _strokes(page: pdfium.PdfPage) -> Iterator[tuple[_Point, _Point]]:
    for number, drawn in enumerate(
        page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST)
    ):
        if number >= MOST_OBJECTS:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
        corners = list(_corners(drawn))
        if stroke.value:
            yield from corners
        elif fill.value and corners:
            xs = [x for pair in corners for x, _ in pair]
            ys = [y for pair in corners for _, y in pair]
            yield (min(xs), min(ys)), (max(xs), max(ys))


def _corners(drawn: Any) -> Iterator[tuple[_Point, _Point]]:
    """The straight pieces of a path, on the page."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start: _Point | None = None
    before: _Point | None = None
    for at in range(min(raw.FPDFPath_CountSegments(drawn), MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(drawn, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _on_page(drawn, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before:
            yield before, point
        before = point
        if raw.FPDFPathSegment_GetClose(segment) and start:
            yield before, start
            before = start


def _on_page(drawn: Any, x: float, y: float) -> _Point:
    """Where a point of a path lies: the path and every form around it may move it."""
    while drawn is not None:
        x, y = drawn.get_matrix().on_point(x, y)
        drawn = drawn.container
    return x, y
