"""Periods of work (ระยะเวลาดำเนินการ), and how a table of measures writes them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from prongsai.core.calendar import FiscalYear, Span, buddhist_year, month_span
from prongsai.core.dates import short_date, short_month
from prongsai.core.thai import thai_digits

PeriodKind = Literal["range", "whole_fiscal_year", "deadline", "point", "duration"]


@dataclass(frozen=True, slots=True)
class Period:
    """When something is done; it has the days that its words give, and no more.

    - ``range``, ``whole_fiscal_year``: from ``starts`` to ``ends``, both included;
    - ``deadline`` (ภายใน): up to ``ends``; its start is not said;
    - ``point`` (ณ วันที่, ณ สิ้น): on the day ``ends``;
    - ``duration`` (ภายใน ๑๕ วัน): at most ``days`` calendar days after ``event``, which is as
      printed, and ``None`` where it is not said.
    """

    kind: PeriodKind
    starts: date | None = None
    ends: date | None = None
    days: int | None = None
    event: str | None = None

    def after(self, event: date) -> Span | None:
        """The days that a duration gives when its event has happened; ``None`` for other kinds.

        The day of the event itself is not counted.
        """
        return None if self.days is None else Span(event, event + timedelta(days=self.days))


def period_text(period: Period) -> str:
    """Write a period as officials do, in Thai numerals.

    ``read_period`` reads it back to the same period, for the calendar years B.E. 2401 to 2999.

    >>> period_text(Period("range", date(2024, 10, 1), date(2025, 4, 30)))
    'ต.ค. ๖๗ – เม.ย. ๖๘'
    >>> period_text(Period("deadline", ends=date(2021, 12, 31)))
    'ภายใน ธ.ค. ๖๔'

    Raises ValueError for a period that lacks what its kind needs.
    """
    match period:
        case Period("range", date() as starts, date() as ends):
            return thai_digits(_range_text(starts, ends))
        case Period("whole_fiscal_year", ends=date() as ends):
            return thai_digits(f"ตลอดปีงบประมาณ พ.ศ. {FiscalYear.of(ends).year}")
        case Period("deadline", ends=date() as ends):
            return thai_digits(_deadline_text(ends))
        case Period("point", ends=date() as ends):
            return thai_digits(f"ณ วันที่ {short_date(ends)}")
        case Period("duration", days=int() as days):
            return _duration_text(days, period.event)
    raise ValueError(f"a {period.kind} without its days: {period}")


def _range_text(starts: date, ends: date) -> str:
    if starts != _month_of(starts).starts or ends != _month_of(ends).ends:
        return f"{short_date(starts)} – {short_date(ends)}"
    if _month_of(starts) == _month_of(ends):
        return short_month(ends)
    return f"{short_month(starts)} – {short_month(ends)}"


def _deadline_text(ends: date) -> str:
    if ends == _month_of(ends).ends:
        return f"ภายใน {short_month(ends)}"
    return f"ภายในวันที่ {short_date(ends)}"


def _duration_text(days: int, event: str | None) -> str:
    within = thai_digits(f"ภายใน {days} วัน")
    return within if event is None else f"{within} นับจาก{event}"


def _month_of(day: date) -> Span:
    return month_span(buddhist_year(day), day.month)
