"""How every benchmark measures child processes and keeps what it saw."""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

RESULTS = Path(__file__).parent / "results"


class Run(NamedTuple):
    """One whole process with those it started: seconds from start to end, seconds on a core.

    ``megabytes`` is the peak of the largest of its processes, ``output`` what it printed.
    """

    seconds: float
    cpu_seconds: float
    megabytes: float
    output: str


def run(*command: str, **environment: str) -> Run:
    """Run a whole process and measure it; its failure is ours."""
    begin = time.perf_counter()
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | environment
    )
    assert child.stdout is not None
    output = child.stdout.read()
    # wait4 gives this child's own peak; RUSAGE_CHILDREN would give the largest child of all.
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(round(seconds, 4), round(cpu, 4), round(usage.ru_maxrss / 1024, 1), output)


def run_python(*arguments: str) -> Run:
    """Run a Python process with the interpreter that runs the benchmark."""
    return run(sys.executable, *arguments)


def in_turns(rounds: int, **cases: Callable[[], Run]) -> dict[str, list[Run]]:
    """Measure cases in turns (A B, A B, …), so that a noisy neighbour disturbs all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            runs[name].append(case())
    return runs


def median_ratio(ours: list[Run], theirs: list[Run]) -> float:
    """The median over the rounds of our seconds by theirs in the same round."""
    ratios = [one.seconds / other.seconds for one, other in zip(ours, theirs, strict=True)]
    return round(median(ratios), 2)


def median_ratio_of_work(ours: list[Run], theirs: list[Run]) -> float:
    """The same of the seconds on all cores, which neighbours disturb less."""
    ratios = [one.cpu_seconds / other.cpu_seconds for one, other in zip(ours, theirs, strict=True)]
    return round(median(ratios), 2)


def figures_of(runs: Mapping[str, list[Run]]) -> dict[str, object]:
    """Every run of every case, as it was."""
    return {
        name: {
            "seconds": [one.seconds for one in several],
            "cpu_seconds": [one.cpu_seconds for one in several],
            "megabytes": [one.megabytes for one in several],
        }
        for name, several in runs.items()
    }


def keep(name: str, figures: Mapping[str, object]) -> None:
    """Write the raw output of a benchmark to results/, with what it ran on, and show it."""
    document = {
        "benchmark": name,
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": {
            "cores": os.cpu_count(),
            "load_before_and_after": [round(_LOAD_BEFORE, 2), round(os.getloadavg()[0], 2)],
            "shared": "other work may share the cores, see the load: trust ratios, not seconds",
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
        },
        **figures,
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(text, "utf-8")
    print(text)


_LOAD_BEFORE = os.getloadavg()[0]
