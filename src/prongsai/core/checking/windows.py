"""The calendar of a year: its windows lie where they can."""

from prongsai.core.calendar import FiscalYear
from prongsai.core.checking.rule import Says
from prongsai.core.framework import Framework
from prongsai.core.wording import Text


def windows_end_after_they_begin(framework: Framework, _: str) -> Says:
    """A window of the calendar closes on the day it opens or later."""
    for window in framework.calendar:
        if window.opens and window.closes and window.closes < window.opens:
            yield _CLOSES_BEFORE_IT_OPENS.fill(
                code=window.code, opens=window.opens, closes=window.closes
            )


def windows_lie_in_the_year(framework: Framework, _: str) -> Says:
    """A window lies in the fiscal year or the half year after it, when results are announced."""
    first = FiscalYear(framework.year).starts
    last = FiscalYear(framework.year + 1).first_half.ends
    for window in framework.calendar:
        for day in (window.opens, window.closes):
            if day and not first <= day <= last:
                yield _OUT_OF_THE_YEAR.fill(code=window.code, day=day, first=first, last=last)


_CLOSES_BEFORE_IT_OPENS = Text(
    "ช่วงเวลา '{code}' ปิด {closes} ก่อนวันเปิด {opens} โปรดแก้ opens หรือ closes",
    "the window '{code}' closes on {closes} before it opens on {opens}; correct one of the two.",
)
_OUT_OF_THE_YEAR = Text(
    "ช่วงเวลา '{code}' มีวันที่ {day} ซึ่งไม่อยู่ระหว่าง {first} ถึง {last} "
    "โปรดใช้วันของปีงบประมาณนี้ และเขียนปีเป็น ค.ศ.",
    "the window '{code}' has the day {day}, which is not from {first} to {last}; "
    "give a day of this fiscal year, with the year of the common era.",
)
