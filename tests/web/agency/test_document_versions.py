"""Versions of a document: issued, signed, published, taken down."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.apps.agencies.models import Role
from prongsai.apps.documents.models import PaperVersion
from prongsai.apps.documents.versions import publish_version, withdraw
from prongsai.web.agency.papers import version_state
from tests.web.builders import (
    make_agency,
    make_draft,
    make_paper,
    make_published_result,
    make_user,
    make_version,
)

pytestmark = pytest.mark.django_db

LIST = "/office/klongmuang/documents/"
SCAN = b"%PDF-1.7 signed and scanned"


@pytest.fixture
def agency():
    """An agency with a published result."""
    agency = make_agency()
    make_published_result(agency)
    return agency


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def scan(content: bytes = SCAN) -> dict[str, SimpleUploadedFile]:
    """The form with a scan."""
    return {"file": SimpleUploadedFile("scan.pdf", content)}


def page_of(version: PaperVersion) -> str:
    """The address below which a version's pages are."""
    return f"{LIST}paper/{version.paper_id}/{version.number}"


def test_a_paper_is_issued_after_a_question_at_the_address_of_the_site(agency, officer, settings):
    settings.ADDRESS = "https://ita.example.go.th"
    paper = make_paper(agency)

    question = officer.get(f"{LIST}paper/{paper.pk}/issue/")
    officer.post(f"{LIST}paper/{paper.pk}/issue/")

    assert "Nobody can change or delete it" in question.content.decode()
    version = PaperVersion.objects.get()
    address = version.document["published"]["address"]
    assert address == f"https://ita.example.go.th/d/{version.code}/"


def test_without_a_set_address_that_of_the_browser_is_printed(agency, officer):
    officer.post(f"{LIST}paper/{make_paper(agency).pk}/issue/")

    version = PaperVersion.objects.get()
    assert version.document["published"]["address"] == f"http://testserver/d/{version.code}/"


def test_a_version_is_taken_away_as_it_was_issued(agency, officer):
    version = make_version(make_paper(agency))

    pdf = officer.get(f"{page_of(version)}.pdf")

    assert pdf.content == bytes(version.pdf.content)
    assert "version 1.pdf" in pdf["Content-Disposition"]
    assert officer.get(f"{page_of(version)}.docx").content == bytes(version.docx.content)
    assert officer.get(f"{page_of(version)}.signed").status_code == 404
    assert officer.get(f"{page_of(version)}.exe").status_code == 404


def test_a_file_has_a_thai_name_for_a_thai_reader(agency, officer):
    version = make_version(make_paper(agency))
    officer.cookies["django_language"] = "th"

    pdf = officer.get(f"{page_of(version)}.pdf")

    assert "filename*=utf-8''%E0%B8%A3%E0%B8%B2%E0%B8%A2" in pdf["Content-Disposition"]


def test_the_signed_scan_stands_beside_its_version(agency, officer):
    version = make_version(make_paper(agency))

    officer.post(f"{page_of(version)}/sign/", scan())

    assert version_state(version) == "signed"
    assert officer.get(f"{page_of(version)}.signed").content == SCAN


def test_a_scan_of_another_type_is_told(agency, officer):
    version = make_version(make_paper(agency))

    page = officer.post(f"{page_of(version)}/sign/", scan(b"<html>"))

    assert "This is no PDF, JPEG or PNG" in page.content.decode()
    assert version_state(version) == "issued"


def test_a_scan_of_twenty_megabytes_passes_and_a_larger_one_is_told(agency, officer):
    version = make_version(make_paper(agency))
    largest = SCAN + bytes(20_000_000 - len(SCAN))

    officer.post(f"{page_of(version)}/sign/", scan(largest))
    page = officer.post(f"{page_of(version)}/sign/", scan(largest + b"x"))

    assert version.scans.count() == 1
    assert "The file is larger than 20 MB" in page.content.decode()


@pytest.mark.parametrize(
    ("page", "length", "status"),
    [
        ("1/sign/", 20_200_000, 413),
        ("photos/", 20_200_000, 413),
        ("details/", 6_300_000, 413),
        ("1/sign/", 20_050_000, 200),
    ],
)
def test_every_page_takes_as_much_as_its_form_needs(agency, officer, page, length, status):
    paper = make_version(make_paper(agency)).paper

    answer = officer.generic(
        "POST", f"{LIST}paper/{paper.pk}/{page}", b"x", CONTENT_LENGTH=str(length)
    )

    assert answer.status_code == status


def test_a_version_is_published_after_a_question(agency, officer):
    version = make_version(make_paper(agency))

    officer.get(f"{page_of(version)}/publish/")
    assert version_state(version) == "issued"
    officer.post(f"{page_of(version)}/publish/")

    version = PaperVersion.objects.get()
    assert version_state(version) == "published"
    page = officer.get(f"{LIST}paper/{version.paper_id}/").content.decode()
    assert f'href="/d/{version.code}/"' in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_document_about_a_draft_is_told_to_wait_for_its_result(sign_in, method):
    agency = make_agency()
    make_draft(agency)
    paper = make_paper(agency)

    page = getattr(sign_in(make_user(agency)), method)(f"{LIST}paper/{paper.pk}/issue/")

    assert "Publish the result first" in page.content.decode()
    assert f"/office/klongmuang/{paper.year}/publish/" in page.content.decode()
    assert not PaperVersion.objects.exists()


def test_a_version_is_published_only_once(agency, officer):
    version = make_version(make_paper(agency))
    publish_version(version, by=None)

    page = officer.post(f"{page_of(version)}/publish/")

    assert "This version is published already." in page.content.decode()


def test_a_publication_is_taken_down_with_a_reason(agency, officer):
    version = make_version(make_paper(agency))
    publish_version(version, by=None)

    without = officer.post(f"{page_of(version)}/take-down/", {"reason": "  "})
    officer.post(f"{page_of(version)}/take-down/", {"reason": "มีชื่อบุคคล"})

    assert "reason" in without.context["form"].errors
    version = PaperVersion.objects.get()
    assert (version_state(version), version.publication.withdrawal.reason) == (
        "withdrawn",
        "มีชื่อบุคคล",
    )
    assert officer.get(f"{page_of(version)}/take-down/").status_code == 404


def test_what_is_not_public_cannot_be_taken_down(agency, officer):
    version = make_version(make_paper(agency))

    assert officer.get(f"{page_of(version)}/take-down/").status_code == 404


def test_an_executive_publishes_but_does_not_write(agency, sign_in):
    version = make_version(make_paper(agency))
    browser = sign_in(make_user(agency, Role.EXECUTIVE))

    page = browser.get(f"{LIST}paper/{version.paper_id}/").content.decode()

    assert f"{page_of(version)}/publish/" in page
    assert f"{page_of(version)}/sign/" not in page
    assert browser.get(f"{page_of(version)}/sign/").status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_a_paper_takes_as_many_queries_for_three_versions_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    paper = make_paper(agency)
    for _ in range(number):
        withdraw(publish_version(make_version(paper), by=None), reason="ทดสอบ", by=None)

    with django_assert_num_queries(20):
        page = officer.get(f"{LIST}paper/{paper.pk}/")

    assert len(page.context["versions"]) == number
