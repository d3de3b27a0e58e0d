"""Thai numerals, lists, and text as one compares it."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai import arabic_digits, closed_up, thai_digits, thai_list


def test_digits_are_written_in_thai_and_the_rest_stays():
    assert thai_digits("o2 ได้ 79.68%") == "o๒ ได้ ๗๙.๖๘%"


def test_thai_numerals_are_read():
    assert arabic_digits("๐๑๒๓๔๕๖๗๘๙ 0") == "0123456789 0"


@given(st.text(alphabet="0123456789กา .,/-"))
def test_thai_numerals_round_trip(text: str):
    assert arabic_digits(thai_digits(text)) == text


def test_a_list_ends_with_and():
    assert [thai_list(items) for items in ([], ["ก"], ["ก", "ข"], ["ก", "ข", "ค"])] == [
        "",
        "ก",
        "ก และข",
        "ก, ข และค",
    ]


def test_a_text_closes_up_but_two_numbers_stay_apart():
    assert closed_up(" ตลอด\nปี\u200bงบ ประมาณ\u00a0๒๕๖๗ ๑ ต.ค. ") == "ตลอดปีงบประมาณ2567 1ต.ค."


def test_marks_of_scans_and_pdf_files_are_put_in_order():
    assert closed_up("วันท่ี ประจํา เเรก") == "วันที่ประจำแรก"
