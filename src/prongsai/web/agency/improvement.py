"""The plan of an office as its pages show it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.shortcuts import get_object_or_404

from prongsai.apps.improvement.keeping import core_measure, units_of
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, WeakPoint
from prongsai.apps.improvement.plan_queries import (
    AnsweredPoint,
    Difference,
    difference,
    framework_of,
    newest_result_of,
    plans_of,
    rows_of,
    standing_measures,
)
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import shown
from prongsai.core import money
from prongsai.core import results as core
from prongsai.core.documents.plan import Measure
from prongsai.core.framework import Framework
from prongsai.core.improvement.cautions import Caution
from prongsai.core.improvement.responsible import units_named
from prongsai.core.improvement.weaknesses import indicators_above, weaknesses_of
from prongsai.core.scoring import band
from prongsai.web.agency.access import Office
from prongsai.web.agency.improvement_doubts import cautions_for
from prongsai.web.layout.figures import figure, rank
from prongsai.web.layout.words import page_language

GROUPINGS = ("theme", "indicator")


class MeasureShown(NamedTuple):
    """A measure in the list: its number in the plan and everything that a reader wants first.

    ``seen_by`` are the units that get its steps; ``budget`` is empty where it is not known.
    """

    number: int
    kept: PlannedMeasure
    measure: Measure
    codes: str
    budget: str
    seen_by: tuple[str, ...]
    cautions: tuple[Caution, ...]


class WeakPointShown(NamedTuple):
    """A weak point in the list, with the measures that answer it."""

    row: AnsweredPoint
    weak: WeakPoint
    code: str
    name: str
    mark: str
    band: str
    rank: str
    cautions: tuple[Caution, ...]
    measures: tuple[MeasureShown, ...]


class Group(NamedTuple):
    """A theme or an indicator, with the weak points in it."""

    title: str
    points: list[WeakPointShown]
    open_ones: int


class Counted(NamedTuple):
    """How many weak points need a measure, and how many of them have one."""

    needing: int
    covered: int
    aside: int
    stale: int

    @property
    def open_ones(self) -> int:
        """How many have none yet."""
        return self.needing - self.covered


class PlanShown(NamedTuple):
    """Everything that the page of a plan shows."""

    groups: list[Group]
    grouping: str
    measures: list[MeasureShown]
    dropped: list[PlannedMeasure]
    counted: Counted
    difference: Difference
    newest: Result | None
    cautions: tuple[Caution, ...]


def plan_of_year(office: Office, year: int) -> ImprovementPlan:
    """The office's plan that answers the assessment of a year; Http404 where there is none."""
    found: ImprovementPlan = get_object_or_404(plans_of(office.agency), assessed=year)
    return found


def weak_point_of(plan: ImprovementPlan, code: str) -> WeakPoint:
    """A weak point of a plan; Http404 where there is none."""
    rows = plan.weak_points.select_related("unit")
    # PostgreSQL refuses to look for what no code has in it.
    found: WeakPoint = get_object_or_404(rows, code=code.replace("\x00", ""))
    found.plan = plan
    return found


def measure_of(plan: ImprovementPlan, pk: int) -> PlannedMeasure:
    """A measure of a plan, dropped or not; Http404 for one of another."""
    found: PlannedMeasure = get_object_or_404(plan.measures.prefetch_related("steps"), pk=pk)
    found.plan = plan
    return found


def about(office: Office, plan: ImprovementPlan) -> dict[str, Any]:
    """What every page about the plan of a year shows."""
    return {
        "office": office,
        "plan": plan,
        "plan_year": plan.assessed,
        "may_write": "improvement.write" in office.acts,
        "may_adopt": "improvement.adopt" in office.acts,
    }


def shown_plan(plan: ImprovementPlan, grouping: str) -> PlanShown:
    """A plan with every weak point in groups, its measures, and what makes one doubt them."""
    framework, newest = framework_of(plan), newest_result_of(plan.agency, plan.assessed)
    result = None if newest is None else shown(newest)
    points = list(plan.weak_points.select_related("unit"))
    kept = standing_measures(plan)
    rows = rows_of(points, kept, framework, plan.weak_from)
    doubts = cautions_for(plan, kept, framework, result)
    measures = shown_measures(plan, kept, doubts)
    ways = [way for way in GROUPINGS if way != "theme" or len(framework.themes) > 1]
    by = grouping if grouping in ways else ways[0]
    return PlanShown(
        groups=_groups(rows, framework, by, measures, doubts),
        grouping=by,
        measures=measures,
        dropped=list(plan.measures.exclude(dropped_because="")),
        counted=counted(rows),
        difference=_difference(plan, points, result, framework),
        newest=newest,
        cautions=tuple(one for one in doubts if one.measure is None and one.weak is None),
    )


