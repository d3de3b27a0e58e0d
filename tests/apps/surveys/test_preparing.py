"""Surveys before they are answered: prepared, filled in, opened."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from prongsai.apps.audit.models import Entry
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.surveys.actions import open_survey, prepare_survey, set_population, set_window
from prongsai.apps.surveys.entrances import add_entrance
from prongsai.apps.surveys.models import Entrance, State, Survey
from prongsai.apps.surveys.queries import takes_answers
from prongsai.core.problems import ProblemsFound
from prongsai.core.surveys.codes import ALPHABET
from tests.web.builders import YEAR, make_agency, make_open_survey, make_survey

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = timedelta(days=1)
PARTS = 2566  # the first year whose EIT has two parts


def refusal(found: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    return found.value.messages


def test_a_survey_has_an_entrance_for_each_part_of_its_answers():
    survey = make_survey(make_agency(), "eit", year=PARTS)

    entrances = [(one.portion, one.name) for one in survey.entrances.all()]
    addresses = {one.address for one in survey.entrances.all()}

    assert entrances == [("1", ""), ("2", "")]
    assert {len(address) for address in addresses} == {6}
    assert len(addresses) == 2
    assert set("".join(addresses)) <= set(ALPHABET.lower())


def test_preparing_a_survey_twice_gives_the_first_one():
    round_ = open_round(make_agency(), year=YEAR, by=None)

    first, second = (prepare_survey(round_, instrument="iit", by=None) for _time in range(2))

    assert (first, Entrance.objects.count()) == (second, 1)
    assert Entry.objects.filter(action="survey.prepared").count() == 1


def test_what_the_rules_do_not_survey_is_not_prepared():
    round_ = open_round(make_agency(), year=YEAR, by=None)

    with pytest.raises(ProblemsFound) as found:
        prepare_survey(round_, instrument="oit", by=None)

    assert [one.sentence("en") for one in found.value.problems] == [
        f"fy{YEAR}.yaml: these rules have no survey 'oit'; there are iit, eit."
    ]


@pytest.mark.parametrize("people", [0, -3, 10_000_001])
def test_a_number_of_people_that_cannot_be_is_refused(people):
    survey = make_survey(make_agency(), population=None)

    with pytest.raises(ValidationError) as found:
        set_population(survey, population=people, by=None)

    says = "Type how many people may answer: a whole number from 1 to 10,000,000."
    assert found.value.message_dict == {"population": [says]}
    assert Survey.objects.get().population is None


def test_the_log_says_how_many_people_there_were_before():
    survey = make_survey(make_agency(), population=80)

    set_population(survey, population=85, by=None)

    line = Entry.objects.order_by("sequence").last()
    facts = {"year": YEAR, "instrument": "iit", "population": 85, "before": 80}
    assert (line.action, line.agency, line.details) == (
        "survey.population_set",
        "klongmuang",
        facts,
    )


def test_a_survey_does_not_open_before_somebody_said_how_many_may_answer():
    survey = make_survey(make_agency(), population=None)

    with pytest.raises(ValidationError) as found:
        open_survey(survey, by=None)

    assert refusal(found) == ["Say how many people may answer first."]
    assert Survey.objects.get().state == State.PREPARING


def test_a_survey_does_not_open_twice():
    survey = make_open_survey(make_agency())

    with pytest.raises(ValidationError) as found:
        open_survey(survey, by=None)

    assert refusal(found) == ["The survey is open already."]


def test_a_survey_without_a_first_day_opens_today():
    survey = make_open_survey(make_agency())

    assert (survey.state, survey.opens_on) == (State.OPEN, TODAY)
    assert takes_answers(survey, TODAY)


def test_a_survey_takes_answers_from_its_first_to_its_last_day():
    survey = make_survey(make_agency())
    set_window(survey, opens_on=TODAY + DAY, closes_on=TODAY + 2 * DAY, by=None)
    open_survey(survey, by=None)

    taken = [takes_answers(survey, TODAY + number * DAY) for number in range(4)]

    assert taken == [False, True, True, False]


def test_days_in_the_wrong_order_are_refused():
    survey = make_survey(make_agency())

    with pytest.raises(ValidationError) as found:
        set_window(survey, opens_on=TODAY, closes_on=TODAY - DAY, by=None)

    assert refusal(found) == ["The last day cannot be before the first."]


def test_a_survey_whose_days_are_over_does_not_open():
    survey = make_survey(make_agency())
    survey.closes_on = TODAY - DAY  # it was set while it was still to come
    survey.save()

    with pytest.raises(ValidationError) as found:
        open_survey(survey, by=None)

    assert refusal(found) == ["The last day is over already. Set a later one first."]


def test_an_open_survey_can_be_prolonged_but_not_ended_in_the_past():
    survey = make_open_survey(make_agency())

    set_window(survey, opens_on=TODAY, closes_on=TODAY + DAY, by=None)
    with pytest.raises(ValidationError) as found:
        set_window(survey, opens_on=TODAY, closes_on=TODAY - DAY, by=None)

    says = "The last day is over already. To end the survey now, close it."
    assert found.value.message_dict == {"closes_on": [says]}
    assert Survey.objects.get().closes_on == TODAY + DAY


def test_a_service_point_has_an_address_of_its_own():
    survey = make_survey(make_agency(), "eit", year=PARTS)

    added = add_entrance(survey, name=" กองช่าง ", by=None)

    assert (added.name, added.portion) == ("กองช่าง", "1")
    assert Entrance.objects.values("address").distinct().count() == 3


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "  "}, {"name": ["Type the name of the service point."]}),
        (
            {"name": "กองคลัง"},
            {"__all__": ["The survey has an entrance of this name already."]},
        ),
        (
            {"name": "กองช่าง", "portion": "3"},
            {"portion": ["The survey has no such part. Choose another."]},
        ),
    ],
)
def test_a_service_point_that_cannot_be_is_refused(given, says):
    survey = make_survey(make_agency(), "eit", year=PARTS)
    add_entrance(survey, name="กองคลัง", by=None)

    with pytest.raises(ValidationError) as found:
        add_entrance(survey, **given, by=None)

    assert found.value.message_dict == says
