"""The demonstration, served as an office serves it, and a Chromium to read it with."""

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a freshly built demonstration."""
    folder = tmp_path_factory.mktemp("demonstration")
    build = prongsai("demo", "--build-only")
    subprocess.run(build, env=environment_of(folder), check=True)
    with served(folder) as address:
        yield address


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
