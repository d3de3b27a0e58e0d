"""What documents of measures share: their titles, their tables, and the lines of their cells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from prongsai.core.dates import long_date
from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    Row,
    Section,
    Table,
    TitleLines,
    Words,
    plain,
    words,
)
from prongsai.core.documents.kinds.measure_places import Placed, kind_of, sub_indicator_of
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording, open_or
from prongsai.core.documents.pieces import (
    code,
    dashed,
    group,
    head,
    numbered,
    owner,
    report,
)
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.framework import Framework
from prongsai.core.periods import Period, period_text
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

# Dots that fit the narrow columns of a table.
CELL_DOTS = "." * 18
METHODS = "วิธีการดำเนินการ"
STEPS = "ขั้นตอนหรือวิธีปฏิบัติ"
RESPONSIBLE = "ผู้รับผิดชอบ"
PERIOD = "ระยะเวลาดำเนินการ"


def measures_plan(material: Material, kind: str) -> Plan:
    """The plan, for a kind that prints measures; ProblemsFound for a plan without any."""
    plan = material.known_plan
    if not plan.measures:
        raise ProblemsFound([Problem(same(kind), _NO_MEASURES)])
    return plan


def plan_wording(material: Material, kind: str) -> Wording:
    """The phrases of a kind; ``year`` in them is the one that the plan answers, whatever result."""
    return replace(material, result=None).wording(kind)


def measures_document(
    material: Material, kind: str, wording: Wording, blocks: Sequence[Block], *below: Words
) -> Document:
    """A document of measures: one section on wide pages, of the year of the plan.

    Its title, whose it is, and the lines ``below`` come before the blocks.
    """
    title = wording.words("title")
    document = report(kind, title, material, ())
    lines = TitleLines((title, words(owner(material)), *below))
    section = Section((lines, *blocks), landscape=True, starts=True)
    return replace(document, year=material.known_plan.year, sections=(section,))


def reported_line(plan: Plan) -> tuple[Words, ...]:
    """The time that results cover, as a line below the title: ``(1 ตุลาคม 2564 – …)``."""
    match plan.reported:
        case None:
            return ()
        case Period(starts=date() as starts, ends=date() as ends):
            return (words(f"({long_date(starts)} – {long_date(ends)})"),)
    return (words(f"({period_text(plan.reported)})"),)


def measures_table(name: str, columns: Iterable[tuple[str, int]], rows: Iterable[Row]) -> Table:
    """A table of measures from its columns' titles and shares of the width."""
    titles, shares = zip(*columns, strict=True)
    return Table(name, tuple(map(Column, shares)), (head(*titles),), tuple(rows))


def subject_cell(placed: Placed, lines: Iterable[Item]) -> Cell:
    """The first cell of a row: what is answered, and by which measures; dots where nobody knows."""
    blank = placed.blank("ประเด็นหรือมาตรการ")
    return Cell(tuple(lines) or (Item(open_or(None, blank, CELL_DOTS)),))


def named_line(text: str) -> tuple[Item, ...]:
    """A line, or none for no words."""
    return (Item(words(text)),) if text else ()


def with_others(
    placed: Sequence[Placed], columns: int, row: Callable[[Placed], Row], wording: Wording
) -> Iterator[Row]:
    """The rows of a table; measures that stand under nothing come after a heading of their own."""
    for before, one in zip((None, *placed), placed, strict=False):
        if one.subject is None and before is not None and before.subject is not None:
            yield group(plain(wording.words("others")), columns)
        yield row(one)


def asked_lines(measure: Measure, framework: Framework) -> Iterator[Item]:
    """The sub-indicators and questions that a measure names: ``ตัวชี้วัดย่อยที่ 9.2 …``, ``O13 …``."""
    named = (measure.indicator, *measure.questions)
    below = [one for one in named if one and kind_of(one, framework) != "indicator"]
    for sub, codes in groupby(below, lambda one: sub_indicator_of(one, framework)):
        if sub is not None:
            yield Item(words(f"ตัวชี้วัดย่อยที่ {sub.code} {sub.name.th}"))
        for one in codes:
            node = framework.nodes.get(one)
            if node is None or node is not sub:
                yield Item(words(f"{code(one)} {node.name.th if node else ''}".strip()))


def lines_or_open(
    entries: tuple[str, ...],
    blank: str,
    listed: Callable[[Iterable[str]], tuple[Item, ...]] = numbered,
) -> tuple[Item, ...]:
    """Entries as lines, or a dotted line that ``blank`` names where there are none."""
    return listed(entries) if entries else (Item(open_or(None, blank, CELL_DOTS)),)


def underlined(item: Item) -> Item:
    """A line of a cell with its words underlined, as officials set what leads the lines below."""
    return replace(item, words=tuple(run._replace(underline=True) for run in item.words))


def one_or_dashed(entries: Iterable[str]) -> tuple[Item, ...]:
    """A single entry as it is; several with a dash before each."""
    several = tuple(entries)
    return dashed(several) if len(several) > 1 else tuple(Item(words(one)) for one in several)


def ways(placed: Placed) -> tuple[Item, ...]:
    """How a measure is carried out, for a column that has both: methods, then steps."""
    measure = placed.measure
    if measure.methods and measure.steps:
        then = underlined(Item(words(STEPS)))
        return (*numbered(measure.methods), then, *numbered(measure.steps))
    return lines_or_open(measure.methods or measure.steps, placed.blank(METHODS))


def responsible_cell(placed: Placed) -> Cell:
    """Who is responsible: one phrase, or one unit a line."""
    blank = placed.blank(RESPONSIBLE)
    return Cell(lines_or_open(placed.measure.responsible, blank, one_or_dashed))


def period_cell(placed: Placed) -> Cell:
    """When a measure is carried out, in the plan's own words where it has such."""
    return Cell((Item(open_or(placed.measure.when, placed.blank(PERIOD), CELL_DOTS)),))


def follow_up_cell(placed: Placed, wording: Wording) -> Cell:
    """How a measure is followed up; the fixed phrase of the kind where the plan has none."""
    if placed.measure.follow_up:
        return Cell((Item(words(placed.measure.follow_up)),))
    return Cell((wording.item("follow_up"),))


_NO_MEASURES = Text(
    "แผนยังไม่มีมาตรการ จึงยังไม่มีสิ่งที่จะพิมพ์ โปรดเพิ่มมาตรการอย่างน้อยหนึ่งรายการในแผน",
    "the plan has no measures, so there is nothing to print; add at least one to the plan.",
)
