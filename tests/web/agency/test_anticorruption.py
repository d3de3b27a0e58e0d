"""The pages of the action plan: written by the officer, approved, reported of, seen as allowed."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from prongsai.apps.agencies.actions import appoint
from prongsai.apps.agencies.models import Role
from prongsai.apps.anticorruption.actions import add_project, begin_next_version
from prongsai.apps.anticorruption.models import ActionPlan, ActionPlanVersion, ActionReport
from prongsai.apps.anticorruption.queries import plan_in, progress_of, projects_of
from prongsai.apps.documents.models import Paper
from prongsai.apps.documents.queries import document_for, sources_of
from prongsai.core.anticorruption.plan import YearBudget
from prongsai.core.anticorruption.reading import read_action_plan_bytes
from prongsai.core.anticorruption.reporting import PlanReport
from prongsai.core.anticorruption.writing import action_plan_bytes
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.views.anticorruption.shown import (
    dimensions_of,
    rows_of,
    sums_of,
    sums_of_report,
)
from tests.apps.anticorruption.plans import (
    FINANCE,
    WORKS,
    approve,
    executive_of,
    make_action_report,
    make_approved_plan,
    make_closed_report,
    make_draft_plan,
    make_told_report,
    tell,
    units_of,
)
from tests.core.anticorruption.plans import (
    FIRST,
    LAST,
    budgets,
    make_action_plan,
    make_project,
)
from tests.web.agency import pages
from tests.web.builders import (
    SINCE,
    make_account,
    make_agency,
    make_office,
    make_picture,
    make_position,
    make_user,
)

pytestmark = pytest.mark.django_db


def address(name, agency, **values):
    """The address of a page of the agency's only plan."""
    plan = ActionPlan.objects.filter(agency=agency).first()
    return pages.address(
        name, agency.slug, **({"pk": plan.pk if plan else 1, "year": FIRST} | values)
    )


def text_of(response):
    """What a page says; it must have opened."""
    assert response.status_code == 200
    return response.content.decode()


def of_unit(agency, name):
    """Somebody of a unit of the agency."""
    unit = units_of(agency)[name]
    holder = make_account(agency, f"unit-{unit.pk}")
    position = make_position(agency, Role.UNIT, title=name, unit=unit)
    appoint(position, holder=holder, since=SINCE, by=None)
    return holder


PROJECT = {
    "seen": "new",
    "dimension": "2",
    "name": "มาตรการเปิดเผยราคากลาง",
    "target": "ทุกเดือน\nทุกโครงการ",
    "every_unit": "on",
    f"budget_{FIRST}": "๒๐,๐๐๐.๕๐ บาท",
    f"budget_{FIRST + 1}": "ไม่ทราบ",
    f"budget_{LAST}": "",
}


