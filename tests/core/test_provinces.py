"""Provinces as somebody writes them."""

import pytest

from prongsai.core.provinces import ALL_PROVINCES, province_meant, provinces_like


def test_there_are_77_provinces_each_once():
    assert len(set(ALL_PROVINCES)) == len(ALL_PROVINCES) == 77


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("พะเยา", "พะเยา"),
        (" จังหวัดพะเยา ", "พะเยา"),
        ("จ.พะเยา", "พะเยา"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("กรุงเทพมหานคร", "กรุงเทพมหานคร"),
        ("ทั่วประเทศ", ""),
        ("", None),
        ("โคราช", None),
        ("พะเยาว์", None),
    ],
)
def test_a_province_is_known_however_it_is_introduced(written, meant):
    assert province_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("อยุธยา", "พระนครศรีอยุธยา"),
        ("พะเยาว์", "พะเยา"),
        ("นครราชศรีมา", "นครราชสีมา"),
        ("ศรีษะเกษ", "ศรีสะเกษ"),
    ],
)
def test_what_is_nearly_a_province_leads_to_it(written, likely):
    assert provinces_like(written)[0] == likely


def test_what_is_like_no_province_leads_nowhere():
    assert provinces_like("xyz") == ()
