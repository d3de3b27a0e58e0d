"""OIT from the first hand-in to the published result, played by everybody who has a part in it."""

import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import copied
from tests.browser.serving import served
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

YEAR = "2569"
OIT = f"/office/tuayang/oit/{YEAR}/"
CONTACT = """<!doctype html><html lang="th"><title>ติดต่อเรา</title><body>
<h1>ติดต่อเทศบาล</h1><p>เลขที่ 99 หมู่ที่ 4 ตำบลสมมุติ อำเภอสมมุติ จังหวัดสมมุติ</p></body></html>"""
NOT_THERE = "มีแผนที่ตั้งของหน่วยงาน"
SECONDS_FOR_A_CHECK = 60
TEXT = "โทรศัพท์ 0 2000 0000"


class Website(BaseHTTPRequestHandler):
    """The website of an agency: it answers, and its page about contacts lacks the numbers."""

    def do_GET(self) -> None:
        """The same page at every address."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(CONTACT.encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def link() -> Iterator[str]:
    """An address at which a website answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/contact"
    server.shutdown()
    server.server_close()


def nearby(port: int) -> list[str]:
    """A server whose check opens websites of this computer, and does not wait in between."""
    return [sys.executable, "-m", "tests.browser.nearby", str(port)]


@pytest.fixture(scope="module")
def own_site(demonstration: Path, stores: Path) -> Iterator[str]:
    """A demonstration for this module alone, whose check meets the website."""
    with served(copied(demonstration, stores), server_of=nearby) as address:
        yield address


def send(page: Page, button: str) -> None:
    """Send the form that has this button."""
    page.get_by_role("button", name=button, exact=True).last.click()
    page.wait_for_load_state()


def test_a_year_is_played_from_the_first_hand_in_to_the_published_result(
    browser: Browser, own_site: str, link: str
):
    def as_(username: str) -> Page:
        page = browser.new_context(base_url=own_site).new_page()
        sign_in(page, username)
        return page

    officer, leader = as_("tuayang"), as_("administrator")
    hand_in(officer, link)
    wait_for_the_check(officer, link)
    approve(as_("tuayang-executive"))
    lead = begin(leader)
    mark(as_("assessor"))
    open_window(leader, lead)
    clarify(officer)
    decide_and_confirm(leader, lead)
    publish(officer)

    public = browser.new_context(base_url=own_site).new_page()
    public.goto(f"/tuayang/oit/{YEAR}/o3/")
    expect(public.get_by_text(TEXT)).to_be_visible()
    expect(public.locator(f"main a[href='{link}']")).to_be_visible()
    public.goto(f"/tuayang/{YEAR}/o3/")
    expect(public.locator("main")).to_contain_text("เลขหมายอยู่ในข้อความ")
    expect(public.locator("main")).to_contain_text("100.00")


def hand_in(page: Page, link: str) -> None:
    """A link, and a text for what has no page of its own."""
    page.goto(f"{OIT}o3/hand-in/")
    page.fill("[name=link] >> nth=0", link)
    page.locator("details.rows > summary").click()
    page.locator("[name=more][value=text]").click()
    page.fill("[name=text_title] >> nth=0", "โทรศัพท์")
    page.fill("[name=text] >> nth=0", TEXT)
    send(page, "นำส่ง")


def wait_for_the_check(page: Page, link: str) -> None:
    """Its findings stand on the page of the item as soon as it has looked."""
    page.goto(f"{OIT}o3/")
    until = monotonic() + SECONDS_FOR_A_CHECK
    while not page.locator("ol.findings").count() and monotonic() < until:
        page.reload()
    expect(page.locator("ol.findings")).to_contain_text(link)
    expect(page.locator("ol.findings")).to_contain_text(NOT_THERE)


def approve(page: Page) -> None:
    """The executive approves what is there."""
    page.goto(f"{OIT}approve/")
    send(page, "อนุมัติ")


def begin(page: Page) -> str:
    """The review begins, with every item for one assessor; gives where it is led."""
    page.goto("/review/")
    page.get_by_role("link", name=YEAR).click()
    page.get_by_role("link", name="เริ่มตรวจประเมิน").click()
    send(page, "เริ่มตรวจประเมิน")
    for box in page.locator("[name=codes]").all():
        box.check()
    page.select_option("[name=assessor]", label="assessor (ค้าง 0 ข้อ)")
    lead = page.url
    send(page, "มอบหมาย")
    return lead


def mark(page: Page) -> None:
    """One item fails, with a comment; all others have the full mark."""
    page.goto("/review/?state=waiting")
    while (waiting := page.locator("table.stack tbody a")).count():
        fails = "O3 " in waiting.first.inner_text()
        waiting.first.click()
        page.check(f"[name=mark][value='{'0' if fails else '100'}']")
        page.fill("[name=comment]", "ไม่พบเลขหมายในลิงก์" if fails else "")
        page.locator("button.main").click()
        page.wait_for_load_state()
        page.goto("/review/?state=waiting")


def open_window(page: Page, lead: str) -> None:
    """The agency sees its marks."""
    page.goto(f"{lead}window/")
    page.fill("[name=until]", "30 กันยายน 2599")
    send(page, "เปิดให้ชี้แจง")


def clarify(page: Page) -> None:
    """The officer reads on the page of the year where to clarify, and does."""
    page.goto(OIT)
    page.get_by_role("link", name="ดูคะแนนและชี้แจง").click()
    page.get_by_role("link", name=YEAR).click()
    page.locator("tr:has-text('ไม่พบเลขหมายในลิงก์') th a").click()
    page.fill("[name=text]", "เลขหมายอยู่ในข้อความที่นำส่งแล้ว")
    page.check("[name=sure]")
    send(page, "ส่งคำชี้แจง")


def decide_and_confirm(page: Page, lead: str) -> None:
    """What was clarified is decided, and everything confirmed."""
    page.goto(f"{lead}o3/")
    page.check("[name=mark][value='100']")
    page.fill("[name=reason]", "เลขหมายอยู่ในข้อความ")
    send(page, "บันทึก")
    page.goto(f"{lead}confirm/")
    send(page, "ยืนยัน")


def publish(page: Page) -> None:
    """The marks become part of the result, and the result public."""
    page.goto(OIT)
    send(page, "นำคะแนน OIT เข้าร่างผล")
    page.goto(f"/office/tuayang/{YEAR}/publish/")
    send(page, "เผยแพร่")