def test_an_officer_begins_a_plan_adds_a_project_and_an_executive_approves_it(sign_in):
    agency = make_agency()
    officer = sign_in(make_user(agency))
    assert "There is no plan yet." in text_of(officer.get(address("action_plans", agency)))

    years = {"first_year": "๒๕๖๖", "last_year": str(LAST), "reasons": "เสี่ยงงานพัสดุ"}
    begun = officer.post(address("begin_action_plan", agency), years)
    assert begun.url == address("action_plan", agency)
    officer.post(address("new_action_project", agency), PROJECT)
    executive = sign_in(executive_of(agency))
    page = executive.get(address("approve_action_plan", agency))
    seen = page.context["form"].initial["seen"]
    executive.post(address("approve_action_plan", agency), {"seen": seen, "approved_on": ""})

    version = ActionPlanVersion.objects.get()
    (project,) = plan_in(version).projects
    assert version.approved
    assert version.reasons == ["เสี่ยงงานพัสดุ"]
    assert project.responsible == ("ทุกส่วนราชการ",)
    assert project.target == ("ทุกเดือน", "ทุกโครงการ")
    assert project.budgets == (
        YearBudget(FIRST, Decimal("20000.50")),
        YearBudget(FIRST + 1, None),
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({f"budget_{FIRST}": "สองหมื่น"}, "must be an amount of baht"),
        ({f"budget_{FIRST}": "1.005"}, "two decimals at most"),
        ({f"budget_{FIRST}": "", f"budget_{FIRST + 1}": ""}, "Say at least one year"),
        ({"name": ""}, "This field is required"),
        ({"dimension": "9"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_with_a_project_is_told_and_what_was_typed_stays(sign_in, changes, says):
    agency = make_agency()
    version = make_draft_plan(agency)
    browser = sign_in(make_user(agency))

    page = text_of(browser.post(address("new_action_project", agency), PROJECT | changes))

    assert says in page
    assert "ทุกโครงการ" in page
    assert projects_of(version).count() == 3


def seen_on(browser, where):
    """What a page says that somebody has before him."""
    return browser.get(where).context["form"].initial["seen"]


def test_two_who_change_a_project_at_once_do_not_overwrite_each_other(sign_in):
    agency = make_agency()
    version = make_draft_plan(agency)
    browser = sign_in(make_user(agency))
    where = address("action_project", agency, number=1)
    seen = seen_on(browser, where)
    browser.post(where, PROJECT | {"name": "คนแรก", "seen": seen})

    refused = browser.post(where, PROJECT | {"name": "คนที่สอง", "seen": seen})

    page = text_of(refused)
    assert "Somebody else changed this while you wrote" in page
    assert "There now: คนแรก" in page
    assert 'value="คนที่สอง"' in page
    assert projects_of(version)[0].name == "คนแรก"
    looked = refused.context["form"]["seen"].value()
    browser.post(where, PROJECT | {"name": "คนที่สอง", "seen": looked})
    assert projects_of(version)[0].name == "คนที่สอง"


@pytest.mark.parametrize("other", [None, "โครงการอื่น"])
def test_a_form_of_a_project_that_was_taken_out_writes_over_no_other(sign_in, other):
    agency = make_agency()
    version = make_draft_plan(agency)
    browser = sign_in(make_user(agency))
    where = address("action_project", agency, number=3)
    asked = address("remove_action_project", agency, number=3)
    seen, agreed = seen_on(browser, where), seen_on(browser, asked)
    browser.post(asked, {"seen": agreed})
    if other:
        browser.post(address("new_action_project", agency), PROJECT | {"name": other})

    page = browser.post(where, PROJECT | {"name": "พิมพ์ไว้นาน", "seen": seen})

    text = text_of(page)
    assert "Somebody else took this project out" in text
    assert 'value="พิมพ์ไว้นาน"' in text
    assert f'action="{address("new_action_project", agency)}"' in text
    assert (f"Number 3 is another project now: {other}." in text) == bool(other)
    browser.post(asked, {"seen": agreed})
    names = ["โครงการที่ 1", "โครงการที่ 2", *([other] if other else [])]
    assert [row.name for row in projects_of(version)] == names
    browser.post(address("new_action_project", agency), PROJECT | {"name": "พิมพ์ไว้นาน"})
    assert [row.name for row in projects_of(version)] == [*names, "พิมพ์ไว้นาน"]


def test_whoever_changes_the_years_after_another_keeps_his_once_he_looked(sign_in):
    agency = make_agency()
    version = make_draft_plan(agency)
    browser = sign_in(make_user(agency))
    where = address("action_plan_details", agency)
    years = {"first_year": FIRST, "last_year": LAST, "seen": 0}
    browser.post(where, years | {"reasons": "ของเขา"})

    page = browser.post(where, years | {"reasons": "ของฉัน"})

    assert "What stands there now" in text_of(page)
    browser.post(where, years | {"reasons": "ของฉัน", "seen": page.context["form"]["seen"].value()})
    version.refresh_from_db()
    assert version.reasons == ["ของฉัน"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("action_project", {"number": 1}),
        ("new_action_project", {}),
        ("action_plan_details", {}),
    ],
)
def test_what_was_typed_is_shown_where_the_draft_was_approved_meanwhile(sign_in, name, values):
    agency = make_agency()
    make_approved_plan(agency)
    browser = sign_in(make_user(agency))
    typed = {"seen": "1.0", "name": "ข้อความที่พิมพ์ไว้", "reasons": "ข้อความที่พิมพ์ไว้"}

    page = browser.post(address(name, agency, **values), typed)

    assert page.status_code == 409
    assert "The draft was approved meanwhile" in page.content.decode()
    assert "ข้อความที่พิมพ์ไว้" in page.content.decode()
    assert browser.get(address(name, agency, **values)).status_code == 404


def test_an_executive_who_looked_again_approves_what_he_sees_now(sign_in):
    agency = make_agency()
    version = make_draft_plan(agency)
    browser = sign_in(executive_of(agency))
    where = address("approve_action_plan", agency)
    seen = seen_on(browser, where)
    add_project(version, project=make_project(9, name="เพิ่มทีหลัง"), units=[], by=None)

    page = browser.post(where, {"seen": seen})

    text = text_of(page)
    assert "Somebody changed the plan while you looked." in text
    assert "เพิ่มทีหลัง" in text
    browser.post(where, {"seen": page.context["form"]["seen"].value()})
    version.refresh_from_db()
    assert version.approved


def test_a_project_is_taken_out_and_the_draft_thrown_away(sign_in):
    agency = make_agency()
    version = make_draft_plan(agency)
    browser = sign_in(make_user(agency))

    asked = address("remove_action_project", agency, number=2)
    browser.post(asked, {"seen": seen_on(browser, asked)})
    assert [row.number for row in projects_of(version)] == [1, 3]
    browser.post(address("discard_action_plan", agency))
    assert not ActionPlan.objects.exists()


def upload(content, name="แผน.xlsx"):
    """A file as a browser sends it."""
    return {"file": SimpleUploadedFile(name, content)}


@pytest.mark.parametrize("ending", ["xlsx", "yaml"])
def test_a_plan_goes_out_and_comes_back_as_a_file(sign_in, ending):
    agency = make_agency()
    version = make_draft_plan(agency)
    browser = sign_in(make_user(agency))
    content = browser.get(address("action_plan_file", agency, number=1, format=ending)).content

    browser.post(address("bring_action_plan", agency), upload(content, f"แผน.{ending}"))

    assert read_action_plan_bytes(f"p.{ending}", content).plan == plan_in(version)
    version.refresh_from_db()
    assert version.last == 1
    assert [row.number for row in projects_of(version)] == [1, 2, 3]


def test_a_file_with_faults_is_told_in_sentences_and_changes_nothing(sign_in):
    agency = make_agency()
    version = make_draft_plan(agency)
    before = plan_in(version)
    browser = sign_in(make_user(agency))
    workbook = load_workbook(BytesIO(action_plan_bytes(before, "xlsx")))
    workbook.worksheets[0]["H4"] = "-"
    out = BytesIO()
    workbook.save(out)
    unknown = action_plan_bytes(make_action_plan(make_project(responsible=("กองฝัน",))), "xlsx")

    for content, says in ((out.getvalue(), "H4"), (unknown, "กองฝัน"), (b"PK", ".xlsx")):
        page = text_of(browser.post(address("bring_action_plan", agency), upload(content)))
        assert "Nothing was kept." in page
        assert says in page

    assert plan_in(version) == before


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_plan_and_a_report_are_printed(sign_in, ending):
    agency = make_agency()
    make_closed_report(make_approved_plan(agency))
    browser = sign_in(make_user(agency))

    for name, values in (("print_action_plan", {"number": 1}), ("print_action_report", {})):
        response = browser.get(address(name, agency, format=ending, **values))
        assert response.content[:4] == {"pdf": b"%PDF", "docx": b"PK\x03\x04"}[ending]
        assert response["Content-Disposition"].startswith("attachment")


def test_an_approved_plan_is_changed_by_its_next_version(sign_in):
    agency = make_agency()
    make_approved_plan(agency)
    browser = sign_in(make_user(agency))

    assert browser.get(address("action_project", agency, number=1)).status_code == 404
    browser.post(address("next_action_plan", agency), {"reason": "เพิ่มโครงการ"})

    page = text_of(browser.get(address("action_plan", agency)))
    assert "Why there is this version: เพิ่มโครงการ" in page
    first = text_of(browser.get(address("action_plan_version", agency, number=1)))
    assert "A draft of the next version is being written." in first


REPORT = {"seen": 0, "status": "done", "spent": "25,000", "result": "จัดแล้ว", "links": "a.go.th/x"}


def test_a_unit_reports_from_its_phone_and_is_warned_of_what_is_over_the_budget(sign_in):
    agency = make_agency()
    report = make_action_report(make_approved_plan(agency))
    browser = sign_in(of_unit(agency, FINANCE))
    page = text_of(browser.get(address("action_report", agency)))
    assert ("โครงการที่ 1" in page, "โครงการที่ 2" in page, "โครงการที่ 3" in page) == (1, 0, 1)

    photo = SimpleUploadedFile("p.png", make_picture())
    told = browser.post(
        address("action_progress", agency, number=1), REPORT | {"photo": photo}, follow=True
    )

    assert "More is spent than the plan has." in text_of(told)
    row = progress_of(report, 1)
    assert (row.status, row.spent, row.links) == ("done", 25_000, ["https://a.go.th/x"])
    assert browser.get(address("action_photo", agency, number=1))["Content-Type"] == "image/png"


def test_a_unit_reaches_no_project_of_another_unit_and_no_whole_open_report(sign_in):
    agency = make_agency()
    report = make_action_report(make_approved_plan(agency))
    tell(report, 2, photo=make_picture())
    browser = sign_in(of_unit(agency, FINANCE))

    for name, values in (
        ("action_progress", {"number": 2}),
        ("action_photo", {"number": 2}),
        ("print_action_report", {"format": "pdf"}),
        ("close_action_report", {}),
    ):
        where = address(name, agency, **values)
        assert browser.get(where).status_code == 403
    assert browser.post(address("action_progress", agency, number=2), REPORT).status_code == 403
    assert progress_of(report, 2).last == 1
    assert progress_of(report, 1) is None


def test_a_closed_report_is_whole_for_everybody_and_open_to_nobody(sign_in):
    agency = make_agency()
    report = make_closed_report(make_approved_plan(agency))
    browser = sign_in(of_unit(agency, WORKS))

    page = text_of(browser.get(address("action_report", agency)))
    refused = browser.post(address("action_progress", agency, number=2), REPORT | {"seen": 1})

    assert "โครงการที่ 1" in page
    assert "This report is closed" in text_of(refused)
    assert progress_of(report, 2).last == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"status": "not_possible"}, "why it was not possible"),
        ({"spent": "9999999999999"}, "at most 999,999,999,999.99"),
        ({"spent": "-5"}, "must be an amount of baht"),
        ({"links": "javascript:alert(1)"}, "no address of a page"),
        ({"seen": 4}, "Somebody else reported of this project"),
    ],
)
def test_what_is_wrong_with_a_report_is_told_and_what_was_typed_stays(sign_in, changes, says):
    agency = make_agency()
    report = make_action_report(make_approved_plan(agency))
    browser = sign_in(make_user(agency))

    page = text_of(browser.post(address("action_progress", agency, number=1), REPORT | changes))

    assert says in page
    assert "จัดแล้ว" in page
    assert progress_of(report, 1) is None


