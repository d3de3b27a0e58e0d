"""The weak points of a plan as its pages list them, with the measures that answer them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from prongsai.apps.improvement.models import ImprovementPlan, WeakPoint
from prongsai.apps.improvement.plan_queries import (
    AnsweredPoint,
    framework_of,
    rows_of,
    standing_measures,
)
from prongsai.core.framework import Framework
from prongsai.core.improvement.cautions import Caution
from prongsai.core.improvement.responsible import means_everyone
from prongsai.core.scoring import band
from prongsai.web.agency.improvement_measures import MeasureShown, shown_measures
from prongsai.web.layout.figures import figure, rank
from prongsai.web.layout.words import page_language


class WeakPointShown(NamedTuple):
    """A weak point in the list, with the measures that answer it.

    ``by_measures`` are those who are responsible for these, as they are written: ทุกกอง.
    ``former_mark`` is the one that its wording is about, empty where nobody need look at it.
    """

    row: AnsweredPoint
    weak: WeakPoint
    code: str
    name: str
    mark: str
    former_mark: str
    band: str
    rank: str
    cautions: tuple[Caution, ...]
    measures: tuple[MeasureShown, ...]
    by_measures: tuple[str, ...]


class PointsCounted(NamedTuple):
    """How many weak points need a measure, and how many of them have one.

    ``broadly`` are those of them that no measure names: one of their whole theme or indicator
    covers them.
    """

    needing: int
    covered: int
    aside: int
    stale: int
    broadly: int

    @property
    def open_ones(self) -> int:
        """How many have none yet."""
        return self.needing - self.covered


def shown_points(plan: ImprovementPlan) -> list[WeakPointShown]:
    """Every weak point of a plan in the order of the rules, without what makes one doubt."""
    framework, kept = framework_of(plan), standing_measures(plan)
    points = plan.weak_points.select_related("unit")
    rows = rows_of(points, kept, framework, plan.weak_from)
    measures = {one.kept.pk: one for one in shown_measures(plan, kept, ())}
    return [shown_point(row, framework, measures, ()) for row in rows]


def counted(rows: Iterable[AnsweredPoint]) -> PointsCounted:
    """How many weak points have a measure, need none, or still need one."""
    several = [row for row in rows if not row.stale]
    aside = [row for row in several if row.weak.set_aside_because and not row.measures]
    needing = [row for row in several if row not in aside]
    return PointsCounted(
        needing=len(needing),
        covered=sum(bool(row.measures) for row in needing),
        aside=len(aside),
        stale=sum(row.stale for row in rows),
        broadly=sum(_is_covered_broadly(row) for row in needing),
    )


def _is_covered_broadly(row: AnsweredPoint) -> bool:
    return bool(row.measures) and all(row.weak.code not in one.questions for one in row.measures)


def shown_point(
    row: AnsweredPoint,
    framework: Framework,
    measures: Mapping[int, MeasureShown],
    doubts: Sequence[Caution],
) -> WeakPointShown:
    """A weak point with its mark, the measures that answer it, and what makes one doubt it.

    ``measures`` are all of the plan, by the key of their row; ``doubts`` are those of the plan.
    """
    weak = row.weak
    mark = weak.mark
    answering = tuple(measures[one.pk] for one in row.measures)
    return WeakPointShown(
        row,
        weak,
        code=weak.code.upper(),
        name=name_of(framework, weak.code),
        mark=figure(mark),
        former_mark="" if weak.former_mark is None else figure(weak.former_mark),
        band="" if mark is None else band(framework.bands, mark).name.say(page_language()),
        rank=rank(framework.bands, mark),
        cautions=tuple(one for one in doubts if one.measure is None and one.weak == weak.code),
        measures=answering,
        by_measures=_who_does(answering),
    )


def _who_does(measures: Iterable[MeasureShown]) -> tuple[str, ...]:
    """Those responsible for the measures; where one means every unit, that one alone."""
    named = dict.fromkeys(who for one in measures for who in one.measure.responsible)
    everyone = next(filter(means_everyone, named), None)
    return tuple(named) if everyone is None else (everyone,)


def name_of(framework: Framework, code: str) -> str:
    """What the rules call a node, in the language of the page; empty where they have none."""
    node = framework.nodes.get(code)
    return "" if node is None else node.name.say(page_language())
