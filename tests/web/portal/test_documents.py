"""Published documents: at their address for ever, compared with files, taken down with a reason."""

import re
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from PIL import Image as Drawing

from prongsai.apps.documents.actions import add_photo, word_paper
from prongsai.apps.documents.models import PaperVersion
from prongsai.apps.documents.versions import attach_scan, publish_version, withdraw
from tests.web.builders import (
    YEAR,
    make_agency,
    make_paper,
    make_published_result,
    make_user,
    make_version,
)

pytestmark = pytest.mark.django_db

SCAN = b"%PDF-1.7 signed and scanned"


@pytest.fixture(autouse=True)
def reads_english(client):
    """The visitor reads English."""
    client.cookies["django_language"] = "en"


@pytest.fixture
def version():
    """A published version."""
    agency = make_agency()
    make_published_result(agency)
    return make_public(make_version(make_paper(agency)))


def make_public(version: PaperVersion) -> PaperVersion:
    """The version, published."""
    publish_version(version, by=None)
    return version


def check(client, version: PaperVersion, content: bytes) -> str:
    """What the page says of a file."""
    file = SimpleUploadedFile("file.pdf", content)
    page = client.post(f"/d/{version.code}/check/", {"file": file})
    with override("en"):
        return str(page.context["verdict"].says)


def test_the_public_copy_shows_the_document_and_what_to_compare_it_by(client, version):
    page = client.get(f"/d/{version.code}/")

    text = page.content.decode()
    assert (page.status_code, "๘๐.๐๐" in text) == (200, True)
    assert "".join(page.context["digest"]) == sha256(bytes(version.pdf.content)).hexdigest()
    assert "แก้ถ้อยคำ" not in text
    assert "Edit the wording" not in text


def test_a_version_that_is_only_issued_is_not_public(client, version):
    other = make_version(version.paper)

    assert client.get(f"/d/{other.code}/").status_code == 404
    assert client.get(f"/d/{other.code}/pdf").status_code == 404
    assert client.post(f"/d/{other.code}/check/").status_code == 404


def test_a_code_may_be_typed_with_capitals_spaces_and_dashes(client, version):
    typed = f"{version.code[:5].upper()}-{version.code[5:]} "

    response = client.get("/d/", {"code": typed})

    assert response.url == f"/d/{version.code}/"
    assert client.get(f"/d/{version.code.upper()}/").url == f"/d/{version.code}/"


def test_an_unknown_code_says_what_may_be_mistyped(client):
    for code in ("xxxxxxxxxx", "-"):
        page = client.get(f"/d/{code}/", follow=True)

        assert page.status_code == 404
        assert "the digits 0 and 1 are not among them" in page.content.decode()


