"""Measures by themes and sub-themes (6.C): measures or projects below the heading of each theme."""

from collections.abc import Iterator
from itertools import count, groupby, repeat

from prongsai.core.documents.blocks import Cell, Document, Item, Row, plain, words
from prongsai.core.documents.kinds.measure_places import Placed, stated, under_themes
from prongsai.core.documents.kinds.measure_rows import (
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
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import dashed, group, numbered
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework

KIND = "measures-subthemes"
COLUMNS = (
    ("มาตรการ/โครงการ/กิจกรรม", 14),
    ("ขั้นตอน/วิธีการปฏิบัติ", 18),
    ("ผู้รับผิดชอบ", 7),
    ("ระยะเวลาดำเนินการ", 7),
    ("การติดตามประเมินผล", 8),
)


def build(material: Material) -> Document:
    """The document for a plan; ProblemsFound for a plan without measures."""
    plan = measures_plan(material, KIND)
    wording = plan_wording(material, KIND)
    framework = load_framework(plan.assessed)
    blocks = (
        wording.paragraph("introduction", themes=str(len(framework.themes))),
        measures_table(
            "มาตรการ ขั้นตอน ผู้รับผิดชอบ ระยะเวลา และการติดตาม รายประเด็น",
            COLUMNS,
            _rows(plan, framework, wording),
        ),
    )
    return measures_document(material, KIND, wording, blocks)


def _rows(plan: Plan, framework: Framework, wording: Wording) -> Iterator[Row]:
    """A heading for each theme, and below it its measures, numbered where they are several."""
    for theme, rows in groupby(under_themes(plan), lambda one: one.subject):
        below = tuple(rows)
        if theme is None:
            yield group(plain(wording.words("others")), len(COLUMNS))
        else:
            yield group(f"({theme.code}) {theme.name.th}", len(COLUMNS))
        marks = _marks(theme.code, below) if theme else repeat("")
        for one in below:
            yield _row(one, marks, framework, wording)


def _marks(theme: str, below: tuple[Placed, ...]) -> Iterator[str]:
    """``(2.1)`` before each sub-theme, and before measures where a theme has several."""
    several = sum(len(_sub_themes(one.measure)) for one in below) > 1
    if several or any(one.measure.heading for one in below):
        return (f"({theme}.{number})" for number in count(1))
    return repeat("")


def _row(placed: Placed, marks: Iterator[str], framework: Framework, wording: Wording) -> Row:
    measure = placed.measure
    lines = tuple(
        Item(words(said), mark) for said, mark in zip(_sub_themes(measure), marks, strict=False)
    )
    return Row(
        (
            subject_cell(placed, (*_answers(placed, framework), *lines, *_below(measure))),
            Cell(_steps(placed)),
            responsible_cell(placed),
            period_cell(placed),
            follow_up_cell(placed, wording),
        )
    )


def _sub_themes(measure: Measure) -> tuple[str, ...]:
    """What is done: the sub-theme or the measures, or the methods of a plan that has steps."""
    if measure.heading:
        return (measure.heading,)
    return measure.measures or (measure.methods if measure.steps else ())


def _below(measure: Measure) -> tuple[Item, ...]:
    return dashed(measure.measures) if measure.heading else ()


def _steps(placed: Placed) -> tuple[Item, ...]:
    """How it is done, less what stands in the first cell already."""
    measure = placed.measure
    if measure.methods and _sub_themes(measure) is measure.methods:
        return numbered(measure.steps)
    return ways(placed)


def _answers(placed: Placed, framework: Framework) -> tuple[Item, ...]:
    """The indicator or theme that the plan gives, where no heading and nothing else says it."""
    measure = placed.measure
    if placed.subject is None or (measure.indicator and not _sub_themes(measure)):
        return named_line(stated(measure, framework))
    return ()
