"""Names of files that Windows, Linux and a ZIP file can all keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.documents.file_names import safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("มาตรการ/แนวทาง: ปี 2567?", "มาตรการ แนวทาง ปี 2567"),
        ("  รายงาน\n\tผล  ", "รายงาน ผล"),
        ("ชื่อ...", "ชื่อ"),
    ],
)
def test_signs_that_a_system_refuses_become_spaces(text, name):
    assert safe_name(text) == name


@pytest.mark.parametrize(
    ("text", "most", "name"),
    [
        ("กกก", 6, "กก"),
        ("กที่", 6, "ก"),  # a letter is not left without its marks
        ("กที่", 11, "ก"),
        ("กที่", 12, "กที่"),
        ("กเก", 6, "ก"),  # a vowel is not left without the letter it is spoken after
    ],
)
def test_a_name_is_never_cut_inside_a_letter(text, most, name):
    assert safe_name(text, most) == name


@given(st.text(), st.integers(min_value=0, max_value=150))
def test_no_name_is_longer_than_allowed_or_ends_as_windows_refuses(text, most):
    name = safe_name(text.encode("utf-8", "ignore").decode(), most)

    assert len(name.encode()) <= most
    assert not name.endswith((" ", "."))
