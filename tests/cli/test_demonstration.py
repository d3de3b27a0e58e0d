"""``prongsai demo`` keeps to itself, and ``serve`` keeps it on this computer."""

import os
import re
import socket
import subprocess
import sys

import pytest

REGISTER = ("register", "banmai", "อบต.บ้านใหม่", "--kind", "sao", "--province", "พะเยา")
PERSON = ("--username", "somchai", "--title", "นิติกร")
SECONDS = 300  # ten are enough, but not on a computer that does much besides


def run(folder, *arguments, **variables):
    """The command in a folder and a process of its own, with nobody's settings."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PRONGSAI_", "DATABASE_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "prongsai.cli", *arguments],
        cwd=folder,
        env=environment | {"PRONGSAI_LANG": "en"} | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )


def free_port():
    """A port where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder in which the demonstration was built, and what was told."""
    folder = tmp_path_factory.mktemp("desk")
    return folder, run(folder, "demo", "--build-only")


def test_the_demonstration_has_a_folder_of_its_own(built):
    folder, done = built

    assert done.returncode == 0
    assert (folder / "var" / "demonstration" / "prongsai.sqlite3").is_file()
    assert not (folder / "var" / "prongsai.sqlite3").exists()
    kept = (folder / "var" / "demonstration").iterdir()
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}  # its owner's alone
    assert "klongmuang-executive" in done.stdout


def test_the_demonstration_says_once_how_its_surveys_are_answered(built):
    folder, done = built

    again = run(folder, "demo", "--build-only")

    told = done.stdout.partition("Surveys of the demonstration to try")[2]
    assert len(re.findall(r"IIT  http://127\.0\.0\.1:8000/s/\w{6}/  \w{3}-\w{3}-\w{3}", told)) == 3
    assert len(re.findall(r"EIT  http://127\.0\.0\.1:8000/s/\w{6}/\n", told)) == 1
    assert "IIT" not in again.stdout


def test_the_demonstration_is_not_built_into_a_database_named_for_real_use(tmp_path):
    done = run(tmp_path, "demo", "--build-only", DATABASE_URL="postgres://nobody@127.0.0.1/x")

    assert done.returncode == 1
    assert done.stderr.startswith("DATABASE_URL: ")
    assert not (tmp_path / "var").exists()


def test_the_demonstration_leaves_real_agencies_alone_and_names_none_of_their_people(tmp_path):
    run(tmp_path, *REGISTER, *PERSON)

    done = run(tmp_path, "demo", "--build-only", PRONGSAI_VAR="var")

    assert done.returncode == 1
    assert "อบต.บ้านใหม่" in done.stderr
    assert "somchai" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_demonstration_is_served_to_this_computer_alone(built):
    folder, _ = built
    free = str(free_port())
    place = str(folder / "var" / "demonstration")

    done = run(folder, "serve", "--host", "0.0.0.0", "--port", free, PRONGSAI_VAR=place)  # noqa: S104

    assert done.returncode == 1
    assert "demonstration" in done.stderr


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],  # noqa: S104
)
def test_which_addresses_only_this_computer_reaches(host, local):
    from prongsai.cli.serve import is_local

    assert is_local(host) is local
