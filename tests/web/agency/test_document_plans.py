"""The plan of measures of a year: brought in with every problem told, shown, taken away."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.apps.documents.actions import import_plan
from prongsai.apps.documents.models import PlanFile
from prongsai.apps.documents.queries import newest_plan
from prongsai.apps.improvement.bringing import bring_plan as bring_measures
from prongsai.core.documents.plan_reading import read_plan_bytes
from prongsai.core.documents.plan_writing import plan_bytes
from prongsai.core.loading import load_framework
from prongsai.core.yamlfile import read_yaml
from tests.web.builders import (
    YEAR,
    make_agency,
    make_marked_sheet,
    make_plan,
    make_published_result,
    make_user,
    named,
)

pytestmark = pytest.mark.django_db

PLAN = f"/office/klongmuang/documents/{YEAR}/plan/"


@pytest.fixture
def agency():
    """An agency."""
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def plan_file(year: int = YEAR, format: str = "xlsx", **changes: object) -> SimpleUploadedFile:
    """A plan as a file."""
    content = plan_bytes(make_plan(year, **changes), load_framework(year), format)
    return SimpleUploadedFile(f"แผน.{format}", content)


@pytest.mark.parametrize("format", ["xlsx", "yaml"])
def test_a_plan_is_brought_in_and_shown(agency, officer, format):
    response = officer.post(f"{PLAN}bring/", {"file": plan_file(format=format)})

    assert response.url == PLAN
    assert newest_plan(agency, YEAR).measures == make_plan().measures
    page = officer.get(PLAN)
    assert "เผยแพร่ข้อมูลให้ครบ" in page.content.decode()
    assert [one.source_file for one in page.context["files"]] == [f"แผน.{format}"]


def test_every_problem_of_a_plan_is_told_and_nothing_is_kept(officer):
    broken = b"year: 2564\nassessed: 2563\nmeasures:\n  - indicator: 99\n  - theme: nobody\n"

    page = officer.post(f"{PLAN}bring/", {"file": SimpleUploadedFile("plan.yaml", broken)})

    assert len(page.context["sentences"]) == 2
    assert all(sentence.startswith("plan.yaml") for sentence in page.context["sentences"])
    assert not PlanFile.objects.exists()


def test_a_file_that_is_no_plan_is_told(officer):
    for name, content in (("a.pdf", b"%PDF"), ("a.xlsx", b"no zip"), ("a.yaml", b"\x00")):
        page = officer.post(f"{PLAN}bring/", {"file": SimpleUploadedFile(name, content)})

        assert page.context["sentences"], name
    assert not PlanFile.objects.exists()


def test_a_plan_of_another_year_goes_to_its_own_year(officer):
    response = officer.post(f"{PLAN}bring/", {"file": plan_file(YEAR + 1)}, follow=True)

    assert response.redirect_chain[-1][0] == PLAN.replace(str(YEAR), str(YEAR + 1))
    assert f"The plan answers fiscal year {YEAR + 1}" in response.content.decode()


def test_a_plan_that_names_another_agency_is_kept_with_a_word(officer):
    file = plan_file(agency=named("อบต. อื่น"))

    page = officer.post(f"{PLAN}bring/", {"file": file}, follow=True)

    assert "The plan names another agency: อบต. อื่น." in page.content.decode()


def test_the_form_names_the_weak_questions_of_the_year(agency, officer):
    sheet = make_marked_sheet(100)
    make_published_result(agency, replace(sheet, marks={**sheet.marks, "o2": Decimal(0)}))

    form = read_yaml(officer.get(f"{PLAN}form.yaml").content.decode(), "form.yaml")

    assert [one["questions"] for one in form["measures"] if one["questions"]] == [["o2"]]
    assert form["agency"]["name"] == agency.name


def test_a_form_without_a_result_names_no_question(officer):
    form = read_yaml(officer.get(f"{PLAN}form.yaml").content.decode(), "form.yaml")

    assert [one["questions"] for one in form["measures"] if one["questions"]] == []


def test_a_kept_plan_is_taken_away_as_it_was(agency, officer):
    kept = import_plan(agency, plan=make_plan(), source_file="plan.xlsx", by=None)

    file = officer.get(f"/office/klongmuang/documents/plans/{kept.pk}.xlsx")

    assert read_plan_bytes("plan.xlsx", file.content).measures == make_plan().measures


def test_a_plan_of_another_agency_is_nothing(officer):
    kept = import_plan(make_agency("other"), plan=make_plan(), source_file="p.xlsx", by=None)

    assert officer.get(f"/office/klongmuang/documents/plans/{kept.pk}.xlsx").status_code == 404


def test_a_year_without_rules_has_no_plan(officer):
    assert officer.get("/office/klongmuang/documents/2500/plan/").status_code == 404


def test_a_file_is_refused_where_the_plan_of_measures_is_worked_on(agency, officer):
    bring_measures(agency, plan=make_plan(), source_file="worked-on.yaml", by=None)

    page = officer.post(f"{PLAN}bring/", {"file": plan_file(limitations={})}, follow=True)

    assert not PlanFile.objects.exists()
    told = page.content.decode()
    assert "Nothing was kept: the plan that answers fiscal year" in told
    assert f'href="/office/klongmuang/improvement/{YEAR}/"' in told
    assert f'action="{PLAN}bring/"' not in told


def test_files_from_before_the_plan_of_measures_are_said_not_to_count(agency, officer):
    import_plan(agency, plan=make_plan(), source_file="before.xlsx", by=None)
    bring_measures(agency, plan=make_plan(), source_file="worked-on.yaml", by=None)

    told = officer.get(PLAN).content.decode()

    assert "before.xlsx" in told
    assert "None of them counts any more" in told
    assert "The newest counts" not in told
