"""A way to a level as plain values, ready for JSON."""

from prongsai.core.receipts import exactly
from prongsai.core.scoring import as_published
from prongsai.core.whatif.way import Way


def as_plain(way: Way, language: str) -> dict[str, object]:
    """The way with every figure as a string of two decimals, as it would be announced.

    ``cost`` has as many decimals as it needs, at least two. ``because`` is there only where the
    level cannot be reached.
    """
    after = way.level_after
    plain: dict[str, object] = {
        "target": way.target.code,
        "reachable": way.reachable,
        "cost": None if way.cost is None else exactly(way.cost),
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
