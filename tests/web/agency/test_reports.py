"""A report that exists: brought in, checked beside its pages, corrected, taken over."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from prongsai.apps.agencies.models import Role
from prongsai.apps.audit.models import Entry
from prongsai.apps.documents.queries import newest_plan
from prongsai.apps.reports.actions import LARGEST_REPORT, keep_report, take_over
from prongsai.apps.reports.models import ReadReport, Stage
from prongsai.apps.reports.queries import facts_corrected
from prongsai.apps.results.models import Result
from prongsai.core.reading.facts import Doubt, Facts
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.source import PrintedLine, Source
from prongsai.core.reading.text_source import read_text
from prongsai.core.wording import Text
from prongsai.readers.report import Report
from tests.readers import hostile
from tests.reports import REPORT, report_text
from tests.web.builders import (
    make_agency,
    make_draft,
    make_picture,
    make_plan,
    make_published_result,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db

REPORTS = "/office/klongmuang/reports/"


@pytest.fixture(autouse=True)
def english():
    """What pages were given is compared in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def agency():
    """An agency that the report of these tests names."""
    return make_agency(name="องค์การบริหารส่วนตำบลคลองม่วง")


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def upload(browser, content: bytes = REPORT.encode(), name: str = "รายงาน.txt", **fields: object):
    """Choose a file in the form and send it."""
    return browser.post(REPORTS, {"file": SimpleUploadedFile(name, content), **fields})


def page_of(report: ReadReport, rest: str = "") -> str:
    """The address of a page about a report."""
    return f"{REPORTS}{report.pk}/{rest}"


def filled(page, form: str = "form", **changes: str) -> dict[str, str]:
    """What a page's form would send, with some of its values changed."""
    fields = {
        field.html_name: field.value()
        for field in page.context[form]
        if field.value() is not None and field.value() is not False and field.value() != ""
    }
    return {name: str(value) for name, value in fields.items()} | changes


def test_a_report_is_brought_in_and_shown_with_what_was_read(officer):
    response = upload(officer)

    report = ReadReport.objects.get()
    assert response.url == page_of(report)
    page = officer.get(response.url)
    text = page.content.decode()
    assert "Nothing that is printed contradicts itself." in text
    standings = [(line.sum.node, str(line.word)) for line in page.context["sums"]]
    assert standings[:3] == [
        ("total", "Adds up"),
        ("level", "Adds up"),
        ("1", "Fits the sum above it"),
    ]
    assert page.context["form"]["agency.name"].value() == "องค์การบริหารส่วนตำบลคลองม่วง"
    assert "Printed: ๘๐.๐๐ (line 4)" in text


def test_a_leaf_shows_the_lines_beside_what_was_read(agency, officer):
    report = make_report(agency)

    page = officer.get(page_of(report, "1/"))

    text = page.content.decode()
    assert '<th scope="row">4</th>' in text
    assert [str(group.title) for group in page.context["groups"]] == [
        "Scores of indicators",
        "Measures and results",
    ]
    [first, *_] = page.context["groups"][0].rows
    assert (first.title, first.printed) == ("Score 1", "๘๐.๐๐")
    assert [str(word) for word, _look in first.badges] == ["Fits the sum above it"]
    [measure] = page.context["groups"][1].rows
    assert "จัดทำแผน\nเผยแพร่ทางเว็บไซต์" in [field.value() for field in measure.filled]


def test_what_does_not_add_up_is_told_with_its_place_and_its_sums(agency, officer):
    report = make_report(agency, report_text(total="๘๑.๐๐"))

    page = officer.get(page_of(report))

    text = page.content.decode()
    assert "1 printed figure does not add up." in text
    [total] = [line.sum for line in page.context["sums"] if line.sum.node == "total"]
    assert (total.printed, total.computed, total.standing) == ("81.00", "80.00", "differs")
    assert "its parts give 80.00" in text


def test_a_value_is_corrected_and_the_sums_are_done_again(agency, officer):
    report = make_report(agency, report_text(total="๘๑.๐๐"))
    page = officer.get(page_of(report))

    response = officer.post(page_of(report), filled(page, total="80"))

    assert response.url == page_of(report)
    page = officer.get(page_of(report))
    assert "Nothing that is printed contradicts itself." in page.content.decode()
    assert "Read: 81.00" in page.content.decode()
    report.refresh_from_db()
    assert report.corrections == {"total": "80"}


