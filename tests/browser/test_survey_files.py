"""Answers from another tool, as an officer brings them in."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from prongsai.core.loading import load_framework
from prongsai.core.surveys.questionnaire import questionnaire
from tests.browser.crawling import faults_at_every_width
from tests.browser.signing_in import sign_in
from tests.engines.exports import drawn, google

pytestmark = pytest.mark.browser

YEAR = 2566
SURVEYS = "/office/bokaeo/surveys/"


@pytest.fixture
def page(browser: Browser, site: str) -> Page:
    """A page in which the officer of an agency is signed in."""
    page = browser.new_context(base_url=site).new_page()
    sign_in(page, "bokaeo")
    return page


def press(page: Page, name: str) -> None:
    """Press a button by its words."""
    page.get_by_role("button", name=name, exact=True).click()


def prepare(page: Page, year: int) -> None:
    """Prepare the surveys of a year that has none."""
    page.goto(SURVEYS)
    page.select_option("[name=year]", str(year))
    press(page, "เตรียมแบบวัด")


def test_answers_of_another_tool_are_understood_counted_and_removed(page: Page, tmp_path: Path):
    survey = questionnaire(load_framework(YEAR), "eit")
    header, *rows = google(survey, drawn(survey, 30)).splitlines()
    own = header.replace(survey.questions[1].ask.th, "ท่านได้รับบริการเท่าเทียมหรือไม่")
    file = tmp_path / "คำตอบ.csv"
    file.write_text("\n".join([f"{own},ชื่อ-สกุล", *(f"{row},ก" for row in rows)]), "utf-8")

    prepare(page, YEAR)
    page.goto(f"{SURVEYS}{YEAR}/eit/")
    page.get_by_role("link", name="คำตอบจากระบบอื่น").click()
    assert faults_at_every_width(page) == []
    page.set_input_files("[name=file]", file)
    press(page, "อ่านไฟล์")
    assert faults_at_every_width(page) == []

    page.get_by_label("ท่านได้รับบริการเท่าเทียมหรือไม่").select_option("e2")
    page.set_input_files("[name=file]", file)
    press(page, "อ่านไฟล์")
    expect(page.get_by_text("มีคำตอบของ 30 คน รวม 19 ข้อ")).to_be_visible()
    assert faults_at_every_width(page) == []

    press(page, "นับคำตอบชุดนี้")
    expect(page.get_by_text("นับคำตอบของ 30 คนแล้ว")).to_be_visible()
    assert faults_at_every_width(page) == []
    page.get_by_role("link", name="นำออก คำตอบ.csv").click()
    assert faults_at_every_width(page) == []
    press(page, "นำยอดนับออก")
    expect(page.get_by_text("ยังไม่มี", exact=True)).to_be_visible()


def test_a_file_that_is_no_survey_is_told_in_the_page(page: Page, tmp_path: Path):
    file = tmp_path / "ฎีกา.csv"
    file.write_text("เลขที่,จำนวนเงิน\n1,500\n", "utf-8")
    prepare(page, 2567)
    page.goto(f"{SURVEYS}2567/eit/files/")
    page.set_input_files("[name=file]", file)

    press(page, "อ่านไฟล์")

    expect(page.get_by_role("alert")).to_contain_text("ไม่มีคอลัมน์ใดเป็นข้อคำถามของ EIT")
    assert faults_at_every_width(page) == []
