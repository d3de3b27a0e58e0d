"""Searching Thai as people type it: spaces, numerals and the order of marks do not matter."""

import re
import unicodedata
from collections.abc import Iterable

from prongsai.core.thai import arabic_digits, tidy

_SPACES = re.compile(r"\s+")
_OF_YEAR = ("ปี", "ปีงบประมาณ", "พ.ศ.", "พศ.", "FY")
_YEAR = re.compile(r"(?:ปี|ปีงบประมาณ)?(?:พ\.?ศ\.?|FY|fy)?([1-9][0-9]{3})")
_MARKS = re.compile("[ัิ-ฺ็-๎]{2,}")


def as_searched(text: str) -> str:
    """Text as it is compared when somebody searches: every way of typing it gives one text.

    Without spaces, with Arabic digits and small letters; vowels before tones, no mark twice.

    >>> as_searched("ผู้ บริหาร  ปี ๒๕๖๘ (FY68)")
    'ผู้บริหารปี2568(fy68)'
    """
    # Compatibility forms part sara am into two marks, and a tone may stand between or before.
    parted = _SPACES.sub("", unicodedata.normalize("NFKC", tidy(text)))
    return arabic_digits(tidy(_MARKS.sub(_in_order, parted))).casefold()


def words_as_searched(words: str) -> list[str]:
    """What somebody looks for, part by part; empty where he typed nothing that can be found."""
    return [part for part in (as_searched(word) for word in words.split()) if part]


def year_among(words: str) -> tuple[str, int | None]:
    """What somebody looks for without the fiscal year among it, and that year, if he typed one.

    >>> year_among("แม่กา ปี ๒๕๖๖"), year_among("พ.ศ.2563"), year_among("หมู่ 12")
    (('แม่กา', 2566), ('', 2563), ('หมู่ 12', None))
    """
    parts = words.split()
    years = [found for found in map(_YEAR.fullmatch, map(arabic_digits, parts)) if found]
    if not years:
        return words, None
    left = [
        part for part in parts if not _YEAR.fullmatch(arabic_digits(part)) and part not in _OF_YEAR
    ]
    return " ".join(left), int(years[0][1])


def has_words(texts: Iterable[str], words: Iterable[str]) -> bool:
    """Whether every one of the words, as ``words_as_searched`` gave them, is in some text."""
    # A line break never is in a word, so nothing is found across two texts.
    together = "\n".join(map(as_searched, texts))
    return all(word in together for word in words)


def _in_order(marks: re.Match[str]) -> str:
    """Vowels, then tones, then the ring of sara am, which goes together with what follows."""
    once = dict.fromkeys(marks.group())
    return "".join(sorted(once, key=_rank))


def _rank(mark: str) -> int:
    if mark == "\u0e4d":
        return 2
    return 1 if "\u0e48" <= mark <= "\u0e4c" else 0
