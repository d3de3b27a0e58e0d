"""Cautions about plans, beside what a reader judged: found, missed and false alarms by detector,
over the five seeds' plans, the demonstration's and invented ones; and how long a comparison takes.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # what readers judged is beside the tests

from measuring import keep
from tests.core.improvement.caution_truth import (
    SEEDS,
    Judged,
    demonstrations,
    invented,
    seeds,
    table_of_seed_003,
)

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.cautions import NamedPlan, OtherPlans, cautions_of
from prongsai.core.improvement.suggesting import library
from prongsai.core.loading import load_framework, years
from prongsai.core.sheets.sheet import AgencyName

ROWS, OTHERS = 60, 300
GOALS = {"recall": 0.95, "precision": 0.95, "seconds with the others kept": 1}


def main() -> None:
    """Judge everything, time a comparison, print both and keep them."""
    groups: dict[str, list[Judged]] = {
        "demonstration": [*demonstrations()],
        "invented, seen while words were chosen": [*invented("invented-seen")],
        "invented, unseen": [*invented("invented-unseen")],
    }
    if SEEDS.is_dir():
        groups = {"seeds": [*seeds(), table_of_seed_003()], **groups}
    seen: dict[str, object] = {"goals": GOALS}
    for name, judged in groups.items():
        seen[name] = report(name, judged)
    seen["time"] = timed()
    print(seen["time"])
    keep("cautions", seen)


def report(name: str, judged: Iterable[Judged]) -> dict[str, object]:
    """Print one line a detector, and give the figures of all of them."""
    judged = tuple(judged)
    found = _codes(key for one in judged for key in one.keys & one.expected)
    missed = _codes(key for one in judged for key in one.missed)
    false = _codes(key for one in judged for key in one.false)
    open_to_both = _codes(key for one in judged for key in one.keys & one.either - one.expected)
    print(f"\n{name}: {len(judged)} plans")
    print(f"  {'':<28}{'found':>6}{'missed':>8}{'false':>7}{'either':>8}")
    for code in sorted(found | missed | false | open_to_both):
        figures = f"{found[code]:>6}{missed[code]:>8}{false[code]:>7}{open_to_both[code]:>8}"
        print(f"  {code:<28}{figures}")
    right, told = found.total(), found.total() + false.total()
    recall, precision = right / (right + missed.total()), right / told
    print(f"  recall {recall:.3f}, precision {precision:.3f}")
    return {
        "plans": len(judged),
        "found": dict(found),
        "missed": dict(missed),
        "false alarms": dict(false),
        "either": open_to_both.total(),
        "recall": round(recall, 4),
        "precision": round(precision, 4),
    }


def _codes(keys: Iterable[str]) -> Counter[str]:
    return Counter(key.split(" ")[0] for key in keys)


def timed() -> dict[str, float]:
    """Seconds to keep 300 plans of 60 rows, and to compare a plan of 60 rows with all of them."""
    chance = random.Random(7)  # noqa: S311  # the same plans in every run, not secrets
    others = [NamedPlan(f"A{one}", _plan(chance, f"A{one}")) for one in range(OTHERS)]
    mine = _plan(chance, "ours")
    begin = time.perf_counter()
    kept = OtherPlans(others)
    after = time.perf_counter()
    cautions_of(mine, framework=load_framework(mine.assessed), others=kept)
    done = time.perf_counter()
    return {
        "seconds to keep the others": round(after - begin, 3),
        "seconds with the others kept": round(done - after, 3),
    }


def _plan(chance: random.Random, name: str) -> Plan:
    """A plan of sentences put together from those of the library, cut and joined anew."""
    pieces = [piece for one in library() for method in one.methods for piece in method.split(" ")]

    def line() -> str:
        return " ".join(chance.choice(pieces) for _ in range(3))

    rows = tuple(
        Measure(
            indicator=str(number % 10 + 1),
            measures=(line(),),
            methods=tuple(line() for _ in range(4)),
            steps=tuple(line() for _ in range(3)),
        )
        for number in range(ROWS)
    )
    return Plan(years()[-1], years()[-2], rows, AgencyName(name))


if __name__ == "__main__":
    main()
