"""What else a printed figure can read when a scan took one digit for another."""

from decimal import Decimal

import pytest

from prongsai.core.reading.digits_confused import ARABIC, THAI, mistaken_for, readings


def test_a_figure_has_a_reading_for_each_digit_that_scans_confuse():
    assert [tuple(one) for one in readings("๔๔.๗๕")] == [
        (Decimal("54.75"), "๕๔.๗๕"),
        (Decimal("45.75"), "๔๕.๗๕"),
        (Decimal("44.15"), "๔๔.๑๕"),
        (Decimal("44.25"), "๔๔.๒๕"),
        (Decimal("44.35"), "๔๔.๓๕"),
        (Decimal("44.74"), "๔๔.๗๔"),
        (Decimal("44.76"), "๔๔.๗๖"),
    ]


def test_no_reading_begins_with_a_zero_that_nobody_prints():
    assert all(not one.reads.startswith("๐") for one in readings("๑๒.๕๐"))
    assert (Decimal("1.00"), "๑.๐๐") in [tuple(one) for one in readings("๐.๐๐")]


@pytest.mark.parametrize("printed", ["๗๙. ๑๖", "๗๙ .๑๖", "๗๙,๑๖"])
def test_a_figure_whose_point_a_scan_misread_has_the_same_readings(printed):
    values = [one.value for one in readings("๗๙.๑๖")]

    assert [one.value for one in readings(printed)] == values
    assert all(len(one.reads) == len(printed) for one in readings(printed))


def test_words_that_stand_for_a_figure_have_no_other_reading():
    assert list(readings("ไม่ได้คะแนน")) == []


@pytest.mark.parametrize("one", [*THAI, *ARABIC], ids=lambda one: "".join(sorted(one.digits)))
def test_what_is_read_for_another_can_be_the_other_way_round(one):
    first, second = sorted(one.digits)

    assert second in mistaken_for(first)
    assert first in mistaken_for(second)
