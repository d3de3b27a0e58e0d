"""Counted surveys on the pages of an office: taken in, with n, margins, labels and groups."""

import pytest

from prongsai.apps.agencies.models import Role
from prongsai.apps.results.actions import take_in_survey
from prongsai.apps.results.models import Result
from prongsai.apps.surveys.models import Survey, SurveyTally
from tests.apps.test_taking_in import make_counted
from tests.web.agency.test_result_pages import text_of
from tests.web.builders import make_agency, make_office, make_open_survey, make_user

pytestmark = pytest.mark.django_db

HOME = "/office/klongmuang/2563/"


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def make_signs(survey, **signs):
    """Say how many of a survey's answers bore which sign."""
    row = SurveyTally.objects.get(survey=survey, trait="")
    row.tally["signs"] = signs
    row.save()


def make_group(survey, trait, value, people, **changes):
    """What a survey counted of a group: what all answered, ``people`` times."""
    whole = SurveyTally.objects.get(survey=survey, trait="", origin="own")
    counts = {
        code: {next(iter(options)): people} for code, options in whole.tally["counts"].items()
    }
    fields = {"portion": whole.portion, "trait": trait, "value": value} | changes
    tally = {"n": people, "counts": counts, "sums": {}, "signs": {}}
    return SurveyTally.objects.create(survey=survey, tally=tally, **fields)


def test_an_empty_year_offers_to_take_in_its_closed_surveys(agency, officer):
    make_counted(agency, "eit")
    make_counted(agency, "iit")

    page = officer.get(HOME)
    assert "2 surveys of this year are closed" in text_of(page)
    done = officer.post(f"{HOME}take-in/", follow=True)

    assert done.redirect_chain == [(HOME, 302)]
    assert "EIT is in the draft." in text_of(done)
    assert set(Result.objects.get().sheet["answers"]) == {"iit", "eit"}


def test_a_survey_with_too_few_answers_is_refused_in_a_sentence_and_the_other_taken(
    agency, officer
):
    make_counted(agency, "eit")
    make_counted(agency, "iit", people=4)

    says = text_of(officer.post(f"{HOME}take-in/", follow=True))

    assert "EIT is in the draft." in says
    assert "IIT: Fewer than 5 people answered" in says
    assert set(Result.objects.get().sheet["answers"]) == {"eit"}


def test_where_no_survey_is_closed_there_is_nothing_to_take_in(agency, officer):
    make_open_survey(agency)

    assert "Take in the closed surveys" not in text_of(officer.get(HOME))
    says = text_of(officer.post(f"{HOME}take-in/", follow=True))
    assert "No survey of this year is closed yet." in says
    assert not Result.objects.exists()


def test_counted_scores_are_shown_with_how_many_answered_and_their_margin(agency, officer):
    take_in_survey(make_counted(agency, "eit"), by=None)

    says = text_of(officer.get(HOME))

    # Ten of a hundred people, half of them for 0 and half for 100: 1.96 · √(0.9 · 2500/9)
    assert "· 10 answers" in says
    assert "50.00 ± 30.99" in says


def test_a_survey_that_too_few_answered_is_told_wherever_its_score_is_read(agency, officer):
    take_in_survey(make_counted(agency, "eit"), by=None)

    says = "10 people answered, and the rules of the year require 30."
    assert says in text_of(officer.get(HOME))
    assert says in text_of(officer.get(f"{HOME}publish/"))


def test_the_receipt_of_a_counted_question_shows_how_many_chose_what(agency, officer):
    take_in_survey(make_counted(agency, "eit"), by=None)

    says = text_of(officer.get(f"{HOME}e3/"))

    assert "50.00 ± 30.99" in says
    assert "(5 × 0 + 5 × 100) ÷ 10 = 50.00" in says
    assert "Least or not at all 5 0 Little 0 33 Much 0 67 Most 5 100 Together 10" in says
    assert "± 30.99" in text_of(officer.get(f"{HOME}e1.1/"))


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.OFFICER, True), (Role.UNIT, False), (Role.ASSESSOR, False)]
)
def test_the_label_of_confidence_is_for_those_who_see_surveys(agency, sign_in, role, sees):
    survey = make_counted(agency, "eit")
    make_signs(survey, fast=9)
    take_in_survey(survey, by=None)
    browser = sign_in(make_user(agency, role))

    assert ("Look closer" in text_of(browser.get(HOME))) is sees
    assert ("Faster than reading" in text_of(browser.get(f"{HOME}eit/"))) is sees
    assert "How it was answered" not in text_of(browser.get(f"{HOME}e3/"))


