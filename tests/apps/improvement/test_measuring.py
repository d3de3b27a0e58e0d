"""Planning measures: written, changed, put in order, dropped, adopted, copied, shared."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.audit.models import Entry
from prongsai.apps.improvement.copying import copy_measures, offered_from
from prongsai.apps.improvement.keeping import core_measure
from prongsai.apps.improvement.measuring import (
    Target,
    add_measure,
    adopt_suggestion,
    bring_back_measure,
    drop_measure,
    edit_measure,
    move_measure,
)
from prongsai.apps.improvement.models import Duty, NoteKind, PlannedMeasure, StepNote
from prongsai.apps.improvement.plan_queries import plan_before
from prongsai.apps.improvement.planning import open_plan
from prongsai.apps.improvement.sharing import (
    adopt_shared,
    share_measure,
    shared_by,
    shared_for,
    take_back_shared,
)
from prongsai.core.documents.plan import Measure, StepTerms
from prongsai.core.improvement.suggesting import suggestions_for
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period
from tests.apps.improvement.planned import make_opened_plan, make_planned, make_weak_result
from tests.apps.improvement.plans import keep_measure, make_measure
from tests.web.builders import YEAR, make_agency, make_office

pytestmark = pytest.mark.django_db

ALL_YEAR = Period("whole_fiscal_year", date(2020, 10, 1), date(2021, 9, 30))
FULL = Measure(
    theme="1",
    indicator="9",
    questions=("o1", "o13"),
    heading="การเผยแพร่",
    measures=("เผยแพร่โครงสร้าง",),
    findings=("ไม่พบโครงสร้าง",),
    methods=("ปรับปรุงหน้าเว็บไซต์",),
    steps=("แต่งตั้งผู้รับผิดชอบ", "เผยแพร่ทุกไตรมาส"),
    responsible=("ทุกกอง", "นิติกร (สำนักปลัด)"),
    period=ALL_YEAR,
    period_printed="ตลอดปีงบประมาณ",
    follow_up="รายงานที่ประชุมประจำเดือน",
    supervisor="ปลัด",
    remark="เริ่มทันที",
    budget=Decimal(20000),
    evidence=("ภาพหน้าเว็บไซต์",),
    step_terms=(StepTerms(2, ("กองคลัง",), ALL_YEAR, "ตลอดปีงบประมาณ"),),
)


@pytest.fixture
def plan():
    """A plan of an agency with two units, in which three marks are weak."""
    agency = make_agency(overseer=make_office())
    for name in ("สำนักปลัด", "กองคลัง"):
        add_unit(agency, name=name, by=None)
    return make_opened_plan(agency)


def order(plan):
    """The standing measures in their order, by their first words."""
    return [str(one) for one in plan.measures.filter(dropped_because="")]


def test_a_measure_is_kept_with_everything_that_was_said(plan):
    kept = add_measure(plan, measure=FULL, targets={2: Target(4, "ครั้ง")}, by=None)

    told = core_measure(kept)
    assert [replace(one, target=None, counted_in="") for one in told.step_terms] == [
        *FULL.step_terms
    ]
    assert replace(told, step_terms=FULL.step_terms) == FULL
    units = [(duty.step.text, duty.unit.name) for duty in Duty.objects.order_by("step", "unit")]
    assert units == [
        ("แต่งตั้งผู้รับผิดชอบ", "สำนักปลัด"),
        ("แต่งตั้งผู้รับผิดชอบ", "กองคลัง"),
        ("เผยแพร่ทุกไตรมาส", "กองคลัง"),
    ]
    assert [(one.target, one.counted_in) for one in kept.steps.all()] == [(None, ""), (4, "ครั้ง")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"measures": (), "methods": (), "steps": (), "step_terms": ()}, "measures"),
        ({"questions": ("o99",)}, "questions"),
        ({"indicator": "99"}, "indicator"),
        ({"theme": "99"}, "theme"),
        ({"steps": ("ประชุม", "ประชุม"), "step_terms": ()}, "__all__"),
    ],
)
def test_what_says_nothing_or_names_what_the_rules_do_not_have_is_refused(plan, changes, field):
    with pytest.raises(ValidationError) as refused:
        add_measure(plan, measure=replace(FULL, **changes), by=None)

    told = getattr(refused.value, "error_dict", {"__all__": refused.value})
    assert list(told) == [field]
    assert not plan.measures.exists()


def test_a_form_that_is_sent_once_more_makes_no_second_measure(plan):
    kept = make_planned(plan)

    with pytest.raises(ValidationError, match="already, word for word"):
        add_measure(plan, measure=core_measure(kept), by=None)

    assert plan.measures.get() == kept


def test_every_change_counts_and_whoever_saw_less_is_told(plan):
    kept = make_planned(plan)
    seen, before = kept.revision, plan.revision

    edit_measure(kept, measure=FULL, seen=seen, by=None)
    with pytest.raises(ValidationError) as refused:
        edit_measure(kept, measure=replace(FULL, budget=None), seen=seen, by=None)

    assert refused.value.code == "changed_meanwhile"
    kept.refresh_from_db()
    plan.refresh_from_db()
    assert (kept.budget, kept.revision, plan.revision) == (20000, seen + 1, before + 1)


def test_the_log_has_short_fields_before_and_after_and_no_running_text(plan):
    kept = make_planned(plan)

    edit_measure(kept, measure=FULL, seen=kept.revision, by=None)

    details = Entry.objects.latest("sequence").details
    assert details["changed"]["responsible"] == ["สำนักปลัด", "สำนักปลัด, กองคลัง"]
    assert details["changed"]["budget"] == ["", "20000.00"]
    assert "ไม่พบโครงสร้าง" not in str(details)
    assert "นิติกร" not in str(details)


def test_measures_are_put_in_order(plan):
    for name in ("หนึ่ง", "สอง", "สาม"):
        make_planned(plan, measures=(name,))
    third = plan.measures.last()

    move_measure(third, places=-1, by=None)
    assert order(plan) == ["หนึ่ง", "สาม", "สอง"]
    move_measure(third, places=-5, by=None)
    assert order(plan) == ["สาม", "หนึ่ง", "สอง"]


def test_a_measure_is_taken_out_and_brought_back_with_its_steps(plan):
    kept = make_planned(plan)
    make_planned(plan, measures=("อีกข้อ",))

    drop_measure(kept, because="", seen=kept.revision, by=None)
    assert order(plan) == ["อีกข้อ"]

    bring_back_measure(kept, by=None)
    assert order(plan) == ["อีกข้อ", "จัดทำโครงสร้างหน่วยงานให้เป็นปัจจุบัน"]
    assert kept.steps.count() == 2


def test_a_measure_that_was_begun_is_taken_out_only_with_a_reason(plan):
    kept = make_planned(plan)
    told(kept, NoteKind.PROGRESS, "กำลังทำ")

    with pytest.raises(ValidationError) as refused:
        drop_measure(kept, because=" ", seen=kept.revision, by=None)
    assert "because" in refused.value.message_dict

    drop_measure(kept, because="รวมกับมาตรการอื่น", seen=kept.revision, by=None)
    assert StepNote.objects.count() == 1


def test_what_was_dropped_is_not_changed(plan):
    kept = make_planned(plan)
    drop_measure(kept, because="", seen=kept.revision, by=None)

    with pytest.raises(ValidationError, match="dropped meanwhile"):
        edit_measure(kept, measure=FULL, seen=kept.revision, by=None)


def test_a_suggestion_is_adopted_with_own_units_and_every_weak_point_that_it_answers(plan):
    suggestion = suggestions_for(load_framework(YEAR), "o1")[0]

    kept = adopt_suggestion(plan, code="o1", suggestion=suggestion.code, by=None)

    assert kept.suggestion == suggestion.code
    assert kept.measures == [suggestion.measure]
    assert [step.text for step in kept.steps.all()] == [one.says for one in suggestion.steps]
    assert kept.questions[0] == "o1"
    assert set(kept.questions) <= {"i1", "o1", "o13"}
    with pytest.raises(ValidationError, match="already"):
        adopt_suggestion(plan, code="o1", suggestion=suggestion.code, by=None)


@pytest.mark.parametrize(
    ("changes", "findings"),
    [
        ({"finding": "ไม่มีผัง\nไม่มีหน้าที่", "comment": "ไม่พบ"}, ["ไม่มีผัง", "ไม่มีหน้าที่"]),
        ({"comment": "ไม่พบข้อมูล"}, ["ไม่พบข้อมูล"]),
        ({}, ["O1 โครงสร้าง ได้ 40.00 คะแนน"]),
        ({"mark": None}, []),
    ],
)
def test_a_suggestion_says_what_was_found_by_its_words_or_by_its_mark(plan, changes, findings):
    plan.weak_points.filter(code="o1").update(**changes)
    suggestion = suggestions_for(load_framework(YEAR), "o1")[0]

    kept = adopt_suggestion(plan, code="o1", suggestion=suggestion.code, by=None)

    assert kept.findings == findings


@pytest.mark.parametrize(("code", "suggestion"), [("o2", None), ("o1", "nothing-1")])
def test_only_what_is_suggested_for_a_weak_point_is_adopted(plan, code, suggestion):
    first = suggestions_for(load_framework(YEAR), code)[0].code

    with pytest.raises(ValidationError):
        adopt_suggestion(plan, code=code, suggestion=suggestion or first, by=None)


def test_last_year_shows_what_had_not_worked_and_is_copied_to_this_year_s_codes(plan):
    kept = add_measure(plan, measure=FULL, by=None)
    told(kept, NoteKind.OBSTACLE, "ระบบล่ม")
    made = make_planned(plan, "i1", measures=("ถามความเห็น",), steps=())
    make_weak_result(plan.agency, "o1", year=YEAR + 1)
    later = open_plan(plan.agency, assessed=YEAR + 1, by=None)

    offered = offered_from(plan_before(later.agency, later.assessed), later)

    assert [(one.kept, one.weak, one.better, one.undone, one.obstacles) for one in offered] == [
        (kept, ("o1",), ("o13",), FULL.steps, ("ระบบล่ม",)),
        (made, (), ("i1",), ("ถามความเห็น",), ()),
    ]
    [copy] = copy_measures(later, earlier=[kept], by=None)
    again = core_measure(copy)
    assert copy.copied_from == kept
    assert (again.measures, again.steps, again.remark) == (FULL.measures, FULL.steps, "")
    assert again.period == Period("whole_fiscal_year", date(2021, 10, 1), date(2022, 9, 30))
    assert [one.is_copied for one in offered_from(plan, later)] == [True, False]


def test_only_measures_of_own_earlier_plans_are_copied(plan):
    other = make_planned(make_opened_plan(make_agency("other")))

    for earlier in ([], [other], [make_planned(plan)]):
        with pytest.raises(ValidationError):
            copy_measures(plan, earlier=earlier, by=None)


def test_a_shared_measure_reaches_only_agencies_of_the_same_overseer(plan):
    kept = add_measure(plan, measure=FULL, by=None)
    shared = share_measure(kept, by=None)
    sibling = make_opened_plan(make_agency("sibling", overseer=plan.agency.overseer))
    stranger = make_opened_plan(make_agency("stranger", overseer=make_office("elsewhere")))
    alone = make_opened_plan(make_agency("alone"))

    [seen] = shared_for(sibling)

    assert (seen.row, seen.codes) == (shared, ("o1", "o13"))
    bare = ("responsible", "findings", "period_printed", "supervisor", "remark", "budget")
    assert {getattr(seen.measure, name) for name in bare} == {(), "", None}
    assert shared_for(plan) == shared_for(stranger) == shared_for(alone) == []
    assert [one.row for one in shared_by(plan)] == [shared]
    for other in (stranger, alone):
        with pytest.raises(ValidationError):
            adopt_shared(other, shared, by=None)

    made = adopt_shared(sibling, shared, by=None)
    assert core_measure(made).steps == FULL.steps
    assert PlannedMeasure.objects.get(pk=made.pk).plan == sibling


def test_what_is_taken_back_is_shared_no_longer_and_sharing_twice_shares_once(plan):
    kept = add_measure(plan, measure=FULL, by=None)
    share_measure(kept, by=None)
    shared = share_measure(kept, by=None)
    sibling = make_opened_plan(make_agency("sibling", overseer=plan.agency.overseer))
    assert [one.row for one in shared_for(sibling)] == [shared]

    with pytest.raises(ValidationError):
        take_back_shared(sibling, shared, by=None)
    take_back_shared(plan, shared, by=None)

    assert shared_for(sibling) == []


def test_an_agency_without_an_overseer_has_nobody_to_share_with():
    kept = make_planned(make_opened_plan(make_agency()))

    with pytest.raises(ValidationError, match="nobody to share"):
        share_measure(kept, by=None)


def told(kept, kind, text):
    """A unit tells something of the first step."""
    duty = Duty.objects.filter(step__measure=kept).first()
    StepNote.objects.create(duty=duty, kind=kind, text=text, on=date(2020, 12, 1))


def test_of_two_steps_of_the_same_words_that_a_file_had_none_stays_unseen():
    kept = keep_measure(make_opened_plan(make_agency()), make_measure(steps=("ร่าง", "ร่าง")))

    edit_measure(kept, measure=make_measure(steps=("ร่าง",)), seen=kept.revision, by=None)

    assert [step.text for step in kept.steps.all()] == ["ร่าง"]


def whole_parts(kept):
    """The units that tell of a measure as a whole, and its words."""
    duties = Duty.objects.filter(step__measure=kept, step__place=0).order_by("unit")
    return [(duty.step.text, duty.unit.name) for duty in duties]


WITHOUT_STEPS = replace(FULL, steps=(), step_terms=())


def test_a_measure_without_steps_is_one_step_of_each_unit_that_is_responsible(plan):
    kept = add_measure(plan, measure=WITHOUT_STEPS, by=None)

    assert whole_parts(kept) == [("เผยแพร่โครงสร้าง", "สำนักปลัด"), ("เผยแพร่โครงสร้าง", "กองคลัง")]
    step = kept.steps.get()
    assert (step.starts, step.ends) == (ALL_YEAR.starts, ALL_YEAR.ends)
    assert core_measure(kept) == WITHOUT_STEPS  # files and documents show no step


def test_a_measure_that_has_methods_only_is_called_by_the_first_of_them(plan):
    kept = add_measure(plan, measure=replace(WITHOUT_STEPS, measures=()), by=None)

    assert {text for text, _unit in whole_parts(kept)} == {"ปรับปรุงหน้าเว็บไซต์"}


def test_what_units_told_of_a_measure_stays_when_its_words_change_and_steps_are_written(plan):
    kept = add_measure(plan, measure=WITHOUT_STEPS, by=None)
    told = Duty.objects.get(step__measure=kept, unit__name="กองคลัง")
    StepNote.objects.create(duty=told, kind=NoteKind.PROGRESS, text="เริ่มแล้ว", on=ALL_YEAR.starts)

    other = replace(WITHOUT_STEPS, measures=("เผยแพร่โครงสร้างทุกหน้า",))
    edit_measure(kept, measure=other, seen=kept.revision, by=None)
    kept.refresh_from_db()
    assert (("เผยแพร่โครงสร้างทุกหน้า", "กองคลัง")) in whole_parts(kept)

    edit_measure(kept, measure=FULL, seen=kept.revision, by=None)
    kept.refresh_from_db()
    assert whole_parts(kept) == [("เผยแพร่โครงสร้างทุกหน้า", "กองคลัง")]
    assert core_measure(kept) == FULL


def test_a_measure_of_which_nothing_was_told_is_no_step_any_more_once_it_has_some(plan):
    kept = add_measure(plan, measure=WITHOUT_STEPS, by=None)

    edit_measure(kept, measure=FULL, targets={1: Target(4, "ครั้ง")}, seen=kept.revision, by=None)

    assert [(one.place, one.target) for one in kept.steps.all()] == [(1, 4), (2, None)]


def test_measures_that_were_kept_before_without_steps_become_one_step(plan):
    kept = add_measure(plan, measure=WITHOUT_STEPS, by=None)
    after = whole_parts(kept), list(kept.steps.values_list("starts", "ends"))
    kept.steps.all().delete()
    migration = "prongsai.apps.improvement.migrations.0007_measures_without_steps"

    import_module(migration).count_as_one_step(apps, None)

    assert (whole_parts(kept), list(kept.steps.values_list("starts", "ends"))) == after
