"""From counters to levels with plain Fractions, written apart from Prongsai's arithmetic.

Usage: counters_oracle.py DATABASE. Prints each agency's announced scores and its level.
"""

import json
import sqlite3
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from counters import INSTRUMENTS, QUERY, oit, rules
from nation import line

framework = rules()


def value(node, counts):
    """The score of a question or of anything above: a mean of means."""
    if node.parts:
        values = [one for part in node.parts if (one := value(part, counts)) is not None]
        return sum(values, Fraction(0)) / len(values) if values else None
    options = counts.get(node.code, {})
    n = sum(options.values())
    return Fraction(sum(worth(node)[option] * k for option, k in options.items()), n) if n else None


def worth(node):
    """What options are worth, in whole points: the scales of FY2566 have no other."""
    marks = {option.code: int(option.mark) for option in framework.scales[node.scale].options}
    if node.polarity == "reversed":
        return {code: 100 - mark for code, mark in marks.items()}
    return marks


def announced(exact):
    """Two decimals, half up, by Decimal's own rounding."""
    return (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)


tallies = {
    row[0]: json.loads(row[2])["counts"] for row in sqlite3.connect(sys.argv[1]).execute(QUERY)
}
for agency in range(len(tallies) // len(INSTRUMENTS)):
    exact = {"oit": Fraction(oit(agency))}
    for place, code in enumerate(INSTRUMENTS):
        exact[code] = value(framework.nodes[code], tallies[agency * len(INSTRUMENTS) + place])
    weights = {part.code: Fraction(part.weight) / 100 for part in framework.instruments}
    total = sum(exact[code] * weight for code, weight in weights.items())
    figures = {code: announced(one) for code, one in exact.items()} | {"ita": announced(total)}
    reached = next(
        one.code
        for one in framework.levels
        if figures["ita"] >= one.at_least
        and all(figures[code] >= (one.each_instrument or 0) for code in weights)
    )
    print(line(str(agency), figures, reached))
