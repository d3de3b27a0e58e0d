"""Five million answers in a CSV file through `prongsai tally`, beside raw DuckDB SQL and Python.

98,040 respondents of the 51 questions and parts of IIT, as a survey tool exports them: one row
each, headings as codes, answers as codes. Whole processes; the counts must be the same.
"""

import csv
import json
import tempfile
from collections import Counter
from pathlib import Path

import duckdb
from measuring import Run, figures_of, in_turns, keep, median_ratio, run_python

from prongsai.core.loading import load_framework
from prongsai.core.marks import answered_nodes

CHILDREN = Path(__file__).parent / "children"
RESPONDENTS = 98_040
YEAR = 2563
ROUNDS = 5


def make_file(path: Path) -> list[str]:
    """Write the answers, 3 % of them skipped; the codes of what was asked."""
    framework = load_framework(YEAR)
    nodes = answered_nodes(framework, "iit")
    columns = []
    for node in nodes:
        codes = [option.code for option in framework.scales[node.scale or ""].options]
        chosen = f"{codes}[1 + floor(random() * {len(codes)})::INTEGER]"
        columns.append(f'CASE WHEN random() >= 0.03 THEN {chosen} END AS "{node.code}"')
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("SELECT setseed(0.2563)")
        connection.execute(
            f"COPY (SELECT {', '.join(columns)} FROM range({RESPONDENTS})) TO $path (HEADER)",
            {"path": str(path)},
        )
    return [node.code for node in nodes]


def tally(path: Path) -> Run:
    arguments = ["--year", str(YEAR), "--instrument", "iit", "--json"]
    return run_python("-m", "prongsai.cli", "tally", str(path), *arguments)


def raw(path: Path) -> Run:
    return run_python(str(CHILDREN / "csv_raw.py"), str(path))


def naive(path: Path) -> Run:
    return run_python(str(CHILDREN / "csv_naive.py"), str(path))


def counts_of(run: Run) -> Counter[tuple[str, str]]:
    """(code, option) → how often, out of the JSON of `prongsai tally`."""
    counts: Counter[tuple[str, str]] = Counter()
    for code, question in json.loads(run.output)["questions"].items():
        for asked, tallied in (question.get("parts") or {code: question}).items():
            counts.update({(asked, option): n for option, n in tallied["options"].items() if n})
    return counts


def true_counts(path: Path) -> Counter[tuple[str, str]]:
    """The same, counted with Python's own csv module."""
    counts: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts.update((code, option) for code, option in row.items() if option)
    return counts


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        codes = make_file(path)
        megabytes = round(path.stat().st_size / 1_000_000, 1)
        runs = in_turns(
            ROUNDS,
            raw_sql=lambda: raw(path),
            csv_module=lambda: naive(path),
            ours=lambda: tally(path),
        )
        same = all(counts_of(run) == true_counts(path) for run in runs["ours"])
    keep(
        "tally_csv",
        {
            "answers_and_skipped": RESPONDENTS * len(codes),
            "megabytes_of_the_file": megabytes,
            **figures_of(runs),
            "ratio_to_raw_sql": median_ratio(runs["ours"], runs["raw_sql"]),
            "ratio_to_the_csv_module": median_ratio(runs["ours"], runs["csv_module"]),
            "same_counts": same,
        },
    )


if __name__ == "__main__":
    main()
