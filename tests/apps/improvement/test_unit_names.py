"""A unit that gets another name keeps its parts, and who changes its measures is not hindered."""

import pytest

from prongsai.apps.improvement.keeping import core_measure
from prongsai.apps.improvement.measuring import edit_measure
from prongsai.apps.improvement.models import Duty
from prongsai.apps.improvement.progress import tick
from prongsai.apps.improvement.unit_names import add_unit_to_plans, rename_unit_in_plans
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import StepTerms
from tests.apps.improvement.plans import (
    duty_of,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency

pytestmark = pytest.mark.django_db


def make_plan():
    """A plan whose first step is of กองช่าง, its second of every unit; กองช่าง told of its part."""
    agency = make_agency()
    make_units(agency)
    terms = (StepTerms(1, ("นิติกร (กองช่าง)",)),)
    plan = make_improvement_plan(agency, make_measure(step_terms=terms))
    tick(duty_of(plan, "กองช่าง", "มอบหมายผู้ดูแลข้อมูล"), on=today(), by=None)
    return plan


def test_a_renamed_unit_keeps_its_parts_when_the_measure_is_changed():
    plan = make_plan()
    before = list(Duty.objects.order_by("pk"))

    rename_unit_in_plans(plan.agency.units.get(name="กองช่าง"), name="กองโยธา", by=None)
    kept = plan.measures.get()
    edit_measure(kept, measure=core_measure(kept), seen=kept.revision, by=None)

    assert list(Duty.objects.order_by("pk")) == before
    assert [step.responsible for step in kept.steps.all()] == [["นิติกร (กองโยธา)"], []]


def test_whoever_has_the_measure_before_him_is_told_and_others_are_not():
    plan = make_plan()
    other = make_improvement_plan(make_agency("other"), make_measure(responsible=("กองช่าง",)))
    seen = plan.measures.get().revision

    rename_unit_in_plans(plan.agency.units.get(name="กองช่าง"), name="กองโยธา", by=None)

    assert plan.measures.get().revision == seen + 1
    assert other.measures.get().responsible == ["กองช่าง"]


def test_a_name_that_stays_changes_nothing():
    plan = make_plan()

    rename_unit_in_plans(plan.agency.units.get(name="กองช่าง"), name="กองช่าง", by=None)

    assert plan.measures.get().revision == 0


def test_a_new_unit_gets_its_part_in_what_is_everybodys_and_only_from_this_year_on():
    agency = make_agency()
    make_units(agency)
    whole = make_measure(steps=("ตรวจ",))
    of_one = make_measure(steps=("จ่าย",), responsible=("กองคลัง",))
    make_improvement_plan(agency, whole, of_one)
    other = make_agency("maeka")
    make_units(other)
    make_improvement_plan(other, whole)

    unit = add_unit_to_plans(agency, name="กองการศึกษา", by=None)

    assert [duty.step.text for duty in unit.duties.all()] == ["ตรวจ"]


def test_a_new_unit_has_no_part_in_a_year_that_is_over():
    agency = make_agency()
    make_units(agency)
    make_improvement_plan(agency, year=FiscalYear.of(today()).year - 1)

    assert not add_unit_to_plans(agency, name="กองการศึกษา", by=None).duties.exists()
