"""A sheet of paper typed in by somebody who looks at the paper and not at the screen."""

import pytest
from playwright.sync_api import Browser

from tests.browser.signing_in import sign_in

pytestmark = pytest.mark.browser

ENTER = "/office/tuayang/surveys/2569/iit/paper-forms/enter/"


def test_a_digit_that_is_no_option_moves_no_later_answer(browser: Browser, site: str):
    page = browser.new_context(base_url=site).new_page()
    sign_in(page, "tuayang")
    page.goto(ENTER)

    page.locator("[name=a-i1]").focus()
    page.keyboard.type("159a40")

    fields = page.locator("input[data-digit]")
    typed = [fields.nth(place).input_value() for place in range(5)]
    wrong = fields.evaluate_all("all => all.map(one => one.classList.contains('wrong'))")
    assert typed == ["1", "5", "9", "4", ""]
    assert wrong[:5] == [False, True, True, False, False]
    assert page.evaluate("document.activeElement.name") == "a-i6"
