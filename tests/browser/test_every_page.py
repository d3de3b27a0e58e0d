"""Every page, as its readers have it: on a phone, on a desk, with a screen reader."""

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from prongsai.web.agency.urls import urlpatterns as office_addresses
from prongsai.web.portal.urls import urlpatterns as public_addresses
from prongsai.web.respond.urls import urlpatterns as survey_addresses
from tests.browser.crawling import crawl, faults_at_every_width
from tests.browser.signing_in import sign_in, sign_in_twice
from tests.reports import REPORT

pytestmark = pytest.mark.browser

SHEETS = resources.files("prongsai.apps.demonstration") / "sheets"
# Pages that no link leads to: something went wrong. Forms are looked at in test_respond.py.
UNLINKED = ["/nobody/", "/accounts/inactive/", "/d/", "/d/nobody/", "/s/nobody/"]
UNLINKED += ["/s/nobody/thanks/"]
# Not for people to read.
FOR_MACHINES = {"portal:healthz", "portal:robots", "portal:csv", "portal:json"}
# Files, and what is only there after a form was sent.
FOR_MACHINES |= {"portal:document_file", "portal:document_picture", "portal:check_file"}
FOR_MACHINES |= {"portal:answers_csv", "portal:answers_json"}
FOR_MACHINES |= {"portal:oit_csv", "portal:oit_json", "portal:oit_file", "portal:oit_years"}
FOR_MACHINES |= {"respond:worker", "respond:script", "respond:forget"}
# Only files, or only after a form was sent.
NO_PAGES = {
    "agency:template",
    "agency:sheet",
    "agency:result_json",
    "agency:confirm_import",
    "agency:all_of_year",
    "agency:plan_form",
    "agency:kept_plan",
    "agency:bring_plan",
    "agency:draft",
    "agency:version",
    "agency:emblem",
    "agency:photo",
    "agency:remove_photo",
    "agency:give_up_wording",
    "agency:usual_wording",
    "agency:repair",
    "agency:read_again",
    "agency:leaf_picture",
    "agency:add_row",
    "agency:begin_surveys",
    "agency:poster",
    "agency:square",
    "agency:take_in",
    "agency:survey_form",
    "agency:bring_in_file",
    "agency:remove_file",
    "agency:accept_sheets",
}
NO_PAGES |= {"agency:begin_oit", "agency:take_in_oit", "agency:exhibit_file", "agency:oit_copy"}
NO_PAGES |= {"agency:open_plan", "agency:refresh_plan", "agency:bring_back", "agency:move_measure"}
NO_PAGES |= {"agency:bring_back_measure", "agency:share_measure", "agency:take_back_shared"}
NO_PAGES |= {"agency:action_plan_form", "agency:action_plan_file", "agency:print_action_plan"}
NO_PAGES |= {"agency:print_action_report", "agency:action_report_file", "agency:action_photo"}
NO_PAGES |= {"agency:step_done", "agency:undo_step", "agency:step_proof"}
NO_PAGES |= {"agency:begin_progress_report", "agency:rewrite_progress_report"}
NO_PAGES |= {"agency:measure_from_notes"}
NO_PAGES |= {"agency:effect_file", "agency:end_feed", "agency:hand_over_paper"}
# Only sent by forms, and what is there after a correction or an ending alone.
NO_PAGES |= {"agency:take_back_end", "agency:renew_hand_over", "agency:discard_action_report"}
NO_PAGES |= {"agency:earlier_action_report"}
# Looked at in test_handing_over.py, by those who have them.
NO_PAGES |= {"agency:hand_overs", "agency:kept_hand_over", "agency:calendar"}
NO_PAGES |= {"agency:bring_measures_in", "agency:plan_file", "agency:meeting_file"}
NO_PAGES |= {"agency:start_meeting_paper", "agency:photo_of_step", "agency:settle_doubt"}
# Only for those who do steps, and for those who oversee them.
STEPS = {"agency:steps", "agency:step_part"}
OVERSEEN = {"agency:progress", "agency:progress_year", "agency:closed_report"}
# Only for an executive.
OF_EXECUTIVES = {"agency:approve_oit", "agency:take_back_oit"}
APPROVING = {"agency:approve_action_plan"}
# Action plans: one in two versions with reports, and a draft of the next.
ACTION_PLANS = ["/office/tuayang/anticorruption/"]
ADOPTING = {"agency:adopt_plan"}
# A plan of measures with suggestions; no link leads to a year before it, where there is none.
PLANS = ["/office/maeka/improvement/2566/", "/office/maeka/improvement/2566/last-year/"]
WORK = re.compile(r"/(oit|improvement|anticorruption|steps)/")
WORK_OF_OTHERS = ["/office/klongmuang/improvement/", "/office/klongmuang/oit/"]
# A plan that was worked on, with an open report and a closed one, a meeting held and one to come.
WORKED_ON = "/office/tuayang/improvement/2568/"
# OIT: being collected, with something to carry over, and approved.
OIT = [
    "/office/tuayang/oit/2569/",
    "/office/tuayang/oit/2569/o3/",
    "/office/tuayang/oit/2569/o24/",
    "/office/tuayang/oit/2568/",
]
# Surveys in every state: being prepared, open, and closed and in a draft.
SURVEYS = [
    "/office/tuayang/surveys/2568/iit/",
    "/office/tuayang/surveys/2569/iit/",
    "/office/tuayang/surveys/2569/iit/slips/",
    "/office/tuayang/surveys/2569/eit/entrances/",
    "/office/tuayang/surveys/2569/eit/paper-forms/",
    "/office/tuayang/2568/",
]