def test_values_of_a_leaf_are_corrected_left_out_and_given_back(agency, officer):
    report = make_report(agency)
    address = page_of(report, "1/")
    changes = {"scores.0.value": "๘๕", "measures.0.steps": "ก\nข", "scores.1.left_out": "on"}

    officer.post(address, filled(officer.get(address), **changes))

    report.refresh_from_db()
    assert report.corrections == {
        "scores.0.value": "๘๕",
        "measures.0.steps": "ก\nข",
        "scores.1.left_out": "1",
    }
    page = officer.get(address)
    badges = {
        row.told.at: [str(word) for word, _ in row.badges] for row in page.context["groups"][0].rows
    }
    assert badges[1] == ["Left out"]
    assert "Corrected" in badges[0]

    sent = filled(page, **{"scores.0.value": "80.00"})
    del sent["scores.1.left_out"]
    officer.post(address, sent)

    report.refresh_from_db()
    assert report.corrections == {"measures.0.steps": "ก\nข"}


def test_a_value_that_cannot_be_is_told_beside_its_field(agency, officer):
    report = make_report(agency)
    address = page_of(report, "1/")

    page = officer.post(address, filled(officer.get(address), **{"scores.0.value": "มาก"}))

    assert "a score from 0 to 100" in str(page.context["form"].errors["scores.0.value"])
    report.refresh_from_db()
    assert report.revision == 0


def test_whoever_corrects_what_another_corrected_meanwhile_is_told(agency, officer):
    report = make_report(agency)
    seen = filled(officer.get(page_of(report)))
    officer.post(page_of(report), seen | {"total": "81"})

    page = officer.post(page_of(report), seen | {"total": "82"})

    assert "Somebody corrected this report meanwhile" in page.content.decode()


def test_a_row_that_was_not_read_is_added_to_its_leaf(agency, officer):
    report = make_report(agency)

    response = officer.post(page_of(report, "1/add/"), {"kind": "questions", "revision": 0})

    assert response.url == page_of(report, "1/#questions.0")
    page = officer.get(page_of(report, "1/"))
    officer.post(
        page_of(report, "1/"),
        filled(page, **{"questions.0.code": "E8", "questions.0.value": "55.10"}),
    )
    report.refresh_from_db()
    assert [(one.code, str(one.figure.value)) for one in facts_corrected(report).questions] == [
        ("e8", "55.10")
    ]


def test_a_repair_is_only_proposed_where_it_is_the_only_one_and_taken_by_a_button(agency, officer):
    report = make_report(agency, report_text(total="๗๗.๐๐", score="๗๑.๐๐", level="C"))
    page = officer.get(page_of(report))
    repairs = [repair for line in page.context["sums"] for repair in line.repairs]
    assert len(repairs) == 1
    sent = {**repairs[0]._asdict(), "revision": report.revision}

    forged = officer.post(page_of(report, "repair/"), sent | {"reads": "๗๙.๐๐"}, follow=True)
    assert "not proposed any more" in forged.content.decode()

    page = officer.post(page_of(report, "repair/"), sent, follow=True)

    assert "the sums are checked anew" in page.content.decode()
    assert "Nothing that is printed contradicts itself." in page.content.decode()


def test_a_report_is_taken_over_and_leads_to_the_draft_and_the_plan(agency, officer):
    report = make_report(agency)
    page = officer.get(page_of(report, "take-over/"))
    assert "Result of fiscal year 2563, as a draft" in page.content.decode()
    assert "Plan of fiscal year 2564 with 1 measures" in page.content.decode()

    response = officer.post(page_of(report, "take-over/"), filled(page), follow=True)

    assert response.redirect_chain[-1][0] == "/office/klongmuang/2563/"
    assert '<a href="/office/klongmuang/documents/2563/plan/">' in response.content.decode()
    assert Result.objects.get().total == Decimal("80.00")
    assert newest_plan(agency, 2563).measures[0].responsible == ("กองคลัง",)
    page = officer.get(page_of(report))
    assert "The file and its text are deleted." in page.content.decode()
    assert "/office/klongmuang/documents/2563/plan/" in page.content.decode()


def test_only_the_plan_can_be_taken_over(agency, officer):
    report = make_report(agency)

    response = officer.post(page_of(report, "take-over/"), {"revision": "0", "plan": "on"})

    assert response.url == "/office/klongmuang/documents/2563/plan/"
    assert not Result.objects.exists()


def test_taking_over_nothing_is_told(agency, officer):
    report = make_report(agency)

    page = officer.post(page_of(report, "take-over/"), {"revision": "0"})

    assert "Choose what to take over" in page.content.decode()


def test_a_report_of_another_agency_asks_whose_it_is(sign_in):
    agency = make_agency(name="อบต.ชุมแสง")
    browser = sign_in(make_user(agency))
    report = make_report(agency)
    page = browser.get(page_of(report, "take-over/"))
    sent = filled(page)

    assert "The report names องค์การบริหารส่วนตำบลคลองม่วง" in page.content.decode()
    refused = browser.post(page_of(report, "take-over/"), sent)
    assert "Say that it is yours" in refused.content.decode()
    assert not Result.objects.exists()

    browser.post(page_of(report, "take-over/"), sent | {"ours": "on"})
    assert Result.objects.exists()


