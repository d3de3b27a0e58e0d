"""The arithmetic: exact, monotone, and rounded once."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.loading import load_framework, years
from prongsai.core.scoring import Score, as_published, band, level, score

FRAMEWORKS = [load_framework(year) for year in years()]
MOST_PARTS = 300


def mark(number: int) -> Fraction:
    """One of all marks from 0 to 100 in parts of at most 300: drawn as a number, which is quick."""
    parts = number % MOST_PARTS + 1
    return Fraction(number // MOST_PARTS % (100 * parts + 1), parts)


marks = st.integers(0, MOST_PARTS * (100 * MOST_PARTS + 1) - 1).map(mark)


def all_marks(framework, one_mark=marks):
    """Marks for every question and item of a framework."""
    return st.fixed_dictionaries({node.code: one_mark for node in framework.marked})


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
@settings(max_examples=20, deadline=None)
@given(chance=st.data())
def test_a_total_lies_between_the_lowest_and_the_highest_mark(framework, chance):
    known = chance.draw(all_marks(framework))

    total = score(framework.assessment, known).value

    assert total is not None
    assert min(known.values()) <= total <= max(known.values())


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
@settings(max_examples=20, deadline=None)
@given(chance=st.data())
def test_raising_a_mark_never_lowers_a_total(framework, chance):
    known = chance.draw(all_marks(framework))
    code = chance.draw(st.sampled_from(sorted(known)))
    raised = {**known, code: chance.draw(st.fractions(known[code], 100, max_denominator=300))}

    before = score(framework.assessment, known).value
    after = score(framework.assessment, raised).value

    assert before is not None
    assert after is not None
    assert after >= before


@settings(max_examples=20, deadline=None)
@given(chance=st.data())
def test_the_order_in_which_marks_are_given_does_not_matter(chance):
    framework = FRAMEWORKS[0]
    known = chance.draw(all_marks(framework))
    shuffled = dict(chance.draw(st.permutations(list(known.items()))))

    assert score(framework.assessment, shuffled) == score(framework.assessment, known)


def total_of(framework, value, instruments):
    """A total with the scores of its instruments, as if they had been computed."""
    parts = tuple(
        Score(part, score, "combined", ())
        for part, score in zip(framework.instruments, instruments, strict=True)
    )
    return Score(framework.assessment, value, "combined", parts)


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
def test_every_total_has_the_level_that_begins_highest_below_it(framework):
    for hundredths in range(10_001):
        value = Fraction(hundredths, 100)
        reached = level(framework, total_of(framework, value, [value] * 3))
        assert reached is not None
        assert reached.at_least == max(
            step.at_least for step in framework.levels if value >= step.at_least
        )


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
@given(value=marks, instruments=st.lists(marks, min_size=3, max_size=3))
def test_whatever_its_instruments_every_total_has_exactly_one_level(framework, value, instruments):
    total = total_of(framework, value, instruments)

    lowest = min(part.announced for part in total.parts)
    met = [
        step
        for step in framework.levels
        if total.announced >= step.at_least
        and (step.each_instrument is None or lowest >= step.each_instrument)
    ]

    assert level(framework, total) == met[0]


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda framework: framework.name)
def test_a_total_between_two_levels_has_the_level_it_is_announced_as(framework):
    for edge in [step.at_least for step in framework.levels if step.at_least > 0]:
        just_below = Fraction(edge) - Fraction(5, 1000)

        total = total_of(framework, just_below, [just_below] * 3)

        assert total.announced == edge
        assert level(framework, total).at_least == edge


@pytest.mark.parametrize(
    ("exact", "announced"),
    [
        (Fraction(84995, 1000), "85.00"),
        (Fraction(84994, 1000), "84.99"),
        (Fraction(662, 9), "73.56"),
        (Fraction(1, 200), "0.01"),
        (Fraction(2675, 1000), "2.68"),
        (Fraction(1005, 1000), "1.01"),
        (Fraction(99995, 1000), "100.00"),
        (Fraction(0), "0.00"),
        (Fraction(100), "100.00"),
    ],
)
def test_figures_are_announced_half_up(exact, announced):
    assert str(as_published(exact)) == announced


def test_a_missing_mark_travels_up_to_the_total():
    framework = load_framework(2563)
    known = {node.code: Fraction(50) for node in framework.marked if node.code != "o17"}

    total = score(framework.assessment, known)

    unknown = [part.node.code for part in total.walk() if part.node.code in PATH_OF_O17]
    assert unknown == list(PATH_OF_O17)
    assert all(total.find(code).value is None for code in PATH_OF_O17)
    assert total.find("10").value == 50


PATH_OF_O17 = ("ita", "oit", "9", "9.2", "o17")


def test_a_published_score_stands_only_where_its_questions_are_not_all_known():
    framework = load_framework(2563)
    items = {node.code: Fraction(100) for node in framework.nodes["9.5"].walk() if not node.parts}

    published = score(framework.nodes["9.5"], {"9.5": Fraction(40)})
    computed = score(framework.nodes["9.5"], {"9.5": Fraction(40), **items})

    assert (published.value, published.origin) == (40, "given")
    assert (computed.value, computed.origin) == (100, "combined")


def test_the_mark_of_a_question_with_parts_is_the_mean_of_its_parts_before_rounding():
    framework = load_framework(2564)
    parts = {
        "i5.1": Fraction("99.05"),
        "i5.2": Fraction("99.34"),
        "i5.3": Fraction("98.65"),
    }

    assert score(framework.nodes["i5"], parts).value == Fraction(29704, 300)


def test_an_agency_whose_public_survey_is_below_85_passes_without_distinction():
    framework = load_framework(2568)
    known = {"iit": Fraction(100), "eit": Fraction("84.80"), "oit": Fraction("98.00")}

    total = score(framework.assessment, known)
    reached = level(framework, total)

    assert str(total.announced) == "94.64"
    assert reached is not None
    assert reached.code == "ผ่าน"


@pytest.mark.parametrize(
    ("announced", "code"),
    [
        ("85.01", "over_85"),
        ("85.00", "from_60_to_85"),
        ("60.00", "from_60_to_85"),
        ("59.99", "below_60"),
    ],
)
def test_a_score_of_exactly_60_or_85_has_a_band(announced, code):
    assert band(load_framework(2563).bands, Decimal(announced)).code == code
