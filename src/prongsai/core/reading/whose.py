"""Whose a report is, and of which fiscal years: the year assessed, and the year of the work."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.reading.agencies_named import agency_in
from prongsai.core.reading.measures import is_measures
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.reading.periods_read import period_in
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import arabic_digits


class WhoseRead(NamedTuple):
    """The agency, the fiscal year assessed and the fiscal year of the work; not printed: empty."""

    agency: AgencyName
    fiscal_year: int | None
    work_year: int | None


class _YearSaid(NamedTuple):
    of: str
    year: int


_YEAR = re.compile(
    r"(?<!เมื่อ)(?:ปี\s*งบประมาณ|งบประมาณ|ประจำปี|(?<=ใน)ปี|ปี)\s*+(?:พ\.?\s?ศ\.?)?\s*+(?P<year>2[4-6]\d\d)(?!\d|\s*[-–])",
    re.ASCII,
)
# What stands last before a year tells what the year is of.
_OF = re.compile(
    r"(?P<put_into_practice>ไปสู่การปฏิบัติ)"
    r"|(?P<work>มาตรการ|แผนปรับปรุง|ผลการดำเนิน(?:งาน|การ)ตาม)"
    r"|(?P<assessed>ผลการประเมิน|การประเมิน\s*(?:คุณธรรม|ITA|ผล)|ผลคะแนน|ITA|ได้รับการประเมิน)"
    r"|(?P<other>แผนปฏิบัติการ|ยกระดับ|แผนดำเนินงาน|ยุทธศาสตร์|เปรียบเทียบ|แผนพัฒนา)"
)
_CARRIES_ON = re.compile(r"(?:ประจำ)?\s*ปี|งบประมาณ|\(?ประจำ")


def whose_in(parts: Sequence[Part]) -> WhoseRead:
    """Whose a report is, and of which years.

    The year that was assessed is the one said most often of a result, the first of several. The
    year of the work is that of the printed periods; else that in which the analysis is put into
    practice; else that of the measures.
    """
    said = [*_years(parts)]
    assessed = _most(said, "assessed")
    work = _year_of_periods(parts) or _most(said, "put_into_practice") or _most(said, "work")
    return WhoseRead(agency_in(parts), assessed, work)


def _most(said: Sequence[_YearSaid], of: str) -> int | None:
    years = Counter(one.year for one in said if one.of == of)
    return years.most_common(1)[0][0] if years else None


def _years(parts: Sequence[Part]) -> Iterator[_YearSaid]:
    """Every year in running words with what it is of; cells only where no paragraph says it."""
    texts = [part.words for part in parts if isinstance(part, TextRead)]
    said = [*_in_texts(texts)]
    if not any(one.of == "assessed" for one in said):
        cells = (
            cell.text
            for part in parts
            if isinstance(part, TableRead)
            for row in part.rows
            for cell in row.cells
        )
        titles = (title for part in parts if isinstance(part, TableRead) for title in part.titles)
        said += [one for one in _in_texts([*titles, *cells]) if one.of == "assessed"]
    return iter(said)


def _in_texts(texts: Sequence[str]) -> Iterator[_YearSaid]:
    before: str | None = None
    for text in texts:
        words = arabic_digits(text)
        of = before if _CARRIES_ON.match(words) else None
        start = 0
        for found in _YEAR.finditer(words):
            kinds = [one.lastgroup for one in _OF.finditer(words, start, found.start())]
            of = kinds[-1] if kinds else of
            start = found.end()
            if of is not None:
                yield _YearSaid(of, int(found["year"]))
        kinds = [one.lastgroup for one in _OF.finditer(words, start)]
        before = kinds[-1] if kinds else None


def _year_of_periods(parts: Sequence[Part]) -> int | None:
    """The fiscal year in which the printed periods of the measures end, where all end in one."""
    ends = {
        FiscalYear.of(period.ends).year
        for part in parts
        if isinstance(part, TableRead) and is_measures(part) and "period" in part.columns
        for row in part.rows
        if (period := period_in(row.cells[part.columns.index("period")], None).period)
        and period.ends
    }
    return ends.pop() if len(ends) == 1 else None
