"""Searching Thai: every way of typing a word finds it."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.searching import as_searched, has_words, words_as_searched

LETTERS = st.text(alphabet="กนมะาำัิีุู็่้๊๋์ํเแ ๐๑2A")


def test_tones_and_vowels_are_found_in_whichever_order_they_were_typed():
    water = ["น้ำ", "นํ้า", "น้ํา", "น้้ำ"]
    here = ["ที่นี่", "ท่ีน่ี"]

    assert {as_searched(one) for one in water} == {"น้ำ"}
    assert {as_searched(one) for one in here} == {"ที่นี่"}


def test_spaces_numerals_capitals_and_the_doubled_e_do_not_matter():
    assert as_searched(" เเผน  ปี\u200b ๒๕๖๘\nFY 68") == "แผนปี2568fy68"


def test_every_word_must_be_found_and_none_across_two_texts():
    texts = ["แผนการใช้จ่าย", "งบประมาณประจำปี ๒๕๖๘"]

    found = [
        has_words(texts, words_as_searched(one))
        for one in ("แผน 2568", "งบ ประมาณ", "ใช้จ่ายงบ", "แผน 2567", "")
    ]

    assert found == [True, True, False, False, True]


@given(LETTERS)
def test_what_is_brought_into_one_form_stays_in_it(text: str):
    once = as_searched(text)

    assert as_searched(once) == once
