"""Photographs that units attached to their steps come into the pages of photographs by a tick."""

import pytest
from django.urls import reverse

from prongsai.apps.documents.actions import MOST_PHOTOS, add_photo
from prongsai.apps.documents.queries import document_for
from prongsai.apps.documents.step_photos import note_of, photographs_of_steps
from prongsai.apps.improvement.progress import ProofGiven, tell
from prongsai.core.dates import long_date
from prongsai.core.documents.reading_aloud import as_text
from prongsai.core.thai import thai_digits
from tests.apps.improvement.plans import duty_of, make_improvement_plan, make_units, today
from tests.web.builders import make_agency, make_paper, make_picture, make_user

pytestmark = pytest.mark.django_db


def make_told(agency, *proofs, year=None):
    """A plan of which one unit attached some proofs to a step."""
    make_units(agency, "สำนักปลัด")
    plan = make_improvement_plan(agency, **({} if year is None else {"year": year}))
    duty = duty_of(plan, "สำนักปลัด", "มอบหมายผู้ดูแลข้อมูล")
    tell(duty, kind="progress", text="ทำแล้ว", on=today(), proofs=proofs, by=None)
    return plan


def picture(caption="", color=(40, 30)):
    content = make_picture("JPEG", color)
    return ProofGiven(on=today(), caption=caption, content=content, file_name="a.jpg")


@pytest.fixture
def agency():
    """An agency."""
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def address(paper, name="photos_of_steps", **values):
    return reverse(f"agency:{name}", kwargs={"slug": paper.agency.slug, "pk": paper.pk, **values})


def test_photographs_come_with_their_captions_and_days_and_files_do_not(agency, officer):
    pdf = ProofGiven(on=today(), content=b"%PDF-1.7", file_name="a.pdf")
    link = ProofGiven(on=today(), url="https://own.example.go.th/")
    plan = make_told(agency, picture("ประชุมมอบหมาย"), picture(color=(50, 50)), pdf, link)
    paper = make_paper(agency, "photos", plan.assessed)

    page = officer.get(address(paper))
    offered = page.context["offered"]
    day = long_date(today())
    assert [note for _proof, note, _there in offered] == [
        f"มอบหมายผู้ดูแลข้อมูล วันที่ {day}",
        f"ประชุมมอบหมาย วันที่ {day}",
    ]
    shown = address(paper, "photo_of_step", number=offered[1][0].pk)
    assert officer.get(shown)["Content-Type"] == "image/jpeg"

    officer.post(address(paper), {"proofs": [offered[1][0].pk]})

    assert list(paper.photos.values_list("note", flat=True)) == [f"ประชุมมอบหมาย วันที่ {day}"]
    assert thai_digits(f"ประชุมมอบหมาย วันที่ {day}") in as_text(document_for(paper))
    assert [there for _p, _n, there in officer.get(address(paper)).context["offered"]] == [
        False,
        True,
    ]


def test_without_a_photograph_the_page_says_so(agency, officer):
    plan = make_told(agency)
    paper = make_paper(agency, "photos", plan.assessed)

    assert "No unit attached a photograph" in officer.get(address(paper)).content.decode()
    assert officer.post(address(paper), {}).status_code == 200
    assert not paper.photos.exists()


def test_photographs_of_another_agency_or_year_are_no_choice(agency, officer):
    plan = make_told(agency, picture("ของเรา"))
    theirs = make_told(make_agency("elsewhere"), picture("ของเขา", (60, 60)))
    earlier = make_improvement_plan(agency, year=plan.year - 1)
    paper = make_paper(agency, "photos", plan.assessed)
    other = make_paper(agency, "photos", earlier.assessed)
    foreign = photographs_of_steps(make_paper(theirs.agency, "photos", theirs.assessed)).get()

    assert [note_of(one).split(" ")[0] for one in photographs_of_steps(paper)] == ["ของเรา"]
    assert not photographs_of_steps(other).exists()
    officer.post(address(paper), {"proofs": [foreign.pk]})
    assert not paper.photos.exists()
    assert officer.get(address(paper, "photo_of_step", number=foreign.pk)).status_code == 404


def test_where_a_document_has_enough_none_is_added(agency, officer):
    plan = make_told(agency, picture("หนึ่ง"), picture("สอง", (50, 50)))
    paper = make_paper(agency, "photos", plan.assessed)
    for _number in range(MOST_PHOTOS - 1):
        add_photo(paper, content=make_picture("JPEG"), note="ภาพ", by=None)
    every = [one.pk for one in photographs_of_steps(paper)]

    page = officer.post(address(paper), {"proofs": every})

    assert "takes at most" in page.content.decode()
    assert paper.photos.count() == MOST_PHOTOS - 1


def test_only_papers_with_photographs_have_the_page(agency, officer):
    plan = make_told(agency, picture())

    assert officer.get(address(make_paper(agency, "memo", plan.assessed))).status_code == 404
