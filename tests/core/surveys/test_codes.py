import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.surveys.codes import (
    ALPHABET,
    LENGTH,
    Bearer,
    Mistyped,
    as_typed,
    new_code,
    shown,
)


def _code(letters):
    drawn = iter(letters)
    return new_code(lambda _: next(drawn))


codes = st.lists(st.sampled_from(ALPHABET), min_size=LENGTH - 1, max_size=LENGTH - 1).map(_code)


@given(codes)
def test_a_code_is_read_back_as_it_was_printed_however_it_is_typed(code):
    assert as_typed(shown(code)) == code
    assert as_typed(shown(code).lower().replace("-", " ")) == code


@given(codes, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_always_noticed(code, place, letter):
    wrong = code[:place] + letter + code[place + 1 :]

    assert (as_typed(wrong) == wrong) == (wrong == code)


def test_codes_are_drawn_with_a_source_of_chance():
    assert len({new_code(secrets.choice) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "โปรดกรอกรหัสจากใบรหัสของท่าน"),
        ("ACE-FGH-JK0", "รหัสไม่มีตัว 0 โปรดดูที่ใบรหัสอีกครั้ง"),
        ("ACE-FGH", "รหัสมี 9 ตัว แต่กรอกมา 6 ตัว โปรดกรอกให้ครบ"),
    ],
)
def test_what_cannot_be_a_code_is_told_in_a_sentence(typed, says):
    assert as_typed(typed) == Mistyped(as_typed(typed).says)
    assert as_typed(typed).says.th == says


@pytest.mark.parametrize("typed", ["", "ACE-FGH-JK0", "ACE-FGH", "ACE-FGH-JKJ"])
def test_whoever_types_from_a_paper_form_is_sent_to_the_form_and_not_to_a_slip(typed):
    says = as_typed(typed, Bearer.SHEET).says

    assert "ใบรหัส" not in says.th
    assert "slip" not in says.en


@pytest.mark.parametrize("on", Bearer)
@pytest.mark.parametrize("typed", ["", "ACE-FGH-JK0", "ACE-FGH", "ACE-FGH-JKJ"])
def test_what_is_told_of_a_code_begins_with_a_capital(typed, on):
    says = as_typed(typed, on).says.en

    assert says[0].isupper()
