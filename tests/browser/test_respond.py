"""People who answer a survey: on a phone, without scripts, by keyboard, without a connection."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect

from prongsai.web.respond.pages import script_address
from tests.browser.conftest import launched
from tests.browser.crawling import faults_at_every_width
from tests.browser.serving import environment_of, served
from tests.repository import ROOT

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
RECEIVED = "ขอบคุณที่สละเวลา"
WAITS = "เก็บคำตอบไว้ในโทรศัพท์แล้ว"

WORKER_KEEPS_A_FORM = """async () =>
  navigator.serviceWorker.controller && (await (await caches.open("forms")).keys()).length > 0"""
LOSES_ITS_CONNECTION = """async () => {
  const reaches = () => fetch("/healthz", {cache: "no-store"}).then(() => true, () => false);
  while (await reaches()) await new Promise(resolve => setTimeout(resolve, 20));
}"""
HELD = """new Promise(resolve => {
  const opening = indexedDB.open("answers", 1);
  opening.onsuccess = () => {
    const asked = opening.result.transaction("held").objectStore("held").count();
    asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
  };
})"""
NOTHING_IS_HELD = f"async () => await {HELD} === 0"
COUNT = """
import django; django.setup()
from prongsai.apps.surveys.intake.receiving import waiting
from prongsai.apps.surveys.models import Entrance
print(waiting(Entrance.objects.get(address=%r).survey_id))
"""


class Surveys(NamedTuple):
    """Where the surveys of an office are answered, and codes that nobody used."""

    site: str
    addresses: dict[str, str]
    codes: list[str]
    environment: dict[str, str]

    def received(self, name: str) -> int:
        """How many answers of a survey the store has; they are too few to be counted."""
        script = COUNT % self.addresses[name]
        asked = [sys.executable, "-c", script]
        done = subprocess.run(asked, env=self.environment, check=True, capture_output=True)
        return int(done.stdout)

    def at(self, name: str) -> str:
        """The address of a form."""
        return f"{self.site}/s/{self.addresses[name]}/"


@pytest.fixture(scope="module")
def surveys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surveys]:
    """An office with surveys that are open, one that is closed and one that is not open yet."""
    folder = tmp_path_factory.mktemp("surveys")
    environment = environment_of(folder) | {
        "DJANGO_SETTINGS_MODULE": "prongsai.project.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    script = ROOT / "tests" / "browser" / "survey_site.py"
    made = subprocess.run(
        [sys.executable, str(script)], env=environment, check=True, capture_output=True
    )
    known = json.loads(made.stdout)
    with served(folder) as site:
        yield Surveys(site, known["addresses"], known["codes"], environment)


@pytest.fixture(scope="module")
def started_browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that keeps pages for going back, as phones do and Playwright's does not."""
    with launched(playwright, without=("--disable-back-forward-cache",)) as browser:
        yield browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone of its own."""
    context = browser.new_context(viewport=PHONE)
    yield context
    context.close()


def a_page(browser: Browser, **habits: Any) -> Page:
    """A page on another phone."""
    return browser.new_context(viewport=PHONE, **habits).new_page()


def answer_all(page: Page, option: str = "1") -> None:
    """Choose an option of every question, as one taps: on its words."""
    for label in page.locator(f"label:has(input[type=radio][value='{option}'])").all():
        label.click()


def chosen(page: Page) -> int:
    """How many answers are chosen."""
    return page.locator("input:checked").count()


def shows(page: Page, answers: int, comment: str) -> None:
    """A page that came back has so many answers and this comment, as soon as it is filled again."""
    expect(page.locator("input:checked")).to_have_count(answers)
    expect(page.locator("[name=comment]")).to_have_value(comment)


def back(page: Page) -> None:
    """Go back, also to a page that was kept and is not loaded again."""
    page.go_back(wait_until="commit")
    expect(page.locator("form")).to_be_attached()


def without_connection(page: Page) -> None:
    """Lose the connection, also that of the worker, which loses it a moment later."""
    page.context.set_offline(True)
    for worker in page.context.service_workers:
        with suppress(Error):  # one that sleeps has no connection to lose, and wakes without one
            worker.evaluate(LOSES_ITS_CONNECTION)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_villager_answers_fifteen_questions(browser: Browser, surveys: Surveys, scripts: bool):
    page = a_page(browser, java_script_enabled=scripts)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.method} {request.url}"))
    form = surveys.at("eit")

    page.goto(form)
    answer_all(page)
    page.select_option("[name=_sex]", "female")
    page.fill("[name=comment]", "ขอให้มีที่นั่งรอ 😀 <script>alert(1)</script>")
    page.get_by_role("button", name="ส่งคำตอบ").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)
    page.wait_for_load_state()  # with what belongs to the page
    pages = [f"GET {form}", f"POST {form}?try=1", f"GET {form}thanks/"]
    # One request for each page. Where scripts run, ours comes besides, once; where none runs, the
    # browser is told apart to forget the form.
    assert [one for one in requests if one in pages] == pages
    others = {one.rpartition("/")[2] for one in requests if one not in pages}
    assert others == ({script_address().rpartition("/")[2]} if scripts else {"forget"})


def test_the_code_of_a_slip_comes_by_its_qr_and_leaves_the_address(
    browser: Browser, surveys: Surveys
):
    page = a_page(browser)

    page.goto(f"{surveys.at('iit')}#{surveys.codes[0]}")

    expect(page.get_by_label("รหัสจากใบรหัส")).to_have_value(surveys.codes[0])
    expect(page).to_have_url(surveys.at("iit"))
    answer_all(page)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)


LOOKS = ["", "?lang=en", "?size=l", "?lang=en&size=l"]


@pytest.mark.parametrize("look", LOOKS)
def test_pages_are_readable_for_everybody(browser: Browser, surveys: Surveys, look: str):
    page = a_page(browser)
    faults = []
    for name in ("iit", "eit", "closed", "later"):
        page.goto(surveys.at(name) + look)
        faults += faults_at_every_width(page)
    page.goto(surveys.at("iit") + look)
    page.fill("[name=code]", "ACE-FGH")
    page.locator("#send").click()
    faults += faults_at_every_width(page)
    page.goto(f"{surveys.at('eit')}thanks/{look}")
    faults += faults_at_every_width(page)
    page.goto(f"{surveys.site}/s/nobody/{look}")
    faults += faults_at_every_width(page)

    assert faults == []


def test_everything_works_with_the_keyboard_alone(browser: Browser, surveys: Surveys):
    page = a_page(browser)
    page.goto(surveys.at("eit"))
    groups = page.locator("fieldset:has(> p input)").count()

    page.get_by_role("link", name="ตัวอักษรใหญ่").focus()
    for _ in range(groups):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    assert chosen(page) == groups
    for _ in range(1 + page.locator("select").count()):  # what is asked of the person comes last
        page.keyboard.press("Tab")
    page.keyboard.type("ดี")
    assert page.input_value("[name=comment]") == "ดี"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)


def test_what_went_wrong_has_the_focus_and_leads_to_what_is_missing(
    browser: Browser, surveys: Surveys
):
    page = a_page(browser)
    page.goto(surveys.at("eit"))
    answer_all(page)
    page.reload()
    answer_all(page)
    page.evaluate("document.querySelectorAll('[name=e9]').forEach(one => one.checked = false)")
    page.locator("#send").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("ยังไม่ได้ตอบ ๑ ข้อ")
    page.get_by_role("link", name="ข้อ ๙").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "e9"
    page.keyboard.press("Space")
    page.get_by_role("button", name="ส่งคำตอบ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)


def test_the_code_of_a_slip_stays_when_letters_or_language_change(
    browser: Browser, surveys: Surveys
):
    page = a_page(browser)
    code = surveys.codes[-1].replace("-", "")
    page.goto(f"{surveys.at('iit')}#{code}")
    expect(page.locator("[name=code]")).to_have_value(code)

    for link in ("ตัวอักษรใหญ่", "English"):
        page.get_by_role("link", name=link).click()
        expect(page.locator("[name=code]")).to_have_value(code)
        assert code not in page.url  # nor in what the browser remembers


def test_what_is_answered_stays_when_letters_or_language_change(browser: Browser, surveys: Surveys):
    page = a_page(browser)
    page.goto(surveys.at("eit"))
    page.locator("input[name=e2]").last.check(force=True)

    for link in ("ตัวอักษรใหญ่", "English"):
        page.wait_for_load_state()
        page.get_by_role("link", name=link).click()
        expect(page.locator("input[name=e2]").last).to_be_checked()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_class("l")


def test_without_style_every_answer_stands_in_a_line_of_its_own(browser: Browser, surveys: Surveys):
    page = a_page(browser)
    page.goto(surveys.at("eit"))
    page.evaluate("document.querySelector('style').remove()")

    tops = page.locator("[name='e1.1']").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )

    assert len(set(tops)) == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    answer_all(page)
    page.locator("#send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_going_back_keeps_answers_until_they_are_sent(
    browser: Browser, surveys: Surveys, scripts: bool
):
    page = a_page(browser, java_script_enabled=scripts, service_workers="block")
    page.goto(surveys.at("eit"))
    answer_all(page)
    page.fill("[name=comment]", "ดี")
    everything = chosen(page)

    page.get_by_role("link", name="ตัวอักษรใหญ่").click()
    expect(page.locator("html")).to_have_class("l")
    back(page)
    shows(page, everything, "ดี")

    without_connection(page)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"), page.expect_navigation():
        page.locator("#send").click()
    expect(page.locator("form")).not_to_be_attached()
    page.context.set_offline(False)
    back(page)
    shows(page, everything, "ดี")

    page.locator("#send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)
    page.wait_for_load_state("networkidle")
    back(page)
    shows(page, 0, "")


def test_a_page_that_came_back_shows_nobody_what_was_sent_either(
    browser: Browser, surveys: Surveys
):
    page = a_page(browser, service_workers="block")
    page.goto(surveys.at("eit"))
    page.locator("label:has(input[type=radio])").first.click()
    page.locator("#send").click()
    page.get_by_role("button", name="ส่งโดยเว้นข้อเหล่านี้").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)

    for _page in range(2):
        back(page)
        expect(page.locator("input:checked")).to_have_count(0)
        expect(page.get_by_role("alert")).to_have_count(0)


def wait_for_the_worker(page: Page) -> None:
    """The worker comes with the first answer, and then keeps the form."""
    page.locator("label:has(input[type=radio])").first.click()
    page.wait_for_function(WORKER_KEEPS_A_FORM)


def test_answers_wait_on_the_phone_and_are_sent_once(phone: BrowserContext, surveys: Surveys):
    page = phone.new_page()
    page.goto(surveys.at("point"))
    wait_for_the_worker(page)
    answer_all(page)

    without_connection(page)
    page.locator("#send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WAITS)
    assert faults_at_every_width(page) == []
    assert (held(page), surveys.received("point")) == (1, 0)
    page.context.set_offline(False)

    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)
    page.wait_for_function(NOTHING_IS_HELD)
    assert surveys.received("point") == 1


def test_a_form_that_was_kept_is_answered_by_two_people_without_a_connection(
    phone: BrowserContext, surveys: Surveys
):
    page = phone.new_page()
    page.goto(surveys.at("far"))
    wait_for_the_worker(page)
    without_connection(page)
    for _person in range(2):
        page.goto(surveys.at("far") + "?new")
        expect(page.locator("input:checked")).to_have_count(0)
        answer_all(page)
        page.locator("#send").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(WAITS)
    assert (held(page), surveys.received("far")) == (2, 0)

    page.context.set_offline(False)

    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)
    page.wait_for_function(NOTHING_IS_HELD)  # the second one is sent a moment after the first
    assert surveys.received("far") == 2


def test_what_waits_on_a_phone_can_be_deleted(phone: BrowserContext, surveys: Surveys):
    page = phone.new_page()
    page.goto(surveys.at("eit"))
    wait_for_the_worker(page)
    without_connection(page)
    page.locator("#send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WAITS)
    assert held(page) == 1

    page.get_by_role("button", name="ลบคำตอบนี้ออกจากเครื่อง").click()

    expect(page.get_by_role("button", name="ส่งคำตอบ")).to_be_attached()
    page.wait_for_function(NOTHING_IS_HELD)  # the page is shown while it is deleted


def test_what_was_deleted_is_not_sent_by_a_connection_that_comes_back(
    phone: BrowserContext, surveys: Surveys
):
    page = phone.new_page()
    page.goto(surveys.at("eit"))
    wait_for_the_worker(page)
    without_connection(page)
    page.locator("#send").click()
    away = page.get_by_role("button", name="ลบคำตอบนี้ออกจากเครื่อง")

    away.evaluate("away => { away.click(); dispatchEvent(new Event('online')) }")

    expect(page.get_by_role("button", name="ส่งคำตอบ")).to_be_attached()
    page.wait_for_function(NOTHING_IS_HELD)  # the page is shown while it is deleted


def held(page: Page) -> int:
    """How many answers wait on the phone."""
    count: int = page.evaluate(HELD)
    return count
