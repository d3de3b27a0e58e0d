"""The fiscal year, its halves, quarters and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.calendar import FiscalYear, Span, month_span

YEARS = st.integers(min_value=2401, max_value=2999).map(FiscalYear)


def test_a_fiscal_year_runs_from_october_to_september():
    assert FiscalYear(2563).whole == Span(date(2019, 10, 1), date(2020, 9, 30))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2020, 9, 30), 2563),
        (date(2020, 10, 1), 2564),
        (date(2020, 12, 31), 2564),
        (date(2021, 1, 1), 2564),
    ],
)
def test_a_day_lies_in_the_fiscal_year_that_october_opens(day: date, year: int):
    assert FiscalYear.of(day) == FiscalYear(year)


def test_the_halves_meet_at_the_end_of_march():
    year = FiscalYear(2567)

    assert year.first_half == Span(date(2023, 10, 1), date(2024, 3, 31))
    assert year.second_half == Span(date(2024, 4, 1), date(2024, 9, 30))


def test_the_first_quarter_is_october_to_december():
    assert [FiscalYear(2567).quarter(number) for number in (1, 2, 3, 4)] == [
        Span(date(2023, 10, 1), date(2023, 12, 31)),
        Span(date(2024, 1, 1), date(2024, 3, 31)),
        Span(date(2024, 4, 1), date(2024, 6, 30)),
        Span(date(2024, 7, 1), date(2024, 9, 30)),
    ]


def test_february_has_29_days_where_the_christian_year_has():
    assert month_span(2567, 2) == Span(date(2024, 2, 1), date(2024, 2, 29))


@given(YEARS)
def test_fiscal_years_follow_each_other_without_a_gap(year: FiscalYear):
    assert year.ends + timedelta(days=1) == FiscalYear(year.year + 1).starts


@given(YEARS, st.integers(min_value=1, max_value=12))
def test_every_month_of_a_fiscal_year_lies_in_it(year: FiscalYear, month: int):
    span = year.month(month)

    assert {FiscalYear.of(span.starts), FiscalYear.of(span.ends)} == {year}
