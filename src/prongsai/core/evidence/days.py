"""Days and periods found in running text, in the ways in which Thai pages write them."""

import re
from datetime import date
from itertools import chain

from prongsai.core.calendar import BUDDHIST_ERA, Span
from prongsai.core.dates import MONTHS, SHORT_MONTHS, read_date
from prongsai.core.period_reading import read_period
from prongsai.core.thai import arabic_digits, tidy

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def _spelt(month: str) -> str:
    """A month however its dots and spaces are set: ``ต.ค.``, ``ต ค``, ``ตค``."""
    return r"[. ]{0,2}".join(re.escape(letter) for letter in month.replace(".", ""))


_SHORT = "|".join(rf"{_spelt(month)}\.?" for month in SHORT_MONTHS)
_MONTH = rf"(?:{'|'.join(MONTHS)}|{_SHORT})"
_YEAR = r"(?:\d{4}|\d{2})(?!\d)"
_ERA = r"(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?)"
_THAI = re.compile(rf"(?<![\d/])\d{{1,2}} ?(?:เดือน)? ?{_MONTH} ?(?:ปี)? ?{_ERA}? ?{_YEAR}")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/])")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_ENGLISH_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _ENGLISH)
_IN_ENGLISH = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_ENGLISH_MONTH})\.?,?"
    rf"|(?P<month2>{_ENGLISH_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,) (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)

_DASH = "(?:[-‐-―−]|(?:จน)?ถึง)"
_END = rf"(?:\d{{1,2}} ?)?(?:เดือน)? ?{_MONTH} ?{_ERA}? ?"
PERIOD = re.compile(rf"(?<![\d/])(?P<period>{_END}(?:{_YEAR})? ?{_DASH} ?(?:วันที่ ?)?{_END}{_YEAR})")


def days(text: str) -> tuple[date, ...]:
    """Every day that is written whole, with its year, in the order of reading.

    >>> days("วันที่ ๑ ต.ค. ๒๕๖๗ ... 15/01/2568 ... Jan 5, 2025")
    (datetime.date(2024, 10, 1), datetime.date(2025, 1, 15), datetime.date(2025, 1, 5))
    """
    lines = plain_lines(text)
    matches = chain(
        ((match.start(), read_date(match[0])) for match in _THAI.finditer(lines)),
        ((match.start(), _numbered(match)) for match in _NUMBERS.finditer(lines)),
        ((m.start(), _day(int(m[1]), int(m[2]), int(m[3]))) for m in _ISO.finditer(lines)),
        ((match.start(), _in_english(match)) for match in _IN_ENGLISH.finditer(lines)),
    )
    return tuple(day for _, day in sorted(matches, key=lambda pair: pair[0]) if day is not None)


def without_days(line: str) -> str:
    """A tidy line with Arabic digits and without the days that it names; periods stay."""
    periods = [match.span() for match in PERIOD.finditer(line)]

    def blank(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in periods)
        return found[0] if inside else " "

    for pattern in (_THAI, _NUMBERS, _ISO, _IN_ENGLISH):
        if pattern is _THAI or not periods:
            line = pattern.sub(blank, line)
    return line


def periods(line: str) -> tuple[tuple[str, Span], ...]:
    """Every period between two dates of a tidy line: its words and its days."""
    found = []
    for match in PERIOD.finditer(line):
        period = read_period(match["period"])
        if period is not None and period.starts and period.ends:
            found.append((match["period"], Span(period.starts, period.ends)))
    return tuple(found)


def plain_lines(text: str) -> str:
    """The lines of a text, each tidy and in Arabic digits."""
    return "\n".join(arabic_digits(tidy(line)) for line in text.splitlines())


def _numbered(found: re.Match[str]) -> date | None:
    return _day(int(found[3]), int(found[2]), int(found[1]))


def _in_english(found: re.Match[str]) -> date | None:
    written = (found["month"] or found["month2"])[:3].lower()
    month = next(n for n, name in enumerate(_ENGLISH, 1) if name.startswith(written))
    return _day(int(found["year"]), month, int(found["day"] or found["day2"]))


def _day(year: int, month: int, day: int) -> date | None:
    """A day of either era; ``None`` where the calendar has none, or it is far from our time."""
    christian = year - BUDDHIST_ERA if year > 2400 else year
    if not 1900 <= christian <= 2200:
        return None
    try:
        return date(christian, month, day)
    except ValueError:
        return None
