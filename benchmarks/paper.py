"""Photographs of paper forms: wrong marks, and marks left to a person.

The forms are our own PDF, filled in and photographed by tests/readers/marks/photographs.py: fills,
crosses, ticks and scribbles, blank, double, changed and erased, in pens and pencil, 150 to 300 dots
an inch, turned, upside down, tilted, bent, folded, in shadow, blurred, noisy, as JPEG.
Goal: on at least 60 photographs of seeds that nobody tuned the reader on, no mark that the reader
is sure of is wrong. `--first-seed` chooses other photographs.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median

from measuring import keep

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.readers.marks.builders import Printed, print_forms
from tests.readers.marks.photographs import DOUBLE, Photograph, Photographer

from prongsai.readers.marks.judging import SURE
from prongsai.readers.marks.piles import pile_of

PHOTOGRAPHS = 96
FIRST_SEED = 1_100_000
FORMS = ((2563, "iit"), (2569, "eit"), (2569, "iit"), (2564, "eit"))
CONDITIONS = ("dots", "shadow", "fold", "pen", "style", "curl")


class Counting:
    """Marks of all photographs: how many, wrong, left to a person; and by condition."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()
        self.by: dict[str, Counter[str]] = defaultdict(Counter)
        self.wrong: list[dict[str, object]] = []
        self.seconds: list[float] = []

    def add(self, seed: int, photograph: Photograph, printed: Printed) -> None:
        """Read a photograph and compare it with what the person meant."""
        begin = time.perf_counter()
        pile = pile_of([("photo.jpg", photograph.content)], {printed.layout.name: printed.layout})
        self.seconds.append(time.perf_counter() - begin)
        self.of["photographs"] += 1
        if not pile.sheets:
            self.of["photographs_not_read"] += 1
            self.of["marks_not_read"] += len(photograph.meant)
            return
        for one in pile.sheets[0].answers:
            meant, hard = photograph.meant[one.code], one.code in photograph.hard
            told = {"marks"} | ({"hard"} if hard else set())
            if one.sure < SURE:
                told |= {"left"} | ({"plain_left"} if not hard else set())
            elif one.option != meant:
                told.add("sure_and_wrong")
                self.wrong.append({"seed": seed, "seen": one._asdict(), "meant": meant})
            guess = meant == DOUBLE if one.look == "double" else one.option == meant
            told |= set() if guess else {"first_look_wrong"}
            self.of.update(told)
            for name in CONDITIONS:
                self.by[f"{name} {photograph.conditions[name] or 'none'}"].update(told)


def per_thousand(some: int, marks: int) -> float:
    return round(1000 * some / max(marks, 1), 2)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--first-seed", type=int, default=FIRST_SEED)
    arguments.add_argument("--photographs", type=int, default=PHOTOGRAPHS)
    given = arguments.parse_args()
    counting = Counting()
    for place in range(given.photographs):
        printed = print_forms(*FORMS[place % len(FORMS)])
        seed = given.first_seed + place
        leaf = place // len(FORMS) % printed.layout.leaves + 1
        photographer = Photographer(seed, printed.pdf, printed.layout)
        counting.add(seed, photographer.photograph(leaf), printed)
    of, marks = counting.of, counting.of["marks"]
    plain = marks - of["hard"]
    keep(
        "paper",
        {
            "first_seed": given.first_seed,
            "counts": dict(sorted(of.items())),
            "wrong_per_1000_of_all": per_thousand(of["sure_and_wrong"], marks),
            "left_to_a_person_percent": round(100 * of["left"] / max(marks, 1), 1),
            "plain_marks_left_percent": round(100 * of["plain_left"] / max(plain, 1), 1),
            "first_look_wrong_per_1000": per_thousand(of["first_look_wrong"], marks),
            "seconds_a_photograph": round(median(counting.seconds), 3),
            "sure_and_wrong": counting.wrong,
            "by_condition": {
                name: {
                    "marks": some["marks"],
                    "wrong_per_1000": per_thousand(some["sure_and_wrong"], some["marks"]),
                    "left_percent": round(100 * some["left"] / some["marks"], 1),
                }
                for name, some in sorted(counting.by.items())
            },
            "goal": "no mark of which the reader is sure is wrong, on at least 60 photographs",
        },
    )


if __name__ == "__main__":
    main()
