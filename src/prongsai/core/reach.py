"""What the exact score behind an announced one can be, and what follows for the scores above it.

Published figures are rounded, and some parts may not be known. So each node has a reach: the
least and the most that its exact score can be.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.framework import Node
from prongsai.core.scoring import as_published, combined

HUNDREDTH = Decimal("0.01")  # the last announced digit


class Ends(NamedTuple):
    """From the least that an exact score can be to the most, 0-100.

    ``open`` says that the most itself is out of reach: half a hundredth more is rounded up.
    """

    low: Fraction
    high: Fraction
    open: bool

    @property
    def least(self) -> Decimal:
        """The least figure that can be announced."""
        return as_published(self.low)

    @property
    def most(self) -> Decimal:
        """The greatest figure that can be announced."""
        figure = as_published(self.high)
        on_the_edge = Fraction(figure) - self.high == Fraction(HUNDREDTH) / 2
        return figure - HUNDREDTH if self.open and on_the_edge else figure


UNKNOWN = Ends(Fraction(0), Fraction(100), open=False)


class Reach(NamedTuple):
    """The ends of a node's exact score, and its parts' reaches."""

    node: Node
    ends: Ends
    parts: tuple["Reach", ...]

    def announces(self, figure: Decimal) -> bool:
        """Whether some value within reach is announced as ``figure``."""
        return self.ends.least <= figure <= self.ends.most


def reach(node: Node, known: Mapping[str, Fraction]) -> Reach:
    """The reach of a node: of its parts where they say enough, narrowed by what was published."""
    parts = tuple(reach(part, known) for part in node.parts)
    given = known.get(node.code)
    if not parts or (given is not None and not any(_says_something(part) for part in parts)):
        return Reach(node, _around(node, given), parts)
    whole = Reach(node, _combined(node, parts), parts)
    if given is not None and whole.announces(as_published(given)):
        return whole._replace(ends=_narrowed(whole.ends, _around(node, given)))
    return whole


def reach_of_parts(node: Node, known: Mapping[str, Fraction]) -> Reach:
    """The reach of a node by its parts alone, whatever was published for itself."""
    parts = tuple(reach(part, known) for part in node.parts)
    return Reach(node, _combined(node, parts), parts)


def _combined(node: Node, parts: tuple[Reach, ...]) -> Ends:
    low = combined(node, [part.ends.low for part in parts])
    high = combined(node, [part.ends.high for part in parts])
    if low is None or high is None:
        return UNKNOWN
    return Ends(low, high, any(part.ends.open for part in parts))


def _around(node: Node, given: Fraction | None) -> Ends:
    if given is None:
        return UNKNOWN
    slack = Fraction(0) if node.kind == "item" else _half_a_digit(given)
    if given == 100 or not slack:
        return Ends(max(given - slack, Fraction(0)), given, open=False)
    return Ends(max(given - slack, Fraction(0)), given + slack, open=True)


def _half_a_digit(given: Fraction) -> Fraction:
    """Half of the last digit of a figure; figures have at least the two that are announced."""
    for places in range(2, 16):
        if (given * 10**places).denominator == 1:
            return Fraction(1, 2 * 10**places)
    return Fraction(0)


def _narrowed(ends: Ends, published: Ends) -> Ends:
    low, high = max(ends.low, published.low), min(ends.high, published.high)
    if low > high:
        return ends
    return Ends(low, high, any(one.open for one in (ends, published) if one.high == high))


def _says_something(part: Reach) -> bool:
    return part.ends != UNKNOWN