@pytest.mark.parametrize(("format", "beginning"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_files_are_served_as_they_were_issued_and_kept_by_browsers(
    client, version, format, beginning
):
    first = client.get(f"/d/{version.code}/{format}")
    again = client.get(f"/d/{version.code}/{format}", headers={"if-none-match": first["ETag"]})

    assert first.content.startswith(beginning)
    assert first["X-Content-Type-Options"] == "nosniff"
    assert first["Cache-Control"] == "public, no-cache"  # asked for again: it may be taken down
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_that_there_is_none_of_is_nothing(client, version):
    assert client.get(f"/d/{version.code}/signed").status_code == 404
    assert client.get(f"/d/{version.code}/exe").status_code == 404


def test_the_signed_scan_is_public_with_its_version(client, version):
    attach_scan(version, content=SCAN, by=None)

    assert client.get(f"/d/{version.code}/signed").content == SCAN
    assert "The signed scan" in client.get(f"/d/{version.code}/").content.decode()


def test_a_file_is_told_to_be_exactly_this_document(client, version):
    attach_scan(version, content=SCAN, by=None)

    for content in (version.pdf.content, version.docx.content):
        assert check(client, version, bytes(content)).startswith("The file is exactly this")
    assert check(client, version, SCAN).startswith("The file is exactly the signed scan")


def test_a_file_that_was_changed_is_told_not_to_be_it(client, version):
    assert "is not this document" in check(client, version, bytes(version.pdf.content) + b" ")


def test_a_file_of_another_version_or_document_is_told_to_be_that(client, version):
    word_paper(version.paper, name="overall", text="ฉบับใหม่ {score}", by=None)
    newer = make_public(make_version(version.paper))
    other = make_public(make_version(make_paper(version.paper.agency)))

    assert "another version" in check(client, version, bytes(newer.pdf.content))
    assert "another document" in check(client, version, bytes(other.pdf.content))


def test_a_file_of_a_version_that_is_not_public_is_unknown(client, version):
    hidden = make_version(version.paper)

    assert "is not this document" in check(client, version, bytes(hidden.pdf.content))


def test_nothing_that_was_checked_is_kept(client, version):
    with_form = client.post(f"/d/{version.code}/check/")
    check(client, version, b"secret")

    assert "file" in with_form.context["form"].errors
    assert not PaperVersion.objects.filter(pdf=sha256(b"secret").hexdigest()).exists()
    assert "no-store" in client.post(f"/d/{version.code}/check/")["Cache-Control"]


def test_the_answer_opened_anew_leads_back_to_the_document(client, version):
    assert client.get(f"/d/{version.code}/check/").url == f"/d/{version.code}/"


def test_an_older_version_leads_to_the_newer_one(client, version):
    newer = make_public(make_version(version.paper))

    assert f'href="/d/{newer.code}/"' in client.get(f"/d/{version.code}/").content.decode()
    assert client.get(f"/d/{newer.code}/").context["later"] is None


def test_what_was_taken_down_says_why_and_gives_no_file(client, version):
    withdraw(version.publication, reason="มีชื่อบุคคล", by=None)

    page = client.get(f"/d/{version.code}/")

    assert page.status_code == 410
    assert "มีชื่อบุคคล" in page.content.decode()
    assert "๘๐.๐๐" not in page.content.decode()
    for format in ("pdf", "docx"):
        assert client.get(f"/d/{version.code}/{format}").status_code == 410


def test_documents_stand_on_the_page_of_their_agency_and_of_their_year(client, version):
    for address in ("/klongmuang/", f"/klongmuang/{YEAR}/"):
        assert f'href="/d/{version.code}/"' in client.get(address).content.decode()


def test_a_kept_page_is_fetched_anew_when_a_document_is_published_or_taken_down(client):
    agency = make_agency()
    make_published_result(agency)
    paper = make_paper(agency)
    etags = [client.get("/klongmuang/")["ETag"]]
    version = make_version(paper)
    for change in (
        lambda: publish_version(version, by=None),
        lambda: attach_scan(version, content=SCAN, by=None),
        lambda: withdraw(version.publication, reason="ทดสอบ", by=None),
    ):
        change()
        etags.append(client.get("/klongmuang/")["ETag"])

    assert len(set(etags)) == 4


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_an_agency_takes_as_many_queries_for_three_documents_as_for_one(
    client, django_assert_num_queries, version, number
):
    for _ in range(number - 1):
        make_public(make_version(make_paper(version.paper.agency)))

    with django_assert_num_queries(7):
        page = client.get("/klongmuang/")

    (year,) = page.context["documents"]
    assert len(year.lines) == number


def test_a_document_takes_few_queries(client, django_assert_num_queries, version):
    with django_assert_num_queries(6):
        client.get(f"/d/{version.code}/")


def test_a_document_is_asked_for_each_time_since_it_may_be_taken_down(client, version):
    first = client.get(f"/d/{version.code}/")
    again = client.get(f"/d/{version.code}/", headers={"if-none-match": first["ETag"]})
    withdraw(version.publication, reason="มีชื่อบุคคล", by=None)
    gone = client.get(f"/d/{version.code}/", headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == "public, no-cache"
    assert (again.status_code, gone.status_code) == (304, 410)


def test_whoever_signed_in_has_a_page_of_his_own(client, version):
    client.force_login(make_user(version.paper.agency))

    assert "private" in client.get(f"/d/{version.code}/")["Cache-Control"]


@pytest.fixture
def album():
    """A published version with one photograph."""
    agency = make_agency("album")
    make_published_result(agency)
    paper = make_paper(agency, kind="photos")
    drawn = BytesIO()
    Drawing.new("RGB", (400, 300), "teal").save(drawn, "JPEG")
    add_photo(paper, content=drawn.getvalue(), note="ประชุม", by=None)
    return make_public(make_version(paper))


def picture_in(client, version: PaperVersion) -> str:
    """The address of the only picture of a page."""
    page = client.get(f"/d/{version.code}/").content.decode()
    (address,) = re.findall(r'<img [^>]*src="([^"]+)"', page)
    return address


def test_pictures_of_a_page_have_addresses_and_are_fetched_when_they_come_into_sight(client, album):
    page = client.get(f"/d/{album.code}/").content.decode()

    assert 'loading="lazy"' in page
    assert "data:image" not in page
    response = client.get(picture_in(client, album))
    assert response["Content-Type"] == "image/jpeg"
    assert Drawing.open(BytesIO(response.content)).size == (400, 300)


def test_a_picture_that_the_browser_has_is_not_sent_again(client, album):
    address = picture_in(client, album)
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_pictures_go_with_a_document_that_is_taken_down(client, album):
    address = picture_in(client, album)

    withdraw(album.publication, reason="มีภาพบุคคล", by=None)

    assert client.get(address).status_code == 404


def test_only_pictures_of_this_document_stand_below_it(client, album, version):
    digest = picture_in(client, album).rsplit("/", 1)[-1]

    assert client.get(f"/d/{version.code}/pictures/{digest}").status_code == 404
