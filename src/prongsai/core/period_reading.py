"""Periods read out of the cells of a report, in the ways in which officials write them."""

import re
from collections.abc import Callable, Mapping

from prongsai.core.calendar import FiscalYear, Span, month_span
from prongsai.core.dates import YEAR, WrittenDate, plain, read_written, read_year
from prongsai.core.periods import Period
from prongsai.core.thai import tidy

_FISCAL_YEAR = "ปีงบ(?:ประมาณ)?"
_OF_YEAR = rf"(?:[ /]?(?:ของ|ประจำ|ใน)?(?:{_FISCAL_YEAR})?{YEAR})?"
_ALL_YEAR = f"(?:ดำเนินการ)?(?:ตลอด(?:ทั้ง)?|ทั้ง)(?:{_FISCAL_YEAR}|ปี)"
_QUARTER = r"ไตรมาส(?:ที่)?(?P<first>[1-4])(?!\d)(?:-(?:ไตรมาส(?:ที่)?)?(?P<last>[1-4])(?!\d))?"
_NAME = rf"(?:{_ALL_YEAR}|(?:ประจำ|ใน)?{_FISCAL_YEAR}|(?:รอบ)?\d\d?เดือน(?:แรก|หลัง)?|{_QUARTER})"

# Where a table breaks over a page, the closing bracket is on the next.
_BRACKETS = re.compile(r"(?P<outside>[^()]*)\((?P<inside>[^()]*)\)?")
_NAME_OF_YEAR = re.compile(_NAME + _OF_YEAR, re.ASCII)
_NAME_AND_DATES = re.compile(rf"{_NAME}(?P<dates>.+-.+)", re.ASCII)
_WITHIN = re.compile("(?:ให้|ดำเนินการ|แล้วเสร็จ)*(?:ภายใน|ไม่เกิน)(?:สิ้น)?(?P<when>.+)")
_AT_THE_END = re.compile("ณ?สิ้น(?P<when>.+)")
_FROM = re.compile("(?:ใน)?(?:ระหว่าง|ช่วง|(?:นับ)?ตั้งแต่)")
_DAY_ALONE = re.compile(r"(?:วันที่)?(\d\d?)", re.ASCII)


def read_period(text: str, year: FiscalYear | None = None) -> Period | None:
    """Read a period; ``None`` for a text that is none, that is unclear, or that runs backwards.

    ``year`` is the fiscal year of the document. It completes what has no year of its own
    (``ตลอดปีงบประมาณ``, ``ไตรมาส ๑``, ``ภายใน ธ.ค.``); without it these are ``None``. Where a name
    stands beside dates, as in ``รอบ ๖ เดือน (ต.ค. ๖๖ – มี.ค. ๖๗)``, the dates count.

    >>> read_period("ตลอด ปีงบประมาณ", FiscalYear(2566)).ends
    datetime.date(2023, 9, 30)
    >>> read_period("ทุกเดือน", FiscalYear(2566))
    """
    return _duration(text) or _period(plain(text), year)


def _period(words: str, year: FiscalYear | None) -> Period | None:
    if found := _BRACKETS.fullmatch(words):
        return _bracketed(found["outside"], found["inside"], year)
    if found := _WITHIN.fullmatch(words):
        return _deadline(found["when"], year)
    if found := _AT_THE_END.fullmatch(words):
        return _point(found["when"], year)
    return _named(words, year) or _dated(words, year) or _dated(_without_name(words), year)


def _bracketed(outside: str, inside: str, year: FiscalYear | None) -> Period | None:
    """A name beside dates, in either order; or brackets around everything."""
    if not outside:
        return _period(inside, year)
    if name := _NAME_OF_YEAR.fullmatch(outside):
        return _dated(inside, _fiscal_year(name, year)) or _named(outside + inside, year)
    if name := _NAME_OF_YEAR.fullmatch(inside):
        return _period(outside, _fiscal_year(name, year))
    return None


def _without_name(words: str) -> str:
    found = _NAME_AND_DATES.fullmatch(words)
    return found["dates"] if found else words


def _deadline(when: str, year: FiscalYear | None) -> Period | None:
    """The last day of what stands after ``ภายใน``; between two dates it is the whole range."""
    period = _ending(when, year)
    if period is None or "-" in when:
        return period
    return Period("deadline", ends=period.ends)


def _point(when: str, year: FiscalYear | None) -> Period | None:
    """The last day of what stands after ``ณ สิ้น``."""
    period = None if "-" in when else _ending(when, year)
    return Period("point", ends=period.ends) if period else None


def _ending(when: str, year: FiscalYear | None) -> Period | None:
    # The word ปีงบประมาณ alone heads a column; only after ภายใน and สิ้น is it a time.
    named = "ตลอด" + when if re.match(_FISCAL_YEAR, when) else when
    return _named(named, year) or _dated(when, year)


def _named(words: str, year: FiscalYear | None) -> Period | None:
    """A period that has a name, in the fiscal year that is written or else ``year``."""
    for pattern, period in _NAMED.items():
        if found := re.fullmatch(pattern, words, re.ASCII):
            of = _fiscal_year(found, year)
            return period(of, found) if of else None
    return None


