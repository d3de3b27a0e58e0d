"""Codes of questions and items as they are printed and misread."""

import pytest

from prongsai.core.reading.codes import CodeRead, codes_in


def codes(text: str, expecting: str | None = None) -> list[str]:
    return [one.code for one in codes_in(text, expecting)]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("1๑", "i1"), ("1๑๑", "i11"), ("I๑", "i1"), ("l๑", "i1"), ("i๘", "i8"), ("І3", "i3"),
        ("0๒", "o2"), ("0๔๑", "o41"), ("O๒", "o2"), ("Ο๒", "o2"), ("О12", "o12"), ("o1", "o1"),
        ("E๑", "e1"), ("e๖", "e6"), ("Ε๘", "e8"), ("E-8", "e8"), ("O ๒", "o2"), ("O๐๒", "o2"),
    ],
)  # fmt: skip
def test_every_print_of_a_code_is_read(printed, code):
    assert codes_in(printed) == (CodeRead(code, printed, 0),)
    assert codes_in(f"ข้อ {printed} และ") == (CodeRead(code, printed, 4),)


def test_a_cell_with_a_list_of_codes_gives_each():
    assert codes("1๑,1๒, 1๑๑,1๓๐") == ["i1", "i2", "i11", "i30"]
    assert codes("O๒,O๕,O๑๑ และO๔๑") == ["o2", "o5", "o11", "o41"]
    assert codes("0๒๗,0๓๐,0๓๒, 0๓๓") == ["o27", "o30", "o32", "o33"]


def test_a_zero_before_thai_digits_is_a_code_for_sure_only_where_items_are_expected():
    assert codes_in("ข้อ ๐๓๔") == (CodeRead("o34", "๐๓๔", 4, sure=False),)
    assert codes_in("ข้อ ๐๓๔", "oit") == (CodeRead("o34", "๐๓๔", 4),)
    assert codes_in("จึงทำให้ ๐๓๔ และ ๐๓๕ ไม่ได้คะแนน", "oit") == (
        CodeRead("o34", "๐๓๔", 9),
        CodeRead("o35", "๐๓๕", 17),
    )


def test_numbers_after_the_word_for_a_question_are_codes_of_the_instrument_beside_them():
    assert codes_in("ข้อ๑๒", "eit") == (CodeRead("e12", "๑๒", 3),)
    assert codes("ข้อ ๒, ๕ และ ๗", "iit") == ["i2", "i5", "i7"]
    assert codes("๑๒", "eit") == ["e12"]
    assert codes("ข้อ๑๒") == []


def test_a_letter_printed_says_more_than_the_column_beside_it():
    assert codes("ข้อ 1๒๖", "iit") == ["i26"]
    assert codes("ข้อ O๒๔", "eit") == ["o24"]


def test_three_thai_digits_in_a_place_of_questions_are_told_as_doubtful():
    assert codes_in("ข้อ ๑๒๖", "iit") == (CodeRead("i26", "๑๒๖", 4, sure=False),)


def test_a_range_gives_all_between_its_ends():
    assert codes_in("E๑ - E๓") == (
        CodeRead("e1", "E๑", 0),
        CodeRead("e2", "E๑ - E๓", 0),
        CodeRead("e3", "E๓", 5),
    )
    assert codes("ข้อ o๑ ถึง o๔") == ["o1", "o2", "o3", "o4"]
    assert codes("O๔ - O๑") == ["o4", "o1"]


def test_numbers_after_commas_go_on_with_the_letter_and_are_doubtful():
    assert codes_in("O๒, ๕") == (CodeRead("o2", "O๒", 0), CodeRead("o5", "๕", 4, sure=False))
    assert codes("O๒, ๑๕ วัน") == ["o2"]


@pytest.mark.parametrize(
    "text",
    [
        "๐.๐๐", "๐ คะแนน", "1๒.๕๐", "1๒ คะแนน", "ปี 2566", "โทร ๐๔๔-๑๒๓๔๕๖", "ที่ ๐๐๐๔/ว๐๐๑๙",
        "โควิด-๑๙", "E-Service", "ITA 30", "IIT ๓๐", "No1", "๑๒", "๑,๒๐๐", "พ.ศ.๒๕๖๖", "๐๘๑๒๓๔๕๖๗๘",
    ],
)  # fmt: skip
def test_figures_years_telephones_and_words_are_no_codes(text):
    assert codes_in(text) == ()


def test_each_code_is_found_where_it_is_printed():
    text = "E๘, 0๑๗ และ1๒๖ ข้อ ๐๔๑"

    found = codes_in(text)
    assert [text[one.start :][: len(one.printed)] for one in found] == ["E๘", "0๑๗", "1๒๖", "๐๔๑"]
