"""Margins of error at 95 %, exact: how far a survey's score may be from that of all people.

The score of a simple random sample of n out of N people, with the sample variance s² of their own
scores, has the standard error √((1 − n/N) · s²/n); 1.96 of them are the margin (Cochran, Sampling
Techniques, 3rd ed. 1977, chapter 2). Of halves the variances add up as of strata (chapter 5). Where
only options are counted, standard deviations of parts add up to an upper bound (Minkowski).
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import isqrt
from typing import NamedTuple

from prongsai.core.framework import Node
from prongsai.core.marks import MarkingKey, marking_key
from prongsai.core.surveys.pooling import Answers
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.suppression import answers
from prongsai.core.surveys.tallies import SummedNode, Sums, Tally, summed_nodes

_Z = Fraction(196, 100)  # 95 % of a normal distribution lie within so many standard deviations
_FINE = 10**9  # bounds are computed in billionths of a point, rounded up


class Margin(NamedTuple):
    """95 of 100 such samples lie within ``points`` of the score of all people, two decimals.

    ``at_most`` says that the margin is an upper bound, computed without sums.
    """

    points: Decimal
    at_most: bool = False


class Spread(NamedTuple):
    """A score's n, and the sample variance s² of the scores of these people, in square points."""

    n: int
    variance: Fraction


def margins(survey: Questionnaire, given: Answers) -> dict[str, Margin]:
    """The margins of an instrument, its indicators, questions and parts, by code.

    There is none where fewer than two people answered, or fewer than may be shown.
    """
    measured = _Measured(survey, given)
    codes = [node.code for node in survey.instrument.walk()]
    found = {code: measured.margin(survey.framework.nodes[code]) for code in codes}
    return {code: margin for code, margin in found.items() if margin is not None}


def error_squared(spread: Spread, population: int | None) -> Fraction:
    """The square of the margin of error; 0 where everybody answered."""
    n, variance = spread
    left = Fraction(1) if population is None else max(1 - Fraction(n, population), Fraction(0))
    return _Z**2 * left * variance / n


def spread_of_options(key: MarkingKey, options: Mapping[str, int]) -> Spread | None:
    """The spread of a question without parts; ``None`` for fewer than two answers."""
    n = sum(options.values())
    total = sum(key.worth[option] * times for option, times in options.items())
    squares = sum(key.worth[option] ** 2 * times for option, times in options.items())
    return _spread(Sums(n, total, squares), key.unit)


def spread_of_sums(summed: SummedNode, sums: Sums) -> Spread | None:
    """The spread of a node that combines answers; ``None`` for fewer than two people."""
    return _spread(sums, summed.per_point)


def rounded_root(square: Fraction) -> Decimal:
    """The square root with two decimals, half up; exact, for it is never computed otherwise."""
    return Decimal((isqrt(40_000 * square.numerator // square.denominator) + 1) // 2).scaleb(-2)


class _Measured:
    """What a survey's answers say about spreads, node by node."""

    def __init__(self, survey: Questionnaire, given: Answers) -> None:
        self._given = given
        self._tallies = [tally for tally in given.portions.values() if tally.n]
        self._summed = summed_nodes(survey)
        self._keys = {
            node.code: marking_key(node, survey.framework.scales) for node in survey.asked
        }

    def margin(self, node: Node) -> Margin | None:
        square = self._square(node)
        if square is not None:
            return Margin(rounded_root(square))
        bound = self._bound(node)
        return None if bound is None else Margin(_rounded_up(bound), at_most=True)

    def _square(self, node: Node) -> Fraction | None:
        """The square of a margin from sums or options; ``None`` where they are not there."""
        spread = self._of_sums if node.parts else self._of_options
        return self._together(partial(spread, node))

    def _together(self, spread: Callable[[Tally], Spread | None]) -> Fraction | None:
        spreads = [spread(tally) for tally in self._tallies]
        known = [one for one in spreads if one is not None]
        if not known or len(known) < len(spreads) or sum(one.n for one in known) < self._least:
            return None
        # A portion has no more people than all together, so its correction is at least as large.
        squares = [error_squared(one, self._given.population) for one in known]
        return sum(squares, Fraction()) / len(squares) ** 2

    @property
    def _least(self) -> int:
        return max(2, self._given.smallest)

    def _of_options(self, node: Node, tally: Tally) -> Spread | None:
        return spread_of_options(self._keys[node.code], tally.counts.get(node.code, {}))

    def _of_sums(self, node: Node, tally: Tally) -> Spread | None:
        sums = tally.sums.get(node.code)
        # Who skipped a part is missing from the sums; from a minority of people they say little.
        if sums is None or 2 * sums.n < max(answers(tally, below.code) for below in node.walk()):
            return None
        return spread_of_sums(self._summed[node.code], sums)

    def _bound(self, node: Node) -> Fraction | None:
        """The mean of the margins of the parts is never less than the margin of their mean."""
        # A question has the mean of those of its parts that somebody answered.
        parts = [p for p in node.parts if node.kind != "question" or self._given.number(p.code)]
        roots = [self._root(part) for part in parts]
        known = [root for root in roots if root is not None]
        return sum(known, Fraction()) / len(known) if known and len(known) == len(roots) else None

    def _root(self, node: Node) -> Fraction | None:
        square = self._square(node)
        return self._bound(node) if square is None else _root_above(square)


def _spread(sums: Sums, per_point: int) -> Spread | None:
    n, total, squares = sums
    if n < 2:
        return None
    return Spread(n, Fraction(n * squares - total * total, n * (n - 1) * per_point**2))


def _root_above(square: Fraction) -> Fraction:
    fine = -(-square.numerator * _FINE**2 // square.denominator)
    return Fraction(isqrt(fine - 1) + 1, _FINE) if fine else Fraction(0)


def _rounded_up(value: Fraction) -> Decimal:
    return Decimal(-(-100 * value.numerator // value.denominator)).scaleb(-2)
