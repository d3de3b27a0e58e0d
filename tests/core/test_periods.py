"""Periods of work, read as officials write them and written as officials do."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.core.calendar import FiscalYear, Span
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period, period_text
from prongsai.core.thai import arabic_digits

FY2566 = FiscalYear(2566)
FY2568 = FiscalYear(2568)
WHOLE_2568 = Period("whole_fiscal_year", date(2024, 10, 1), date(2025, 9, 30))


def ranging(starts: str, ends: str) -> Period:
    return Period("range", date.fromisoformat(starts), date.fromisoformat(ends))


def until(ends: str) -> Period:
    return Period("deadline", ends=date.fromisoformat(ends))


def at(day: str) -> Period:
    return Period("point", ends=date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        (
            "ตลอดทั้งปีงบประมาณ (๑ ต.ค. ๖๖ – ๓๐ ก.ย. ๖๗)",
            None,
            ranging("2023-10-01", "2024-09-30"),
        ),
        (
            "ตลอดปีงบประมาณ",
            FY2566,
            Period("whole_fiscal_year", date(2022, 10, 1), date(2023, 9, 30)),
        ),
        (
            "ตลอด ปีงบประมาณ",
            FY2566,
            Period("whole_fiscal_year", date(2022, 10, 1), date(2023, 9, 30)),
        ),
        ("ต.ค. ๖๔-ก.ย. ๖๕", None, ranging("2021-10-01", "2022-09-30")),
        ("ภายใน ธ.ค.๖๔", None, until("2021-12-31")),
        ("ต.ค. ๖๗ – ก.ย. ๖๘", None, ranging("2024-10-01", "2025-09-30")),
        ("ต.ค. ๖๗ – เม.ย. ๖๘", None, ranging("2024-10-01", "2025-04-30")),
        ("ต.ค. ๖๗- เม.ย. ๖๘", None, ranging("2024-10-01", "2025-04-30")),
        ("(๑ ตุลาคม ๒๕๖๔ – ๓๑ มีนาคม ๒๕๖๕)", None, ranging("2021-10-01", "2022-03-31")),
        ("ตั้งแต่ เดือน ธ.ค. ๖๔ - มี.ค. ๖๕", None, ranging("2021-12-01", "2022-03-31")),
        ("เดือนตุลาคม ๒๕๖๔- มีนาคม ๒๕๖๕", None, ranging("2021-10-01", "2022-03-31")),
        ("ณ สิ้นปีงบประมาณ", FY2566, at("2023-09-30")),
        (
            "ภายใน ๑๕ วัน นับจากวันที่ร้องเรียน",
            None,
            Period("duration", days=15, event="วันที่ร้องเรียน"),
        ),
    ],
)
def test_a_period_of_the_five_reports_has_its_days(
    text: str, year: FiscalYear | None, period: Period
):
    assert read_period(text, year) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("ตลอดปี", WHOLE_2568),
        ("ตลอดทั้งปีงบฯ", WHOLE_2568),
        ("ดำเนินการตลอดปีงบประมาณ", WHOLE_2568),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘", WHOLE_2568),
        ("ปีงบประมาณ ๒๕๖๘", WHOLE_2568),
        ("ประจำปี งบประมาณ พ.ศ.๖๘", WHOLE_2568),
        ("รอบ ๑๒ เดือน", WHOLE_2568),
        ("รอบ ๖ เดือน", ranging("2024-10-01", "2025-03-31")),
        ("รอบ ๖ เดือนแรก", ranging("2024-10-01", "2025-03-31")),
        ("๖ เดือนหลัง", ranging("2025-04-01", "2025-09-30")),
        ("ไตรมาส ๑", ranging("2024-10-01", "2024-12-31")),
        ("ไตรมาสที่ ๑ – ๒", ranging("2024-10-01", "2025-03-31")),
        ("ไตรมาสที่ ๔", ranging("2025-07-01", "2025-09-30")),
        ("ต.ค. - ก.ย.", ranging("2024-10-01", "2025-09-30")),
        ("เดือนมีนาคม", ranging("2025-03-01", "2025-03-31")),
        ("ภายในเดือนธันวาคม", until("2024-12-31")),
        ("ภายใน ๓๑ มี.ค.", until("2025-03-31")),
        ("ภายในไตรมาส ๒", until("2025-03-31")),
        ("ภายในปีงบประมาณ", until("2025-09-30")),
        ("ให้แล้วเสร็จภายในสิ้นปีงบประมาณ", until("2025-09-30")),
        ("ไตรมาส ๑ (ต.ค. – ธ.ค.)", ranging("2024-10-01", "2024-12-31")),
        ("๑ ต.ค. – ๓๐ พ.ย.", ranging("2024-10-01", "2024-11-30")),
    ],
)
def test_what_has_no_year_is_of_the_documents_fiscal_year(text: str, period: Period):
    assert read_period(text, FY2568) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("ตลอดปีงบประมาณ ๒๕๖๘", WHOLE_2568),
        ("รอบ ๖ เดือน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", ranging("2024-10-01", "2025-03-31")),
        ("ไตรมาสที่ ๒/๒๕๖๘", ranging("2025-01-01", "2025-03-31")),
        ("ตลอดปีงบประมาณ (๒๕๖๘)", WHOLE_2568),
        ("ไตรมาส ๑ ปีงบประมาณ ๒๕๖๘ (ต.ค. - ธ.ค.)", ranging("2024-10-01", "2024-12-31")),
        ("ณ สิ้นปีงบประมาณ พ.ศ. ๒๕๖๘", at("2025-09-30")),
        ("ภายในปีงบประมาณ ๒๕๖๘", until("2025-09-30")),
        ("ม.ค. ๖๘", ranging("2025-01-01", "2025-01-31")),
    ],
)
def test_a_year_in_the_words_stands_above_that_of_the_document(text: str, period: Period):
    assert read_period(text, FY2566) == period
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("ภายในวันที่ ๓๑ มี.ค. ๖๗", until("2024-03-31")),
        ("ภายในสิ้นเดือน ธ.ค. ๖๔", until("2021-12-31")),
        ("ไม่เกินวันที่ ๑๕ ธันวาคม ๒๕๖๔", until("2021-12-15")),
        ("ภายใน ธ.ค. ๖๔ (ไตรมาส ๑)", until("2021-12-31")),
        ("ณ วันที่ ๓๐ กันยายน ๒๕๖๖", at("2023-09-30")),
        ("๓๐ ก.ย. ๖๖", at("2023-09-30")),
        ("ณ สิ้นเดือนธันวาคม ๒๕๖๔", at("2021-12-31")),
        ("ประจำเดือน มีนาคม ๒๕๖๕", ranging("2022-03-01", "2022-03-31")),
        ("๑ ต.ค. ๖๖ ถึงวันที่ ๓๐ ก.ย. ๖๗", ranging("2023-10-01", "2024-09-30")),
        ("ต.ค. ๖๗ — ก.ย. ๖๘", ranging("2024-10-01", "2025-09-30")),
        ("ต.ค. ๖๗ จนถึง ก.ย. ๖๘ฯ", ranging("2024-10-01", "2025-09-30")),
        ("ตุ ลาคม ๒๕๖๗ ถึง กัน ยายน ๒๕๖๘", ranging("2024-10-01", "2025-09-30")),
        ("1/10/2566 - 30/9/2567", ranging("2023-10-01", "2024-09-30")),
        ("ระหว่างวันที่ ๑ - ๕ มีนาคม ๒๕๖๕", ranging("2022-03-01", "2022-03-05")),
        ("ม.ค. - มี.ค. ๖๘", ranging("2025-01-01", "2025-03-31")),
        ("๑ ม.ค. - ๑๕ มี.ค. ๖๘", ranging("2025-01-01", "2025-03-15")),
        ("ก.ย. - ต.ค. ๖๘", ranging("2025-09-01", "2025-10-31")),
        ("ต.ค. - มี.ค. ๖๘", ranging("2024-10-01", "2025-03-31")),
        (
            "รอบ ๖ เดือน (เดือนตุลาคม๒๕๖๔- เดือนมีนาคม ๒๕๖๕)",
            ranging("2021-10-01", "2022-03-31"),
        ),
        ("ตลอดปีงบประมาณ (๑ ต.ค. ๖๖ – ๓๐ ก.ย. ๖๗", ranging("2023-10-01", "2024-09-30")),
        ("รอบ ๖ เดือน ต.ค. ๖๔ - มี.ค. ๖๕", ranging("2021-10-01", "2022-03-31")),
        ("๖ เดือน ต.ค. ๖๔ - มี.ค. ๖๕", ranging("2021-10-01", "2022-03-31")),
        ("ต.ค. ๖๔ - มี.ค. ๖๕ (รอบ ๖ เดือน)", ranging("2021-10-01", "2022-03-31")),
        ("ตลอดปีงบประมาณ ๑๕ ต.ค. ๖๖ – ๓๐ ก.ย. ๖๗", ranging("2023-10-15", "2024-09-30")),
        ("ภายในเดือน ต.ค. – ธ.ค. ๖๗", ranging("2024-10-01", "2024-12-31")),
        ("ภายใน ๑๕ วัน", Period("duration", days=15)),
        (
            "ภาย ใน 30 วัน นับแต่วันที่ ได้รับแจ้ง",
            Period("duration", days=30, event="วันที่ ได้รับแจ้ง"),
        ),
        ("ภายใน ๗ วัน หลังสิ้นไตรมาส", Period("duration", days=7, event="สิ้นไตรมาส")),
    ],
)
def test_dates_say_their_period_without_the_document(text: str, period: Period):
    assert read_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "ทุกเดือน",
        "ทุก ๖ เดือน",
        "ปีงบประมาณ",  # the head of a column
        "ปี ๒๕๖๘",  # fiscal or not
        "ตลอดปี ๒๕๖๘",
        "ตลอดปีงบประมาณ พ.ศ. 2024",  # the era and the year contradict each other
        "ไตรมาส ๑ ปีงบประมาณ ค.ศ. ๒๔",
        "๖ เดือน",  # any six months
        "รอบ ๓ เดือน",  # every three months, or the first
        "ไตรมาส ๕",
        "ไตรมาส ๓ - ๑",
        "ไตรมาส ๑๒",
        "ตั้งแต่ ธ.ค. ๖๔",  # no end
        "ต.ค. ๖๗ - ปัจจุบัน",
        "ต.ค. ๖๗ เป็นต้นไป",
        "ต.ค. ๖๗ ฯลฯ",
        "ก.ย. ๖๘ – ต.ค. ๖๗",  # backwards
        "มี.ค. - ม.ค. ๖๘",
        "ธ.ค. - ต.ค. ๖๘",
        "ก.ย. – ต.ค.",
        "๑๕ - ๕ มี.ค. ๖๘",
        "๑ ต.ค. ๖๗ – ก.ย. ๖๘",  # a day, or the number of an item
        "๑ – มี.ค. ๖๘",
        "๓๑ ก.ย. ๖๗ – ๓๑ ต.ค. ๖๗",
        "ต.ค. ๖๗ – พ.ย. ๖๗ – ธ.ค. ๖๗",
        "ภายใน ธ.ค. ๖๔ (หรือจนกว่าจะแล้วเสร็จ)",
        "ภายใน ๗ วันทำการ",
        "ภายใน ๐ วัน",
        "ภายในวันที่ ๑๕ ของทุกเดือน",
        "สิ้นปี",
        "สำนักปลัด",
    ],
)
def test_what_is_no_period_or_unclear_is_none(text: str):
    assert read_period(text, FY2568) is None


@pytest.mark.parametrize("text", ["ตลอดปีงบประมาณ", "ไตรมาส ๑", "ภายใน ธ.ค.", "ต.ค. – ก.ย."])
def test_without_the_documents_year_nothing_is_guessed(text: str):
    assert read_period(text) is None


def test_a_duration_counts_from_the_day_after_its_event():
    fifteen = Period("duration", days=15, event="วันที่ร้องเรียน")

    assert fifteen.after(date(2020, 11, 20)) == Span(date(2020, 11, 20), date(2020, 12, 5))


def test_only_a_duration_counts_from_an_event():
    assert WHOLE_2568.after(date(2020, 11, 20)) is None


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (ranging("2024-10-01", "2025-04-30"), "ต.ค. ๖๗ – เม.ย. ๖๘"),
        (ranging("2023-10-01", "2024-09-29"), "๑ ต.ค. ๖๖ – ๒๙ ก.ย. ๖๗"),
        (ranging("2025-03-01", "2025-03-31"), "มี.ค. ๖๘"),
        (WHOLE_2568, "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘"),
        (until("2021-12-31"), "ภายใน ธ.ค. ๖๔"),
        (until("2021-12-15"), "ภายในวันที่ ๑๕ ธ.ค. ๖๔"),
        (at("2023-09-30"), "ณ วันที่ ๓๐ ก.ย. ๖๖"),
        (Period("duration", days=15), "ภายใน ๑๕ วัน"),
        (
            Period("duration", days=15, event="วันที่ร้องเรียน"),
            "ภายใน ๑๕ วัน นับจากวันที่ร้องเรียน",
        ),
    ],
)
def test_a_period_is_written_as_officials_write_it(period: Period, text: str):
    assert period_text(period) == text


def test_a_period_without_its_days_cannot_be_written():
    with pytest.raises(ValueError, match="without its days"):
        period_text(Period("deadline"))


# B.E. 2401 to 2999, the years that read back without their era.
DAYS = st.dates(min_value=date(1858, 1, 1), max_value=date(2456, 9, 30))
MONTHS = st.tuples(
    st.integers(min_value=2402, max_value=2998).map(FiscalYear),
    st.integers(min_value=1, max_value=12),
).map(lambda drawn: drawn[0].month(drawn[1]))
EVENTS = st.from_regex(
    "(วันที่|นับจาก|จาก|หลัง|รับแจ้ง|ร้องเรียน|ITA|25|๖๗)( ?(วัน|นับแต่|๑|ปลัด))*", fullmatch=True
)
PERIODS = st.one_of(
    st.tuples(DAYS, DAYS).map(lambda days: Period("range", min(days), max(days))),
    st.tuples(MONTHS, MONTHS).map(
        lambda months: Period("range", min(months).starts, max(months).ends)
    ),
    st.integers(min_value=2401, max_value=2999).map(
        lambda year: Period("whole_fiscal_year", *FiscalYear(year).whole)
    ),
    (DAYS | MONTHS.map(lambda month: month.ends)).map(lambda day: Period("deadline", ends=day)),
    DAYS.map(lambda day: Period("point", ends=day)),
    st.tuples(st.integers(min_value=1, max_value=9999), st.none() | EVENTS).map(
        lambda drawn: Period("duration", days=drawn[0], event=drawn[1])
    ),
)


@given(PERIODS)
@example(Period("range", date(2025, 3, 5), date(2025, 3, 5)))
@example(Period("duration", days=15, event="จากวันที่ ๑"))
def test_a_period_reads_back_as_it_was_written(period: Period):
    assert read_period(period_text(period)) == period


@given(PERIODS.filter(lambda period: period.event is None))
def test_arabic_digits_read_back_too(period: Period):
    assert read_period(arabic_digits(period_text(period))) == period


PIECES = st.from_regex(
    "(ภายใน|ตลอด|ปีงบประมาณ|ปี|๒๕๖๗|๖๗|๑|๓๑|ต[.]ค[.]|ก[.]พ[.]| ?[-–/] ?|ถึง|[()]|ไตรมาส|รอบ|เดือน|วัน"
    "|นับจาก|ณ|สิ้น|พ[.]ศ[.]|ค[.]ศ[.]|ฯ| )*",
    fullmatch=True,
)


@given(st.text() | PIECES, st.sampled_from([None, FY2566, FY2568]))
def test_reading_never_raises_and_never_runs_backwards(text: str, year: FiscalYear | None):
    period = read_period(text, year)

    if period is not None and period.starts is not None and period.ends is not None:
        assert timedelta(0) <= period.ends - period.starts
