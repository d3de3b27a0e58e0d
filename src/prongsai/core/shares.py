"""What each node is worth: how far a score rises with the score of something below it."""

from collections.abc import Mapping
from fractions import Fraction

from prongsai.core.framework import Node
from prongsai.core.scoring import combined


def shares(node: Node) -> Mapping[str, Fraction]:
    """By code, the points that ``node`` gains when a node below it, or itself, gains one point.

    Every way of combining is linear, so one point more brings what one point alone is worth: in
    FY2563 one of the nine items of 9.1 is worth 0.4 · 1/2 · 1/5 · 1/9 of a point of the total.
    """
    found = {node.code: Fraction(1)}
    for part in node.parts:
        alone = [Fraction(int(other is part)) for other in node.parts]
        worth = combined(node, alone) or Fraction(0)
        for code, share in shares(part).items():
            found[code] = share * worth
    return found
