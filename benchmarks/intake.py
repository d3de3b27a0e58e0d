"""Taking answers in, durably: goals B1 to B3, with wrk as the people who send.

Installations lie in memory (/dev/shm), and an LD_PRELOAD shim makes every fsync take the same time
however busy the disk is: 75 µs as on a good disk, 5 ms as on a cheap one. Needs wrk and gcc.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from typing import Any

from measuring import keep

HERE = Path(__file__).parent / "children"
MEMORY = "/dev/shm"  # noqa: S108 - a folder with a random name is made in it
GOOD, CHEAP = 75, 5000  # microseconds that an fsync takes
ROUNDS, SECONDS, CONNECTIONS = 3, 5, 32
MANY = (32, 64, 128, 256)
FORMS, MOST_A_SECOND = 300_000, 3500

SHOWN = (
    "per_second",
    "p50",
    "p95",
    "p99",
    "errors",
    "other_answers",
    "cpu_microseconds_each",
    "megabytes",
)

Figures = dict[str, Any]


class Bench:
    """One folder with the shim, the forms and an installation of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.used = folder, 0
        self.shim, self.forms = folder / "slow_fsync.so", folder / "forms"
        source = HERE / "slow_fsync.c"
        subprocess.run(
            ["gcc", "-O2", "-shared", "-fPIC", "-o", self.shim, source, "-ldl"], check=True
        )
        (folder / "var").mkdir()
        self.ours = {
            "PRONGSAI_VAR": str(folder / "var"),
            "PRONGSAI_SECRET_KEY": secrets.token_hex(),
            "PRONGSAI_PROXIES": "1",  # every form comes from an address of its own
        }
        said = _child("intake_ready.py", str(FORMS), str(self.forms), environment=self.ours)
        self.path, self.survey = f"/s/{said.split()[0]}/", said.split()[1]

    def measure_ours(self, fsync: int, connections: int = CONNECTIONS, workers: int = 1) -> Figures:
        """The server of ``prongsai serve``, with so many processes."""
        program = ["intake_serve.py", str(workers)]
        with self._server(program, fsync, self.ours, self.path) as (port, pid):
            begin, self.used = self.used, self.used + MOST_A_SECOND * SECONDS
            return self._load(port, pid, connections, begin)

    def measure(self, child: str, fsync: int) -> Figures:
        """A server beside ours, with a new store."""
        store = {"STORE": str(self.folder / f"{secrets.token_hex(4)}.sqlite3")}
        with self._server(["served.py", child], fsync, store, "/") as (port, pid):
            return self._load(port, pid, CONNECTIONS, 0)

    def counted(self) -> int:
        """How many answers our installation has."""
        return int(_child("intake_counted.py", environment=self.ours))

    def _load(self, port: int, pid: int, connections: int, begin: int) -> Figures:
        address = f"http://127.0.0.1:{port}{self.path}"
        load = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "20s"]
        script = ["-s", str(HERE / "answers.lua"), address, "--", str(self.forms), str(begin)]
        before = _cpu_seconds(pid)
        said = subprocess.run([*load, *script], capture_output=True, text=True, check=True)
        worked = _cpu_seconds(pid) - before
        figures: Figures = json.loads(said.stdout.strip().splitlines()[-1])
        figures["errors"] = sum(
            figures.pop(kind) for kind in ("connect", "read", "write", "timeout")
        )
        figures["per_second"] = round(figures["requests"] / figures.pop("seconds"))
        figures["cpu_microseconds_each"] = round(worked / figures["requests"] * 1e6)
        figures["megabytes"] = _megabytes(pid)
        return figures

    @contextmanager
    def _server(
        self, program: list[str], fsync: int, environment: Mapping[str, str], path: str
    ) -> Iterator[tuple[int, int]]:
        port = _free_port()
        shim = {"LD_PRELOAD": str(self.shim), "SLOW_FSYNC_US": str(fsync)}
        server = subprocess.Popen(
            [sys.executable, *program, str(port)],
            cwd=HERE,
            env={**os.environ, **environment, **shim},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _warm(port, path)
            yield port, server.pid
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)


