"""The top executive: signing, taking part, and the declaration's year."""

import pytest

from tests.core.evidence.elements.looking import file, found, page

SIGNED = (
    "ประกาศ ณ วันที่ 6 มกราคม 2568",
    "(นายสมมุติ ตัวอย่าง)",
    "นายกองค์การบริหารส่วนตำบลสมมุติ",
)
DECLARATION = file("ประกาศเจตนารมณ์นโยบายไม่รับของขวัญ ประจำปีงบประมาณ พ.ศ. 2568", *SIGNED)


@pytest.mark.parametrize("element", ["signed_declaration", "current_executive", "declaration_year"])
def test_a_declaration_signed_this_year_is_the_present_executives(element):
    assert found("o21", element, DECLARATION) is True


def test_a_declaration_that_a_deputy_signed_is_not_the_executives():
    deputy = file("ประกาศเจตนารมณ์", "(นายสมมุติ ตัวอย่าง)", "รองนายกองค์การบริหารส่วนตำบลสมมุติ")

    assert found("o21", "signed_declaration", deputy) is False


def test_a_blank_line_is_no_signature():
    blank = file(
        "ประกาศเจตนารมณ์ไม่รับของขวัญ",
        "ลงชื่อ ..............................",
        "(..............................)",
    )

    assert found("o21", "signed_declaration", blank) is False


def test_last_years_declaration_is_of_another_year_and_nobody_knows_who_signed_it():
    old = file("ประกาศเจตนารมณ์นโยบายไม่รับของขวัญ ประจำปีงบประมาณ พ.ศ. 2567", *SIGNED[1:])

    assert found("o21", "declaration_year", old) is False
    assert found("o21", "current_executive", old) is None


def test_the_day_of_signing_tells_the_year_too():
    assert found("o21", "declaration_year", file("ประกาศเจตนารมณ์ไม่รับของขวัญ", *SIGNED)) is True


def test_the_executive_himself_takes_part_and_not_his_deputy():
    himself = page("นายสมมุติ ตัวอย่าง นายกองค์การบริหารส่วนตำบลสมมุติ เป็นประธานเปิดโครงการ")
    deputy = page("นายแบบ อย่าง รองนายกองค์การบริหารส่วนตำบลสมมุติ เป็นประธานเปิดโครงการ")

    assert found("o35", "executive_part", himself, year=2563) is True
    assert found("o35", "executive_part", deputy, year=2563) is False


def test_a_pledge_says_honesty():
    pledge = file("ประกาศเจตจำนงสุจริต", "ข้าพเจ้าขอให้คำมั่นว่าจะบริหารงานด้วยความซื่อสัตย์สุจริต โปร่งใส")

    assert found("o34", "declaration", pledge, year=2563) is True
    assert found("o34", "declaration", file("คำสั่งมอบอำนาจรองนายก"), year=2563) is False
