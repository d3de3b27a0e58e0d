"""The first page: what was published, searched and summed up by year."""

from decimal import Decimal

import pytest

from prongsai.apps.agencies.models import Kind
from tests.web.builders import (
    make_agency,
    make_correction,
    make_draft,
    make_marked_sheet,
    make_published_result,
    make_sheet,
    reported,
)

pytestmark = pytest.mark.django_db


def shown(client, query=""):
    """The agency, year, total and level of every line, in order."""
    lines = client.get(f"/{query}").context["lines"]
    return [(line.agency.slug, line.year, line.total, line.level) for line in lines]


def slugs(client, query=""):
    """The agencies of every line, in order."""
    return [slug for slug, *_ in shown(client, query)]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, django_assert_num_queries, number
):
    for place in range(number):
        make_published_result(make_agency(f"agency-{place}"))

    with django_assert_num_queries(5):
        page = client.get("/")

    assert len(page.context["lines"]) == number


def test_everybody_sees_agency_year_total_and_level(client):
    make_published_result(make_agency(), make_sheet(80))

    assert shown(client) == [("klongmuang", 2563, "80.00", "ระดับ B")]


def test_a_draft_is_never_shown(client):
    make_draft(make_agency("drafted"))
    corrected = make_agency("corrected")
    make_published_result(corrected, make_sheet(80))
    make_draft(corrected, make_sheet(99))

    assert shown(client) == [("corrected", 2563, "80.00", "ระดับ B")]


def test_only_the_newest_version_is_listed(client):
    agency = make_agency()
    make_published_result(agency, make_sheet(80))
    make_correction(agency, make_sheet(90))

    assert shown(client) == [("klongmuang", 2563, "90.00", "ระดับ A")]


def test_a_figure_that_does_not_follow_has_a_badge(client):
    make_published_result(make_agency(), make_sheet(80, reported=reported("81.00")))

    page = client.get("/")

    assert [line.told for line in page.context["lines"]] == [1]
    assert 'href="/klongmuang/2563/#disagreements"' in page.content.decode()


@pytest.mark.parametrize("words", ["คลองม่วง", "ปากช่อง", "ราชสีมา", "คลอง ปากช่อง", "  คลอง  "])
def test_words_are_found_in_agency_district_and_province(client, words):
    make_published_result(make_agency(name="อบต.คลองม่วง"))
    make_published_result(make_agency("other", name="อบต.อื่น", district="วังหิน", province="ตาก"))

    assert slugs(client, f"?q={words}") == ["klongmuang"]


def test_a_year_a_province_and_a_kind_narrow_the_list(client):
    here, there = make_agency("here"), make_agency("there", province="ตาก", kind=Kind.PROVINCE)
    make_published_result(here)
    make_published_result(here, make_marked_sheet(70, 2564))
    make_published_result(there)

    assert slugs(client, "?year=2564") == ["here"]
    assert slugs(client, "?province=ตาก") == ["there"]
    assert slugs(client, "?kind=province") == ["there"]


@pytest.mark.parametrize("typed", ["2564", "๒๕๖๔", "ปี ๒๕๖๔", "คลองม่วง ๒๕๖๔", "พ.ศ. 2564 คลองม่วง"])
def test_a_year_may_be_typed_among_the_words_in_thai_digits_too(client, typed):
    agency = make_agency(name="อบต.คลองม่วง")
    make_published_result(agency)
    make_published_result(agency, make_marked_sheet(70, 2564))

    assert [line[:2] for line in shown(client, f"?q={typed}")] == [("klongmuang", 2564)]


def test_agencies_without_a_result_are_found_below_those_with_one(client):
    make_published_result(make_agency("here", province="ตาก"))
    make_agency("tak", name="จังหวัดตาก", province="ตาก", kind=Kind.PROVINCE)
    make_agency("else", province="พะเยา")

    page = client.get("/?q=ตาก")
    nothing = client.get("/?q=พะเยา")

    assert [one.slug for one in page.context["others"]] == ["tak"]
    assert 'href="/tak/"' in page.content.decode()
    assert "หน่วยงานที่ยังไม่เผยแพร่ผล" in page.content.decode()
    assert [one.slug for one in nothing.context["others"]] == ["else"]
    assert "ไม่พบผลที่ค้นหา" not in nothing.content.decode()
    assert "ETag" not in page.headers  # an agency that is entered changes it


def test_without_words_no_agency_without_a_result_is_listed(client):
    make_published_result(make_agency("here"))
    make_agency("tak", province="ตาก")

    for query in ("", "?q=", "?province=ตาก", "?q=2563"):
        assert list(client.get(f"/{query}").context["others"]) == []


@pytest.mark.parametrize("number", [1, 30])
def test_a_search_takes_as_many_queries_for_thirty_as_for_one(
    client, django_assert_num_queries, number
):
    for place in range(number):
        make_agency(f"agency-{place}", name=f"อบต.หนึ่ง{place}")

    with django_assert_num_queries(5):
        page = client.get("/?q=หนึ่ง")

    assert len(page.context["others"]) == min(number, 25)


def test_the_list_is_ordered_as_asked(client):
    for slug, score in (("a", 70), ("b", 90), ("c", 80)):
        make_published_result(make_agency(slug), make_sheet(score))

    assert slugs(client, "?order=highest") == ["b", "c", "a"]
    assert slugs(client, "?order=lowest") == ["a", "c", "b"]
    assert slugs(client, "?order=name") == slugs(client) == ["a", "b", "c"]


@pytest.mark.parametrize("query", ["?year=abc", "?year=9999", "?order=x", "?page=zzz", "?page=99"])
def test_what_cannot_be_searched_for_is_left_out(client, query):
    make_published_result(make_agency())

    assert slugs(client, query) == ["klongmuang"]


def test_a_long_list_has_pages_and_says_where_one_is(client, django_assert_num_queries):
    for place in range(26):
        make_published_result(make_agency(f"agency-{place:02}"))

    with django_assert_num_queries(5):
        first = client.get("/?order=name")
    with django_assert_num_queries(5):
        second = client.get("/?order=name&page=2")

    assert [len(page.context["lines"]) for page in (first, second)] == [25, 1]
    assert [line.agency.slug for line in second.context["lines"]] == ["agency-25"]
    assert "?order=name&amp;page=2" in first.content.decode()


def test_nothing_found_and_nothing_published_are_told_apart(client):
    before = client.get("/")
    make_published_result(make_agency())
    after = client.get("/?q=ไม่มี")

    assert (before.context["lines"], before.context["summaries"]) == ([], [])
    assert 'href="/rules/"' in before.content.decode()
    assert (after.context["lines"], len(after.context["summaries"])) == ([], 1)


def test_a_year_is_summed_up_exactly_with_the_share_that_passes(client):
    for slug, score in (("a", "84.99"), ("b", "85"), ("c", "85.01")):
        make_published_result(make_agency(slug), make_sheet(score))
    make_published_result(make_agency("e"), make_sheet(scores={}, marks={"o1": Decimal(100)}))

    (year,) = client.get("/").context["summaries"]

    assert (year.year, year.agencies, year.mean, year.passing) == (2563, 4, "85.00", "2 จาก 3 แห่ง")


def test_a_year_without_a_single_total_has_no_mean(client):
    make_published_result(make_agency(), make_sheet(scores={}, marks={"o1": Decimal(100)}))

    (year,) = client.get("/").context["summaries"]

    assert (year.agencies, year.mean, year.passing) == (1, "–", "–")
