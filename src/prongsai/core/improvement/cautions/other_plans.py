"""The lines of many agencies' plans, kept so that a plan is compared with all of them at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.documents.plan import Plan
from prongsai.core.improvement.cautions.compared import (
    alike,
    compared,
    compared_once,
    lines_of,
    without_years,
)

# Sentences that differ in a word begin or end alike; so many letters find them.
_EDGE = 12
# So many sentences with one beginning are compared letter by letter; official ones have thousands.
_MOST = 12
# A sentence of fewer letters is a phrase that anybody writes.
LEAST = 25


class NamedPlan(NamedTuple):
    """A plan and whose it is, in the words in which people are told of it."""

    name: str
    plan: Plan


class OtherPlans:
    """The plans of other agencies; made once, and used for as many plans as one likes.

    ``free`` are sentences that anybody may use, as those of the library of suggestions: they are
    copied from nobody.
    """

    def __init__(self, plans: Iterable[NamedPlan] = (), free: Iterable[str] = ()) -> None:
        self.plans = tuple(plans)
        self.free = frozenset(without_years(compared(one)) for one in free)
        self._whose: dict[str, set[int]] = {}
        self._begins: dict[str, list[str]] = defaultdict(list)
        self._ends: dict[str, list[str]] = defaultdict(list)
        for number, one in enumerate(self.plans):
            for measure in one.plan.measures:
                for line in lines_of(measure):
                    self._keep(without_years(compared_once(line)), number)

    def _keep(self, text: str, number: int) -> None:
        if len(text) < LEAST:
            return
        whose = self._whose.get(text)
        if whose is not None:
            whose.add(number)
            return
        self._whose[text] = {number}
        self._begins[text[:_EDGE]].append(text)
        self._ends[text[-_EDGE:]].append(text)

    def with_line(self, text: str) -> frozenset[int]:
        """The numbers of the plans that have a comparable line, nearly word for word."""
        if len(text) < LEAST or text in self.free:
            return frozenset()
        found = set(self._whose.get(text, ()))
        begins, ends = self._begins.get(text[:_EDGE], ()), self._ends.get(text[-_EDGE:], ())
        for near in (*begins[:_MOST], *ends[:_MOST]):
            if near != text and alike(text, near, "nearly all"):
                found |= self._whose[near]
        return frozenset(found)


def comparable(line: str) -> str:
    """A line as lines of two plans are compared: without signs, spaces and years."""
    return without_years(compared(line))
