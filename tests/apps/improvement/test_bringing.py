"""A plan comes in from a file whole or not at all, and goes out as it came."""

from dataclasses import replace
from datetime import date
from importlib import resources

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from prongsai.apps.agencies.models import Unit
from prongsai.apps.audit.models import Entry
from prongsai.apps.improvement.bringing import (
    bring_instead,
    bring_new_measures,
    bring_plan,
    new_in,
    strangers_in,
)
from prongsai.apps.improvement.keeping import core_plan
from prongsai.apps.improvement.models import (
    AgendaItem,
    Duty,
    ImprovementPlan,
    Meeting,
    PlannedMeasure,
    PlanState,
    ReportRound,
)
from prongsai.apps.improvement.progress import tick
from prongsai.apps.improvement.reporting import close_report
from prongsai.core.documents.plan import Measure, Plan, StepTerms
from prongsai.core.documents.plan_reading import read_plan
from prongsai.core.periods import Period
from tests.apps.improvement.plans import make_improvement_plan, make_units, today
from tests.web.builders import make_agency, make_draft, make_sheet

pytestmark = pytest.mark.django_db

FILES = sorted(
    (resources.files("prongsai.apps.demonstration") / "plans").iterdir(), key=lambda one: one.name
)
PLAN = Plan(
    year=2567,
    assessed=2566,
    measures=(
        Measure(
            indicator="9",
            measures=("เผยแพร่ข้อมูลให้ครบ",),
            steps=("ร่าง", "เผยแพร่"),
            responsible=("ทุกกอง", "คณะทำงาน ITA"),
            step_terms=(StepTerms(2, ("กองช่าง",)),),
            results=("เผยแพร่แล้ว",),
        ),
    ),
    meeting=date(2023, 10, 2),
    reported=Period("range", date(2023, 10, 1), date(2024, 3, 31)),
    reported_at="มีนาคม 2567",
    next_report="กันยายน 2567",
)


def bring(agency, plan=PLAN, how=bring_plan, **more):
    return how(agency, plan=plan, source_file="plan.xlsx", by=None, **more)


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_the_plans_of_five_agencies_come_in_and_go_out_with_every_row(file):
    agency = make_agency()
    make_units(agency)
    plan = read_plan(str(file))

    kept = bring(agency, plan)

    report = kept.reports.first()
    told = core_plan(kept, report)
    assert told.measures == plan.measures
    assert replace(told, agency=plan.agency, reported=plan.reported) == plan
    assert report is None or told.reported == (plan.reported or told.reported)


def test_results_become_an_open_report_of_their_round_and_units_get_their_parts():
    agency = make_agency()
    make_units(agency)

    kept = bring(agency)

    report = kept.reports.get()
    assert (report.round, report.is_open) == (ReportRound.SIX_MONTHS, True)
    parts = Duty.objects.values_list("step__text", "unit__name")
    assert sorted(parts) == sorted(
        [
            ("ร่าง", "กองคลัง"),
            ("ร่าง", "กองช่าง"),
            ("ร่าง", "สำนักปลัด"),
            ("เผยแพร่", "กองช่าง"),
        ]
    )


def test_the_weak_points_of_a_result_that_is_there_stand_in_the_plan():
    agency = make_agency()
    make_draft(agency, make_sheet(year=PLAN.assessed))

    assert bring(agency).result is not None


def test_whoever_is_no_unit_is_told_and_can_be_made_one():
    agency = make_agency()
    make_units(agency)
    assert strangers_in(agency, PLAN) == ("คณะทำงาน ITA",)

    bring(agency, new_units=["คณะทำงาน ITA"])

    assert Unit.objects.filter(agency=agency, name="คณะทำงาน ITA").exists()
    assert strangers_in(agency, PLAN) == ()


def test_measures_that_are_there_stay_unless_somebody_says_otherwise():
    agency = make_agency()
    make_units(agency)
    bring(agency)

    with pytest.raises(ValidationError, match="already"), transaction.atomic():
        bring(agency)

    assert PlannedMeasure.objects.count() == 1


def test_a_file_takes_the_place_of_measures_that_nobody_reported_on():
    agency = make_agency()
    make_units(agency)
    other = replace(PLAN, measures=(replace(PLAN.measures[0], results=()),))
    bring(agency, other)

    bring(agency, PLAN, bring_instead)

    assert PlannedMeasure.objects.count() == 1


def test_a_file_never_takes_the_place_of_what_units_reported_on():
    agency = make_agency()
    make_units(agency)
    plan = bring(agency, replace(PLAN, measures=(replace(PLAN.measures[0], results=()),)))
    ImprovementPlan.objects.update(state=PlanState.ADOPTED, adopted_at=timezone.now())
    plan.refresh_from_db()
    tick(Duty.objects.first(), on=today(), by=None)

    with pytest.raises(ValidationError, match="told something"), transaction.atomic():
        bring(agency, how=bring_instead)

    assert PlannedMeasure.objects.count() == 1


def test_a_measure_that_an_agenda_or_a_later_plan_names_is_dropped_and_not_thrown_away():
    agency = make_agency()
    make_units(agency)
    said = replace(PLAN.measures[0], results=())
    plan = bring(agency, replace(PLAN, measures=(said, said, said)))
    on_agenda, copied, left = plan.measures.all()
    meeting = Meeting.objects.create(plan=plan, number="๑/๒๕๖๘", on=today())
    AgendaItem.objects.create(meeting=meeting, measure=on_agenda, place=1)
    later = make_improvement_plan(agency)
    later.measures.update(copied_from=copied)

    bring(agency, replace(PLAN, measures=(said,)), bring_instead)

    dropped = plan.measures.exclude(dropped_because="")
    assert list(dropped) == [on_agenda, copied]
    assert not plan.measures.filter(pk=left.pk).exists()
    assert plan.measures.filter(dropped_because="").count() == 1


