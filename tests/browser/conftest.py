"""The demonstration, served as an office serves it, and a Chromium to read it with."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from scripts.find_chromium import HOW, chromium

SECONDS_TO_START = 60
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a freshly built demonstration."""
    environment = _environment(tmp_path_factory.mktemp("demonstration"))
    subprocess.run(_prongsai("demo", "--build-only"), env=environment, check=True)
    port = _free_port()
    server = subprocess.Popen(_prongsai("serve", "--port", str(port)), env=environment)
    try:
        _wait_for(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(SECONDS_TO_START)


# Of one module: while a Playwright runs, Django takes its thread for an asynchronous one, and the
# database tests of other modules would be refused.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    path = chromium()
    if path is None:
        pytest.skip(HOW)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield started
        started.close()


def _prongsai(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "prongsai.cli", *arguments]


def _environment(directory: Path) -> dict[str, str]:
    """Nobody's own settings: a new place, and nothing else that is ours."""
    others = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PRONGSAI_", "DJANGO_", "DATABASE_"))
    }
    return others | {"PRONGSAI_VAR": str(directory)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)  # another program is starting; there is nothing to be told by
        else:
            return
    pytest.fail("the server did not start")
