"""What the check must find on websites like those of real offices, and may not invent."""

from functools import cache

import pytest

from tests.sites.farm import cases, farm, first_offices
from tests.sites.measuring import Outcome, check, tally
from tests.sites.writing import Block, Change, written

# The items of FY2563 that an assessor gave 0, as a published report of an office tells them.
ELEVEN = {"o2", "o5", "o11", "o17", "o27", "o30", "o32", "o33", "o35", "o38", "o41"}


@cache
def known() -> tuple[Outcome, ...]:
    """The check over offices of the known half, once for all tests of this module."""
    return check(first_offices())


def test_the_farm_has_as_many_sound_items_as_faults_of_many_kinds():
    everything = tuple(cases(*farm("known"), *farm("held_out")))
    planted = [true for case in everything for true in case.true]

    assert len(planted) >= 150
    assert len(set(planted)) >= 30
    assert sum(case.sound for case in everything) >= 150


def test_the_check_finds_what_was_planted_and_invents_little():
    counted = tally(known())

    assert counted.recall >= 0.95, counted.missed
    assert counted.precision >= 0.97, counted.invented


def test_no_item_with_a_planted_fault_passes():
    assert [outcome.case.name for outcome in known() if outcome.wrongly_passed] == []


def test_the_eleven_items_that_an_assessor_failed_fail_and_no_others():
    office = [outcome for outcome in known() if outcome.case.office.name == "k_klong"]

    assert {o.check.code for o in office if o.check.verdict == "fail"} == ELEVEN
    assert len(office) == 43


def test_a_case_can_leave_out_what_a_line_a_column_or_a_row_says():
    page = "# ติดต่อ\n{email} อีเมล a@b.go.th\n"
    page += "| งาน | {spending} เบิกจ่าย |\n| ถนน | 10 |\n| {row} น้ำ | 5 |"

    assert written(page, Change(without=("email", "spending", "row")), 2568, {}) == (
        Block("heading", ("ติดต่อ",)),
        Block("table", rows=(("งาน",), ("ถนน",))),
    )


def test_a_case_that_leaves_out_what_is_not_there_is_refused():
    with pytest.raises(ValueError, match="nothing is called"):
        written("# ติดต่อ", Change(without=("email",)), 2568, {})


def test_years_are_written_in_the_ways_of_offices_and_replaced_all_at_once():
    change = Change(replace=(("<Y>", "<Y-1>"), ("<Y-1>", "<Y-2>")))
    page = "<Y-1>/<Y> <thY> <adY> <yyY+1> <thyyY>"

    assert written(page, change, 2568, {})[0].parts == ("2566/2567 ๒๕๖๘ 2025 69 ๖๘",)
