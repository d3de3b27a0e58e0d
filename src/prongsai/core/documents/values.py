"""Single values of plans and profiles: lines, entries, days and periods.

What cannot be taken raises ``Unfit``, whose sentence has places for the name and the value.
"""

import re
from collections.abc import Iterator
from datetime import date

from prongsai.core.calendar import BUDDHIST_ERA, FiscalYear
from prongsai.core.dates import read_date
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period, period_text
from prongsai.core.sheets.entries import Formula
from prongsai.core.sheets.values import Unfit, words, written
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text

MOST_CHARACTERS = 30_000  # of one field; a cell of Excel holds hardly more

# Signs without a width that break a search; the joiners of emoji and Arabic are not among them.
_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MARK = re.compile(
    r"^(?:\(?\s?[0-9๐-๙]{1,3}\s?\)|[0-9๐-๙]{1,3}\.(?![0-9๐-๙])|[-–—•·●*▪](?![0-9๐-๙]))\s*"
)
_INNER_MARK = re.compile(r"^[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3}){1,2}[.)]?\s+")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T00:00:00)?", re.ASCII)
_YEAR = re.compile("2[4-6][0-9]{2}")
_LAST_CHRISTIAN_YEAR = 2400  # as dates are read elsewhere: a greater year is of the Buddhist era
_DAYS_BEHIND = re.compile(r"(?P<words>.+\S) \((?P<days>[^()]+)\)")


def line(value: object) -> str:
    """A text on one line, with single spaces and nothing invisible; empty where nothing stands."""
    if isinstance(value, bool):
        raise Unfit(_NOT_WORDS)
    return " ".join(_NO_WIDTH.sub("", words(value)).split())


def text(value: object) -> str:
    """A text of several lines, or a list of them; each line as ``line`` takes it, no empty ones."""
    given = value if isinstance(value, list) else _lines(value)
    found = "\n".join(filter(None, map(line, given)))
    if len(found) > MOST_CHARACTERS:
        raise Unfit(_TOO_MUCH, limit=MOST_CHARACTERS)
    return found


def entries(value: object) -> tuple[str, ...]:
    """The entries of a list, of a text with one on each line, or a single one.

    Numbers and dashes before them are taken off, since documents set their own; an entry of
    nothing else is none.
    """
    given = value if isinstance(value, list) else _lines(value)
    lines = tuple(found for one in given if (found := line(one)))
    if sum(map(len, lines)) > MOST_CHARACTERS:
        raise Unfit(_TOO_MUCH, limit=MOST_CHARACTERS)
    while (plainer := tuple(filter(None, _without_marks(lines)))) != lines:
        lines = plainer
    return lines


def day(value: object) -> date:
    """A day: ``2022-04-01``, ``๑ เมษายน ๒๕๖๕`` or a date of Excel."""
    text = arabic_digits(written(_one_value(value)).strip())
    found = _read_iso(text) if _ISO_DAY.fullmatch(text) else read_date(text)
    if found is None or not _YEAR.fullmatch(str(found.year + BUDDHIST_ERA)):
        raise Unfit(_NOT_A_DAY)
    return found


def period(value: object, year: FiscalYear | None) -> tuple[Period, str]:
    """A period and its words; ``year`` completes what has no year of its own.

    Words that say no days may have them behind in brackets, as ``said_period`` writes them.
    """
    if isinstance(value, date):
        on_a_day = Period("point", ends=day(value))
        return on_a_day, period_text(on_a_day)
    printed = line(value)
    found = _read_period(printed, year)
    if found is None and (behind := _DAYS_BEHIND.fullmatch(printed)):
        found = _read_period(behind["days"], year)
        if found is not None and said_period(behind["words"], found) == printed:
            return found, behind["words"]
    if found is None:
        raise Unfit(_NOT_A_PERIOD)
    return found, printed


def said_period(printed: str, found: Period | None) -> str:
    """A period as a form says it: its words, with the days behind where they say none.

    >>> said_period("ทุกเดือน", Period("range", date(2024, 10, 1), date(2025, 9, 30)))
    'ทุกเดือน (ต.ค. ๖๗ – ก.ย. ๖๘)'
    """
    if not printed or found is None:
        return printed or ("" if found is None else period_text(found))
    known = found.ends or found.starts
    readable = _read_period(printed, None if known is None else FiscalYear.of(known))
    return printed if readable is not None else f"{printed} ({period_text(found)})"


def fiscal_year(value: object) -> int:
    """A fiscal year of the Buddhist era."""
    text = arabic_digits(line(value))
    if not _YEAR.fullmatch(text):
        raise Unfit(_NOT_A_YEAR)
    return int(text)


def _lines(value: object) -> list[str]:
    whole = written(_one_value(value))
    if len(whole) > MOST_CHARACTERS:
        raise Unfit(_TOO_MUCH, limit=MOST_CHARACTERS)
    return re.split("\r\n|\r|\n", whole)


def _without_marks(lines: tuple[str, ...]) -> Iterator[str]:
    """Each line without its number or dash, and ``1.1 1.2`` without where several have it.

    One such number alone may be an amount, as in ``1.5 ล้านบาท``.
    """
    inner = len(lines) > 1 and all(map(_INNER_MARK.match, lines))
    return ((_INNER_MARK if inner else _MARK).sub("", one, count=1) for one in lines)


def _one_value(value: object) -> object:
    if isinstance(value, Formula | dict | list | bool):
        words(value)  # which tells why not
        raise Unfit(_NOT_WORDS)
    return value


def _read_iso(text: str) -> date | None:
    year, month, number = map(int, _ISO_DAY.fullmatch(text).groups())  # type: ignore[union-attr]
    try:
        return date(year - BUDDHIST_ERA * (year > _LAST_CHRISTIAN_YEAR), month, number)
    except ValueError:
        return None


def _read_period(text: str, year: FiscalYear | None) -> Period | None:
    try:
        return read_period(text, year)
    except ValueError:  # a year that no calendar has
        return None


_NOT_WORDS = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นข้อความ โปรดใส่เครื่องหมายคำพูดครอบ",
    "'{code}' is '{value}'; it must be words: put quotes round it.",
)
_TOO_MUCH = Text(
    "ข้อความทั้งหมดของ '{code}' ยาวเกิน {limit} อักขระ โปรดย่อหรือแบ่งเป็นหลายมาตรการ",
    "'{code}' has more than {limit} characters in all; shorten it or make several measures.",
)
_NOT_A_DAY = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นวันที่ที่มีจริง เช่น 1 เมษายน 2565 หรือ 2022-04-01",
    "'{code}' is '{value}'; it must be a day that exists, such as 1 เมษายน 2565 or 2022-04-01.",
)
_NOT_A_PERIOD = Text(
    "อ่านระยะเวลา '{value}' ของ '{code}' ไม่ได้ โปรดเขียนเช่น ตลอดปีงบประมาณ, ต.ค. 67 – ก.ย. 68, "
    "ไตรมาส 2 หรือ ภายใน ธ.ค. 67 ถ้ายังไม่กำหนดให้เว้นว่าง",
    "the period '{value}' of '{code}' cannot be read; write it such as ตลอดปีงบประมาณ, "
    "ต.ค. 67 – ก.ย. 68, ไตรมาส 2 or ภายใน ธ.ค. 67, or leave it empty.",
)
_NOT_A_YEAR = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นปี พ.ศ. สี่หลัก เช่น 2568",
    "'{code}' is '{value}'; it must be a year of the Buddhist era in four digits, such as 2568.",
)
