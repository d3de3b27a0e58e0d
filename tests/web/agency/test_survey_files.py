"""Answers from other tools on the pages: understood, shown, and counted only with consent."""

import json
from io import BytesIO

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from pyxform.xls2xform import convert

from prongsai.apps.rounds.queries import rules_of
from prongsai.apps.surveys.importing import brought_in
from prongsai.apps.surveys.models import State, Survey, SurveyTally
from prongsai.core.surveys.questionnaire import Questionnaire, questionnaire
from prongsai.core.surveys.tallies import tally_from_plain, tally_of
from prongsai.engines.answer_rows import MAX_BYTES
from tests.engines.exports import TOOLS, drawn, google, kobo, odk
from tests.web.builders import make_agency, make_open_survey, make_user

pytestmark = pytest.mark.django_db

FILES = "/office/klongmuang/surveys/2563/eit/files/"


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def survey(agency) -> Survey:
    """The open EIT of 2563 with a hundred people who may answer."""
    return make_open_survey(agency, "eit", population=100)


@pytest.fixture
def officer(survey, agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def asked(survey: Survey) -> Questionnaire:
    return questionnaire(rules_of(survey.round), survey.instrument)


def upload(browser, content: str | bytes, name: str = "kobo.csv", **more: str):
    """Choose a file in the form and send it."""
    body = content if isinstance(content, bytes) else content.encode()
    return browser.post(FILES, {"file": SimpleUploadedFile(name, body), **more})


def confirm(browser, page):
    """Agree to what the page shows."""
    return browser.post(f"{FILES}count/", {"held": page.context["form"].initial["held"]})


def text(page) -> str:
    return page.content.decode()


@pytest.mark.parametrize("tool", TOOLS)
def test_a_file_is_counted_once_somebody_has_seen_what_was_understood(survey, officer, tool):
    responses = drawn(asked(survey), 30)

    page = upload(officer, TOOLS[tool](asked(survey), responses))

    assert "the answers of 30 people, 19 questions or parts of one" in text(page)
    assert not SurveyTally.objects.exists()

    after = officer.get(confirm(officer, page).url)

    assert tally_from_plain(brought_in(survey).get().tally) == tally_of(asked(survey), responses)
    assert "The answers of 30 people are counted." in text(after)
    assert "kobo.csv" in text(after)


def test_what_is_ignored_and_what_is_not_known_is_shown_before(survey, officer):
    header, *rows = odk(asked(survey), drawn(asked(survey), 30)).splitlines()

    page = upload(officer, "\n".join([f"{header},ชื่อ-สกุล", *(f"{row},<b>ก</b>" for row in rows)]))

    assert "SubmitterName" in text(page)
    assert "ชื่อ-สกุล" in text(page)
    assert "<b>ก</b>" not in text(page)


def test_nothing_of_single_answers_waits_in_the_page(survey, officer):
    page = upload(officer, google(asked(survey), drawn(asked(survey), 30)))

    assert "somebody@example.go.th" not in text(page)
    held = signing.loads(page.context["form"].initial["held"], salt="agency.survey_files")
    assert sorted(held) == ["digest", "origin", "portion", "replaces", "survey", "tally"]
    assert "somebody" not in json.dumps(held)


def test_a_large_file_never_touches_the_disk(survey, officer, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "nowhere"
    responses = drawn(asked(survey), 7000)
    content = google(asked(survey), responses)
    assert len(content.encode()) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE

    page = upload(officer, content)

    assert page.context["found"].tally == tally_of(asked(survey), responses)
    assert "only 100 may answer" in text(page)


def test_columns_in_words_of_ones_own_are_asked_and_the_file_chosen_once_more(survey, officer):
    responses = drawn(asked(survey), 30)
    content = kobo(asked(survey), responses).replace("part_6/e2", "เท่าเทียมไหม")
    content = content.replace("prongsai_note", "ข้อเสนอแนะ", 1)

    page = upload(officer, content)

    assert [node.code for node in page.context["missing"]] == ["e2"]
    fields = {field.label: field.html_name for field in page.context["columns"]}
    assert sorted(fields) == ["ข้อเสนอแนะ", "เท่าเทียมไหม"]
    assert not SurveyTally.objects.exists()

    page = upload(officer, content, mended="True", **{fields["เท่าเทียมไหม"]: "e2"})

    assert page.context["found"].columns.unknown == ["ข้อเสนอแนะ"]
    confirm(officer, page)
    assert tally_from_plain(brought_in(survey).get().tally) == tally_of(asked(survey), responses)


def test_questions_without_a_column_may_be_left_unanswered(survey, officer):
    content = kobo(asked(survey), drawn(asked(survey), 30)).replace("part_6/e2", "อะไรไม่รู้")

    page = upload(officer, content, mended="True")

    assert "Not in the file, so counted as not answered: e2" in text(page)
    confirm(officer, page)
    assert "e2" not in brought_in(survey).get().tally["counts"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"e1.1\n9\n", "is no answer to e1.1"),
        (b"name\n1\n", "no column is a question of this year&#x27;s EIT"),
        (b"", "empty"),
        (b"PK\x03\x04", "cannot be opened as an Excel file"),
        (b"e1.1\n" + b"1\n" * (MAX_BYTES // 2), "over 20 MB"),
    ],
    ids=["answer", "columns", "empty", "workbook", "large"],
)
def test_a_file_with_problems_brings_in_nothing_and_says_what_to_mend(
    survey, officer, content, says
):
    page = upload(officer, content)

    assert (page.status_code, says in text(page)) == (200, True)
    assert "--mapping" not in text(page)
    assert not SurveyTally.objects.exists()


def test_a_request_far_too_large_is_refused_unread(survey, officer):
    page = officer.post(FILES, {"file": SimpleUploadedFile("a.csv", b"1" * (MAX_BYTES + 200_000))})

    assert page.status_code == 413


def test_a_file_of_too_few_people_or_in_already_is_refused_at_once(survey, officer):
    few = kobo(asked(survey), drawn(asked(survey), 4))
    enough = kobo(asked(survey), drawn(asked(survey), 30))
    waiting = upload(officer, enough, "waiting.csv")

    refused = upload(officer, few)
    confirm(officer, upload(officer, enough))
    again = upload(officer, enough, "copy.csv")
    late = confirm(officer, waiting)

    assert "Fewer than 5 are not taken" in text(refused)
    assert "The same file is in already, as kobo.csv" in text(again)
    assert "The same file is in already, as kobo.csv" in text(late)
    assert brought_in(survey).count() == 1


def test_a_newer_export_of_the_same_name_takes_the_place_of_the_first(survey, officer):
    confirm(officer, upload(officer, kobo(asked(survey), drawn(asked(survey), 30))))
    newer = drawn(asked(survey), 40, seed=2)

    page = upload(officer, kobo(asked(survey), newer))

    assert "These answers take its place" in text(page)
    confirm(officer, page)
    assert tally_from_plain(brought_in(survey).get().tally) == tally_of(asked(survey), newer)


def test_the_counts_of_a_file_are_removed_after_a_question(survey, officer):
    confirm(officer, upload(officer, kobo(asked(survey), drawn(asked(survey), 30))))
    address = f"{FILES}{brought_in(survey).get().pk}/remove/"

    page = officer.get(address)
    officer.post(address)

    assert "Remove the counts of this file?" in text(page)
    assert not brought_in(survey).exists()
    assert officer.post(address).status_code == 404


def test_a_closed_survey_takes_no_file_and_gives_none_back(survey, officer):
    page = upload(officer, kobo(asked(survey), drawn(asked(survey), 30)))
    confirm(officer, page)
    address = f"{FILES}{brought_in(survey).get().pk}/remove/"
    Survey.objects.update(state=State.CLOSED)

    refused = officer.post(address)
    late = upload(officer, kobo(asked(survey), drawn(asked(survey), 31)))

    assert "The survey is closed" in text(refused)
    assert "The survey is closed" in text(late)
    assert "<form" not in text(refused).split("<main")[1].split("</main")[0]
    assert brought_in(survey).exists()


@pytest.mark.parametrize("held", ["", "forged", "eyJ9:1:x"])
def test_counts_that_were_not_held_here_are_refused(survey, officer, held):
    page = officer.post(f"{FILES}count/", {"held": held})

    assert "This page waited too long" in text(page)
    assert not SurveyTally.objects.exists()


def test_counts_held_for_one_survey_cannot_come_into_another(survey, officer, agency):
    make_open_survey(agency, "iit", population=100)
    page = upload(officer, kobo(asked(survey), drawn(asked(survey), 30)))

    other = FILES.replace("/eit/", "/iit/")
    officer.post(f"{other}count/", {"held": page.context["form"].initial["held"]})

    assert not SurveyTally.objects.exists()


def test_the_portion_is_asked_where_there_are_two(agency, sign_in):
    survey = make_open_survey(agency, "eit", year=2566, population=100)
    officer = sign_in(make_user(agency))
    files = FILES.replace("2563", "2566")
    content = SimpleUploadedFile("a.csv", kobo(asked(survey), drawn(asked(survey), 30)).encode())

    page = officer.post(files, {"file": content, "portion": "2"})
    officer.post(f"{files}count/", {"held": page.context["form"].initial["held"]})

    assert brought_in(survey).get().portion == "2"
    assert "collected by assessors" in text(officer.get(files))


def test_the_form_for_other_tools_is_that_of_the_round(survey, officer):
    file = officer.get("/office/klongmuang/surveys/2563/eit/form.xlsx")

    assert file["Content-Disposition"] == 'attachment; filename="klongmuang-2563-eit.xlsx"'
    assert "e4_1" in convert(BytesIO(file.content), validate=False).xform
