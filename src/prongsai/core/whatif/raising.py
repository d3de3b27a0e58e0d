"""The questions and items that can be raised, as the search takes them: in whole numbers."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, gcd, lcm
from typing import NamedTuple

from prongsai.core.framework import Framework, Level, Node
from prongsai.core.scoring import Score
from prongsai.core.shares import shares
from prongsai.core.whatif.costs import Costs
from prongsai.core.whatif.search import Needs, Raise

FULL = Fraction(100)
HUNDREDTH = Fraction(1, 100)


class Task(NamedTuple):
    """What the search is given: raises in order of preference, needs, and weights."""

    raises: tuple[Raise, ...]
    needs: Needs
    weights: tuple[int, ...]


class _Steps(NamedTuple):
    """A raise before it is measured in whole units: gain and cost of a step are exact."""

    code: str
    mark: Fraction
    instrument: int
    gain: Fraction
    steps: int
    cost: Fraction
    at_once: bool = False
    last: bool = False
    below: str | None = None


def changeable(score: Score) -> Iterator[tuple[Node, Fraction]]:
    """The questions and items whose marks move ``score``, with these marks: known and below 100.

    Those below a score that is known only as published are among them: every way of combining is
    linear, so a rise there lifts that score by its share, whatever the other parts are.
    """
    for below in score.walk():
        if below.node.is_marked and below.value is not None and below.value < FULL:
            yield below.node, below.value


def published_only(score: Score) -> Iterator[Score]:
    """The highest scores known only as published: what ``score`` was computed from beside marks."""
    if score.node.is_marked:
        return
    if score.origin == "given":
        yield score
        return
    for part in score.parts:
        yield from published_only(part)


def raised(node: Node, mark: Fraction, steps: int) -> Fraction:
    """The mark after ``steps``: an item is whole at once, a question rises by hundredths."""
    return FULL if node.kind == "item" else min(FULL, mark + steps * HUNDREDTH)


def lowest_announced_as(at_least: Decimal) -> Fraction:
    """The lowest exact score that is announced as ``at_least`` or more: 84.995 for 85."""
    return ceil(at_least * 100) * HUNDREDTH - HUNDREDTH / 2


def task(framework: Framework, total: Score, target: Level, costs: Costs) -> Task:
    """The integer programme of reaching ``target``."""
    worth = shares(framework.assessment)
    weights = [worth[instrument.code] for instrument in framework.instruments]
    rooms = _rooms(total, costs)
    raises = sorted(
        _raises(framework, total, costs, rooms),
        key=lambda option: _preference(option, weights[option.instrument]),
    )
    gain = _unit([*(option.gain for option in raises), *rooms.values()])
    cost = _unit(option.cost for option in raises)
    weight = _unit(weights)
    return Task(
        raises=tuple(
            Raise(
                code=option.code,
                instrument=option.instrument,
                gain=int(option.gain / gain),
                steps=option.steps,
                cost=int(option.cost / cost),
                at_once=option.at_once,
                last=option.last,
                below=option.below,
            )
            for option in raises
        ),
        needs=Needs(
            each=tuple(ceil(_lacking(part, target.each_instrument) / gain) for part in total.parts),
            total=ceil(_lacking(total, target.at_least) / (gain * weight)),
            rooms={code: int(room / gain) for code, room in rooms.items()},
        ),
        weights=tuple(int(share / weight) for share in weights),
    )


def _raises(
    framework: Framework, total: Score, costs: Costs, rooms: Mapping[str, Fraction]
) -> Iterator[_Steps]:
    below = _codes_below(total, rooms)
    for place, instrument in enumerate(framework.instruments):
        worth = shares(instrument)
        for node, mark in changeable(total.parts[place]):
            if worth[node.code] and node.code not in costs.barred:
                for steps in _steps(node, mark, place, worth[node.code], costs.of(node)):
                    yield steps._replace(below=below.get(node.code))


def _rooms(total: Score, costs: Costs) -> dict[str, Fraction]:
    """What published scores can rise before they are 100, in points of their instruments.

    Only those are told that the marks known below would lift further: where the published score
    and these marks contradict each other.
    """
    return {
        given.node.code: (FULL - (given.value or 0)) * shares(instrument.node)[given.node.code]
        for instrument in total.parts
        for given in published_only(instrument)
        if total.origin == "combined" and _lift(given, costs) > FULL - (given.value or 0)
    }


def _lift(given: Score, costs: Costs) -> Fraction:
    """The points by which a published score would rise with all that can be changed below it."""
    worth = shares(given.node)
    rises = (
        worth[node.code] * (FULL - mark)
        for node, mark in changeable(given)
        if node.code not in costs.barred
    )
    return sum(rises, Fraction(0))


def _codes_below(total: Score, codes: Iterable[str]) -> dict[str, str]:
    return {below.node.code: code for code in codes for below in total.find(code).walk()}


def _steps(
    node: Node, mark: Fraction, instrument: int, share: Fraction, cost: Fraction
) -> Iterator[_Steps]:
    lacking = FULL - mark
    if node.kind == "item":
        yield _Steps(node.code, mark, instrument, share * lacking, 1, cost, at_once=True)
        return
    # The last step of a mark with more than two decimals is shorter, and costs the same.
    whole, rest = divmod(lacking, HUNDREDTH)
    if whole:
        yield _Steps(node.code, mark, instrument, share * HUNDREDTH, whole, cost * HUNDREDTH)
    if rest:
        yield _Steps(node.code, mark, instrument, share * rest, 1, cost * HUNDREDTH, last=True)


def _preference(option: _Steps, weight: Fraction) -> tuple[bool, Fraction, Fraction]:
    """Cheapest per point of the total first, then the weakest; else the framework's order stays.

    What brings the total nothing comes last: only a need of its instrument calls for it.
    """
    gain = option.gain * weight
    return (gain == 0, option.cost / (gain or option.gain), option.mark)


def _unit(amounts: Iterable[Fraction]) -> Fraction:
    """The largest unit in which every amount is a whole number."""
    amounts = list(amounts)
    denominator = lcm(*(amount.denominator for amount in amounts))
    numerator = gcd(*(int(amount * denominator) for amount in amounts))
    return Fraction(numerator or 1, denominator)


def _lacking(score: Score, at_least: Decimal | None) -> Fraction:
    if at_least is None:
        return Fraction(0)
    return max(Fraction(0), lowest_announced_as(at_least) - (score.value or 0))
