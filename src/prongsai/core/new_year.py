"""The rules of a new fiscal year, begun as a copy of the newest ones."""

import re

from prongsai.core.calendar import FiscalYear
from prongsai.core.wording import Text

_TITLE = re.compile(r"\A# The rules of fiscal year .*$", re.MULTILINE)
_YEAR = re.compile(r"^year:.*$", re.MULTILINE)
# A field at the left margin, with the lines indented below it.
_DROPPED = re.compile(r"^(revision|status|because):.*\n([ \t]+.*\n)*", re.MULTILINE)
_DAY = re.compile(r"\b(opens|closes): *\d{4}-\d\d-\d\d")


def text_for_year(text: str, year: int, copied_from: str) -> str:
    """The text of a framework file as the draft of another fiscal year.

    The year is set, days of the calendar are emptied, since nobody knows them yet, and the
    whole is a draft that says why; everything else, other comments included, stays.
    """
    days = FiscalYear(year)
    title = f"# The rules of fiscal year {year} ({days.starts} to {days.ends}), a draft."
    because = BECAUSE.fill(copied_from=copied_from)
    head = f"year: {year}\nstatus: draft\nbecause:\n  th: {because.th}\n  en: {because.en}"
    undated = _DAY.sub(r"\1: null", _DROPPED.sub("", text))
    return _TITLE.sub(title, _YEAR.sub(head, undated, count=1), count=1)


BECAUSE = Text(
    "คัดลอกจากหลักเกณฑ์ {copied_from} ยังไม่ได้ตรวจกับคู่มือของปีนี้",
    "Copied from the rules {copied_from} and not yet checked against this year's manual",
)
