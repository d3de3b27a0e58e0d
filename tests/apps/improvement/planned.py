"""Plans that answer a result, made through the actions; changed by keyword."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.measuring import add_measure
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, WeakPoint
from prongsai.apps.improvement.planning import open_plan
from prongsai.apps.results.models import Result
from prongsai.core.documents.plan import Measure
from prongsai.core.sheets.sheet import Sheet
from tests.web.builders import YEAR, make_marked_sheet, make_published_result

WEAK = ("i1", "o1", "o13")


def weak_sheet(*codes: str, mark: str = "40", year: int = YEAR, **changes: Any) -> Sheet:
    """A sheet with the full mark for everything but some codes."""
    sheet = make_marked_sheet(100, year=year, **changes)
    return replace(sheet, marks={**sheet.marks, **dict.fromkeys(codes or WEAK, Decimal(mark))})


def make_weak_result(agency: Agency, *codes: str, **changes: Any) -> Result:
    """A published result with the full mark for everything but some codes."""
    return make_published_result(agency, weak_sheet(*codes, **changes))


def make_opened_plan(agency: Agency, *codes: str, **changes: Any) -> ImprovementPlan:
    """A plan opened from a result in which some codes are weak."""
    result = make_weak_result(agency, *codes, **changes)
    return open_plan(agency, assessed=result.round.year, by=None)


def make_planned(plan: ImprovementPlan, *codes: str, **changes: Any) -> PlannedMeasure:
    """A measure of a plan that answers some codes."""
    fields: dict[str, Any] = {
        "questions": codes or ("o1",),
        "measures": ("จัดทำโครงสร้างหน่วยงานให้เป็นปัจจุบัน",),
        "steps": ("แต่งตั้งคณะทำงาน", "เผยแพร่บนเว็บไซต์"),
        "responsible": ("สำนักปลัด",),
    }
    return add_measure(plan, measure=Measure(**(fields | changes)), by=None)


def point(plan: ImprovementPlan, code: str) -> WeakPoint:
    """A weak point of a plan."""
    found: WeakPoint = plan.weak_points.get(code=code)
    return found
