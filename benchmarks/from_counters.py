"""The national year straight from the counters that surveys leave, to every score and level.

Goal A2: 8,300 agencies, IIT and EIT with all parts, one row of counters each; beside reading the
same rows with sqlite3 and json and doing nothing with them. No agency different from plain
Fractions, twice the same.
"""

import argparse
import tempfile
from pathlib import Path

from counters import AGENCIES, make_database
from measuring import (
    Run,
    figures_of,
    in_turns,
    keep,
    median_ratio,
    median_ratio_of_work,
    run_python,
)

CHILDREN = Path(__file__).parent / "children"


def child(name: str, database: Path) -> Run:
    return run_python(str(CHILDREN / f"{name}.py"), str(database))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "nation.sqlite3"
        answers = make_database(database)
        megabytes = round(database.stat().st_size / 1_000_000, 1)
        runs = in_turns(
            rounds,
            rows_read=lambda: child("counters_raw", database),
            our_scores=lambda: child("counters_ours", database),
        )
        right = set(child("counters_oracle", database).output.splitlines())
    ours = runs["our_scores"]
    assert len(right) == AGENCIES
    keep(
        "from_counters",
        {
            "agencies": AGENCIES,
            "answers": answers,
            "megabytes_of_the_database": megabytes,
            **figures_of(runs),
            "ratio_of_scores_to_rows_read": median_ratio(ours, runs["rows_read"]),
            "work_of_scores_to_rows_read": median_ratio_of_work(ours, runs["rows_read"]),
            "peak_megabytes": max(run.megabytes for run in ours),
            "same_every_time": len({run.output for run in ours}) == 1,
            "agencies_that_differ_from_the_oracle": max(
                len(right - set(run.output.splitlines())) for run in ours
            ),
            "goal": "none different, same every time; the ratio is what exactness costs",
        },
    )


if __name__ == "__main__":
    main()
