"""Figures in running text and cells, in both scripts, with what they count."""

from decimal import Decimal

import pytest

from prongsai.core.reading.numbers import FigureFound, figures_in


def values(text: str) -> list[str]:
    return [str(one.value) for one in figures_in(text)]


def test_a_figure_tells_its_value_its_print_its_place_and_its_unit():
    assert figures_in("ได้ ๗๙.๖๘ คะแนน มี ๕๕.๑๐% จากร้อยละ 30") == (
        FigureFound(Decimal("79.68"), "๗๙.๖๘", 4, "คะแนน"),
        FigureFound(Decimal("55.10"), "๕๕.๑๐", 19, "%"),
        FigureFound(Decimal("30"), "30", 36, "%"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๐ คะแนน", ["0"]),
        ("1๒.5๐ คะแนน", ["12.50"]),
        ("๑,๒๕๐,๐๐๐.๕๐ บาท", ["1250000.50"]),
        ("พ.ศ.๒๕๖๖", ["2566"]),
        ("๙. การเปิดเผย", ["9"]),
        ("๗๗. ๑๓ คะแนน", ["77.13"]),
        ("๗๗ .๑๓%", ["77.13"]),
        ("๗๗,๑๓ คะแนน", ["77.13"]),
        ("ข้อ ๑, ๒ และ ๓", ["1", "2", "3"]),
        ("๔๓ ข้อ ๑๕ วัน", ["43", "15"]),
    ],
)
def test_figures_in_either_script_are_read(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize("text", ["๔.๑.๑ การปฏิบัติ", "E๘ และ o๑๒", "e-๑", "ไม่มีตัวเลข", ""])
def test_numbers_of_headings_and_digits_of_codes_are_no_figures(text):
    assert figures_in(text) == ()


def test_figures_that_a_space_parts_stay_two_where_nothing_says_that_they_are_one():
    assert values("๑. ๒๕ คน") == ["1", "25"]
    assert values("๘ ๘.๗๘ คะแนน") == ["8", "8.78"]


def test_each_figure_is_found_where_it_is_printed():
    text = "คะแนน ๘๘.๗๘ ส่วน ๗๑.๘๕ และ 1,200 คน"

    assert [text[one.start : one.end] for one in figures_in(text)] == ["๘๘.๗๘", "๗๑.๘๕", "1,200"]


def test_the_word_that_begins_the_next_phrase_is_no_unit():
    assert [one.unit for one in figures_in("ปี ๒๕๖๖ คะแนนภาพรวม ๗๗.๑๓ คะแนน")] == ["", "คะแนน"]
