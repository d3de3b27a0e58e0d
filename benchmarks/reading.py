"""`prongsai read` of a text report of some twenty pages, and of folders of ten and of a hundred.

Whole processes, in turns, beside a process that only reads the bytes. Goals: a report in less than
a second; a hundred take no more memory in any process than ten, a fifth allowed.
"""

import json
import tempfile
from pathlib import Path

from children.printed_reports import text_of
from measuring import Run, figures_of, in_turns, keep, median_ratio, run_python

ROUNDS = 10
ROUNDS_OF_FOLDERS = 3
FEW, MANY = 10, 100
WORKERS = 4
COMMAND = ("-m", "prongsai.cli", "read")


def make_folder(place: Path, count: int) -> Path:
    """A folder of so many reports, each with figures of its own."""
    place.mkdir()
    for number in range(count):
        (place / f"{number:03}.txt").write_text(text_of(number), "utf-8")
    return place


def read_folder(folder: Path, place: Path) -> Run:
    """Read a folder into a new one."""
    out = tempfile.mkdtemp(dir=place)
    run = run_python(*COMMAND, str(folder), "--out", out, "--workers", str(WORKERS), "--json")
    rows = json.loads(run.output)["reports"]
    assert all(row["written"] for row in rows), "every report is read"
    return run


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        few, many = make_folder(place / "few", FEW), make_folder(place / "many", MANY)
        one = next(iter(sorted(few.iterdir())))
        runs = in_turns(
            ROUNDS,
            bytes_only=lambda: run_python("-c", f"open({str(one)!r}, 'rb').read().decode()"),
            one_report=lambda: run_python(*COMMAND, str(one)),
            one_report_json=lambda: run_python(*COMMAND, str(one), "--json"),
        )
        folders = in_turns(
            ROUNDS_OF_FOLDERS,
            folder_of_ten=lambda: read_folder(few, place),
            folder_of_a_hundred=lambda: read_folder(many, place),
        )
        size = one.stat().st_size
    most = {name: max(run.megabytes for run in several) for name, several in folders.items()}
    keep(
        "reading",
        {
            "bytes_of_the_report": size,
            **figures_of(runs | folders),
            "ratio_to_the_bytes": median_ratio(runs["one_report"], runs["bytes_only"]),
            "memory_of_a_hundred_to_ten": round(
                most["folder_of_a_hundred"] / most["folder_of_ten"], 2
            ),
            "workers": WORKERS,
            "goal": "a report in less than 1 s; a hundred in 1.2 times the memory of ten",
        },
    )


if __name__ == "__main__":
    main()
