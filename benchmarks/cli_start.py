"""`prongsai score` of one sheet beside an empty interpreter: goal, at most 12 times its start.

What a command does not need it must not import. Whole processes, in turns.
"""

import tempfile
from pathlib import Path

from measuring import figures_of, in_turns, keep, median_ratio, run_python

from prongsai.core.loading import load_framework

ROUNDS = 20
YEAR = 2563


def make_sheet(path: Path) -> None:
    """A sheet with a mark for every question and item of the year."""
    codes = [node.code for node in load_framework(YEAR).marked]
    marks = "".join(f"  {code}: {80 + number % 20}\n" for number, code in enumerate(codes))
    path.write_text(f"year: {YEAR}\nagency: {{name: อบต.ตัวอย่าง}}\nmarks:\n{marks}", "utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.yaml"
        make_sheet(sheet)
        command = ["-m", "prongsai.cli"]
        runs = in_turns(
            ROUNDS,
            empty_interpreter=lambda: run_python("-c", "pass"),
            version=lambda: run_python(*command, "--version"),
            score=lambda: run_python(*command, "score", str(sheet)),
            score_json=lambda: run_python(*command, "score", str(sheet), "--json"),
        )
    empty = runs["empty_interpreter"]
    keep(
        "cli_start",
        {
            **figures_of(runs),
            "ratio_of_score": median_ratio(runs["score"], empty),
            "ratio_of_score_json": median_ratio(runs["score_json"], empty),
            "ratio_of_version": median_ratio(runs["version"], empty),
            "goal": "score: 12 times an empty interpreter",
        },
    )


if __name__ == "__main__":
    main()
