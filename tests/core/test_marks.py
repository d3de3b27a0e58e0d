"""From answers to marks: what people chose, and what that is worth."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.framework import Node, Scale
from prongsai.core.marks import Counts, Mark, count, mark, marks_of, merged, surveys
from tests.builders import (
    make_assessment,
    make_framework,
    make_instrument,
    make_node,
    make_question,
    make_scale,
)

SCALES = {"four": make_scale("four", 0, 33, 67, 100), "two": make_scale("two", 0, 100)}


def make_part(code: str, **changes: object) -> Node:
    fields: dict[str, object] = {"kind": "part", "scale": "four"}
    return make_node(code, **(fields | changes))


def value(node: Node, counts: Counts) -> Fraction | None:
    found = mark(node, SCALES, counts)
    return None if found is None else found.value


def test_a_question_has_the_exact_mean_of_its_answers():
    question = make_question("i1")
    chosen = {"0": 1, "2": 1, "3": 1}

    assert mark(question, SCALES, {"i1": chosen}) == Mark(question, 3, Fraction(167, 3), chosen)


def test_a_reversed_question_counts_its_options_from_the_other_end():
    assert value(make_question("i9", polarity="reversed"), {"i9": {"0": 1, "1": 1}}) == Fraction(
        167, 2
    )


def test_a_question_that_nobody_answered_has_no_mark():
    assert mark(make_question("i1"), SCALES, {}) is None
    assert mark(make_question("i1"), SCALES, {"i1": {"0": 0}}) is None


def test_a_question_with_parts_has_the_mean_of_their_unrounded_means():
    """NACC group 5, FY2564: parts 99.05, 99.34 and 98.65 give 99.02, not the 99.01 of rounding."""
    question = make_question("i5", parts=(make_part("i5.1"), make_part("i5.2")))
    counts = {"i5.1": {"3": 2, "0": 1}, "i5.2": {"3": 1, "0": 2}}

    assert value(question, counts) == 50


def test_parts_of_one_question_may_have_opposite_polarity():
    question = make_question("i11", parts=(make_part("a"), make_part("b", polarity="reversed")))

    assert value(question, {"a": {"3": 1}, "b": {"3": 1}}) == 50


def test_parts_of_one_question_may_have_different_scales():
    question = make_question("i1", parts=(make_part("a"), make_part("b", scale="two")))

    assert value(question, {"a": {"1": 1}, "b": {"1": 1}}) == Fraction(133, 2)


def test_a_skipped_part_leaves_the_mean_to_the_others_and_n_is_kept_for_each():
    question = make_question("i1", parts=(make_part("a"), make_part("b"), make_part("c")))

    found = mark(question, SCALES, {"a": {"3": 4}, "b": {"0": 5, "3": 2}})

    assert found is not None
    assert found.value == (100 + Fraction(200, 7)) / 2
    assert [(part.node.code, part.n) for part in found.parts] == [("a", 4), ("b", 7)]
    assert (found.n, found.options) == (7, {"3": 6, "0": 5})


def test_a_question_none_of_whose_parts_was_answered_has_no_mark():
    question = make_question("i1", parts=(make_part("a"), make_part("b")))

    assert mark(question, SCALES, {"a": {}}) is None


def test_an_unknown_option_is_refused():
    with pytest.raises(KeyError):
        mark(make_question("i1"), SCALES, {"i1": {"7": 1}})


def test_options_may_be_worth_fractions_of_a_point():
    lowest, second, *_ = SCALES["four"].options
    scale = Scale("four", (lowest, second._replace(mark=Decimal("33.33"))))

    found = mark(make_question("i1"), {"four": scale}, {"i1": {"0": 1, "1": 2}})

    assert found is not None
    assert found.value == Fraction(6666, 300)


def test_a_survey_is_marked_question_by_question_as_far_as_it_was_answered():
    framework = make_framework()

    marks = marks_of(framework, "iit", {"i2": {"1": 3}, "e1": {"0": 1}})

    assert {code: (mark.n, str(mark.announced)) for code, mark in marks.items()} == {
        "i2": (3, "33.00")
    }


def test_surveys_are_the_instruments_that_people_answer():
    framework = make_framework(
        assessment=make_assessment(
            make_instrument("iit", 50, make_node("1", make_question("i1"))),
            make_instrument("oit", 50),
        )
    )

    assert surveys(framework) == ("iit",)


questions = st.builds(
    make_question,
    st.just("i1"),
    scale=st.sampled_from(["four", "two"]),
    polarity=st.sampled_from(["positive", "reversed"]),
)
people = st.lists(st.sampled_from("01"), min_size=1, max_size=60)


@given(questions, people, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_order_of_the_answers_never_matters(question: Node, chosen: list[str], chance: Random):
    shuffled = chance.sample(chosen, len(chosen))

    assert value_of(question, chosen) == value_of(question, shuffled)


@given(questions, people)
@settings(max_examples=50)
def test_a_mark_lies_between_the_lowest_and_the_highest_answer(question: Node, chosen: list[str]):
    alone = [value_of(question, [option]) for option in chosen]

    assert 0 <= min(alone) <= value_of(question, chosen) <= max(alone) <= 100


@given(people)
@settings(max_examples=50)
def test_reversal_mirrors_a_mark(chosen: list[str]):
    mirrored = make_question("i1", polarity="reversed")

    assert value_of(mirrored, chosen) == 100 - value_of(make_question("i1"), chosen)


@given(people, people)
@settings(max_examples=50)
def test_counts_put_together_are_the_counts_of_everybody(here: list[str], there: list[str]):
    assert merged([count_of(here), count_of(there)]) == count_of(here + there)


def value_of(question: Node, chosen: list[str]) -> Fraction:
    found = value(question, count_of(chosen))
    assert found is not None
    return found


def count_of(chosen: list[str]) -> Mapping[str, Mapping[str, int]]:
    return count(("i1", option) for option in chosen)
