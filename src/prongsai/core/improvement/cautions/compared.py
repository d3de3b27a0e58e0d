"""Sentences as detectors compare them: without spaces and signs, and how much alike two are."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from prongsai.core.documents.plan import Measure
from prongsai.core.thai import closed_up, tidy

# So many letters of a sentence are quoted, and so many sentences.
_QUOTED, _QUOTES = 70, 3
_SIGNS = re.compile(r"[\s“”\"'‘’().,:;/\\–—\-•*ฯๆ\[\]…]+")
_NUMBER_BEFORE = re.compile(r"^[\s(]*\d{1,2}(?:\.\d{1,2})*[.)\s]+(?=\D)")
_YEAR_WRITTEN = re.compile(r"(?:พศ)?25\d\d")
_PART = 3


@lru_cache(maxsize=20_000)
def compared(text: str) -> str:
    """A sentence without spaces, signs and its number, in small letters and Arabic digits.

    >>> compared("๑. จัดทำ คู่มือ (ฉบับย่อ)")
    'จัดทำคู่มือฉบับย่อ'
    """
    return _SIGNS.sub("", _NUMBER_BEFORE.sub("", closed_up(text))).lower()


def without_years(text: str) -> str:
    """A compared sentence in which no year stands: last year's plan has another."""
    return _YEAR_WRITTEN.sub("", text)


def alike(one: str, other: str, least: str) -> bool:
    """Whether two compared sentences are alike to at least this share (0-1, as a word)."""
    return one == other or _ratio(one, other) >= _share(least)


def _share(least: str) -> float:
    return {"nearly all": 0.9, "most": 0.8}[least]


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for bound in (matcher.real_quick_ratio, matcher.quick_ratio):
        if bound() < _share("most"):
            return 0
    return matcher.ratio()


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
    return sentence if len(sentence) <= _QUOTED else sentence[:_QUOTED].rstrip() + "…"