def test_an_officer_opens_and_closes_a_report_when_everything_is_told(sign_in):
    agency = make_agency()
    make_approved_plan(agency)
    browser = sign_in(make_user(agency))
    browser.post(
        address("open_action_report", agency),
        {"year": FIRST, "stretch": "six", "due_on": "31 มีนาคม 2566"},
    )
    report = ActionReport.objects.get()

    page = text_of(browser.get(address("close_action_report", agency)))
    assert "Still to be reported of" in page
    for number in (1, 2, 3):
        tell(report, number, status="in_progress")
    page = text_of(browser.post(address("close_action_report", agency), follow=True))

    assert "Open at the end of these months" in page
    report.refresh_from_db()
    assert report.closed_on is not None


def test_what_does_not_go_together_is_told_when_it_is_reported_and_before_the_report_is_closed(
    sign_in,
):
    agency = make_agency()
    report = make_action_report(make_approved_plan(agency))
    tell(report, 2)
    tell(report, 3)
    browser = sign_in(make_user(agency))
    odd = REPORT | {"status": "not_started", "result": "อบรมแล้ว"}

    told = browser.post(address("action_progress", agency, number=1), odd, follow=True)
    asked = browser.get(address("close_action_report", agency))

    for page in (told, asked):
        assert "it is not started, but 25,000 baht are spent" in text_of(page)
        assert "it is not started, but it has a result" in text_of(page)
    assert "What does not go together" in text_of(asked)