def test_where_nothing_stands_out_the_label_says_so(agency, officer):
    take_in_survey(make_counted(agency, "eit"), by=None)

    assert "No odd signs in the answers" in text_of(officer.get(HOME))
    assert "No sign of hurried or careless answers" in text_of(officer.get(f"{HOME}eit/"))


def test_groups_are_told_with_their_scores(agency, officer):
    survey = make_counted(agency, "iit")
    make_group(survey, "sex", "female", 6)
    make_group(survey, "sex", "others", 5)
    unit = agency.units.create(name="กองคลัง")
    make_group(survey, "unit", str(unit.pk), 7)
    make_group(survey, "unit", "others", 8)

    says = text_of(officer.get(f"{HOME}groups/"))

    assert "Female 6 " in says
    assert "Others together 5 " in says
    assert "No group of fewer than 5 people is shown" in says
    assert "กองคลัง 7 " in says
    assert "Others together 8 " in says
    assert "Age Not shown: there are too few people" in says


def test_a_question_left_out_of_the_groups_leaves_its_indicator_without_a_score(agency, officer):
    survey = make_counted(agency, "eit")
    row = make_group(survey, "sex", "female", 6)
    del row.tally["counts"]["e3"]
    row.save()

    page = officer.get(f"{HOME}groups/")

    table = page.context["surveys"][0]["tables"][-2]
    assert next(figure for _, figure in table["rows"][0]["cells"]) == "–"
    assert "fewer than 5 answers in one of the groups" in text_of(page)


def test_the_portion_is_named_also_where_the_other_is_too_small_for_groups(agency, officer):
    survey = make_counted(agency, "eit", year=2566)
    make_group(survey, "sex", "female", 6)
    address = "/office/klongmuang/2566/groups/"
    alone = text_of(officer.get(address))
    assert "Sex · Part 1, answered by clients themselves Sex Group" in alone
    assert "Part 2, collected by assessors Sex Group" not in alone

    make_group(survey, "sex", "female", 5, portion="2")

    says = text_of(officer.get(address))
    assert "Sex · Part 1, answered by clients themselves Sex Group" in says
    assert "Sex · Part 2, collected by assessors Sex Group" in says


def test_groups_of_an_open_survey_are_shown_to_nobody(agency, officer):
    survey = make_counted(agency, "iit")
    make_group(survey, "sex", "female", 6)
    Survey.objects.update(state="open")

    assert "No survey of this year is closed yet." in text_of(officer.get(f"{HOME}groups/"))


def test_a_unit_does_not_see_the_groups(agency, sign_in):
    make_counted(agency, "iit")

    assert sign_in(make_user(agency, Role.UNIT)).get(f"{HOME}groups/").status_code == 403


def test_an_overseer_sees_groups_and_labels(sign_in):
    office = make_office()
    agency = make_agency("below", overseer=office)
    survey = make_counted(agency, "iit")
    make_group(survey, "sex", "female", 6)
    take_in_survey(survey, by=None)
    overseer = sign_in(make_user(office, Role.OVERSEER))

    assert "Female 6" in text_of(overseer.get("/office/below/2563/groups/"))
    assert "No odd signs in the answers" in text_of(overseer.get("/office/below/2563/"))


@pytest.mark.parametrize("values", [["female"], ["female", "male", "others"]])
def test_the_page_of_groups_takes_one_number_of_queries(
    agency, officer, django_assert_num_queries, values
):
    survey = make_counted(agency, "iit")
    for value in values:
        make_group(survey, "sex", value, 6)

    with django_assert_num_queries(11):
        officer.get(f"{HOME}groups/")
