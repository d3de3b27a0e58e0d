"""39 million answers in Parquet to exact scores of 8,317 agencies, beside raw DuckDB SQL.

Goals A1, A3 and A4: whole process at most twice the raw SQL on the same file and under 400 MB; no
agency different from plain Fractions; ten years cost at most ten times one, in the same memory.
"""

import argparse
import tempfile
from pathlib import Path

from measuring import Run, figures_of, in_turns, keep, median_ratio, run_python
from nation import AGENCIES, FORMS, SURVEYS, file_of, make_files

CHILDREN = Path(__file__).parent / "children"


def ours(folder: Path, form: str, years: int = 1) -> Run:
    return run_python(str(CHILDREN / "nation_ours.py"), str(folder), form, str(years))


def raw(folder: Path, form: str) -> Run:
    return run_python(str(CHILDREN / "nation_raw.py"), str(folder), form)


def counters(folder: Path) -> Run:
    return run_python(str(CHILDREN / "nation_counters.py"), str(folder))


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
        years = ours(folder, "long", years=10)
        one = ours(folder, "long")
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
        raw_scores=lambda: raw(folder, form),
        raw_counters=lambda: counters(folder),
        ours=lambda: ours(folder, form),
    )
    return {
        **figures_of(runs),
        "megabytes_of_the_files": _size(folder, form),
        "ratio_to_raw_scores": median_ratio(runs["ours"], runs["raw_scores"]),
        "ratio_to_raw_counters_of_the_long_file": median_ratio(runs["ours"], runs["raw_counters"]),
        "our_processes_together_megabytes": max(map(peak, runs["ours"])),
        "agencies_that_differ_from_the_oracle": _differing(folder, runs["ours"]),
    }


def _size(folder: Path, form: str) -> float:
    sizes = [file_of(folder, instrument, form).stat().st_size for instrument in SURVEYS]
    return round(sum(sizes) / 1_000_000, 1)


def _differing(folder: Path, runs: list[Run]) -> int:
    """How many agencies differ from the oracle in any of the runs."""
    oracle = run_python(str(CHILDREN / "nation_oracle.py"), str(folder))
    right = set(oracle.output.splitlines())
    assert len(right) == AGENCIES
    return max(len(right - set(run.output.splitlines())) for run in runs)


if __name__ == "__main__":
    main()
