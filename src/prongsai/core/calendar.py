"""The fiscal year, its quarters and halves, in the Buddhist era (พ.ศ.)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

# A year of the Buddhist era is the Christian year and 543.
BUDDHIST_ERA = 543

_OCTOBER = 10
_QUARTERS = {1: (10, 12), 2: (1, 3), 3: (4, 6), 4: (7, 9)}


class Span(NamedTuple):
    """Days from ``starts`` to ``ends``, both included."""

    starts: date
    ends: date


def buddhist_year(day: date) -> int:
    """The calendar year of the Buddhist era that a day lies in."""
    return day.year + BUDDHIST_ERA


def month_span(year: int, month: int) -> Span:
    """The days of a month, 1-12, of a calendar year of the Buddhist era."""
    christian = year - BUDDHIST_ERA
    last = monthrange(christian, month)[1]
    return Span(date(christian, month, 1), date(christian, month, last))


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """A fiscal year (ปีงบประมาณ), known by its Buddhist year: 1 October to 30 September.

    >>> FiscalYear(2563).starts, FiscalYear(2563).ends
    (datetime.date(2019, 10, 1), datetime.date(2020, 9, 30))
    """

    year: int

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """The fiscal year that a day lies in.

        >>> FiscalYear.of(date(2020, 10, 1))
        FiscalYear(year=2564)
        """
        return cls(buddhist_year(day) + (day.month >= _OCTOBER))

    @property
    def starts(self) -> date:
        """1 October of the calendar year before."""
        return self.quarter(1).starts

    @property
    def ends(self) -> date:
        """30 September."""
        return self.quarter(4).ends

    @property
    def whole(self) -> Span:
        """All of the year: the round of twelve months (รอบ ๑๒ เดือน)."""
        return Span(self.starts, self.ends)

    @property
    def first_half(self) -> Span:
        """October to March: the round of six months (รอบ ๖ เดือน), OIT data year C6."""
        return Span(self.starts, self.quarter(2).ends)

    @property
    def second_half(self) -> Span:
        """April to September (๖ เดือนหลัง)."""
        return Span(self.quarter(3).starts, self.ends)

    def quarter(self, number: int) -> Span:
        """A quarter (ไตรมาส), 1-4; the first is October to December."""
        first, last = _QUARTERS[number]
        return Span(self.month(first).starts, self.month(last).ends)

    def month(self, month: int) -> Span:
        """The days of a month, 1-12, in this fiscal year.

        >>> FiscalYear(2563).month(12).starts
        datetime.date(2019, 12, 1)
        """
        return month_span(self.calendar_year(month), month)

    def calendar_year(self, month: int) -> int:
        """The calendar year, Buddhist era, in which a month of this fiscal year lies."""
        return self.year - (month >= _OCTOBER)
