"""What is filled in for documents: details of one, the letterhead of all, photographs."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.apps.documents.models import Letterhead, PaperPhoto
from prongsai.apps.documents.queries import details_of
from prongsai.core.documents.profile import Reference, Signer
from tests.web.builders import (
    make_agency,
    make_paper,
    make_picture,
    make_published_result,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "/office/klongmuang/documents/"
LETTERHEAD = f"{LIST}letterhead/"
ROWS = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0"}


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


def fields(**given: str) -> dict[str, str]:
    """The form of a memo, as a browser sends it."""
    sent = {"details-numerals": "thai"}
    for rows in ("signers", "references"):
        sent |= {f"{rows}-{name}": value for name, value in ROWS.items()}
    return sent | {name.replace("__", "-"): value for name, value in given.items()}


def shown(officer, paper) -> str:
    """The page of a paper, its firm spaces as plain ones."""
    page = officer.get(f"{LIST}paper/{paper.pk}/").content.decode()
    return str(page).replace("\u00a0", " ")


def uploaded(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def test_details_are_kept_and_stand_in_the_paper(agency, officer):
    paper = make_paper(agency, "memo")

    response = officer.post(
        f"{LIST}paper/{paper.pk}/details/",
        fields(
            details__number="นม 75701/12",
            details__dated="๑๒ มี.ค. ๖๔",
            details__suggestions="ข้อแรก\n\n  ข้อสอง ",
            signers__0__position="ปลัด",
            references__0__number="ปช 1",
            references__0__dated="1/2/2564",
        ),
    )

    paper.refresh_from_db()
    kept = details_of(paper)
    assert response.url == f"{LIST}paper/{paper.pk}/"
    assert (kept.number, kept.dated) == ("นม 75701/12", date(2021, 3, 12))
    assert kept.suggestions == ("ข้อแรก", "ข้อสอง")
    assert kept.signers == (Signer("ปลัด"),)
    assert kept.references == (Reference(number="ปช 1", dated=date(2021, 2, 1)),)
    text = shown(officer, paper)
    assert "๑๒ มีนาคม ๒๕๖๔" in text


def test_a_date_that_cannot_be_read_stays_in_the_form_with_a_word(agency, officer):
    paper = make_paper(agency, "memo")

    page = officer.post(
        f"{LIST}paper/{paper.pk}/details/", fields(details__dated="31 ก.พ. 64", details__number="1")
    )

    assert "This is no date that we can read" in page.content.decode()
    assert 'value="31 ก.พ. 64"' in page.content.decode()
    paper.refresh_from_db()
    assert details_of(paper).number == ""


def test_of_two_officers_at_one_form_the_second_is_told_and_loses_nothing(agency, officer):
    paper = make_paper(agency, "memo")
    address = f"{LIST}paper/{paper.pk}/details/"
    seen = officer.get(address).context["forms"].seen["seen"].value()
    officer.post(address, fields(details__seen=seen, details__number="ของคนแรก"))
    second = fields(details__seen=seen, details__number="ของคนที่สอง", signers__0__position="ปลัด")

    told = officer.post(address, second)
    paper.refresh_from_db()
    kept = details_of(paper).number
    shown_now = told.context["forms"].seen["seen"].value()
    again = officer.post(address, second | {"details-seen": shown_now})

    text = told.content.decode()
    assert "Somebody else changed these details while this page was open" in text
    assert ('value="ของคนที่สอง"' in text, 'value="ปลัด"' in text) == (True, True)
    assert f'<input type="hidden" name="details-seen" value="{shown_now}"' in text
    assert (kept, again.status_code) == ("ของคนแรก", 302)
    paper.refresh_from_db()
    assert details_of(paper).number == "ของคนที่สอง"


def test_a_mistake_in_a_form_does_not_hide_that_another_changed_it(agency, officer):
    paper = make_paper(agency, "memo")
    address = f"{LIST}paper/{paper.pk}/details/"
    seen = officer.get(address).context["forms"].seen["seen"].value()
    officer.post(address, fields(details__seen=seen, details__number="ของคนแรก"))

    page = officer.post(address, fields(details__seen=seen, details__dated="31 ก.พ. 64"))

    assert page.context["forms"].seen["seen"].value() == seen


def test_only_what_the_kind_shows_is_asked_and_the_rest_stays(agency, officer):
    paper = make_paper(agency)

    page = officer.get(f"{LIST}paper/{paper.pk}/details/")
    officer.post(f"{LIST}paper/{paper.pk}/details/", {"details-numerals": "arabic"})

    assert list(page.context["forms"].main.fields) == ["numerals"]
    paper.refresh_from_db()
    assert paper.numerals == "arabic"


def test_the_signers_of_the_letterhead_are_offered(agency, officer):
    Letterhead.objects.create(agency=agency, signers=["ปลัด", "นายก"])
    paper = make_paper(agency, "memo")

    forms = officer.get(f"{LIST}paper/{paper.pk}/details/").context["forms"]

    assert [one.initial.get("position") for one in forms.signers] == ["ปลัด", "นายก", None]


def test_the_letterhead_is_kept_with_its_emblem_and_shown_again(agency, officer):
    sent = {"head": "นายก", "channels": "เว็บไซต์\nป้าย", "signers": "ปลัด", "numerals": "thai"}

    response = officer.post(LETTERHEAD, sent | {"emblem": uploaded(make_picture(), "ตรา.png")})

    kept = Letterhead.objects.get()
    assert response.url == LIST
    assert (kept.head, kept.channels, kept.signers) == ("นายก", ["เว็บไซต์", "ป้าย"], ["ปลัด"])
    picture = officer.get(f"{LETTERHEAD}emblem.png")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert f"{LETTERHEAD}emblem.png" in officer.get(LETTERHEAD).content.decode()


def test_an_emblem_that_is_no_picture_is_told_and_nothing_is_kept(officer):
    sent = {"head": "นายก", "numerals": "thai", "emblem": uploaded(b"no picture", "x.png")}

    page = officer.post(LETTERHEAD, sent)

    assert "emblem" in page.context["form"].errors
    assert not Letterhead.objects.exists()


def test_a_photograph_is_added_shown_and_taken_out(agency, officer):
    paper = make_paper(agency, "photos")
    address = f"{LIST}paper/{paper.pk}/photos/"

    officer.post(address, {"file": uploaded(make_picture("JPEG")), "note": "ประชุม 1 ม.ค. 64"})

    photo = PaperPhoto.objects.get()
    assert officer.get(f"{address}{photo.pk}.jpg")["Content-Type"] == "image/jpeg"
    assert "ประชุม ๑ ม.ค. ๖๔" in shown(officer, paper)
    assert officer.get(f"{address}{photo.pk}/remove/").status_code == 405
    officer.post(f"{address}{photo.pk}/remove/")
    assert not PaperPhoto.objects.exists()


def test_what_is_no_photograph_is_told(agency, officer):
    paper = make_paper(agency, "photos")

    page = officer.post(
        f"{LIST}paper/{paper.pk}/photos/", {"file": uploaded(b"GIF89a"), "note": "ประชุม"}
    )

    assert "this is no PNG or JPEG picture" in page.content.decode()
    assert not PaperPhoto.objects.exists()
