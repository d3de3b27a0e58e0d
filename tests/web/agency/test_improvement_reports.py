"""Reports by round, what is overdue, and the one page: for who writes and who adopts the plan."""

from datetime import timedelta

import pytest

from prongsai.apps.agencies.models import Role
from prongsai.apps.documents.actions import start_paper
from prongsai.apps.improvement.meeting import call_meeting
from prongsai.apps.improvement.models import NoteKind, ReportRound
from prongsai.apps.improvement.progress import tell, tick
from prongsai.apps.improvement.reporting import close_report, open_report, word_measure
from prongsai.core.calendar import FiscalYear
from prongsai.core.dates import long_date
from prongsai.core.periods import Period
from tests.apps.improvement.planned import make_opened_plan
from tests.apps.improvement.plans import (
    duty_of,
    keep_measure,
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency, make_user

pytestmark = pytest.mark.django_db

CHECK = "ตรวจข้อมูลทุกเดือน"
LAST = FiscalYear.of(today()).year - 1  # a year of work that is over


@pytest.fixture
def agency():
    made = make_agency()
    make_units(made)
    return made


@pytest.fixture
def plan(agency):
    """An adopted plan of a year that is over."""
    return make_improvement_plan(agency, year=LAST)


@pytest.fixture
def officer(agency, sign_in):
    return sign_in(make_user(agency))


def at(plan, then=""):
    return f"/office/klongmuang/improvement/{plan.assessed}/{then}"


def report_at(report, then=""):
    return at(report.plan, f"reports/{report.pk}/{then}")


def of(plan, round_=ReportRound.SIX_MONTHS, **details):
    return open_report(plan, round=round_, day=today(), by=None, **details)


def text_of(page):
    return page.content.decode()


def worded(**changes):
    """What the form of a measure sends."""
    lists = dict.fromkeys(("results", "outcomes", "obstacles", "suggestions"), "")
    return {"seen": 0} | lists | changes


def test_the_rounds_of_a_year_say_what_is_begun_and_what_is_not_told(plan, officer):
    half = FiscalYear(LAST).first_half
    tick(duty_of(plan, "กองคลัง", CHECK), on=half.ends, by=None)
    of(plan, ReportRound.TWELVE_MONTHS)

    page = officer.get(at(plan, "reports/"))

    halves = [(one.round, one.report is not None, one.silent) for one in page.context["halves"]]
    assert halves == [("six_months", False, 1), ("twelve_months", True, 1)]
    months = [(one.days.starts.month, one.silent) for one in page.context["months"]]
    assert months == [(9, 1), (8, 1), (7, 1), (6, 1), (5, 1), (4, 1), (3, 1)] + [
        (one, 2) for one in (2, 1, 12, 11, 10)
    ]
    assert "nothing told of 1 step" in text_of(page)


def test_a_report_is_begun_by_one_button_and_is_written_already(plan, officer):
    half = FiscalYear(LAST).first_half
    tick(duty_of(plan, "กองคลัง", CHECK), on=half.ends, by=None)

    response = officer.post(
        at(plan, "reports/begin/"), {"round": "six_months", "day": half.starts.isoformat()}
    )

    report = plan.reports.get()
    assert response.url == report_at(report)
    text = text_of(officer.get(response.url))
    assert "กองคลัง ดำเนินการแล้วเสร็จ" in text
    assert "3 units have steps of which they told nothing" in text
    silent = dict(officer.get(response.url).context["silent"])
    assert silent["กองคลัง"] == ("มอบหมายผู้ดูแลข้อมูล",)


def test_a_month_is_begun_by_its_first_day(plan, officer):
    day = FiscalYear(LAST).month(11).starts

    officer.post(at(plan, "reports/begin/"), {"round": "month", "day": day.isoformat()})

    report = plan.reports.get()
    assert (report.round, report.starts) == ("month", day)
    assert "Report of November, fiscal year" in text_of(officer.get(report_at(report)))


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"round": "week", "day": "2024-10-01"}, 404),
        ({"round": "month", "day": "x"}, 404),
        ({"round": "month", "day": "2001-01-01"}, 302),
    ],
)
def test_a_round_that_makes_no_sense_is_not_begun(plan, officer, sent, status):
    assert officer.post(at(plan, "reports/begin/"), sent).status_code == status
    assert not plan.reports.exists()


