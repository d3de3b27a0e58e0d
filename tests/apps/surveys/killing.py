"""Kill a server at work again and again, and see whether an answer is lost or counted twice.

A program of its own, for it needs an installation and a database that keep what is done:
``python -m tests.apps.surveys.killing 3`` prints as JSON what came of three kills. DATABASE_URL
may name a PostgreSQL, in which it makes a database of its own and takes it away again.
"""

import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

CLIENTS = 12  # of them four answer the survey that asks for codes
WITH_CODES = 4
AT_WORK = (0.3, 1.2)  # seconds until a server that works is killed


class Installation:
    """An installation with two open surveys, and the answers that were acknowledged."""

    def __init__(self) -> None:
        from prongsai.apps.surveys.actions import open_survey, prepare_survey, set_population
        from prongsai.cli.django import migrate
        from tests.apps.surveys.intake_builders import RULES
        from tests.web.builders import make_agency, make_round

        migrate()
        round_ = make_round(make_agency("killed"), RULES)
        self.surveys = {code: prepare_survey(round_, instrument=code, by=None) for code in _CODES}
        for survey in self.surveys.values():
            set_population(survey, population=100_000, by=None)
            open_survey(survey, by=None)
        self.codes = iter(self._slips())
        self.acknowledged: dict[str, list[str]] = {code: [] for code in _CODES}
        self.again = 0  # forms that had to be sent once more
        self.troubles: list[int] = []  # other answers than "received" and "come again"
        self.ended = threading.Event()
        self.numbers = count()

    def _slips(self) -> list[str]:
        from prongsai.apps.surveys.slips import print_slips

        packs = [print_slips(self.surveys["iit"], unit=None, size=1000, by=None) for _ in range(4)]
        return [code for pack in packs for code in pack.codes]

    def answer(self, instrument: str, port: int) -> None:
        """One person after the other, each until his answer is acknowledged."""
        from django.db import connection

        from prongsai.apps.surveys.intake.tokens import new_token
        from tests.apps.surveys.intake_builders import asked_in, random_response

        survey, chance = self.surveys[instrument], random.Random()  # noqa: S311
        asked, address = asked_in(survey), survey.entrances.order_by("pk")[0].address
        while not self.ended.is_set():
            response = random_response(asked, chance, sex=chance.choice(["female", "male"]))
            pairs = zip(asked.asked, response.chosen, strict=True)
            form = {node.code: option for node, option in pairs if option}
            form |= {"_sex": response.traits["sex"], "skip": "1"}
            form[f"t.{new_token(address, time.time() - 600)}"] = "1"
            if instrument == "iit":
                form["code"] = next(self.codes)
            self._send(port, address, urlencode(form))
            self.acknowledged[instrument].append(asked.pack(response))
        connection.close()

    def _send(self, port: int, address: str, form: str) -> None:
        number = next(self.numbers)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.0.{number // 250 % 250}.{number % 250}",
        }
        while (status := _status(port, f"/s/{address}/", form, headers)) != 303:
            if status is not None and status != 503:
                self.troubles.append(status)  # the form is right, so nothing else may be said
            self.again += 1
            time.sleep(0.02)

    def close(self) -> dict[str, Any]:
        """Count the rest and close; what was counted beside what was acknowledged."""
        from prongsai.apps.surveys.actions import close_survey
        from prongsai.apps.surveys.models import Code, FoldedBatch

        found = {code: self._beside(code) for code in _CODES}
        for survey in self.surveys.values():
            close_survey(survey, by=None)
        used = Code.objects.filter(used=True).count()
        found["codes used"] = {"known": used, "answers": len(self.acknowledged["iit"])}
        found["batches left"] = FoldedBatch.objects.count()
        return found | {"sent again": self.again, "troubles": self.troubles}

    def _beside(self, instrument: str) -> dict[str, Any]:
        from prongsai.apps.surveys.intake.folding import fold_rest
        from prongsai.apps.surveys.intake.groups import groups_of
        from prongsai.core.surveys.tallies import tally_from_plain, tally_of, together
        from tests.apps.surveys.intake_builders import asked_in

        survey = self.surveys[instrument]
        asked = asked_in(survey)
        truth = tally_of(asked, map(asked.unpack, self.acknowledged[instrument]))
        fold_rest(survey)
        counted = together(tally_from_plain(row.tally) for row in survey.tallies.all())
        groups = groups_of(survey).items()
        sexes = together(tally for (_, trait, _), tally in groups if trait == "sex")
        return {
            "acknowledged": truth.n,
            "counted": counted.n,
            "the same": (counted.counts, counted.sums) == (truth.counts, truth.sums),
            "groups the same": (sexes.n, sexes.counts, sexes.sums)
            == (truth.n, truth.counts, truth.sums),
        }


def main(kills: int) -> None:
    """Do it all and print what came of it."""
    # A kill is no power cut: memory serves as well as a disk, and more answers are on their way.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory) as folder, _database_of_its_own():
        os.environ |= {
            "PRONGSAI_VAR": folder,
            "PRONGSAI_SECRET_KEY": secrets.token_hex(),
            "PRONGSAI_PROXIES": "1",  # clients come from addresses of their own
        }
        from prongsai.cli.django import start_django

        start_django()
        found = _killed(Installation(), kills)
        from django.db import connection

        found["database"] = connection.vendor
        connection.close()
    print(json.dumps(found))


def _killed(installation: Installation, kills: int) -> dict[str, Any]:
    port, chance = _free_port(), random.Random()  # noqa: S311
    people = [
        threading.Thread(target=installation.answer, args=(code, port), daemon=True)
        for code in ["iit"] * WITH_CODES + ["eit"] * (CLIENTS - WITH_CODES)
    ]
    for number in range(kills + 1):
        server = _started(port)
        try:
            if not number:
                for one in people:
                    one.start()
            time.sleep(chance.uniform(*AT_WORK))
            if number == kills:  # the last server stays until everybody has an answer
                installation.ended.set()
                for one in people:
                    one.join(60)
                    assert not one.is_alive(), "somebody got no answer for a minute"
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
    return installation.close() | {"kills": kills}


def _started(port: int) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.apps.surveys.killed_server", str(port)],
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while _status(port, "/s/x/", None, {}) is None:
        if time.monotonic() > deadline or server.poll() is not None:
            raise SystemExit("the server does not start")
        time.sleep(0.02)
    return server


def _status(port: int, path: str, form: str | None, headers: dict[str, str]) -> int | None:
    """The status of the answer; ``None`` where none came."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET" if form is None else "POST", path, form, headers)
        return connection.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def _database_of_its_own() -> Iterator[None]:
    """On PostgreSQL a database with a random name; SQLite's lies in the installation."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        os.environ.pop("DATABASE_URL", None)
        yield
        return
    import psycopg

    name = f"prongsai_killed_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            os.environ["DATABASE_URL"] = _named(server, name)
            yield
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _named(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


_CODES = ("iit", "eit")

if __name__ == "__main__":
    main(int(sys.argv[1]))
