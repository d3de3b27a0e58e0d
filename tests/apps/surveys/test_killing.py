"""No answer is lost or counted twice, whenever the server is killed."""

import json
import os
import subprocess
import sys

from tests.repository import ROOT

KILLS = 3  # benchmarks/intake_kills.py does twenty


def test_a_server_that_is_killed_at_work_loses_no_answer_and_counts_none_twice():
    said = subprocess.run(
        [sys.executable, "-m", "tests.apps.surveys.killing", str(KILLS)],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "prongsai.project.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr

    found = json.loads(said.stdout)
    for instrument in ("iit", "eit"):
        answers = found[instrument].pop("acknowledged")
        assert answers > 0
        assert found[instrument] == {
            "counted": answers,
            "the same": True,
            "groups the same": True,
        }
    assert (found["kills"], found["batches left"], found["troubles"]) == (KILLS, 0, [])