def shown_points(plan: ImprovementPlan) -> list[WeakPointShown]:
    """Every weak point of a plan in the order of the rules, without what makes one doubt."""
    framework, kept = framework_of(plan), standing_measures(plan)
    points = plan.weak_points.select_related("unit")
    rows = rows_of(points, kept, framework, plan.weak_from)
    measures = {one.kept.pk: one for one in shown_measures(plan, kept, ())}
    return [_point(row, framework, measures, ()) for row in rows]


def shown_measures(
    plan: ImprovementPlan, kept: Sequence[PlannedMeasure], doubts: Sequence[Caution]
) -> list[MeasureShown]:
    """The measures of a plan in their order, numbered from 1."""
    units = [unit.name for unit in units_of(plan.agency)]
    return [_measure(number, one, units, doubts) for number, one in enumerate(kept, 1)]


def counted(rows: Iterable[AnsweredPoint]) -> Counted:
    """How many weak points have a measure, need none, or still need one."""
    several = [row for row in rows if not row.stale]
    aside = [row for row in several if row.weak.set_aside_because and not row.measures]
    needing = [row for row in several if row not in aside]
    return Counted(
        needing=len(needing),
        covered=sum(bool(row.measures) for row in needing),
        aside=len(aside),
        stale=sum(row.stale for row in rows),
    )


def name_of(framework: Framework, code: str) -> str:
    """What the rules call a node, in the language of the page; empty where they have none."""
    node = framework.nodes.get(code)
    return "" if node is None else node.name.say(page_language())


def _measure(
    number: int, kept: PlannedMeasure, units: Sequence[str], doubts: Sequence[Caution]
) -> MeasureShown:
    measure = core_measure(kept)
    named = [
        *measure.responsible,
        *(one for terms in measure.step_terms for one in terms.responsible),
    ]
    return MeasureShown(
        number,
        kept,
        measure,
        codes=", ".join(code.upper() for code in measure.questions),
        budget="" if measure.budget is None else money.figure(measure.budget),
        seen_by=units_named(named, units),
        cautions=tuple(one for one in doubts if one.measure == number - 1),
    )


def _groups(
    rows: Sequence[AnsweredPoint],
    framework: Framework,
    grouping: str,
    measures: Sequence[MeasureShown],
    doubts: Sequence[Caution],
) -> list[Group]:
    by_key = {one.kept.pk: one for one in measures}
    titles, above = _titles(framework, grouping), indicators_above(framework)
    found: dict[str, list[WeakPointShown]] = {key: [] for key in titles}
    for row in rows:
        weak = row.weak
        key = weak.theme if grouping == "theme" else above.get(weak.code, (weak.indicator,))[0]
        found.setdefault(key, []).append(_point(row, framework, by_key, doubts))
    return [
        Group(titles.get(key, ""), points, sum(one.row.is_open for one in points))
        for key, points in found.items()
        if points
    ]


def _titles(framework: Framework, grouping: str) -> Mapping[str, str]:
    """The headings in their order; a weak point with none stands under an empty one at the end."""
    language = page_language()
    if grouping == "theme":
        return {one.code: f"{one.code}. {one.name.say(language)}" for one in framework.themes}
    nodes = [node for node in framework.nodes.values() if node.kind == "indicator"]
    return {node.code: f"{node.code}. {node.name.say(language)}" for node in nodes}


def _point(
    row: AnsweredPoint,
    framework: Framework,
    measures: Mapping[int, MeasureShown],
    doubts: Sequence[Caution],
) -> WeakPointShown:
    weak = row.weak
    mark = weak.mark
    return WeakPointShown(
        row,
        weak,
        code=weak.code.upper(),
        name=name_of(framework, weak.code),
        mark=figure(mark),
        band="" if mark is None else band(framework.bands, mark).name.say(page_language()),
        rank=rank(framework.bands, mark),
        cautions=tuple(one for one in doubts if one.measure is None and one.weak == weak.code),
        measures=tuple(measures[one.pk] for one in row.measures),
    )


def _difference(
    plan: ImprovementPlan,
    points: Sequence[WeakPoint],
    result: core.Result | None,
    framework: Framework,
) -> Difference:
    if result is None:
        return Difference()
    return difference(plan, points, weaknesses_of(result, plan.weak_from), framework)