def test_a_draft_has_no_reports_and_says_why(agency, officer):
    draft = make_improvement_plan(agency, adopted=False)

    assert "Nothing is reported before the executive adopts the plan." in text_of(
        officer.get(at(draft, "reports/"))
    )
    assert "Nothing can be overdue" in text_of(officer.get(at(draft, "overdue/")))
    response = officer.post(
        at(draft, "reports/begin/"), {"round": "month", "day": today().isoformat()}
    )
    assert response.url == at(draft, "reports/")
    assert not draft.reports.exists()


def test_words_of_one_s_own_are_kept_a_sentence_on_each_line(plan, officer):
    report = of(plan)
    line = report.measures.get()

    response = officer.post(
        report_at(report, f"{line.pk}/"),
        worded(results="1. ทำครบทุกกอง\n2. เผยแพร่แล้ว\n", suggestions="ทำต่อ"),
    )

    assert response.url == f"{report_at(report)}#measure-{line.pk}"
    line.refresh_from_db()
    assert (line.results, line.suggestions) == (["ทำครบทุกกอง", "เผยแพร่แล้ว"], ["ทำต่อ"])
    page = officer.get(report_at(report))
    assert "Worded by hand" in text_of(page)
    assert not page.context["behind"]


def test_whoever_words_an_older_state_sees_what_stands_and_keeps_what_he_typed(plan, officer):
    report = of(plan)
    line = report.measures.get()
    others = {"results": ["ของคนอื่น"], "outcomes": [], "obstacles": [], "suggestions": []}
    word_measure(line, seen=0, **others, by=None)

    page = officer.post(report_at(report, f"{line.pk}/"), worded(results="ของฉัน"))

    text = text_of(page)
    assert "Somebody else changed this meanwhile" in text
    assert "ของคนอื่น" in text
    assert "ของฉัน" in text
    assert 'name="seen" value="1"' in text
    officer.post(report_at(report, f"{line.pk}/"), worded(results="ของฉัน", seen=1))
    line.refresh_from_db()
    assert line.results == ["ของฉัน"]


def test_wording_is_given_up_and_notes_write_again(plan, officer):
    report = of(plan)
    line = report.measures.get()
    officer.post(report_at(report, f"{line.pk}/"), worded(results="ของฉัน"))
    tick(duty_of(plan, "กองคลัง", CHECK), on=report.starts, by=None)

    assert "told more" not in text_of(officer.get(report_at(report)))
    officer.post(report_at(report, f"{line.pk}/again/"))

    line.refresh_from_db()
    assert (line.worded, "กองคลัง" in line.results[0]) == (False, True)


def test_what_was_told_since_is_announced_and_taken_in(plan, officer):
    report = of(plan)
    tick(duty_of(plan, "กองคลัง", CHECK), on=report.starts, by=None)

    assert "Units told more since this was written." in text_of(officer.get(report_at(report)))
    officer.post(report_at(report, "again/"))

    page = officer.get(report_at(report))
    assert not page.context["behind"]
    assert "กองคลัง ดำเนินการแล้วเสร็จ" in text_of(page)
    log = text_of(officer.get("/office/klongmuang/log/"))
    assert "Took what units told since into the progress report" in log


def test_a_report_is_closed_once_one_knows_what_is_not_told(plan, officer):
    report = of(plan)

    asked = text_of(officer.get(report_at(report, "close/")))
    assert "3 units have steps of which they told nothing" in asked
    officer.post(report_at(report, "close/"))

    report.refresh_from_db()
    assert not report.is_open
    line = report.measures.get()
    for then in ("again/", f"{line.pk}/again/", "discard/", "close/"):
        officer.post(report_at(report, then))
    page = officer.post(report_at(report, f"{line.pk}/"), worded(results="อื่น"))
    assert "The report is closed and stays as it is" in text_of(page)
    line.refresh_from_db()
    assert (line.results, plan.reports.count()) == ([], 1)


def test_a_report_is_not_closed_before_its_last_day(agency, officer):
    report = of(make_improvement_plan(agency), ReportRound.TWELVE_MONTHS)

    if today() == report.ends:
        pytest.skip("today is the last day of the fiscal year")
    assert "Its days are not over." in text_of(officer.get(report_at(report, "close/")))
    officer.post(report_at(report, "close/"))
    report.refresh_from_db()
    assert report.is_open


