"""An executive hands a position over, from a phone; a newcomer signs in; a calendar is read."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from prongsai.apps.demonstration.actions import PASSWORD
from tests.browser.crawling import faults_at_every_width
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

OFFICE = "/office/tuayang/"


def signed_in(browser: Browser, site: str, username: str, password: str = PASSWORD) -> Page:
    """A browser of its own in which somebody is signed in."""
    page = browser.new_context(base_url=site).new_page()
    sign_in(page, username, password)
    return page


def test_a_position_is_handed_over_to_somebody_new_who_acts_for_a_time(
    browser: Browser, own_site: str
):
    page = signed_in(browser, own_site, "tuayang-executive")
    page.goto(f"{own_site}{OFFICE}people/")
    page.locator("a", has_text="ส่งมอบงาน / โอนย้าย").first.click()
    faults = faults_at_every_width(page)
    yesterday = date.today() - timedelta(1)  # noqa: DTZ011 - a day that is over wherever one is
    page.fill("[name=last_day]", yesterday.isoformat())
    page.check("[name=who][value=newcomer]")
    page.fill("[name=username]", "fresh")
    page.fill("[name=acting_until]", (yesterday + timedelta(90)).isoformat())
    page.fill("[name=note]", "กุญแจอยู่ที่ปลัด")
    page.click("main form button.main")
    expect(page.get_by_role("heading", name="ตรวจดูก่อนส่งมอบ")).to_be_visible()
    faults += faults_at_every_width(page)

    page.click("[name=decided]")
    password = page.locator(".handover code").last.inner_text()
    faults += faults_at_every_width(page)
    page.click("main a.button.main")
    with page.expect_download() as given:
        page.get_by_text("(PDF)").click()
    faults += faults_at_every_width(page)
    for address in ("people/handed-over/", "people/"):
        page.goto(f"{own_site}{OFFICE}{address}")
        faults += faults_at_every_width(page)
    expect(page.get_by_text("รักษาการ", exact=True)).to_be_visible()

    assert faults == []
    assert given.value.path().read_bytes().startswith(b"%PDF-")
    left = signed_in(browser, own_site, "tuayang")
    expect(left.get_by_text("ท่านพ้นจากตำแหน่ง")).to_be_visible()
    assert faults_at_every_width(left) == []
    fresh = signed_in(browser, own_site, "fresh", password)
    expect(fresh).to_have_url(f"{own_site}/accounts/password/change/")


def test_a_unit_puts_its_deadlines_into_a_calendar_and_asks_for_reminders(
    browser: Browser, own_site: str
):
    page = signed_in(browser, own_site, "tuayang-unit")
    page.goto(f"{own_site}{OFFICE}improvement/calendar/")
    faults = faults_at_every_width(page)
    page.click("main form button.main")
    faults += faults_at_every_width(page)
    address = page.input_value("#made")
    stranger = browser.new_context()

    answer = stranger.request.get(address)

    assert Calendar.from_ical(answer.text())["PRODID"] == "-//Prongsai//Deadlines//TH"
    assert stranger.cookies() == []
    page.goto(f"{own_site}/accounts/reminders/")
    faults += faults_at_every_width(page)
    page.fill("[name=email]", "nok@example.go.th")
    page.click("main form button.main")
    expect(page.get_by_text("ระบบจะส่งการแจ้งเตือนไปที่ nok@example.go.th")).to_be_visible()
    assert faults == []


def test_the_effect_of_a_plan_is_readable_before_there_is_one(browser: Browser, own_site: str):
    page = signed_in(browser, own_site, "tuayang-executive")
    page.goto(f"{own_site}{OFFICE}improvement/2568/effect/")

    expect(page.get_by_text("เปิดเมื่อมีผลปีถัดไป")).to_be_visible()
    assert faults_at_every_width(page) == []
