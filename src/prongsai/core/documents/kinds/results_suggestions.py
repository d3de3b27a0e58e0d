"""Results with suggestions (7.B): what the monthly meeting heard, and what it is to hear next."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import Cell, Document, Item, Row, Words, words
from prongsai.core.documents.kinds.measure_places import Placed, as_planned, called
from prongsai.core.documents.kinds.measure_rows import (
    CELL_DOTS,
    lines_or_open,
    measures_document,
    measures_plan,
    measures_table,
    named_line,
    period_cell,
    plan_wording,
    reported_line,
    responsible_cell,
    ways,
    with_others,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import dashed
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework

KIND = "results-suggestions"
COLUMNS = (
    ("มาตรการ/แนวทาง", 9),
    ("วิธีการดำเนินการ", 14),
    ("ผู้รับผิดชอบ", 6),
    ("ระยะเวลาดำเนินการ", 6),
    ("ผลการดำเนินงาน", 13),
    ("ข้อเสนอแนะ", 10),
)
NONE = "-"
AND = " และ"
# Who meets every month, by how the name of the agency begins; elsewhere STAFF.
MEETING_OF = {
    "องค์การบริหารส่วนตำบล": "พนักงานส่วนตำบล",
    "อบต.": "พนักงานส่วนตำบล",
    "เทศบาล": "พนักงานเทศบาล",
}
STAFF = "บุคลากร"

Lines = tuple[Item, ...]


def build(material: Material) -> Document:
    """The document for a plan with its results; ProblemsFound for a plan without measures."""
    plan = measures_plan(material, KIND)
    wording = plan_wording(material, KIND)
    row = partial(
        _row,
        heard=_heard(plan, material.profile.name, wording),
        next_time=partial(_next_time, plan, material.profile.name, wording),
        framework=load_framework(plan.assessed),
    )
    met = open_or(long_date(plan.meeting) if plan.meeting else None, "วันที่ประชุมกำหนดมาตรการ")
    blocks = (
        wording.paragraph("introduction", meeting=met),
        measures_table(
            "มาตรการ วิธีการ ผู้รับผิดชอบ ระยะเวลา ผลการดำเนินงาน และข้อเสนอแนะ",
            COLUMNS,
            with_others(as_planned(plan), len(COLUMNS), row, wording),
        ),
    )
    return measures_document(material, KIND, wording, blocks, *reported_line(plan))


def _row(
    placed: Placed, heard: Lines, next_time: Callable[..., Lines], framework: Framework
) -> Row:
    measure = placed.measure
    lines = (
        *_named(placed, framework),
        *named_line(measure.heading),
        *dashed(measure.measures),
    )
    return Row(
        (
            Cell(lines),
            Cell(ways(placed)),
            responsible_cell(placed),
            period_cell(placed),
            Cell((*lines_or_open(measure.results, placed.blank("ผลการดำเนินงาน")), *heard)),
            Cell(_suggestions(measure, next_time)),
        )
    )


def _named(placed: Placed, framework: Framework) -> Lines:
    """``1. ด้าน…`` with the name of the indicator, or what else the plan says of the measure."""
    number = f"{placed.number}."
    if placed.subject is not None:
        said = f"ด้าน{placed.subject.name.th}"
    else:
        said = called(placed, framework)
    name = words(said) if said else open_or(None, placed.blank("ด้าน"), CELL_DOTS)
    return (Item(name, number),)


def _suggestions(measure: Measure, next_time: Callable[..., Lines]) -> Lines:
    """Suggestions, the last of which ends with the next report; a dash where there are none."""
    if not measure.suggestions:
        return next_time() or (Item(words(NONE)),)
    *before, last = dashed(measure.suggestions)
    return (*before, *(next_time(last.words) or (last,)))


def _heard(plan: Plan, agency: str, wording: Wording) -> Lines:
    """The line on the meeting that heard the results, where the plan names it."""
    if not plan.reported_at:
        return ()
    return (wording.item("heard", mark="-", staff=_staff(agency), month=plan.reported_at),)


def _next_time(plan: Plan, agency: str, wording: Wording, after: Words = ()) -> Lines:
    """When the next results are to be reported, alone or in the sentence of a suggestion."""
    if not plan.next_report:
        return ()
    joined = AND if after else ""
    staff, month = _staff(agency), plan.next_report
    line = wording.item("next_time", mark="-", joined=joined, staff=staff, month=month)
    return (replace(line, words=(*after, *line.words)),)


def _staff(agency: str) -> str:
    return next((who for name, who in MEETING_OF.items() if agency.startswith(name)), STAFF)
