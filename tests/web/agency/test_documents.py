"""Documents of an office: the list, starting one, the paper as it will be, drafts to take away."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import resolve
from django.utils.translation import override

from prongsai.apps.agencies.models import Role
from prongsai.apps.documents.actions import import_plan, word_paper
from prongsai.apps.documents.models import Paper
from prongsai.apps.documents.queries import document_for, material_of
from prongsai.apps.documents.versions import publish_version
from prongsai.apps.improvement.bringing import bring_plan
from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.documents.phrases import phrases_of
from prongsai.core.documents.profile import Details
from prongsai.core.loading import years
from prongsai.web.agency.document_fields import details_shown
from prongsai.web.agency.document_kinds import PURPOSES
from prongsai.web.agency.papers import years_of
from tests.apps.anticorruption.plans import make_busy_plan
from tests.documents.agencies import MEETING
from tests.web.builders import (
    KIND,
    YEAR,
    make_agency,
    make_documents,
    make_paper,
    make_plan,
    make_published_result,
    make_sheet,
    make_user,
    make_version,
)

pytestmark = pytest.mark.django_db

LIST = "/office/klongmuang/documents/"
START = f"{LIST}{YEAR}/start/"


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


def test_an_office_without_a_result_is_told_the_first_step(sign_in):
    page = sign_in(make_user(make_agency())).get(LIST)

    assert "The first step: bring in the result of a year." in page.content.decode()
    assert "/office/klongmuang/import/" in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_papers_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    for _ in range(number):
        make_version(make_paper(agency))

    with django_assert_num_queries(13):
        page = officer.get(LIST)

    assert [len(group.lines) for group in page.context["groups"]] == [number]


def test_the_list_shows_the_state_of_each_paper(agency, officer):
    make_paper(agency)
    issued, public = make_paper(agency), make_paper(agency)
    make_version(issued)
    publish_version(make_version(public), by=None)
    make_version(public)

    (group,) = officer.get(LIST).context["groups"]

    with override("en"):
        states = [str(line.state) for line in group.lines]
    assert states == ["In preparation", "Issued", "Issued"]
    assert [line.public and line.public.number for line in group.lines] == [None, None, 1]


def test_years_with_papers_results_or_plans_stand_in_the_list_the_newest_first(agency, officer):
    make_published_result(agency, make_sheet(year=YEAR + 1))
    import_plan(agency, plan=make_plan(YEAR + 2), source_file="plan.yaml", by=None)

    groups = officer.get(LIST).context["groups"]

    assert [(group.year, sorted(group.sources)) for group in groups] == [
        (YEAR + 2, ["agency", "plan"]),
        (YEAR + 1, ["agency", "sheet"]),
        (YEAR, ["agency", "sheet"]),
    ]


def test_every_kind_says_what_it_is_for():
    assert PURPOSES.keys() == KINDS.keys()


def test_what_lacks_something_says_where_to_bring_it_in(officer):
    page = officer.get(START)

    lacking = {card.code: card.lacks for card in page.context["lacking"]}
    assert KIND in [card.code for card in page.context["possible"]]
    assert {lack.address for lack in lacking["measures-themes"]} == {f"{LIST}{YEAR}/plan/"}


def test_a_document_says_of_which_years_it_speaks(agency, officer):
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    measures, analysis = make_paper(agency, "measures-themes"), make_paper(agency)

    with override("th"):
        lines = {one.paper: one.years.th for one in officer.get(LIST).context["groups"][0].lines}

    both = f"จากผลการประเมินปี {YEAR} ดำเนินการปี {YEAR + 1}"
    assert lines == {measures: both, analysis: f"ผลการประเมินปี {YEAR}"}
    assert years_of("action-plan", YEAR).th == f"ดำเนินการปี {YEAR + 1}"
    paper = officer.get(f"{LIST}paper/{measures.pk}/").content.decode()
    assert f"from the result of {YEAR}, work of {YEAR + 1}" in paper


def test_papers_of_a_meeting_lead_to_the_meetings_of_the_plan(agency, officer):
    lacking = {card.code: card.lacks for card in officer.get(START).context["lacking"]}
    plans = "/office/klongmuang/improvement/"
    assert {one.address for one in lacking["agenda"]} == {plans}

    bring_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)

    lacking = {card.code: card.lacks for card in officer.get(START).context["lacking"]}
    assert {one.address for one in lacking["agenda"]} == {f"{plans}{YEAR}/meetings/"}
    assert officer.get(f"{plans}{YEAR}/meetings/").status_code == 200


def test_a_year_without_rules_leads_to_no_page_that_is_not_there(agency, officer):
    later = max(years()) + 1
    import_plan(agency, plan=make_plan(later), source_file="plan.yaml", by=None)

    told = officer.get(LIST).content.decode()
    start = officer.get(f"{LIST}{later}/start/")

    assert f"{LIST}{later}/plan/" not in told
    assert f"The rules of fiscal year {later} are not out yet" in told
    lacking = {card.code: card.lacks for card in start.context["lacking"]}
    assert [one.address for one in lacking["analysis-themes"]] == [""]


def test_a_kind_names_the_items_of_the_years_that_ask_for_it(agency, officer):
    make_published_result(agency, make_sheet(year=2566))
    context = officer.get(f"{LIST}2566/start/").context
    items = {card.code: card.items for card in (*context["possible"], *context["lacking"])}

    assert items["analysis-themes"] == ("O34 (2567)",)
    assert items["results-outcomes"] == ("O28 (2568)",)
    assert items["memo"] == ()


def test_a_chosen_kind_becomes_a_paper(officer):
    response = officer.post(START, {"kind": KIND})

    paper = Paper.objects.get()
    assert (paper.kind, paper.year) == (KIND, YEAR)
    assert response.url == f"{LIST}paper/{paper.pk}/"


@pytest.mark.parametrize("kind", ["nonsense", "", "measures-themes"])
def test_what_cannot_be_started_is_not(officer, kind):
    page = officer.post(START, {"kind": kind})

    assert page.status_code == 200
    assert not Paper.objects.exists()


def test_a_year_without_anything_cannot_have_documents(officer):
    assert officer.get(f"{LIST}{YEAR + 1}/start/").status_code == 404


def test_the_paper_is_shown_with_links_to_its_wording(agency, officer):
    paper = make_paper(agency)

    text = officer.get(f"{LIST}paper/{paper.pk}/").content.decode()

    assert "อยู่ในระดับ B" in text
    assert f'href="{LIST}paper/{paper.pk}/wording/overall"' in text
    assert 'id="words-overall"' in text


def test_whoever_may_only_look_sees_no_links_to_change_anything(agency, sign_in):
    paper = make_paper(agency)
    browser = sign_in(make_user(agency, Role.EXECUTIVE))

    text = browser.get(f"{LIST}paper/{paper.pk}/").content.decode()

    assert "/wording/" not in text
    assert "/details/" not in text
    assert f"{LIST}paper/{paper.pk}/draft.pdf" in text


def test_what_is_open_leads_to_the_page_that_fills_it_in(agency, officer):
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    make_busy_plan(agency, YEAR + 1)

    places = {}
    for kind in (one.code for one in KINDS.values() if "meeting" not in one.needs):
        paper = make_paper(agency, kind)
        blanks = officer.get(f"{LIST}paper/{paper.pk}/").context["blanks"]
        places |= {blank.name: resolve(blank.address).url_name for blank in blanks}

    assert places["วันที่ของบันทึกข้อความ"] == "details"
    assert places["ส่วนราชการเจ้าของหนังสือ"] == "letterhead"
    assert places["วันที่ประชุมกำหนดมาตรการ"] == "plan"
    assert places["ช่องทางประชาสัมพันธ์"] == "letterhead"
    assert {at for name, at in places.items() if name.startswith("ภาพที่")} == {"photos"}
    assert {at for name, at in places.items() if name.startswith("ตำแหน่ง")} == {"details"}


class Watched(Details):
    """Details that remember which of them a document asked for."""

    asked: set[str] = set()

    def __getattribute__(self, name: str) -> object:
        if name in Details.__dataclass_fields__:
            Watched.asked.add(name)
        return super().__getattribute__(name)


@pytest.mark.parametrize("kind", KINDS)
def test_the_details_asked_for_are_those_that_the_kind_shows(agency, kind):
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    make_busy_plan(agency, YEAR + 1)
    material = replace(material_of(agency, YEAR), meeting=MEETING, details=Watched())
    Watched.asked.clear()

    built(kind, material)

    asked = set(Watched.asked)
    if kind == "bundle":  # gives its parts another of these, so only that much can be seen
        asked = asked - {"goes_with"} | details_shown("memo") | details_shown("announcement")
        asked -= {"goes_with"}
    assert details_shown(kind) == asked


def test_a_draft_says_so_in_its_name_and_is_what_it_says(agency, officer):
    paper = make_paper(agency)

    pdf = officer.get(f"{LIST}paper/{paper.pk}/draft.pdf")
    docx = officer.get(f"{LIST}paper/{paper.pk}/draft.docx")

    assert pdf.content.startswith(b"%PDF-")
    assert docx.content.startswith(b"PK")
    assert pdf["Content-Disposition"] == (
        f'attachment; filename="Analysis by indicators {YEAR}, draft.pdf"'
    )
    assert officer.get(f"{LIST}paper/{paper.pk}/draft.exe").status_code == 404


def test_everything_of_a_year_comes_as_one_file(agency, officer):
    response = officer.get(f"{LIST}{YEAR}/all.zip")

    with ZipFile(BytesIO(response.content)) as files:
        assert files.testzip() is None
        assert any(name.endswith(".pdf") for name in files.namelist())


@pytest.mark.parametrize("number", [1, 3])
def test_everything_of_a_year_takes_one_query_more_for_each_paper(
    agency, officer, django_assert_num_queries, number
):
    for _ in range(number):
        make_paper(agency)

    # Two of them: the meetings of the year, and the papers of meetings.
    with django_assert_num_queries(22 + number):
        officer.get(f"{LIST}{YEAR}/all.zip")


def test_a_paper_whose_plan_does_not_fit_says_what_to_do(agency, officer):
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    paper = make_paper(agency, "measures-indicators")
    Paper.objects.filter(pk=paper.pk).update(year=YEAR + 1)  # as if the plan were of another year
    make_published_result(agency, make_sheet(year=YEAR + 1))

    page = officer.get(f"{LIST}paper/{paper.pk}/")

    text = page.content.decode()
    assert "This document cannot be written yet" in text
    assert "this needs a plan of measures; bring in the plan of the year.</li>" in text
    assert "--plan" not in text  # a page has no options
    assert officer.get(f"{LIST}paper/{paper.pk}/draft.pdf").status_code == 302
    assert officer.get(f"{LIST}paper/{paper.pk}/issue/").status_code == 302


def test_a_paper_of_another_agency_is_nothing(agency, officer):
    other = make_agency("other")
    make_published_result(other)
    version = make_documents(other)

    for page in ("", "details/", "wording/", "photos/", "issue/", "draft.pdf", "1.pdf", "1/sign/"):
        assert officer.get(f"{LIST}paper/{version.paper_id}/{page}").status_code == 404


def test_a_paper_is_thrown_away_when_asked_for(agency, officer):
    paper = make_paper(agency)
    word_paper(paper, name="overall", text="เฉพาะฉบับ", by=None)

    officer.get(f"{LIST}paper/{paper.pk}/discard/")
    assert Paper.objects.exists()
    officer.post(f"{LIST}paper/{paper.pk}/discard/")

    assert not Paper.objects.exists()


def test_a_paper_with_a_version_cannot_be_thrown_away(agency, officer):
    paper = make_version(make_paper(agency)).paper

    assert officer.post(f"{LIST}paper/{paper.pk}/discard/").status_code == 404


def test_the_log_says_what_was_done_with_documents(agency, officer):
    make_documents(agency)

    text = officer.get("/office/klongmuang/log/").content.decode()

    assert f"Issued Analysis by indicators {YEAR}, version 1, with the code" in text
    assert "Reworded the phrase “คะแนนภาพรวมและระดับ” of Analysis by indicators" in text
    assert "document." not in text


def test_the_pages_of_results_lead_to_documents(officer):
    for address in ("/office/klongmuang/", f"/office/klongmuang/{YEAR}/"):
        assert "/office/klongmuang/documents/" in officer.get(address).content.decode()


def test_a_document_is_what_the_page_shows(agency):
    paper = make_paper(agency)

    assert document_for(paper).kind == KIND


@pytest.mark.parametrize("role", ["unit", "overseer"])
def test_units_and_overseers_see_what_was_issued_and_nothing_in_preparation(client, agency, role):
    paper = make_paper(agency)
    publish_version(make_version(paper), by=None)
    draft = make_paper(agency)
    client.force_login(make_user(agency, role))
    office = f"/office/{agency.slug}/documents"

    page = client.get(f"{office}/")

    assert [[line.paper for line in one.lines] for one in page.context["groups"]] == [[paper]]
    assert ("/offer/" in page.content.decode()) is (role == "unit")
    assert client.get(f"{office}/paper/{paper.pk}/1.pdf").status_code == 200
    for address in (
        f"paper/{draft.pk}/",
        f"paper/{draft.pk}/draft.pdf",
        f"{YEAR}/all.zip",
        f"{YEAR}/plan/",
    ):
        assert client.get(f"{office}/{address}").status_code == 403


def test_signs_that_the_pdf_prints_as_boxes_are_told_with_their_place_before_printing(
    agency, officer
):
    paper = make_paper(agency)
    page = officer.get(f"{LIST}paper/{paper.pk}/")
    assert page.context["boxes"] == ()

    slot = next(iter(phrases_of(paper.kind)))
    Paper.objects.filter(pk=paper.pk).update(wording={slot: "ยินดีต้อนรับ 🙂 ทุกท่าน"})

    for where in ("", "issue/"):
        page = officer.get(f"{LIST}paper/{paper.pk}/{where}").content.decode()
        assert "prints boxes (□)" in page
        assert "<strong>🙂</strong> in “ยินดีต้อนรับ 🙂 ทุกท่าน”" in page