def test_what_is_there_already_is_told_before(agency, officer):
    make_published_result(agency)
    from prongsai.apps.documents.actions import import_plan

    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    report = make_report(agency)

    text = officer.get(page_of(report, "take-over/")).content.decode()
    assert "this becomes the draft of a correction" in text
    assert "it is kept, and the new one counts" in text

    make_draft(agency)
    text = officer.get(page_of(report, "take-over/")).content.decode()
    assert "has a draft; this one takes its place" in text


def test_what_is_left_out_and_what_is_not_there_is_told_before(agency, officer):
    report = make_report(agency, report_text().partition("มาตรการส่งเสริม")[0])
    address = page_of(report, "1/")
    changes = {"scores.0.node": "77", "scores.1.left_out": "on"}
    officer.post(address, filled(officer.get(address), **changes))

    text = officer.get(page_of(report, "take-over/")).content.decode()

    assert "no table of measures" in text
    assert "the rules of fiscal year 2563 have no such code" in text
    assert "1 row that you left out" in text
    assert "Plan of fiscal year" not in text


def test_a_report_is_discarded_with_its_file(agency, officer):
    report = make_report(agency)
    assert officer.get(page_of(report, "discard/")).status_code == 200

    response = officer.post(page_of(report, "discard/"))

    assert response.url == REPORTS
    assert not ReadReport.objects.exists()


def test_a_report_taken_over_has_no_pages_any_more(agency, officer):
    report = make_report(agency)
    officer.post(page_of(report, "take-over/"), {"revision": "0", "plan": "on"})

    for rest in ("1/", "take-over/", "discard/"):
        assert officer.get(page_of(report, rest)).url == page_of(report)
    assert officer.get(page_of(report, "1.png")).status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.txt", "empty"),
        (b"%PDF-1.4 broken", "a.pdf", "cannot be opened as PDF"),
        (hostile.pdf(password="secret"), "a.pdf", "has a password"),
        (b"PK\x03\x04 broken", "a.docx", "no Word or Excel file"),
        (bytes.fromhex("D0CF11E0A1B11AE1"), "a.doc", "has a password"),
        ("เรื่องทั่วไปที่ไม่มีผลการประเมิน".encode(), "a.txt", "no score, finding or measure"),
        (b" " * (LARGEST_REPORT + 1), "a.txt", "larger than 20 MB"),
    ],
)
def test_a_file_that_is_no_report_is_told_in_a_sentence(officer, content, name, says):
    page = upload(officer, content, name)

    assert says in page.content.decode()
    assert not ReadReport.objects.exists()


def test_a_report_that_prints_no_year_is_read_for_the_year_that_is_said(officer):
    text = REPORT.replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๓", "").replace("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", "")

    upload(officer, text.encode(), year="2563")

    report = ReadReport.objects.get()
    assert (report.asked_year, facts_corrected(report).fiscal_year) == (2563, 2563)


def test_a_report_that_is_being_read_says_so_and_can_be_looked_at_again(agency, officer):
    report = make_report(agency, stage=Stage.READING)

    page = officer.get(page_of(report))
    assert "is being read since" in page.content.decode()
    assert officer.get(page_of(report, "1/")).url == page_of(report)

    ReadReport.objects.update(begun_at=timezone.now() - timedelta(hours=2))
    assert "Reading was broken off" in officer.get(page_of(report)).content.decode()
    page = officer.post(page_of(report, "again/"), follow=True)
    assert "Nothing that is printed contradicts itself." in page.content.decode()


def test_a_reading_that_failed_is_told(agency, officer):
    report = make_report(agency, stage=Stage.READING)
    says = [["a.pdf", "a.pdf"], ["ไฟล์เสียหาย", "it is damaged"]]
    ReadReport.objects.update(stage=Stage.UNREAD, problems=[says])

    assert "a.pdf: it is damaged" in officer.get(page_of(report)).content.decode()


def test_a_scan_shows_the_picture_of_its_page_to_those_who_may_read_it(agency, officer, sign_in):
    lines = tuple(PrintedLine(at, (text,), 1) for at, text in enumerate(REPORT.splitlines(), 1))
    read = Report(Source("a.png", lines), read_report(Source("a.png", lines)))
    report = keep_report(agency, name="a.png", content=make_picture(), read=read, by=None)

    assert page_of(report, "1.png") in officer.get(page_of(report, "1/")).content.decode()
    picture = officer.get(page_of(report, "1.png"))
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/png", "no-store")
    assert officer.get(page_of(report, "2.png")).status_code == 404
    for role in (Role.UNIT, Role.EXECUTIVE):
        assert sign_in(make_user(agency, role)).get(page_of(report, "1.png")).status_code == 403


