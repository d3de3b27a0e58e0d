"""39 million answers in Parquet to marks, and to exact scores of 8,317 agencies, beside raw SQL.

Goals A1, A3 and A4: whole process at most twice the raw SQL on the same file and under 400 MB; no
agency different from plain Fractions; ten years cost at most ten times one, in the same memory.
"""

import argparse
import tempfile
from pathlib import Path

from measuring import (
    Run,
    figures_of,
    in_turns,
    keep,
    median_ratio,
    median_ratio_of_work,
    run_python,
)
from nation import AGENCIES, FORMS, SURVEYS, file_of, make_files

CHILDREN = Path(__file__).parent / "children"


def child(name: str, *arguments: object) -> Run:
    return run_python(str(CHILDREN / f"{name}.py"), *map(str, arguments))


def peak(run: Run) -> float:
    """The peaks of all processes of one of our runs added up, in MB."""
    return round(int(run.output.split()[-1]) / 1024, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answers = make_files(folder)
        figures: dict[str, object] = {"agencies": AGENCIES, "answers": answers}
        for form in FORMS:
            figures[form] = _figures(folder, form, rounds)
        years = child("nation_ours", folder, "long", 10)
        one = child("nation_ours", folder, "long")
        figures["ten_years"] = {
            "seconds": [one.seconds, years.seconds],
            "ratio_to_one_year": round(years.seconds / one.seconds, 2),
            "megabytes": [peak(one), peak(years)],
        }
    figures["goal"] = "long: ratio 2, 400 MB, none different; ten years: ratio 10, memory 1.2 times"
    keep("tally_parquet", figures)


def _figures(folder: Path, form: str, rounds: int) -> dict[str, object]:
    runs = in_turns(
        rounds,
        raw_tally=lambda: child("tally_raw", folder, form),
        our_tally=lambda: child("tally_ours", folder, form),
        raw_scores=lambda: child("nation_raw", folder, form),
        raw_counters=lambda: child("nation_counters", folder),
        our_scores=lambda: child("nation_ours", folder, form),
    )
    ours = runs["our_scores"]
    return {
        **figures_of(runs),
        "megabytes_of_the_files": _size(folder, form),
        "ratio_of_tally_to_raw_tally": median_ratio(runs["our_tally"], runs["raw_tally"]),
        "ratio_of_scores_to_raw_scores": median_ratio(ours, runs["raw_scores"]),
        "ratio_of_scores_to_raw_counters_of_the_long_file": median_ratio(
            ours, runs["raw_counters"]
        ),
        "work_of_tally_to_raw_tally": median_ratio_of_work(runs["our_tally"], runs["raw_tally"]),
        "work_of_scores_to_raw_scores": median_ratio_of_work(ours, runs["raw_scores"]),
        "our_processes_together_megabytes": max(map(peak, ours)),
        "agencies_that_differ_from_the_oracle": _differing(folder, ours),
    }


def _size(folder: Path, form: str) -> float:
    sizes = [file_of(folder, instrument, form).stat().st_size for instrument in SURVEYS]
    return round(sum(sizes) / 1_000_000, 1)


def _differing(folder: Path, runs: list[Run]) -> int:
    """How many agencies differ from the oracle in any of the runs."""
    oracle = child("nation_oracle", folder)
    right = set(oracle.output.splitlines())
    assert len(right) == AGENCIES
    return max(len(right - set(run.output.splitlines())) for run in runs)


if __name__ == "__main__":
    main()