def import_a_correction(page: Page, site: str, slug: str, sheet: str) -> None:
    """A draft, so that its pages are there to be read."""
    page.goto(f"{site}/office/{slug}/import/")
    with resources.as_file(SHEETS / sheet) as file:
        page.set_input_files("[name=file]", file)
    _send(page)


def bring_a_report(page: Page, site: str, folder: Path) -> None:
    """A report that waits to be checked, so that its pages are there to be read."""
    file = folder / "report.txt"
    file.write_text(REPORT, "utf-8")
    page.goto(f"{site}/office/klongmuang/reports/")
    page.set_input_files("[name=file]", file)
    _send(page)


def add_a_unit(page: Page, site: str) -> str:
    """A unit that nothing uses, so that it can be retired; the page that asks."""
    page.goto(f"{site}/office/klongmuang/people/unit/")
    _send(page, name="กองที่ยุบแล้ว")
    page.get_by_role("link", name="เปลี่ยนชื่อหรือนำออก").last.click()
    page.wait_for_load_state()
    return f"{page.url.removeprefix(site)}retire/"


def prepare_documents(page: Page, site: str) -> Iterator[str]:
    """Papers in every state, so that their pages are there to be read."""
    for kind in ("photos", "memo"):
        page.goto(f"{site}/office/klongmuang/documents/2563/start/")
        page.click(f"button[value={kind}]")
        yield page.url.removeprefix(site)
    for name in ("ออกฉบับ", "ออกฉบับใหม่"):
        page.get_by_role("link", name=name, exact=True).click()
        _send(page)
    page.locator(".card").last.get_by_role("link", name="เผยแพร่").click()
    _send(page)


def close_a_meeting(page: Page, site: str) -> str:
    """The page behind the button that closes a meeting."""
    page.goto(f"{site}{WORKED_ON}meetings/")
    page.locator("main li.card h2 a").first.click()
    page.locator("button[value=close]").click()
    page.wait_for_load_state()
    return page.url.removeprefix(site)


def offer_a_document(page: Page, site: str) -> str:
    """The page behind a document of another agency than those looked at."""
    page.goto(f"{site}/office/maeka/documents/")
    page.locator("tr:has-text('เผยแพร่') th a:has-text('มาตรการ')").first.click()
    page.locator("a[href$='/offer/']").first.click()
    return page.url.removeprefix(site)


def is_about_work(address: str) -> bool:
    """Whether a page, or its pattern, is about OIT, measures or the action plan."""
    return WORK.search(address) is not None and "/documents/" not in address


def names_of_pages(about_work: bool) -> set[str]:
    """The kinds of pages that must be found, in one of the two parts that are looked at apart."""
    every = [one for one in office_addresses if is_about_work(str(one.pattern)) is about_work]
    names = {f"agency:{one.name}" for one in every}
    return names - (NO_PAGES | OF_EXECUTIVES | ADOPTING | APPROVING | STEPS | OVERSEEN)


def _send(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"main [name={name}]", value)
    page.click("main form button.main")
    page.wait_for_load_state()


def test_public_pages_are_readable_for_everybody(browser: Browser, site: str):
    page = browser.new_page()

    kinds, faults = crawl(page, site, ["/", "/rules/", *UNLINKED], faults_at_every_width)

    assert faults == []
    assert {f"portal:{one.name}" for one in public_addresses} - FOR_MACHINES <= kinds
    assert {f"respond:{one.name}" for one in survey_addresses} - FOR_MACHINES <= kinds


def test_public_pages_are_readable_in_english(browser: Browser, site: str):
    page = browser.new_page()
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": site}])

    _, faults = crawl(page, site, ["/"], faults_at_every_width)

    assert faults == []