def test_a_closed_report_is_corrected_on_its_page_and_stays_beside_the_correction(sign_in):
    office = make_office()
    agency = make_agency(overseer=office)
    report = make_closed_report(make_approved_plan(agency))
    browser, overseer = sign_in(make_user(agency)), sign_in(make_user(office, Role.OVERSEER))

    asked = text_of(
        browser.post(address("correct_action_report", agency), {"reason": "ยอดผิด"}, follow=True)
    )
    assert "Number 2 corrects the closed report: ยอดผิด" in asked
    browser.post(address("action_progress", agency, number=1), REPORT | {"seen": 1})
    assert "25,000" not in text_of(overseer.get(address("action_report", agency)))
    browser.post(address("close_action_report", agency))

    for visitor in (browser, overseer):
        assert "25,000" in text_of(visitor.get(address("action_report", agency)))
        earlier = text_of(visitor.get(address("earlier_action_report", agency, number=1)))
        assert "25,000" not in earlier
        assert "This report was corrected. Read the newest number." in earlier
        assert "number 2" in text_of(visitor.get(address("action_plan", agency)))
    assert report.plan.reports.count() == 2


def test_a_correction_that_is_not_wanted_is_thrown_away_on_its_page(sign_in):
    agency = make_agency()
    make_closed_report(make_approved_plan(agency))
    browser = sign_in(make_user(agency))
    assert browser.get(address("discard_action_report", agency)).status_code == 404
    browser.post(address("correct_action_report", agency), {"reason": "ยอดผิด"})

    assert "The closed report stays" in text_of(
        browser.get(address("discard_action_report", agency))
    )
    browser.post(address("discard_action_report", agency))

    assert ActionReport.objects.get().number == 1


