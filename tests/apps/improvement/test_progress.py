"""Units tell how far they are; nothing that was told is ever changed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.audit.models import Entry
from prongsai.apps.improvement.models import Duty, NoteKind, StepProof
from prongsai.apps.improvement.overseeing import adopted_plans, with_progress
from prongsai.apps.improvement.progress import ProofGiven, tell, tick
from prongsai.apps.improvement.step_queries import (
    due_until,
    duties_visible_to,
    late,
    progress_by_unit,
)
from prongsai.core.periods import Period
from tests.apps.improvement.plans import (
    duty_of,
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency, make_picture, make_user

pytestmark = pytest.mark.django_db


def test_every_unit_has_a_part_of_its_own_in_a_step_of_all():
    agency = make_agency()
    make_units(agency)
    plan = make_improvement_plan(agency)

    parts = Duty.objects.filter(step__measure__plan=plan).values_list("step__text", "unit__name")

    assert sorted(parts) == sorted(
        (step, unit)
        for step in ("มอบหมายผู้ดูแลข้อมูล", "ตรวจข้อมูลทุกเดือน")
        for unit in ("สำนักปลัด", "กองคลัง", "กองช่าง")
    )


def test_a_tick_marks_the_part_of_one_unit_only():
    agency = make_agency()
    make_units(agency)
    plan = make_improvement_plan(agency)

    tick(duty_of(plan, "กองคลัง", "ตรวจข้อมูลทุกเดือน"), on=today(), by=None)

    done = Duty.objects.filter(done_on__isnull=False).values_list("unit__name", "step__text")
    assert [*done] == [("กองคลัง", "ตรวจข้อมูลทุกเดือน")]


def test_a_photograph_is_kept_without_what_the_camera_wrote_and_a_link_as_an_address():
    agency = make_agency()
    make_units(agency)
    duty = duty_of(make_improvement_plan(agency), "กองคลัง", "ตรวจข้อมูลทุกเดือน")
    photo = ProofGiven(today(), "ประชุม", content=make_picture("JPEG"), file_name="IMG_1.JPG")
    link = ProofGiven(today(), url="https://example.go.th/ita")

    note = tell(duty, kind=NoteKind.PROGRESS, on=today(), proofs=[photo, link], by=None)

    kept = StepProof.objects.filter(note=note).values_list("url", "file_name", "caption")
    assert [*kept] == [("", "IMG_1.jpg", "ประชุม"), ("https://example.go.th/ita", "", "")]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"kind": "progress"}, "Say in a few words"),
        ({"kind": "obstacle"}, "what stands in the way"),
        ({"kind": "done", "on": today() + timedelta(1)}, "still to come"),
        ({"kind": "done", "on": date(2020, 9, 30)}, "before the plan's year and its adoption"),
        ({"kind": "progress", "counted": 3}, "Nothing is counted"),
        ({"kind": "progress", "proofs": [ProofGiven(today(), url="nowhere")]}, "address"),
    ],
)
def test_a_note_that_tells_nothing_or_of_a_day_to_come_is_refused(told, says):
    agency = make_agency()
    make_units(agency)
    duty = duty_of(make_improvement_plan(agency), "กองคลัง", "ตรวจข้อมูลทุกเดือน")

    with pytest.raises(ValidationError, match=says), transaction.atomic():
        tell(duty, **({"on": today(), "by": None} | told))

    assert not duty.notes.exists()
    assert not Entry.objects.filter(action="improvement.told").exists()


def test_nothing_is_told_of_a_draft_or_of_a_measure_that_was_dropped():
    agency = make_agency()
    make_units(agency)
    draft = make_improvement_plan(agency, adopted=False)
    duty = duty_of(draft, "กองคลัง", "ตรวจข้อมูลทุกเดือน")

    with pytest.raises(ValidationError, match="not adopted"):
        tick(duty, on=today(), by=None)


def test_what_was_told_is_frozen_by_the_database():
    agency = make_agency()
    make_units(agency)
    note = tick(
        duty_of(make_improvement_plan(agency), "กองคลัง", "ตรวจข้อมูลทุกเดือน"),
        on=today(),
        by=None,
    )
    note.text = "อื่น"

    with pytest.raises(DatabaseError), transaction.atomic():
        note.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        note.delete()


def test_a_unit_sees_its_own_parts_and_the_officer_all_and_the_overseer_none():
    agency = make_agency()
    _clerks, finance, _works = make_units(agency)
    make_improvement_plan(agency)
    head, officer = make_head(finance), make_user(agency)
    overseer = make_user(agency, Role.OVERSEER, "overseer")

    assert {one.unit for one in duties_visible_to(head, agency)} == {finance}
    assert duties_visible_to(officer, agency).count() == 6
    assert not duties_visible_to(overseer, agency).exists()


def test_a_unit_sees_nothing_of_a_draft_nor_of_another_agency():
    agency, other = make_agency(), make_agency("maeka")
    head = make_head(make_units(agency)[1])
    make_improvement_plan(agency, adopted=False)
    make_units(other)
    make_improvement_plan(other)

    assert not duties_visible_to(head, agency).exists()
    assert not duties_visible_to(head, other).exists()


def test_what_is_late_is_told_by_unit_the_latest_first():
    agency = make_agency()
    clerks, finance, works = make_units(agency)
    yesterday = today() - timedelta(1)
    plan = make_improvement_plan(agency, make_measure(period=Period("deadline", ends=yesterday)))
    tick(duty_of(plan, "กองคลัง", "ตรวจข้อมูลทุกเดือน"), on=today(), by=None)

    assert [*progress_by_unit(plan)] == [(clerks, 2, 0, 2), (works, 2, 0, 2), (finance, 2, 1, 1)]
    everything = Duty.objects.all()
    assert late(everything).count() == 5
    assert late(everything, yesterday).count() == 0
    assert due_until(everything, yesterday).count() == 5


def test_an_overseer_counts_adopted_plans_in_one_query_for_any_number_of_agencies(
    django_assert_num_queries,
):
    for number in range(3):
        agency = make_agency(f"agency-{number}")
        make_units(agency)
        plan = make_improvement_plan(agency, adopted=number != 2)
        if number == 0:
            tick(duty_of(plan, "กองคลัง", "ตรวจข้อมูลทุกเดือน"), on=today(), by=None)

    with django_assert_num_queries(1):
        plans = with_progress(adopted_plans(Agency.objects.all(), plan.year), today())
        told = [(one.agency.slug, one.parts, one.done, one.late, one.closed) for one in plans]

    assert told == [("agency-0", 6, 1, 0, 0), ("agency-1", 6, 0, 0, 0)]
