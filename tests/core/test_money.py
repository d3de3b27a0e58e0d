"""Amounts of baht as offices write them."""

from decimal import Decimal

import pytest

from prongsai.core.money import MOST_BAHT, baht, figure
from prongsai.core.sheets.entries import Formula
from prongsai.core.sheets.values import Unfit


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        (Decimal(20000), "20000"),
        ("20,000", "20000"),
        ("๒๐,๐๐๐ บาท", "20000"),
        ("20,000.-", "20000"),
        ("20,000.-บาท", "20000"),
        ("1234.50", "1234.50"),
        ("0", "0"),
        ("ไม่ใช้ งบประมาณ", "0"),
        (str(MOST_BAHT), "999999999999.99"),
    ],
)
def test_an_amount_is_taken_exactly(said, amount):
    assert baht(said) == Decimal(amount)


@pytest.mark.parametrize(
    "said",
    ["-", "-1", "2,00", "1.5 ล้านบาท", "20.000,00", "1.005", "1000000000000", "", "ตามจ่ายจริง"],
)
def test_what_is_no_amount_or_has_too_many_digits_is_refused(said):
    with pytest.raises(Unfit):
        baht(said)


def test_a_formula_is_refused():
    with pytest.raises(Unfit):
        baht(Formula("=SUM(A1:A2)"))


def test_an_amount_has_satang_only_where_there_are_any():
    assert [figure(Decimal(one)) for one in ("0", "1500.5", "999999999999.99")] == [
        "0",
        "1,500.50",
        "999,999,999,999.99",
    ]
