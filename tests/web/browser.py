"""Pages in a real Chromium: made by the application first, then laid out by the browser.

No server is needed, so the pages can show what a test made and has not committed.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

SITE = "http://prongsai.test"
SHARED = ("/static/layout/style.css", "/static/layout/icon.svg")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Made(NamedTuple):
    """A page as the application answered it."""

    status: int
    kind: str
    body: bytes


def make(browser: Client, addresses: Iterable[str]) -> dict[str, Made]:
    """The pages at these addresses, and what they all need."""
    return {address: _made(browser, address) for address in (*SHARED, *addresses)}


@contextmanager
def showing(pages: dict[str, Made], width: int) -> Iterator[Page]:
    """A browser window of ``width`` pixels that knows these pages and nothing else."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = chromium.new_page(viewport={"width": width, "height": 800}, base_url=SITE)
        page.route("**/*", lambda route: _answer(route, pages))
        yield page
        chromium.close()


def faults(page: Page, address: str) -> list[str]:
    """What is wrong with the page at an address: wider than the window, or not accessible."""
    page.goto(address)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    broken = Axe().run(page).response["violations"]
    return ["wider than the window"] * wide + [
        f"{one['id']}: {one['nodes'][0]['html']}" for one in broken
    ]


def _made(browser: Client, address: str) -> Made:
    response = browser.get(address)
    body = b"".join(response) if response.streaming else response.content
    return Made(response.status_code, response["Content-Type"], body)


def _answer(route: Route, pages: dict[str, Made]) -> None:
    made = pages.get(route.request.url.removeprefix(SITE))
    if made is None:
        route.fulfill(status=404)
    else:
        route.fulfill(status=made.status, content_type=made.kind, body=made.body)
