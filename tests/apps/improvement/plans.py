"""Plans of measures for the tests: offices with units, adopted plans with steps and duties."""

from datetime import date
from typing import Any

from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import add_unit, appoint, create_position
from prongsai.apps.agencies.models import Agency, Role, Unit
from prongsai.apps.improvement.keeping import fill, keep_steps, units_of
from prongsai.apps.improvement.models import Duty, ImprovementPlan, PlannedMeasure, PlanState
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.weaknesses import usual_weak_from
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period
from tests.web.builders import SINCE, make_account

UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง")


def make_units(agency: Agency, *names: str) -> list[Unit]:
    """The three usual units, or others."""
    return [add_unit(agency, name=name, by=None) for name in names or UNITS]


def make_head(unit: Unit, username: str | None = None) -> User:
    """Somebody who reports for a unit."""
    holder = make_account(unit.agency, username or f"head-{unit.pk}")
    title = f"หัวหน้า {unit.name}"
    position = create_position(unit.agency, title=title, role=Role.UNIT, unit=unit, by=None)
    appoint(position, holder=holder, since=SINCE, by=None)
    return holder


def make_improvement_plan(
    agency: Agency, *measures: Measure, year: int | None = None, adopted: bool = True
) -> ImprovementPlan:
    """A plan of this fiscal year's work, adopted unless told otherwise, with these measures."""
    year = year or FiscalYear.of(timezone.localdate()).year
    last = max(one for one in _years() if one < year)
    plan = ImprovementPlan.objects.create(
        agency=agency, assessed=last, year=year, weak_from=usual_weak_from(load_framework(last))
    )
    for place, measure in enumerate(measures or (make_measure(),), 1):
        keep_measure(plan, measure, place)
    if adopted:
        plan.state, plan.adopted_at, plan.adopted_revision = PlanState.ADOPTED, timezone.now(), 0
        plan.save()
    return plan


def make_measure(**changes: Any) -> Measure:
    """A measure with two steps, of every unit, for the whole of this fiscal year."""
    year = FiscalYear.of(timezone.localdate())
    fields: dict[str, Any] = {
        "indicator": "9",
        "measures": ("เผยแพร่ข้อมูลให้ครบ",),
        "steps": ("มอบหมายผู้ดูแลข้อมูล", "ตรวจข้อมูลทุกเดือน"),
        "responsible": ("ทุกกอง",),
        "period": Period("whole_fiscal_year", year.starts, year.ends),
        "period_printed": "ตลอดปีงบประมาณ",
    }
    return Measure(**(fields | changes))


def keep_measure(plan: ImprovementPlan, measure: Measure, place: int = 1) -> PlannedMeasure:
    """Keep a measure with its steps and duties."""
    kept = PlannedMeasure(plan=plan, place=place)
    fill(kept, measure)
    kept.full_clean()
    kept.save()
    keep_steps(kept, measure, units_of(plan.agency))
    return kept


def duty_of(plan: ImprovementPlan, unit: str, step: str) -> Duty:
    """A unit's part in a step, by their names."""
    return Duty.objects.get(step__measure__plan=plan, unit__name=unit, step__text=step)


def today() -> date:
    """Today, where the office is."""
    return timezone.localdate()


def _years() -> list[int]:
    from prongsai.core.loading import years

    return list(years())
