"""An installation for one rehearsal: a folder and a database of its own, gone afterwards."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db import connection

from prongsai.apps.surveys.privacy.database import on_postgresql

LONGEST = 180  # seconds that a rehearsal may take on a busy computer; a few are enough
# The whole of a rehearsal, in a process of its own, so that it meets no state of this one.
REHEARSE = "from prongsai.apps.surveys.privacy.rehearsing import main; main()"
_START = "import django; django.setup(); "


class Rehearsed(NamedTuple):
    """What a rehearsal showed; ``leaks`` are (way, what was found)."""

    people: int
    smallest: int
    best_guess: int
    ways: int
    copies: int
    leaks: tuple[tuple[str, str], ...]


class NotRehearsed(OSError):  # noqa: N818 - it reads as what happened
    """The rehearsal came to no end."""


@contextmanager
def installation() -> Iterator[dict[str, str]]:
    """The environment of an installation of its own; raises DatabaseError where none may be made.

    On PostgreSQL it has another database on the same server.
    """
    with TemporaryDirectory(prefix="prongsai-rehearsal-") as folder:
        environment = {**os.environ, "PRONGSAI_VAR": folder, "PRONGSAI_DEBUG": ""}
        environment["PRONGSAI_SECRET_KEY"] = secrets.token_urlsafe(50)
        environment |= {"PRONGSAI_HOSTS": "localhost", "PRONGSAI_HTTPS": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "prongsai.project.settings"
        if not on_postgresql():
            database = Path(folder) / "prongsai.sqlite3"
            database.touch(mode=0o600)  # its owner's alone, as that of an installation
            environment["DATABASE_URL"] = f"sqlite:///{database}"
            yield environment
            return
        with _another_database() as name:
            url = urlsplit(os.environ["DATABASE_URL"])
            environment["DATABASE_URL"] = url._replace(path=f"/{name}").geturl()
            yield environment


def rehearsed(environment: dict[str, str], before: str = "") -> Rehearsed:
    """Rehearse in an installation; ``before`` is Python that its process runs first."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-W", "ignore", "-c", f"{_START}\n{before}\n{REHEARSE}"],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotRehearsed(f"{LONGEST} s") from error
    if done.returncode:
        raise NotRehearsed(done.stderr.strip().splitlines()[-1] if done.stderr else "?")
    told = json.loads(done.stdout)
    return Rehearsed(**{**told, "leaks": tuple((way, found) for way, found in told["leaks"])})


@contextmanager
def _another_database() -> Iterator[str]:
    name = f"prongsai_rehearsal_{secrets.token_hex(6)}"
    beside = connection.copy("default")  # outside of any transaction
    try:
        with beside.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield name
        finally:
            with beside.cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        beside.close()
