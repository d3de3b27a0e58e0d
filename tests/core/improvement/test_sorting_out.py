"""What of a file is new in a plan, and what stands there already."""

from dataclasses import replace

from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.sorting_out import SortedOut, sorted_out

PUBLISH = Measure(indicator="9", measures=("เผยแพร่ข้อมูลให้ครบ ๑๒ เดือน",), steps=("ร่าง",))
TRAIN = Measure(theme="budget", methods=("อบรมการเบิกจ่าย",))


def test_a_measure_of_the_same_title_and_indicator_is_known_whatever_else_it_says():
    told = replace(PUBLISH, measures=("เผยแพร่ ข้อมูลให้ครบ 12 เดือน",), steps=("อื่น",), budget=None)

    assert sorted_out([told, TRAIN], [PUBLISH]) == SortedOut((TRAIN,), (told,))


def test_the_same_title_under_another_indicator_or_theme_is_new():
    elsewhere = replace(PUBLISH, indicator="10")
    of_theme = replace(PUBLISH, indicator="", theme="budget")

    assert sorted_out([elsewhere, of_theme], [PUBLISH]).new == (elsewhere, of_theme)


def test_a_title_is_in_the_methods_or_the_steps_where_a_plan_has_no_measures_column():
    steps = Measure(indicator="9", steps=("เผยแพร่ข้อมูลให้ครบ ๑๒ เดือน",))

    assert sorted_out([TRAIN, steps], [TRAIN, PUBLISH]) == SortedOut((), (TRAIN, steps))


def test_a_row_that_a_file_has_twice_is_new_once_and_another_of_its_title_as_well():
    other = replace(PUBLISH, questions=("o13",))

    assert sorted_out([PUBLISH, other, PUBLISH], []) == SortedOut((PUBLISH, other), ())
