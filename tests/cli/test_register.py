"""``prongsai register`` and ``prongsai audit verify`` on an installation of their own."""

import json
import os
import subprocess
import sys

ARGUMENTS = ("--kind", "sao", "--province", "พะเยา", "--username", "banmai", "--title", "นิติกร")


def run(var, *arguments):
    """The command in a process of its own, with its own database."""
    environment = {**os.environ, "PRONGSAI_VAR": str(var), "PRONGSAI_LANG": "en"}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "prongsai.cli", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_agency_is_registered_with_its_first_account_and_the_log_holds(tmp_path):
    done = run(tmp_path, "register", "banmai", "อบต.บ้านใหม่", *ARGUMENTS, "--json")
    verified = run(tmp_path, "audit", "verify", "--json")

    answer = json.loads(done.stdout)
    assert (done.returncode, answer["agency"], answer["username"]) == (0, "banmai", "banmai")
    assert len(answer["password"]) >= 12
    assert json.loads(verified.stdout) == {"lines": 4, "sound": True, "faults": []}


def test_what_cannot_be_registered_is_told_and_nothing_is_entered(tmp_path):
    reserved = run(tmp_path, "register", "rules", "อบต.บ้านใหม่", *ARGUMENTS)
    no_kind = run(tmp_path, "register", "banmai", "อบต.บ้านใหม่", *ARGUMENTS, "--kind", "castle")

    assert (reserved.returncode, no_kind.returncode) == (1, 1)
    assert reserved.stderr.startswith("slug: ")
    assert no_kind.stderr.startswith(
        "--kind: there is no kind of agency 'castle'; choose from sao ("
    )
    assert "town_municipality (Town municipality), " in no_kind.stderr
    assert "Traceback" not in reserved.stderr + no_kind.stderr
    assert json.loads(run(tmp_path, "audit", "verify", "--json").stdout)["lines"] == 0


def test_the_log_of_an_empty_installation_is_sound(tmp_path):
    done = run(tmp_path, "audit", "verify")

    assert (done.returncode, done.stdout) == (0, "0 lines checked, 0 faults found\n")
