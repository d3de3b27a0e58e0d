"""Fiscal years held against each other and against days: no result is older than its year."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import MONTHS, SHORT_MONTHS, long_date, plain, read_written
from prongsai.core.framework import Framework
from prongsai.core.reading.facts import DayRead, Doubt, Facts, MeasureRead
from prongsai.core.reading.outline import Part
from prongsai.core.reading.passages import passages
from prongsai.core.thai import arabic_digits, closed_up
from prongsai.core.wording import Text

_YEAR = re.compile(r"งบประมาณ\s*+(?:พ\.?\s?ศ\.?)?\s*+(2[4-6]\d\d)(?!\d)", re.ASCII)
# Which of them stands last before a year tells what the year is of.
_ASSESSED = "ผลการประเมิน|การประเมิน(?:คุณธรรม| ?ITA|ผล)|ผลคะแนน"
_WORK = "มาตรการ|แผน|(?:การ|ผล)ดำเนินการ(?!ประเมิน)|ดำเนินการตาม|ปรับปรุง|ยกระดับ|พัฒนา"
_OF = re.compile(rf"(?P<assessed>{_ASSESSED})|(?P<work>{_WORK})")
# A sentence that compares years names several, and none of them wrongly.
_COMPARES = re.compile("เปรียบเทียบ|ย้อนหลัง|ปีที่ผ่านมา|ปีก่อน|แนวโน้ม|เพิ่มขึ้นจาก|ลดลงจาก")

_MONTH_NAMES = "|".join(re.escape(name) for name in (*MONTHS, *SHORT_MONTHS))
_MONTH = re.compile(rf"(?:{_MONTH_NAMES})\s*(?:พ\.?\s?ศ\.?\s*)?(?:\d{{4}}|\d\d)(?!\d)", re.ASCII)

# Agencies learn their scores some weeks before the announcement.
_BEFORE_ANNOUNCED = timedelta(days=45)
# These days date a document of the report; others tell when something happened.
_DATED = ("memo", "announcement")


class YearSaid(NamedTuple):
    """A fiscal year that a passage says was assessed, and its line."""

    year: int
    line: int


def years_that_differ(
    facts: Facts, framework: Framework | None, parts: Sequence[Part]
) -> Iterator[Doubt]:
    """A doubt for each year that contradicts another, or a day.

    Compared are the years said to be assessed; the dates of documents with the day on which the
    result of that year was announced; the months of results and the periods of measures with the
    time in which the work was done; and the year of work with the year assessed.
    """
    yield from _assessed_twice(facts, parts)
    if framework is not None:
        yield from _older_than_the_result(facts, framework)
    yield from _work_before_the_result(facts, parts)
    told = {(one.line, closed_up(one.printed)) for one in facts.doubts}
    for measure in facts.measures:
        for doubt in _reported_too_early(measure, facts.work_year):
            if (doubt.line, closed_up(doubt.printed)) not in told:
                yield doubt
    yield from _periods_of_other_years(facts)


def years_assessed(parts: Sequence[Part]) -> Iterator[YearSaid]:
    """Every fiscal year of which a passage says that it was assessed."""
    for passage in passages(parts):
        words = arabic_digits(passage.words)
        if _COMPARES.search(words):
            continue
        start = 0
        for found in _YEAR.finditer(words):
            of = [one.lastgroup for one in _OF.finditer(words, start, found.start())]
            if of and of[-1] == "assessed":
                yield YearSaid(int(found[1]), passage.line)
            start = found.end()


def _assessed_twice(facts: Facts, parts: Sequence[Part]) -> Iterator[Doubt]:
    said = [*years_assessed(parts)]
    if facts.fiscal_year is None or not said:
        return
    lines = [one.line for one in said if one.year == facts.fiscal_year]
    seen = {facts.fiscal_year}
    for one in said:
        if one.year in seen:
            continue
        seen.add(one.year)
        at = Text(f" (บรรทัด {lines[0]})", f" (line {lines[0]})") if lines else Text("", "")
        says = _TWO_YEARS.fill(year=one.year, other=facts.fiscal_year, at=at)
        yield Doubt(one.line, str(one.year), str(facts.fiscal_year), says)


def _older_than_the_result(facts: Facts, framework: Framework) -> Iterator[Doubt]:
    """A document with scores that is older than their announcement."""
    announced = next((one.opens for one in framework.calendar if one.code == "announcement"), None)
    if announced is None or (facts.total is None and not facts.scores):
        return
    for day in facts.days:
        dated = _day(day)
        if dated is None or day.of not in _DATED:
            continue
        if dated < announced - _BEFORE_ANNOUNCED:
            says = _TOO_OLD.fill(
                day=_date(dated),
                year=framework.year,
                announced=_date(announced),
                before=framework.year - 1,
            )
            yield Doubt(day.line, day.printed, str(framework.year - 1), says)


def _day(day: DayRead) -> date | None:
    try:
        return date.fromisoformat(day.day)
    except ValueError:
        return None


def _date(day: date) -> Text:
    return Text(long_date(day), day.isoformat())


def _work_before_the_result(facts: Facts, parts: Sequence[Part]) -> Iterator[Doubt]:
    """Measures of one year answer the result of that year or of the year before."""
    assessed, work = facts.fiscal_year, facts.work_year
    if assessed is None or work is None or work - assessed in (0, 1):
        return
    lines = (
        passage.line for passage in passages(parts) if str(work) in arabic_digits(passage.words)
    )
    says = _OTHER_WORK_YEAR.fill(work=work, assessed=assessed)
    yield Doubt(next(lines, 1), str(work), str(assessed + 1), says)


def _reported_too_early(measure: MeasureRead, work_year: int | None) -> Iterator[Doubt]:
    """A month of a row's results that is over before the work of the row begins."""
    period = measure.measure.period
    starts = period.starts if period else None
    if starts is None and work_year is not None:
        starts = FiscalYear(work_year).starts
    if starts is None:
        return
    for result in measure.measure.results:
        for found in _MONTH.finditer(arabic_digits(result)):
            printed = result[found.start() : found.end()]
            written = read_written(plain(printed))
            days = written.days() if written else None
            if days is not None and days.ends < starts:
                says = _TOO_EARLY.fill(month=found[0], starts=_date(starts))
                yield Doubt(measure.lines[0], printed, "", says)


