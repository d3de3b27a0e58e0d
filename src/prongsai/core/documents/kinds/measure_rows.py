"""What documents of measures share: measures under what they answer, and the lines of their cells.

A measure is never lost: where it cannot stand under a theme or indicator, it stands at the end.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

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
from prongsai.core.framework import Framework, Node, Theme
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period, period_text
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

# Dots that fit the narrow columns of a table.
CELL_DOTS = "." * 18
METHODS = "วิธีการดำเนินการ"
STEPS = "ขั้นตอนหรือวิธีปฏิบัติ"
RESPONSIBLE = "ผู้รับผิดชอบ"
PERIOD = "ระยะเวลาดำเนินการ"


class Placed(NamedTuple):
    """A measure in its row, counted from 1 in the order of print; ``again`` after its like.

    ``subject`` is the theme or indicator that it stands under, None where it has none.
    """

    number: int
    measure: Measure
    subject: Theme | Node | None
    again: bool

    def blank(self, field: str) -> str:
        """What a field of this row is called among the blanks to fill by hand."""
        return f"{field} (แถวที่ {self.number})"


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
    material: Material, kind: str, blocks: Sequence[Block], *, title: Item
) -> Document:
    """A document of measures: one section on wide pages, of the year of the plan."""
    document = report(kind, title.words, material, ())
    section = Section(tuple(blocks), landscape=True, starts=True)
    return replace(document, year=material.known_plan.year, sections=(section,))


def title_lines(material: Material, title: Item, *below: Words) -> TitleLines:
    """The title of a document of measures, whose it is, and lines below."""
    return TitleLines((title.words, words(owner(material)), *below))


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


def under_themes(plan: Plan) -> tuple[Placed, ...]:
    """Measures in the order of the seven themes; those of none at the end."""
    framework = load_framework(plan.assessed)
    themes = {theme.code: theme for theme in framework.themes}
    found = [(one, themes.get(theme_code(one, framework) or "")) for one in plan.measures]
    order = {theme.code: place for place, theme in enumerate(framework.themes)}
    return _numbered(sorted(found, key=lambda one: order[one[1].code] if one[1] else len(order)))


def under_indicators(plan: Plan) -> tuple[Placed, ...]:
    """Measures in the order of the indicators; those of none at the end."""
    framework = load_framework(plan.assessed)
    indicators = [node for node in framework.assessment.walk() if node.kind == "indicator"]
    order = {node.code: place for place, node in enumerate(indicators)}
    found = _with_indicators(plan, framework)
    return _numbered(sorted(found, key=lambda one: order[one[1].code] if one[1] else len(order)))


def as_planned(plan: Plan) -> tuple[Placed, ...]:
    """Measures with their indicators in the order of the plan; those of none at the end."""
    found = _with_indicators(plan, load_framework(plan.assessed))
    return _numbered(sorted(found, key=lambda one: one[1] is None))


def theme_code(measure: Measure, framework: Framework) -> str | None:
    """The theme that a measure answers: its own, else the one of its questions.

    An indicator leads to a theme only where all its questions belong to that theme.
    """
    if measure.theme:
        return measure.theme
    asked = [theme for one in measure.questions for theme in _themes(one, framework)]
    if asked:
        return _most(asked)
    return _only(_themes(measure.indicator, framework))


def indicator_code(measure: Measure, framework: Framework) -> str | None:
    """The indicator that a measure answers: its own, else the one of its questions.

    A theme leads to an indicator only where all its questions belong to that indicator.
    """
    if measure.indicator:
        return _indicator(measure.indicator, framework)
    asked = [found for one in measure.questions if (found := _indicator(one, framework))]
    if asked:
        return _most(asked)
    if not measure.theme:
        return None
    answered = (one.code for one in framework.marked if one.theme == measure.theme)
    return _only(found for one in answered if (found := _indicator(one, framework)))


def called(placed: Placed, framework: Framework) -> str:
    """What a measure answers, with the official word: ``ตัวชี้วัดที่ 9 …``, ``ประเด็นที่ 2 …``.

    Where it stands under nothing, what the plan says of it; empty where the plan says nothing.
    """
    match placed.subject:
        case Theme(number, name):
            return f"ประเด็นที่ {number} {name.th}"
        case Node() as node:
            return f"ตัวชี้วัดที่ {node.code} {node.name.th}"
    return stated(placed.measure, framework)


def stated(measure: Measure, framework: Framework) -> str:
    """The indicator or theme that the plan itself gives a measure; empty where it gives neither."""
    indicators = {one.code: one.name.th for one in framework.assessment.walk()}
    themes = {one.code: one.name.th for one in framework.themes}
    for word, of, names in (
        ("ตัวชี้วัดที่", measure.indicator, indicators),
        ("ประเด็นที่", measure.theme, themes),
    ):
        if of:
            return f"{word} {of} {names.get(of, '')}".strip()
    return ""


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
    below = [one for one in named if one and _kind(one, framework) != "indicator"]
    for sub, codes in groupby(below, lambda one: _sub_indicator(one, framework)):
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


def _numbered(found: Iterable[tuple[Measure, Theme | Node | None]]) -> tuple[Placed, ...]:
    rows: list[Placed] = []
    for number, (measure, subject) in enumerate(found, 1):
        again = bool(rows) and subject is not None and rows[-1].subject is subject
        rows.append(Placed(number, measure, subject, again))
    return tuple(rows)


def _with_indicators(plan: Plan, framework: Framework) -> list[tuple[Measure, Node | None]]:
    if not any(one.indicator or one.questions for one in plan.measures):
        return [(one, None) for one in plan.measures]  # a plan by themes keeps its themes
    nodes = framework.nodes
    return [(one, nodes.get(indicator_code(one, framework) or "")) for one in plan.measures]


def _themes(of: str, framework: Framework) -> list[str]:
    """The themes of what a code names: of a part those of its question."""
    node = framework.nodes.get(of)
    if node is not None and node.kind == "part":
        return _themes(framework.parents[of].code, framework)
    return [one.theme for one in node.walk() if one.theme] if node else []


def _indicator(of: str, framework: Framework) -> str | None:
    while of in framework.parents and framework.nodes[of].kind != "indicator":
        of = framework.parents[of].code
    return of if _kind(of, framework) == "indicator" else None


def _sub_indicator(of: str, framework: Framework) -> Node | None:
    while of in framework.parents and framework.nodes[of].kind != "sub_indicator":
        of = framework.parents[of].code
    return framework.nodes[of] if _kind(of, framework) == "sub_indicator" else None


def _kind(of: str, framework: Framework) -> str:
    return framework.nodes[of].kind if of in framework.nodes else ""


def _most(codes: Iterable[str]) -> str:
    """The code that comes most often; the first of several such."""
    return Counter(codes).most_common(1)[0][0]


def _only(codes: Iterable[str]) -> str | None:
    different = set(codes)
    return different.pop() if len(different) == 1 else None


_NO_MEASURES = Text(
    "แผนยังไม่มีมาตรการ จึงยังไม่มีสิ่งที่จะพิมพ์ โปรดเพิ่มมาตรการอย่างน้อยหนึ่งรายการในแผน",
    "the plan has no measures, so there is nothing to print; add at least one to the plan.",
)
