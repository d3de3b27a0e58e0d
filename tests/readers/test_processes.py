"""Processes are ended together with what they have started."""

import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

from prongsai.readers.processes import IN_A_GROUP, end_with_children
from prongsai.readers.report import AS_PRINTED
from prongsai.readers.workers import Task, read_by_workers

SECONDS = 30
WAITS = "import threading; threading.Event().wait()"
STARTS_ONE = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WAITS!r}]); print()"
HOLDS_THE_PIPE = f"held = open('pipe', 'w'); print(flush=True); {WAITS}"
STARTS_AND_DIES = (
    "import os, subprocess, sys\n"
    f"one = subprocess.Popen([sys.executable, '-c', {HOLDS_THE_PIPE!r}], stdout=subprocess.PIPE)\n"
    "one.stdout.readline()\n"
    "os._exit(9)"
)


def test_what_a_process_has_started_ends_with_it():
    command = [sys.executable, "-uc", f"{STARTS_ONE}; {WAITS}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, **IN_A_GROUP) as head:
        assert head.stdout is not None
        head.stdout.readline()

        end_with_children(head.pid)

        # The pipe ends with the last of those who hold it.
        assert head.communicate(timeout=SECONDS) == (b"", None)
    end_with_children(head.pid)  # ending what has ended does nothing


class Deadly:
    """What starts a program in the process that takes it out of its parcel, and ends that."""

    def __reduce__(self) -> tuple[Any, ...]:
        return exec, (STARTS_AND_DIES,)


def test_what_a_reader_has_started_ends_though_the_reader_died(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    pipe = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    task = Task("a.txt", "1", "a.txt", ".", "a", AS_PRINTED, "en")

    rows = list(read_by_workers([task._replace(choice=Deadly())], 1))  # type: ignore[arg-type]

    readable, _, _ = select.select([pipe], [], [], SECONDS)
    assert (readable, os.read(pipe, 1)) == ([pipe], b"")
    os.close(pipe)
    assert "takes too much memory or is damaged" in rows[0].problems[0].says.en
