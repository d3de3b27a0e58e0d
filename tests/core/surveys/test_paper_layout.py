"""Where questions stand on paper."""

from itertools import combinations, pairwise

import pytest

from prongsai.core.loading import load_framework, years
from prongsai.core.surveys.paper_layout import (
    ACROSS,
    BOTTOM,
    LEFT,
    MOST_OWN,
    RADIUS,
    TOP,
    Mark,
    mark_in,
    paper_layout,
    printed_traits,
    trait_code,
    written,
)
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire

SURVEYS = [(year, code) for year in years() for code in load_framework(year).surveys]


def survey_of(year: int, code: str) -> Questionnaire:
    return questionnaire(load_framework(year), code)


@pytest.mark.parametrize(("year", "code"), SURVEYS)
def test_every_option_of_every_question_has_one_bubble(year, code):
    survey = survey_of(year, code)
    layout = paper_layout(survey, {"units": 3})
    traits = {trait_code(trait) for trait in printed_traits(survey, {"units": 3})}

    asked = [(one.code, one.option) for one in layout.bubbles if one.code not in traits]

    assert asked == [
        (node.code, option.code) for node in survey.asked for option in survey.scale(node).options
    ]
    assert {one.code for one in layout.bubbles} - {code for code, _ in asked} == traits


@pytest.mark.parametrize("units", [0, 6, MOST_OWN])
@pytest.mark.parametrize(("year", "code"), SURVEYS)
def test_bubbles_stand_apart_and_between_the_margins(year, code, units):
    layout = paper_layout(survey_of(year, code), {"units": units})

    for one in layout.bubbles:
        assert LEFT + RADIUS <= one.x <= LEFT + ACROSS - RADIUS
        assert TOP + RADIUS <= one.y <= BOTTOM - RADIUS
    for one, other in combinations(layout.bubbles, 2):
        far = (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > (3 * RADIUS) ** 2
        assert far or one.leaf != other.leaf


@pytest.mark.parametrize(("year", "code"), SURVEYS)
def test_areas_follow_one_another_down_each_leaf(year, code):
    areas = paper_layout(survey_of(year, code), {"units": 6}).areas

    for one, after in pairwise(areas):
        assert (one.leaf, one.top + one.height) <= (after.leaf, after.top) or one.leaf < after.leaf
    assert max(area.top + area.height for area in areas) <= BOTTOM


def test_parts_of_a_question_stand_on_one_leaf():
    survey = survey_of(*SURVEYS[0])
    leaves = {one.code: one.leaf for one in paper_layout(survey).bubbles}

    for question in survey.questions:
        assert len({leaves[part.code] for part in question.parts}) <= 1


def test_the_same_questions_have_the_same_name_and_others_another():
    names = {
        (year, code, units): paper_layout(survey_of(year, code), {"units": units}).name
        for year, code in SURVEYS
        for units in (2, 3)
    }

    assert names == {
        (year, code, units): paper_layout(survey_of(year, code), {"units": units}).name
        for year, code, units in names
    }
    last = years()[-1]
    assert len({names[last, code, units] for code in ("iit", "eit") for units in (2, 3)}) == 3


@pytest.mark.parametrize("units", [0, 1, MOST_OWN + 1])
def test_nobody_is_asked_for_a_unit_where_there_is_no_choice_or_no_room(units):
    survey = survey_of(years()[-1], "iit")

    assert "unit" not in {trait.code for trait in printed_traits(survey, {"units": units})}


def test_a_service_point_is_not_asked_for():
    survey = survey_of(years()[-1], "eit")

    assert "point" not in {trait.code for trait in printed_traits(survey, {"points": 5})}


def test_what_a_corner_says_is_read_again():
    mark = Mark(3, 6, "ACEF", "XGKR3PF47")

    assert written(mark) == "P36ACEFXGKR3PF47"
    assert mark_in(written(mark)) == mark


@pytest.mark.parametrize(
    "text", ["", "https://a.example", "P36ACEFXGKR3PF4", "P46ACEFXGKR3PF47", "P30ACEFXGKR3PF47",
             "P36ACEFXGKR3PF40", "p36acefxgkr3pf47"],
)  # fmt: skip
def test_codes_of_others_say_nothing(text):
    assert mark_in(text) is None
