"""Examples in the hints of forms: periods and days of the fiscal year that a page is about."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import long_date, short_month

LIKE_A_DAY = _("Write it like %(words)s or %(numbers)s.")  # filled with example_day


def example_periods(year: FiscalYear) -> Mapping[str, str]:
    """Periods of a fiscal year as plans write them, by the names that hints use.

    >>> example_periods(FiscalYear(2568))
    {'range': 'ต.ค. 67 – ม.ค. 68', 'deadline': 'ภายใน ธ.ค. 67'}
    """
    first, last, due = (short_month(year.month(month).starts) for month in (10, 1, 12))
    return {"range": f"{first} – {last}", "deadline": f"ภายใน {due}"}


def example_day(year: FiscalYear) -> Mapping[str, str]:
    """A day at the beginning of a fiscal year in words and in numbers.

    >>> example_day(FiscalYear(2568))
    {'words': '12 ตุลาคม 2567', 'numbers': '12/10/2567'}
    """
    day = year.starts.replace(day=12)
    numbers = f"{day.day}/{day.month}/{year.calendar_year(day.month)}"
    return {"words": long_date(day), "numbers": numbers}
