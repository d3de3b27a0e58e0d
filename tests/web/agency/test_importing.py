"""Bringing a sheet in: all of it or nothing, and nothing public before it is published."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.apps.agencies.models import Role
from prongsai.apps.results.models import Result
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.rounds.models import Round
from prongsai.core.loading import load_framework, years
from prongsai.core.sheets.files import MAX_BYTES, Format, sheet_bytes
from prongsai.core.sheets.sheet import AgencyName, Sheet
from prongsai.web.layout.templatetags.prongsai import is_draft
from tests.web.builders import (
    make_agency,
    make_draft,
    make_marked_sheet,
    make_published_result,
    make_sheet,
    make_user,
    named,
)

pytestmark = pytest.mark.django_db

IMPORT = "/office/klongmuang/import/"


@pytest.fixture
def agency():
    return make_agency(name="องค์การบริหารส่วนตำบลคลองม่วง")


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def upload(browser, sheet: Sheet | bytes, name: str = "sheet.xlsx"):
    """Choose a file in the form and send it."""
    content = sheet if isinstance(sheet, bytes) else _written(sheet, name.rsplit(".")[-1])
    return browser.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def _written(sheet: Sheet, format: Format) -> bytes:
    return sheet_bytes(sheet, load_framework(sheet.year), format)


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet.csv", "sheet.yaml"])
def test_a_sheet_becomes_a_draft_of_the_year_it_says(agency, officer, name):
    response = upload(officer, make_sheet(80, year=2564), name)

    assert response.url == "/office/klongmuang/2564/"
    result = Result.objects.get()
    assert (result.round.year, result.is_draft, result.source_file) == (2564, True, name)
    assert "The public does not see it." in officer.get(response.url).content.decode()


def test_marks_that_the_year_cannot_give_are_told_and_imported_all_the_same(agency, officer):
    sheet = make_marked_sheet(100, year=2567)
    odd = Sheet(year=2567, marks={**sheet.marks, "o7": Decimal(50)})

    imported = officer.get(upload(officer, odd).url).content.decode()
    asked = officer.get("/office/klongmuang/2567/publish/").content.decode()

    says = "o7 (50): the rules of the year give 0 or 100 only."
    assert says in imported
    assert says in asked
    assert Result.objects.get().is_draft


def test_a_sheet_that_names_this_agency_needs_no_question(agency, officer):
    sheet = make_sheet(agency=AgencyName("องค์การบริหารส่วน ตำบลคลองม่วง"))

    assert upload(officer, sheet).status_code == 302


def test_a_sheet_that_names_another_agency_is_held_until_somebody_confirms(agency, officer):
    page = upload(officer, make_sheet(80, agency=named("อบต.ชุมแสง")))

    assert "อบต.ชุมแสง" in page.content.decode()
    assert not Round.objects.exists()

    held = page.context["form"].initial["held"]
    response = officer.post(f"{IMPORT}confirm/", {"held": held})

    assert response.url == "/office/klongmuang/2563/"
    assert Result.objects.get().source_file == "sheet.xlsx"


@pytest.mark.parametrize(
    "place",
    [{"district": "เมือง"}, {"province": "พะเยา"}, {"district": "ปากช่อง", "province": "พะเยา"}],
)
def test_a_sheet_of_a_namesake_elsewhere_is_held_until_somebody_confirms(agency, officer, place):
    page = upload(officer, make_sheet(agency=AgencyName(name=agency.name, **place)))

    text = page.content.decode()
    assert [word for word in place.values() if word not in text] == []
    assert "ปากช่อง" in text
    assert "นครราชสีมา" in text
    assert not Round.objects.exists()


def test_a_place_that_is_not_known_needs_no_question(officer, sign_in):
    make_user(make_agency("nowhere", name="กรมใด", district="", province=""), username="nok")
    sheet = make_sheet(agency=AgencyName(name="", district=" ปาก ช่อง", province="นครราชสีมา"))

    assert upload(officer, sheet).status_code == 302


@pytest.mark.parametrize("held", ["", "forged", "eyJ9:1:x"])
def test_a_sheet_that_was_not_held_here_is_refused(agency, officer, held):
    page = officer.post(f"{IMPORT}confirm/", {"held": held})

    assert "This page waited too long" in page.content.decode()
    assert not Result.objects.exists()


def test_a_sheet_held_for_one_agency_cannot_be_imported_into_another(agency, officer, sign_in):
    held = upload(officer, make_sheet(agency=named("อื่น"))).context["form"].initial["held"]
    other = sign_in(make_user(make_agency("other")))

    other.post("/office/other/import/confirm/", {"held": held})

    assert not Result.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"year: 2563\nmarks: {o1: 101, zz: 1}\n", "sheet.yaml", "zz"),
        (b"year: 2500\n", "sheet.yaml", "2500"),
        (b"not a workbook", "sheet.xlsx", "sheet.xlsx"),
        (b"\xff\xfe", "sheet.csv", "UTF-8"),
        (b"MZ", "sheet.exe", ".xlsx"),
        (b" " * (MAX_BYTES + 1), "sheet.csv", "5 MB"),
    ],
)
def test_a_file_with_problems_imports_nothing_and_says_what_to_mend(
    agency, officer, content, name, says
):
    page = upload(officer, content, name)

    text = page.content.decode()
    assert page.status_code == 200
    assert "Nothing was imported" in text
    assert says in text
    assert not Round.objects.exists()


def test_what_a_file_says_is_shown_as_text(agency, officer):
    page = upload(officer, b"year: 2563\nmarks: {<script>: 1}\n", "sheet.yaml")

    assert "<script>:" not in page.content.decode()


def test_no_file_is_told_beside_the_field(agency, officer):
    page = officer.post(IMPORT, {})

    assert "file" in page.context["form"].errors


def test_a_file_with_a_very_long_name_is_imported(agency, officer):
    assert upload(officer, make_sheet(), "ผล" * 120 + ".yaml").status_code == 302


def test_an_import_after_publishing_is_the_draft_of_a_correction(agency, officer):
    make_published_result(agency, make_sheet(80))

    upload(officer, make_sheet(90))

    versions = list(Result.objects.values_list("version", "state"))
    assert versions == [(2, "draft"), (1, "published")]


def test_a_waiting_draft_is_told_before_another_takes_its_place(sign_in):
    agency = make_agency()
    make_draft(agency)

    page = sign_in(make_user(agency)).get("/office/klongmuang/import/")

    assert "has a draft that is not published yet" in page.content.decode()


def test_the_form_that_is_needed_stands_first_and_only_for_those_who_import(sign_in):
    agency = make_agency()
    waiting, newest = min(years()), max(one for one in years() if not is_draft(one))
    open_round(agency, year=waiting, by=None)

    for page in ("", "import/"):
        offered = sign_in(make_user(agency, username=f"officer-{len(page)}")).get(
            f"/office/klongmuang/{page}"
        )
        forms = offered.context["forms"]
        assert forms.needed == (newest, waiting)
        assert sorted((*forms.needed, *forms.others)) == list(years())
        assert "Forms of other years" in offered.content.decode()
    unit = sign_in(make_user(agency, Role.UNIT)).get("/office/klongmuang/")
    assert "Forms to fill in" not in unit.content.decode()


def test_a_sheet_without_a_single_mark_is_refused(agency, officer):
    page = upload(officer, Sheet(year=2568)).content.decode()

    assert "Nothing is filled in on this sheet" in page
    assert not Result.objects.exists()


def test_a_sheet_that_knows_less_than_the_draft_is_asked_about_first(agency, officer):
    full = make_sheet(80, year=2564)
    upload(officer, full)
    less = Sheet(year=2564, scores=dict(list(full.scores.items())[:3]))

    asked = upload(officer, less)

    lost = len(full.scores) - 3
    assert f"has {lost} marks and scores that this sheet does not have" in asked.content.decode()
    assert len(Result.objects.get().sheet["scores"]) == len(full.scores)

    held = asked.context["form"].initial["held"]
    officer.post("/office/klongmuang/import/confirm/", {"held": held})
    assert len(Result.objects.get().sheet["scores"]) == 3


def test_a_sheet_that_knows_as_much_takes_the_drafts_place_unasked(agency, officer):
    upload(officer, make_sheet(80, year=2564))

    assert upload(officer, make_sheet(81, year=2564)).url == "/office/klongmuang/2564/"
