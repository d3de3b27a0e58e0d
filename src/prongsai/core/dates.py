"""Dates as Thai documents write them, and back."""

import re
from datetime import date
from typing import NamedTuple

from prongsai.core.calendar import BUDDHIST_ERA, Span, buddhist_year, month_span
from prongsai.core.thai import closed_up, thai_digits

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip

# Spoken short forms and the misspellings that documents have; none can be read as another month.
_OTHER_SPELLINGS = (
    ("มกรา",),
    ("กุมภา", "กุมภาพัน", "กุมภาพันธ", "กุมภาพันธุ์", "กุมพาพันธ์"),
    ("มีนา",),
    ("เมษา", "เมศายน"),
    ("พฤษภา", "พฤศภาคม", "พฤกษภาคม"),
    ("มิถุนา", "มิถุณายน"),
    ("กรกฎา", "กรกฏา", "กรกฏาคม", "กรกดาคม"),
    ("สิงหา", "สิงห์หาคม"),
    ("กันยา",),
    ("ตุลา",),
    ("พฤศจิกา", "พฤษจิกายน", "พฤจิกายน", "พฤศิกายน"),
    ("ธันวา",),
)
_MONTH_OF = {
    spelling: number
    for number, (full, short, others) in enumerate(
        zip(MONTHS, SHORT_MONTHS, _OTHER_SPELLINGS, strict=True), start=1
    )
    for spelling in (full, short.replace(".", ""), *others)
}

# Two digits of a year stand for this century of the Buddhist era.
_CENTURY = 2500
# A year of four digits above this is of the Buddhist era, another of the Christian era.
_LAST_CHRISTIAN_YEAR = 2400

_BUDDHIST, _CHRISTIAN = "พศ", "คศ"
YEAR = rf"(?:ปี)?(?P<era>{_BUDDHIST}|{_CHRISTIAN})?(?P<year>[12] ?\d ?\d ?\d|\d ?\d)"
_WEEKDAY = "จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์"
_DAY = rf"(?:ประกาศ)?(?:ณ|เมื่อ|ลง)?(?:วัน(?:{_WEEKDAY})?ที่)?(?P<day>\d\d?)"
_IN_WORDS = re.compile(
    rf"(?:{_DAY})?(?:(?:ประจำ|ใน|ช่วง)?เดือน)?(?P<month>[ก-๎]+?)(?:{YEAR})?", re.ASCII
)
_IN_NUMBERS = re.compile(rf"{_DAY}/(?P<month>0?[1-9]|1[0-2])/{YEAR}", re.ASCII)

_DASHES = re.compile("(?:[-‐-―−﹣－]|(?:จน)?ถึง)+")
_MARKS_AFTER_LETTERS = re.compile("(?<=[ก-๎])[.,]+")
_AND_SO_ON = re.compile("(?<!ล)ฯ(?!ล)")


class WrittenDate(NamedTuple):
    """A day or a month as somebody wrote it; what was not written is ``None``.

    ``year`` is the calendar year of the Buddhist era.
    """

    month: int
    day: int | None
    year: int | None

    def days(self) -> Span | None:
        """The day, or all days of the month; ``None`` for no year or 31 February."""
        if self.year is None:
            return None
        month = month_span(self.year, self.month)
        if self.day is None:
            return month
        if not 1 <= self.day <= month.ends.day:
            return None
        day = month.starts.replace(day=self.day)
        return Span(day, day)


def long_date(day: date) -> str:
    """A date as letters and announcements write it, in Arabic digits.

    >>> long_date(date(2020, 11, 12))
    '12 พฤศจิกายน 2563'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {buddhist_year(day)}"


def short_date(day: date) -> str:
    """A date as table cells write it, in Arabic digits.

    >>> short_date(date(2020, 11, 12))
    '12 พ.ย. 63'
    """
    return f"{day.day} {short_month(day)}"


def short_month(day: date) -> str:
    """The month of a day as table cells write it, in Arabic digits: ``ต.ค. 63``.

    The year has four digits where two would be read as another century.
    """
    year = buddhist_year(day)
    written = f"{year % 100:02d}" if _CENTURY <= year < _CENTURY + 100 else str(year)
    return f"{SHORT_MONTHS[day.month - 1]} {written}"


def thai_long_date(day: date) -> str:
    """A date as letters and announcements write it: ``๑๒ พฤศจิกายน ๒๕๖๓``."""
    return thai_digits(long_date(day))


def read_date(text: str) -> date | None:
    """Read a date, written in any usual way; ``None`` for a text that is no date.

    Months may be short, long or misspelt, digits Thai or Arabic, spaces anywhere but inside
    the day. A year of two digits is B.E. 25xx; one of four digits is B.E. above 2400, else
    Christian, and ``พ.ศ.`` or ``ค.ศ.`` before it must agree. Numbers are day/month/year.

    >>> read_date("วันที่ ๒๗ เดือนกันยายน พ.ศ. ๒๕๖๔")
    datetime.date(2021, 9, 27)
    >>> read_date("31 ก.พ. 64")
    """
    written = read_written(plain(text))
    days = written.days() if written else None
    return days.starts if written and written.day and days else None


def read_written(plain_text: str) -> WrittenDate | None:
    """Read a day or a month out of ``plain(text)``, with a year or without."""
    found = _IN_WORDS.fullmatch(plain_text) or _IN_NUMBERS.fullmatch(plain_text)
    if found is None:
        return None
    month, year = _month(found["month"]), read_year(found)
    if month is None or (found["year"] and year is None):
        return None
    return WrittenDate(month, int(found["day"]) if found["day"] else None, year)


def read_year(found: re.Match[str]) -> int | None:
    """The Buddhist year in a match of ``YEAR``; ``None`` where none is written or it is unclear.

    ``พ.ศ. 2021`` and ``ค.ศ. 2564`` contradict themselves.
    """
    if not found["year"]:
        return None
    digits, era = found["year"].replace(" ", ""), found["era"]
    year = int(digits)
    if len(digits) == 2:
        return None if era == _CHRISTIAN else _CENTURY + year
    usual = _BUDDHIST if year > _LAST_CHRISTIAN_YEAR else _CHRISTIAN
    if era and era != usual:
        return None
    return year if usual == _BUDDHIST else year + BUDDHIST_ERA


def plain(text: str) -> str:
    """A text as dates and periods are read from it.

    Closed up, every dash and ``ถึง`` one hyphen, no marks of abbreviation.

    >>> plain("๑ ต.ค. ๖๖ – ๓๐ ก.ย. ๖๗ ")
    '1ตค66-30กย67'
    """
    words = _DASHES.sub("-", _AND_SO_ON.sub("", closed_up(text)))
    return _MARKS_AFTER_LETTERS.sub("", words).strip(" .,;")


def _month(written: str) -> int | None:
    return int(written) if written.isdecimal() else _MONTH_OF.get(written)
