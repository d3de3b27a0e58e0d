"""A year's result, the walk down to single marks, the way to a level, and files to take away."""

import json
import re
from decimal import Decimal

import pytest

from prongsai.apps.agencies.models import Role
from prongsai.core.loading import framework_file, load_framework
from prongsai.core.sheets.files import read_sheet_bytes
from tests.web.builders import (
    make_agency,
    make_correction,
    make_draft,
    make_marked_sheet,
    make_published_result,
    make_round,
    make_sheet,
    make_user,
    reported,
)

pytestmark = pytest.mark.django_db

HOME = "/office/klongmuang/2563/"


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def text_of(page) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_the_page_says_total_level_and_what_is_missing_to_the_next(agency, officer):
    make_draft(agency, make_sheet("79.68"))

    says = text_of(officer.get(HOME))

    assert "79.68 Level B" in says
    assert "Overall score: 79.68 reaches the 75.00 that the level asks for." in says
    assert "Overall score: 79.68 of the 85.00 that the level asks for, 5.32 short ." in says


def test_the_conditions_of_each_instrument_are_told(agency, officer):
    make_draft(agency, make_sheet(year=2568, scores=_instruments("100", "84.64", "100")))

    says = text_of(officer.get("/office/klongmuang/2568/"))

    assert "84.64 of the 85.00 that the level asks for, 0.36 short" in says


def test_what_is_missing_is_told_as_a_list(agency, officer):
    scores = dict(make_sheet().scores)
    del scores["5"], scores["8"]
    make_draft(agency, make_sheet(scores=scores))

    page = officer.get(HOME)

    assert [(gap.code, gap.parts) for gap in page.context["gaps"]] == [("5", 6), ("8", 5)]
    assert "Level not known yet" in text_of(page)


def test_published_and_computed_figures_stand_side_by_side(agency, officer):
    make_draft(agency, make_sheet(80, reported=reported("77.13", "C")))

    page = officer.get(HOME)

    figures = [(one.published, one.computed, bool(one.says)) for one in page.context["contrasts"]]
    assert figures == [("77.13", "80.00", True), ("Level C", "Level B", True)]
    assert "Both figures are kept. Nothing was corrected" in text_of(page)


def test_figures_that_agree_are_said_to_agree(agency, officer):
    make_draft(agency, make_sheet(80, reported=reported("80.00", "B")))

    assert "Every published figure agrees with its parts." in text_of(officer.get(HOME))


def test_a_draft_of_the_rules_is_told_with_its_reason(agency, officer):
    make_draft(agency, make_sheet(year=2562))
    because = load_framework(2562).because

    assert because is not None
    assert because.en in text_of(officer.get("/office/klongmuang/2562/"))


def test_peers_are_told(agency, officer):
    make_published_result(make_agency("b"), make_sheet(90))
    make_published_result(make_agency("c"), make_sheet("60.01"))
    make_draft(agency, make_sheet(80))

    assert "place 2 of 3 with a published total this year. The others' mean is 75.01" in text_of(
        officer.get(HOME)
    )


def test_a_year_that_is_open_but_empty_says_what_to_do(agency, officer):
    officer.post("/office/klongmuang/2563/discard/", {"draft": make_draft(agency).pk})

    assert "no result sheet has been imported yet" in text_of(officer.get(HOME))


def test_from_the_total_to_a_single_item_by_links_only(agency, officer):
    make_draft(agency, make_marked_sheet(100, comments={"o2": "ไม่มีช่องทางติดต่อ"}))

    address, path = HOME, ["ita", "oit", "9", "9.1", "o2"]
    for code in path:
        page = officer.get(address)
        address = f"{HOME}{code}/"
        assert f'href="{address}"' in page.content.decode()

    page = officer.get(address)
    says = text_of(page)
    assert [crumb.code for crumb in page.context["walk"].crumbs] == path[:-1]
    assert "the mark that the assessor gave this item" in says
    assert "What the item must show" in says
    assert "ไม่มีช่องทางติดต่อ" in says


def test_a_receipt_shows_rule_working_and_the_value_before_rounding(agency, officer):
    make_draft(agency, make_sheet(scores=_nine("77.78", "75", "100", "75", "40.01")))

    says = text_of(officer.get(f"{HOME}9/"))

    assert "73.56" in says
    assert "(77.78 + 75.00 + 100.00 + 75.00 + 40.01) ÷ 5 = 73.56" in says
    assert "Before rounding it is 73.558; announced as 73.56" in says


def test_a_question_shows_its_wording_and_how_many_answered(agency, officer):
    make_draft(agency, make_marked_sheet(80, respondents={"i1": 49}))

    says = text_of(officer.get(f"{HOME}i1/"))

    question = load_framework(2563).nodes["i1"]
    assert question.ask is not None
    assert question.ask.en in says
    assert "the mean of the 49 answers" in says


def test_the_receipt_of_the_total_tells_its_disagreement(agency, officer):
    make_draft(agency, make_sheet(80, reported=reported("77.13")))

    assert "77.13 was published, but its parts give 80.00" in text_of(officer.get(f"{HOME}ita/"))


@pytest.mark.parametrize("code", ["99", "o99", "total", "é"])
def test_a_code_that_the_rules_do_not_have_is_nothing(agency, officer, code):
    make_draft(agency)

    assert officer.get(f"{HOME}{code}/").status_code == 404


