"""The period of a row of measures: its words as printed, and the days that they give."""

from typing import NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period
from prongsai.core.reading.outline import CellRead
from prongsai.core.reading.units import is_blank
from prongsai.core.thai import tidy


class PeriodRead(NamedTuple):
    """The words of a period, empty where none is printed, and its days, ``None`` where unclear."""

    printed: str = ""
    period: Period | None = None


def period_in(cell: CellRead, year: FiscalYear | None) -> PeriodRead:
    """The period of a cell; ``year`` is that of the document, for words that have none.

    Of several paragraphs one alone may be the period, as where a note stands below it.
    """
    if is_blank(cell.text):
        return PeriodRead()
    printed = tidy(cell.text)
    whole = read_period(printed.strip("-– "), year)
    if whole is not None:
        return PeriodRead(printed, whole)
    read = [found for one in cell.paragraphs if (found := read_period(one.strip("-– "), year))]
    return PeriodRead(printed, read[0] if len(read) == 1 else None)
