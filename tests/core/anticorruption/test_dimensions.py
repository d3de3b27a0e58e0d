"""Dimensions are data, each with its source and how sure it is."""

import pytest

from prongsai.core.anticorruption.dimensions import USUAL, dimension_sets, load_dimensions


def test_a_plan_of_a_local_government_has_four_dimensions_of_which_one_was_seen_in_print():
    known = load_dimensions(USUAL).by_code

    assert {code: one.confidence for code, one in known.items()} == {
        "1": "high",
        "2": "medium",
        "3": "medium",
        "4": "medium",
    }


@pytest.mark.parametrize("code", dimension_sets())
def test_every_dimension_has_a_title_in_both_languages_and_a_source(code):
    for one in load_dimensions(code).by_code.values():
        assert all((*one.name, one.source))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("1", "1"),
        ("มิติที่ ๑", "1"),
        ("มิติที่ 1 การสร้างสังคม\nที่ไม่ทนต่อการทุจริต", "1"),
        ("การสร้างสังคมที่ไม่ทนต่อการทุจริต", "1"),
        ("มิติ 2: ชื่อที่หน่วยงานย่อไว้เอง", "2"),
        ("มิติที่ 2 การสร้างสังคมที่ไม่ทนต่อการทุจริต", None),
        ("มิติที่ 9", None),
        ("การบริหาร", None),
    ],
)
def test_a_dimension_is_known_by_its_number_its_title_or_both_that_agree(said, code):
    found = load_dimensions(USUAL).named(said)

    assert (found and found.code) == code
