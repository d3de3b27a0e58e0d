"""`prongsai check` over the farm of tests/sites: what it finds, misses and invents, beside a check
of the status alone, as checkers of links do it."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # the farm is beside the tests

from measuring import keep
from tests.sites.farm import Half, farm
from tests.sites.measuring import Outcome, Status, Tally, check_status, tally, timed

GOALS = {"recall": 0.95, "precision": 0.97}
HALVES: tuple[Half, ...] = ("known", "held_out")


def main() -> None:
    """Measure both halves, print them and keep them."""
    seen: dict[str, object] = {"goals": GOALS}
    everything: list[Outcome] = []
    statuses: list[Status] = []
    for half in HALVES:
        offices = farm(half)
        outcomes, seconds = timed(offices)
        alone = check_status(offices)
        seen[half] = measured(outcomes, alone) | {"seconds": round(seconds, 1)}
        report(half, outcomes, alone, seconds)
        everything += outcomes
        statuses += alone
    seen["both"] = measured(everything, statuses)
    report("both", everything, statuses, None)
    keep("check", seen)


def measured(outcomes: Iterable[Outcome], alone: Iterable[Status]) -> dict[str, object]:
    """The figures of some outcomes."""
    outcomes, alone = tuple(outcomes), tuple(alone)
    counted = tally(outcomes)
    return {
        "items": len(outcomes),
        "sound items": sum(outcome.case.sound for outcome in outcomes),
        "planted faults": counted.made.total() + counted.missed.total(),
        "kinds of faults": len(counted.made | counted.missed),
        "recall": round(counted.recall, 4),
        "precision": round(counted.precision, 4),
        "verdicts": verdicts(outcomes),
        "items with faults told as pass": passed(outcomes),
        "items, check": of_items((o.case.sound, _objected(o)) for o in outcomes),
        "items, status alone": of_items((s.case.sound, s.dead) for s in alone),
    }


def _objected(outcome: Outcome) -> bool:
    return bool(outcome.told) or outcome.check.verdict != "pass"


def verdicts(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """How often each verdict was told where each was right."""
    pairs = Counter(f"{'/'.join(o.case.verdicts)} told {o.check.verdict}" for o in outcomes)
    return dict(sorted(pairs.items()))


def passed(outcomes: Iterable[Outcome]) -> list[str]:
    """Items that cannot pass, told as pass."""
    return [f"{o.case.name} {'+'.join(o.missed)}" for o in outcomes if o.wrongly_passed]


def of_items(pairs: Iterable[tuple[bool, bool]]) -> str:
    """Of items with a fault those that were told, and of those told the ones that have one."""
    pairs = tuple(pairs)
    found = sum(told and not sound for sound, told in pairs)
    faulty = sum(not sound for sound, _ in pairs)
    told = sum(told for _, told in pairs)
    return f"recall {found / faulty:.3f}, precision {found / told if told else 1:.3f}"


def report(
    name: str, outcomes: Iterable[Outcome], alone: Iterable[Status], seconds: float | None
) -> None:
    """Print what was measured, finding by finding."""
    outcomes, alone = tuple(outcomes), tuple(alone)
    took = f", {seconds:.1f} s" if seconds else ""
    print(f"\n== {name}: {len(outcomes)} items{took}")
    if seconds:
        _per_finding(tally(outcomes))
    for what, figure in measured(outcomes, alone).items():
        if isinstance(figure, dict | list):
            print(f"{what}:")
            rows = [f"{k}: {v}" for k, v in figure.items()] if isinstance(figure, dict) else figure
            print("\n".join(f"    {row}" for row in rows) or "    none")
        else:
            print(f"{what}: {figure}")


def _per_finding(counted: Tally) -> None:
    codes = sorted(counted.made | counted.missed | counted.invented)
    print(f"{'finding':36} made missed invented")
    for code in codes:
        made, missed, invented = counted.made[code], counted.missed[code], counted.invented[code]
        print(f"{code:36} {made:4} {missed:6} {invented:8}")


if __name__ == "__main__":
    main()
