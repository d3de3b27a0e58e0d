"""The arithmetic of the assessment: exact, and rounded only where a figure is announced.

Rules as published for FY2563 (seed 003, section 2.1): a question's score is the mean of its
answers, a sub-indicator's the mean of its items, an indicator's the mean of its questions or
sub-indicators, an instrument's the mean of its indicators, the total the weighted sum.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal, NamedTuple

from prongsai.core.framework import Band, Framework, Level, Node

Origin = Literal["combined", "given", "unknown"]


class Score(NamedTuple):
    """A node's score: a tree of the same shape as the framework.

    ``value`` is exact, 0-100, and ``None`` where something below is not known.
    """

    node: Node
    value: Fraction | None
    origin: Origin
    parts: tuple["Score", ...]

    @property
    def announced(self) -> Decimal | None:
        """The score as it is announced, with two decimals."""
        return None if self.value is None else as_published(self.value)

    def walk(self) -> Iterator["Score"]:
        """This score and everything below it, in the order of the framework."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def find(self, code: str) -> "Score":
        """The score of the node with ``code``; KeyError where there is none."""
        for score in self.walk():
            if score.node.code == code:
                return score
        raise KeyError(code)


def score(node: Node, known: Mapping[str, Fraction]) -> Score:
    """Score a node and everything below it.

    ``known`` has marks, and scores known only as published. A score that follows from its parts
    is combined from them; one given for the node stands only where a part is not known.
    """
    if not node.parts:
        mark = known.get(node.code)
        return Score(node, mark, "unknown" if mark is None else "given", ())
    parts = tuple([score(part, known) for part in node.parts])
    value = combined(node, [part.value for part in parts])
    if value is not None:
        return Score(node, value, "combined", parts)
    if node.code in known:
        return Score(node, known[node.code], "given", parts)
    return Score(node, None, "unknown", parts)


def combined(node: Node, values: Sequence[Fraction | None]) -> Fraction | None:
    """Combine the values of a node's parts in the node's way; ``None`` where one is not known."""
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    return COMBINE[node.combine](node, known)


def mean(_: Node, values: Sequence[Fraction]) -> Fraction:
    """The arithmetic mean."""
    return _sum_by(values, len(values))


def weighted_sum(node: Node, values: Sequence[Fraction]) -> Fraction:
    """The sum of the values, each times its part's weight in percent."""
    weighted = zip(node.parts, values, strict=True)
    return _sum_by([value * Fraction(part.weight or 0) for part, value in weighted], 100)


COMBINE: Mapping[str, Callable[[Node, Sequence[Fraction]], Fraction]] = {
    "mean": mean,
    "weighted_sum": weighted_sum,
}


def as_published(value: Fraction) -> Decimal:
    """Round half up to two decimals, as results are announced (proved with FY2563 and FY2564)."""
    hundredths = (200 * value.numerator + value.denominator) // (2 * value.denominator)
    return Decimal(hundredths).scaleb(-2)


def level(framework: Framework, total: Score) -> Level | None:
    """The result level of a total; ``None`` where the total or an instrument is not known.

    A level goes by announced figures, so that no score falls between 84.99 and 85.00.
    """
    announced = total.announced
    if announced is None:
        return None
    instruments = [part.announced for part in total.parts]
    for candidate in framework.levels:
        if announced >= candidate.at_least and _each_reaches(instruments, candidate):
            return candidate
    return None


def band(bands: Iterable[Band], announced: Decimal) -> Band:
    """The band that an announced score falls into."""
    return max(
        (band for band in bands if band.at_least <= announced), key=lambda band: band.at_least
    )


def _each_reaches(instruments: Iterable[Decimal | None], candidate: Level) -> bool:
    if candidate.each_instrument is None:
        return True
    return all(
        announced is not None and announced >= candidate.each_instrument
        for announced in instruments
    )


def _sum_by(values: Sequence[Fraction], divisor: int) -> Fraction:
    # One common denominator instead of one greatest divisor per addition: four times faster.
    denominator = lcm(*[value.denominator for value in values])
    numerator = sum([value.numerator * (denominator // value.denominator) for value in values])
    return Fraction(numerator, denominator * divisor)
