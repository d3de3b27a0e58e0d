"""The cheapest way to a level: which items to repair and which questions to raise, and how far."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.framework import Framework, Level, Node
from prongsai.core.problems import ProblemsFound
from prongsai.core.scoring import Score, level, score
from prongsai.core.shares import shares
from prongsai.core.whatif.costs import Costs, check_costs
from prongsai.core.whatif.raising import (
    FULL,
    HUNDREDTH,
    changeable,
    published_only,
    raised,
    task,
)
from prongsai.core.whatif.saying import obstacle, unknown_level, unknown_total
from prongsai.core.whatif.search import Search
from prongsai.core.whatif.superfluous import without_superfluous
from prongsai.core.wording import Text

_USUAL = Costs()


class Change(NamedTuple):
    """One question or item and its mark before and after, 0-100, exact."""

    node: Node
    before: Fraction
    after: Fraction


@dataclass(frozen=True)
class Way:
    """The cheapest way to ``target``, with the score that it leads to.

    Where no way is found there are no changes and no ``cost``; ``after`` is then the best that
    is known to be within reach, and ``because`` says what stands in the way: that the level is
    out of reach, or that marks are missing to work it out.
    """

    framework: Framework
    target: Level
    changes: tuple[Change, ...]
    cost: Fraction | None
    after: Score
    because: Text | None = None

    @property
    def reachable(self) -> bool:
        """Whether the level can be reached."""
        return self.cost is not None

    @property
    def level_after(self) -> Level | None:
        """The level of the score that the way leads to: the target, or a higher one."""
        return level(self.framework, self.after)


def cheapest_way(
    framework: Framework, known: Mapping[str, Fraction], target: str, costs: Costs = _USUAL
) -> Way:
    """The changes of marks that reach the level with code ``target`` at the lowest cost.

    A change repairs an item (to 100 at once) or raises a question by hundredths of a point, each
    begun hundredth being paid whole. Of equally cheap ways the one is taken that goes furthest
    with the items, then with the questions; among each with what costs least per point of the
    total, then with the weakest mark, then with what stands first in the framework. Nothing is
    raised further than needed, and of changes that cost nothing none is left that could be left
    out (``without_superfluous`` says in which order they are tried).

    A mark below a score that is known only as published lifts that score by its share of the rise,
    up to 100; the published figure is taken as it stands.

    Raises ProblemsFound where the level or a code is not of this year, or the total is not known.
    """
    wanted = _level_called(target, framework)
    check_costs(costs, framework)
    now = score(framework.assessment, known)
    if now.value is None:
        raise ProblemsFound([unknown_total(now)])
    steps = _cheapest_steps(framework, now, wanted, costs)
    if steps is None:
        return _no_way(framework, now, wanted, costs, known)
    changes = tuple(_changes(now, steps))
    cost = sum((_cost(change, steps, costs) for change in changes), Fraction(0))
    return Way(framework, wanted, changes, cost, _after(now, changes, known))


def _cheapest_steps(
    framework: Framework, now: Score, wanted: Level, costs: Costs
) -> dict[str, int] | None:
    if wanted.each_instrument is not None and any(part.value is None for part in now.parts):
        return None
    given = task(framework, now, wanted, costs)
    steps = Search(given.weights).cheapest(given.raises, given.needs)
    return None if steps is None else without_superfluous(given, steps)


def _no_way(
    framework: Framework, now: Score, wanted: Level, costs: Costs, known: Mapping[str, Fraction]
) -> Way:
    changes = tuple(_all_repaired(now, costs))
    best = _after(now, changes, known)
    return Way(framework, wanted, (), None, best, obstacle(now, best, wanted, costs))


def _changes(now: Score, steps: Mapping[str, int]) -> Iterator[Change]:
    for node, mark in changeable(now):
        if node.code in steps:
            yield Change(node, mark, raised(node, mark, steps[node.code]))


def _all_repaired(now: Score, costs: Costs) -> Iterator[Change]:
    for node, mark in changeable(now):
        if node.code not in costs.barred:
            yield Change(node, mark, FULL)


def _cost(change: Change, steps: Mapping[str, int], costs: Costs) -> Fraction:
    cost = costs.of(change.node)
    return cost if change.node.kind == "item" else cost * steps[change.node.code] * HUNDREDTH


def _after(now: Score, changes: Collection[Change], known: Mapping[str, Fraction]) -> Score:
    marks = dict(known)
    for change in changes:
        # A question follows from its parts where they are known; the new mark takes their place.
        for part in change.node.parts:
            marks.pop(part.code, None)
        marks[change.node.code] = change.after
    return score(now.node, marks | _lifted(now, {one.node.code: one for one in changes}))


def _lifted(now: Score, changes: Mapping[str, Change]) -> dict[str, Fraction]:
    """The scores known only as published that the changes lift, with what they rise to."""
    lifted = {}
    for given in published_only(now):
        worth = shares(given.node)
        rises = [
            share * (changes[code].after - changes[code].before)
            for code, share in worth.items()
            if code in changes
        ]
        if rises:
            lifted[given.node.code] = min(FULL, sum(rises, given.value or Fraction(0)))
    return lifted


def _level_called(code: str, framework: Framework) -> Level:
    for candidate in framework.levels:
        if candidate.code == code:
            return candidate
    raise ProblemsFound([unknown_level(code, framework)])
