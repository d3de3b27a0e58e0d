"""The demonstration, served as an office serves it, and a Chromium to read it with."""

import fcntl
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from scripts.find_chromium import HOW, chromium

from tests.browser.serving import environment_of, prongsai, served

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
# How long a page may take on a busy computer until it shows what is expected; most take a moment.
expect.set_options(timeout=20_000)


# What takes longest begins first, or everything waits for it in the end.
LONGEST = ("test_every_page_of_an_office", "test_every_page.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest tests first; the others keep their order."""
    items.sort(key=lambda item: [name not in item.nodeid for name in LONGEST])


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, stores: Path, worker_id: str) -> Path:
    """The folder of a freshly built demonstration, one for all processes; serve a copy of it."""
    own = tmp_path_factory.getbasetemp()
    everybody = own if worker_id == "master" else own.parent
    built = everybody / "demonstration"
    with (everybody / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            folder = stores / uuid.uuid4().hex
            build = prongsai("demo", "--build-only")
            subprocess.run(build, env=environment_of(folder), check=True)
            shutil.copytree(folder, built)
    return built


def copied(demonstration: Path, stores: Path) -> Path:
    """A copy of the demonstration, in which somebody may do what others should not meet."""
    return Path(shutil.copytree(demonstration, stores / uuid.uuid4().hex))


@pytest.fixture(scope="session")
def site(demonstration: Path, stores: Path) -> Iterator[str]:
    """The address of a demonstration that all tests of a process share."""
    with served(copied(demonstration, stores)) as address:
        yield address


@pytest.fixture(scope="module")
def own_site(demonstration: Path, stores: Path) -> Iterator[str]:
    """The address of a demonstration that the tests of a module have for themselves."""
    with served(copied(demonstration, stores)) as address:
        yield address


# Of this package: while a Playwright runs, Django takes its thread for an asynchronous one, and the
# database tests of other packages would be refused.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What starts browsers; there can be one in a thread."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def started_browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium without a window, started once: that takes seconds."""
    with launched(playwright) as browser:
        yield browser


@contextmanager
def launched(playwright: Playwright, *, without: tuple[str, ...] = ()) -> Iterator[Browser]:
    """Start a Chromium, without some of the flags that Playwright gives it; end it after."""
    path = chromium()
    if path is None:
        pytest.skip(HOW)
    browser = playwright.chromium.launch(
        executable_path=path, args=[*FLAGS], ignore_default_args=[*without]
    )
    yield browser
    browser.close()


@pytest.fixture
def browser(started_browser: Browser) -> Iterator[Browser]:
    """A Chromium in which nobody was before, and in which nothing stays open."""
    yield started_browser
    for context in started_browser.contexts:
        context.close()
