"""Results with outcomes (7.A): what was found, what was done about it, and what came of it."""

from functools import partial

from prongsai.core.documents.blocks import Cell, Document, Item, Row
from prongsai.core.documents.kinds.measure_places import Placed, called, under_indicators
from prongsai.core.documents.kinds.measure_rows import (
    lines_or_open,
    measures_document,
    measures_plan,
    measures_table,
    named_line,
    period_cell,
    plan_wording,
    reported_line,
    responsible_cell,
    subject_cell,
    underlined,
    ways,
    with_others,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import numbered
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework

KIND = "results-outcomes"
# What findings are about where the plan gives neither indicator nor theme.
OWN = "ของหน่วยงาน"
COLUMNS = (
    ("มาตรการ/แนวทาง", 10),
    ("วิธีการดำเนินการ", 17),
    ("ระยะเวลาดำเนินการ", 6),
    ("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", 10),
    ("ผลลัพธ์หรือความสำเร็จของการดำเนินการ", 9),
    ("ผู้รับผิดชอบ", 6),
)


def build(material: Material) -> Document:
    """The document for a plan with its results; ProblemsFound for a plan without measures."""
    plan = measures_plan(material, KIND)
    wording = plan_wording(material, KIND)
    row = partial(_row, wording=wording, framework=load_framework(plan.assessed))
    blocks = (
        wording.paragraph("introduction"),
        measures_table(
            "มาตรการ วิธีการ ระยะเวลา ผลการดำเนินการ ผลลัพธ์ และผู้รับผิดชอบ รายตัวชี้วัด",
            COLUMNS,
            with_others(under_indicators(plan), len(COLUMNS), row, wording),
        ),
    )
    return measures_document(material, KIND, wording, blocks, *reported_line(plan))


def _row(placed: Placed, wording: Wording, framework: Framework) -> Row:
    measure = placed.measure
    return Row(
        (
            subject_cell(
                placed,
                (
                    *_named(placed, wording, framework),
                    *named_line(measure.heading),
                    *numbered(measure.measures),
                ),
            ),
            Cell(_methods(placed, wording, framework)),
            period_cell(placed),
            Cell(lines_or_open(measure.results, placed.blank("สรุปผลการดำเนินการ"))),
            Cell(lines_or_open(measure.outcomes, placed.blank("ผลลัพธ์หรือความสำเร็จ"))),
            responsible_cell(placed),
        )
    )


def _named(placed: Placed, wording: Wording, framework: Framework) -> tuple[Item, ...]:
    name = called(placed, framework)
    return (Item(wording.words("again", name=name)),) if placed.again else named_line(name)


def _methods(placed: Placed, wording: Wording, framework: Framework) -> tuple[Item, ...]:
    """What was found, and what is done: each below a lead that is underlined."""
    about = called(placed, framework) or OWN
    code = placed.subject.code if placed.subject else ""
    return (
        underlined(wording.item("found", code, about=about)),
        *lines_or_open(placed.measure.findings, placed.blank("ข้อค้นพบ")),
        underlined(wording.item("carried_out")),
        wording.item("reviewed"),
        *ways(placed),
    )
