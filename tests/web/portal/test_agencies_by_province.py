"""All agencies with something public, province by province: a way without searching."""

import pytest

from prongsai.apps.documents.actions import import_plan
from prongsai.apps.documents.versions import publish_version, withdraw
from prongsai.apps.evidence.actions import approve
from tests.web.builders import (
    make_agency,
    make_draft,
    make_examination,
    make_hand_in,
    make_paper,
    make_plan,
    make_published_result,
    make_user,
    make_version,
)

pytestmark = pytest.mark.django_db


def slugs(client, province: str):
    """The agencies of a province, in the order of the page."""
    page = client.get(f"/agencies/{province}/")
    return page.status_code, [one.slug for one in (page.context or {}).get("agencies", ())]


def make_memo(agency):
    """An issued version of a document that needs no result."""
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    return make_version(make_paper(agency, "memo"))


def test_an_agency_stands_there_once_something_of_it_is_public(client):
    make_published_result(make_agency("result"))
    disclosing = make_agency("disclosing")
    make_hand_in(make_examination(disclosing).disclosures.get(code="o1"))
    make_draft(make_agency("draft"))
    make_memo(make_agency("issued"))

    assert slugs(client, "นครราชสีมา") == (200, ["result"])

    approve(disclosing.rounds.get().examination, by=make_user(disclosing, "executive"))
    assert slugs(client, "นครราชสีมา") == (200, ["disclosing", "result"])


def test_an_agency_whose_only_document_was_taken_down_stands_there_no_more(client):
    version = make_memo(make_agency("paper"))
    publish_version(version, by=None)
    assert slugs(client, "นครราชสีมา") == (200, ["paper"])

    withdraw(version.publication, reason="ผิดฉบับ", by=None)
    assert slugs(client, "นครราชสีมา") == (404, [])


def test_provinces_are_counted_and_agencies_of_no_province_come_last(client):
    for slug, province in (("a", "ตาก"), ("b", "ตาก"), ("c", ""), ("e", "พิจิตร/เดิม")):
        make_published_result(make_agency(slug, province=province))

    lines = client.get("/agencies/").context["lines"]

    assert [(one.agencies, address) for one, address in lines] == [
        (2, "ตาก"),
        (1, "พิจิตร/เดิม"),
        (1, "-"),
    ]
    assert (slugs(client, "-"), slugs(client, "พิจิตร/เดิม")) == ((200, ["c"]), (200, ["e"]))


def test_without_anything_public_the_list_says_so(client):
    page = client.get("/agencies/", headers={"cookie": "django_language=en"})

    assert "No agency has published anything here yet." in page.content.decode()


def test_lists_are_longer_in_plain_files_that_nobody_can_search(client):
    for number in range(26):
        make_published_result(make_agency(f"a{number}"))

    pages = [client.get("/", **told).context["page"] for told in ({}, {"PLAIN_FILES": "yes"})]

    assert [page.paginator.num_pages for page in pages] == [2, 1]
    assert client.get("/", headers={"plain-files": "yes"}).context["page"].paginator.num_pages == 2
