"""Documents print the plan that the office works on, and nothing is typed again."""

import pytest

from prongsai.apps.documents.actions import import_plan
from prongsai.apps.documents.queries import material_of, newest_plan, sources_of
from prongsai.apps.improvement.bringing import bring_plan
from prongsai.apps.improvement.models import ReportRound
from prongsai.apps.improvement.progress import tick
from prongsai.apps.improvement.reporting import open_report
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.in_charge import InCharge
from tests.apps.improvement.planned import make_opened_plan, make_planned
from tests.apps.improvement.plans import duty_of, make_improvement_plan, make_units, today
from tests.web.builders import make_agency, make_plan

pytestmark = pytest.mark.django_db

LAST = FiscalYear.of(today()).year - 1


def test_the_plan_that_is_worked_on_stands_before_one_from_a_file():
    agency = make_agency()
    make_units(agency)
    import_plan(agency, plan=make_plan(), source_file="plan.yaml", by=None)
    assert newest_plan(agency, make_plan().assessed) == make_plan()

    brought = make_plan(limitations={"staff": ("คนน้อย",)})
    bring_plan(agency, plan=brought, source_file="plan.xlsx", by=None)

    found = newest_plan(agency, brought.assessed)
    assert (found.measures, found.limitations) == (brought.measures, brought.limitations)


def test_results_are_those_of_the_report_that_covers_the_most_and_never_of_a_month():
    agency = make_agency()
    make_units(agency, "สำนักปลัด")
    plan = make_improvement_plan(agency, year=LAST)
    year = FiscalYear(LAST)
    tick(duty_of(plan, "สำนักปลัด", "ตรวจข้อมูลทุกเดือน"), on=year.ends, by=None)

    open_report(plan, round=ReportRound.MONTH, day=year.ends, by=None)
    assert newest_plan(agency, plan.assessed).measures[0].results == ()

    open_report(plan, round=ReportRound.SIX_MONTHS, day=today(), by=None)
    assert newest_plan(agency, plan.assessed).measures[0].results == ()

    open_report(plan, round=ReportRound.TWELVE_MONTHS, day=today(), by=None)
    (result,) = newest_plan(agency, plan.assessed).measures[0].results
    assert result.startswith("ตรวจข้อมูลทุกเดือน แล้วเสร็จ")


def test_a_year_with_measures_has_a_plan_to_make_documents_from():
    agency = make_agency()
    make_units(agency)
    assert sources_of(agency) == {}

    plan = make_improvement_plan(agency)

    assert sources_of(agency) == {plan.assessed: frozenset({"agency", "plan"})}


def test_a_measure_without_findings_prints_those_of_the_weak_points_that_it_answers():
    agency = make_agency()
    make_units(agency)
    plan = make_opened_plan(agency, "o1", "o13")
    plan.weak_points.filter(code="o1").update(comment="ลิงก์เปิดไม่ได้")
    plan.weak_points.filter(code="o13").update(comment="ข้อมูลไม่ครบ")
    make_planned(plan, "o1")
    make_planned(plan, "o13", findings=("แผนเก่า",))

    found = newest_plan(agency, plan.assessed)

    assert [one.findings for one in found.measures] == [("ลิงก์เปิดไม่ได้",), ("แผนเก่า",)]


def test_documents_know_whom_the_office_put_in_charge_of_a_weak_point():
    agency = make_agency()
    (unit,) = make_units(agency, "กองช่าง")
    plan = make_opened_plan(agency, "o1", "o13")
    plan.weak_points.filter(code="o1").update(unit=unit, supervisor="ปลัด", remark="เร่งรัด")
    plan.weak_points.filter(code="o13").update(unit=None)

    found = material_of(agency, plan.assessed).in_charge

    assert found == {"o1": InCharge("กองช่าง", "ปลัด", "เร่งรัด")}
