"""A respondent's page beside a page of fifteen questions written by hand: goals C1 and C2.

Bytes on the wire with headers, as Chromium counts them; time to first paint, and from opening the
form to the page of thanks with every question answered, at 50 kbit/s, 400 ms and a fourth of the
speed of a core. Cases in turns, each with an empty cache.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from measuring import keep
from playwright.sync_api import Browser, Page, sync_playwright

ROUNDS = 7
YEAR = 2566
CHILDREN = Path(__file__).parent / "children"
PHONE = {"width": 360, "height": 640}
SLOW_2G = {"offline": False, "latency": 400, "downloadThroughput": 6250, "uploadThroughput": 6250}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
LISTEN = "from prongsai.cli.serve import listen; listen('127.0.0.1', {port})"
BUILD = """
import django; django.setup()
from prongsai.cli.django import migrate
from prongsai.apps.agencies.actions import register_agency
from prongsai.apps.agencies.models import Kind
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.surveys.actions import open_survey, prepare_survey, set_population
migrate()
agency = register_agency(
    slug="bannongbua", name="เทศบาลตำบลบ้านหนองบัว", kind=Kind.SUBDISTRICT_MUNICIPALITY,
    district="เมือง", province="ขอนแก่น", by=None,
)
round_ = open_round(agency, year={year}, by=None)
for instrument in ("eit", "iit"):
    survey = prepare_survey(round_, instrument=instrument, by=None)
    set_population(survey, population=1000, by=None)
    open_survey(survey, by=None)
    print(survey.entrances.first().address)
"""


class Visit(NamedTuple):
    """One respondent: seconds to the first paint and to the thanks, bytes and requests."""

    first_paint: float
    answered: float
    form_bytes: int
    session_bytes: int
    requests: int


@contextmanager
def served(*command: str, port: int) -> Iterator[str]:
    """A server that was started with a command."""
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def visit(browser: Browser, form: str, *, scripts: bool, slow: bool = True) -> Visit:
    """Open a form, answer every question, send it, and see the thanks."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=scripts)
    page = context.new_page()
    counted = count(page)
    begin = time.perf_counter()
    if slow:
        throttle(page)
        begin = time.perf_counter()
    page.goto(form, wait_until="load")
    first_paint = painted(page)
    form_bytes = sum(counted["bytes"])
    for label in page.locator("label:has(input[type=radio][value='1'])").all():
        label.dispatch_event("click")
    with page.expect_navigation(url="**/thanks/**", wait_until="load"):
        page.locator("#send").dispatch_event("click")
    answered = time.perf_counter() - begin
    done = Visit(first_paint, answered, form_bytes, sum(counted["bytes"]), len(counted["bytes"]))
    context.close()
    return done


def throttle(page: Page) -> None:
    """A slow network and a slow processor, before anything is loaded."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_2G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def count(page: Page) -> dict[str, list[int]]:
    """The bytes of every response of a page, headers included; they grow as they come."""
    counted: dict[str, list[int]] = {"bytes": []}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def redirected(event: Any) -> None:
        if "redirectResponse" in event:
            counted["bytes"].append(int(event["redirectResponse"]["encodedDataLength"]))

    session.on("Network.requestWillBeSent", redirected)
    session.on(
        "Network.loadingFinished",
        lambda event: counted["bytes"].append(int(event["encodedDataLength"])),
    )
    return counted


def painted(page: Page) -> float:
    """Seconds from the start of the navigation to the first letter on the screen."""
    script = "performance.getEntriesByName('first-contentful-paint').map(one => one.startTime)"
    while not (times := page.evaluate(script)):
        time.sleep(0.01)
    return float(times[0]) / 1000


def alternate(cases: dict[str, Callable[[], Visit]]) -> dict[str, list[Visit]]:
    """Each case once a round."""
    visits: dict[str, list[Visit]] = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, case in cases.items():
            visits[name].append(case())
    return visits


def figures(visits: list[Visit]) -> dict[str, Any]:
    """The median of each figure, and every run."""
    columns = list(zip(*visits, strict=True))
    medians = dict(
        zip(Visit._fields, (round(median(column), 3) for column in columns), strict=True)
    )
    return {**medians, "runs": [[round(value, 3) for value in visit] for visit in visits]}


def ratio(ours: list[Visit], theirs: list[Visit], figure: str) -> float:
    """The median over the rounds of our figure by theirs in the same round."""
    pairs = zip(ours, theirs, strict=True)
    return round(median(getattr(one, figure) / getattr(other, figure) for one, other in pairs), 2)


def main() -> None:
    ours_at, limit_at = free_port(), free_port()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["PRONGSAI_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.project.settings"
        os.environ["PYTHONPATH"] = str(CHILDREN)
        os.environ.pop("DATABASE_URL", None)
        build = [sys.executable, "-c", BUILD.format(year=YEAR)]
        made = subprocess.run(build, check=True, capture_output=True, text=True)
        eit, iit = made.stdout.split()
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        limit = [sys.executable, str(CHILDREN / "limit_page.py"), str(limit_at), str(YEAR)]
        ours = [sys.executable, "-c", LISTEN.format(port=ours_at)]
        with served(*limit, port=limit_at) as theirs, served(*ours, port=ours_at) as site:
            cases = {
                "limit": lambda: visit(browser, f"{theirs}/", scripts=False),
                "ours": lambda: visit(browser, f"{site}/s/{eit}/", scripts=False),
                "ours_with_scripts": lambda: visit(browser, f"{site}/s/{eit}/", scripts=True),
            }
            visits = alternate(cases)
            staff = browser.new_context(java_script_enabled=False).new_page()
            counted = count(staff)
            staff.goto(f"{site}/s/{iit}/")
        browser.close()
    told(visits, sum(counted["bytes"]))


def told(visits: dict[str, list[Visit]], staff_bytes: int) -> None:
    """Keep every figure with its goal."""
    limit, ours, scripted = (visits[name] for name in ("limit", "ours", "ours_with_scripts"))
    keep(
        "pages",
        {
            "network": "50 kbit/s, 400 ms, 4 times slower processor, empty cache",
            **{name: figures(several) for name, several in visits.items()},
            "bytes_of_the_form_to_the_limit": ratio(ours, limit, "form_bytes"),
            "first_paint_to_the_limit": ratio(ours, limit, "first_paint"),
            "answered_to_the_limit": ratio(ours, limit, "answered"),
            "first_paint_with_scripts_to_the_limit": ratio(scripted, limit, "first_paint"),
            "answered_with_scripts_to_the_limit": ratio(scripted, limit, "answered"),
            "bytes_of_the_form_of_51_answers": staff_bytes,
            "goal": "form at most 5,400 bytes, session at most 14,000, times at most 1.5",
        },
    )


if __name__ == "__main__":
    main()
