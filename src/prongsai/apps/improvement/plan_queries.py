"""Plans of measures and their weak points, for the people who write and adopt them."""

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.keeping import core_measure
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, WeakPoint
from prongsai.apps.results.models import Result, State
from prongsai.apps.results.queries import published, shown
from prongsai.apps.rounds.models import Round
from prongsai.apps.rounds.queries import rules_of
from prongsai.core import results as core
from prongsai.core.framework import Framework
from prongsai.core.improvement.weaknesses import (
    Weakness,
    answers,
    indicators_above,
    told_by_mark,
    weak_bands,
    weaknesses_of,
)
from prongsai.core.loading import load_framework
from prongsai.core.scoring import band


class AnsweredPoint(NamedTuple):
    """A weak point and the measures of the plan that answer it.

    ``stale`` is set where the result does not count it as weak any more: it was kept because
    somebody worded it or a measure answers it.
    """

    weak: WeakPoint
    measures: tuple[PlannedMeasure, ...]
    stale: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still needs a measure."""
        return not (self.measures or self.stale or self.weak.set_aside_because)


class Difference(NamedTuple):
    """What a result says otherwise than the weak points of a plan: codes, in their order."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def plans_of(agency: Agency) -> QuerySet[ImprovementPlan]:
    """The plans of an agency, the newest first, with how many measures and weak points they have.

    Drafts are among them: only for those who may ``improvement.view``.
    """
    return (
        ImprovementPlan.objects.filter(agency=agency)
        .select_related("agency", "result__round", "adopted_by")
        .defer("result__sheet", "result__snapshot")
        .annotate(
            standing=Count("measures", filter=Q(measures__dropped_because=""), distinct=True),
            weak=Count("weak_points", distinct=True),
        )
        .order_by("-year", "-assessed")  # where rows are counted, Meta.ordering does not hold
    )


def plan_for(agency: Agency, assessed: int) -> ImprovementPlan | None:
    """The plan that answers the assessment of a year, a draft, too, if there is one."""
    return ImprovementPlan.objects.filter(agency=agency, assessed=assessed).first()


def plan_before(agency: Agency, year: int) -> ImprovementPlan | None:
    """The newest plan that answers an assessment before a year: its measures came before it."""
    earlier = ImprovementPlan.objects.filter(agency=agency, assessed__lt=year)
    rows = earlier.select_related("agency", "result__round")
    return rows.defer("result__sheet", "result__snapshot").order_by("-assessed").first()


def finding_of(weak: WeakPoint) -> str:
    """What is wrong: in the agency's words, else as the result tells it."""
    return weak.finding or told_by_result(weak)


def told_by_result(weak: WeakPoint) -> str:
    """What is wrong in the assessor's words, else what the mark says; empty for no mark."""
    if weak.comment:
        return weak.comment
    node = framework_of(weak.plan).nodes.get(weak.code)
    return "" if node is None or weak.mark is None else told_by_mark(node, weak.mark)


def told_by_results(plan: ImprovementPlan, kept: PlannedMeasure) -> list[str]:
    """How the result tells of the points that a measure names, and of those that moved under it."""
    codes = [*kept.questions, *(code for code in kept.moved_marks if code not in kept.questions)]
    points = {one.code: one for one in plan.weak_points.select_related("plan")}
    told = [told_by_result(points[code]) for code in codes if code in points]
    return [line for one in told for line in one.splitlines()]


def newest_result_of(agency: Agency, year: int) -> Result | None:
    """What the plan of a year is made from: the published result, else the draft."""
    of_year = {"round__agency": agency, "round__year": year}
    found = published().filter(**of_year).first()
    drafts = Result.objects.filter(state=State.DRAFT, **of_year).select_related("round__agency")
    return found or drafts.first()


def results_without_plan(agency: Agency) -> Sequence[int]:
    """The years that have a result and no plan yet, the newest first."""
    rounds = Round.objects.filter(agency=agency, results__isnull=False)
    planned = ImprovementPlan.objects.filter(agency=agency).values("assessed")
    years = rounds.exclude(year__in=planned).values_list("year", flat=True)
    return sorted(set(years), reverse=True)


def framework_of(plan: ImprovementPlan) -> Framework:
    """The rules by which the year assessed was assessed: the pinned ones where there is a round."""
    if plan.result is not None:
        return rules_of(plan.result.round)
    round_ = Round.objects.filter(agency=plan.agency_id, year=plan.assessed).first()
    return load_framework(plan.assessed) if round_ is None else rules_of(round_)


def weak_now(plan: ImprovementPlan, result: Result) -> tuple[Weakness, ...]:
    """The weaknesses of a result by the cut that the plan has."""
    return weaknesses_of(shown(result), plan.weak_from)


def standing_measures(plan: ImprovementPlan) -> Sequence[PlannedMeasure]:
    """The measures of a plan in their order with their steps, without what units do of them."""
    return list(plan.measures.filter(dropped_because="").prefetch_related("steps"))


def rows_of(
    weak_points: Iterable[WeakPoint],
    measures: Iterable[PlannedMeasure],
    framework: Framework,
    weak_from: str,
) -> tuple[AnsweredPoint, ...]:
    """Every weak point in the order of the rules, with the measures that answer it."""
    place = {node.code: number for number, node in enumerate(framework.marked)}
    above = indicators_above(framework)
    several = [(one, core_measure(one)) for one in measures]
    ordered = sorted(weak_points, key=lambda weak: place.get(weak.code, len(place)))
    return tuple(
        AnsweredPoint(
            weak,
            tuple(
                kept
                for kept, measure in several
                if answers(
                    measure,
                    code=weak.code,
                    theme=weak.theme,
                    indicators=above.get(weak.code, ()),
                )
            ),
            stale=not is_weak(framework, weak_from, weak.mark),
        )
        for weak in ordered
    )


def is_weak(framework: Framework, weak_from: str, mark: Decimal | None) -> bool:
    """Whether a mark is known and lies in one of the bands that count as weak."""
    return mark is not None and band(framework.bands, mark) in weak_bands(framework, weak_from)


def marks_known(result: core.Result) -> frozenset[str]:
    """The codes of what a result has a mark or score of."""
    return frozenset(one.node.code for one in result.total.walk() if one.announced is not None)


def difference(
    plan: ImprovementPlan,
    points: Sequence[WeakPoint],
    weaknesses: Sequence[Weakness],
    known: Container[str],
    framework: Framework,
) -> Difference:
    """What the weaknesses of a result say otherwise than the weak points that the plan has.

    ``known`` are the codes whose mark the result knows: of the others it says nothing.
    """
    now = {one.node.code: one for one in weaknesses}
    kept = {one.code for one in points}
    return Difference(
        new=tuple(code for code in now if code not in kept),
        gone=tuple(
            one.code
            for one in points
            if one.code not in now
            and one.code in known
            and is_weak(framework, plan.weak_from, one.mark)
        ),
        changed=tuple(one.code for one in points if _says_otherwise(one, now)),
    )


def _says_otherwise(weak: WeakPoint, now: Mapping[str, Weakness]) -> bool:
    found = now.get(weak.code)
    return found is not None and (found.mark, found.comment) != (weak.mark, weak.comment)