def test_an_older_version_is_read_by_its_number(agency, officer):
    make_published_result(agency, make_sheet(80))
    make_correction(agency, make_sheet(90))

    assert "90.00 Level A" in text_of(officer.get(HOME))
    older = officer.get(f"{HOME}?version=1")
    assert "80.00 Level B" in text_of(older)
    assert f'href="{HOME}9/?version=1"' in older.content.decode()
    assert "80.00" in text_of(officer.get(f"{HOME}9/?version=1"))


@pytest.mark.parametrize("version", ["3", "0", "-1", "x", "", "99999999999999999999", "²"])
def test_a_version_that_is_not_there_is_nothing(agency, officer, version):
    make_draft(agency)

    assert officer.get(HOME, {"version": version}).status_code == 404


def test_the_page_takes_one_number_of_queries(agency, officer, django_assert_num_queries):
    make_published_result(agency)

    with django_assert_num_queries(14):
        officer.get(HOME)


def test_whoever_only_looks_is_offered_no_act(agency, sign_in):
    make_draft(agency)

    page = sign_in(make_user(agency, Role.ASSESSOR)).get(HOME).content.decode()

    assert "/publish/" not in page
    assert "/import/" not in page
    assert "/discard/" not in page


@pytest.mark.parametrize("format", ["xlsx", "csv", "yaml"])
def test_a_sheet_comes_back_as_it_went_in(agency, officer, format):
    sheet = make_sheet(80, reported=reported("77.13", "C"))
    make_draft(agency, sheet)

    response = officer.get(f"{HOME}sheet.{format}")

    assert "attachment" in response["Content-Disposition"]
    assert read_sheet_bytes(f"sheet.{format}", response.content) == sheet


@pytest.mark.parametrize("format", ["csv", "yaml"])
def test_a_sheet_comes_back_in_the_form_of_the_rules_its_round_was_opened_with(
    agency, officer, format
):
    newest = framework_file("fy2563").read_text("utf-8")
    make_round(agency, newest.replace("code: o43", "code: o99"))
    make_draft(agency, make_sheet(marks={"o99": Decimal(100)}))

    response = officer.get(f"{HOME}sheet.{format}")

    assert "o99" in response.content.decode()


@pytest.mark.parametrize("format", ["xlsx", "csv", "yaml"])
def test_a_form_is_empty_but_for_the_agency_s_name(agency, officer, format):
    response = officer.get(f"/office/klongmuang/template/2563.{format}")

    sheet = read_sheet_bytes(f"form.{format}", response.content)
    assert (sheet.agency.name, sheet.known) == (agency.name, {})


@pytest.mark.parametrize(
    "address",
    ["template/2500.xlsx", "template/2563.exe", "2563/sheet.exe", "2564/sheet.csv", "2564/"],
)
def test_a_file_that_cannot_be_is_nothing(agency, officer, address):
    make_draft(agency)

    assert officer.get(f"/office/klongmuang/{address}").status_code == 404


def test_the_result_for_machines_says_what_the_page_says(agency, officer):
    make_draft(agency, make_sheet(80))

    answer = json.loads(officer.get(f"{HOME}result.json").content)

    assert (answer["year"], answer["total"], answer["level"]) == (2563, "80.00", "B")


def test_the_cheapest_way_to_a_level_is_told(agency, officer):
    make_draft(agency, make_marked_sheet(84))

    page = officer.get(f"{HOME}whatif/", {"target": "A", "per_item": "1", "per_point": "2"})

    way = page.context["way"]
    changes = [(change.code, change.before, change.after) for change in way.changes]
    assert changes == [("o42", "84.00", "100.00"), ("o43", "84.00", "100.00")]
    assert "2 changes at a cost of 2.00 would have given" in text_of(page)


def test_a_level_that_cannot_be_reached_is_told_with_the_reason(agency, officer):
    make_draft(agency, make_sheet(60))

    says = text_of(officer.get(f"{HOME}whatif/?target=AA&per_item=1&per_point=1"))

    assert "only the published score is known" in says


def test_an_unknown_total_has_no_way(agency, officer):
    make_draft(agency, make_sheet(scores={"1": Decimal(80)}))

    says = text_of(officer.get(f"{HOME}whatif/?target=A&per_item=1&per_point=1"))

    assert "the score is not known yet" in says


@pytest.mark.parametrize(
    "asked", [{}, {"target": "Z"}, {"target": "A", "per_item": "-1", "per_point": "x"}]
)
def test_a_question_that_makes_no_sense_is_asked_again(agency, officer, asked):
    make_draft(agency)

    page = officer.get(f"{HOME}whatif/", asked)

    assert page.status_code == 200
    assert "way" not in page.context


def test_the_level_above_is_proposed(agency, officer):
    make_draft(agency, make_sheet(80))

    page = officer.get(f"{HOME}whatif/")

    assert '<option value="A" selected>' in page.content.decode()


def _instruments(*scores: str) -> dict[str, Decimal]:
    return dict(zip(("iit", "eit", "oit"), map(Decimal, scores), strict=True))


def _nine(*scores: str) -> dict[str, Decimal]:
    return {f"9.{place}": Decimal(score) for place, score in enumerate(scores, start=1)}
