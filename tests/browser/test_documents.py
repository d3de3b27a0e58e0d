"""An officer's way from a result to a published document, and the reader's back from paper."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.browser.crawling import faults_at_every_width
from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

DPI = 150  # as a scanner or a telephone sees the sheet
POINTS = 72


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def officer(browser: Browser, request: pytest.FixtureRequest, site: str) -> Page:
    """A telephone on which an officer is signed in; no page of ours needs JavaScript."""
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    sign_in(page, "maeka", site=site)
    return page


def start(page: Page, site: str, kind: str) -> str:
    """A document of a kind, begun from the result's page; gives its address."""
    page.goto(f"{site}/office/maeka/2566/")
    page.get_by_role("link", name="เอกสาร", exact=True).click()
    page.locator(f"button[value={kind}]").click()
    expect(page.locator("#words-closing, #words-notice").first).to_be_attached()
    return page.url


def downloaded(page: Page, name: str, folder: Path) -> Path:
    """The file behind a link, as it lies in the officer's folder."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).first.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def addresses_on(pdf: Path) -> list[str]:
    """What the QR codes on the last page of a PDF say, read off its picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[len(document) - 1].render(scale=DPI / POINTS).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


def test_a_document_goes_from_a_result_to_the_public_and_back_from_paper(
    officer: Page, browser: Browser, site: str, tmp_path: Path
):
    paper = start(officer, site, "memo")

    # The wording is edited in place, looked at, and kept.
    officer.locator("#words-closing").click()
    officer.fill("[name=text]", "จึงเรียนมาเพื่อโปรดทราบและสั่งการต่อไป")
    officer.get_by_role("button", name="ดูตัวอย่าง").click()
    expect(officer.locator("blockquote")).to_have_text("จึงเรียนมาเพื่อโปรดทราบและสั่งการต่อไป")
    officer.get_by_role("button", name="ใช้เฉพาะเอกสารนี้").click()
    expect(officer).to_have_url(f"{paper}#words-closing")

    # Number, date and signers are filled in.
    officer.get_by_role("link", name="กรอกรายละเอียด", exact=True).click()
    officer.fill("[name=details-number]", "นม 75701/99")
    officer.fill("[name=details-dated]", "12 มี.ค. 64")
    officer.get_by_role("button", name="บันทึก").click()
    sheet = officer.locator(".sheet").first
    for said in ("นม ๗๕๗๐๑/๙๙", "๑๒ มีนาคม ๒๕๖๔", "โปรดทราบและสั่งการต่อไป"):
        expect(sheet).to_contain_text(said)
    draft = downloaded(officer, "ดาวน์โหลดร่าง PDF", tmp_path)
    assert (draft.name, draft.read_bytes()[:5]) == ("ร่าง บันทึกข้อความ 2566.pdf", b"%PDF-")
    assert addresses_on(draft) == []

    # It is issued, signed, scanned and published.
    officer.get_by_role("link", name="ออกฉบับ", exact=True).click()
    officer.get_by_role("button", name="ออกฉบับ").click()
    issued = downloaded(officer, "PDF", tmp_path)
    officer.get_by_role("link", name="นำเข้าไฟล์สแกนที่ลงนามแล้ว").click()
    officer.set_input_files("[name=file]", draft)
    officer.get_by_role("button", name="บันทึก").click()
    officer.locator(".card").get_by_role("link", name="เผยแพร่").click()
    officer.get_by_role("button", name="เผยแพร่").click()
    expect(officer.locator(".card").get_by_role("link", name="ถอนการเผยแพร่")).to_be_visible()

    # A reader scans the code on the paper, and compares the file that he was given.
    (address,) = addresses_on(issued)
    assert address.startswith(f"{site}/d/")
    reader = browser.new_context().new_page()
    reader.goto(address)
    expect(reader.locator(".sheet").first).to_contain_text("โปรดทราบและสั่งการต่อไป")
    expect(reader.get_by_text("ลงนามแล้ว", exact=True)).to_be_visible()
    assert check(reader, issued) == "ไฟล์นี้ตรงกับเอกสารนี้ทุกตัวอักษร"
    assert check(reader, draft) == "ไฟล์นี้ตรงกับไฟล์สแกนที่ลงนามแล้วของเอกสารนี้ทุกประการ"
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(issued.read_bytes() + b" ")
    assert check(reader, changed).startswith("ไฟล์นี้ไม่ใช่เอกสารนี้")

    # It is taken down, and its address says why.
    officer.locator(".card").get_by_role("link", name="ถอนการเผยแพร่").click()
    officer.fill("[name=reason]", "ระบุวันที่ผิด")
    officer.get_by_role("button", name="ถอนการเผยแพร่").click()
    expect(officer.locator("[name=reason]")).to_have_count(0)  # it is done
    reader.goto(address)
    expect(reader.locator("main")).to_contain_text("ระบุวันที่ผิด")
    assert faults_at_every_width(reader) == []


def check(reader: Page, file: Path) -> str:
    """What the public page says of a file."""
    if not reader.locator("details[open]").count():
        reader.locator("summary", has_text="ตรวจไฟล์ที่ได้รับ").click()
    reader.set_input_files("[name=file]", file)
    reader.get_by_role("button", name="ตรวจไฟล์").click()
    assert faults_at_every_width(reader) == []
    return reader.locator("[role=status]").inner_text()


def test_wording_for_every_year_stands_in_the_next_document(officer: Page, site: str):
    start(officer, site, "announcement")
    officer.locator("#words-notice").click()
    officer.fill("[name=text]", "จึงประกาศให้ทราบทั่วกัน ตาม{ชื่อรายงาน}")
    officer.get_by_role("button", name="ใช้ทุกปี").click()
    expect(officer.locator("[name=text]")).to_have_count(0)  # it is done

    start(officer, site, "announcement")

    expect(officer.locator(".sheet").first).to_contain_text("จึงประกาศให้ทราบทั่วกัน ตาม")
    officer.goto(f"{site}/office/maeka/documents/wording/")
    officer.get_by_role("button", name="เลิกใช้").first.click()
    expect(officer.locator("main")).not_to_contain_text("จึงประกาศให้ทราบทั่วกัน")


def test_a_plan_with_mistakes_is_told_readably(officer: Page, site: str, tmp_path: Path):
    plan = tmp_path / "แผน.yaml"
    plan.write_text("year: 2566\nassessed: 2565\nmeasures:\n  - indicator: 99\n", "utf-8")
    officer.goto(f"{site}/office/maeka/documents/2565/plan/")  # 2566 has a plan of measures
    officer.set_input_files("[name=file]", plan)
    officer.get_by_role("button", name="นำเข้าแผน").click()

    expect(officer.locator("[role=alert]")).to_contain_text("แผน.yaml")
