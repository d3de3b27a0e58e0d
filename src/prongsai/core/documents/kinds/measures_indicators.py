"""Measures by indicators (6.B): what raises the score of each indicator."""

from functools import partial

from prongsai.core.documents.blocks import Cell, Document, Item, Row, words
from prongsai.core.documents.kinds.measure_places import Placed, called, under_indicators
from prongsai.core.documents.kinds.measure_rows import (
    asked_lines,
    follow_up_cell,
    measures_document,
    measures_plan,
    measures_table,
    named_line,
    period_cell,
    plan_wording,
    responsible_cell,
    subject_cell,
    ways,
    with_others,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import dashed
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework

KIND = "measures-indicators"
COLUMNS = (
    ("มาตรการ/แนวทาง", 13),
    ("วิธีการดำเนินการ", 19),
    ("ระยะเวลาดำเนินการ", 7),
    ("ติดตามผลการดำเนินการ", 8),
    ("ผู้รับผิดชอบ", 7),
)


def build(material: Material) -> Document:
    """The document for a plan; ProblemsFound for a plan without measures."""
    plan = measures_plan(material, KIND)
    wording = plan_wording(material, KIND)
    row = partial(_row, wording=wording, framework=load_framework(plan.assessed))
    blocks = (
        wording.paragraph("introduction", next_year=str(plan.year + 1)),
        measures_table(
            "มาตรการ วิธีการ ระยะเวลา การติดตามผล และผู้รับผิดชอบ รายตัวชี้วัด",
            COLUMNS,
            with_others(under_indicators(plan), len(COLUMNS), row, wording),
        ),
    )
    return measures_document(material, KIND, wording, blocks)


def _row(placed: Placed, wording: Wording, framework: Framework) -> Row:
    measure = placed.measure
    lines = (
        *_named(placed, wording, framework),
        *named_line(measure.heading),
        *asked_lines(measure, framework),
        *dashed(measure.measures),
    )
    return Row(
        (
            subject_cell(placed, lines),
            Cell(ways(placed)),
            period_cell(placed),
            follow_up_cell(placed, wording),
            responsible_cell(placed),
        )
    )


def _named(placed: Placed, wording: Wording, framework: Framework) -> tuple[Item, ...]:
    indicator = placed.subject
    if indicator is None:
        return named_line(called(placed, framework))
    name = words(indicator.name.th)
    if placed.again:
        name = wording.words("again", name=indicator.name.th)
    return (Item(words(f"ตัวชี้วัดที่ {indicator.code}")), Item(name, f"{indicator.code}."))
