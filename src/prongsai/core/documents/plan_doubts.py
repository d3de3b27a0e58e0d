"""What of a plan is well formed and yet hardly meant: told to whoever brings it in."""

from typing import NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, Plan


class OutOfYear(NamedTuple):
    """A measure, by its number from 1, whose work lies partly or wholly outside of the plan's year.

    ``when`` is its period in words, or that of one of its steps.
    """

    number: int
    measure: Measure
    when: str


def out_of_year(plan: Plan) -> tuple[OutOfYear, ...]:
    """The measures of a plan with days of another fiscal year; each once, in their order."""
    year = FiscalYear(plan.year)
    found = (
        OutOfYear(number, measure, when)
        for number, measure in enumerate(plan.measures, 1)
        if (when := _when_elsewhere(measure, year))
    )
    return tuple(found)


def _when_elsewhere(measure: Measure, year: FiscalYear) -> str:
    periods = [(measure.period, measure.when)]
    periods += [(terms.period, terms.period_printed) for terms in measure.step_terms]
    for period, words in periods:
        days = () if period is None else (period.starts, period.ends)
        if any(day is not None and not year.starts <= day <= year.ends for day in days):
            return words
    return ""
