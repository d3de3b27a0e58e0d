"""Servers as an office starts them, each with a place of its own, for tests that read its pages."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SECONDS = 120  # to start or to end: a few are enough, but not on a computer that does much besides
TRIES = 3


@contextmanager
def served(
    directory: Path, port: int | None = None, server_of: Callable[[int], list[str]] | None = None
) -> Iterator[str]:
    """Serve the installation in a folder, by another program if need be; gives its address."""
    server, port = _started(directory, port, server_of or _serve)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(SECONDS)


def _started(
    directory: Path, port: int | None, command: Callable[[int], list[str]]
) -> "tuple[subprocess.Popen[bytes], int]":
    """A server that answers; where another took the free port meanwhile, one at the next."""
    for _try in range(1 if port else TRIES):
        chosen = port or free_port()
        server = subprocess.Popen(command(chosen), env=environment_of(directory))
        if _answers(server, chosen):
            return server, chosen
        server.kill()
        server.wait()
    pytest.fail("the server did not start")


def prongsai(*arguments: str) -> list[str]:
    """A command of ours, with the Python that runs the tests."""
    return [sys.executable, "-m", "prongsai.cli", *arguments]


def _serve(port: int) -> list[str]:
    return prongsai("serve", "--port", str(port))


def environment_of(directory: Path) -> dict[str, str]:
    """Nobody's own settings: a new place, and nothing else that is ours."""
    others = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PRONGSAI_", "DJANGO_", "DATABASE_"))
    }
    return others | {"PRONGSAI_VAR": str(directory)}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(server: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until a server takes connections; whether it does."""
    deadline = time.monotonic() + SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)  # another program is starting; there is nothing to be told by
        else:
            return True
    return False
