"""What the repair of an item is worth: the points by which the total rises with its mark."""

from fractions import Fraction

from prongsai.core.framework import Framework
from prongsai.core.results import Result
from prongsai.core.shares import shares

FULL = Fraction(100)


def worth(framework: Framework, code: str, result: Result | None) -> Fraction:
    """Points of the total, exact, that an item's way to its full mark brings.

    The way begins at the item's mark where ``result`` knows it, at 0 otherwise. KeyError for a
    code that the framework does not have.
    """
    known = result.total.find(code).value if result is not None else None
    return shares(framework.assessment)[code] * (FULL - (known or Fraction(0)))
