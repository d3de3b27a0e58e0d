"""The five plans, brought into the improvement year, print the same documents as from their file.

What is printed comes back through `read` unchanged, every row of it.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from prongsai.apps.documents.queries import material_of as material_of_year
from prongsai.apps.documents.queries import newest_plan
from prongsai.apps.improvement.bringing import bring_plan
from prongsai.apps.improvement.meeting import call_meeting, hold_meeting
from prongsai.apps.improvement.models import ReportRound
from prongsai.apps.improvement.progress import tick
from prongsai.apps.improvement.reporting import open_report
from prongsai.core.calendar import FiscalYear, buddhist_year
from prongsai.core.dates import MONTHS
from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.thai import thai_digits
from tests.apps.improvement.plans import (
    duty_of,
    make_improvement_plan,
    make_units,
    today,
)
from tests.core.reading.documents_printed import printed
from tests.core.reading.test_plans_printed_and_read import (
    OWN_KINDS,
    close,
    closed,
    plan_in,
    plan_of_agency,
)
from tests.documents.agencies import AGENCIES, kinds_of, material_of
from tests.web.builders import make_agency

pytestmark = pytest.mark.django_db

ROWS = {"maeka": 7, "chumsaeng": 7, "bokaeo": 6, "klongmuang": 12, "tak": 8}


@pytest.fixture
def brought(request):
    """What documents are made from: with the plan of the file, and with that of the office."""
    material, plan = material_of(request.param), plan_of_agency(request.param)
    agency = make_agency()
    make_units(agency)
    bring_plan(agency, plan=plan, source_file="plan.xlsx", by=None)
    worked_on = newest_plan(agency, plan.assessed)
    # A report has days; a file without any had none to print.
    from_file = replace(material, plan=replace(plan, reported=worked_on.reported))
    return from_file, replace(material, plan=worked_on)


@pytest.mark.parametrize("brought", AGENCIES, indirect=True)
def test_every_document_of_the_year_is_the_same_to_the_letter(brought):
    from_file, from_office = brought

    for kind in kinds_of_material(from_file):
        assert printed(built(kind, from_office)) == printed(built(kind, from_file)), kind


@pytest.mark.parametrize(
    ("brought", "name"), [(one, one) for one in AGENCIES], indirect=["brought"]
)
def test_every_row_is_printed_and_comes_back_as_it_was(brought, name):
    from_office = brought[1]
    kind, unprinted = OWN_KINDS[name]
    plan = from_office.plan

    read = plan_in(printed(built(kind, from_office)), plan)

    assert len(read.measures) == len(plan.measures) == ROWS[name]
    for found, written in zip(read.measures, plan.measures, strict=True):
        wanted = replace(written, **unprinted)
        if not written.follow_up:  # then the kind prints a sentence of its own
            wanted = replace(wanted, follow_up=found.follow_up)
        assert _closed(found) == _closed(wanted)
    assert close(read.reported_at) == close(plan.reported_at)
    assert close(read.next_report) == close(plan.next_report)


def kinds_of_material(material):
    name = next(one for one in AGENCIES if material_of(one).profile == material.profile)
    return kinds_of(name, KINDS)


def _closed(measure):
    return {name: closed(value) for name, value in vars(measure).items()}


def test_a_results_report_tells_which_meetings_heard_it_and_hear_the_next():
    last = FiscalYear(FiscalYear.of(today()).year - 1)
    agency = make_agency()
    make_units(agency, "สำนักปลัด")
    plan = make_improvement_plan(agency, year=last.year)
    tick(duty_of(plan, "สำนักปลัด", "ตรวจข้อมูลทุกเดือน"), on=last.ends, by=None)
    open_report(plan, round=ReportRound.TWELVE_MONTHS, day=last.ends, by=None)
    on, following = last.ends + timedelta(5), last.ends + timedelta(40)
    meeting = call_meeting(plan, number="1/1", on=on, by=None)
    hold_meeting(meeting, attended=[], next_on=following, by=None)

    said = printed(built("results-suggestions", material_of_year(agency, plan.assessed)))

    assert f"ประจำเดือน{thai_digits(_month(on))}" in said
    assert f"ประจำเดือน{thai_digits(_month(following))} ในครั้งต่อไป" in said
    assert "แล้วเสร็จเมื่อวันที่" in said


def _month(day):
    return f"{MONTHS[day.month - 1]} {buddhist_year(day)}"
