"""No figure is of too few people, nor can one be subtracted from others."""

import pytest

from prongsai.apps.surveys.actions import close_survey
from prongsai.apps.surveys.models import State, Survey, SurveyTally
from prongsai.core.surveys.tallies import Tally
from tests.apps.surveys.answers import answer
from tests.privacy.looking import is_kept, seen_broken
from tests.web.builders import make_agency, make_open_survey

pytestmark = pytest.mark.django_db


def make_tally(n: int, survey: Survey | None = None, *, trait: str = "", value: str = "", **counts):
    """What was counted of so many people in a survey, which is closed."""
    survey = survey or make_open_survey(make_agency())
    Survey.objects.filter(pk=survey.pk).update(state=State.CLOSED)
    plain = Tally(n, counts or {"i1": {"0": n}}).as_plain()
    SurveyTally.objects.create(survey=survey, portion="all", trait=trait, value=value, tally=plain)
    return survey


def test_a_survey_that_was_answered_and_closed_keeps_the_promise():
    survey = make_open_survey(make_agency())
    for number in range(20):
        answer(survey, traits={"sex": "female" if number < 3 else "male", "age": "under_30"})
    close_survey(survey, by=None)

    assert is_kept("groups")


def test_people_from_a_file_hide_nobody_in_a_group_from_whoever_has_the_file():
    """Three women did not say it: together with ten from a file they would not be too few."""
    survey = make_open_survey(make_agency())
    for sex in [*["female"] * 8, *["male"] * 9, *[""] * 3]:
        answer(survey, traits={"sex": sex} if sex else {})
    plain = Tally(10, {"i1": {"0": 10}}).as_plain()
    SurveyTally.objects.create(survey=survey, portion="all", origin="kobo.csv", tally=plain)

    close_survey(survey, by=None)

    groups = survey.tallies.filter(trait="sex")
    assert {row.value: row.tally["n"] for row in groups} == {"male": 9, "others": 11}
    assert is_kept("groups")


def test_fewer_answers_than_k_are_told_by_their_number_alone():
    survey = make_open_survey(make_agency())
    SurveyTally.objects.create(survey=survey, portion="all", tally=Tally(4).as_plain())

    assert is_kept("groups")


def test_counts_of_fewer_than_k_are_seen():
    survey = make_tally(4)

    assert f"survey {survey.pk} all n = 4" in seen_broken("groups")


def test_a_group_of_fewer_than_k_is_seen():
    survey = make_tally(20)
    make_tally(4, survey, trait="sex", value="female")

    assert f"survey {survey.pk} all sex female n = 4" in seen_broken("groups")


def test_a_group_that_follows_by_subtracting_is_seen():
    survey = make_tally(20)
    make_tally(8, survey, trait="sex", value="female")
    make_tally(9, survey, trait="sex", value="male")

    assert f"survey {survey.pk} all sex … n = 3" in seen_broken("groups")


def test_a_question_whose_rest_follows_by_subtracting_is_seen():
    survey = make_tally(20, i1={"0": 12})
    make_tally(10, survey, trait="sex", value="female", i1={"0": 10})
    make_tally(10, survey, trait="sex", value="male", i1={})

    assert f"survey {survey.pk} all sex … i1 = 2" in seen_broken("groups")


def test_groups_of_a_survey_that_is_open_are_seen():
    survey = make_tally(20)
    make_tally(20, survey, trait="sex", value="female")
    Survey.objects.update(state=State.OPEN)

    assert f"survey {survey.pk} all sex female (open)" in seen_broken("groups")
