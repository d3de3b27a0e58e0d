"""Words that line ends, narrow columns and PDF files broke, whole again."""

import re

from prongsai.core.thai import tidy

# Older fonts keep shifted marks in Unicode's private area, and PDF files give them as they are.
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_SHIFTED_LETTERS = (
    f"ฐ\u0e34\u0e35\u0e36\u0e37{_TONES}{_TONES}ญ\u0e31\u0e4d\u0e47{_TONES}\u0e38\u0e39\u0e3a"
)
_SHIFTED = dict(enumerate(_SHIFTED_LETTERS, start=0xF700))
_SPLIT_AM = re.compile("([่-๋]?)ํ([่-๋]?) ?า")
_TONE_AFTER_AM = re.compile("ำ([่-๋])")
# These are written after the consonant that they belong to, and never start a word.
_SPACE_BEFORE_MARK = re.compile("(?<=[ก-๎]) +(?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_FOREIGN_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def tidied(text: str) -> str:
    """A line with single spaces and its vowels and tones where they are typed.

    >>> tidied("คะแนนตํ่า กว่าที ่กําหนด  เเละนำ้หนัก")
    'คะแนนต่ำ กว่าที่กำหนด และน้ำหนัก'
    """
    placed = text.translate(_SHIFTED)
    placed = _SPLIT_AM.sub(r"\1\2ำ", _SPACE_BEFORE_MARK.sub("", _FOREIGN_SPACES.sub(" ", placed)))
    return _TONE_AFTER_AM.sub(r"\1ำ", tidy(placed))


def joined(text: str) -> str:
    """A passage whose words are whole again (rules follow)."""
    return tidied(text)
