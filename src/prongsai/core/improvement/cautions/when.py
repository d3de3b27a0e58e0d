"""Cautions about when a measure is done."""

from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import quoted
from prongsai.core.improvement.cautions.words import worded
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period, period_text

# A plan from a report keeps words that are no period as a remark that begins so.
_IN_REMARK = "ระยะเวลา "


class _When(NamedTuple):
    words: str
    period: Period | None


def periods(case: Case) -> Iterator[Caution]:
    """Rows without a period, with one that has no days, and with days outside the plan's year."""
    year = FiscalYear(case.plan.year)
    for number, measure in case.rows:
        told = [one for one in _told(measure, year) if one.words]
        unread = [one.words for one in told if one.period is None]
        outside = [one.words for one in told if one.period and _outside(one.period, year)]
        if not told:
            yield worded("no_period", measure=number)
        if unread:
            yield worded("period_unreadable", measure=number, words=quoted(unread))
        if outside:
            words = quoted(outside)
            yield worded("period_outside_year", measure=number, words=words, year=year.year)


def _told(measure: Measure, year: FiscalYear) -> Iterator[_When]:
    """Every period of a row and of its steps."""
    in_remark = measure.remark.partition(_IN_REMARK)[2] if _IN_REMARK in measure.remark else ""
    yield _when(measure.period_printed or in_remark, measure.period, year)
    for terms in measure.step_terms:
        yield _when(terms.period_printed, terms.period, year)


def _when(printed: str, period: Period | None, year: FiscalYear) -> _When:
    period = period or read_period(printed, year)
    return _When(printed or (period_text(period) if period else ""), period)


def _outside(period: Period, year: FiscalYear) -> bool:
    days = [day for day in (period.starts, period.ends) if day is not None]
    return any(not year.starts <= day <= year.ends for day in days)
