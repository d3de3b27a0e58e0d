"""The analysis of a year on its page."""

import pytest

from tests.web.builders import (
    make_agency,
    make_draft,
    make_marked_sheet,
    make_published_result,
    make_sheet,
    make_user,
)

pytestmark = pytest.mark.django_db

ANALYSIS = "/office/klongmuang/2564/analysis/"


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def findings_of(browser, address: str = ANALYSIS):
    """What the page shows."""
    return browser.get(address).context["findings"]


def test_strengths_and_weaknesses_are_the_ends_of_the_indicators_and_the_bands(agency, officer):
    sheet = make_marked_sheet(70, year=2564)
    marks = {**sheet.marks, "o1": 100, "o2": 0, "i1": 100}
    make_draft(agency, make_marked_sheet(year=2564, marks=marks))

    found = findings_of(officer)

    assert [row.code for row in found.strengths.indicators] == ["1"]
    assert [row.code for row in found.strengths.marks] == ["i1", "o1"]
    assert [row.code for row in found.weaknesses.marks] == ["o2"]


def test_what_brings_most_comes_first(agency, officer):
    marks = {**make_marked_sheet(100, year=2564).marks, "o2": 0, "o43": 50}
    make_draft(agency, make_marked_sheet(year=2564, marks=marks))

    found = findings_of(officer)

    assert [(one.row.code, one.points) for one in found.mend_first] == [
        ("o43", "2.50"),
        ("o2", "0.44"),
    ]


def test_every_theme_shows_the_mean_of_what_is_known(agency, officer):
    make_draft(agency, make_marked_sheet(year=2564, marks={"o1": 90, "o2": 50}))

    themes = findings_of(officer).themes

    assert len(themes) == 7
    known = [theme for theme in themes if theme.known]
    assert [(theme.mean, theme.known) for theme in known] == [("70.00", 2)]
    assert [row.code for row in known[0].weak] == ["o2"]


def test_marks_that_are_not_known_are_told(agency, officer):
    make_draft(agency, make_sheet(80, year=2564))

    page = officer.get(ANALYSIS)

    assert len(page.context["findings"].missing) == 88
    assert "88 questions and items have no known mark" in page.content.decode()


def test_change_since_last_year_is_told_down_to_the_indicators(agency, officer):
    make_published_result(agency, make_sheet(70, year=2563))
    make_draft(agency, make_sheet("72.5", year=2564))

    change = findings_of(officer).change

    assert (change.year, len(change.above)) == (2563, 14)
    total = change.above[0]
    assert (total.label, total.before, total.after, total.points) == (
        "Overall score",
        "70.00",
        "72.50",
        "+2.50",
    )


def test_a_change_of_the_rules_is_marked(agency, officer):
    make_published_result(agency, make_sheet(70, year=2563))
    make_draft(agency, make_sheet(70, year=2564))

    change = findings_of(officer).change

    assert [one.code for one in change.above if one.rules_changed] == ["8"]


def test_without_a_published_year_before_there_is_no_change(agency, officer):
    make_draft(agency, make_sheet(70, year=2563))
    make_draft(agency, make_sheet(70, year=2564))

    page = officer.get(ANALYSIS)

    assert page.context["findings"].change is None
    assert "No result of the year before is published here." in page.content.decode()


def test_the_result_says_how_its_total_changed(agency, officer):
    make_published_result(agency, make_sheet(70, year=2563))
    make_draft(agency, make_sheet("68.5", year=2564))

    page = officer.get("/office/klongmuang/2564/").content.decode()

    assert "Fiscal year 2563 had 70.00; the change is -1.50." in page
