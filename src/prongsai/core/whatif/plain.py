"""A way to a level as plain values, ready for JSON."""

from decimal import Decimal
from fractions import Fraction

from prongsai.core.scoring import as_published
from prongsai.core.whatif.way import Way


def as_plain(way: Way, language: str) -> dict[str, object]:
    """The way with every figure as a string of two decimals, as it would be announced.

    ``cost`` keeps more decimals where the costs have more. ``because`` is there only where the
    level cannot be reached.
    """
    after = way.level_after
    plain: dict[str, object] = {
        "target": way.target.code,
        "reachable": way.reachable,
        "cost": None if way.cost is None else _amount(way.cost),
        "changes": [
            {
                "code": change.node.code,
                "from": str(as_published(change.before)),
                "to": str(as_published(change.after)),
            }
            for change in way.changes
        ],
        "total_after": None if way.after.announced is None else str(way.after.announced),
        "level_after": None if after is None else after.code,
    }
    if way.because is not None:
        plain["because"] = way.because.say(language)
    return plain


def _amount(cost: Fraction) -> str:
    exact = Decimal(cost.numerator) / Decimal(cost.denominator)
    if Fraction(exact) != cost or exact == exact.quantize(Decimal("0.01")):
        return str(as_published(cost))
    return str(exact.normalize())
