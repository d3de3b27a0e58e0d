"""The server's first answer beside `django.setup()`: goal E1, at most 1.5 times.

From the start of the process to the first public page, with a migrated database; nothing that one
request does not need may be imported on the way.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection

from measuring import Run, figures_of, in_turns, keep, median_ratio, run_python

ROUNDS = 10
PAGE = "/"
SETUP = "import django; django.setup()"
LISTEN = "from prongsai.cli.serve import listen; listen('127.0.0.1', {port})"
MIGRATE = f"{SETUP}; from prongsai.cli.django import migrate; migrate()"


def first_answer() -> Run:
    """Seconds from the start of the server's process to its first page."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    begin = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-c", LISTEN.format(port=port)], stderr=subprocess.DEVNULL
    )
    try:
        status = _status(port, deadline=begin + 60)
        seconds = time.perf_counter() - begin
    finally:
        server.terminate()
        _, _, usage = os.wait4(server.pid, 0)
        server.returncode = 0
    assert status == 200, f"{PAGE} answered {status}"
    cpu = usage.ru_utime + usage.ru_stime
    return Run(round(seconds, 4), round(cpu, 4), round(usage.ru_maxrss / 1024, 1), "")


def _status(port: int, deadline: float) -> int:
    while time.perf_counter() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("GET", PAGE)
            return connection.getresponse().status
        except ConnectionError:
            time.sleep(0.002)
        finally:
            connection.close()
    raise SystemExit("the server did not answer within a minute")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRONGSAI_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.project.settings"
        os.environ.pop("DATABASE_URL", None)
        run_python("-c", MIGRATE)
        runs = in_turns(
            ROUNDS, django_setup=lambda: run_python("-c", SETUP), first_answer=first_answer
        )
    keep(
        "server_start",
        {
            **figures_of(runs),
            "ratio_to_django_setup": median_ratio(runs["first_answer"], runs["django_setup"]),
            "goal": "1.5 times django.setup()",
        },
    )


if __name__ == "__main__":
    main()