def test_a_report_of_one_agency_cannot_be_reached_through_another(agency, sign_in):
    report = make_report(agency)
    browser = sign_in(make_user(make_agency("other"), Role.ADMINISTRATOR, "boss"))

    for rest in ("", "1/", "1.png", "take-over/", "discard/"):
        address = f"/office/other/reports/{report.pk}/{rest}"
        assert browser.get(address).status_code == 404, rest
        assert browser.post(address).status_code in (404, 405), rest
    assert ReadReport.objects.count() == 1


def test_a_leaf_that_is_not_there_is_nothing(agency, officer):
    report = make_report(agency)

    assert officer.get(page_of(report, "2/")).status_code == 404
    assert (
        officer.post(page_of(report, "2/add/"), {"kind": "scores", "revision": 0}).status_code
        == 404
    )


def test_what_a_report_says_is_shown_as_text(agency, officer):
    report = make_report(agency, report_text() + "<script>alert(1)</script> ข้อความ\n")

    assert "<script>alert" not in officer.get(page_of(report, "1/")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    for _ in range(number):
        make_report(agency)

    with django_assert_num_queries(6):
        page = officer.get(REPORTS)

    assert len(page.context["reports"]) == number


def test_pages_of_a_report_take_few_queries(agency, officer, django_assert_num_queries):
    report = make_report(agency)

    for rest, queries in (("", 6), ("1/", 6)):
        with django_assert_num_queries(queries):
            officer.get(page_of(report, rest))


def make_doubtful(agency) -> ReadReport:
    """A report in which one place is in doubt."""
    source = read_text("report.txt", REPORT)
    doubt = Doubt(7, "๘๐.๐๐", "80.00", Text("ตัวเลขเลือน", "The figure is faint."))
    facts = replace_doubts(read_report(source), doubt)
    return keep_report(
        agency, name="report.txt", content=REPORT.encode(), read=Report(source, facts), by=None
    )


def replace_doubts(facts: Facts, *doubts: Doubt) -> Facts:
    """The same facts, these doubts."""
    return replace(facts, doubts=doubts)


def test_a_doubt_is_settled_with_a_note_that_says_who_and_when(agency, officer):
    report = make_doubtful(agency)
    [(key, _doubt, _leaf)] = officer.get(page_of(report)).context["doubts"]

    officer.post(page_of(report, "doubts/"), {"key": key, "note": " ตรงกับหน้า 1 "})

    page = officer.get(page_of(report))
    [(_key, settled, _leaf)] = page.context["settled"]
    assert page.context["doubts"] == []
    assert (settled.note, settled.by, settled.on) == (
        "ตรงกับหน้า 1",
        "officer-klongmuang",
        timezone.localdate(),
    )
    assert "In doubt" not in page.content.decode()
    assert "In doubt" not in officer.get(page_of(report, "1/")).content.decode()
    assert officer.get(page_of(report, "take-over/")).context["doubts"] == 0
    entry = Entry.objects.latest("sequence")
    assert (entry.action, entry.details) == ("report.doubt_settled", {"file": "report.txt"})


def test_a_settled_doubt_can_be_taken_up_again(agency, officer):
    report = make_doubtful(agency)
    [(key, _doubt, _leaf)] = officer.get(page_of(report)).context["doubts"]
    officer.post(page_of(report, "doubts/"), {"key": key, "note": "ตรง"})

    officer.post(page_of(report, "doubts/"), {"key": key, "again": "on"})

    page = officer.get(page_of(report))
    assert (len(page.context["doubts"]), page.context["settled"]) == (1, [])
    assert Entry.objects.latest("sequence").action == "report.doubt_reopened"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"note": " "}, "Say in a few words what you found"),
        ({"key": "1-x", "note": "ตรง"}, "no more"),
    ],
)
def test_a_doubt_is_not_settled_without_a_note_or_where_there_is_none(agency, officer, sent, says):
    report = make_doubtful(agency)
    [(key, _doubt, _leaf)] = officer.get(page_of(report)).context["doubts"]

    page = officer.post(page_of(report, "doubts/"), {"key": key} | sent, follow=True)

    assert says in page.content.decode()
    assert len(page.context["doubts"]) == 1


def test_nothing_is_settled_in_a_report_that_is_taken_over(agency, officer):
    report = make_doubtful(agency)
    [(key, _doubt, _leaf)] = officer.get(page_of(report)).context["doubts"]
    take_over(report, result=True, plan=False, revision=0, by=None)

    officer.post(page_of(report, "doubts/"), {"key": key, "note": "ตรง"})

    assert ReadReport.objects.get().settled == {}
