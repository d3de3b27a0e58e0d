"""The public pages of a result: frozen, explained down to single items, for ever."""

import pytest

from tests.web.builders import (
    make_agency,
    make_correction,
    make_draft,
    make_marked_sheet,
    make_published_result,
    make_sheet,
    make_user,
    reported,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    """An agency whose FY2563 was published with 80 everywhere."""
    made = make_agency()
    make_published_result(made, make_sheet(80, reported=reported("80.00", "B")))
    return made


def test_the_page_shows_total_level_indicators_and_the_chart(client, agency):
    page = client.get("/klongmuang/2563/")

    context = page.context
    assert (context["total"].figure, context["level"]) == ("80.00", "ระดับ B")
    assert [row.code for group in context["groups"] for row in group.rows] == [
        *map(str, range(1, 11))
    ]
    assert len(context["chart"].bars) == 10
    assert "<svg" in page.content.decode()


def test_the_level_is_told_with_its_conditions_and_what_is_missing(client, agency):
    context = client.get("/klongmuang/2563/").context

    assert [one.needs for one in context["reached"].conditions] == ["75.00"]
    assert [(one.needs, one.short) for one in context["next"].conditions] == [("85.00", "5.00")]


def test_published_figures_stand_beside_computed_ones_with_the_explanation(client):
    make_published_result(make_agency(), make_sheet(80, reported=reported("81.00", "A")))

    context = client.get("/klongmuang/2563/").context

    told = [(one.code, one.published, one.computed, bool(one.says)) for one in context["contrasts"]]
    assert told == [("ita", "81.00", "80.00", True), ("", "ระดับ A", "ระดับ B", True)]


def test_what_is_missing_is_told(client):
    scores = dict(make_sheet(80).scores)
    del scores["5"]
    make_published_result(make_agency(), make_sheet(scores=scores))

    context = client.get("/klongmuang/2563/").context

    assert [gap.code for gap in context["gaps"]] == ["5"]
    assert (context["total"].figure, context["level"]) == ("–", None)


def test_draft_rules_are_told_with_their_reason(client):
    make_published_result(make_agency(), make_marked_sheet(80, 2562))

    page = client.get("/klongmuang/2562/")

    because = page.context["drafts"][0][1]
    assert because.th in page.content.decode()


def test_a_correction_takes_the_place_and_the_earlier_version_stays(client, agency):
    make_correction(agency, make_sheet(90), reason="พิมพ์คะแนนผิด")

    newest, first = client.get("/klongmuang/2563/"), client.get("/klongmuang/2563/?version=1")

    assert [page.context["total"].figure for page in (newest, first)] == ["90.00", "80.00"]
    assert [page.context["edition"].is_newest for page in (newest, first)] == [True, False]
    assert "พิมพ์คะแนนผิด" in newest.content.decode()
    assert 'href="/klongmuang/2563/9/?version=1"' in first.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/klongmuang/2563/?version=2",
        "/klongmuang/2563/?version=x",
        "/klongmuang/2563/?version=01",
        "/klongmuang/2564/",
        "/klongmuang/02563/",
        "/nobody/",
        "/nobody/2563/",
        "/klongmuang/2563/o99/",
        "/klongmuang/2564/ita/",
        "/klongmuang/2564.csv",
        "/klongmuang/2563.json?version=2",
    ],
)
def test_an_address_without_a_published_result_is_answered_kindly(client, agency, address):
    make_draft(agency, make_sheet(99))  # version 2 of FY2563 and nothing of FY2564

    page = client.get(address)

    assert page.status_code == 404
    assert "404.html" in [template.name for template in page.templates]


def test_the_walk_leads_from_the_total_to_a_single_item(client):
    make_published_result(make_agency(), make_marked_sheet(100))

    for here, below in (("ita", "oit"), ("oit", "9"), ("9", "9.1"), ("9.1", "o1")):
        walk = client.get(f"/klongmuang/2563/{here}/").context["walk"]
        assert below in [part.code for part in walk.parts]
    item = client.get("/klongmuang/2563/o1/")

    assert item.context["walk"].row.figure == "100.00"
    assert [crumb.code for crumb in item.context["walk"].crumbs] == ["ita", "oit", "9", "9.1"]


def test_years_are_compared_once_there_are_several(client, agency):
    alone = client.get("/klongmuang/2563/").context["trend"]
    make_published_result(agency, make_marked_sheet(90, 2564))

    context = client.get("/klongmuang/2563/").context

    assert alone is None
    assert [bar.figure for bar in context["trend"].bars] == ["80.00", "90.00"]
    assert [(line.year, line.total) for line in context["lines"]] == [
        (2564, "90.00"),
        (2563, "80.00"),
    ]


