"""Signs that a page of executives is of another time: told where it says so itself, else nothing.

Names are compared and never written down: what is told is a position, a day or a period.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from prongsai.core.calendar import FiscalYear, buddhist_year
from prongsai.core.evidence.days import days, periods, plain_lines
from prongsai.core.evidence.elements.seeing import own_lines
from prongsai.core.evidence.findings import Finding, Item
from prongsai.core.evidence.opening import readable
from prongsai.core.evidence.people import persons, positions
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import shortened, squeezed
from prongsai.core.evidence.words import worded
from prongsai.core.evidence.years import fiscal_years_of

_OFFICE = re.compile(r"วาระ|ดำรงตำแหน่ง|เข้ารับตำแหน่ง")
_ENDS = re.compile(r"(?:สิ้นสุด|ครบวาระ|หมดวาระ|พ้นจากตำแหน่ง|ถึง)(?:ในวันที่|วันที่|เมื่อวันที่)?")
# What somebody was before, and who stays although the term is over.
_OF_LIFE = re.compile(r"เคย|ประวัติ|อดีต|สมัยที่|ก่อนหน้า")
_STAYS = re.compile(r"รักษาการ|รักษาราชการ|ปฏิบัติหน้าที่(?:ต่อ|แทน|นายก)|ปัจจุบัน")
_ROLL = re.compile(r"^(?:ทำเนียบ|รายนาม|รายชื่อ|ลำดับ)?(?:อดีต|ผู้เคยดำรง|ผู้ดำรงตำแหน่ง)")
_CHANGED = re.compile(
    r"(?:ปรับปรุง|อัปเดต|อัพเดท|อัพเดต|แก้ไข)(?:ข้อมูล)?(?:ครั้ง)?(?:ล่าสุด|เมื่อ|ณ)|^\(?ข้อมูลณ(?:วัน|ปี|เดือน|สิ้น)"
    r"|last(?:ly)?-?update"
)
_OF_THE_SITE = re.compile(r"เว็บ|website|ระบบ|โปรแกรม")
_FORMER = "อดีต"


def outdated(item: Item) -> Iterator[Finding]:
    """What says that the executives shown, or how to reach them, are not the present ones."""
    if not any(element.code == "names" for element in item.node.elements):
        return
    for reached in readable(item).reached:
        for shown in reached.everything():
            if words := _ended(shown, item.today) or _former(shown) or _changed(shown, item.year):
                yield worded("outdated_contact", shown.address, found=shortened(words))


def _ended(shown: Shown, today: date) -> str:
    """The end of the latest term of office of a page, where that is over."""
    lines = own_lines(shown)
    plain = [squeezed(line) for line in lines]
    if any(_STAYS.search(line) for line in plain) or _is_roll(plain):
        return ""
    terms = [
        term
        for line, words in zip(lines, plain, strict=True)
        if _OFFICE.search(words) and not _OF_LIFE.search(words)
        for term in _terms(line)
    ]
    words, last = max(terms, key=lambda term: term[1], default=("", today))
    return words if last < today else ""


def _terms(line: str) -> Iterator[tuple[str, date]]:
    """The terms of office that a line gives, each in words without a name, and its last day."""
    plain = plain_lines(line)
    for words, span in periods(plain):
        yield words, span.ends
    runs = [year for year in fiscal_years_of(plain) if year.is_run]
    for run in runs if not periods(plain) else ():
        yield f"{run.year}–{run.last}", _last_day(run.last)
    ends = _ENDS.search(squeezed(plain))
    if ends and not periods(plain):
        for day in days(plain)[-1:]:
            yield f"{ends[0]} {day.day}/{day.month}/{buddhist_year(day)}", day


def _last_day(year: int) -> date:
    """31 December of a year of the Buddhist era."""
    return FiscalYear(year).ends.replace(month=12, day=31)


def _former(shown: Shown) -> str:
    """The position of somebody called former, beside whoever else holds it now."""
    lines = own_lines(shown)
    if _is_roll([squeezed(line) for line in lines]):
        return ""
    holders = dict(_holders(shown, lines))
    for position, who in holders.items():
        now = holders.get(position.removeprefix(_FORMER))
        if position.startswith(_FORMER) and now is not None and now != who:
            return position
    return ""


def _holders(shown: Shown, lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Positions, each with the one person who stands above or beside it."""
    rows = (row for table in shown.tables for row in table)
    beside = [
        *pairwise(lines),
        *((" ".join(r), cell) for r in rows for cell in r),
    ]
    for words, line in beside:
        who, position = persons(words), positions(line)
        if (
            len(who) == 1
            and len(position) == 1
            and squeezed(line).strip("()") == squeezed(position[0])
        ):
            yield squeezed(position[0]), who[0]


def _is_roll(plain: list[str]) -> bool:
    """Whether a page has a part of its own for those who held an office before."""
    return any(_ROLL.match(line) and not positions(line)[1:] and _heads(line) for line in plain)


def _heads(line: str) -> bool:
    """Whether a line heads a list of people: it is no position of one of them."""
    named = positions(line)
    return not named or squeezed(named[0]) != line.strip("()")


def _changed(shown: Shown, year: int) -> str:
    """The line that says when the page was last changed, where that was in an earlier year."""
    said = []
    for line in own_lines(shown):
        plain = squeezed(line)
        if _CHANGED.search(plain) and not _OF_THE_SITE.search(plain) and not persons(line):
            dated = [FiscalYear.of(day).year for day in days(line)]
            dated = dated or [seen.last for seen in fiscal_years_of(line)]
            said += [(max(dated), line)] if dated else []
    last, words = max(said, default=(year, ""))
    return words if last < year else ""