def test_the_page_of_closing_says_from_when_a_report_can_be_closed(sign_in):
    agency = make_agency()
    year = FiscalYear.of(timezone.localdate()).year + 1
    make_told_report(agency, year)
    browser = sign_in(make_user(agency))

    page = text_of(browser.get(address("close_action_report", agency, year=year)))

    assert "The report can be closed from 31 March" in page
    assert "A closed report stays" not in page


def test_an_overseer_sees_what_is_approved_and_closed_and_no_drafts(sign_in):
    office = make_office()
    agency = make_agency(overseer=office)
    version = make_draft_plan(agency)
    browser = sign_in(make_user(office, Role.OVERSEER))
    assert "There is no plan yet." in text_of(browser.get(address("action_plans", agency)))
    assert browser.get(address("action_plan", agency)).status_code == 404

    approved = make_approved_plan(make_agency("second", overseer=office))
    second = approved.plan.agency
    begin_next_version(approved, reason="เพิ่ม", by=None)
    make_action_report(approved, stretch="twelve")
    make_closed_report(approved)
    assert approved.plan_id != version.plan_id

    def seen(name, **values):
        return browser.get(address(name, second, **values)).status_code

    assert seen("action_plan") == seen("action_plan_version", number=1) == 200
    assert seen("action_plan_version", number=2) == 404
    assert seen("action_plan_file", number=2, format="xlsx") == 404
    assert seen("print_action_plan", number=2, format="pdf") == 404
    assert seen("action_report", months="six") == 200
    assert seen("action_report", months="twelve") == 404
    assert seen("print_action_report", months="twelve", format="pdf") == 404
    assert seen("action_photo", months="twelve", number=1) == 404
    page = text_of(browser.get(address("action_plan", second)))
    assert "draft" not in page.lower()
    assert (
        "twelve months"
        not in page.partition("<h2>")[2].partition("What the plan")[0].partition("Projects")[0]
    )