def test_a_closed_report_is_corrected_with_a_reason(plan, officer):
    report = of(plan)
    close_report(report, by=None)

    begun = officer.post(
        at(plan, "reports/begin/"), {"round": "six_months", "day": report.starts.isoformat()}
    )
    assert begun.url == at(plan, "reports/")
    assert "This field is required" in text_of(
        officer.post(report_at(report, "correct/"), {"reason": ""})
    )
    response = officer.post(report_at(report, "correct/"), {"reason": "ลงวันที่ผิด"})

    newer = plan.reports.get(number=2)
    assert response.url == report_at(newer)
    assert "Corrected because: ลงวันที่ผิด" in text_of(officer.get(response.url))
    assert "This number was corrected." in text_of(officer.get(report_at(report)))
    tick(duty_of(plan, "กองคลัง", CHECK), on=report.starts, by=None)
    page = text_of(officer.get(report_at(newer)))
    assert "Units told more than the closed report has." in page
    assert "Take the notes anew" in page
    assert "It stays as it stands now, for good." in text_of(
        officer.get(report_at(newer, "close/"))
    )
    listed = officer.get(at(plan, "reports/"))
    assert listed.context["earlier"] == [report]


def test_an_open_report_is_thrown_away_and_what_was_told_stays(plan, officer):
    duty = duty_of(plan, "กองคลัง", CHECK)
    tick(duty, on=FiscalYear(LAST).starts, by=None)
    report = of(plan)

    assert "What was worded in it is lost." in text_of(officer.get(report_at(report, "discard/")))
    officer.post(report_at(report, "discard/"))

    assert not plan.reports.exists()
    assert duty.notes.count() == 1


def test_the_print_view_has_every_measure_in_a_table(plan, officer):
    report = of(plan)

    text = text_of(officer.get(report_at(report, "print/")))

    assert "เผยแพร่ข้อมูลให้ครบ" in text
    assert "Obstacles and suggestions" in text


def test_documents_of_the_report_are_begun_here_or_opened(agency, officer):
    plan = make_opened_plan(agency)
    plan.state, plan.adopted_at = "adopted", "2024-10-01T00:00:00Z"
    plan.save()
    keep_measure(plan, make_measure())
    assert "Make the document" in text_of(officer.get(at(plan, "reports/")))

    paper = start_paper(agency, year=plan.assessed, kind="results-outcomes", by=None)

    page = officer.get(at(plan, "reports/"))
    assert [one.pk for one in page.context["papers"]] == [paper.pk, None]


def test_the_executive_reads_reports_and_does_not_word_them(agency, plan, sign_in):
    report = of(plan)
    line = report.measures.get()
    browser = sign_in(make_user(agency, Role.EXECUTIVE))

    text = text_of(browser.get(report_at(report)))

    assert "Close the report" not in text
    for then in ("close/", "discard/", "correct/", "again/", f"{line.pk}/", f"{line.pk}/again/"):
        assert browser.post(report_at(report, then)).status_code == 403
    assert browser.post(at(plan, "reports/begin/")).status_code == 403


def test_reports_of_another_plan_or_agency_are_nothing(agency, plan, officer):
    other = make_agency("maeka")
    make_units(other)
    theirs = of(make_improvement_plan(other, year=LAST))
    own = of(plan)
    for then in ("", "print/", "close/", "discard/", "correct/"):
        assert officer.get(at(plan, f"reports/{theirs.pk}/{then}")).status_code == 404
        assert officer.get(f"/office/maeka/improvement/1/reports/{theirs.pk}/{then}").status_code
    foreign = theirs.measures.get().pk
    assert officer.get(report_at(own, f"{foreign}/")).status_code == 404
    assert officer.post(report_at(own, f"{foreign}/again/")).status_code == 404
    assert officer.post(at(plan, f"reports/{theirs.pk}/again/")).status_code == 404


def test_what_is_overdue_stands_by_unit_the_most_late_first(agency, officer):
    late = Period("deadline", ends=today() - timedelta(2))
    plan = make_improvement_plan(agency, make_measure(period=late))
    tick(duty_of(plan, "สำนักปลัด", CHECK), on=today(), by=None)
    duty = duty_of(plan, "กองช่าง", CHECK)
    tell(duty, kind=NoteKind.OBSTACLE, text="ช่างไม่พอ", on=today(), by=None)

    page = officer.get(at(plan, "overdue/"))

    units = [(one.told.unit.name, one.told.late, len(one.parts)) for one in page.context["units"]]
    assert units == [("กองคลัง", 2, 2), ("กองช่าง", 2, 2), ("สำนักปลัด", 1, 1)]
    text = text_of(page)
    assert "2 days overdue" in text
    assert "ช่างไม่พอ" in text


def test_what_is_overdue_in_another_plan_is_not_this_one_s(agency, officer):
    late = Period("deadline", ends=today() - timedelta(2))
    make_improvement_plan(agency, make_measure(period=late), year=LAST)
    plan = make_improvement_plan(agency)

    page = officer.get(at(plan, "overdue/"))

    assert page.context["late"] == 0
    assert [one.parts for one in page.context["units"]] == [[], [], []]
    assert "Nothing is overdue today." in text_of(page)


