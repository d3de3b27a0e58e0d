"""Periods of work as tables of measures write them: with days, or as done again and again."""

import re

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents import values
from prongsai.core.periods import Period
from prongsai.core.sheets.values import Unfit
from prongsai.core.thai import closed_up

_TIME = "(?:วัน(?:ทำการ)?|สัปดาห์|เดือน|ไตรมาส|ปี(?:งบประมาณ)?)"
_AGAIN = re.compile(
    rf"(?:(?:ดำเนินการ)?(?:เป็นประจำ)?(?:ทุก|ราย)(?:[0-9]{{1,2}})?{_TIME}"
    rf"|{_TIME}ละ[0-9]{{1,2}}ครั้ง"
    r"|(?:ดำเนินการ)?(?:อย่าง)?ต่อเนื่อง(?:ตลอด(?:ทั้ง)?ปี(?:งบประมาณ)?)?)"
)


def period_of_work(value: object, year: FiscalYear) -> tuple[Period, str]:
    """A period and its words, as ``values.period`` reads it.

    What is done again and again (``ทุกเดือน``, ``ปีละ ๒ ครั้ง``) is done in the whole of ``year``.
    Raises Unfit for any other words that say no days.
    """
    try:
        return values.period(value, year)
    except Unfit:
        printed = values.line(value)
        if _AGAIN.fullmatch(closed_up(printed)) is None:
            raise
        return Period("range", *year.whole), printed
