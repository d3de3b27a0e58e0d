"""Figures in the words of a report: Thai and Arabic digits, alone or mixed, as printed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.thai import arabic_digits


class FigureFound(NamedTuple):
    """A figure: its value, as printed without its unit, and where it starts in the text.

    ``unit`` is ``%`` where the sign stands after it or ร้อยละ before it, ``คะแนน`` where that
    word does, else empty.
    """

    value: Decimal
    printed: str
    start: int
    unit: str = ""

    @property
    def end(self) -> int:
        """Where the figure ends in the text."""
        return self.start + len(self.printed)


# The unit, and not the first word of what follows: ปี ๒๕๖๖ คะแนนภาพรวม.
_POINTS = "คะแนน(?!ภาพรวม|รวม|เฉลี่ย|สูง|ต่ำ|ผล|ประเมิน|ตาม|ราย|ข้อ|ตัวชี้วัด|ระดับ|แบบ|ดิบ|ของ|ที่)"
_UNIT = rf"(?=\s{{0,2}}(?:%|{_POINTS}))"
_THOUSANDS = r"\d{1,3}(?:,\d{3})+(?!,?\d)(?:\.\d+)?"
# A scan puts a space beside the point, or reads it as a comma; the unit makes it sure, and so
# does a cell that has nothing else.
_SPLIT = r"\d{1,3}(?:\s?\.\s|\s\.|,)\d{2}(?!\d)"
_BROKEN = rf"{_SPLIT}{_UNIT}"
_ALONE = re.compile(rf"\s*({_SPLIT})\s*", re.ASCII)
_PLAIN = r"\d+(?:\.\d+)?"
_FIGURE = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{_THOUSANDS}|{_BROKEN}|{_PLAIN})", re.ASCII)
# ๔.๑.๑ numbers a heading, and the digits of a code or of a word such as E๘ belong to it.
_STEPS = re.compile(r"\d+(?:\.\d+){2,}\.?", re.ASCII)
_LATIN_BEFORE = re.compile(r"[A-Za-z]-?$")
_POINTS_AFTER = re.compile(rf"\s*{_POINTS}")
_PERCENT_AFTER = re.compile(r"\s*%")
_SHARE_BEFORE = re.compile(r"(?:ร้อยละ|คิดเป็น)\s*$")


def figures_in(text: str) -> tuple[FigureFound, ...]:
    """Every figure of a text, in its order; numbers of headings and digits of codes are none.

    >>> [str(one.value) for one in figures_in("ได้ ๗๙.๖๘ คะแนน (๕๕.๑๐%) จาก 1,250 คน ข้อ E๘")]
    ['79.68', '55.10', '1250']
    """
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[FigureFound]:
    arabic = arabic_digits(text)
    if alone := _ALONE.fullmatch(arabic):
        start, end = alone.span(1)
        yield FigureFound(_value(alone[1]), text[start:end], start)
        return
    steps = [found.span() for found in _STEPS.finditer(arabic)] if "." in arabic else []
    for found in _FIGURE.finditer(arabic):
        start, end = found.span()
        if any(low <= start < high for low, high in steps):
            continue
        if _LATIN_BEFORE.search(arabic[max(start - 2, 0) : start]):
            continue
        yield FigureFound(_value(found[0]), text[start:end], start, _unit(arabic, start, end))


def _value(digits: str) -> Decimal:
    closed = re.sub(r"\s", "", digits)
    if re.fullmatch(r"\d{1,3},\d{2}", closed):
        closed = closed.replace(",", ".")
    return Decimal(closed.replace(",", ""))


def _unit(text: str, start: int, end: int) -> str:
    if _POINTS_AFTER.match(text, end):
        return "คะแนน"
    is_share = _PERCENT_AFTER.match(text, end) or _SHARE_BEFORE.search(
        text[max(start - 12, 0) : start]
    )
    return "%" if is_share else ""
