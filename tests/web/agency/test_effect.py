"""The page of a plan's effect: before and after, and no word of a cause."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from django.urls import reverse

from prongsai.apps.agencies.models import Role
from prongsai.apps.improvement.effect_queries import (
    effect_of_plan,
    effects_by_measure,
    later_result,
)
from prongsai.apps.improvement.planning import open_plan
from tests.apps.improvement.planned import make_opened_plan, make_planned, weak_sheet
from tests.apps.improvement.plans import make_head, make_units
from tests.web.builders import (
    YEAR,
    make_agency,
    make_draft,
    make_marked_sheet,
    make_published_result,
    make_user,
)

pytestmark = pytest.mark.django_db

NEXT = YEAR + 1


@pytest.fixture
def agency():
    """An agency with units."""
    found = make_agency()
    make_units(found)
    return found


@pytest.fixture
def plan(agency):
    """A plan that answers the weak I1 and O1 of a year, and not O13."""
    found = make_opened_plan(agency)
    make_planned(found, "o1")
    make_planned(found, "i1", measures=("ประชุมชี้แจงขั้นตอน",))
    return found


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def address(plan, name="effect"):
    """The address of the page or of its file."""
    return reverse(f"agency:{name}", args=["klongmuang", plan.assessed])


def text(page):
    """What a page says, on one line."""
    return " ".join(page.content.decode().split())


def later_sheet(**marks):
    """The result of the year after: full marks but for these."""
    sheet = make_marked_sheet(100, year=NEXT)
    return replace(sheet, marks={**sheet.marks, **{k: Decimal(v) for k, v in marks.items()}})


def test_the_page_waits_for_the_next_result(plan, officer):
    page = officer.get(address(plan))

    assert "This page opens when the next year's result is there." in text(page)
    assert officer.get(address(plan, "effect_file")).status_code == 404
    assert effect_of_plan(plan) is None
    assert effects_by_measure(plan) == {}


def test_the_analysis_of_the_next_result_leads_there(agency, plan, officer, sign_in):
    make_published_result(agency, later_sheet(i1=30))
    unit = sign_in(make_head(agency.units.first()))

    def links(browser, year):
        return address(plan) in text(browser.get(f"/office/klongmuang/{year}/analysis/"))

    assert [links(officer, YEAR), links(officer, NEXT), links(unit, NEXT)] == [False, True, False]


def test_what_moved_most_stands_first_with_the_measures_that_answer_it(agency, plan, officer):
    make_published_result(agency, later_sheet(i1=30))

    page = officer.get(address(plan))

    shown = page.context["shown"]
    said = [(one.code, one.before, one.after, one.difference) for one in shown.answered]
    assert said == [("O1", "40.00", "100.00", "+60.00"), ("I1", "40.00", "30.00", "−10.00")]
    assert [one.measures for one in shown.answered] == [(1,), (2,)]
    assert (shown.rose, shown.stayed, shown.fell) == (1, 0, 1)
    assert "O13" in [one.code for one in shown.others]
    assert "did not necessarily rise because of it" in text(page)
    assert "this does not say that the measure is the cause" in text(page)


def test_a_draft_serves_until_a_result_is_published_and_the_page_says_so(agency, plan, officer):
    draft = make_draft(agency, later_sheet())
    assert later_result(plan) == draft
    assert "One of the two results is a draft" in text(officer.get(address(plan)))


def test_the_published_result_goes_before_a_draft_of_the_same_year(agency, plan, officer):
    published = make_published_result(agency, later_sheet())
    make_draft(agency, later_sheet(o1=10))

    assert later_result(plan) == published
    assert "One of the two results is a draft" not in text(officer.get(address(plan)))


def test_what_the_rules_changed_is_told_and_not_compared(agency, plan, officer):
    make_published_result(agency, make_marked_sheet(100, year=2568))

    shown = officer.get(address(plan)).context["shown"]

    states = {part.state for part in shown.parts}
    assert {"rules_changed", "gone", "new"} <= states
    for part in shown.parts:
        assert {one.difference for one in part.questions} == {""}
    changed = next(part for part in shown.parts if part.state == "rules_changed")
    assert all(one.rules for one in changed.questions)


def test_the_file_has_every_question_and_runs_no_formula(agency, plan, officer):
    make_published_result(agency, later_sheet(i1=30))

    file = officer.get(address(plan, "effect_file"))

    text_of = file.content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text_of)))
    first, second = rows[0], next(row for row in rows if row["code"] == "I1")
    assert (first["code"], first["difference"], first["measures"]) == ("O1", "60.00", "1")
    assert (second["code"], second["difference"], second["state"]) == ("I1", "-10.00", "compared")
    assert len(rows) == len(effect_of_plan(plan).found.questions)
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    signs = ("=", "+", "@", "-")
    cells = [cell for row in rows for name, cell in row.items() if name != "difference"]
    assert [cell for cell in cells if cell.startswith(signs)] == []


def test_whoever_copies_a_measure_can_be_told_what_its_questions_did(agency, plan):
    make_published_result(agency, later_sheet())

    found = effects_by_measure(plan)[plan.measures.first().pk]

    assert [one.difference for one in found.questions] == [Decimal(60)]


def test_a_unit_and_an_overseer_do_not_see_the_page(agency, plan, sign_in):
    head = sign_in(make_head(agency.units.first()))

    assert head.get(address(plan)).status_code == 403
    assert head.get(address(plan, "effect_file")).status_code == 403


def test_another_agency_does_not_see_the_page(agency, plan, sign_in):
    make_published_result(agency, later_sheet())
    stranger = sign_in(make_user(make_agency("other"), Role.EXECUTIVE))

    assert stranger.get(address(plan)).status_code == 404
    assert stranger.get(address(plan, "effect_file")).status_code == 404


def test_the_page_takes_the_same_queries_for_many_measures(
    agency, plan, officer, django_assert_max_num_queries
):
    make_published_result(agency, weak_sheet("o1", year=NEXT))
    for number in range(6):
        make_planned(plan, "o13", measures=(f"มาตรการที่ {number}",))

    with django_assert_max_num_queries(40):
        officer.get(address(plan))


def test_a_measure_that_is_copied_comes_with_what_its_questions_did(agency, plan, officer):
    make_published_result(agency, later_sheet(i1=30))
    following = open_plan(agency, assessed=NEXT, by=None)

    page = officer.get(reverse("agency:last_year", args=["klongmuang", following.assessed]))

    assert "Of the 1 marks that measure 1 answers, 1 rose, 0 stayed, 0 fell" in text(page)
    assert address(plan) in text(page)
