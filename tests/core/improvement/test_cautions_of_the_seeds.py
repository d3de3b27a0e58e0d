"""Cautions about the plans of the five seeds, the demonstration and invented plans, as judged."""

from fractions import Fraction

import pytest

from tests.core.improvement.caution_truth import (
    SEEDS,
    Judged,
    demonstrations,
    invented,
    seed,
    table_of_seed_003,
)

beside = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")

# What the notes on the domain name of each seed: none of it may be missed.
NAMED = {
    "001": {
        "other_agency_named 6",
        "method_without_result 5",
        "finding_of_other_indicator 2",
        "finding_repeated 6",
    },
    "002": {
        "weak_without_measure 9",
        "weak_without_measure 10",
        "fault_under_full_mark 3",
        "fault_under_full_mark 4",
    },
}


@beside
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_what_a_reader_doubts_in_a_seed_is_told_and_nothing_else(number: str):
    judged = seed(number)

    assert judged.missed == frozenset()
    assert judged.false == frozenset()


@beside
@pytest.mark.parametrize("number", sorted(NAMED))
def test_every_case_that_the_notes_on_the_domain_name_is_found(number: str):
    assert NAMED[number] <= seed(number).keys


@beside
def test_the_item_that_the_table_of_a_seed_forgot_is_found():
    judged = table_of_seed_003()

    assert judged.keys == judged.expected == {"weak_without_measure o38"}


@pytest.mark.parametrize("half", ["invented-seen", "invented-unseen"])
def test_planted_faults_are_found_and_sound_rows_left_alone(half: str):
    assert _recall([*invented(half)]) >= Fraction(95, 100)
    assert _precision([*invented(half)]) >= Fraction(95, 100)


def test_the_plans_of_the_demonstration_have_few_false_alarms():
    judged = [*demonstrations()]

    assert _recall(judged) == 1
    assert sum(len(one.false) for one in judged) <= 3


def _recall(judged: list[Judged]) -> Fraction:
    expected = sum(len(one.expected) for one in judged)
    return Fraction(expected - sum(len(one.missed) for one in judged), expected)


def _precision(judged: list[Judged]) -> Fraction:
    told = sum(len(one.keys) for one in judged)
    return Fraction(told - sum(len(one.false) for one in judged), told)
