"""The plan of an office as its page shows it: weak points by theme or by indicator."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, WeakPoint
from prongsai.apps.improvement.plan_queries import (
    AnsweredPoint,
    Difference,
    difference,
    framework_of,
    marks_known,
    newest_result_of,
    rows_of,
    standing_measures,
)
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import shown
from prongsai.core import results as core
from prongsai.core.framework import Framework
from prongsai.core.improvement.cautions import Caution
from prongsai.core.improvement.weaknesses import indicators_above, weaknesses_of
from prongsai.web.agency.improvement_doubts import cautions_for
from prongsai.web.agency.improvement_measures import MeasureShown, shown_measures
from prongsai.web.agency.improvement_points import (
    PointsCounted,
    WeakPointShown,
    counted,
    shown_point,
)
from prongsai.web.layout.words import page_language

GROUPINGS = ("theme", "indicator")


class PointsTogether(NamedTuple):
    """A theme or an indicator, with the weak points in it."""

    title: str
    points: list[WeakPointShown]
    open_ones: int


class PlanShown(NamedTuple):
    """Everything that the page of a plan shows."""

    groups: list[PointsTogether]
    grouping: str
    measures: list[MeasureShown]
    dropped: list[PlannedMeasure]
    counted: PointsCounted
    difference: Difference
    newest: Result | None
    cautions: tuple[Caution, ...]


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


def _groups(
    rows: Sequence[AnsweredPoint],
    framework: Framework,
    grouping: str,
    measures: Sequence[MeasureShown],
    doubts: Sequence[Caution],
) -> list[PointsTogether]:
    by_key = {one.kept.pk: one for one in measures}
    titles, above = _titles(framework, grouping), indicators_above(framework)
    found: dict[str, list[WeakPointShown]] = {key: [] for key in titles}
    for row in rows:
        weak = row.weak
        key = weak.theme if grouping == "theme" else above.get(weak.code, (weak.indicator,))[0]
        found.setdefault(key, []).append(shown_point(row, framework, by_key, doubts))
    return [
        PointsTogether(titles.get(key, ""), points, sum(one.row.is_open for one in points))
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


def _difference(
    plan: ImprovementPlan,
    points: Sequence[WeakPoint],
    result: core.Result | None,
    framework: Framework,
) -> Difference:
    if result is None:
        return Difference()
    weak = weaknesses_of(result, plan.weak_from)
    return difference(plan, points, weak, marks_known(result), framework)