def test_agencies_of_the_same_kind_are_compared_but_not_with_an_old_version(client, agency):
    make_published_result(make_agency("better"), make_sheet(90))
    make_correction(agency, make_sheet(85))

    newest, first = client.get("/klongmuang/2563/"), client.get("/klongmuang/2563/?version=1")

    peers = newest.context["peers"]
    assert (peers.place, peers.all, peers.mean) == (2, 2, "90.00")
    assert first.context["peers"] is None


def test_nobody_is_named_in_public(client):
    agency = make_agency()
    officer = make_user(agency, username="somchai-officer")
    draft = make_draft(agency)
    draft.imported_by = officer
    draft.save()
    from prongsai.apps.results.actions import publish_result

    publish_result(draft, by=officer)

    for address in ("/klongmuang/2563/", "/klongmuang/2563.json", "/klongmuang/2563.csv"):
        assert "somchai" not in client.get(address).content.decode()


def test_an_agency_has_a_page_with_all_its_years(client, agency):
    make_published_result(agency, make_marked_sheet(90, 2564))
    make_draft(agency, make_marked_sheet(99, 2565))

    page = client.get("/klongmuang/")

    assert [line.year for line in page.context["lines"]] == [2564, 2563]
    assert len(page.context["chart"].bars) == 2


def test_an_agency_that_published_nothing_has_a_page_that_says_so(client):
    make_draft(make_agency())

    page = client.get("/klongmuang/")

    assert (page.status_code, page.context["lines"]) == (200, [])


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_of_an_agency_take_as_many_queries_for_three_years_as_for_one(
    client, django_assert_num_queries, number
):
    agency = make_agency()
    for year in (2563, 2564, 2565)[:number]:
        make_published_result(agency, make_marked_sheet(80, year))

    with django_assert_num_queries(7):
        client.get("/klongmuang/")
    with django_assert_num_queries(7):
        client.get("/klongmuang/2563/")


@pytest.mark.parametrize("number", [1, 3])
def test_disagreements_take_as_many_queries_for_three_results_as_for_one(
    client, django_assert_num_queries, number
):
    for place in range(number):
        sheet = make_sheet(80, reported=reported("81.00"))
        make_published_result(make_agency(f"agency-{place}"), sheet)
    make_published_result(make_agency("agrees"), make_sheet(80, reported=reported("80.00")))

    with django_assert_num_queries(3):
        page = client.get("/disagreements/")

    figures = [
        [(it.published, it.computed) for it in one.contrasts] for one in page.context["lines"]
    ]
    assert figures == [[("81.00", "80.00")]] * number


def test_a_deep_page_of_disagreements_has_its_own_results_in_order(
    client, django_assert_num_queries
):
    for place in range(26):
        sheet = make_sheet(80, reported=reported("81.00"))
        make_published_result(make_agency(f"agency-{place:02}"), sheet)

    with django_assert_num_queries(3):
        page = client.get("/disagreements/?page=2")

    assert [line.agency.slug for line in page.context["lines"]] == ["agency-25"]


def test_no_disagreement_is_good_news(client, agency):
    page = client.get("/disagreements/")

    assert (page.status_code, page.context["lines"]) == (200, [])


def test_a_page_that_did_not_change_is_not_sent_again(client, agency):
    first = client.get("/klongmuang/2563/")
    again = client.get("/klongmuang/2563/", headers={"if-none-match": first["ETag"]})
    make_correction(agency, make_sheet(90))
    changed = client.get("/klongmuang/2563/", headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == "public, max-age=60"
    assert not first.cookies
    assert [answer.status_code for answer in (first, again, changed)] == [200, 304, 200]


def test_what_somebody_sees_who_signed_in_is_kept_by_nobody_else(client, agency):
    client.force_login(make_user(agency))

    page = client.get("/klongmuang/2563/")

    assert page["Cache-Control"] == "private, no-cache"
    assert not page.has_header("ETag")


def test_the_other_language_is_another_page(client, agency):
    thai = client.get("/klongmuang/2563/")
    client.cookies["django_language"] = "en"
    english = client.get("/klongmuang/2563/", headers={"if-none-match": thai["ETag"]})

    assert english.status_code == 200
    assert english.context["level"] == "Level B"


def test_a_corrected_result_says_so_with_its_reason_beside_the_total(client):
    agency = make_agency()
    make_published_result(agency)
    make_correction(agency, make_sheet(90), reason="แก้คะแนนที่พิมพ์ผิด")

    for page in ("/klongmuang/2563/", "/klongmuang/2563/9/"):
        text = client.get(page).content.decode()
        assert "ฉบับแก้ไข" in text
        assert "แก้คะแนนที่พิมพ์ผิด" in text
        assert "?version=1" in text
