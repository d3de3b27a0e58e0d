"""The lists of 300 agencies with 10,800 steps, in the database of DATABASE_URL: their first pages.

Prints the seconds of every round as JSON. Rows come in bulk and not through the actions, which
would take an hour for the same rows.
"""

import json
import time
from datetime import date, timedelta

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from prongsai.apps.accounts.models import User  # noqa: E402
from prongsai.apps.agencies.models import (  # noqa: E402
    Agency,
    Appointment,
    Kind,
    Position,
    Role,
    Unit,
)
from prongsai.apps.improvement.models import (  # noqa: E402
    Duty,
    ImprovementPlan,
    NoteKind,
    PlannedMeasure,
    PlanState,
    ProgressReport,
    ReportRound,
    Step,
    StepNote,
)
from prongsai.cli.django import migrate  # noqa: E402
from prongsai.core.calendar import FiscalYear  # noqa: E402

AGENCIES, MEASURES, STEPS = 300, 6, 6  # 10,800 steps
UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง")  # each has a part in every step
ROUNDS = 21
TODAY = timezone.localdate()
YEAR = FiscalYear.of(TODAY)


def build() -> dict[str, int]:
    """The rows, and how many there are."""
    office = Agency.objects.create(slug="oversight", name="สำนักงาน", kind=Kind.OVERSIGHT)
    agencies = Agency.objects.bulk_create(_agency(number, office) for number in range(AGENCIES))
    units = Unit.objects.bulk_create(
        Unit(agency=agency, name=name) for agency in agencies for name in UNITS
    )
    plans = ImprovementPlan.objects.bulk_create(_plan(agency) for agency in agencies)
    ProgressReport.objects.bulk_create(_report(plan) for plan in plans[::2])
    measures = PlannedMeasure.objects.bulk_create(
        PlannedMeasure(plan=plan, place=place, measures=[f"มาตรการที่ {place} ของหน่วยงาน"])
        for plan in plans
        for place in range(1, MEASURES + 1)
    )
    steps = Step.objects.bulk_create(
        (_step(measure, place) for measure in measures for place in range(1, STEPS + 1)), 500
    )
    of_agency = {agency.pk: units[i * 3 : i * 3 + 3] for i, agency in enumerate(agencies)}
    duties = Duty.objects.bulk_create(
        (_duty(step, unit, i) for i, step in enumerate(steps) for unit in _units(step, of_agency)),
        500,
    )
    done = [one for one in duties if one.done_on is not None]
    notes = StepNote.objects.bulk_create(
        (
            StepNote(duty=one, kind=NoteKind.DONE, text="ดำเนินการแล้ว", on=one.done_on)
            for one in done
        ),
        500,
    )
    return {
        "agencies": len(agencies),
        "steps": len(steps),
        "parts": len(duties),
        "notes": len(notes),
    }


def _agency(number: int, office: Agency) -> Agency:
    return Agency(
        slug=f"agency-{number}",
        name=f"อบต.ตัวอย่าง {number}",
        kind=Kind.SUBDISTRICT_ORGANIZATION,
        district=f"อำเภอที่ {number % 20}",
        province=f"จังหวัดที่ {number % 5}",
        overseer=office,
    )


def _plan(agency: Agency) -> ImprovementPlan:
    return ImprovementPlan(
        agency=agency,
        assessed=YEAR.year - 1,
        year=YEAR.year,
        weak_from="low",
        state=PlanState.ADOPTED,
        agreed_on=YEAR.starts,
        adopted_at=timezone.now(),
        adopted_revision=0,
    )


def _report(plan: ImprovementPlan) -> ProgressReport:
    return ProgressReport(
        plan=plan,
        round=ReportRound.SIX_MONTHS,
        starts=YEAR.starts,
        ends=YEAR.first_half.ends,
        closed_at=timezone.now(),
    )


def _step(measure: PlannedMeasure, place: int) -> Step:
    ends: date = TODAY + timedelta(days=(measure.pk * 7 + place * 31) % 300 - 100)
    return Step(
        measure=measure, place=place, text=f"ขั้นตอนที่ {place} ของมาตรการที่ {measure.place}", ends=ends
    )


def _units(step: Step, of_agency: dict[int, list[Unit]]) -> list[Unit]:
    return of_agency[step.measure.plan.agency_id]


def _duty(step: Step, unit: Unit, number: int) -> Duty:
    done = (number + unit.pk) % 3 == 0
    return Duty(step=step, unit=unit, done_on=TODAY if done else None)


def browser_of(agency: Agency, role: str, unit: Unit | None = None) -> Client:
    """A browser in which somebody of this role is signed in."""
    user = User.objects.create_user(f"{role}-{agency.slug}")
    position = Position.objects.create(agency=agency, unit=unit, title=role, role=role)
    Appointment.objects.create(position=position, holder=user, since=YEAR.starts)
    browser = Client()
    browser.force_login(user)
    return browser


def main() -> None:
    migrate()
    rows = build()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum does within a minute
    agency = Agency.objects.get(slug="agency-7")
    office = Agency.objects.get(slug="oversight")
    steps = "/office/agency-7/improvement/steps/"
    pages = {
        "sign_in": (Client(), "/accounts/login/"),
        "overseer": (browser_of(office, Role.OVERSEER), "/office/oversight/improvement/progress/"),
        "officer": (browser_of(agency, Role.OFFICER), steps),
        "unit": (browser_of(agency, Role.UNIT, agency.units.first()), steps),
    }
    queries = {}
    for name, (browser, address) in pages.items():
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200, name
        queries[name] = len(seen)
    seconds: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, (browser, address) in pages.items():
            begin = time.perf_counter()
            browser.get(address)
            seconds[name].append(round(time.perf_counter() - begin, 4))
    print(json.dumps({"rows": rows, "queries": queries, "seconds": seconds}))


if __name__ == "__main__":
    main()
