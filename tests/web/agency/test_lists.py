"""Lists of an office: agencies, years, people, the log; each at one number of queries."""

import pytest

from prongsai.apps.agencies.models import Agency, Role
from prongsai.core.loading import years
from tests.web.builders import (
    YEAR,
    make_agency,
    make_correction,
    make_draft,
    make_office,
    make_published_result,
    make_sheet,
    make_user,
    reported,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer():
    """Somebody whose office oversees every agency that a test makes below it."""
    return make_user(make_office(), Role.OVERSEER)


def make_overseen(slug: str, **changes: object) -> Agency:
    """An agency below the overseer's office."""
    return make_agency(slug, overseer=Agency.objects.get(slug="oversight"), **changes)


def test_an_officer_of_one_agency_goes_straight_to_it(sign_in):
    response = sign_in(make_user(make_agency())).get("/office/")

    assert (response.status_code, response.url) == (302, "/office/klongmuang/")


def test_the_list_opens_at_the_newest_year_that_has_a_result_or_else_rules(overseer, sign_in):
    agency = make_overseen("first")
    browser = sign_in(overseer)
    with_rules = browser.get("/office/").context["year"]

    make_published_result(agency)

    assert with_rules == years()[-1]
    assert browser.get("/office/").context["year"] == YEAR


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_agencies_takes_as_many_queries_for_three_as_for_one(
    overseer, sign_in, django_assert_num_queries, number
):
    for place in range(number):
        make_published_result(make_overseen(f"agency-{place}"))
    browser = sign_in(overseer)

    with django_assert_num_queries(16):
        page = browser.get("/office/")

    assert len(page.context["lines"]) == number


def test_the_list_shows_total_level_state_and_disagreements(overseer, sign_in):
    published = make_published_result(make_overseen("a-published"))
    corrected = make_overseen("b-corrected")
    make_published_result(corrected)
    correction = make_draft(corrected, make_sheet(90))
    draft = make_draft(make_overseen("c-draft"), make_sheet(reported=reported("77.13", "C")))
    make_overseen("d-nothing")

    page = sign_in(overseer).get("/office/")

    lines = [(line.result, line.told) for line in page.context["lines"]]
    assert lines == [(published, 0), (correction, 0), (draft, 2), (None, 0)]
    text = page.content.decode()
    assert "4 agencies in fiscal year 2563: 2 published, 1 with a draft only, 1 without" in text
    assert "Published, correction in draft" in text


def test_the_list_can_be_searched_by_name_year_and_state(overseer, sign_in):
    make_published_result(make_overseen("a", name="อบต.คลองม่วง"))
    make_draft(make_overseen("b", name="อบต.ชุมแสง"), make_sheet(year=2564))
    browser = sign_in(overseer)

    def found(**asked: object) -> list[str]:
        page = browser.get("/office/", asked)
        return [line.agency.slug for line in page.context["lines"]]

    assert found(q="คลองม่วง") == ["a"]
    assert found(year=2563, state="published") == ["a"]
    assert found(year=2564, state="published") == []
    assert found(state="draft") == ["b"]
    assert found(q="ไม่มี") == []


def test_a_search_that_makes_no_sense_shows_everything(overseer, sign_in):
    make_overseen("a")

    page = sign_in(overseer).get("/office/?year=abc&state=x&page=99")

    assert [line.agency.slug for line in page.context["lines"]] == ["a"]


def test_the_list_is_paged(overseer, sign_in):
    for place in range(26):
        make_overseen(f"agency-{place:02d}")
    browser = sign_in(overseer)

    assert len(browser.get("/office/").context["lines"]) == 25
    assert len(browser.get("/office/?page=2").context["lines"]) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_an_agency_s_years_take_as_many_queries_for_three_as_for_one(
    sign_in, django_assert_num_queries, number
):
    agency = make_agency()
    for year in range(2563, 2563 + number):
        make_published_result(agency, make_sheet(80, year=year))
    browser = sign_in(make_user(agency))

    with django_assert_num_queries(22):
        page = browser.get("/office/klongmuang/")

    assert len(page.context["lines"]) == number


def test_the_years_are_shown_with_a_chart_of_what_was_published(sign_in):
    agency = make_agency()
    make_published_result(agency, make_sheet(60))
    make_correction(agency, make_sheet(65))
    make_published_result(agency, make_sheet(70, year=2564))
    make_draft(agency, make_sheet(90, year=2565))

    page = sign_in(make_user(agency)).get("/office/klongmuang/")

    assert [line.round.year for line in page.context["lines"]] == [2565, 2564, 2563]
    assert [(bar.label, bar.figure) for bar in page.context["history"].bars] == [
        ("2563 · Level C", "65.00"),
        ("2564 · Level C", "70.00"),
    ]


def test_a_new_agency_is_told_how_to_begin(sign_in):
    page = sign_in(make_user(make_agency())).get("/office/klongmuang/")

    assert "Download the form of a year below" in page.content.decode()
    assert "/office/klongmuang/template/2563.xlsx" in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_people_take_as_many_queries_for_three_as_for_one(
    sign_in, django_assert_num_queries, number
):
    agency = make_agency()
    users = [make_user(agency, username=f"somebody-{place}") for place in range(number)]
    browser = sign_in(users[0])

    with django_assert_num_queries(13):
        page = browser.get("/office/klongmuang/people/")

    assert len(page.context["positions"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_log_takes_as_many_queries_for_three_years_as_for_one(
    sign_in, django_assert_num_queries, number
):
    agency = make_agency()
    browser = sign_in(make_user(agency))
    for year in range(2563, 2563 + number):
        make_draft(agency, make_sheet(year=year))

    # Two of them: whether the reader stands above the agency, and which years are under review.
    with django_assert_num_queries(9):
        browser.get("/office/klongmuang/log/")
