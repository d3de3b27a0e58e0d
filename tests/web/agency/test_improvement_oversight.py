"""An overseer sees how far agencies are: counts and closed reports, no drafts, notes or proofs."""

from datetime import timedelta

import pytest

from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.improvement.models import NoteKind, ReportRound
from prongsai.apps.improvement.progress import ProofGiven, tell, tick
from prongsai.apps.improvement.reporting import close_report, open_report
from prongsai.core.calendar import FiscalYear
from prongsai.core.periods import Period
from tests.apps.improvement.plans import (
    duty_of,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency, make_office, make_picture, make_user

pytestmark = pytest.mark.django_db

LIST = "/office/oversight/improvement/progress/"
CHECK = "ตรวจข้อมูลทุกเดือน"
LATE = Period("deadline", ends=today() - timedelta(2))


@pytest.fixture
def overseer(sign_in):
    """The browser of somebody whose office oversees every agency that a test makes below it."""
    return sign_in(make_user(make_office(), Role.OVERSEER))


def below(slug, **changes):
    """An agency with units below the overseer's office."""
    agency = make_agency(slug, overseer=Agency.objects.get(slug="oversight"), **changes)
    make_units(agency)
    return agency


def of(agency, then=""):
    return f"/office/{agency.slug}/improvement/{then}"


def lines(page):
    return [(one.agency.slug, *one.progress, one.closed) for one in page.context["page"]]


def closed(plan, round_=ReportRound.SIX_MONTHS):
    """A closed report of a plan of a year that is over."""
    report = open_report(plan, round=round_, day=FiscalYear(plan.year).starts, by=None)
    close_report(report, by=None)
    return report


def test_agencies_stand_by_what_is_late_and_those_without_an_adopted_plan_last(overseer):
    a, b, c, e = (below(slug) for slug in ("a", "b", "c", "e"))
    make_improvement_plan(a)
    late = make_improvement_plan(b, make_measure(period=LATE))
    tick(duty_of(late, "กองคลัง", CHECK), on=today(), by=None)
    make_improvement_plan(c, make_measure(period=LATE), adopted=False)

    page = overseer.get(LIST)

    assert lines(page) == [
        ("b", 6, 1, 5, 0),
        ("a", 6, 0, 0, 0),
        ("c", 0, 0, 0, 0),
        ("e", 0, 0, 0, 0),
    ]
    text = page.content.decode()
    assert text.count("No adopted plan") == 2  # an agency with a draft looks like one without
    assert "4 agencies: 2 with an adopted plan, 1 of them with overdue steps." in text
    assert of(c, f"{late.assessed}/progress/") not in text
    assert e.name in text


def test_closed_reports_are_counted_and_open_ones_are_not(overseer):
    agency = below("a")
    plan = make_improvement_plan(agency, year=FiscalYear.of(today()).year - 1)
    closed(plan)
    open_report(plan, round=ReportRound.TWELVE_MONTHS, day=today(), by=None)

    assert lines(overseer.get(LIST)) == [("a", 6, 0, 0, 1)]


def test_what_was_dropped_is_not_counted(overseer):
    plan = make_improvement_plan(below("a"), make_measure(period=LATE), make_measure())
    plan.measures.filter(place=1).update(dropped_because="ซ้ำ")

    assert lines(overseer.get(LIST)) == [("a", 6, 0, 0, 0)]
    shown = overseer.get(of(plan.agency, f"{plan.assessed}/progress/")).context["plan"]
    assert (shown.parts, shown.done, shown.late) == (6, 0, 0)


def test_the_list_is_found_by_year_and_province_and_paged_by_fifty(overseer):
    this = FiscalYear.of(today()).year
    make_improvement_plan(below("a"), year=this)
    make_improvement_plan(below("b", province="เชียงใหม่"), year=this - 1)

    def found(**asked):
        return [line[:2] for line in lines(overseer.get(LIST, asked))]

    assert found() == [("a", 6), ("b", 0)]
    assert found(year=this - 1) == [("b", 6), ("a", 0)]
    assert found(province="เชียงใหม่") == [("b", 0)]
    assert found(year="x", province="ไม่มี", page="99") == [("a", 6), ("b", 0)]
    for place in range(49):
        below(f"more-{place:02d}")
    assert len(found()) == 50
    assert len(found(page=2)) == 1


def test_agencies_of_other_offices_are_not_there(overseer):
    mine, other = below("a"), make_agency("b")
    make_units(other)
    plan = make_improvement_plan(other, year=FiscalYear.of(today()).year - 1)
    report = closed(plan)

    page = overseer.get(LIST)

    assert [line[0] for line in lines(page)] == [mine.slug]
    for then in (
        "progress/",
        f"{plan.assessed}/progress/",
        f"{plan.assessed}/progress/{report.pk}/",
    ):
        assert overseer.get(of(other, then)).status_code == 404
    # Nor through the address of an agency of one's own.
    own = make_improvement_plan(mine, year=plan.year)
    assert overseer.get(of(mine, f"{own.assessed}/progress/{report.pk}/")).status_code == 404


def test_an_officer_of_the_office_sees_no_agency_below_it(sign_in):
    office = make_office()
    make_improvement_plan(below("a"))

    page = sign_in(make_user(office)).get(LIST)

    assert lines(page) == []
    assert "Your office oversees no agency yet." in page.content.decode()


def test_an_office_below_another_shows_its_own_agencies_only(sign_in):
    top = make_office()
    middle = make_office("middle", overseer=top, name="สำนักงานกลาง")
    direct, deep = below("a"), below("b")
    deep.overseer = middle
    deep.save()
    make_improvement_plan(direct)
    make_improvement_plan(deep)
    high = sign_in(make_user(top, Role.OVERSEER, "high"))
    low = sign_in(make_user(middle, Role.OVERSEER, "low"))

    assert [line[0] for line in lines(high.get(LIST))] == ["a", "b"]
    assert [line[0] for line in lines(high.get(LIST.replace("oversight", "middle")))] == ["b"]
    assert [line[0] for line in lines(low.get(LIST.replace("oversight", "middle")))] == ["b"]
    assert low.get(LIST).status_code == 404


def test_an_agency_s_progress_has_counts_by_unit_and_closed_reports_alone(overseer):
    agency = below("a")
    plan = make_improvement_plan(
        agency, make_measure(period=LATE), year=FiscalYear.of(today()).year - 1
    )
    note = tell(
        duty_of(plan, "กองช่าง", CHECK),
        kind=NoteKind.OBSTACLE,
        text="ช่างไม่พอ",
        on=today(),
        proofs=[ProofGiven(today(), content=make_picture("JPEG"), file_name="IMG_1.JPG")],
        by=None,
    )
    report = closed(plan)
    waiting = open_report(plan, round=ReportRound.TWELVE_MONTHS, day=today(), by=None)

    page = overseer.get(of(agency, f"{plan.assessed}/progress/"))

    assert [tuple(one)[1:] for one in page.context["units"]] == [(2, 0, 2)] * 3
    assert page.context["reports"] == [report]
    text = page.content.decode()
    assert "ช่างไม่พอ" not in text
    assert CHECK not in text
    read = overseer.get(of(agency, f"{plan.assessed}/progress/{report.pk}/"))
    assert "เผยแพร่ข้อมูลให้ครบ" in read.content.decode()
    plan.measures.update(measures=["เปลี่ยนหลังปิด"])
    again = overseer.get(of(agency, f"{plan.assessed}/progress/{report.pk}/"))
    assert "เปลี่ยนหลังปิด" not in again.content.decode()
    open_one = of(agency, f"{plan.assessed}/progress/{waiting.pk}/")
    assert overseer.get(open_one).status_code == 404
    proof = of(agency, f"steps/{note.duty_id}/proof/{note.proofs.get().pk}/")
    assert overseer.get(proof).status_code == 403


@pytest.mark.parametrize(
    "then", ["", "{year}/", "{year}/overdue/", "{year}/one-page/", "{year}/reports/", "steps/"]
)
def test_pages_of_the_plan_itself_are_not_the_overseer_s(overseer, then):
    agency = below("a")
    plan = make_improvement_plan(agency)

    assert overseer.get(of(agency, then.format(year=plan.assessed))).status_code == 403


def test_a_draft_is_nothing_to_the_overseer(overseer):
    agency = below("a")
    draft = make_improvement_plan(agency, adopted=False)

    assert overseer.get(of(agency, f"{draft.assessed}/progress/")).status_code == 404
    page = overseer.get(of(agency, "progress/"))
    assert page.context["plans"] == []
    assert "No plan of measures is adopted yet." in page.content.decode()


def test_the_way_leads_from_home_and_from_the_agency_to_the_progress(overseer):
    agency = below("a")
    plan = make_improvement_plan(agency)

    assert f'href="{LIST}"' in overseer.get("/office/").content.decode()
    link = f'href="{of(agency, "progress/")}"'
    assert link in overseer.get("/office/a/").content.decode()
    years = overseer.get(of(agency, "progress/")).content.decode()
    assert f'href="{of(agency, f"{plan.assessed}/progress/")}"' in years


@pytest.mark.parametrize("number", [1, 3])
def test_the_overseer_s_list_takes_as_many_queries_for_three_agencies_as_for_one(
    overseer, django_assert_num_queries, number
):
    for place in range(number):
        plan = make_improvement_plan(below(f"agency-{place}"), make_measure(period=LATE))
        tick(duty_of(plan, "กองคลัง", CHECK), on=today(), by=None)

    with django_assert_num_queries(15):
        page = overseer.get(LIST)

    assert len(page.context["page"]) == number
