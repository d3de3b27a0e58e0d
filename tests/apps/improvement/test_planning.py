"""Opening a plan, following the result, wording weak points, adopting."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Role
from prongsai.apps.audit.models import Entry
from prongsai.apps.improvement.following import Refreshed
from prongsai.apps.improvement.keeping import core_measure, core_plan
from prongsai.apps.improvement.measuring import edit_measure
from prongsai.apps.improvement.plan_queries import plans_of, rows_of
from prongsai.apps.improvement.planning import (
    adopt_plan,
    choose_cut,
    open_plan,
    refresh_weak_points,
)
from prongsai.apps.improvement.weak_points import (
    as_seen,
    bring_back,
    set_aside,
    word_weak_point,
)
from prongsai.apps.results.actions import discard_draft
from prongsai.core.improvement.weaknesses import told_by_mark
from prongsai.core.loading import load_framework
from prongsai.core.sheets.sheet import Sheet
from tests.apps.improvement.planned import (
    WEAK,
    make_opened_plan,
    make_planned,
    make_weak_result,
    point,
    weak_sheet,
)
from tests.web.builders import (
    YEAR,
    make_agency,
    make_correction,
    make_draft,
    make_marked_sheet,
    make_published_result,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_plan_begins_with_every_weak_question_and_item_of_the_result():
    agency = make_agency()
    make_weak_result(agency, comments={"o13": "ไม่พบข้อมูล"})

    plan = open_plan(agency, assessed=YEAR, by=None)

    points = [(one.code, one.mark, one.comment) for one in plan.weak_points.all()]
    assert points == [("i1", 40, ""), ("o1", 40, ""), ("o13", 40, "ไม่พบข้อมูล")]
    assert (plan.assessed, plan.year, plan.weak_from) == (YEAR, YEAR + 1, "from_60_to_85")


def test_opening_twice_is_the_same_plan():
    agency = make_agency()
    plan = make_opened_plan(agency)

    assert open_plan(agency, assessed=YEAR, by=None) == plan


def test_a_plan_needs_a_result():
    with pytest.raises(ValidationError, match="Import its result sheet first"):
        open_plan(make_agency(), assessed=YEAR, by=None)


@pytest.mark.parametrize("year", [YEAR - 1, YEAR + 3])
def test_measures_are_of_the_year_of_the_assessment_or_soon_after(year):
    agency = make_agency()
    make_weak_result(agency)

    with pytest.raises(ValidationError) as refused:
        open_plan(agency, assessed=YEAR, year=year, by=None)

    assert "year" in refused.value.message_dict


def test_a_plan_can_be_opened_from_a_draft_and_stays_when_the_draft_is_thrown_away():
    agency = make_agency()
    draft = make_draft(agency, weak_sheet())
    plan = open_plan(agency, assessed=YEAR, by=None)

    discard_draft(draft, by=None)

    plan.refresh_from_db()
    assert plan.result is None
    assert [one.code for one in plan.weak_points.all()] == list(WEAK)
    with pytest.raises(ValidationError, match="The result is gone"):
        refresh_weak_points(plan, by=None)


def test_a_corrected_result_brings_new_points_and_takes_out_only_what_nobody_worked_on():
    agency = make_agency()
    plan = make_opened_plan(agency, "i1", "i2", "o1", "o2", "o13")
    make_planned(plan, "o1")
    reworded(plan, "i2", finding="ประชาชนรอนาน")
    make_correction(agency, weak_sheet("o13", "o20", mark="50"))

    done = refresh_weak_points(plan, by=None)

    assert done == Refreshed(new=("o20",), changed=("o13",), kept=("i2", "o1"), gone=("i1", "o2"))
    marks = {one.code: one.mark for one in plan.weak_points.all()}
    assert marks == {"i2": 100, "o1": 100, "o13": 50, "o20": 50}
    found = {one.weak.code: one for one in rows(plan)}
    assert {code for code, one in found.items() if one.stale} == {"i2", "o1"}
    assert {code for code, one in found.items() if one.is_open} == {"o13", "o20"}


def told(code, mark):
    """The sentence that a mark makes."""
    return told_by_mark(load_framework(YEAR).nodes[code], Decimal(mark))


def test_the_plans_of_an_agency_come_with_the_newest_first():
    agency = make_agency()
    for assessed in (2565, 2567, 2566):
        make_published_result(agency, make_marked_sheet(year=assessed))
        open_plan(agency, assessed=assessed, by=None)

    assert [plan.assessed for plan in plans_of(agency)] == [2567, 2566, 2565]
    assert plans_of(agency).first().assessed == 2567


def test_a_mark_that_a_result_does_not_know_is_no_mark_that_was_mended():
    agency = make_agency()
    plan = make_opened_plan(agency, "i1", "o1")
    only_o1 = Sheet(year=YEAR, marks={"o1": Decimal("100")})
    make_correction(agency, only_o1)

    told = refresh_weak_points(plan, by=None)

    assert told.gone == ("o1",)
    assert list(plan.weak_points.values_list("code", "mark")) == [("i1", Decimal("40.00"))]


def test_findings_that_nobody_edited_follow_the_result():
    agency = make_agency()
    plan = make_opened_plan(agency, "o1", "o13", comments={"o13": "ไม่พบ\nข้อมูล"})
    own = "เจ้าหน้าที่น้อย"
    kept = make_planned(plan, "o1", "o13", findings=(own, told("o1", 40), "ไม่พบ", "ข้อมูล"))
    seen = kept.revision

    make_correction(agency, weak_sheet("o1", "o13", mark="50", comments={"o13": "ไม่ครบ"}))
    refresh_weak_points(plan, by=None)

    kept.refresh_from_db()
    assert kept.findings == [own, told("o1", 50), "ไม่ครบ"]
    assert (kept.moved_marks, kept.revision) == ({}, seen + 1)
    make_correction(agency, weak_sheet("o13", mark="50", comments={"o13": "ไม่ครบ"}))
    refresh_weak_points(plan, by=None)
    kept.refresh_from_db()
    assert kept.findings == [own, told("o1", 100), "ไม่ครบ"]


def test_findings_written_by_hand_stay_and_say_which_mark_moved_until_somebody_looked():
    agency = make_agency()
    plan = make_opened_plan(agency, "o1", "o13")
    reworded(plan, "o1", finding="ได้เพียง 40 คะแนน")
    kept = make_planned(plan, "o1", findings=("ได้เพียง 40 คะแนน",))
    without = make_planned(plan, "o13", measures=("อีกมาตรการ",))
    for mark in ("50", "55"):
        make_correction(agency, weak_sheet("o1", "o13", mark=mark))
        refresh_weak_points(plan, by=None)

    found = point(plan, "o1")
    kept.refresh_from_db()
    without.refresh_from_db()
    assert (found.finding, found.former_mark, found.mark) == ("ได้เพียง 40 คะแนน", 40, 55)
    assert (kept.findings, kept.moved_marks) == (["ได้เพียง 40 คะแนน"], {"o1": ["40.00", "55.00"]})
    assert (without.findings, without.moved_marks) == ([], {})
    assert point(plan, "o13").former_mark is None

    reworded(plan, "o1", finding="ได้เพียง 55 คะแนน")
    looked = replace(core_measure(kept), findings=("ได้เพียง 55 คะแนน",))
    edit_measure(kept, measure=looked, seen=kept.revision, by=None)
    kept.refresh_from_db()
    assert (point(plan, "o1").former_mark, kept.moved_marks) == (None, {})


def test_a_mark_that_is_as_it_was_when_a_finding_was_written_is_no_news():
    agency = make_agency()
    plan = make_opened_plan(agency, "o1")
    reworded(plan, "o1", finding="ได้เพียง 40 คะแนน")
    kept = make_planned(plan, "o1", findings=("ได้เพียง 40 คะแนน",))
    for mark in ("50", "40"):
        make_correction(agency, weak_sheet("o1", mark=mark))
        refresh_weak_points(plan, by=None)

    kept.refresh_from_db()
    assert (point(plan, "o1").former_mark, kept.moved_marks) == (None, {})


def test_a_result_that_says_the_same_changes_nothing():
    plan = make_opened_plan(make_agency())

    assert refresh_weak_points(plan, by=None) == Refreshed((), (), (), ())


def test_the_cut_is_chosen_among_the_groups_of_the_rules():
    agency = make_agency()
    sheet = weak_sheet("i1", mark="70")
    sheet.marks["o1"] = Decimal(0)
    make_draft(agency, sheet)
    plan = open_plan(agency, assessed=YEAR, by=None)

    done = choose_cut(plan, weak_from="below_60", by=None)

    assert done.gone == ("i1",)
    assert [one.code for one in plan.weak_points.all()] == ["o1"]
    with pytest.raises(ValidationError):
        choose_cut(plan, weak_from="under_10", by=None)


def test_a_weak_point_is_worded_and_given_to_a_unit():
    agency = make_agency()
    plan = make_opened_plan(agency)
    unit = add_unit(agency, name="กองคลัง", by=None)

    reworded(plan, "o1", finding=" ไม่มีโครงสร้าง ", unit=unit, supervisor="ปลัด", remark="เร่งด่วน")

    found = point(plan, "o1")
    assert (found.finding, found.unit, found.supervisor) == ("ไม่มีโครงสร้าง", unit, "ปลัด")
    assert found.remark == "เร่งด่วน"
    assert "ไม่มีโครงสร้าง" not in str(Entry.objects.latest("sequence").details)


def test_a_unit_of_another_agency_gets_no_weak_point():
    plan = make_opened_plan(make_agency())
    unit = add_unit(make_agency("other"), name="กองคลัง", by=None)

    with pytest.raises(ValidationError):
        reworded(plan, "o1", unit=unit)

    assert point(plan, "o1").unit is None


def test_whoever_words_a_point_whose_mark_moved_meanwhile_is_told():
    plan = make_opened_plan(make_agency())
    seen = as_seen(point(plan, "o1"))
    plan.weak_points.filter(code="o1").update(mark=Decimal(50))

    with pytest.raises(ValidationError) as refused:
        reworded(plan, "o1", finding="ของเรา", seen=seen)

    assert refused.value.code == "changed_meanwhile"


def test_whoever_words_a_point_that_another_changed_meanwhile_is_told():
    plan = make_opened_plan(make_agency())
    seen = as_seen(point(plan, "o1"))
    reworded(plan, "o1", finding="ของผู้อื่น")

    with pytest.raises(ValidationError) as refused:
        reworded(plan, "o1", finding="ของเรา", seen=seen)

    assert refused.value.code == "changed_meanwhile"
    assert point(plan, "o1").finding == "ของผู้อื่น"


def test_a_point_is_set_aside_with_a_reason_and_taken_up_again():
    plan = make_opened_plan(make_agency())

    with pytest.raises(ValidationError):
        set_aside(point(plan, "o1"), because="  ", by=None)
    set_aside(point(plan, "o1"), because="แก้ไขแล้วก่อนประกาศผล", by=None)
    assert not rows(plan)[1].is_open

    bring_back(point(plan, "o1"), by=None)
    assert rows(plan)[1].is_open


def test_the_executive_adopts_what_he_saw_and_later_changes_are_visible():
    agency = make_agency()
    executive = make_user(agency, Role.EXECUTIVE)
    plan = make_opened_plan(agency)
    make_planned(plan, "o1")

    adopt_plan(plan, agreed_on=date(2020, 10, 1), seen=plan.revision, by=executive)
    assert (plan.state, plan.changed_since, plan.adopted_by) == ("adopted", False, executive)

    make_planned(plan, "o13")
    plan.refresh_from_db()
    assert plan.changed_since

    adopt_plan(plan, agreed_on=date(2020, 11, 1), seen=plan.revision, by=executive)
    assert (plan.changed_since, plan.agreed_on) == (False, date(2020, 11, 1))


def test_the_day_of_the_meeting_is_another_than_that_of_the_executive_and_may_be_unknown():
    agency = make_agency()
    executive = make_user(agency, Role.EXECUTIVE)
    plan = make_opened_plan(agency)
    make_planned(plan, "o1")
    agreed, met = date(2020, 11, 20), date(2020, 11, 12)

    adopt_plan(plan, agreed_on=agreed, seen=plan.revision, by=executive)
    assert core_plan(plan).meeting is None
    with pytest.raises(ValidationError, match="cannot be after the plan was agreed"):
        adopt_plan(plan, agreed_on=met, met_on=agreed, seen=plan.revision, by=executive)
    adopt_plan(plan, agreed_on=agreed, met_on=met, seen=plan.revision, by=executive)
    assert (core_plan(plan).meeting, plan.agreed_on) == (met, agreed)


def test_a_plan_is_adopted_only_as_seen_by_an_executive_of_the_agency_on_a_day_that_was():
    agency = make_agency()
    executive = make_user(agency, Role.EXECUTIVE)
    other = make_user(make_agency("other"), Role.EXECUTIVE)
    plan = make_opened_plan(agency)
    day = date(2020, 10, 1)
    with pytest.raises(ValidationError, match="no measure yet"):
        adopt_plan(plan, agreed_on=day, seen=plan.revision, by=executive)
    make_planned(plan, "o1")

    later = timezone.localdate() + timedelta(days=1)
    for changes in ({"seen": 0}, {"by": other}, {"agreed_on": later}):
        given = {"agreed_on": day, "seen": plan.revision, "by": executive} | changes
        with pytest.raises(ValidationError):
            adopt_plan(plan, **given)

    plan.refresh_from_db()
    assert plan.is_draft


def rows(plan):
    """The weak points of a plan with what answers them."""
    measures = plan.measures.filter(dropped_because="")
    return rows_of(plan.weak_points.all(), measures, load_framework(YEAR), plan.weak_from)


def reworded(plan, code, **changes):
    """Word a weak point as somebody who has its page before him."""
    found = point(plan, code)
    given = {"finding": "", "unit": None, "supervisor": "", "remark": "", "seen": as_seen(found)}
    word_weak_point(found, **(given | changes), by=None)
