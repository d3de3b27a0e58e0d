"""The wording of documents: looked at, kept for one paper or for every year, given up."""

import pytest

from prongsai.apps.audit.models import Entry
from prongsai.apps.documents.actions import word_every_year, word_paper
from prongsai.apps.documents.models import OwnPhrase, Paper
from tests.web.builders import KIND, make_agency, make_paper, make_published_result, make_user

pytestmark = pytest.mark.django_db

LIST = "/office/klongmuang/documents/"


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


@pytest.fixture
def paper(agency):
    """A paper of the agency."""
    return make_paper(agency)


def address(paper: Paper, name: str = "overall") -> str:
    """The page of a phrase of a paper."""
    return f"{LIST}paper/{paper.pk}/wording/{name}"


def test_a_phrase_is_shown_with_its_fields_and_their_values(paper, officer):
    page = officer.get(address(paper))

    assert "{score}" in page.context["form"].initial["text"]
    assert ("{score}", "๘๐.๐๐") in page.context["fields"]
    assert ("{agency}", "อบต. klongmuang") in page.context["fields"]
    assert any("๘๐.๐๐ คะแนน" in passage for passage in page.context["passages"])


def test_a_thai_reader_writes_fields_by_their_thai_names(paper, officer):
    officer.cookies["django_language"] = "th"

    page = officer.get(address(paper))
    officer.post(address(paper), {"text": "ปีนี้ได้ {คะแนน}", "use": "paper"})

    assert "{คะแนน}" in page.context["form"].initial["text"]
    assert ("{หน่วยงาน}", "อบต. klongmuang") in page.context["fields"]
    assert "{score}" not in page.content.decode()
    assert "ปีนี้ได้ ๘๐.๐๐" in officer.get(f"{LIST}paper/{paper.pk}/").content.decode()


def test_looking_shows_how_it_reads_and_keeps_nothing(paper, officer):
    page = officer.post(address(paper), {"text": "ปีนี้ได้ {score}", "use": "look"})

    assert page.context["passages"] == ("ปีนี้ได้ ๘๐.๐๐",)
    paper.refresh_from_db()
    assert (paper.wording, OwnPhrase.objects.count()) == ({}, 0)


def test_words_for_this_document_stand_in_it_alone(agency, paper, officer):
    response = officer.post(address(paper), {"text": "ปีนี้ได้ {score}", "use": "paper"})

    paper.refresh_from_db()
    assert paper.wording == {"overall": "ปีนี้ได้ {score}"}
    assert response.url == f"{LIST}paper/{paper.pk}/#words-overall"
    assert "ปีนี้ได้ ๘๐.๐๐" in officer.get(f"{LIST}paper/{paper.pk}/").content.decode()


def test_a_title_of_several_lines_keeps_them(agency, officer):
    paper = make_paper(agency, "cover")

    officer.post(
        address(paper, "title/analysis"), {"text": "รายงาน\r\n\r\n ปี  {year} ", "use": "paper"}
    )

    paper.refresh_from_db()
    assert paper.wording == {"title/analysis": "รายงาน\nปี {year}"}
    assert officer.get(address(paper, "title/analysis")).context["passages"] == ("รายงาน ปี ๒๕๖๓",)


def test_words_for_every_year_take_the_place_of_those_of_the_document(agency, paper, officer):
    word_paper(paper, name="overall", text="เฉพาะฉบับ", by=None)

    officer.post(address(paper), {"text": "ทุกปี {score}", "use": "every_year"})

    paper.refresh_from_db()
    assert (paper.wording, OwnPhrase.objects.get().text) == ({}, "ทุกปี {score}")
    other = make_paper(agency)
    assert "ทุกปี ๘๐.๐๐" in officer.get(f"{LIST}paper/{other.pk}/").content.decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{nobody}", "this phrase has no field nobody"),
        ("{", "the braces do not pair"),
        ("", "This field is required."),
    ],
)
def test_words_that_cannot_stand_are_told_and_stay_in_the_form(paper, officer, text, says):
    page = officer.post(address(paper), {"text": text, "use": "paper"})

    assert says in page.content.decode()
    assert page.context["form"]["text"].value() == text
    paper.refresh_from_db()
    assert paper.wording == {}


def test_a_line_end_in_the_form_is_a_space_in_the_document(paper, officer):
    officer.post(address(paper), {"text": "ปีนี้\r\n ได้ {score}", "use": "paper"})

    paper.refresh_from_db()
    assert paper.wording == {"overall": "ปีนี้ ได้ {score}"}


def test_usual_words_of_what_was_never_reworded_leave_no_line_in_the_log(paper, officer):
    answer = officer.post(f"{address(paper, 'anything/at/all')}/usual")

    assert answer.status_code == 404
    assert not Entry.objects.filter(action="document.unworded").exists()


def test_a_document_goes_back_to_its_usual_words(paper, officer):
    word_paper(paper, name="overall", text="เฉพาะฉบับ", by=None)

    officer.post(f"{address(paper)}/usual")

    paper.refresh_from_db()
    assert paper.wording == {}


def test_a_phrase_of_one_subject_leads_to_that_of_all(paper, officer):
    page = officer.get(address(paper, "lost/9"))

    assert f'href="{address(paper, "lost")}"' in page.content.decode()


@pytest.mark.parametrize("name", ["nobody", "nobody/9", "../x"])
def test_a_phrase_that_the_kind_does_not_have_is_nothing(paper, officer, name):
    assert officer.get(address(paper, name)).status_code == 404


def test_all_wording_of_a_document_says_which_is_whose(agency, paper, officer):
    word_every_year(agency, kind=KIND, name="overall", text="ทุกปี", by=None)
    word_paper(paper, name="heading", text="หัวข้อใหม่", by=None)

    page = officer.get(f"{LIST}paper/{paper.pk}/wording/")

    worded = {one.name: (one.inherited, one.here) for one in page.context["phrases"]}
    assert worded["overall"] == ("ทุกปี", "")
    assert worded["heading"] == ("", "หัวข้อใหม่")


@pytest.mark.parametrize("number", [1, 3])
def test_own_wording_takes_as_many_queries_for_three_phrases_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    for name in ("overall", "heading", "title")[:number]:
        word_every_year(agency, kind=KIND, name=name, text="ของเรา", by=None)

    with django_assert_num_queries(6):
        page = officer.get(f"{LIST}wording/")

    assert len(page.context["lines"]) == number


def test_own_wording_is_given_up(agency, officer):
    word_every_year(agency, kind=KIND, name="overall", text="ของเรา", by=None)
    pk = OwnPhrase.objects.get().pk

    assert officer.get(f"{LIST}wording/{pk}/give-up/").status_code == 405
    officer.post(f"{LIST}wording/{pk}/give-up/")

    assert not OwnPhrase.objects.exists()


def test_own_wording_of_another_agency_is_nothing(officer):
    word_every_year(make_agency("other"), kind=KIND, name="overall", text="ของเขา", by=None)
    pk = OwnPhrase.objects.get().pk

    assert officer.post(f"{LIST}wording/{pk}/give-up/").status_code == 404
    assert OwnPhrase.objects.exists()


def test_a_phrase_that_is_there_for_single_subjects_only_leads_to_none_for_all(agency, officer):
    paper = make_paper(agency, "analysis-themes")

    page = officer.get(address(paper, "outline_practice_part/1"))

    assert page.context["worded"].whole == ""
    assert " (1)</h1>" in page.content.decode()
    assert officer.get(address(paper, "outline_practice_part")).status_code == 404
