"""A survey that too few answered gives scores and no level."""

import pytest

from prongsai.core.loading import load_framework
from prongsai.core.results import result_of
from prongsai.core.surveys.pooling import Answers
from prongsai.core.surveys.sample import Shortfall, shortfalls
from prongsai.core.surveys.tallies import Tally
from tests.web.builders import make_marked_sheet

YEAR = 2568


def counted(n: int, population: int | None) -> Answers:
    """An instrument that ``n`` people answered, without what they chose."""
    return Answers(population, 5, {"": Tally(n=n)}, {})


def sheet(n: int, population: int | None):
    return make_marked_sheet(100, year=YEAR, answers={"iit": counted(n, population)})


def test_fewer_than_required_are_told_with_both_numbers():
    framework = load_framework(YEAR)

    assert shortfalls(framework, sheet(29, 300)) == (
        Shortfall("iit", framework.nodes["iit"].name, 29, 30),
    )


@pytest.mark.parametrize(("n", "population"), [(30, 300), (4, 4), (10, None)])
def test_enough_everybody_or_an_unknown_number_of_people_is_no_shortfall(n, population):
    assert shortfalls(load_framework(YEAR), sheet(n, population)) == ()


def test_what_was_announced_elsewhere_is_no_shortfall():
    assert shortfalls(load_framework(YEAR), make_marked_sheet(100, year=YEAR)) == ()


def test_a_result_has_its_scores_and_no_level():
    short, enough = result_of(sheet(29, 300)), result_of(sheet(30, 300))

    assert short.total == enough.total
    assert (short.level, enough.level) == (None, enough.framework.levels[0])
    assert short.as_json("th")["short_of_sample"] == {"iit": {"answered": 29, "required": 30}}
    assert "short_of_sample" not in enough.as_json("th")
