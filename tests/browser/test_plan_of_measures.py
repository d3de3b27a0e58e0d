"""The officer plans measures on a phone, without JavaScript, and the executive adopts them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

PLAN = "/office/maeka/improvement/2566/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 760})
    yield context.new_page()
    context.close()


def send(page: Page, name: str) -> None:
    """Press a button by its words."""
    page.get_by_role("button", name=name).last.click()
    page.wait_for_load_state()


def test_what_is_weak_gets_a_measure_with_steps_and_is_adopted(phone: Page, own_site: str):
    sign_in(phone, "maeka", site=own_site)
    phone.goto(own_site + PLAN)
    phone.locator("#weak-o35").get_by_role("link", name="เขียนเอง").click()
    expect(phone.get_by_label("O35", exact=False).first).to_be_checked()

    phone.get_by_label("ทำอะไร", exact=False).first.fill("จัดทำบัญชีความเสี่ยงรายกอง")
    phone.locator("#step_text_1").fill("รวบรวมความเสี่ยงของแต่ละกอง")
    phone.locator("#step_when_1").fill("เร็ว ๆ นี้")
    send(phone, "เพิ่มขั้นตอน")
    expect(phone.locator("#step_text_3")).to_have_value("")
    phone.locator("#step_text_2").fill("เสนอผู้บริหาร")
    send(phone, "บันทึกมาตรการ")

    expect(phone.locator("#step_fault_1")).to_contain_text("เร็ว ๆ นี้")
    expect(phone.locator("#step_text_2")).to_have_value("เสนอผู้บริหาร")
    phone.locator("#step_when_1").fill("ไตรมาส 1")
    phone.get_by_label("ทุกกอง (ทุกส่วนราชการ)").check()
    send(phone, "บันทึกมาตรการ")

    point = phone.locator("#weak-o35")
    expect(point).to_contain_text("จัดทำบัญชีความเสี่ยงรายกอง")
    expect(point).not_to_contain_text("ยังไม่มีมาตรการ")

    phone.context.clear_cookies()
    sign_in(phone, "maeka-executive", site=own_site)
    phone.goto(own_site + PLAN)
    phone.get_by_role("link", name="เห็นชอบแผน").click()
    phone.locator("[name=agreed_on]").fill("2 ตุลาคม 2566")
    send(phone, "เห็นชอบ")

    expect(phone.locator("main")).to_contain_text("เห็นชอบแล้วเมื่อ 2 ตุลาคม 2566")