def test_a_plan_of_one_agency_is_not_reached_by_the_address_of_another(sign_in):
    theirs, own = make_agency("theirs"), make_agency("own")
    make_closed_report(make_approved_plan(theirs))
    plan = ActionPlan.objects.get()
    officer, executive = sign_in(make_user(own)), sign_in(executive_of(own))

    names = [name for name in pages.names() if "/anticorruption/1/" in pages.address(name, "own")]
    assert len(names) > 10
    for name in names:
        where = pages.address(name, "own", pk=plan.pk, year=FIRST)
        browser = executive if name == "approve_action_plan" else officer
        assert browser.get(where).status_code == 404
        assert browser.post(where).status_code == 404


def test_documents_of_the_year_are_begun_from_the_approved_plan(sign_in):
    agency = make_agency()
    make_closed_report(make_approved_plan(agency))
    browser = sign_in(make_user(agency))
    assessed = FIRST - 1

    assert sources_of(agency)[assessed] == {"action_plan", "action_plan_report"}
    assert sources_of(agency)[assessed + 1] == {"action_plan"}
    for kind in ("action-plan", "action-plan-report"):
        browser.post(reverse("agency:start", args=[agency.slug, assessed]), {"kind": kind})

    texts = [document_for(paper).title for paper in Paper.objects.order_by("pk")]
    assert texts == [
        "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. ๒๕๖๖–๒๕๖๘",
        "รายงานการกำกับติดตามการดำเนินการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน",
    ]
    for paper in Paper.objects.all():
        assert browser.get(reverse("agency:paper", args=[agency.slug, paper.pk])).status_code == 200


def test_a_year_with_nothing_but_an_action_plan_comes_as_one_file(sign_in):
    agency = make_agency()
    make_closed_report(make_approved_plan(agency))
    browser = sign_in(make_user(agency))

    response = browser.get(reverse("agency:all_of_year", args=[agency.slug, FIRST - 1]))

    with ZipFile(BytesIO(response.content)) as files:
        assert sorted(files.namelist()) == [
            "O36 ปีงบประมาณ 2566/01 แผนปฏิบัติการป้องกันการทุจริต.docx",
            "O36 ปีงบประมาณ 2566/01 แผนปฏิบัติการป้องกันการทุจริต.pdf",
            "O37 ปีงบประมาณ 2566/02 รายงานผลการดำเนินการป้องกันการทุจริต.docx",
            "O37 ปีงบประมาณ 2566/02 รายงานผลการดำเนินการป้องกันการทุจริต.pdf",
            "อ่านก่อน.txt",
        ]


@pytest.mark.parametrize("projects", [3, 9])
def test_the_number_of_queries_does_not_grow_with_the_plan(
    sign_in, django_assert_num_queries, projects
):
    agency = make_agency()
    version = make_draft_plan(agency)
    for number in range(4, projects + 1):
        add_project(version, project=make_project(number), units=units_of(agency).values(), by=None)
    browser = sign_in(make_user(agency))
    text_of(browser.get(address("action_plan", agency)))

    with django_assert_num_queries(17):
        browser.get(address("action_plan", agency))
    make_action_report(approve(version))
    with django_assert_num_queries(16):
        browser.get(address("action_plan", agency))
    with django_assert_num_queries(19):
        browser.get(address("action_report", agency))


def test_a_sum_of_which_nothing_is_known_is_no_0_on_the_pages():
    plan = make_action_plan(make_project(budgets=budgets(None, 5, 5)))
    report = PlanReport(FIRST, "six")

    (known, _five, _) = sums_of(plan)
    figures = {one.says: (one.figure, one.left) for one in sums_of_report(plan, report)}

    assert (known.says, known.left) == ("ไม่ทราบ", "1 รายการ")
    assert figures["งบประมาณ (บาท)"] == ("ไม่ทราบ", "1 รายการ")
    assert figures["ใช้จ่าย (บาท)"] == ("ไม่ทราบ", "1 รายการ")


