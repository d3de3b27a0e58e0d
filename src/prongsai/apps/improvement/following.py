"""A plan follows its result: weak points, marks and comments, and the sentences made of them.

Nothing that a person wrote is written over: beside it stands which mark moved, until he looked.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from prongsai.apps.improvement.keeping import core_measure, measures_of
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure, WeakPoint
from prongsai.apps.improvement.plan_queries import marks_known, told_by_result, weak_now
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import shown
from prongsai.apps.rounds.queries import rules_of
from prongsai.core import results as core
from prongsai.core.improvement.renewing import renewed
from prongsai.core.improvement.weaknesses import Weakness, answers, indicators_above


class Refreshed(NamedTuple):
    """What became of the weak points: codes that are new, changed, kept though gone, or gone."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each."""
        return {name: len(codes) for name, codes in self._asdict().items()}


NOTHING = Refreshed((), (), (), ())


class _Moved(NamedTuple):
    """A weak point whose mark or comment changed, and the lines that told of it before and now."""

    weak: WeakPoint
    mark: Decimal | None
    before: tuple[str, ...]
    now: tuple[str, ...]


def follow(plan: ImprovementPlan, result: Result) -> Refreshed:
    """Let the weak points of a held plan be what a result says, and the findings made of them.

    A point that is weak no more goes, but stays where somebody worked on it: worded it, gave it
    to a unit, set it aside, or planned a measure for it.
    """
    now = {one.node.code: one for one in weak_now(plan, result)}
    stored = shown(result)
    known = marks_known(stored)
    # Of a point whose mark it does not know, a result says nothing.
    told = [one for one in plan.weak_points.select_related("plan") if one.code in known]
    before = {one.code: one for one in told}
    new = tuple(code for code in now if code not in before)
    WeakPoint.objects.bulk_create(begun(plan, now[code]) for code in new)
    gone = [weak for code, weak in before.items() if code not in now]
    kept = _with_work(plan, gone, result)
    moved = [
        _moved(weak, *_says(weak, now, stored))
        for code, weak in before.items()
        if code in now or code in kept
    ]
    changed = [one for one in moved if one is not None]
    plan.weak_points.filter(pk__in=[one.pk for one in gone if one.code not in kept]).delete()
    _renew(plan, changed, result)
    return Refreshed(
        new,
        tuple(one.weak.code for one in changed if one.weak.code in now),
        kept,
        tuple(weak.code for weak in gone if weak.code not in kept),
    )


def begun(plan: ImprovementPlan, weakness: Weakness) -> WeakPoint:
    """A weak point as a result tells it, not kept yet."""
    return WeakPoint(
        plan=plan,
        code=weakness.node.code,
        indicator=weakness.indicator,
        theme=weakness.theme,
        mark=weakness.mark,
        comment=weakness.comment,
    )


def _with_work(
    plan: ImprovementPlan, points: Sequence[WeakPoint], result: Result
) -> tuple[str, ...]:
    """Which points somebody worked on, so that they are not thrown away."""
    above = indicators_above(rules_of(result.round))
    measures = [core_measure(one) for one in measures_of(plan)]
    return tuple(
        weak.code
        for weak in points
        if any((weak.finding, weak.unit_id, weak.supervisor, weak.remark, weak.set_aside_because))
        or any(
            answers(one, code=weak.code, theme=weak.theme, indicators=above.get(weak.code, ()))
            for one in measures
        )
    )


def _says(
    weak: WeakPoint, now: Mapping[str, Weakness], stored: core.Result
) -> tuple[Decimal | None, str]:
    """Mark and comment that a result has of a point whose mark it knows, weak or not."""
    found = now.get(weak.code)
    if found is not None:
        return found.mark, found.comment
    mark = stored.total.find(weak.code).announced
    return mark, stored.sheet.comments.get(weak.code, "")


def _moved(weak: WeakPoint, mark: Decimal | None, comment: str) -> _Moved | None:
    """Take over mark and comment; ``None`` where neither changed."""
    if (weak.mark, weak.comment) == (mark, comment):
        return None
    old, before = weak.mark, told_by_result(weak).splitlines()
    weak.mark, weak.comment = mark, comment
    if weak.finding and old != mark:
        first = old if weak.former_mark is None else weak.former_mark
        weak.former_mark = None if first == mark else first
    weak.save(update_fields=["mark", "comment", "former_mark"])
    return _Moved(weak, old, tuple(before), tuple(told_by_result(weak).splitlines()))


def _renew(plan: ImprovementPlan, moved: Sequence[_Moved], result: Result) -> None:
    """Write the findings of the measures anew where nobody edited them; else say what moved."""
    above = indicators_above(rules_of(result.round))
    for kept in measures_of(plan) if moved else ():
        measure = core_measure(kept)
        told = [
            one
            for one in moved
            if answers(
                measure,
                code=one.weak.code,
                theme=one.weak.theme,
                indicators=above.get(one.weak.code, ()),
            )
        ]
        findings = [_told_anew(kept, one) for one in told if kept.findings]
        if any(findings):
            kept.revision += 1
            kept.save(update_fields=["findings", "moved_marks", "revision"])


def _told_anew(kept: PlannedMeasure, moved: _Moved) -> bool:
    """Renew the lines of a measure that tell of a point, or note its mark; whether it changed."""
    lines = renewed(kept.findings, moved.before, moved.now)
    if lines is not None:
        kept.findings = list(lines)
        return True
    if moved.mark == moved.weak.mark:
        return False
    first = kept.moved_marks.get(moved.weak.code, [_figure(moved.mark)])[0]
    now = _figure(moved.weak.mark)
    kept.moved_marks = {**kept.moved_marks, moved.weak.code: [first, now]}
    if first == now:
        del kept.moved_marks[moved.weak.code]
    return True


def _figure(mark: Decimal | None) -> str:
    return "–" if mark is None else f"{mark:.2f}"
