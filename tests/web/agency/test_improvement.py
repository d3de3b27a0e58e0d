"""The officer's and the executive's pages of the plan of a year."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Role
from prongsai.apps.improvement.keeping import core_measure
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, SharedMeasure
from prongsai.apps.improvement.planning import adopt_plan, open_plan
from prongsai.apps.improvement.sharing import share_measure
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import StepTerms
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period
from prongsai.web.agency.year_examples import example_day, example_periods
from tests.apps.improvement.planned import (
    WEAK,
    make_opened_plan,
    make_planned,
    make_weak_result,
    point,
    weak_sheet,
)
from tests.apps.improvement.plans import keep_measure, make_measure
from tests.web.builders import (
    YEAR,
    make_agency,
    make_correction,
    make_draft,
    make_office,
    make_user,
)

pytestmark = pytest.mark.django_db

# What the form of a measure sends where somebody typed only what has to be there.
TYPED = {
    "measures": "เผยแพร่โครงสร้าง",
    "questions": ["o1"],
    "period": "ตลอดปีงบประมาณ",
    "step_text": ["แต่งตั้งผู้รับผิดชอบ", ""],
    "step_who": ["กองคลัง", ""],
    "step_when": ["ไตรมาส 1", ""],
    "step_target": ["", ""],
    "step_counted_in": ["", ""],
}


def address(name, plan=None, slug="klongmuang", **values):
    """The address of a page about a plan."""
    year = {} if plan is None else {"year": plan.assessed}
    return reverse(f"agency:{name}", kwargs={"slug": slug, **year, **values})


@pytest.fixture
def agency():
    """An agency with two units under an overseer."""
    found = make_agency(overseer=make_office())
    for name in ("สำนักปลัด", "กองคลัง"):
        add_unit(found, name=name, by=None)
    return found


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def text(page):
    """What a page says, on one line."""
    return " ".join(page.content.decode().split())


def test_without_a_result_the_page_says_what_to_do(agency, officer):
    page = officer.get(address("improvement"))

    assert "A plan begins with a result" in text(page)
    assert "/office/klongmuang/import/" in text(page)


def test_a_plan_is_opened_from_the_analysis_in_two_steps(agency, officer):
    make_weak_result(agency)

    analysis = officer.get(f"/office/klongmuang/{YEAR}/analysis/")
    assert f"/office/klongmuang/improvement/?assessed={YEAR}" in text(analysis)
    page = officer.get(f"/office/klongmuang/improvement/?assessed={YEAR}")
    assert page.context["form"]["assessed"].value() == str(YEAR)

    sent = officer.post(address("open_plan"), {"assessed": YEAR, "year": ""})

    plan = ImprovementPlan.objects.get()
    assert (sent.status_code, sent.url) == (302, address("improvement_year", plan))
    assert plan.year == YEAR + 1
    again = officer.get(f"/office/klongmuang/{YEAR}/analysis/")
    assert address("improvement_year", plan) in text(again)
    assert address("improvement") in text(officer.get("/office/klongmuang/"))


@pytest.mark.parametrize("sent", [{}, {"assessed": "2599"}, {"assessed": YEAR, "year": "x"}])
def test_a_year_that_makes_no_sense_opens_nothing(agency, officer, sent):
    make_weak_result(agency)

    page = officer.post(address("open_plan"), sent, follow=True)

    assert "Choose a year that has a result" in text(page)
    assert not ImprovementPlan.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_years_take_as_many_queries_for_three_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    for year in range(YEAR, YEAR + number):
        make_planned(make_opened_plan(agency, year=year))

    with django_assert_num_queries(7):
        page = officer.get(address("improvement"))

    assert len(page.context["plans"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_plan_takes_as_many_queries_for_three_measures_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    plan = make_opened_plan(agency, *WEAK[:number])
    for code in WEAK[:number]:
        make_planned(plan, code)

    with django_assert_num_queries(17):
        page = officer.get(address("improvement_year", plan))

    assert len(page.context["shown"].measures) == number


@pytest.mark.parametrize("number", [1, 3])
def test_what_others_share_takes_as_many_queries_for_three_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    plan = make_opened_plan(agency)
    for place in range(number):
        other = make_opened_plan(make_agency(f"other-{place}", overseer=agency.overseer))
        share_measure(make_planned(other), by=None)

    with django_assert_num_queries(9):
        page = officer.get(address("shared_measures", plan))

    assert len(page.context["shared"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_last_year_s_measures_take_as_many_queries_for_three_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    earlier = make_opened_plan(agency)
    for code in WEAK[:number]:
        make_planned(earlier, code, measures=(code,))
    plan = make_opened_plan(agency, year=YEAR + 1)

    with django_assert_num_queries(23):
        page = officer.get(address("last_year", plan))

    assert len(page.context["offered"]) == number


def test_every_weak_point_stands_there_with_what_answers_it(agency, officer):
    make_weak_result(agency, comments={"o13": "ไม่พบข้อมูล"})
    plan = open_plan(agency, assessed=YEAR, by=None)
    make_planned(plan, "o1")

    page = officer.get(address("improvement_year", plan))

    groups = page.context["shown"].groups
    points = [one for group in groups for one in group.points]
    assert {one.weak.code: len(one.measures) for one in points} == {"i1": 0, "o1": 1, "o13": 0}
    assert page.context["shown"].counted == (3, 1, 0, 0, 0)
    assert "ไม่พบข้อมูล" in text(page)
    assert text(page).count("No measure yet") == 2
    assert address("suggestions", plan, weak="o13") in text(page)
    assert f"{address('new_measure', plan)}?for=o13" in text(page)


def test_weak_points_are_grouped_by_theme_or_by_indicator(agency, officer):
    plan = make_opened_plan(agency, "i1", "o1")

    def titles(by):
        page = officer.get(address("improvement_year", plan), {"by": by})
        return [one.title for one in page.context["shown"].groups]

    assert [title.split(".")[0] for title in titles("indicator")] == ["1", "9"]
    assert titles("nonsense") == titles("theme") != titles("indicator")


def test_a_corrected_result_is_told_and_taken_over(agency, officer):
    plan = make_opened_plan(agency)
    make_correction(agency, weak_sheet("o13", "o20"))

    page = officer.get(address("improvement_year", plan))
    assert page.context["shown"].difference == (("o20",), ("i1", "o1"), ())
    assert "1 new weak point. 2 are weak no more." in text(page)

    done = officer.post(address("refresh_plan", plan), follow=True)
    assert "New: O20. No longer weak, taken out: I1, O1." in text(done)
    assert "The result says something else" not in text(done)


def test_the_cut_is_chosen_on_its_page(agency, officer):
    plan = make_opened_plan(agency, "o1", mark="70")

    page = officer.post(address("plan_cut", plan), {"weak_from": "below_60"}, follow=True)

    assert "No longer weak, taken out: O1." in text(page)
    assert officer.post(address("plan_cut", plan), {"weak_from": "x"}).status_code == 200


def test_a_weak_point_is_worded_set_aside_and_taken_up(agency, officer):
    plan = make_opened_plan(agency)
    page = officer.get(address("weak_point", plan, weak="o1"))
    unit = agency.units.first()
    typed = {"seen": page.context["seen"], "finding": "ไม่มีโครงสร้าง", "unit": unit.pk}

    sent = officer.post(address("weak_point", plan, weak="o1"), typed)
    assert sent.url == f"{address('improvement_year', plan)}#weak-o1"
    found = point(plan, "o1")
    assert (found.finding, found.unit) == ("ไม่มีโครงสร้าง", unit)

    aside = officer.post(address("set_aside", plan, weak="o1"), {"because": ""})
    assert "Say in a sentence why no measure is needed" in text(aside)
    officer.post(address("set_aside", plan, weak="o1"), {"because": "แก้แล้ว"})
    assert point(plan, "o1").set_aside_because == "แก้แล้ว"
    officer.post(address("bring_back", plan, weak="o1"))
    assert point(plan, "o1").set_aside_because == ""


def test_two_officers_at_one_weak_point_do_not_overwrite_each_other(agency, officer):
    plan = make_opened_plan(agency)
    seen = officer.get(address("weak_point", plan, weak="o1")).context["seen"]
    officer.post(address("weak_point", plan, weak="o1"), {"seen": seen, "finding": "หนึ่ง"})

    page = officer.post(address("weak_point", plan, weak="o1"), {"seen": seen, "finding": "สอง"})

    assert "Somebody changed this meanwhile" in text(page)
    assert "it was you, in another window" in text(page)
    assert "หนึ่ง" in text(page)
    assert page.context["form"]["finding"].value() == "สอง"
    again = {"seen": page.context["seen"], "finding": "สอง"}
    officer.post(address("weak_point", plan, weak="o1"), again)
    assert point(plan, "o1").finding == "สอง"


def test_a_measure_is_written_for_a_weak_point(agency, officer):
    plan = make_opened_plan(agency)
    page = officer.get(address("new_measure", plan), {"for": "o1"})
    assert page.context["form"]["questions"].value() == ["o1"]

    units = {"units": ["ทุกกอง"], "others": "- นิติกร (สำนักปลัด)", "budget": "๒๐,๐๐๐ บาท"}
    officer.post(address("new_measure", plan), TYPED | units)

    kept = core_measure(plan.measures.get())
    assert (kept.questions, kept.measures) == (("o1",), ("เผยแพร่โครงสร้าง",))
    assert kept.responsible == ("ทุกกอง", "นิติกร (สำนักปลัด)")
    assert kept.budget == Decimal(20000)
    assert kept.period == Period("whole_fiscal_year", date(2020, 10, 1), date(2021, 9, 30))
    quarter = Period("range", date(2020, 10, 1), date(2020, 12, 31))
    assert kept.steps == ("แต่งตั้งผู้รับผิดชอบ",)
    assert kept.step_terms == (StepTerms(1, ("กองคลัง",), quarter, "ไตรมาส 1"),)


@pytest.mark.parametrize(
    ("who", "responsible"), [("กองคลัง", ("สำนักปลัด", "กองคลัง")), ("", ())], ids=["all", "some"]
)
def test_those_of_every_step_are_responsible_where_nobody_else_is_named(
    agency, officer, who, responsible
):
    plan = make_opened_plan(agency)
    two = {name: ["", ""] for name in TYPED if name.startswith("step_")}
    two |= {"step_text": ["แต่งตั้ง", "เผยแพร่"], "step_who": ["สำนักปลัด", who]}

    officer.post(address("new_measure", plan), TYPED | two)

    assert core_measure(plan.measures.get()).responsible == responsible


@pytest.mark.parametrize(
    ("typed", "baht"),
    [("20,000.-", Decimal(20000)), ("ไม่มีค่าใช้จ่าย", Decimal(0)), ("", None)],
)
def test_a_budget_is_read_on_the_page_as_in_files(agency, officer, typed, baht):
    plan = make_opened_plan(agency)

    officer.post(address("new_measure", plan), TYPED | {"budget": typed})

    assert plan.measures.get().budget == baht


def test_a_budget_is_shown_as_one_writes_it(agency, officer):
    plan = make_opened_plan(agency)
    make_planned(plan, budget=Decimal("20000.50"))

    page = officer.get(address("improvement_year", plan))

    assert "<dt>Budget in baht</dt><dd>20,000.50</dd>" in text(page)


def test_nothing_typed_is_lost_when_something_is_refused(agency, officer):
    plan = make_opened_plan(agency)
    wrong = TYPED | {
        "period": "ทุกเดือน",
        "budget": "มาก",
        "step_when": ["เร็ว ๆ นี้", ""],
        "step_text": ["แต่งตั้งผู้รับผิดชอบ", ""],
        "remark": "สำคัญ",
        "units": ["กองคลัง"],
    }

    page = officer.post(address("new_measure", plan), wrong)

    said = text(page)
    assert "“ทุกเดือน” does not say from when to when" in said
    assert "“เร็ว ๆ นี้” cannot be read as a period" in said
    assert page.context["form"]["remark"].value() == "สำคัญ"
    assert page.context["form"]["units"].value() == ["กองคลัง"]
    assert page.context["rows"][0][:3] == ("แต่งตั้งผู้รับผิดชอบ", "กองคลัง", "เร็ว ๆ นี้")
    assert not plan.measures.exists()


def test_words_that_say_no_days_are_kept_beside_the_days(agency, officer):
    plan = make_opened_plan(agency)
    days = {"period": "ทุกเดือน", "starts": "1/11/2563", "ends": "30 กันยายน 2564"}

    officer.post(address("new_measure", plan), TYPED | days)

    kept = plan.measures.get()
    assert (kept.period_printed, kept.starts, kept.ends) == (
        "ทุกเดือน",
        date(2020, 11, 1),
        date(2021, 9, 30),
    )
    form = officer.get(address("measure", plan, pk=kept.pk)).context["form"]
    assert (form["starts"].value(), form["ends"].value()) == (
        "1 พฤศจิกายน 2563",
        "30 กันยายน 2564",
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts": "1/11/2563"}, "ends"),
        ({"starts": "2/11/2563", "ends": "1/11/2563"}, "ends"),
        ({"starts": "32/11/2563", "ends": "1/11/2563"}, "starts"),
        ({"questions": []}, "questions"),
        ({"questions": ["o2"]}, "questions"),
        ({"units": ["กองอื่น"]}, "units"),
        ({"budget": "-5"}, "budget"),
        ({"budget": "NaN"}, "budget"),
        ({"budget": "1,23"}, "budget"),  # 1.23 or 123: nobody knows
        (
            {"measures": "", "step_text": ["", ""], "step_who": ["", ""], "step_when": ["", ""]},
            "measures",
        ),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(agency, officer, changes, field):
    plan = make_opened_plan(agency)

    page = officer.post(address("new_measure", plan), TYPED | changes)

    assert field in page.context["form"].errors
    assert not plan.measures.exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"step_text": ["", ""]}, "Write what is done in this step"),
        ({"step_target": ["สิบ", ""]}, "as a number"),
        ({"step_target": ["๑๐", ""]}, "Say what is counted"),
    ],
)
def test_what_is_wrong_with_a_step_is_told_in_its_row(agency, officer, changes, says):
    plan = make_opened_plan(agency)

    page = officer.post(address("new_measure", plan), TYPED | changes)

    assert says in page.context["rows"][0].fault
    assert not plan.measures.exists()


def test_rows_of_steps_come_go_and_move_without_a_script(agency, officer):
    plan = make_opened_plan(agency)
    three = TYPED | {"step_text": ["ก", "ข", "ค"], "measures": ""}
    three |= {
        name: ["", "", ""] for name in TYPED if name.startswith("step_") and name != "step_text"
    }

    def texts(**button):
        page = officer.post(address("new_measure", plan), three | button)
        assert not page.context["form"].errors
        return [row.text for row in page.context["rows"]]

    assert texts(more="step") == ["ก", "ข", "ค", ""]
    assert texts(less="1") == ["ก", "ค"]
    assert texts(up="2") == ["ก", "ค", "ข"]
    assert texts(less="99") == ["ก", "ข", "ค"]
    assert not plan.measures.exists()


def test_a_measure_is_changed_and_a_stale_page_is_told(agency, officer):
    plan = make_opened_plan(agency)
    kept = make_planned(plan)
    page = officer.get(address("measure", plan, pk=kept.pk))
    assert [row.text for row in page.context["rows"]] == ["แต่งตั้งคณะทำงาน", "เผยแพร่บนเว็บไซต์"]

    officer.post(address("measure", plan, pk=kept.pk), TYPED | {"seen": kept.revision})
    stale = officer.post(
        address("measure", plan, pk=kept.pk), TYPED | {"seen": kept.revision, "measures": "ของเรา"}
    )

    assert "Somebody changed this meanwhile" in text(stale)
    assert stale.context["stands"].measure.measures == ("เผยแพร่โครงสร้าง",)
    assert stale.context["form"]["measures"].value() == "ของเรา"


def test_a_stale_page_shows_all_that_somebody_else_may_have_changed(agency, officer):
    plan = make_opened_plan(agency)
    kept = make_planned(plan)
    theirs = {
        "remark": "หมายเหตุของเขา",
        "follow_up": "ติดตามของเขา",
        "budget": "12000",
        "step_target": ["7", ""],
        "step_counted_in": ["ครั้ง", ""],
    }
    page = address("measure", plan, pk=kept.pk)

    officer.post(page, TYPED | theirs | {"seen": kept.revision})
    said = text(officer.post(page, TYPED | {"seen": kept.revision}))

    for one in ("หมายเหตุของเขา", "ติดตามของเขา", "12,000", "ไตรมาส 1 · 7 ครั้ง"):
        assert one in said


def test_what_is_refused_in_a_step_is_told_above_the_form_too(agency, officer):
    plan = make_opened_plan(agency)

    page = officer.post(address("new_measure", plan), TYPED | {"step_when": ["เมื่อพร้อม", ""]})

    assert "Something is missing or unclear" in text(page)


def test_a_measure_is_moved_taken_out_and_brought_back(agency, officer):
    plan = make_opened_plan(agency)
    first, second = (make_planned(plan, measures=(name,)) for name in ("หนึ่ง", "สอง"))

    officer.post(address("move_measure", plan, pk=second.pk), {"to": "up"})
    assert list(plan.measures.all()) == [second, first]

    asked = officer.get(address("drop_measure", plan, pk=first.pk))
    assert "It can be brought back" in text(asked)
    officer.post(address("drop_measure", plan, pk=first.pk), {"seen": first.revision})
    page = officer.get(address("improvement_year", plan))
    assert [one.kept for one in page.context["shown"].measures] == [second]
    assert page.context["shown"].dropped == [first]

    officer.post(address("bring_back_measure", plan, pk=first.pk))
    assert plan.measures.filter(dropped_because="").count() == 2


def test_a_suggestion_is_adopted_and_then_changed(agency, officer):
    plan = make_opened_plan(agency)
    page = officer.get(address("suggestions", plan, weak="o1"))
    card = page.context["nearest"][0]
    assert card.suggestion.steps[0].says in page.content.decode()

    sent = officer.post(
        address("suggestions", plan, weak="o1"), {"suggestion": card.suggestion.code}
    )

    kept = plan.measures.get()
    assert sent.url == address("measure", plan, pk=kept.pk)
    again = officer.get(address("suggestions", plan, weak="o1"))
    assert again.context["nearest"][0].is_planned
    refused = officer.post(
        address("suggestions", plan, weak="o1"), {"suggestion": "x"}, follow=True
    )
    assert "There is no such suggestion" in text(refused)


def test_measures_are_shared_taken_back_and_adopted(agency, officer, sign_in):
    plan = make_opened_plan(agency)
    kept = make_planned(plan)
    sibling = make_opened_plan(make_agency("sibling", overseer=agency.overseer))
    other = sign_in(make_user(sibling.agency, username="sibling-officer"))

    officer.post(address("share_measure", plan, pk=kept.pk))
    shared = SharedMeasure.objects.get()
    page = other.get(address("suggestions", sibling, slug="sibling", weak="o1"))
    assert [one.row for one in page.context["shared"]] == [shared]
    theirs = address("shared_measures", sibling, slug="sibling")
    other.post(theirs, {"shared": shared.pk})
    assert sibling.measures.count() == 1

    stolen = address("take_back_shared", sibling, slug="sibling", pk=shared.pk)
    assert other.post(stolen).status_code == 404
    officer.post(address("take_back_shared", plan, pk=shared.pk))
    assert other.post(theirs, {"shared": shared.pk}).status_code == 404
    assert other.post(theirs, {"shared": "x"}).status_code == 404


def test_a_shared_measure_that_cannot_be_planned_is_refused_in_words(agency, sign_in):
    plan = make_opened_plan(agency)
    twice = make_measure(questions=("o1",), steps=("ร่าง", "ร่าง"))
    shared = share_measure(keep_measure(plan, twice), by=None)
    sibling = make_opened_plan(make_agency("sibling", overseer=agency.overseer))
    other = sign_in(make_user(sibling.agency, username="sibling-officer"))

    theirs = address("shared_measures", sibling, slug="sibling")
    page = other.post(theirs, {"shared": shared.pk}, follow=True)

    assert "The step “ร่าง” stands there twice" in text(page)
    assert not sibling.measures.exists()


def test_a_measure_that_names_no_question_cannot_be_found_by_others_and_is_not_shared(
    agency, officer
):
    plan = make_opened_plan(agency)
    kept = keep_measure(plan, make_measure())

    page = officer.post(address("share_measure", plan, pk=kept.pk), follow=True)

    assert "Tick which questions and items it answers, then share it" in text(page)
    assert not SharedMeasure.objects.exists()


def test_a_number_without_end_is_no_number(agency, officer):
    plan = make_opened_plan(agency)
    kept = make_planned(plan)
    endless = "9" * 5_000  # more digits than Python reads

    shared = officer.post(address("shared_measures", plan), {"shared": endless})
    rows = officer.post(address("new_measure", plan), TYPED | {"less": endless})
    stale = officer.post(address("measure", plan, pk=kept.pk), TYPED | {"seen": endless})

    assert shared.status_code == 404
    assert [row.text for row in rows.context["rows"]] == TYPED["step_text"]
    assert "Somebody changed this meanwhile" in text(stale)


def test_last_year_is_copied_where_it_is_ticked(agency, officer):
    earlier = make_opened_plan(agency)
    first = make_planned(earlier, measures=("หนึ่ง",))
    make_planned(earlier, measures=("สอง",))
    plan = make_opened_plan(agency, year=YEAR + 1)

    nothing = officer.post(address("last_year", plan), {})
    assert "Tick at least one measure" in text(nothing)
    officer.post(address("last_year", plan), {"measure": [first.pk, 999999, "x"]})

    assert [str(one) for one in plan.measures.all()] == ["หนึ่ง"]


def test_the_executive_is_told_what_is_open_and_adopts(agency, sign_in):
    plan = make_opened_plan(agency)
    make_planned(plan, "o1")
    executive = sign_in(make_user(agency, Role.EXECUTIVE))
    page = executive.get(address("improvement_year", plan))
    assert address("adopt_plan", plan) in text(page)
    assert address("new_measure", plan) not in text(page)

    asked = executive.get(address("adopt_plan", plan))
    assert [one.weak.code for one in asked.context["open_ones"]] == ["i1", "o13"]
    early = executive.post(address("adopt_plan", plan), {"seen": 0, "agreed_on": "1/10/2563"})
    assert "Somebody changed this meanwhile" in text(early)
    plan.refresh_from_db()
    executive.post(
        address("adopt_plan", plan), {"seen": plan.revision, "agreed_on": "1 ตุลาคม 2563"}
    )

    make_planned(plan, "o13")
    changed = executive.get(address("improvement_year", plan))
    assert "Changed since adoption" in text(changed)


@pytest.mark.parametrize(
    "name",
    ["measure", "drop_measure", "bring_back_measure", "move_measure", "share_measure"],
)
def test_a_measure_of_another_agency_is_nothing(agency, officer, name):
    plan = make_opened_plan(agency)
    theirs = make_planned(make_opened_plan(make_agency("theirs")))

    assert officer.post(address(name, plan, pk=theirs.pk)).status_code == 404
    theirs.refresh_from_db()
    assert PlannedMeasure.objects.filter(pk=theirs.pk, dropped_because="").exists()


@pytest.mark.parametrize("role", [Role.UNIT, Role.OVERSEER, Role.ASSESSOR])
def test_only_officer_and_executive_see_a_plan(agency, sign_in, role):
    plan = make_opened_plan(agency)
    somebody = make_user(agency if role == Role.UNIT else agency.overseer, role)

    page = sign_in(somebody).get(address("improvement_year", plan))

    assert page.status_code in (403, 404)


def test_a_plan_of_a_draft_says_so_and_its_lost_result_too(agency, officer):
    draft = make_draft(agency, weak_sheet())
    plan = open_plan(agency, assessed=YEAR, by=None)
    assert "come from a draft" in text(officer.get(address("improvement_year", plan)))

    officer.post(f"/office/klongmuang/{YEAR}/discard/", {"draft": draft.pk})

    assert not type(draft).objects.exists()
    assert "There is no result of 2563 here now" in text(
        officer.get(address("improvement_year", plan))
    )
    assert officer.get(address("print_plan", plan)).status_code == 200


def test_what_no_browser_sends_does_no_harm(agency, officer):
    plan = make_opened_plan(agency)
    odd = TYPED | {"step_text": ["แต่ง\x00ตั้ง", ""], "step_who": ["กองคลัง\x00", ""]}

    officer.post(address("new_measure", plan), odd | {"seen": "x"})

    assert core_measure(plan.measures.get()).steps == ("แต่งตั้ง",)
    assert officer.get(address("new_measure", plan), {"for": "o\x0099"}).status_code == 404
    assert officer.get(f"{address('improvement_year', plan)}weak/o%0099/").status_code == 404
    refused = officer.post(address("new_measure", plan), TYPED | {"measures": "ก\x00ข"})
    assert "measures" in refused.context["form"].errors
    for name in ("less", "up", "more"):
        page = officer.post(address("new_measure", plan), odd | {name: "x" * 50})
        assert page.status_code == 200


def test_what_a_neighbour_adopted_word_for_word_is_told_and_its_draft_is_not(
    agency, officer, sign_in
):
    words = (
        "จัดทำแผนผังขั้นตอนการให้บริการของงานทะเบียนติดหน้าเคาน์เตอร์บริการทุกจุด",
        "สำรวจเวลารอคอยของผู้มารับบริการทุกวันพุธและสรุปเป็นตารางไว้ที่ป้ายหน้าสำนักงาน",
    )
    plan = make_opened_plan(agency)
    make_planned(plan, "o1", measures=words, steps=())
    theirs = make_opened_plan(make_agency("theirs", name="อบต.ข้างเคียง", overseer=agency.overseer))
    make_planned(theirs, "o1", measures=words, steps=())

    def told():
        page = officer.get(address("improvement_year", plan))
        return [one.code for shown in page.context["shown"].measures for one in shown.cautions]

    before = told()
    theirs.refresh_from_db()
    executive = make_user(theirs.agency, Role.EXECUTIVE, "theirs-executive")
    adopt_plan(theirs, agreed_on=date(2020, 10, 1), seen=theirs.revision, by=executive)

    assert set(told()) - set(before) == {"copied_other_agency"}


@pytest.mark.parametrize(
    ("responsible", "says"),
    [
        ([], "No unit in charge yet"),
        (
            [("สำนักปลัด",), ("นายช่าง (กองช่าง)", "สำนักปลัด")],
            "by its measures: สำนักปลัด, นายช่าง (กองช่าง)",
        ),
        ([("สำนักปลัด",), ("ทุกกอง",)], "by its measures: ทุกกอง"),
    ],
)
def test_a_weak_point_without_a_unit_says_whose_its_measures_are(
    agency, officer, responsible, says
):
    plan = make_opened_plan(agency, "o1")
    for number, who in enumerate(responsible):
        make_planned(plan, measures=(f"มาตรการ {number}",), responsible=who)

    assert says in text(officer.get(address("improvement_year", plan)))


def test_the_unit_that_was_put_in_charge_of_a_weak_point_stands_before_those_of_measures(
    agency, officer
):
    plan = make_opened_plan(agency, "o1")
    make_planned(plan, responsible=("ทุกกอง",))
    plan.weak_points.update(unit=agency.units.get(name="กองคลัง"))

    assert "by its measures" not in text(officer.get(address("improvement_year", plan)))


def test_examples_of_periods_and_days_lie_in_the_year_of_the_plan(agency, sign_in):
    browser = sign_in(make_user(agency, Role.OFFICER))
    plan = make_opened_plan(agency)  # its measures are of the fiscal year after that of the result
    made = FiscalYear(plan.year)
    periods, day = example_periods(made), example_day(made)

    shown = text(browser.get(address("new_measure", plan)))
    refused = text(
        browser.post(
            address("new_measure", plan),
            TYPED | {"period": "ทุกเดือน", "step_when": ["เร็ว ๆ นี้", ""]},
        )
    )
    adopting = sign_in(make_user(agency, Role.EXECUTIVE)).get(address("adopt_plan", plan))

    assert f"Such as ตลอดปีงบประมาณ, {periods['range']}, ไตรมาส 2 or {periods['deadline']}" in shown
    assert f"Write it like {day['words']} or {day['numbers']}." in shown
    # Above the form and at the field itself.
    assert refused.count(f"Write it like {periods['range']}") == 2
    assert refused.count(f"write it like {periods['range']}") == 2
    assert f"Write it like {day['words']} or {day['numbers']}." in text(adopting)
    assert day["words"].endswith(str(plan.assessed))  # October of the calendar year before


def test_what_is_refused_in_a_measure_is_listed_above_it_with_the_way_to_each_field(
    agency, officer
):
    plan = make_opened_plan(agency)
    typed = {**TYPED, "period": "วันไหนก็ได้", "questions": []}

    told = officer.post(address("new_measure", plan), typed).content.decode()

    note = told.partition('<div class="note bad" role="alert" tabindex="-1" autofocus>')[2]
    listed = note.partition("</div>")[0]
    assert [f'href="#id_{name}"' in listed for name in ("period", "questions", "budget")] == [
        True,
        True,
        False,
    ]
    assert all(f'id="id_{name}"' in told for name in ("period", "questions"))


def test_points_that_only_a_measure_of_their_whole_theme_covers_are_told(agency, officer):
    plan = make_opened_plan(agency)
    make_planned(plan, "o1")
    make_planned(plan, questions=(), theme=load_framework(YEAR).nodes["o13"].theme)

    page = officer.get(address("improvement_year", plan))

    covered = page.context["shown"].counted
    assert covered.broadly == covered.covered - 1 > 0
    assert "named by no measure" in text(page)