# The pages of an office are looked at in two parts, on two processors. The public pages, the
# surveys and the review are looked at elsewhere.
def test_every_page_of_an_office_is_readable_and_none_is_forgotten(
    browser: Browser, site: str, tmp_path: Path
):
    page = browser.new_page()
    sign_in_twice(page, "administrator", site=site)
    papers = list(prepare_documents(page, site))  # about what is published: no draft is there
    import_a_correction(page, site, "klongmuang", "klongmuang-2563.yaml")
    bring_a_report(page, site, tmp_path)

    starts = [*papers, "/office/klongmuang/2563/", "/office/", "/accounts/2fa/"]  # the draft first
    starts += [*SURVEYS, add_a_unit(page, site), offer_a_document(page, site), "/"]
    below = ("/office/", "/accounts/")
    kinds, faults = crawl(
        page,
        site,
        starts,
        faults_at_every_width,
        within=below,
        wanted=lambda link: not is_about_work(link),
    )

    assert faults == []
    assert names_of_pages(about_work=False) <= kinds


def test_every_page_of_an_office_about_its_work_is_readable_and_none_is_forgotten(
    browser: Browser, site: str
):
    page = browser.new_page()
    sign_in_twice(page, "administrator", site=site)

    starts = [*OIT, *PLANS, *ACTION_PLANS, close_a_meeting(page, site)]
    starts += [WORKED_ON, f"{WORKED_ON}reports/", f"{WORKED_ON}meetings/", *WORK_OF_OTHERS]
    kinds, faults = crawl(
        page, site, starts, faults_at_every_width, within="/office/", wanted=is_about_work
    )

    assert faults == []
    assert names_of_pages(about_work=True) <= kinds


def test_an_executive_reads_and_approves_the_disclosures_on_a_phone(browser: Browser, site: str):
    page = browser.new_page()
    sign_in(page, "tuayang-executive", site=site)

    kinds, faults = crawl(page, site, OIT, faults_at_every_width, within="/office/tuayang/oit/")

    assert faults == []
    assert kinds >= OF_EXECUTIVES


@pytest.mark.parametrize(
    ("username", "approves"),
    [("tuayang-executive", APPROVING), ("tuayang-unit", set()), ("tuayang", set())],
)
def test_each_reads_the_action_plan_on_a_phone(browser: Browser, site: str, username, approves):
    page = browser.new_page()
    sign_in(page, username, site=site)

    below = ACTION_PLANS[0]
    kinds, faults = crawl(page, site, ACTION_PLANS, faults_at_every_width, within=below)

    assert faults == []
    assert kinds >= {"agency:action_plan", "agency:action_report"} | approves


def test_an_executive_reads_and_adopts_a_plan_of_measures_on_a_phone(browser: Browser, site: str):
    page = browser.new_page()
    sign_in(page, "maeka-executive", site=site)

    below = "/office/maeka/improvement/"
    kinds, faults = crawl(page, site, PLANS[:1], faults_at_every_width, within=below)

    assert faults == []
    assert kinds >= ADOPTING


@pytest.mark.parametrize(
    ("username", "own"), [("klongmuang", set()), ("tuayang-unit", STEPS), ("overseer", OVERSEEN)]
)
def test_pages_of_an_office_are_readable_as_each_of_its_people_has_them(
    browser: Browser, site: str, username: str, own: set[str]
):
    page = browser.new_page()
    sign_in_twice(page, username, site=site)

    starts = ["/office/", "/accounts/2fa/"]  # the public pages are looked at elsewhere
    kinds, faults = crawl(page, site, starts, faults_at_every_width, within="/office/", of_each=1)

    assert faults == []
    assert kinds >= own


def test_what_just_happened_is_told_readably(browser: Browser, site: str):
    page = browser.new_page()
    sign_in(page, "bokaeo", site=site)  # of another agency than the one whose pages need no draft
    import_a_correction(page, site, "bokaeo", "bokaeo-2564.yaml")

    expect(page.locator("[role=status] li")).not_to_have_count(0)
    assert faults_at_every_width(page) == []


def test_what_is_hard_to_read_on_a_desk_alone_would_be_found(browser: Browser):
    page = browser.new_page()
    page.set_content(
        '<html lang="th"><title>x</title><style>@media (min-width: 40rem) { p { color: #ccc } }'
        "</style><main><h1>x</h1><p>อ่านยาก</p></main></html>"
    )

    (found,) = faults_at_every_width(page)

    assert found.startswith("on a desk: color-contrast")


def test_a_page_that_is_hard_to_read_would_be_found(browser: Browser):
    page = browser.new_page()
    page.set_content(
        '<html lang="th"><title>x</title><main><h1>x</h1>'
        '<p style="color:#ccc;width:400px">อ่านยาก</p><input></main></html>'
    )

    found = " ".join(faults_at_every_width(page))

    assert "color-contrast" in found
    assert "label" in found
    assert "on a phone: is 4" in found
