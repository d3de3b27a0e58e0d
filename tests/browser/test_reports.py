"""A report that exists, as an officer brings it in, checks it and takes it over."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.crawling import faults_at_every_width
from tests.browser.signing_in import sign_in
from tests.reports import report_text

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, site: str) -> Page:
    """A page in which nobody is signed in yet."""
    return browser.new_context(base_url=site).new_page()


def bring_in(page: Page, office: str, file: Path) -> None:
    """Choose a file on the page of reports and send it."""
    page.goto(f"/office/{office}/reports/")
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="อ่านรายงาน").click()


def printed_by_us(page: Page, folder: Path, kind: str) -> Path:
    """A document about the published result, as our own PDF."""
    page.goto("/office/klongmuang/documents/2563/start/")
    page.click(f"button[value={kind}]")
    expect(page).not_to_have_url(re.compile("/start/$"))
    file = folder / f"{kind}.pdf"
    file.write_bytes(page.request.get(f"{page.url}draft.pdf").body())
    return file


def test_a_text_report_is_corrected_and_becomes_a_draft_and_a_plan(page: Page, tmp_path: Path):
    file = tmp_path / "รายงาน.txt"
    file.write_text(report_text(total="๘๑.๐๐"), "utf-8")
    sign_in(page, "chumsaeng")  # whose year 2563 is empty, and which the report does not name
    bring_in(page, "chumsaeng", file)
    expect(page.get_by_role("alert")).to_contain_text("ไม่ตรงกัน")
    assert faults_at_every_width(page) == []

    page.locator("[name=total]").fill("80")
    page.get_by_role("button", name="บันทึกการแก้ไข").click()

    expect(page.get_by_text("ไม่พบตัวเลขที่ขัดกันในรายงาน")).to_be_visible()
    page.get_by_role("link", name="ตรวจทีละหน้า").click()
    assert faults_at_every_width(page) == []
    page.locator("[name='measures.0.responsible']").fill("สำนักปลัด")
    page.get_by_role("button", name="บันทึกการแก้ไข").click()
    page.get_by_role("link", name="ภาพรวมของรายงาน").click()
    page.get_by_role("link", name="ยืนยันการนำเข้า").click()
    assert faults_at_every_width(page) == []
    page.get_by_label("ขอยืนยันว่าเป็นรายงานของ").check()
    page.get_by_role("button", name="ยืนยันการนำเข้า").click()

    expect(page).to_have_url(re.compile("/office/chumsaeng/2563/$"))
    expect(page.locator(".headline .total")).to_contain_text("80.00")
    page.get_by_role("link", name="ดูแผนมาตรการ").click()
    expect(page.get_by_text("สำนักปลัด")).to_be_attached()


def test_a_pdf_of_ours_is_read_beside_the_pictures_of_its_pages(page: Page, tmp_path: Path):
    sign_in(page, "klongmuang")
    bring_in(page, "klongmuang", printed_by_us(page, tmp_path, "analysis-indicators"))
    assert faults_at_every_width(page) == []
    expect(page.locator("[name=total]")).to_have_value("79.68")

    page.get_by_role("link", name="ตรวจทีละหน้า").click()

    picture = page.get_by_role("img", name="ภาพของหน้านี้ ข้อความอยู่ด้านล่าง")
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 600
    assert faults_at_every_width(page) == []
    page.get_by_role("link", name="ภาพรวมของรายงาน").click()
    page.get_by_role("link", name="ลบรายงาน").click()
    assert faults_at_every_width(page) == []
    page.get_by_role("button", name="ลบรายงาน").click()
    expect(page.get_by_role("status")).to_contain_text("ลบรายงาน")