OTHER = Measure(indicator="7", measures=("อบรมการเบิกจ่าย",), steps=("จัดอบรม",), results=("อบรมแล้ว",))


def test_a_file_adds_what_is_new_and_leaves_what_is_there_as_it_is():
    agency = make_agency()
    make_units(agency)
    plan = bring(agency, replace(PLAN, limitations={"staff": ("คนน้อย",)}))
    (there,) = plan.measures.all()
    changed = replace(PLAN.measures[0], steps=("ขั้นตอนอื่น",), results=("ผลอื่น",))
    more = {"staff": ("ไม่ใช้",), "budget": ("งบน้อย",)}
    file = replace(PLAN, measures=(changed, OTHER), limitations=more, meeting=date(2023, 11, 1))
    assert new_in(agency, file) == ((OTHER,), (changed,))

    kept = bring(agency, file, bring_new_measures)

    first, second = kept.measures.all()
    assert (first, [one.text for one in first.steps.all()]) == (there, ["ร่าง", "เผยแพร่"])
    assert (second.place, second.measures) == (2, ["อบรมการเบิกจ่าย"])
    assert kept.limitations == {"staff": ["คนน้อย"], "budget": ["งบน้อย"]}
    assert (kept.agreed_on, kept.revision) == (PLAN.meeting, plan.revision + 1)
    said = {one.measure_id: one.results for one in kept.reports.get().measures.all()}
    assert said == {first.pk: ["เผยแพร่แล้ว"], second.pk: ["อบรมแล้ว"]}
    entry = Entry.objects.latest("sequence")
    assert entry.action == "improvement.plan_added_to"
    assert (entry.details["measures"], entry.details["known"]) == (1, 1)


def test_a_file_adds_to_measures_of_which_units_told_something():
    agency = make_agency()
    make_units(agency)
    plan = bring(agency, replace(PLAN, measures=(replace(PLAN.measures[0], results=()),)))
    ImprovementPlan.objects.update(state=PlanState.ADOPTED, adopted_at=timezone.now())
    plan.refresh_from_db()
    tick(Duty.objects.first(), on=today(), by=None)

    bring(agency, replace(PLAN, measures=(OTHER,)), bring_new_measures)

    assert PlannedMeasure.objects.count() == 2


def test_nothing_is_added_where_nothing_is_new():
    agency = make_agency()
    bring(agency)

    with pytest.raises(ValidationError, match="stands in the plan already"), transaction.atomic():
        bring(agency, how=bring_new_measures)


def test_a_year_without_measures_takes_the_whole_file_and_has_nothing_to_be_compared_with():
    agency = make_agency()
    assert new_in(agency, PLAN) is None

    bring(agency, how=bring_new_measures)

    assert PlannedMeasure.objects.count() == 1


def test_results_of_a_round_whose_report_is_closed_are_told_and_nothing_is_added():
    agency = make_agency()
    plan = bring(agency)
    close_report(plan.reports.get(), by=None)

    with pytest.raises(ValidationError, match="Begin its correction"), transaction.atomic():
        bring(agency, replace(PLAN, measures=(OTHER,)), bring_new_measures)

    assert PlannedMeasure.objects.count() == 1


def test_a_plan_opened_by_a_file_without_a_result_is_told_in_the_log():
    bring(make_agency())

    acts = Entry.objects.filter(action__startswith="improvement.").order_by("pk")
    assert [one.action for one in acts] == ["improvement.plan_opened", "improvement.plan_brought"]


def test_measures_of_a_file_are_of_the_year_assessed_or_soon_after_with_a_result_or_without():
    with pytest.raises(ValidationError, match="or one soon after"), transaction.atomic():
        bring(make_agency(), replace(PLAN, year=PLAN.assessed + 3))

    assert not ImprovementPlan.objects.exists()


def test_nothing_is_half_brought():
    agency = make_agency()
    wrong = replace(PLAN, measures=(*PLAN.measures, Measure(indicator="9" * 30)))

    with pytest.raises(ValidationError), transaction.atomic():
        bring(agency, wrong, new_units=["กองใหม่"])

    assert not ImprovementPlan.objects.exists()
    assert not Unit.objects.exists()


def test_targets_of_steps_come_in_and_go_out():
    agency = make_agency()
    make_units(agency)
    terms = (StepTerms(2, target=12, counted_in="ครั้ง"),)
    measure = replace(PLAN.measures[0], step_terms=terms, results=())

    kept = bring(agency, replace(PLAN, measures=(measure,)))

    assert core_plan(kept).measures == (measure,)


@pytest.mark.parametrize("number", [3, 30])
def test_many_measures_take_as_many_queries_as_few(django_assert_max_num_queries, number):
    agency = make_agency()
    make_units(agency)
    many = tuple(replace(PLAN.measures[0], measures=(f"เผยแพร่ {one}",)) for one in range(number))

    with django_assert_max_num_queries(80):
        plan = bring_plan(
            agency, plan=replace(PLAN, measures=many), source_file="plan.xlsx", by=None
        )

    assert Duty.objects.filter(step__measure__plan=plan).count() == number * 4
