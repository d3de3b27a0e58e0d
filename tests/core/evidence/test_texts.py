from decimal import Decimal

import pytest

from prongsai.core.evidence.texts import (
    Column,
    amounts,
    headings,
    number,
    numbers,
    rows_under,
    said,
    says,
    says_all,
)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ปีงบ ประมาณ", "ปีงบประมาณ"),
        ("รายงานผล\nการดำเนินงาน", "ผลการดำเนินงาน"),
        ("ปี ๒๕๖๘", "ปี 2568"),
        ("ปี 2568", "ปี ๒๕๖๘"),
        ("กา\u200bรใช้จ่าย", "การใช้จ่าย"),
        ("ดําเนินการ", "ดำเนินการ"),
        ("เเผนพัฒนา", "แผนพัฒนา"),
        ("ท่ีอยู่", "ที่อยู่"),
        ("No  Gift\nPolicy", "no gift policy"),
        ("E-Service", "e-service"),
    ],
)
def test_a_word_is_found_however_it_is_spaced_and_typed(text, word):
    assert says(text, word)


def test_a_latin_word_is_found_only_whole():
    assert not says("Telefaxes", "fax")
    assert says("Tel/Fax: 1", "fax")


def test_several_words_are_any_of_them_or_all_of_them():
    assert says("ปัญหาและอุปสรรค", "ข้อเสนอแนะ", "ปัญหา")
    assert not says_all("ปัญหาและอุปสรรค", "ข้อเสนอแนะ", "ปัญหา")
    assert says_all("ปัญหา อุปสรรค และข้อเสนอแนะ", "ข้อเสนอแนะ", "ปัญหา")


def test_the_evidence_is_the_line_that_has_the_word_and_no_longer_than_one_reads():
    text = "หน้าแรก\nค่าธรรมเนียม  ไม่มี\n" + "ขั้นตอน" * 100

    assert said(text, "ค่าธรรมเนียม") == "ค่าธรรมเนียม ไม่มี"
    assert len(said(text, "ขั้นตอน")) == 160
    assert said("ค่าธรรม\nเนียม", "ค่าธรรมเนียม") == "ค่าธรรมเนียม"
    assert said(text, "ระยะเวลา") == ""


def test_amounts_of_money_have_their_unit():
    text = "งบ ๑,๒๕๐,๐๐๐.๕๐ บาท ใช้ไป 1.5 ล้านบาท คงเหลือ ฿200 จาก 12 โครงการ"

    assert amounts(text) == (Decimal("1250000.50"), Decimal(1_500_000), Decimal(200))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("๑,๒๕๐.๐๐", "1250.00"),
        ("1,250,000", "1250000"),
        ("500 บาท", "500"),
        ("45.2 %", "45.2"),
        ("1,500.-", "1500"),
    ],
)
def test_a_cell_with_a_number_alone_is_read(cell, value):
    assert number(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["", "-", "ไม่มี", "ข้อ 3", "1 โครงการ", "12/2568", "0-4424-9999"])
def test_other_cells_hold_no_number(cell):
    assert number(cell) is None


def test_columns_are_found_by_their_heading():
    table = (
        ("แผนการใช้จ่าย", "แผนการใช้จ่าย", "แผนการใช้จ่าย"),
        ("โครงการ", "งบ ประมาณ\n(บาท)", "เบิกจ่าย"),
        ("ซ่อมถนน", "๑,๐๐๐", "500"),
        ("รวม", "1,000", ""),
    )

    assert rows_under((table,), "งบประมาณ") == (Column("งบ ประมาณ (บาท)", ("๑,๐๐๐", "1,000")),)
    assert numbers(rows_under((table,), "เบิกจ่าย")[0].cells) == (Decimal(500),)
    assert rows_under((table,), "ผู้รับผิดชอบ") == ()


def test_a_heading_of_two_rows_and_one_over_two_columns_are_read():
    table = (
        ("ที่", "งบประมาณ", "งบประมาณ"),
        ("ที่", "ตั้งไว้", "เบิกจ่าย"),
        ("1", "100", "50"),
    )

    assert rows_under((table,), "ที่") == (Column("ที่", ("1",)),)
    assert rows_under((table,), "เบิกจ่าย") == (Column("เบิกจ่าย", ("50",)),)
    assert rows_under((table,), "งบประมาณ")[1].cells == ("เบิกจ่าย", "50")


def test_a_row_that_is_shorter_than_others_has_empty_cells():
    assert rows_under(((("ก", "จำนวน"), ("ข",)),), "จำนวน") == (Column("จำนวน", ("",)),)


def test_headings_are_short_lines_that_say_something():
    lines = ("รายงานผลการดำเนินงาน", "12", "ก" * 200, " ", "1.2.3")

    assert headings(lines) == ("รายงานผลการดำเนินงาน",)