def _whole(year: FiscalYear, _: re.Match[str]) -> Period:
    return Period("whole_fiscal_year", *year.whole)


def _first_half(year: FiscalYear, _: re.Match[str]) -> Period:
    return Period("range", *year.first_half)


def _second_half(year: FiscalYear, _: re.Match[str]) -> Period:
    return Period("range", *year.second_half)


def _quarters(year: FiscalYear, found: re.Match[str]) -> Period | None:
    first = year.quarter(int(found["first"]))
    last = year.quarter(int(found["last"] or found["first"]))
    return _range(first, last)


# ตลอดปี with a number may be a calendar year, and ๖ เดือน alone may be any six months.
_NAMED: Mapping[str, Callable[[FiscalYear, re.Match[str]], Period | None]] = {
    rf"{_ALL_YEAR}(?:(?<!ปี){YEAR})?": _whole,
    rf"(?:ประจำ|ใน)?{_FISCAL_YEAR}{YEAR}": _whole,
    rf"รอบ12เดือน{_OF_YEAR}": _whole,
    rf"(?:รอบ6เดือน(?:แรก)?|6เดือนแรก){_OF_YEAR}": _first_half,
    rf"(?:รอบ)?6เดือนหลัง{_OF_YEAR}": _second_half,
    rf"{_QUARTER}{_OF_YEAR}": _quarters,
}


def _fiscal_year(found: re.Match[str], year: FiscalYear | None) -> FiscalYear | None:
    """The fiscal year that is written, and that of the document only where none is."""
    if not found["year"]:
        return year
    written = read_year(found)
    return FiscalYear(written) if written else None


def _dated(words: str, year: FiscalYear | None) -> Period | None:
    """A period that has dates: one day, one month, or a range of them."""
    first, dash, last = words.partition("-")
    if dash:
        return _between(_FROM.sub("", first, count=1), last, year)
    written = read_written(words)
    days = _placed(written, year).days() if written else None
    if written is None or days is None:
        return None
    return Period("point", ends=days.ends) if written.day else Period("range", *days)


def _between(first: str, last: str, year: FiscalYear | None) -> Period | None:
    ends = read_written(last)
    starts = _first_of(first, ends) if ends else None
    # ``๖ เดือน ต.ค. ๖๗ - มี.ค. ๖๘`` is six months and no sixth day: both have a day, or none.
    if starts is None or ends is None or bool(starts.day) != bool(ends.day):
        return None
    if starts.year is None and ends.year is not None:
        starts = _before(starts, ends, ends.year)
    first_days, last_days = _placed(starts, year).days(), _placed(ends, year).days()
    return _range(first_days, last_days) if first_days and last_days else None


def _first_of(words: str, ends: WrittenDate) -> WrittenDate | None:
    """The first date of a range; a day alone is in the month of the last, ``๑ - ๕ มี.ค. ๖๕``."""
    alone = _DAY_ALONE.fullmatch(words)
    if alone is None:
        return read_written(words)
    return ends._replace(day=int(alone[1])) if ends.day else None


def _before(starts: WrittenDate, ends: WrittenDate, year: int) -> WrittenDate:
    """The first date of a range with the year that only the last has, ``ม.ค. - มี.ค. ๖๘``.

    Where the months of one calendar year would run backwards, they are of one fiscal year:
    ``ต.ค. - มี.ค. ๖๘`` begins in ๖๗.
    """
    if starts.month <= ends.month:
        return starts._replace(year=year)
    fiscal_year = FiscalYear.of(month_span(year, ends.month).starts)
    return _placed(starts, fiscal_year)


def _placed(written: WrittenDate, year: FiscalYear | None) -> WrittenDate:
    if written.year or year is None:
        return written
    return written._replace(year=year.calendar_year(written.month))


def _range(first: Span, last: Span) -> Period | None:
    if first.starts > last.starts:
        return None
    return Period("range", first.starts, last.ends)


def _word(word: str) -> str:
    return " ?".join(word)


# The event keeps its own spaces, so a duration is not read from the closed-up text.
_DURATION = re.compile(
    rf"(?:{_word('ให้แล้วเสร็จ')} ?)?{_word('ภายใน')} ?(?:{_word('ระยะเวลา')}|{_word('กำหนด')})? ?"
    rf"(?P<days>\d{{1,4}}) ?{_word('วัน')}"
    rf"(?: ?(?:{_word('นับ')} ?(?:{'|'.join(map(_word, ('ถัดจาก', 'ตั้งแต่', 'จาก', 'แต่')))})"
    rf"|{_word('หลังจาก')}|{_word('หลัง')}) ?(?P<event>.+))?"
)


def _duration(text: str) -> Period | None:
    """So many calendar days from an event; working days (วันทำการ) are none of ours."""
    found = _DURATION.fullmatch(tidy(text))
    if found is None or int(found["days"]) == 0:
        return None
    return Period("duration", days=int(found["days"]), event=found["event"])
