"""A year of measures from one result to the next, played by everybody who has a part in it.

Every day lies in the past: the year of work is over, as it is for an office that catches up.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from prongsai.core.loading import load_framework
from tests.browser.office_site import EXECUTIVE, HEADS, OFFICER, POST, SLUG, SUCCESSOR
from tests.browser.serving import environment_of, served
from tests.browser.signing_in import sign_in
from tests.repository import ROOT
from tests.web.builders import make_picture

pytestmark = pytest.mark.browser

ASSESSED, WORK = 2567, 2568
LAST_DAY = "2025-09-30"
PHONE = {"width": 360, "height": 740}
OFFICE = f"/office/{SLUG}/"
PLAN = f"{OFFICE}improvement/{ASSESSED}/"
# What an assessor and the answers left weak, and what it is by the rules of the next year.
WEAK = {"i4": 58, "o4": 0, "o9": 0}
AFTER = {"i4": 91}
OWN = "จัดทำรายงานผลการดำเนินงานประจำปีให้เสร็จภายในไตรมาสแรก"
STEPS = [
    ("รวบรวมผลงานของโครงการก่อสร้าง", "กองช่าง", "ภายใน พ.ย."),
    ("เผยแพร่รายงานบนเว็บไซต์", "สำนักปลัด", "ภายใน ธ.ค."),
]
# A step of each unit, the day, and two lines: first until March, then until September.
FIRST_HALF = (
    ("เผยแพร่รายงานบนเว็บไซต์", "แล้วเสร็จ", "25 ธันวาคม 2567", "เผยแพร่บนหน้าแรก\nแจ้งทุกกองแล้ว"),
    ("ประชุมชี้แจงแผนต่อบุคลากร", "แล้วเสร็จ", "28 พ.ย. 67", "ประชุมชี้แจง 42 คน"),
    ("รวบรวมผลงานของโครงการก่อสร้าง", "แล้วเสร็จ", "15/11/2567", "รวบรวมครบ 12 โครงการ"),
)
SECOND_HALF = (
    ("เผยแพร่หน้าติดต่อเรา", "แล้วเสร็จ", "2 มิถุนายน 2568", "เผยแพร่แล้ว มีแผนที่และอีเมล"),
    ("ปรับยอดเบิกจ่าย", "กำลังดำเนินการ", "12 กันยายน 2568", "ส่งยอดให้ทุกกองแล้ว 10 เดือน"),
    ("รวบรวมผลงานของโครงการก่อสร้าง", "เพิ่ม", "5 กันยายน 2568", "เพิ่มภาพถ่ายครบทุกโครงการ"),
)
PAPER = "รายงานผลและข้อเสนอแนะ"
# At which meeting it was heard, and what units told in the first half and in the second.
SENTENCES = (
    "ได้รายงานผลการดำเนินงานในที่ประชุมประจำเดือนพนักงานเทศบาล ประจำเดือนเมษายน ๒๕๖๘",
    "แล้วเสร็จเมื่อวันที่ ๒๘ พฤศจิกายน ๒๕๖๗ (ประชุมชี้แจง ๔๒ คน)",
    "แล้วเสร็จเมื่อวันที่ ๒ มิถุนายน ๒๕๖๘",
    "รวบรวมครบ ๑๒ โครงการ เพิ่มภาพถ่ายครบทุกโครงการ",
)
PHOTO = {
    "name": "IMG_2001.jpg",
    "mimeType": "image/jpeg",
    "buffer": make_picture("JPEG", (800, 600)),
}
COMMENT = "ลิงก์เปิดรายงานของปีก่อน"


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office with its people and nothing else."""
    folder = tmp_path_factory.mktemp("office")
    environment = environment_of(folder) | {
        "DJANGO_SETTINGS_MODULE": "prongsai.project.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    script = ROOT / "tests" / "browser" / "office_site.py"
    subprocess.run([sys.executable, str(script)], env=environment, check=True)
    with served(folder) as address:
        yield address


def press(page: Page, name: str, near: str = "main") -> None:
    """Press a button by the words that it begins with, in a part of the page."""
    buttons = page.locator(near).get_by_role("button", name=re.compile(f"^{name}"))
    buttons.locator("visible=true").first.click()
    page.wait_for_load_state()


def follow(page: Page, name: str, near: str = "main") -> None:
    """Go on by a link, by the words that it begins with, in a part of the page."""
    links = page.locator(near).get_by_role("link", name=re.compile(f"^{name}"))
    links.first.click()
    page.wait_for_load_state()


def sheet(folder: Path, year: int, marks: Mapping[str, int], comments: str = "") -> Path:
    """A result sheet with the full mark for everything else."""
    known = {node.code: 100 for node in load_framework(year).marked} | marks
    lines = [f"year: {year}", "marks:", *(f"  {code}: {mark}" for code, mark in known.items())]
    file = folder / f"{year}.yaml"
    file.write_text("\n".join([*lines, comments]), "utf-8")
    return file


def test_a_year_is_played_from_one_result_to_the_next(
    browser: Browser, own_site: str, tmp_path: Path
):
    def as_(username: str, **habits: Any) -> Page:
        page = browser.new_context(base_url=own_site, **habits).new_page()
        sign_in(page, username)
        return page

    officer, executive = as_(OFFICER), as_(EXECUTIVE)
    units = [as_(username, viewport=PHONE) for username in HEADS]
    bring_in(officer, sheet(tmp_path, ASSESSED, WEAK, f"comments:\n  o9: {COMMENT}"))
    find(officer)
    plan_measures(officer)
    adopt(executive)
    for unit, told in zip(units, FIRST_HALF, strict=True):
        report(unit, *told)
    meet(officer)
    close_report(officer, "รอบ 6 เดือน")
    press(officer, f"จัดทำเอกสาร {PAPER}")
    assert found(issued(officer, tmp_path)) == SENTENCES[:2]
    for unit, told in zip(units, SECOND_HALF, strict=True):
        report(unit, *told)
    transfer(executive, tmp_path)
    sees_no_more(officer)
    successor = as_(SUCCESSOR)
    go_to_the_plan(successor)
    close_report(successor, "รอบ 12 เดือน")
    follow(successor, f"เปิดเอกสาร {PAPER}")
    assert found(issued(successor, tmp_path)) == SENTENCES[1:]
    bring_in(successor, sheet(tmp_path, WORK, AFTER))
    look_back(successor)


def bring_in(page: Page, file: Path) -> None:
    """A result is in, and public."""
    page.goto(OFFICE)
    follow(page, "นำเข้าแบบรายงานผลคะแนน")
    page.set_input_files("[name=file]", file)
    press(page, "นำเข้า")
    follow(page, "เผยแพร่")
    press(page, "เผยแพร่")


def find(page: Page) -> None:
    """The analysis leads to the plan, in which nothing weak is forgotten."""
    follow(page, "การวิเคราะห์ผล")
    follow(page, "เปิดแผนมาตรการ")
    press(page, "เปิดแผน")
    points = page.locator("li.point")
    expect(points).to_have_count(len(WEAK))
    expect(points.filter(has_text="O9")).to_contain_text(COMMENT)


def plan_measures(page: Page) -> None:
    """Two measures are suggested, one is her own; every weak point has one then."""
    for code in ("i4", "o4"):
        follow(page, "ข้อเสนอมาตรการ", f"#weak-{code}")
        press(page, "นำมาใช้")
        press(page, "บันทึกมาตรการ")
    follow(page, "เขียนเอง", "#weak-o9")
    page.fill("[name=measures]", OWN)
    for number, (says, who, when) in enumerate(STEPS):
        page.fill(f"[name=step_text] >> nth={number}", says)
        page.fill(f"[name=step_who] >> nth={number}", who)
        page.fill(f"[name=step_when] >> nth={number}", when)
    page.fill("[name=evidence]", "รายงานที่เผยแพร่")
    press(page, "บันทึกมาตรการ")
    expect(page.locator("p.answered")).to_contain_text("3 จาก 3")


def go_to_the_plan(page: Page) -> None:
    """From the first page after signing in, by links."""
    page.goto("/office/")
    follow(page, "แผนมาตรการ")
    follow(page, f"มาตรการปี {WORK}")


def adopt(page: Page) -> None:
    """The executive finds the plan and adopts it."""
    go_to_the_plan(page)
    follow(page, "เห็นชอบแผน")
    page.fill("[name=agreed_on]", f"7 ตุลาคม {ASSESSED}")
    press(page, "เห็นชอบ")


def report(page: Page, step: str, how_far: str, on: str, text: str) -> None:
    """On a phone: the unit's own step, two lines and a photograph."""
    page.goto("/office/")
    part = f"li.part:has-text('{step}')"
    follow(page, "รายงาน", part)
    page.locator(f"form.tell label:has-text('{how_far}')").first.click()
    page.fill("[name=text]", text)
    page.fill("[name=on]", on)
    page.set_input_files("[name=chosen]", PHOTO)
    press(page, "บันทึก")
    expect(page.locator(part)).to_contain_text(text.splitlines()[-1])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def meet(page: Page) -> None:
    """The agenda is written already and printed; in the room she ticks, and closes the minutes."""
    go_to_the_plan(page)
    follow(page, "การประชุม")
    follow(page, "นัดประชุม")
    page.fill("[name=number]", f"4/{WORK}")
    page.fill("[name=on]", f"8 เมษายน {WORK}")
    page.fill("[name=place]", "ห้องประชุมเทศบาล")
    page.fill("[name=chair]", "นายกเทศมนตรี")
    press(page, "นัดประชุม")
    expect(page.locator("section.at-point")).to_have_count(3)
    expect(page.locator("section.at-point").nth(1)).to_contain_text("เกินกำหนด")
    with page.expect_download() as agenda:
        press(page, "พิมพ์ระเบียบวาระ")
    assert agenda.value.suggested_filename.endswith(".pdf")
    for box in page.locator("[name$=-reported]").all():
        box.check()
    page.fill("[name$=-said] >> nth=0", "กองคลังชี้แจงแผนแล้ว")
    for line in page.locator("[name$=-resolution]").all():
        line.fill("รับทราบ")
    press(page, "ปิดรายงานการประชุม")
    page.get_by_label("นายกเทศมนตรี").check()
    page.fill("[name=next_on]", f"8 พฤษภาคม {WORK}")
    press(page, "ปิดรายงานการประชุม")
    expect(page.locator("main")).to_contain_text("กองคลังชี้แจงแผนแล้ว")


def close_report(page: Page, name: str) -> None:
    """The report is written already, from what units told; it is closed."""
    go_to_the_plan(page)
    follow(page, "รายงานผลตามมาตรการ")
    press(page, "เริ่มรายงาน", f"li.card:has-text('{name}')")
    follow(page, "ปิดรายงาน")
    press(page, "ยืนยันปิดรายงาน")


def issued(page: Page, folder: Path) -> str:
    """The document is issued, as DOCX and PDF; what the PDF says, without its spaces."""
    follow(page, "ออกฉบับ")
    press(page, "ออกฉบับ")
    docx, pdf = (saved(page, name, folder, ".card >> nth=0") for name in ("DOCX", "PDF"))
    assert ZipFile(docx).testzip() is None
    with pypdfium2.PdfDocument(pdf) as document:
        leaves = [leaf.get_textpage().get_text_bounded() for leaf in document]
    return "".join("".join(leaves).split())


def found(document: str) -> tuple[str, ...]:
    """Which of the sentences that an officer looks for stand in a document."""
    return tuple(one for one in SENTENCES if one.replace(" ", "") in document)


def saved(page: Page, name: str, folder: Path, near: str = "main") -> Path:
    """The file behind a link of the page, as it lies in the officer's folder."""
    with page.expect_download() as waiting:
        follow(page, name, near)
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def transfer(page: Page, folder: Path) -> None:
    """The executive hands the officer's position over with 30 September, to be signed by both."""
    page.goto(OFFICE)
    follow(page, "บุคลากร")
    follow(page, "ส่งมอบงาน", f"li.card:has-text('{POST}')")
    page.fill("[name=last_day]", LAST_DAY)
    page.check("[name=who][value=account]")
    page.fill("[name=username]", SUCCESSOR)
    page.fill("[name=note]", "รอหนังสือตอบเรื่องแผนจัดซื้อ")
    press(page, "ดูรายการที่จะส่งมอบ")
    expect(page.locator("main")).to_contain_text("ทดสอบส่งอีเมล")
    expect(page.locator("main")).to_contain_text(f"จัดทำรายงานผลมาตรการปีงบประมาณ {WORK}")
    press(page, "ยืนยันการส่งมอบ")
    assert saved(page, "บันทึกสำหรับลงนาม", folder).read_bytes().startswith(b"%PDF-")


def sees_no_more(page: Page) -> None:
    """Access ended with the last day, and the first page says so."""
    refused = page.goto(PLAN)
    assert refused is not None
    assert refused.status == HTTPStatus.NOT_FOUND
    page.goto("/office/")
    expect(page.locator("main")).to_contain_text("30 กันยายน 2568")


def look_back(page: Page) -> None:
    """What moved, what cannot be compared, and no word of a cause."""
    follow(page, "การวิเคราะห์ผล")
    follow(page, "ผลหลังดำเนินมาตรการ")
    marks = page.locator("main table").first
    expect(marks.locator("tr:has-text('I4')")).to_contain_text("+33.00")
    expect(marks.locator("tr:has-text('O7')")).to_contain_text("+100.00")
    other = page.locator("main table").nth(1).locator("tr:has-text('O3')")
    expect(other).not_to_contain_text("+")
    expect(page.locator("main")).to_contain_text("ไม่ได้แปลว่า")
