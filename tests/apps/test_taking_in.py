"""Closed surveys flow into the draft of their round."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from prongsai.apps.audit.models import Entry
from prongsai.apps.results.actions import import_sheet, take_in_survey
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import shown
from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.actions import close_survey
from prongsai.apps.surveys.breakdown import breakdowns_of
from prongsai.apps.surveys.models import State, Survey, SurveyTally
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.tallies import tally_of
from tests.apps.surveys.answers import answer
from tests.web.builders import (
    YEAR,
    make_agency,
    make_draft,
    make_marked_sheet,
    make_open_survey,
    make_published_result,
    make_sheet,
)

pytestmark = pytest.mark.django_db


def make_counted(agency, instrument="eit", people=10, options=(0, -1), year=YEAR, **changes):
    """A closed survey, answered in turn with the options at these places everywhere."""
    survey = make_open_survey(agency, instrument, year=year)
    asked = questionnaire(rules_of(survey.round), instrument)
    responses = [
        asked.response(
            {
                node.code: asked.scale(node).options[options[number % len(options)]].code
                for node in asked.asked
            }
        )
        for number in range(people)
    ]
    fields = {"portion": asked.rules.portions[0].code, **changes}
    SurveyTally.objects.create(survey=survey, tally=tally_of(asked, responses).as_plain(), **fields)
    Survey.objects.filter(pk=survey.pk).update(state=State.CLOSED)
    survey.refresh_from_db()
    return survey


def test_a_closed_survey_becomes_the_draft_of_a_year_that_had_none():
    survey = make_counted(make_agency(), options=(0, -1))

    draft = take_in_survey(survey, by=None)

    sheet = shown(draft).sheet
    assert (draft.version, draft.is_draft, draft.total) == (1, True, None)
    assert sheet.agency.name == survey.round.agency.name
    assert (sheet.answers["eit"].n, sheet.answers["eit"].population) == (10, 100)
    assert set(sheet.marks.values()) == {Decimal("50.00")}
    assert str(shown(draft).total.find("eit").announced) == "50.00"


def test_answers_that_people_gave_become_marks_and_groups(tmp_path, settings):
    settings.ANSWERS = tmp_path / "answers.sqlite3"
    survey = make_open_survey(make_agency(), "eit")
    for value, people in {"female": 8, "male": 7, "other": 1, "": 1}.items():
        for _person in range(people):
            answer(survey, traits={"sex": value} if value else {})

    close_survey(survey, by=None)
    sheet = shown(take_in_survey(survey, by=None)).sheet

    # Everybody chose the last option: the best, but for the question about misconduct.
    assert {code for code, mark in sheet.marks.items() if mark != 100} == {"e4"}
    assert (sheet.answers["eit"].n, set(sheet.respondents.values())) == (17, {17})
    [sex] = [one for one in breakdowns_of(survey.round)[0].breakdowns if one.trait.en == "Sex"]
    assert [(group.name.en, group.n) for group in sex.groups] == [
        ("Female", 8),
        ("Others together", 9),
    ]


def test_only_the_marks_of_the_instrument_change():
    agency = make_agency()
    survey = make_counted(agency, options=(-1,))
    year = survey.round.year
    make_draft(agency, make_marked_sheet(80, year=year), source_file="oit.xlsx")

    draft = take_in_survey(survey, by=None)

    scores = {part.node.code: str(part.announced) for part in shown(draft).total.walk()}
    assert (scores["iit"], scores["oit"]) == ("80.00", "80.00")
    assert (draft.version, draft.source_file) == (1, "oit.xlsx")
    assert Result.objects.count() == 1


def test_both_surveys_are_taken_in_one_after_the_other():
    agency = make_agency()
    make_counted(agency, "eit")
    make_counted(agency, "iit")

    for survey in Survey.objects.all():
        draft = take_in_survey(survey, by=None)

    assert set(shown(draft).sheet.answers) == {"iit", "eit"}
    assert Result.objects.count() == 1


def test_after_publication_a_survey_makes_the_draft_of_a_correction():
    agency = make_agency()
    survey = make_counted(agency)
    published = make_published_result(agency, make_sheet(80, year=survey.round.year))

    draft = take_in_survey(survey, by=None)

    assert (draft.version, draft.is_draft, draft.is_correction) == (2, True, True)
    assert Result.objects.get(pk=published.pk).sheet == published.sheet
    # What was published above the questions stays, and is told where it is not what was counted.
    assert [one.node for one in shown(draft).disagreements] == ["6", "7", "8"]


def test_taking_in_once_more_gives_the_same():
    survey = make_counted(make_agency())

    first = take_in_survey(survey, by=None)
    second = take_in_survey(survey, by=None)

    assert (first.sheet, first.version) == (second.sheet, second.version)


def test_answers_of_all_origins_count():
    survey = make_counted(make_agency(), options=(-1,), people=6)
    row = SurveyTally.objects.get()
    SurveyTally.objects.create(
        survey=survey, portion=row.portion, origin="kobo.csv", tally=row.tally
    )

    assert shown(take_in_survey(survey, by=None)).sheet.answers["eit"].n == 12


def test_groups_are_not_counted_twice():
    survey = make_counted(make_agency())
    row = SurveyTally.objects.get()
    SurveyTally.objects.create(
        survey=survey, portion=row.portion, trait="sex", value="female", tally=row.tally
    )

    assert shown(take_in_survey(survey, by=None)).sheet.answers["eit"].n == 10


@pytest.mark.parametrize("people", [0, 1, 4])
def test_fewer_answers_than_may_be_shown_give_no_marks(people):
    survey = make_counted(make_agency(), people=people)

    with pytest.raises(ValidationError, match="Fewer than 5"):
        take_in_survey(survey, by=None)

    assert not Result.objects.exists()
    assert not Entry.objects.filter(action="result.survey_taken_in").exists()


def test_an_open_survey_is_refused():
    survey = make_open_survey(make_agency())

    with pytest.raises(ValidationError, match="Close the survey first"):
        take_in_survey(survey, by=None)


def test_the_log_says_which_survey_and_how_many_answered_and_no_more():
    take_in_survey(make_counted(make_agency()), by=None)

    entry = Entry.objects.get(action="result.survey_taken_in")
    assert entry.details == {"year": YEAR, "version": 1, "instrument": "eit", "answers": 10}


def test_a_sheet_brought_in_takes_the_place_of_counted_answers_as_of_any_draft():
    survey = make_counted(make_agency())
    draft = take_in_survey(survey, by=None)

    sheet = make_marked_sheet(80, year=survey.round.year)
    draft = import_sheet(survey.round, sheet=sheet, source_file="", by=None)

    assert shown(draft).sheet == sheet
