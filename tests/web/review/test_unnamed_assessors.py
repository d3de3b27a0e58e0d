"""Whoever judges an agency is not known to it: not in its log, on no page and in no file."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import appoint
from prongsai.apps.agencies.models import Role
from prongsai.apps.evidence.actions import approve
from prongsai.apps.evidence.copying import record_of
from prongsai.apps.evidence.deciding import clarify, confirm, decide, open_clarification
from prongsai.apps.evidence.models import Copy, Examination, Turn
from prongsai.apps.evidence.reviewing import assign, begin_review, give_mark, settle
from prongsai.apps.results.actions import publish_result, take_in_oit
from prongsai.apps.results.models import Result
from prongsai.web.portal.urls import urlpatterns as portal_urls
from prongsai.web.review.urls import urlpatterns as review_urls
from tests.apps.evidence.reviews import (
    FULL,
    NONE,
    TODAY,
    give,
    item_of,
    make_assessor,
    make_checked_review,
    make_review,
)
from tests.web.agency import pages
from tests.web.builders import (
    SINCE,
    make_agency,
    make_draft,
    make_examination,
    make_hand_in,
    make_marked_sheet,
    make_office,
    make_position,
    make_user,
)

pytestmark = pytest.mark.django_db

LOG = "/office/klongmuang/log/"
YEAR = 2568
# Accounts of the assessors; their offices and positions are called after them.
ASSESSORS = ("praew-first", "somchit-second", "wichai-third")


@pytest.fixture
def agency():
    """An agency of which an item was judged by three, contested, decided, and published."""
    agency = make_agency()
    make_draft(agency, make_marked_sheet(80, YEAR))
    examination = make_checked_review(agency)
    _judge(examination)
    clarify(item_of(examination), text="อีเมลอยู่ท้ายหน้า", copies=Copy.objects.all(), by=None)
    decide(item_of(examination), mark=NONE, reason="ยังไม่พบ", by=None)
    confirm(examination, by=None)
    publish_result(take_in_oit(examination, by=None), by=None)
    return agency


def _judge(examination: Examination) -> None:
    item = item_of(examination)
    first, second, third = (make_assessor(name) for name in ASSESSORS)
    give(item, first, NONE)
    give(item, second, FULL, Turn.SECOND)
    last = settle(item, assessor=third, by=None)
    give_mark(last, mark=NONE, comment="ไม่พบอีเมล", by=third)
    open_clarification(examination, until=TODAY, by=None)


def told(browser: Client) -> list[str]:
    """What the log says to whoever uses a browser, the newest first."""
    return [one.says for one in browser.get(LOG).context["lines"]]


def who(browser: Client) -> set[str]:
    """Who gave marks, as the log names them."""
    lines = browser.get(LOG).context["lines"]
    return {one.who for one in lines if one.says.startswith("Gave item o1 of 2568 a mark")}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EXECUTIVE])
def test_the_log_names_no_assessor_to_the_agency(agency, sign_in, role):
    assert who(sign_in(make_user(agency, role, "reader"))) == {"Assessor"}


def test_the_log_says_assessor_in_the_language_of_the_page(agency, sign_in):
    browser = sign_in(make_user(agency))
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "th"

    assert "ผู้ตรวจประเมิน" in {one.who for one in browser.get(LOG).context["lines"]}


def test_the_log_names_the_assessors_to_whoever_leads_reviews(agency, sign_in):
    leader = make_user(make_office(), Role.ADMINISTRATOR)

    assert who(sign_in(leader)) == set(ASSESSORS)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EXECUTIVE])
def test_the_log_says_nothing_of_what_happens_among_assessors_while_they_look(sign_in, role):
    examination = make_review("o1", "o2", agency=make_agency())
    give(item_of(examination), make_assessor(), NONE)
    reader = make_user(examination.round.agency, role, "reader")

    during = told(sign_in(reader))
    assign(item_of(examination, "o2"), assessor=make_assessor("x"), turn=Turn.FIRST, by=None)

    assert during == told(sign_in(reader))
    assert [one for one in during if "assessor" in one and "Handed the OIT" not in one] == []
    assert [one for one in during if "mark" in one] == []


def test_whoever_leads_reviews_reads_on_while_they_look(sign_in):
    examination = make_review("o1", agency=make_agency())
    give(item_of(examination), make_assessor(), NONE)

    lines = told(sign_in(make_user(make_office(), Role.ADMINISTRATOR)))

    assert lines[:2] == [
        "Gave item o1 of 2568 a mark (first assessor)",
        "Gave item o1 of 2568 to an assessor (first)",
    ]


def test_a_year_whose_marks_are_seen_stays_in_the_log_beside_one_under_review(agency, sign_in):
    later = make_examination(agency, 2567)
    make_hand_in(item_of(later))
    approve(later, by=User.objects.get(username="executive-klongmuang"))
    begin_review(later, by=None)
    give(item_of(later), make_assessor("more"), NONE)

    lines = told(sign_in(make_user(agency, Role.OFFICER, "reader")))

    assert [one for one in lines if "2567" in one and "a mark" in one] == []
    assert lines.count("Gave item o1 of 2568 a mark") == 3
    assert [one for one in lines if "first" in one or "second" in one or "third" in one] == []


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OVERSEER, Role.ASSESSOR, Role.UNIT])
def test_nobody_of_the_agency_sees_them_whatever_else_he_is(agency, sign_in, role):
    both = make_user(make_office(), Role.ADMINISTRATOR, "both")
    appoint(make_position(agency, role), holder=both, since=SINCE, by=None)

    assert who(sign_in(both)) == {"Assessor"}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EXECUTIVE, Role.UNIT])
def test_no_page_and_no_file_names_an_assessor_to_the_agency(agency, sign_in, role):
    browser = sign_in(make_user(agency, role, "reader"))

    assert naming(browser) == []


def test_nothing_that_is_public_names_an_assessor(agency):
    assert naming(Client()) == []


def test_neither_the_result_nor_a_copy_names_an_assessor(agency):
    kept = str(list(Result.objects.values()))
    kept += "".join(record_of(one).decode("latin-1") for one in Copy.objects.all())

    assert [name for name in ASSESSORS if name in kept] == []


def naming(browser: Client) -> list[str]:
    """The addresses that name an assessor to whoever uses a browser."""
    said = {place: shown(browser, place) for place in addresses()}
    return [place for place, text in said.items() if any(name in text for name in ASSESSORS)]


def addresses() -> Iterator[str]:
    """Every address of an agency's office, of what the review says to it, of what is public."""
    for name in pages.names():
        known = {"copy": Copy, "oit_copy": Copy}
        pk = known[name].objects.first().pk if name in known else 1
        yield pages.address(name, "klongmuang", year=YEAR, code="o1", pk=pk)
    pk = Examination.objects.get().pk
    values = {"slug": "klongmuang", "year": YEAR, "code": "o1", "pk": pk, "format": "pdf"}
    values |= {"digest": "x", "exhibit": 1, "copy": Copy.objects.first().pk}
    for space, patterns in (("review", review_urls), ("portal", portal_urls)):
        for pattern in patterns:
            converters = getattr(pattern.pattern, "converters", {})
            given = {key: values.get(key, "o1") for key in converters}
            yield reverse(f"{space}:{pattern.name}", kwargs=given)


def shown(browser: Client, place: str) -> str:
    """All that an address says: a page, or a file with everything packed into it."""
    response: Any = browser.get(place)
    content: bytes = response.getvalue() if response.streaming else response.content
    if content.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return content.decode("utf-8", "replace")