def main() -> None:
    """Measure in turns and keep everything that was seen."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        bench = Bench(Path(folder))
        good = [_turn(bench, "intake_plain", GOOD) for _ in range(ROUNDS)]
        cheap = [_turn(bench, "intake_rows", CHEAP) for _ in range(ROUNDS)]
        many = {str(number): _beside_a_job(bench, number) for number in MANY}
    keep(
        "intake",
        {
            "fsync_of_75_microseconds": _by_case(good),
            "fsync_of_5_milliseconds": _by_case(cheap),
            "with_a_scoring_job": many,
            "ratio_to_plain": _ratio(good, "ours"),
            "ratio_to_plain_of_two_processes": _ratio(good, "ours_with_two_processes"),
            "times_commit_per_row": _ratio(cheap, "ours"),
            "times_commit_per_row_of_two_processes": _ratio(cheap, "ours_with_two_processes"),
            "p99_in_fsyncs_of_5_milliseconds": round(
                median(t["ours"]["p99"] for t in cheap) / 5, 1
            ),
            "goal": "0.20 of plain WSGI with sqlite3 NORMAL; 5 times commit per row and p99 within "
            "12 fsyncs where an fsync takes 5 ms; no error, no lock, nothing lost up to 256",
        },
    )


def _turn(bench: Bench, child: str, fsync: int) -> dict[str, Figures]:
    return {
        "beside": bench.measure(child, fsync),
        "ours": bench.measure_ours(fsync),
        "ours_with_two_processes": bench.measure_ours(fsync, workers=2),
    }


def _by_case(turns: list[dict[str, Figures]]) -> Figures:
    """The figures of all turns beside each other."""
    return {
        case: {name: [turn[case][name] for turn in turns] for name in figures if name in SHOWN}
        for case, figures in turns[0].items()
    }


def _ratio(turns: list[dict[str, Figures]], ours: str) -> float:
    ratios = [turn[ours]["per_second"] / turn["beside"]["per_second"] for turn in turns]
    return round(median(ratios), 3)


def _beside_a_job(bench: Bench, connections: int) -> Figures:
    """Load beside a job that scores and writes; ``lost`` is what was acknowledged and is not there.

    ``unheard`` was stored for people who were cut off when the load ended: at most one each.
    """
    before = bench.counted()
    job = subprocess.Popen(
        [sys.executable, "scoring_beside.py", bench.survey], cwd=HERE, env=os.environ | bench.ours
    )
    try:
        figures = bench.measure_ours(GOOD, connections)
        assert job.poll() is None, "the job ended"
    finally:
        job.kill()
        job.wait()
    more = bench.counted() - before - (figures["requests"] - figures["other_answers"])
    return figures | {"lost": max(0, -more), "unheard": max(0, more)}


def _child(name: str, *arguments: str, environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, name, *arguments],
        cwd=HERE,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def _warm(port: int, path: str) -> None:
    """Wait until the server answers, then let every thread have had its first request."""
    deadline = time.monotonic() + 60
    answered = 0
    while answered < 100:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", path)
            connection.getresponse().read()
            answered += 1
        except (OSError, HTTPException) as error:
            if time.monotonic() > deadline:
                raise SystemExit("a server does not start") from error
            time.sleep(0.02)
        finally:
            connection.close()


def _megabytes(pid: int) -> float:
    """What a process and its children take, memory that they share divided among them."""
    family = [pid, *map(int, _children(pid))]
    rollups = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in family]
    lines = [line for text in rollups for line in text.splitlines() if line.startswith("Pss:")]
    return round(sum(int(line.split()[1]) for line in lines) / 1024, 1)


def _cpu_seconds(pid: int) -> float:
    """What a process and its children have worked, on all cores."""
    stats = [Path(f"/proc/{one}/stat").read_text() for one in [pid, *map(int, _children(pid))]]
    ticks = [map(int, text.rpartition(")")[2].split()[11:13]) for text in stats]
    return sum(map(sum, ticks)) / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


if __name__ == "__main__":
    main()
