"""No group of too few people is shown, and none can be computed from what is shown."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from prongsai.core.surveys import suppression
from prongsai.core.surveys.suppression import (
    OTHERS,
    Group,
    answers,
    breakdowns,
    stand_apart,
    suppressed,
)
from prongsai.core.surveys.tallies import Sums, Tally, together

SMALLEST = 5
QUESTIONS = ("q1", "q2")
TRAITS = {"sex": ("female", "male", ""), "unit": ("7", "8", "9", "")}

# A person: portion, sex, unit, and the answer to each question, none where it was skipped.
people = st.lists(
    st.tuples(
        st.sampled_from("1112"),
        st.sampled_from(TRAITS["sex"]),
        st.sampled_from(TRAITS["unit"]),
        st.tuples(*[st.sampled_from(["0", "1", "1", None]) for _ in QUESTIONS]),
    ),
    min_size=15,
    max_size=60,
)


def make_tally(n=0, **answered):
    """``n`` people; how many of them answered each question: all, if it is not named."""
    numbers = dict.fromkeys(QUESTIONS, n) | answered
    return Tally(n, {code: {"1": number} for code, number in numbers.items() if number})


@given(people)
@settings(max_examples=300, deadline=None)
def test_no_pair_of_tables_determines_a_group_of_too_few(persons):
    assert too_small(persons) == []


# One example is proof enough, the smallest is not needed; the same ones are tried every time.
FINDING = settings(
    max_examples=20_000, deadline=None, derandomize=True, phases=[Phase.generate], database=None
)

# What each of them would do in place of its namesake, if it protected nobody.
WITHOUT = {
    "complementary suppression of groups": (
        "suppressed",
        lambda groups, whole, smallest: {
            value: group for value, group in groups.items() if group.n >= smallest
        },
    ),
    "suppression of questions": ("_may_be_shown", lambda code, shown, smallest: True),
    "questions left over in a portion": ("_left_over", lambda code, shown, whole: 0),
    "portions that are too small": (
        "_of_trait",
        lambda trait, groups, portions, smallest: {
            Group(portion, trait, value): group
            for portion, whole in portions.items()
            for value, group in suppressed(
                {key.value: one for key, one in groups.items() if key[:2] == (portion, trait)},
                whole,
                smallest,
            ).items()
        },
    ),
}


@pytest.mark.parametrize("protection", WITHOUT)
def test_each_protection_is_needed(protection, monkeypatch):
    monkeypatch.setattr(suppression, *WITHOUT[protection])

    assert find(people, too_small, settings=FINDING)


def test_a_group_that_is_too_small_is_shown_with_the_next_larger_one():
    groups = {"7": make_tally(20), "8": make_tally(6), "9": make_tally(2)}

    shown = suppressed(groups, make_tally(28), SMALLEST)

    assert shown == {"7": make_tally(20), OTHERS: make_tally(8)}


def test_small_groups_that_are_many_enough_together_leave_the_others_alone():
    groups = {"7": make_tally(20), "8": make_tally(3), "9": make_tally(2)}

    assert set(suppressed(groups, make_tally(25), SMALLEST)) == {"7", OTHERS}


@pytest.mark.parametrize("silent", [1, 5, 6, 30])
def test_who_did_not_say_stands_among_enough_people_who_did_however_many_they_are(silent):
    groups = {"7": make_tally(20), "8": make_tally(9), "9": make_tally(2), "": make_tally(silent)}

    shown = suppressed(groups, make_tally(31 + silent), SMALLEST)

    assert shown == {"7": make_tally(20), OTHERS: make_tally(11 + silent)}


def test_those_who_keep_silent_about_everything_do_not_give_a_small_group_away():
    """Six people said nothing: without them, a group of eight would be two people."""
    sex = {"female": make_tally(15), "male": make_tally(12)}
    age = {"under_30": make_tally(2), "from_30": make_tally(12), "from_60": make_tally(13)}
    whole = make_tally(33)

    assert suppressed(sex, whole, SMALLEST) == {"female": make_tally(15), OTHERS: make_tally(18)}
    assert suppressed(age, whole, SMALLEST) == {"from_60": make_tally(13), OTHERS: make_tally(20)}


@given(people)
@settings(max_examples=300, deadline=None)
def test_who_did_not_say_is_shown_only_among_enough_people_who_did(persons):
    _, shown = counted(persons)

    for portion, trait in {(group.portion, group.trait) for group in shown}:
        place = 1 + list(TRAITS).index(trait)
        silent = len([one for one in persons if one[0] == portion and one[place] == ""])
        values = {group.value for group in shown if group[:2] == (portion, trait)}
        assert "" not in values
        assert silent == 0 or OTHERS in values
        if OTHERS in values:
            assert shown[Group(portion, trait, OTHERS)].n - silent >= SMALLEST


@pytest.mark.parametrize(
    ("groups", "whole"),
    [
        ({"7": 4, "8": 30}, 34),
        ({"7": 4}, 4),
        ({"7": 30}, 30),
        ({}, 0),
    ],
)
def test_where_two_groups_cannot_be_shown_there_is_no_breakdown(groups, whole):
    tallies = {value: make_tally(n) for value, n in groups.items()}

    assert suppressed(tallies, make_tally(whole), SMALLEST) == {}


def test_people_of_no_group_did_not_say():
    groups = {"7": make_tally(30), "8": make_tally(20)}

    assert suppressed(groups, make_tally(55, q1=50), SMALLEST) == {
        "7": make_tally(30),
        OTHERS: make_tally(25, q1=20),
    }


def test_a_question_that_too_few_answered_is_left_out_of_the_breakdown():
    groups = {"7": make_tally(20), "8": make_tally(10, q1=26 - 20)}
    few = {"7": make_tally(20), "8": make_tally(10, q1=4)}

    assert suppressed(groups, make_tally(30, q1=26), SMALLEST) == groups
    assert suppressed(few, make_tally(30, q1=24), SMALLEST) == {
        "7": make_tally(20, q1=0),
        "8": make_tally(10, q1=0),
    }


def test_sums_and_signs_do_not_leave_the_function():
    group = Tally(9, {"q1": {"1": 9}}, {"q": Sums(9, 1, 1)}, {"hasty": 1})

    shown = suppressed({"7": group, "8": group}, together([group, group]), SMALLEST)

    assert shown == {value: Tally(9, {"q1": {"1": 9}}) for value in "78"}


@pytest.mark.parametrize(
    "whole", [make_tally(17), make_tally(18, q1=17), make_tally(18, q1=0), make_tally(0)]
)
def test_groups_of_more_people_or_answers_than_the_whole_are_a_mistake(whole):
    with pytest.raises(ValueError, match="more people"):
        suppressed({"7": make_tally(9), "8": make_tally(9)}, whole, SMALLEST)


def test_a_portion_that_is_too_small_keeps_the_groups_of_the_others_to_itself():
    groups = {Group("1", "sex", value): make_tally(20) for value in ("female", "male")}

    assert breakdowns(groups, {"1": make_tally(40), "2": make_tally(3)}, SMALLEST) == {}
    assert breakdowns(groups, {"1": make_tally(40), "2": make_tally(0)}, SMALLEST) == groups
    assert breakdowns(groups, {"1": make_tally(40), "2": make_tally(5)}, SMALLEST) == groups


def test_portions_stand_apart_where_each_of_their_questions_has_enough_answers():
    assert stand_apart([make_tally(9), make_tally(0), make_tally(5, q1=0)], SMALLEST)
    assert not stand_apart([make_tally(9), make_tally(4)], SMALLEST)
    assert not stand_apart([make_tally(9), make_tally(9, q1=1)], SMALLEST)


def too_small(persons) -> list[int]:
    """The sizes of the groups that are too small and that two tables determine."""
    portions, shown = counted(persons)
    measures = [lambda cell: cell.n]
    measures += [lambda cell, code=code: answers(cell, code) for code in QUESTIONS]
    sizes = [
        size
        for number in measures
        if sum(map(number, portions.values())) >= SMALLEST  # of fewer nothing is shown at all
        for size in determined(portions, shown, number)
    ]
    return sorted({size for size in sizes if 0 < size < SMALLEST})


def counted(persons) -> tuple[dict[str, Tally], dict[Group, Tally]]:
    """What everybody is shown: the portions together, and what there is by group."""
    portions = {portion: tally([p for p in persons if p[0] == portion]) for portion in "12"}
    groups = {
        Group(portion, trait, value): tally(
            [p for p in persons if p[0] == portion and p[place] == value]
        )
        for portion in "12"
        for place, (trait, values) in enumerate(TRAITS.items(), start=1)
        for value in values
        if value  # who did not say is in no group
    }
    return portions, breakdowns(groups, portions, SMALLEST)


def tally(persons) -> Tally:
    counts = {
        code: dict(Counter(person[3][place] for person in persons if person[3][place]))
        for place, code in enumerate(QUESTIONS)
    }
    return Tally(len(persons), {code: options for code, options in counts.items() if options})


def determined(portions, shown, number) -> Iterator[int]:
    """The numbers of people that are certain from any two of the tables.

    Within one trait, cells share nobody: all sums of them are certain, and what is left of the
    portion (where portions are shown) and of all. Of two traits, what two sums of cells have in
    common is certain where the least that it can be is also the most.
    """
    everybody = sum(number(portion) for portion in portions.values())
    apart = stand_apart(portions.values(), SMALLEST)
    for trait in TRAITS:
        by_portion = {
            portion: list(sums_of(cells(shown, portion, trait, number))) for portion in portions
        }
        for portion, some in by_portion.items():
            yield from some
            if apart:
                yield from (number(portions[portion]) - one for one in some)
        if apart:
            by_portion = {p: [*some, number(portions[p])] for p, some in by_portion.items()}
        yield from (everybody - sum(one) for one in product(*by_portion.values()))
    for portion, whole in portions.items():
        ones, others = (sums_of(cells(shown, portion, trait, number)) for trait in TRAITS)
        yield from in_common(set(ones), set(others), number(whole))


def cells(shown, portion, trait, number) -> list[int]:
    return [number(cell) for key, cell in shown.items() if key[:2] == (portion, trait)]


def sums_of(numbers) -> Iterator[int]:
    for size in range(len(numbers) + 1):
        yield from map(sum, combinations(numbers, size))


def in_common(ones, others, everybody) -> Iterator[int]:
    for one, other in product(ones, others):
        least, most = max(0, one + other - everybody), min(one, other)
        if least == most:
            yield from (least, one - least, other - least)
