"""What a correction corrects."""

from decimal import Decimal

from prongsai.core.sheets.comparing import Corrected, corrections
from prongsai.core.sheets.sheet import AgencyName, Reported, Sheet


def test_a_sheet_differs_from_itself_in_nothing():
    sheet = Sheet(2563, AgencyName("อบต."), {"o1": Decimal("100")}, comments={"o1": "ดี"})

    assert corrections(sheet, sheet) == ()


def test_the_same_number_with_other_zeros_is_no_correction():
    before, after = (
        Sheet(2563, marks={"o1": Decimal("100")}),
        Sheet(2563, marks={"o1": Decimal("100.00")}),
    )

    assert corrections(before, after) == ()


def test_changed_added_and_dropped_values_are_told_with_both_sides():
    before = Sheet(
        2563,
        marks={"o1": Decimal(0), "o2": Decimal(100)},
        scores={"1": Decimal("80.00")},
        comments={"o1": "ไม่พบ"},
        reported=Reported(Decimal("79.68"), "B"),
    )
    after = Sheet(
        2563,
        marks={"o1": Decimal(100), "o3": Decimal(0)},
        scores={"1": Decimal("80.00")},
        respondents={"i1": 30},
        reported=Reported(Decimal("79.70"), "B"),
    )

    assert corrections(before, after) == (
        Corrected("o1", "score", "0", "100"),
        Corrected("o3", "score", "", "0"),
        Corrected("o2", "score", "100", ""),
        Corrected("i1", "respondents", "", "30"),
        Corrected("o1", "comment", "ไม่พบ", ""),
        Corrected("reported.total", "field", "79.68", "79.70"),
    )
