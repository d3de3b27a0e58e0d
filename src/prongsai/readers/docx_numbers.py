"""The numbers before paragraphs that Word keeps apart, in its definitions of lists."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from docx.oxml.ns import qn

from prongsai.core.thai import thai_digits

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9  # levels of a list in Word
_LARGEST = 9_999


def _lettered(number: int, letters: str) -> str:
    """a, b … z, aa, bb: as Word goes on after the last letter."""
    times, at = divmod(number - 1, len(letters))
    return letters[at] * min(times + 1, 9)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "thaiNumbers": lambda number: thai_digits(str(number)),
    "thaiCounting": lambda number: thai_digits(str(number)),
    "thaiLetters": lambda number: _lettered(number, _THAI_LETTERS),
    "lowerLetter": lambda number: _lettered(number, _LATIN),
    "upperLetter": lambda number: _lettered(number, _LATIN).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}


class WordNumbers:
    """The lists of one document, counted on as its paragraphs are read in their order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._styles = _styles_with_numbers(styles)
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        for shape in numbering.iter(qn("w:abstractNum")):
            levels = {_whole(one.get(qn("w:ilvl"))): one for one in shape.iter(qn("w:lvl"))}
            self._levels[shape.get(qn("w:abstractNumId"))] = levels
        for one in numbering.iter(qn("w:num")):
            number = one.get(qn("w:numId"))
            self._list_of[number] = _value(one, "w:abstractNumId") or ""
            for change in one.iter(qn("w:lvlOverride")):
                start = _value(change, "w:startOverride")
                if start is not None:
                    self._starts[number, _whole(change.get(qn("w:ilvl")))] = _whole(start)

    def before(self, paragraph: Any) -> str:
        """The number or dash that Word prints before a paragraph; empty where it has none."""
        found = self._place_of(paragraph)
        if found is None:
            return ""
        number, level = found
        levels = self._levels.get(self._list_of.get(number, ""), {})
        if level not in levels:
            return ""
        self._count(number, level, levels)
        return self._mark(levels, level, self._counts[self._list_of[number]])

    def _place_of(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        style = self._styles.get(_value(properties, "w:pStyle") or "", (None, 0))
        listed = properties.find(qn("w:numPr"))
        number, level = style
        if listed is not None:
            number = _value(listed, "w:numId") or number
            level = _whole(_value(listed, "w:ilvl"), level)
        return None if number in (None, "0") else (str(number), level)

    def _count(self, number: str, level: int, levels: Mapping[int, Any]) -> None:
        counts = self._counts.setdefault(self._list_of[number], {})
        if number not in self._begun:
            self._begun.add(number)
            for (changed, at), start in self._starts.items():
                if changed == number:
                    counts[at] = start - 1
        for at in range(level + 1):
            if at not in counts and at in levels:
                counts[at] = _whole(_value(levels[at], "w:start"), 1)
            elif at == level:
                counts[at] += 1
        counts[level] = min(counts.get(level, 0), _LARGEST)
        for deeper in range(level + 1, _DEEPEST):
            counts.pop(deeper, None)

    def _mark(self, levels: Mapping[int, Any], level: int, counts: Mapping[int, int]) -> str:
        text = _value(levels[level], "w:lvlText") or ""
        if _value(levels[level], "w:numFmt") == "bullet":
            return "-"

        def written(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            kind = (_value(levels[at], "w:numFmt") or "") if at in levels else ""
            return _FORMATS.get(kind, str)(max(counts.get(at, 1), 1))

        return _PLACE.sub(written, text)


def _styles_with_numbers(styles: Any | None) -> dict[str, tuple[str | None, int]]:
    """The list and level of each style of paragraphs that has one."""
    found: dict[str, tuple[str | None, int]] = {}
    for style in styles.iter(qn("w:style")) if styles is not None else ():
        for listed in style.iter(qn("w:numPr")):
            level = _whole(_value(listed, "w:ilvl"))
            found[style.get(qn("w:styleId"))] = (_value(listed, "w:numId"), level)
    return found


def _value(parent: Any, tag: str) -> str | None:
    child = parent.find(qn(tag))
    value = None if child is None else child.get(qn("w:val"))
    return None if value is None else str(value)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and re.fullmatch("[0-9]{1,4}", text) else otherwise
