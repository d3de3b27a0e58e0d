"""Margins of error: exact, with finite-population correction, never less than they should be."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.marks import marking_key
from prongsai.core.surveys.margins import (
    Margin,
    Spread,
    error_squared,
    margins,
    rounded_root,
    spread_of_options,
)
from prongsai.core.surveys.pooling import answers_of
from prongsai.core.surveys.tallies import Tally, tally_of, together
from tests.core.surveys.test_pooling import EIT, HALVES, make_answers

E5 = marking_key(EIT.framework.nodes["e5"], EIT.framework.scales)
OPTIONS = [option.code for option in EIT.scale(EIT.framework.nodes["e5"]).options]

complete = st.lists(
    st.builds(
        lambda places: EIT.response(
            {
                node.code: options[place % len(options)].code
                for node, place in zip(EIT.asked, places, strict=True)
                for options in [EIT.scale(node).options]
            }
        ),
        st.tuples(*[st.integers(0, 3) for _ in EIT.asked]),
    ),
    min_size=5,
    max_size=12,
)


def margin(tally, code, population=None):
    return margins(EIT, answers_of(EIT, [("1", tally)], population)).get(code)


def make_one_question(*places):
    """The tally of people who answered only question e5, each with the option of a place."""
    return tally_of(EIT, [EIT.response({"e5": OPTIONS[place]}) for place in places])


def test_the_margin_of_a_question_by_hand():
    # 10 people: marks 0 and 100 evenly, mean 50, s² = 25,000/9; 1.96 · √(25,000/90) = 32.666…
    tally = make_one_question(*[0, -1] * 5)

    assert margin(tally, "e5") == Margin(Decimal("32.67"))
    # of 40 people: times √(1 − 10/40), 28.290…
    assert margin(tally, "e5", population=40) == Margin(Decimal("28.29"))


@pytest.mark.parametrize("population", [10, 9])
def test_where_everybody_answered_there_is_no_error(population):
    tally = make_answers(EIT, 5, 0)
    tally = together([tally, make_answers(EIT, 5, -1)])

    found = margins(EIT, answers_of(EIT, [("1", tally)], population))

    assert set(found.values()) == {Margin(Decimal("0.00"))}
    without = answers_of(EIT, [("1", replace(tally, sums={}))], population)
    assert {one.points for one in margins(EIT, without).values()} == {Decimal("0.00")}


@pytest.mark.parametrize("people", [0, 1, 4])
def test_of_fewer_people_than_may_be_shown_there_is_no_margin(people):
    assert margins(EIT, answers_of(EIT, [("1", make_answers(EIT, people, 0))], 100)) == {}


def test_of_one_answer_there_is_no_spread():
    assert spread_of_options(E5, {OPTIONS[0]: 1}) is None


@pytest.mark.parametrize("n", [2, 3, 5])
def test_over_all_samples_the_squared_error_is_right_on_average(n):
    """The mean of its estimates over every sample is the true variance of the mean, exactly."""
    everybody = [0, 0, 1, 2, 3, 3]
    marks = [Fraction(E5.worth[OPTIONS[place]], E5.unit) for place in everybody]
    truth = sum(marks) / len(marks)
    samples = list(combinations(range(len(everybody)), n))

    estimates, errors = [], []
    for sample in samples:
        options = make_one_question(*[everybody[one] for one in sample]).counts["e5"]
        spread = spread_of_options(E5, options)
        estimates.append(error_squared(spread, len(everybody)))
        errors.append((sum(marks[one] for one in sample) / n - truth) ** 2)

    z = Fraction("1.96")
    assert sum(estimates) / len(samples) == z**2 * sum(errors) / len(samples)


@given(complete)
@settings(deadline=None)
def test_sums_and_options_of_a_question_without_parts_say_the_same(some):
    tally = tally_of(EIT, some)
    scores = [Fraction(E5.worth[one.chosen[place]], E5.unit) for one in some]

    mean = sum(scores) / len(scores)
    variance = sum((score - mean) ** 2 for score in scores) / (len(scores) - 1)
    assert spread_of_options(E5, tally.counts["e5"]) == Spread(len(scores), variance)


place = [node.code for node in EIT.asked].index("e5")


@given(complete, st.one_of(st.none(), st.integers(5, 60)))
@settings(deadline=None)
def test_where_only_options_are_counted_the_margin_is_a_bound(some, population):
    tally = tally_of(EIT, some)

    exact = margins(EIT, answers_of(EIT, [("1", tally)], population))
    bounds = margins(EIT, answers_of(EIT, [("1", replace(tally, sums={}))], population))

    assert set(exact) == set(bounds) == {node.code for node in EIT.instrument.walk()}
    assert not any(one.at_most for one in exact.values())
    assert {code for code, one in bounds.items() if one.at_most} == {
        node.code for node in EIT.instrument.walk() if node.parts
    }
    assert all(exact[code].points <= bounds[code].points for code in exact)


def test_sums_of_a_minority_are_not_taken_for_all():
    everything = make_answers(EIT, 6, -1)
    partly = make_one_question(*[0, -1] * 10)

    tally = together([everything, partly])

    assert (tally.sums["6"].n, tally.n) == (6, 26)
    assert margin(tally, "6").at_most
    assert not margin(tally, "e1").at_most  # whoever answered e1 answered all of it


def test_of_halves_the_variances_add_up():
    first, second = make_answers(EIT, 20, 0), make_one_question(*[0, -1] * 5)
    only_e5 = Tally(20, {"e5": first.counts["e5"]})

    found = margins(HALVES, answers_of(HALVES, [("1", only_e5), ("2", second)], None))

    # The first half has no spread: √(0² + 32.666²) / 2.
    assert found["e5"] == Margin(Decimal("16.33"))


@given(st.fractions(0, 10**4))
@settings(deadline=None)
def test_a_root_is_rounded_half_up_and_exactly(square):
    hundredths = Fraction(rounded_root(square)) * 100

    low, high = hundredths - Fraction(1, 2), hundredths + Fraction(1, 2)
    assert max(low, 0) ** 2 <= square * 10_000 < high**2
