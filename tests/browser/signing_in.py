"""Signing in, as everybody in these tests does it."""

import re

from playwright.sync_api import Page, expect

from prongsai.apps.demonstration.actions import PASSWORD


def sign_in(page: Page, username: str, password: str = PASSWORD, *, site: str = "") -> None:
    """Sign somebody in, until the page after it is there; ``site`` unless the page has a base."""
    page.goto(f"{site}/accounts/login/")
    page.fill("main [name=login]", username)
    page.fill("main [name=password]", password)
    page.click("main form button.main")
    expect(page).not_to_have_url(re.compile("/accounts/login/"))
    page.wait_for_load_state()


def sign_in_twice(page: Page, username: str, *, site: str = "") -> None:
    """Sign in, and once more for what guards the account."""
    sign_in(page, username, site=site)
    page.goto(f"{site}/accounts/reauthenticate/")
    page.fill("main [name=password]", PASSWORD)
    page.click("main form button.main")
    expect(page).not_to_have_url(re.compile("/accounts/reauthenticate/"))
    page.wait_for_load_state()
