"""Codes of one year's rules as plans say them: by number, by name, or by both."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from prongsai.core.documents.values import line
from prongsai.core.framework import Framework, Kind
from prongsai.core.sheets.values import Unfit, plain_code, quoted
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

_BETWEEN_CODES = re.compile(r"[,;/\s]+|และ")
_NUMBER = re.compile(r"\(?([0-9]{1,2}(?:\.[0-9]{1,2})?)[).:]{0,2}(\D.*)")
_ALIKE = 0.5  # how alike a code must be to be proposed; 1 is the same
_SAME_NAME = 0.7  # how alike a name must be to the one of its number
_LONGEST_NAME = 200  # letters of a name that is compared


class Codes:
    """The codes of one year's rules, as plans say them: by number, by name, or by both."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._themes = {one.code: one.name for one in framework.themes}
        self._indicators = {
            node.code: node.name
            for kind in _INDICATORS
            for node in framework.nodes.values()
            if node.kind == kind
        }
        self._theme_said = _said_as(self._themes, _THEME_WORDS)
        self._indicator_said = _said_as(self._indicators, _INDICATOR_WORDS)

    def theme(self, value: object) -> str:
        """The code of a theme."""
        found = self._theme_in(line(value))
        if found is None:
            raise self._unfit(_NO_SUCH_THEME, known=", ".join(self._themes))
        return found

    def indicator(self, value: object) -> str:
        """The code of an indicator or a sub-indicator."""
        found = self._indicator_in(line(value))
        if found is None:
            raise self._unfit(_NO_SUCH_INDICATOR, known=", ".join(self._indicators))
        return found

    def questions(self, value: object) -> tuple[str, ...]:
        """The codes of questions and items, in a list or with commas between them."""
        said = value if isinstance(value, list) else [value]
        lines = map(line, said)
        codes = [plain_code(code) for one in lines for code in _BETWEEN_CODES.split(one) if code]
        for code in codes:
            node = self._framework.nodes.get(code)
            if node is None or node.kind not in _ASKED:
                marked = [one.code for one in self._framework.marked]
                alike = get_close_matches(code, marked, 1, _ALIKE)
                like = _CLOSEST.fill(alike=alike[0]) if alike else Text("", "")
                raise self._unfit(_NO_SUCH_QUESTION, question=quoted(code), like=like)
        return tuple(dict.fromkeys(codes))

    def answers(self, value: object) -> tuple[str, Any]:
        """The field that a column of both says, ``theme`` or ``indicator``, and its code.

        ``questions`` and their codes where these stand in the column. Unfit for a bare number that
        is one of a theme and one of an indicator, too.
        """
        theme, indicator = self._theme_in(line(value)), self._indicator_in(line(value))
        if theme is not None and indicator is not None:
            raise self._unfit(_EITHER)
        if theme is not None or indicator is not None:
            return ("theme", theme) if indicator is None else ("indicator", indicator)
        try:
            return "questions", self.questions(value)
        except Unfit as unfit:
            raise self._unfit(_NEITHER) from unfit

    def _theme_in(self, text: str) -> str | None:
        return self._theme_said.get(_compared(text)) or _numbered(text, _THEME_WORDS, self._themes)

    def _indicator_in(self, text: str) -> str | None:
        found = self._indicator_said.get(_compared(text))
        return found or _numbered(text, _INDICATOR_WORDS, self._indicators)

    def _unfit(self, says: Text, **details: object) -> Unfit:
        return Unfit(says, year=self._framework.year, **details)


_THEME_WORDS = ("ประเด็นที่", "ประเด็น", "theme")
_INDICATOR_WORDS = ("ตัวชี้วัดที่", "ตัวชี้วัดย่อยที่", "ตัวชี้วัด", "indicator")
_INDICATORS: tuple[Kind, ...] = ("indicator", "sub_indicator")
_ASKED: tuple[Kind, ...] = ("question", "item", "part")


def _said_as(known: Mapping[str, Text], words_before: Iterable[str]) -> dict[str, str]:
    """Every way to name one of some codes → the code; where two are alike, the first."""
    ways: dict[str, str] = {}
    for code, name in known.items():
        for number in (code, *(f"{before}{code}" for before in words_before)):
            for said in (number, f"{number}.", f"({number})", *_beside(number, name)):
                ways.setdefault(_compared(said), code)
    for code, name in known.items():
        for said in name:
            ways.setdefault(_compared(said), code)
    return ways


def _beside(number: str, name: Text) -> Iterator[str]:
    for said in name:
        yield from (f"{number} {said}", f"{number}. {said}", f"({number}) {said}")


def _numbered(text: str, words_before: Iterable[str], names: Mapping[str, Text]) -> str | None:
    """The code of a number whose name stands beside it in nearly the words of the rules.

    ``None`` where the name is more like that of another number: then one of the two is wrong.
    """
    said = _compared(text)
    for before in sorted(words_before, key=len, reverse=True):
        said = said.removeprefix(before)
    found = _NUMBER.fullmatch(said)
    if found is None or found[1] not in names or len(said) > _LONGEST_NAME:
        return None
    like = {
        code: max(SequenceMatcher(None, found[2], _compared(one)).ratio() for one in name)
        for code, name in names.items()
    }
    own = like[found[1]]
    return found[1] if own >= _SAME_NAME and own == max(like.values()) else None


def _compared(text: str) -> str:
    return closed_up(text).casefold()


_NO_SUCH_THEME = Text(
    "หลักเกณฑ์ปีงบประมาณ {year} ไม่มีประเด็น '{value}' โปรดใช้เลข {known} หรือชื่อประเด็นตามหลักเกณฑ์",
    "the rules of fiscal year {year} have no theme '{value}'; use {known} or a theme's name.",
)
_NO_SUCH_INDICATOR = Text(
    "หลักเกณฑ์ปีงบประมาณ {year} ไม่มีตัวชี้วัด '{value}' โปรดใช้เลข {known} หรือชื่อตัวชี้วัดตามหลักเกณฑ์",
    "the rules of fiscal year {year} have no indicator '{value}'; use {known} or its name.",
)
_NO_SUCH_QUESTION = Text(
    "หลักเกณฑ์ปีงบประมาณ {year} ไม่มีข้อ '{question}'{like} โปรดแก้เป็นรหัสของปีนั้น",
    "the rules of fiscal year {year} have no question or item '{question}'{like}; "
    "use the codes of that year.",
)
_CLOSEST = Text(" ที่ใกล้เคียงที่สุดคือ '{alike}'", " (the closest is '{alike}')")
_EITHER = Text(
    "'{value}' เป็นได้ทั้งเลขประเด็นและเลขตัวชี้วัด โปรดเขียน 'ประเด็นที่ {value}' หรือ 'ตัวชี้วัดที่ {value}'",
    "'{value}' is a number of a theme and of an indicator; write 'ประเด็นที่ {value}' or "
    "'ตัวชี้วัดที่ {value}'.",
)
_NEITHER = Text(
    "หลักเกณฑ์ปีงบประมาณ {year} ไม่มีประเด็น ตัวชี้วัด หรือข้อ '{value}' โปรดใช้เลขหรือชื่อตามหลักเกณฑ์ เช่น ตัวชี้วัดที่ 3",
    "the rules of fiscal year {year} have no theme, indicator or question '{value}'; "
    "use a number or name of the rules, such as ตัวชี้วัดที่ 3.",
)
