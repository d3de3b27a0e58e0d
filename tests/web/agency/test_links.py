"""No page of an office leads anybody to "you may not", and nothing of an office is kept elsewhere.

The demonstration is read as each of its people: every link, picture and form of every kind of page.
"""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Role
from prongsai.apps.demonstration.actions import build_demonstration
from prongsai.apps.demonstration.surveys import begin_surveys
from prongsai.apps.demonstration.working import work_through_a_year
from prongsai.apps.improvement.planning import open_plan
from prongsai.apps.results.actions import discard_draft
from tests.apps.improvement.planned import weak_sheet
from tests.web.builders import (
    YEAR,
    make_agency,
    make_disclosure,
    make_draft,
    make_office,
    make_paper,
    make_user,
)

pytestmark = pytest.mark.django_db

OF_EACH_KIND = 1  # how many addresses of one kind are opened for each agency
LINK = re.compile(r'<(?:a|img|form)\b[^>]*?\b(?:href|src|action)="([^"#][^"]*)"')
START = "/office/"
# Made anew at each opening, and slow: what they say is tested elsewhere.
PRINTED = {"draft", "all_of_year", "print_action_plan", "print_action_report", "poster", "square"}
PRINTED |= {"meeting_file", "hand_over_paper", "leaf_picture"}


@pytest.fixture(scope="module")
def demonstration(standing, tmp_path_factory):
    """The demonstration with its surveys, and the file of their answers."""
    answers = tmp_path_factory.mktemp("answers") / "answers.sqlite3"
    before, settings.ANSWERS = settings.ANSWERS, answers

    def build():
        build_demonstration()
        begin_surveys()
        work_through_a_year()

    standing(build)
    settings.ANSWERS = before
    return answers


@pytest.fixture
def reader(demonstration, answers_of_its_own, sign_in):
    """A browser in which somebody of the demonstration is signed in, by the name of his account."""
    settings.ANSWERS = demonstration
    return lambda username: sign_in(User.objects.get(username=username))


def nothing(agency):
    """An agency that has nothing yet."""


def paper_without_its_result(agency):
    """An agency with a paper whose result was thrown away."""
    draft = make_draft(agency)
    make_paper(agency)
    discard_draft(draft, by=None)


def weak_draft(agency):
    """An agency with a draft, a plan that answers it, and OIT that was begun."""
    make_draft(agency, weak_sheet())
    open_plan(agency, assessed=YEAR, by=None)
    make_disclosure(agency)


def kind_of(address):
    """The page at an address and its agency."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return found.view_name, found.kwargs.get("slug")


def is_read(address):
    """Whether an address is of an office, and quick to open."""
    kind = kind_of(address)
    path = urlsplit(address).path
    if kind is None:
        return path.startswith(("/office/", "/review/"))
    namespace, _, name = kind[0].partition(":")
    return namespace in ("agency", "review") and name not in PRINTED


def walked(browser):
    """Every address that was opened, with the page that led there, and what came."""
    waiting, met, kinds = deque([(START, "")]), {START}, Counter()
    while waiting:
        address, found_on = waiting.popleft()
        kinds[kind_of(address)] += 1
        answer = browser.get(address)
        yield address, found_on, answer
        if answer.status_code in (301, 302):
            links = [answer.url]
        elif answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            links = [unescape(one) for one in LINK.findall(answer.content.decode())]
        else:
            links = []
        for link in links:
            goal = urldefrag(urljoin(address, link)).url
            if goal in met or not goal.startswith("/") or not is_read(goal):
                continue
            if kinds[kind_of(goal)] < OF_EACH_KIND:
                met.add(goal)
                waiting.append((goal, address))


def assert_open_and_private(opened):
    """No page led to a refusal, and nothing that was opened is kept by anybody else."""
    refused = [
        f"{page} leads to {address}: {answer.status_code}"
        for address, page, answer in opened
        if answer.status_code in (403, 404, 500)
    ]
    assert refused == []
    kept = [address for address, _page, answer in opened if not _is_private(answer)]
    assert kept == []


@pytest.mark.parametrize(
    "username",
    ["tuayang", "tuayang-unit", "tuayang-executive", "klongmuang-unit", "overseer", "assessor"],
)
def test_no_link_of_an_office_leads_to_what_its_reader_may_not_see(username, reader):
    assert_open_and_private(list(walked(reader(username))))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.UNIT, Role.EXECUTIVE, Role.OVERSEER])
@pytest.mark.parametrize("begun", [nothing, paper_without_its_result, weak_draft])
def test_nor_does_one_of_an_office_that_has_hardly_begun(role, begun, sign_in):
    office = make_office("district")
    agency = make_agency("banmai", overseer=office)
    begun(agency)
    visitor = make_user(office if role == Role.OVERSEER else agency, role)

    assert_open_and_private(list(walked(sign_in(visitor))))


def _is_private(answer):
    return any(word in answer.get("Cache-Control", "") for word in ("private", "no-store"))
