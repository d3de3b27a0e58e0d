"""Processes that read, ended together with the programs that they have started.

Tesseract would read on for minutes after the reader that waits for it was killed.
"""

import os
import signal
import subprocess
from contextlib import suppress
from typing import TypedDict


class _InAGroup(TypedDict, total=False):
    process_group: int


# How ``subprocess`` starts a program at the head of a group; Windows knows whose child is whose.
IN_A_GROUP: _InAGroup = {} if os.name == "nt" else {"process_group": 0}


def begin_a_group() -> None:
    """Be the head of a group, to which everything belongs that this process starts."""
    if os.name != "nt":
        os.setpgid(0, 0)


def end_with_children(head: int) -> None:
    """Kill the process at the head of a group and all that it has started, as far as they live."""
    if os.name == "nt":
        command = ["taskkill", "/T", "/F", "/PID", str(head)]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        return
    with suppress(ProcessLookupError, PermissionError):  # already ended
        os.killpg(head, signal.SIGKILL)
