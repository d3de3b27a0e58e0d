"""Neither the program nor the database's server writes down who answers."""

import logging
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest
from django.db import connection

from prongsai.apps.surveys.privacy import logs
from prongsai.apps.surveys.privacy.database import rows
from tests.privacy.looking import execute, is_kept, seen_broken

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_in_use(settings, monkeypatch):
    """Handlers as a server has them: pytest's own, which listen to everything, go nowhere."""
    settings.DEBUG = False
    ours = logs._goes_nowhere
    monkeypatch.setattr(
        logs,
        "_goes_nowhere",
        lambda handler: ours(handler) or type(handler).__module__.startswith("_pytest"),
    )


@pytest.mark.usefixtures("as_in_use")
def test_nothing_listens_to_what_the_program_says():
    assert is_kept("program_logs")


@pytest.mark.usefixtures("as_in_use")
@pytest.mark.parametrize("name", ["", "django.request", "django", "granian.access", "prongsai"])
def test_whatever_listens_is_seen(name, tmp_path):
    handler = logging.FileHandler(tmp_path / "visits.log")
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    try:
        assert "FileHandler" in seen_broken("program_logs")
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        handler.close()


@pytest.mark.usefixtures("as_in_use")
@pytest.mark.parametrize("setting", ["DEBUG", "ADMINS", "MANAGERS"])
def test_debugging_and_mail_about_errors_are_seen(settings, setting):
    setattr(settings, setting, [("somebody", "somebody@example.go.th")])

    assert seen_broken("program_logs")


def test_the_server_as_it_is_started_here_writes_down_nothing():
    assert is_kept("server_log")


@pytest.mark.usefixtures("on_postgresql")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log_statement", "all"),
        ("log_statement", "mod"),
        ("log_min_duration_statement", "0"),
        ("log_min_duration_statement", "250"),
        ("log_min_duration_sample", "0"),
        ("log_transaction_sample_rate", "0.5"),
        ("log_duration", "on"),
    ],
)
def test_a_server_that_logs_statements_or_times_is_seen(name, value):
    execute(f"SET LOCAL {name} = '{value}'")

    assert f"{name}={value}" in seen_broken("server_log")


@pytest.mark.usefixtures("on_postgresql")
def test_every_setting_that_is_looked_at_has_a_harmless_default():
    reset = dict(rows("SELECT name, boot_val FROM pg_settings"))

    assert {name: reset[name] in values for name, values in logs._HARMLESS.items() if name in reset}
    assert rows("SELECT count(*) FROM pg_settings WHERE name = 'track_commit_timestamp'") == [(1,)]


@pytest.mark.usefixtures("on_postgresql")
@pytest.mark.parametrize("setting", ["track_commit_timestamp"])
def test_commit_times_are_seen(monkeypatch, setting):
    """The server keeps them only after a restart, so here another value is what is harmless."""
    harmless = {**logs._HARMLESS, setting: frozenset({"anything else"})}
    monkeypatch.setattr(logs, "_HARMLESS", harmless)

    assert f"{setting}=off" in seen_broken("server_log")


@pytest.mark.usefixtures("on_postgresql")
def test_somebody_who_receives_every_change_is_seen(monkeypatch):
    """A logical slot needs another kind of WAL; the question is answered as with one."""
    monkeypatch.setattr(logs, "_SLOTS", "SELECT 'elsewhere'")

    assert "elsewhere" in seen_broken("server_log")


SECONDS = 120  # a few are enough, but not on a computer that does much besides


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def visited(folder: Path, *started: str) -> str:
    """What a server of our own says while somebody opens, and sends, a survey's page."""
    port = free_port()
    environment = {**os.environ, "PRONGSAI_VAR": str(folder), "DATABASE_URL": ""}
    environment |= {"DATABASE_URL": f"sqlite:///{folder / 'x.sqlite3'}", "PYTHONUNBUFFERED": "1"}
    said = folder / "said.log"
    with said.open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, *started, str(port)], env=environment, stdout=log, stderr=log
        )
        try:
            visit(f"http://127.0.0.1:{port}/s/zzzzzz/")
        finally:
            server.terminate()
            server.wait(SECONDS)
    return said.read_text("utf-8")


def visit(address: str) -> None:
    """Open a page and send a form, as soon as the server answers."""
    until = time.monotonic() + SECONDS
    for form in (None, b"code=ACEFGHJKM&i1=0"):
        while True:
            try:
                urllib.request.urlopen(address, form, timeout=SECONDS)  # noqa: S310
            except HTTPError:
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                break


SERVE = ("-m", "prongsai.cli", "serve", "--port")
LOGGING = (
    "-c",
    "import sys; from granian.server import Server; import granian.server.common as common;"
    "from prongsai.cli import serve;"
    "from granian import server;"
    "old = server.Server.__init__;\n"
    "def noting(self, *a, **k): old(self, *a, **{**k, 'log_access': True})\n"
    "server.Server.__init__ = noting\n"
    "serve.serve(['--port', sys.argv[1]])",
)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it has a database of its own")
def test_the_server_writes_down_no_visit(tmp_path):
    said = visited(tmp_path, *SERVE)

    assert "/s/" not in said
    assert "POST" not in said


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it has a database of its own")
def test_a_server_that_writes_down_visits_is_seen_by_that(tmp_path):
    assert "/s/zzzzzz/" in visited(tmp_path, *LOGGING)
