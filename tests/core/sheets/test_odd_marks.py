"""Marks of items that the rules of a year cannot give."""

from decimal import Decimal

import pytest

from prongsai.core.loading import load_framework, years
from prongsai.core.sheets.odd_marks import odd_marks
from prongsai.core.sheets.sheet import Sheet

YEAR = 2567


def told(**marks: str) -> list[str]:
    sheet = Sheet(year=YEAR, marks={code: Decimal(mark) for code, mark in marks.items()})
    return [says.en for says in odd_marks(load_framework(YEAR), sheet)]


def test_a_mark_between_nothing_and_all_is_told_with_its_item():
    assert told(o1="100", o2="50", o3="0", o4="33.33") == [
        "o2 (50), o4 (33.33): the rules of the year give 0 or 100 only. Compare with the source; "
        "if it is printed so, it can stay."
    ]


@pytest.mark.parametrize("mark", ["0", "100", "100.00", "0.0"])
def test_nothing_and_all_are_no_doubt_however_they_are_written(mark):
    assert told(o1=mark) == []


def test_questions_have_any_mark():
    assert told(i1="83.37", e1="50") == []


@pytest.mark.parametrize("year", years())
def test_a_sheet_of_full_marks_is_no_doubt_in_any_year(year):
    framework = load_framework(year)
    full = {node.code: Decimal(100) for node in framework.marked}

    assert odd_marks(framework, Sheet(year=year, marks=full)) == ()
