"""``prongsai export-portal`` with several processes beside one: seconds and work a page.

One process of the same program is the peer: the pages are the same to the byte, so the ratio is
what several are worth. Pages of a nation are projected from the work of a page.
"""

import json
import os
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

AGENCIES, ROUNDS = 16, 3
NATION = 8_300 * 8 * 150  # pages: agencies, years, pages of a result
CHILD = Path(__file__).parent / "children" / "portal_nation.py"


def main() -> None:
    """Build the database, export it by turns, and keep what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRONGSAI_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.project.settings"
        run_python(str(CHILD), str(AGENCIES))
        runs = in_turns(
            ROUNDS,
            one=lambda: exported(folder, 1),
            all=lambda: exported(folder, os.cpu_count() or 1),
        )
    told = [json.loads(one.output) for several in runs.values() for one in several]
    assert len({(one["pages"], one["files"], one["size"]) for one in told}) == 1
    pages = told[0]["pages"]
    work = min(one.cpu_seconds for one in runs["one"]) / pages
    keep(
        "export_portal",
        {
            "pages": pages,
            "seconds, all by one": median_ratio(runs["all"], runs["one"]),
            "work, all by one": median_ratio_of_work(runs["all"], runs["one"]),
            "milliseconds of a core a page": round(1000 * work, 2),
            "nation on four cores, hours (projected)": round(NATION * work / 4 / 3600, 1),
            **figures_of(runs),
        },
    )


def exported(folder: str, processes: int) -> Run:
    """The whole portal written once, and taken away again."""
    with tempfile.TemporaryDirectory() as out:
        told = ("--address", "https://ita.example.go.th", "--processes", str(processes), "--json")
        return run_python("-m", "prongsai.cli", "export-portal", f"{out}/portal", *told)


if __name__ == "__main__":
    main()
