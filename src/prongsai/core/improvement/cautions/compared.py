"""Sentences as detectors compare them: without spaces and signs, and how much alike two are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from prongsai.core.documents.plan import Measure
from prongsai.core.thai import arabic_digits, tidy

# So many letters of a sentence are quoted, and so many sentences.
_QUOTED, _QUOTES = 70, 3
_SIGNS = re.compile(r"[\s“”\"'‘’().,:;/\\–—\-•*ฯๆ\[\]…]+")
_NUMBER_BEFORE = re.compile(r"^[\s(]*\d{1,2}(?:\.\d{1,2})*[.)\s]+(?=\D)")
_YEAR_WRITTEN = re.compile(r"(?:พศ)?25\d\d")
_CENTURY = "25"
_THAI_DIGIT = re.compile("[๐-๙]")
_PART = 3
# How much of two sentences is the same, as parts of a whole.
Least = Literal["nearly all", "most"]
_LEAST: Mapping[Least, tuple[int, int]] = {"nearly all": (9, 10), "most": (4, 5)}
# Thai signs that belong to the letter before them, and vowels that belong to the one behind.
_MARKS, _LEADING = "ะัาำิีึืุูๅ็่้๊๋์ํๆฯ", "เแโใไ"


@lru_cache(maxsize=20_000)
def compared(text: str) -> str:
    """A sentence without spaces, signs and its number, in small letters and Arabic digits.

    >>> compared("๑. จัดทำ คู่มือ (ฉบับย่อ)")
    'จัดทำคู่มือฉบับย่อ'
    """
    return compared_once(text)


def compared_once(text: str) -> str:
    """What ``compared`` gives, for so many sentences that none should be kept."""
    said = _SIGNS.sub("", _NUMBER_BEFORE.sub("", tidy(text))).lower()
    # To translate digits takes longer than all the rest, and few sentences have any.
    return arabic_digits(said) if _THAI_DIGIT.search(said) else said


def without_years(text: str) -> str:
    """A compared sentence in which no year stands: last year's plan has another."""
    return _YEAR_WRITTEN.sub("", text) if _CENTURY in text else text


def alike(one: str, other: str, least: Least) -> bool:
    """Whether two compared sentences have at least so much in common, letter by letter.

    What cannot be alike is left out first, by its length and its runs of letters.
    """
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    parts, of = _LEAST[least]
    if 2 * shorter * of < parts * (shorter + longer):
        return False
    mine, theirs = parts_of(one), parts_of(other)
    if 3 * len(mine & theirs) < 2 * min(len(mine), len(theirs)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return 2 * same * of >= parts * (shorter + longer)


@lru_cache(maxsize=20_000)
def parts_of(text: str) -> frozenset[str]:
    """Every run of three letters of a compared sentence."""
    return frozenset(text[place : place + _PART] for place in range(len(text) - _PART + 1))


def without(text: str, taken_out: Iterable[str], instead: str = "") -> str:
    """A compared sentence without these words."""
    for word in taken_out:
        text = text.replace(word, instead)
    return text


def lines_of(measure: Measure) -> Iterator[str]:
    """What a measure says that it does: its measures, methods and steps."""
    yield from (*measure.measures, *measure.methods, *measure.steps)


def quoted(sentences: Iterable[str]) -> str:
    """Sentences in quotation marks, shortened, the first three of them."""
    short = [_short(tidy(one)) for one in dict.fromkeys(sentences)]
    more = " …" if len(short) > _QUOTES else ""
    return " ".join(f"“{one}”" for one in short[:_QUOTES]) + more


def _short(sentence: str) -> str:
    """A sentence cut where a reader could cut it: not before a mark, nor behind a leading vowel."""
    if len(sentence) <= _QUOTED:
        return sentence
    end = _QUOTED
    while end and (sentence[end] in _MARKS or sentence[end - 1] in _LEADING):
        end -= 1
    return sentence[:end].rstrip() + "…"