def test_a_year_in_which_nothing_is_carried_out_has_no_0_in_its_sum_and_no_unit_after_unknown():
    plan = make_action_plan(make_project(budgets=budgets(0, "skip", None)))
    (row,) = rows_of(plan, PlanReport(FIRST, "six"), set(), set())

    assert [one.says for one in sums_of(plan)] == ["0", "–", "ไม่ทราบ"]
    assert [one.says for one in dimensions_of(plan)[0].sums] == ["0", "–", "ไม่ทราบ"]
    assert (row.budget, row.spent) == ("0 บาท", "ยังไม่ทราบ")


def filled_in(content, **cells):
    """A workbook of a report with cells filled in."""
    book = load_workbook(BytesIO(content))
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_report_goes_out_as_a_workbook_and_comes_back_filled_in(sign_in):
    agency = make_agency()
    report = make_action_report(make_approved_plan(agency))
    officer = sign_in(make_user(agency))
    where = {"months": "six"}
    page = text_of(officer.get(address("action_report", agency, **where)))
    assert address("action_report_file", agency, **where) in page
    assert address("bring_action_report", agency, **where) in page

    empty = officer.get(address("action_report_file", agency, **where)).content
    sent = filled_in(empty, F4="ดำเนินการแล้วเสร็จ", G4="๑๙,๕๐๐", H4="อบรมแล้ว")
    bring = address("bring_action_report", agency, **where)
    answer = officer.post(bring, upload(sent, "report.xlsx"), follow=True)

    assert "it changed the report of 1 project." in text_of(answer)
    kept = progress_of(report, 1)
    assert (kept.status, kept.spent, kept.result) == ("done", Decimal(19_500), "อบรมแล้ว")
    again = officer.get(address("action_report_file", agency, **where)).content
    answer = officer.post(bring, upload(again, "report.xlsx"), follow=True)
    assert "nothing was changed" in text_of(answer)


def test_a_workbook_with_faults_is_told_in_sentences_and_brings_nothing(sign_in):
    agency = make_agency()
    report = make_action_report(make_approved_plan(agency))
    officer = sign_in(make_user(agency))
    empty = officer.get(address("action_report_file", agency, months="six")).content
    bring = address("bring_action_report", agency, months="six")

    faulty = filled_in(empty, F4="ดำเนินการแล้วเสร็จ", F5="เกือบเสร็จ")
    assert "must be one of" in text_of(officer.post(bring, upload(faulty, "r.xlsx")))
    refused = filled_in(empty, F4="ดำเนินการแล้วเสร็จ", L4="ไม่ใช่ที่อยู่")
    page = text_of(officer.post(bring, upload(refused, "r.xlsx")))

    assert "โครงการที่ 1: " in page
    assert progress_of(report, 1) is None


def test_a_closed_report_takes_no_workbook_and_a_unit_neither_brings_nor_takes_a_whole_one(sign_in):
    agency = make_agency()
    version = make_approved_plan(agency)
    make_action_report(version)
    unit = sign_in(of_unit(agency, "กองคลัง"))
    bring = address("bring_action_report", agency, months="six")
    file = address("action_report_file", agency, months="six")

    assert unit.get(bring).status_code == unit.get(file).status_code == 403

    ActionReport.objects.all().delete()
    make_closed_report(version)
    officer = sign_in(make_user(agency))
    assert officer.get(bring).url == address("action_report", agency, months="six")
    assert unit.get(file).status_code == 200


def test_another_plan_of_the_same_years_is_begun_only_when_somebody_says_so(sign_in):
    agency = make_agency()
    officer = sign_in(make_user(agency))
    years = {"first_year": FIRST, "last_year": LAST, "reasons": ""}
    officer.post(address("begin_action_plan", agency), years)

    asked = officer.post(address("begin_action_plan", agency), years | {"another": "False"})
    assert f"There is a plan of {FIRST}–{LAST} already." in asked.content.decode()
    assert 'type="checkbox" name="another"' in asked.content.decode()
    assert ActionPlan.objects.filter(agency=agency).count() == 1

    officer.post(address("begin_action_plan", agency), years | {"another": "on"})
    assert ActionPlan.objects.filter(agency=agency).count() == 2
    listed = officer.get(address("action_plans", agency)).content.decode()
    assert listed.index("plan 2 of these years") < listed.index("plan 1 of these years")