def test_the_one_page_has_counts_late_units_weak_points_meeting_obstacles_and_reports(
    agency, sign_in
):
    plan = make_opened_plan(agency)
    late = Period("deadline", ends=today() - timedelta(2))
    plan.year = FiscalYear.of(today()).year
    plan.state, plan.adopted_at = "adopted", "2024-10-01T00:00:00Z"
    plan.save()
    keep_measure(plan, make_measure(questions=("o1",), indicator="", period=late))
    tick(duty_of(plan, "สำนักปลัด", CHECK), on=today(), by=None)
    over = duty_of(plan, "กองคลัง", CHECK)
    tell(over, kind=NoteKind.OBSTACLE, text="ผ่านไปแล้ว", on=today(), by=None)
    tick(over, on=today(), by=None)
    stands = duty_of(plan, "กองช่าง", CHECK)
    tell(stands, kind=NoteKind.OBSTACLE, text="ช่างไม่พอ", on=today(), by=None)
    dropped = keep_measure(plan, make_measure(steps=("ตัดออก",)), 2)
    other = make_improvement_plan(agency, make_measure(steps=("ปีก่อน",), period=late), year=LAST)
    for elsewhere in (duty_of(plan, "กองช่าง", "ตัดออก"), duty_of(other, "กองช่าง", "ปีก่อน")):
        tell(elsewhere, kind=NoteKind.OBSTACLE, text="ไม่ใช่ของแผนนี้", on=today(), by=None)
    dropped.dropped_because = "ซ้ำ"
    dropped.save()
    call_meeting(other, number="1/2568", on=today() + timedelta(1), by=None)
    day = today() + timedelta(5)
    call_meeting(plan, number="1/2569", on=day, by=None)
    of(plan)

    page = sign_in(make_user(agency, Role.EXECUTIVE)).get(at(plan, "one-page/"))

    assert page.context["progress"] == (6, 2, 4)
    assert page.context["counted"].open_ones == 2
    assert page.context["meeting"] == day
    assert [one.text for one in page.context["obstacles"]] == ["ช่างไม่พอ"]
    assert [(one.round, one.report is not None) for one in page.context["rounds"]] == [
        ("six_months", True),
        ("twelve_months", False),
    ]
    assert long_date(day) not in text_of(page)  # the page reads English here
    assert f"{day.day} {day:%B %Y}" in text_of(page)


def test_the_plan_leads_to_steps_overdue_reports_and_the_one_page(agency, officer):
    plan = make_opened_plan(agency)
    plan.state, plan.adopted_at = "adopted", "2024-10-01T00:00:00Z"
    plan.save()

    text = text_of(officer.get(at(plan)))

    for address in (at(plan, "overdue/"), at(plan, "reports/"), at(plan, "one-page/")):
        assert f'href="{address}"' in text
    assert 'href="/office/klongmuang/improvement/steps/"' in text


def test_a_unit_sees_no_report_and_no_unit_beside_its_own(agency, plan, sign_in):
    report = of(plan)
    browser = sign_in(make_head(agency.units.get(name="กองคลัง")))

    for address in (
        at(plan, "reports/"),
        report_at(report),
        report_at(report, "print/"),
        at(plan, "overdue/"),
        at(plan, "one-page/"),
        at(plan, "progress/"),
    ):
        assert browser.get(address).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"), [("overdue/", 11), ("reports/", 12), ("one-page/", 19)]
)
def test_pages_of_a_plan_take_as_many_queries_for_three_measures_as_for_one(
    agency, officer, django_assert_num_queries, number, page, queries
):
    late = Period("deadline", ends=today() - timedelta(2))
    plan = make_improvement_plan(
        agency, *(make_measure(steps=(one,), period=late) for one in "กขค"[:number])
    )
    for one in "กขค"[:number]:
        tell(
            duty_of(plan, "กองคลัง", one),
            kind=NoteKind.OBSTACLE,
            text="ติดขัด",
            on=today(),
            by=None,
        )
    of(plan)

    with django_assert_num_queries(queries):
        assert officer.get(at(plan, page)).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_a_report_takes_as_many_queries_for_three_measures_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    plan = make_improvement_plan(
        agency, *(make_measure(steps=(one,)) for one in "กขค"[:number]), year=LAST
    )
    report = of(plan)

    with django_assert_num_queries(15):
        page = officer.get(report_at(report))

    assert len(page.context["lines"]) == number
