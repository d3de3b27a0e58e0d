"""A review played by everybody who has a part in it, with each page read on the way."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from prongsai.web.review.urls import urlpatterns
from tests.browser.crawling import faults_at_every_width, kind_of, links_of
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

# Files, and what is only there after a form was sent.
NO_PAGES = {"review:file", "review:copy", "review:led_file", "review:led_copy"}
NO_PAGES |= {"review:clarify_file", "review:clarify_copy"}
NO_PAGES |= {"review:assign", "review:sample", "review:settle", "review:take_back"}
YEAR = "2568"


def send(page: Page, button: str) -> None:
    """Send the form that has this button."""
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


def picture(page: Page, name: str) -> None:
    """A picture for whoever wants to look, on a phone and on a desk."""
    folder = os.environ.get("REVIEW_PICTURES")
    for width in (360, 1280) if folder else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def test_a_review_is_played_to_its_end_on_pages_that_everybody_can_read(
    browser: Browser, own_site: str
):
    people: dict[str, Page] = {}
    kinds: set[str] = set()
    faults: list[str] = []

    def as_(username: str) -> Page:
        if username not in people:
            people[username] = browser.new_context().new_page()
            sign_in(people[username], username, site=own_site)
        return people[username]

    def look(username: str, *starts: str) -> None:
        page = as_(username)
        for kind in pages_below(page, own_site, starts):
            kinds.add(kind)
            faults.extend(f"{username}, {kind}: {one}" for one in faults_at_every_width(page))

    look("administrator", "/review/lead/")
    lead = begin(as_("administrator"), own_site)
    look("assessor", "/review/")
    give(as_("administrator"), own_site, lead)
    mark(as_("assessor"), own_site, "0")
    mark(as_("assessor-2"), own_site, "100")
    look("assessor", "/review/")
    look("administrator", lead)
    settle(as_("administrator"), own_site, lead)
    mark(as_("assessor-3"), own_site, "0")
    look("assessor-3", "/review/")
    look("administrator", lead)
    open_window(as_("administrator"), own_site, lead)
    look("tuayang", "/review/clarify/")
    clarify(as_("tuayang"), own_site)
    contested(as_("administrator"), own_site, lead)
    look("administrator", lead)

    assert faults == []
    assert {f"review:{one.name}" for one in urlpatterns} - NO_PAGES <= kinds


def pages_below(page: Page, site: str, starts: tuple[str, ...]) -> Iterator[str]:
    """One page of each kind of the review that the starts lead to, opened one after the other."""
    waiting, kinds = list(starts), set[str]()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind.startswith("review:") and kind not in kinds:
            kinds.add(kind)
            page.goto(site + address)
            waiting += links_of(page, site)
            yield kind


def begin(page: Page, site: str) -> str:
    """The year that is approved goes to the assessors; gives the address where it is led."""
    page.goto(f"{site}/review/")
    picture(page, "led")
    page.get_by_role("link", name=YEAR).click()
    page.get_by_role("link", name="เริ่มตรวจประเมิน").click()
    picture(page, "begin")
    send(page, "เริ่มตรวจประเมิน")
    return page.url.removeprefix(site)


def give(page: Page, site: str, lead: str) -> None:
    """Every item to the first assessor, and half of them to the second."""
    page.goto(site + lead)
    for box in page.locator("[name=codes]").all():
        box.check()
    page.select_option("[name=assessor]", label="assessor (ค้าง 0 ข้อ)")
    send(page, "มอบหมาย")
    page.fill("[name=sample-percent]", "50")
    page.select_option("[name=sample-assessor]", label="assessor-2 (ค้าง 0 ข้อ)")
    send(page, "มอบข้อที่สุ่มได้")
    picture(page, "lead")


def mark(page: Page, site: str, given: str) -> None:
    """Everything that waits gets one mark, with a ready phrase where that is needed."""
    page.goto(f"{site}/review/?state=waiting")
    picture(page, f"queue-{given}")
    while (waiting := page.locator("table.stack tbody a")).count():
        waiting.first.click()
        page.select_option("[name=phrase]", "link_dead")
        page.check(f"[name=mark][value='{given}']")
        if given == "0":
            send(page, "แทรกข้อความ")
            picture(page, "item")
        page.locator("button.main").click()
        page.wait_for_load_state()
        page.goto(f"{site}/review/?state=waiting")


def settle(page: Page, site: str, lead: str) -> None:
    """Where two differ, the third decides."""
    page.goto(site + lead)
    picture(page, "differ")
    rows = page.locator("tr:has(.badge.warn) th a")
    for address in [row.get_attribute("href") for row in rows.all()]:
        page.goto(f"{site}{address}")
        page.select_option("[name=assessor]", index=3)
        send(page, "บันทึก")


def open_window(page: Page, site: str, lead: str) -> None:
    """The agency sees its marks."""
    page.goto(f"{site}{lead}window/")
    page.fill("[name=until]", "30 กันยายน 2599")
    picture(page, "window")
    send(page, "เปิดให้ชี้แจง")


def clarify(page: Page, site: str) -> None:
    """The agency contests an item."""
    page.goto(f"{site}/review/")
    page.get_by_role("link", name=YEAR).click()
    picture(page, "marks")
    page.locator("tr:has-text('ลิงก์ที่ส่งเปิดไม่ได้') th a").first.click()
    page.fill("[name=text]", "ข้อมูลอยู่ที่หน้าติดต่อเรา")
    page.check("[name=sure]")
    picture(page, "clarify")
    send(page, "ส่งคำชี้แจง")


def contested(page: Page, site: str, lead: str) -> None:
    """What was contested stands beside all that was handed in, said and found."""
    page.goto(site + lead)
    page.locator("tr:has-text('ชี้แจงแล้ว') th a").first.click()
    page.get_by_text("ข้อมูลอยู่ที่หน้าติดต่อเรา").wait_for()
    picture(page, "contested")
