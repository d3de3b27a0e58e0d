"""Text as the typesetter gets it: only what the font can show, no break inside a word.

Typst breaks lines of Thai by a model of its own, which no dictionary can correct. So each Thai
letter travels as a stand-in, a letter of the Vai script, for which the vendored fonts draw the
Thai one (docs/decisions/0015). No line breaks among stand-ins but at the marks set here, and
every glyph is one character. ``text_layer`` gives the finished PDF its Thai letters back.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from prongsai.printing.pdf.words import BREAK, WEAK_BREAK, with_breaks
from prongsai.printing.together import JOINT, together

BOX = "□"  # stands for each character that the fonts have not
FIRM_HYPHEN = "\u2011"  # readers drop a hyphen at the end of a line, as if it divided a word
_SHIFT = 0xA500 - 0x0E00
_LETTERS = (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))
_TO_STAND_INS = {code: code + _SHIFT for code in _LETTERS}
_FROM_STAND_INS: dict[int, int | str | None] = {
    **{code + _SHIFT: code for code in _LETTERS},
    ord(BREAK): None,
    ord(JOINT): " ",
    ord(FIRM_HYPHEN): "-",
}

_HYPHEN = re.compile(r"(?<=\S)-(?=\S)")
_LAST = re.compile(" (?=[ก-ฺเ-๎]{1,6}$)")  # before 'ดังนี้' at the end of a text
_SPACES = re.compile(r"[\t\n\r\v\f\u2028\u2029\u0085]+")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
# A letter with everything that stands above, below or closely beside it.
_CLUSTER = re.compile("[เแโใไ]*.[ะาำๅๆฯัิ-ฺ็-๎\u0300-\u036f]*", re.DOTALL)
_WIDEST = 910  # no letter is wider, in thousandths of its size
_UNBREAKABLE = re.compile(f"[^ {BREAK}]+")


class Look(NamedTuple):
    """In which of the two fonts, at which size, and on a line of which width (both in points)."""

    bold: bool
    size: int
    width: float


def typeset_text(text: str, look: Look, names: Collection[str] = ()) -> str:
    """The text with its break marks, in stand-ins."""
    inside = tuple(sorted(name for name in names if name in text))
    return _typeset(text, look, inside)


@lru_cache(maxsize=20_000)
def _typeset(text: str, look: Look, names: tuple[str, ...]) -> str:
    firm = _HYPHEN.sub(FIRM_HYPHEN, together(showable(text)))
    fitting = _fitting(with_breaks(_LAST.sub(JOINT, firm), names), look)
    return fitting.translate(_TO_STAND_INS)


def in_thai(text: str) -> str:
    """A text in stand-ins as people read it."""
    return text.translate(_FROM_STAND_INS)


@lru_cache(maxsize=20_000)
def showable(text: str) -> str:
    """The text without what cannot be seen, and with a box for what the fonts have not."""
    composed = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    joined = _SARA_AM.sub("\\1\u0e33", composed)
    known = _widths()["regular"]
    return "".join(one if one in known else _instead(one) for one in joined if one != "\u00ad")


def is_boxed(character: str) -> bool:
    """Whether a character becomes a box, as the fonts have not its letter."""
    return BOX in showable(character) and character != BOX


def _instead(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Zs":
        return " "
    if kind in ("Cc", "Cf", "Mn", "Me"):  # control, direction, joiners, variation, skin tones
        return ""
    return "" if 0x1F3FB <= ord(character) <= 0x1F3FF else BOX


def width(text: str, *, bold: bool = False) -> int:
    """How wide a text is, in thousandths of its size."""
    known = _widths()["bold" if bold else "regular"]
    return sum(known.get(character, 0) for character in text)


def _fitting(text: str, look: Look) -> str:
    """The text with further breaks in what is too wide for a line: weak ones, then anywhere."""
    most = look.width * 980 / look.size

    def fits(piece: str) -> bool:
        return len(piece) * _WIDEST < most or width(piece, bold=look.bold) <= most

    def fit(found: re.Match[str]) -> str:
        return _parted(found[0], fits, {WEAK_BREAK: BREAK, JOINT: " "})

    return _UNBREAKABLE.sub(fit, text)


def _parted(text: str, fits: Callable[[str], bool], marks: Mapping[str, str]) -> str:
    """A text parted where it does not fit: at the first of the marks, the next, then anywhere.

    ``marks`` says what stands in the place of each where a line may end there.
    """
    whole = text.replace(WEAK_BREAK, "")
    if fits(whole):
        return whole
    if not marks:
        return BREAK.join(_CLUSTER.findall(whole))
    (mark, instead), *others = marks.items()
    return instead.join(_parted(part, fits, dict(others)) for part in text.split(mark))


@lru_cache(maxsize=1)
def _widths() -> Mapping[str, Mapping[str, int]]:
    text = (files("prongsai.printing") / "fonts" / "widths.json").read_text("utf-8")
    widths: dict[str, dict[str, int]] = json.loads(text)
    return widths
