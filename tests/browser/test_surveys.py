"""A survey from its first day to its last, as an officer and one of the staff have it."""

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.browser.crawling import faults_at_every_width
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

YEAR = 2567
SURVEYS = "/office/klongmuang/surveys/"
IIT = f"{SURVEYS}{YEAR}/iit/"


@pytest.fixture
def page(browser: Browser, site: str) -> Page:
    """A page in which nobody is signed in yet."""
    return browser.new_context(base_url=site).new_page()


def press(page: Page, name: str) -> None:
    """Press a button by its words."""
    page.get_by_role("button", name=name, exact=True).click()


def squares(content: bytes) -> list[str]:
    """What a phone reads on the first page of a PDF."""
    with pypdfium2.PdfDocument(content) as pdf:
        picture = pdf[0].render(scale=2).to_pil().convert("L")
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def print_slips(page: Page) -> list[str]:
    """Print a pack of five; gives what the squares on its slips say."""
    page.goto(f"{IIT}slips/")
    page.select_option("[name=unit]", label="กองช่าง")
    page.fill("[name=size]", "5")
    with page.expect_download() as waiting:
        press(page, "สร้างไฟล์ PDF")
    return squares(waiting.value.path().read_bytes())


def answer(page: Page, address: str) -> None:
    """Answer everything with the last option, by the square of a slip."""
    page.goto(address)
    expect(page.locator("[name=code]")).not_to_have_value("")  # the slip filled it in
    for name in page.eval_on_selector_all(
        "input[type=radio]", "all => [...new Set(all.map(one => one.name))]"
    ):
        page.locator(f"input[type=radio][name='{name}']").last.check()
    page.locator("#send").click()
    expect(page.get_by_role("heading", name="ขอบคุณที่สละเวลา")).to_be_visible()


def test_a_survey_is_prepared_answered_watched_and_closed(browser: Browser, page: Page, site: str):
    sign_in(page, "klongmuang")
    page.goto(SURVEYS)
    expect(page.get_by_text("ขั้นแรก เลือกปีงบประมาณ")).to_be_visible()
    page.select_option("[name=year]", str(YEAR))
    press(page, "เตรียมแบบวัด")
    page.goto(IIT)
    page.get_by_role("link", name="กรอกจำนวน").click()
    page.fill("[name=population]", "0")
    press(page, "บันทึก")
    assert faults_at_every_width(page) == []  # with its error
    page.fill("[name=population]", "๔๐")
    press(page, "บันทึก")
    expect(page.get_by_text("ตอบแล้ว 0 คน จากที่ต้องมี 30 คน")).to_be_visible()

    slips = print_slips(page)
    page.goto(f"{IIT}open/")
    press(page, "เปิดรับคำตอบ")
    expect(page.get_by_text("เปิดรับคำตอบแล้ว")).to_be_visible()

    assert len(set(slips)) == 5
    answer(browser.new_context().new_page(), slips[0])
    page.goto(IIT)
    expect(page.get_by_text("ตอบแล้ว 1 คน จากที่ต้องมี 30 คน")).to_be_visible()
    assert faults_at_every_width(page) == []

    page.get_by_role("link", name="ปิดรับคำตอบ").click()
    expect(page.get_by_text("ยังขาดอีก 29 คน")).to_be_visible()
    press(page, "ปิดรับคำตอบ")
    expect(page.get_by_text("ปิดรับคำตอบและนับผลแล้ว").first).to_be_visible()
    assert faults_at_every_width(page) == []


def test_an_overseer_takes_a_name_out_and_the_agency_reads_the_rest(
    browser: Browser, page: Page, site: str
):
    sign_in(page, "overseer")
    page.goto("/office/oversight/surveys/")
    page.get_by_role("link", name="เทศบาลตำบลตัวอย่าง").last.click()  # its comments
    waiting = page.get_by_role("link", name="พิจารณา")
    expect(waiting).not_to_have_count(0)
    page.wait_for_load_state()  # all of them
    before = waiting.count()
    waiting.first.click()
    assert faults_at_every_width(page) == []
    page.fill("[name=text]", "อยากให้ปรับปรุงเว็บไซต์")
    press(page, "ให้หน่วยงานอ่านข้อความนี้")

    expect(page.locator("[name=text]")).to_have_count(0)  # the page of the single one is left
    expect(waiting).to_have_count(before - 1)
    officer = browser.new_context(base_url=site).new_page()
    sign_in(officer, "tuayang")
    officer.goto("/office/tuayang/surveys/2568/eit/")
    expect(officer.get_by_text("อยากให้ปรับปรุงเว็บไซต์")).to_be_visible()
