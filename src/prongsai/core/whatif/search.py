"""The cheapest raises that meet every need: an integer programme, solved exactly.

Every instrument may have a need, and the total has one: the needs are nested. So the linear
relaxation, where a raise may be taken in part, is solved by taking what costs least per point:
first for each instrument, then for what the total still lacks. With that bound a plain search,
depth first, is fast enough, when it decides on items before questions: the hundredths of the
questions then fill up almost exactly what the items leave. Whole numbers make it exact.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil, gcd
from types import MappingProxyType
from typing import NamedTuple


class Raise(NamedTuple):
    """Up to ``steps`` equal steps by which one question can be raised; an item is so ``at_once``.

    ``gain`` is what a step brings to the ``instrument`` and ``cost`` what it costs, in whole
    units of the caller. A ``last`` step comes only after all the others of its code. What stands
    ``below`` a node that has little room to 100 brings no more than that room.
    """

    code: str
    instrument: int
    gain: int
    steps: int
    cost: int
    at_once: bool = False
    last: bool = False
    below: str | None = None


class Needs(NamedTuple):
    """What is still lacking: by each instrument, and by the total; never below 0.

    ``rooms`` says how far the nodes can still rise that raises stand below.
    """

    each: tuple[int, ...]
    total: int
    rooms: Mapping[str, int] = MappingProxyType({})

    @property
    def met(self) -> bool:
        """Whether nothing is lacking any more."""
        return not any(self.each) and not self.total

    def after(self, option: Raise, steps: int, weights: Sequence[int]) -> "Needs":
        """What is still lacking after ``steps`` of ``option``."""
        gained, rooms = option.gain * steps, self.rooms
        if option.below is not None:
            gained = min(gained, rooms[option.below])
            rooms = {**rooms, option.below: rooms[option.below] - gained}
        each = list(self.each)
        each[option.instrument] = max(0, each[option.instrument] - gained)
        return Needs(tuple(each), max(0, self.total - gained * weights[option.instrument]), rooms)


class Search:
    """The search for the cheapest raises; ``weights`` are an instrument's units in the total's.

    Among equally cheap answers it finds the first: items before questions, the one with more of
    the first raise, then with more of the second, and so on, none further than is still needed.
    """

    def __init__(self, weights: Sequence[int]) -> None:
        self._weights = weights
        self._cost: int | None = None
        self._steps: dict[str, int] | None = None

    def cheapest(self, raises: Sequence[Raise], needs: Needs) -> dict[str, int] | None:
        """The steps to take, by code; ``None`` where the needs cannot be met.

        ``raises`` stand in the order of preference, which begins with the cost per point of the
        total; those that bring the total nothing stand at the end.
        """
        self._explore(list(raises), needs, 0, [])
        return self._steps

    def _explore(
        self, raises: list[Raise], needs: Needs, cost: int, taken: list[tuple[str, int]]
    ) -> bool:
        """Look for cheaper answers among those that begin with ``taken``; False where none is."""
        least = self._least_cost(raises, needs)
        if least is None or (self._cost is not None and cost + least >= self._cost):
            return False
        if needs.met:
            self._cost, self._steps = cost, _by_code(taken)
            return True
        first = next((option for option in raises if option.at_once), raises[0])
        rest = [option for option in raises if option is not first]
        most = self._most_useful(first, needs)
        for steps in range(most, -1, -1):
            follow = self._not_replaceable(rest, first, first.steps - steps, needs)
            left = needs.after(first, steps, self._weights)
            taken.append((first.code, steps))
            promising = self._explore(follow, left, cost + steps * first.cost, taken)
            taken.pop()
            # No question costs less per point than the first, so with fewer steps the bound grows;
            # only the last step into a room may have brought less than the others.
            if steps < most and not promising:
                break
        return True

    def _least_cost(self, raises: list[Raise], needs: Needs) -> int | None:
        """No answer costs less than this: the relaxation's cost, rounded up to a whole unit."""
        lacking, total = list(needs.each), needs.total
        price, spare = _Price(), []
        for option in raises:
            size = option.gain * option.steps
            used = min(size, lacking[option.instrument])
            if used:
                price.add(option, used)
                lacking[option.instrument] -= used
                total -= used * self._weights[option.instrument]
            if used < size:
                spare.append((option, size - used))
        if any(lacking):
            return None
        for option, size in spare:
            weight = self._weights[option.instrument]
            if total <= 0 or weight == 0:
                break
            price.add(option, min(size * weight, total), weight)
            total -= size * weight
        return price.whole_units if total <= 0 else None

    def _most_useful(self, option: Raise, needs: Needs) -> int:
        """The steps after which ``option`` brings nothing more that is needed."""
        useful = _quotient_up(needs.each[option.instrument], option.gain)
        weight = self._weights[option.instrument]
        if weight:
            # What the other instruments need for themselves will also count for the total.
            elsewhere = sum(
                need * self._weights[instrument]
                for instrument, need in enumerate(needs.each)
                if instrument != option.instrument
            )
            useful = max(useful, _quotient_up(needs.total - elsewhere, option.gain * weight))
        if option.below is not None:
            useful = min(useful, _quotient_up(needs.rooms[option.below], option.gain))
        return min(option.steps, useful)

    def _not_replaceable(
        self, rest: list[Raise], first: Raise, unused: int, needs: Needs
    ) -> list[Raise]:
        """``rest`` without steps in whose place ``unused`` ones of ``first`` could stand.

        Where some steps of the first bring exactly what some of a later raise do, and cost no
        more, no cheapest answer takes the later ones and leaves the first ones unused. An
        instrument that needs the later ones for itself keeps them.
        """
        worth = first.gain * self._weights[first.instrument]
        if not unused or not worth or first.below is not None:
            return rest
        kept, unfinished = [], {first.code}
        for other in rest:
            if other.last and other.code in unfinished:
                continue
            if other.instrument == first.instrument or not needs.each[other.instrument]:
                own, its = _equal_steps(worth, other.gain * self._weights[other.instrument])
                no_dearer = own * first.cost <= its * other.cost
                if own <= unused and its <= other.steps and no_dearer:
                    unfinished.add(other.code)
                    other = other._replace(steps=its - 1)
            if other.steps:
                kept.append(other)
        return kept


class _Price:
    """What gains cost where raises may be taken in part; whole steps are kept apart, for speed."""

    def __init__(self) -> None:
        self._whole = 0
        self._part = Fraction(0)

    def add(self, option: Raise, gain: int, weight: int = 1) -> None:
        """Add a gain by ``option``, in units of which its instrument's are ``weight``."""
        steps, rest = divmod(gain, option.gain * weight)
        self._whole += option.cost * steps
        if rest:
            self._part += Fraction(option.cost * rest, option.gain * weight)

    @property
    def whole_units(self) -> int:
        """The cost, rounded up."""
        return self._whole + ceil(self._part)


@lru_cache(maxsize=2**14)
def _equal_steps(one: int, other: int) -> tuple[int, int]:
    """The fewest steps of gain ``one``, and of gain ``other``, that bring the same."""
    common = gcd(one, other)
    return other // common, one // common


def _quotient_up(number: int, divisor: int) -> int:
    return max(0, -(-number // divisor))


def _by_code(taken: list[tuple[str, int]]) -> dict[str, int]:
    steps: dict[str, int] = {}
    for code, count in taken:
        if count:
            steps[code] = steps.get(code, 0) + count
    return steps
