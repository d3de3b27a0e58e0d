"""Marks of an instrument from the tallies of its portions and origins."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from prongsai.core.loading import load_framework
from prongsai.core.marks import marks_of
from prongsai.core.surveys.pooling import POOLED, answers_of, respondents
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.tallies import Tally, tally_of, together
from tests.core.surveys.test_tallies import IIT, responses

EIT = questionnaire(load_framework(2566), "eit")
HALVES = replace(EIT, rules=EIT.rules._replace(pooling="halves"))


def make_answers(survey, people, option):
    """Everybody answers everything with the option of this place."""
    everything = {node.code: survey.scale(node).options[option].code for node in survey.asked}
    return tally_of(survey, [survey.response(everything)] * people)


@given(responses(IIT))
@settings(deadline=None)
def test_marks_are_those_of_the_counts(some):
    tally = tally_of(IIT, some * IIT.rules.smallest_group)

    found = answers_of(IIT, [("all", tally)], None)

    marks = marks_of(IIT.framework, "iit", tally.counts)
    questions = {node.code for node in IIT.questions}
    assert {code: mark for code, mark in found.marks.items() if code in questions} == {
        code: mark.value for code, mark in marks.items()
    }
    assert respondents(IIT, found) == {code: mark.n for code, mark in marks.items()}


def test_answers_of_all_portions_and_origins_count_as_if_collected_together():
    first, second = make_answers(EIT, 30, -1), make_answers(EIT, 10, 0)

    found = answers_of(EIT, [("1", first), ("2", second)], 100)

    assert found.portions == {POOLED: together([first, second])}
    assert (found.n, found.number("e1.1")) == (40, 40)
    assert found.marks["e1"] == found.marks["e1.1"] == 75


def test_halves_count_the_same_however_many_people_answered():
    first, second = make_answers(EIT, 30, -1), make_answers(EIT, 10, 0)

    found = answers_of(HALVES, [("1", first), ("2", second)], 100)

    assert found.portions == {"1": first, "2": second}
    assert found.marks["e1"] == 50
    assert found.n == 40


def test_a_portion_that_nobody_answered_is_no_half():
    only = make_answers(EIT, 30, -1)

    assert answers_of(HALVES, [("1", only), ("2", Tally())], 100).marks["e1"] == 100


def test_a_question_that_one_portion_left_out_has_the_mark_of_the_other():
    first, second = make_answers(EIT, 30, -1), make_answers(EIT, 10, 0)
    without = replace(
        second, counts={code: options for code, options in second.counts.items() if code != "e5"}
    )

    marks = answers_of(HALVES, [("1", first), ("2", without)], 100).marks

    assert (marks["e5"], marks["e3"]) == (100, 50)


@pytest.mark.parametrize("people", [1, 4])
def test_halves_are_pooled_where_one_has_too_few_answers_to_stand_alone(people):
    first, second = make_answers(EIT, 30, -1), make_answers(EIT, people, 0)

    found = answers_of(HALVES, [("1", first), ("2", second)], 100)

    assert set(found.portions) == {POOLED}
    assert found.marks["e1"] == Fraction(3000, 30 + people)


def test_origins_of_a_portion_are_one_portion():
    first, second = make_answers(EIT, 30, -1), make_answers(EIT, 10, 0)

    found = answers_of(HALVES, [("1", first), ("1", second)], 100)

    assert found.portions == {"1": together([first, second])}


def test_sums_of_only_some_of_the_people_are_left_out():
    first, second = make_answers(EIT, 30, -1), replace(make_answers(EIT, 10, 0), sums={})

    assert answers_of(EIT, [("1", first), ("2", second)], None).portions[POOLED].sums == {}
    assert answers_of(EIT, [("1", first), ("2", Tally())], None).portions[POOLED].sums


def test_of_nobody_there_are_no_marks():
    assert answers_of(EIT, [], 100).marks == {}