def _periods_of_other_years(facts: Facts) -> Iterator[Doubt]:
    """Periods that lie outside the year of the measures, each told once."""
    if facts.work_year is None:
        return
    year = FiscalYear(facts.work_year)
    told = set()
    for row in facts.measures:
        period, printed = row.measure.period, row.measure.period_printed
        if period is None or period.ends is None or printed in told:
            continue
        if period.ends < year.starts or (period.starts or period.ends) > year.ends:
            told.add(printed)
            says = _OUTSIDE.fill(printed=printed, year=facts.work_year)
            yield Doubt(row.lines[0], printed, "", says)


_TWO_YEARS = Text(
    "ที่นี่ระบุผลการประเมินปีงบประมาณ {year} แต่ที่อื่นในรายงานเป็นปี {other}{at} โปรดตรวจว่าเป็นผลของปีใด",
    "the assessment of {year} is named here, and that of {other} elsewhere{at}; "
    "check of which year the result is",
)
_TOO_OLD = Text(
    "เอกสารลงวันที่ {day} แต่ผลการประเมินปี {year} ประกาศเมื่อประมาณ {announced} "
    "ผลที่รายงานอาจเป็นของปี {before} โปรดตรวจปีงบประมาณ",
    "the document is dated {day}, but the result of {year} was announced about {announced}; "
    "the scores may be those of {before}: check the fiscal year",
)
_OTHER_WORK_YEAR = Text(
    "มาตรการเป็นของปี {work} แต่ตอบผลการประเมินปี {assessed} โปรดตรวจปีทั้งสอง",
    "the measures are of {work}, but answer the assessment of {assessed}; check both years",
)
_TOO_EARLY = Text(
    "ผลการดำเนินงานระบุ {month} ซึ่งก่อนเริ่มดำเนินการ ({starts}) โปรดตรวจเดือนและปี",
    "the results name {month}, before the work began ({starts}); check the month and the year",
)
_OUTSIDE = Text(
    "ระยะเวลา {printed} อยู่นอกปีงบประมาณ {year} ของมาตรการ โปรดตรวจปี",
    "the period {printed} lies outside {year}, the year of the measures; check the year",
)
