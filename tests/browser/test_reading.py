"""What people do in a browser: walk down to a single item, change the language, sign in."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from prongsai.apps.demonstration.actions import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Page:
    """A phone; no page of ours needs JavaScript."""
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    return context.new_page()


def test_a_villager_walks_from_the_list_to_the_single_item(page: Page, site: str):
    page.goto(site)
    page.get_by_role("link", name="องค์การบริหารส่วนตำบลคลองม่วง").first.click()
    page.get_by_role("link", name="79.68").click()
    for step in ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ", "9. การเปิดเผยข้อมูล", "9.1 ข้อมูลพื้นฐาน", "O2 "):
        page.locator("main .scores").get_by_role("link", name=step).first.click()

    expect(page).to_have_url(f"{site}/klongmuang/2563/o2/")
    expect(page.locator(".headline .total")).to_have_text("0.00")
    page.get_by_role("link", name="ปีงบประมาณ พ.ศ. 2563").first.click()
    expect(page).to_have_url(f"{site}/klongmuang/2563/")


def test_somebody_finds_an_agency_by_its_place(page: Page, site: str):
    page.goto(site)
    page.fill("[name=q]", "พะเยา")
    page.get_by_role("button", name="ค้นหา").click()

    rows = page.locator("main table tbody").first.locator("tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("เทศบาลตำบลแม่กา")


def test_disagreements_are_one_click_away(page: Page, site: str):
    page.goto(site)
    page.get_by_role("link", name="ตัวเลขที่ประกาศซึ่งไม่ตรงกับส่วนประกอบของตัวเอง").click()

    expect(page.locator("main")).to_contain_text("77.13")
    expect(page.locator("main")).to_contain_text("76.60")


def test_the_language_is_switched_where_one_is_and_stays(page: Page, site: str):
    page.goto(f"{site}/klongmuang/2563/9/")
    page.get_by_role("button", name="English").click()

    expect(page).to_have_url(f"{site}/klongmuang/2563/9/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{site}/rules/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="ไทย").click()
    expect(page.locator("html")).to_have_attribute("lang", "th")


def test_an_officer_signs_in_and_out(page: Page, site: str):
    page.goto(f"{site}/accounts/login/")
    page.fill("[name=login]", "maeka")
    page.fill("[name=password]", PASSWORD)
    page.locator("main button.main").click()

    expect(page).to_have_url(f"{site}/office/maeka/")
    page.get_by_role("button", name="ออกจากระบบ").click()
    expect(page).to_have_url(f"{site}/")
    page.goto(f"{site}/office/maeka/")
    expect(page).to_have_url(re.compile(f"^{re.escape(site)}/accounts/login/"))


def test_the_rules_of_a_year_lead_to_a_single_question(page: Page, site: str):
    page.goto(f"{site}/rules/")
    page.get_by_role("link", name="ปีงบประมาณ พ.ศ. 2563").click()
    page.locator("summary", has_text="1. การปฏิบัติหน้าที่").click()
    page.get_by_role("link", name="I1 ").first.click()

    expect(page).to_have_url(f"{site}/rules/2563/i1/")
