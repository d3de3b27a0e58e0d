"""Thai dates, written and read."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.core.dates import (
    MONTHS,
    SHORT_MONTHS,
    long_date,
    read_date,
    short_date,
    thai_long_date,
)

# From B.E. 2401, before which a bare year is read as Christian, to B.E. 2999.
DATES = st.dates(min_value=date(1858, 1, 1), max_value=date(2456, 12, 31))
STYLES = (long_date, short_date, thai_long_date)


def test_a_date_has_three_styles():
    assert [style(date(2020, 11, 12)) for style in STYLES] == [
        "12 พฤศจิกายน 2563",
        "12 พ.ย. 63",
        "๑๒ พฤศจิกายน ๒๕๖๓",
    ]


def test_a_short_date_of_another_century_keeps_its_four_digits():
    assert short_date(date(1956, 12, 31)) == "31 ธ.ค. 2499"
    assert short_date(date(1957, 1, 1)) == "1 ม.ค. 00"


@pytest.mark.parametrize("style", STYLES)
@given(day=DATES)
def test_a_date_reads_back_in_every_style(style: Callable[[date], str], day: date):
    assert read_date(style(day)) == day


@given(DATES, st.data())
def test_spaces_anywhere_in_the_words_change_nothing(day: date, data: st.DataObject):
    words = MONTHS[day.month - 1]
    place = data.draw(st.integers(min_value=0, max_value=len(words)))
    broken = f"{words[:place]} {words[place:]}"

    assert read_date(f"วัน ที่ {day.day} {broken} {day.year + 543}") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ประกาศ ณ วันที่ ๑๘ มกราคม ๒๕๖๔", date(2021, 1, 18)),  # seed 003
        ("วันที่ ๒๗ เดือนกันยายน พ.ศ. ๒๕๖๔", date(2021, 9, 27)),  # seed 002
        ("ลงวันที่ ๒๐ มีนาคม ๒๕๖๐", date(2017, 3, 20)),  # seed 002
        ("เมื่อวันที่ ๑๒ พฤศจิกายน ๒๕๖๓", date(2020, 11, 12)),  # seed 003
        ("๑ เม.ย ๖๕", date(2022, 4, 1)),
        ("๓๑ ธค.๖๔", date(2021, 12, 31)),
        ("๓๑ ธ,ค. ๖๔", date(2021, 12, 31)),
        ("31ธค64", date(2021, 12, 31)),
        ("๕ กรกฏาคม ๒๕๖๕", date(2022, 7, 5)),
        ("๑๒ พฤษจิกายน พศ.๒๕๖๓", date(2020, 11, 12)),
        ("๑๔ กุมภาพันธุ์ ๒๕๖๕", date(2022, 2, 14)),
        ("๑ ตุลา ๖๗", date(2024, 10, 1)),
        ("๑๒ พฤศจิกายน ๒๕ ๖๓", date(2020, 11, 12)),
        ("๑๒ พฤศจิกายน 2020", date(2020, 11, 12)),
        ("12 พฤศจิกายน ค.ศ. 2020", date(2020, 11, 12)),
        ("วันศุกร์ที่ ๑๒ พฤศจิกายน ๒๕๖๔", date(2021, 11, 12)),
        ("๑๒/๑๑/๒๕๖๓", date(2020, 11, 12)),
        ("12/11/63", date(2020, 11, 12)),
        ("12/11/2020", date(2020, 11, 12)),
        ("วันท่ี ๑๒ พ.ย. ๖๓.", date(2020, 11, 12)),
        ("๒๙ ก.พ. ๖๗", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: date):
    assert read_date(text) == day


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_reads_without_its_dots(month: int):
    short = SHORT_MONTHS[month - 1].replace(".", "")

    assert read_date(f"1 {short} 68") == date(2025, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "๓๑ ก.พ. ๖๗",  # no such day
        "๒๙ ก.พ. ๖๖",
        "๐ ม.ค. ๖๖",
        "ธ.ค. ๖๔",  # a month
        "๑๒ พ.ย.",  # no year
        "๑ ๒ พ.ย. ๖๓",  # 1, 2 or 12
        "๑. พ.ย. ๖๓",  # an item of a list
        "๑๒ ม.ย. ๖๓",  # เม.ย., มิ.ย. or ม.ค.
        "๑๒ มิ.ค. ๖๓",
        "๑๒ พ.ย. ๕๖๓",
        "๑๒ พ.ย. ๙๕๖๓",
        "๑๒ พ.ย. ค.ศ. ๒๐",
        "๑๒ พ.ย. พ.ศ. ๒๐๒๐",  # the era and the year contradict each other
        "๑๒ พ.ย. ค.ศ. ๒๕๖๓",
        "๑๒/๑๓/๒๕๖๓",
        "๐๑/๐๑/๐๐๐๐",
        "๑๒ พ.ย. ๖๓ เป็นต้นไป",
    ],
)
def test_what_is_no_date_or_unclear_is_none(text: str):
    assert read_date(text) is None


@given(st.text() | st.text(alphabet="๐๑๒๓๖0129ตค.ธพศปีณวันที่/- "))
@example("๙๙/๑๒/๙๙")
@example("²/1/63")
def test_reading_never_raises(text: str):
    assert read_date(text) is None or isinstance(read_date(text), date)
