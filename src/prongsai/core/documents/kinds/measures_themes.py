"""Measures by themes (6.A): how the analysis of each theme is put into practice."""

from functools import partial

from prongsai.core.documents.blocks import Cell, Document, Heading, Item, Row, words
from prongsai.core.documents.kinds.measure_places import Placed, called, under_themes
from prongsai.core.documents.kinds.measure_rows import (
    METHODS,
    RESPONSIBLE,
    STEPS,
    lines_or_open,
    measures_document,
    measures_plan,
    measures_table,
    named_line,
    period_cell,
    plan_wording,
    subject_cell,
    with_others,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import dashed
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework

KIND = "measures-themes"
COLUMNS = (
    ("ประเด็น", 9),
    ("วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ", 15),
    ("ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง", 8),
    ("ขั้นตอนหรือวิธีปฏิบัติ", 14),
    ("ระยะเวลา", 7),
)


def build(material: Material) -> Document:
    """The document for a plan; ProblemsFound for a plan without measures."""
    plan = measures_plan(material, KIND)
    wording = plan_wording(material, KIND)
    framework = load_framework(plan.assessed)
    row = partial(_row, wording=wording, framework=framework)
    blocks = (
        Heading(wording.words("heading")),
        measures_table(
            "วิธีการ ขั้นตอน ผู้รับผิดชอบ และระยะเวลา รายประเด็น",
            COLUMNS,
            with_others(under_themes(plan), len(COLUMNS), row, wording),
        ),
    )
    return measures_document(material, KIND, wording, blocks)


def _row(placed: Placed, wording: Wording, framework: Framework) -> Row:
    """One theme; a plan that has no methods for it says its measures in their place."""
    measure = placed.measure
    methods = measure.methods or measure.measures
    measures = dashed(measure.measures) if measure.methods else ()
    return Row(
        (
            subject_cell(placed, (*_named(placed, wording, framework), *measures)),
            Cell(lines_or_open(methods, placed.blank(METHODS))),
            Cell(lines_or_open(measure.responsible, placed.blank(RESPONSIBLE), dashed)),
            Cell(lines_or_open(measure.steps, placed.blank(STEPS))),
            period_cell(placed),
        )
    )


def _named(placed: Placed, wording: Wording, framework: Framework) -> tuple[Item, ...]:
    theme = placed.subject
    heading = named_line(placed.measure.heading)
    if theme is None:
        return (*named_line(called(placed, framework)), *heading)
    name = wording.words("again", name=theme.name.th) if placed.again else words(theme.name.th)
    return (Item(name, f"{theme.code}."), *heading)
