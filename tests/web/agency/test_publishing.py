"""Publishing: asked first, for exactly the draft that was seen, with a reason for a correction."""

from decimal import Decimal

import pytest

from prongsai.apps.results.models import Result
from tests.web.builders import (
    make_agency,
    make_correction,
    make_draft,
    make_published_result,
    make_sheet,
    make_user,
    reported,
)

pytestmark = pytest.mark.django_db

PUBLISH = "/office/klongmuang/2563/publish/"
DISCARD = "/office/klongmuang/2563/discard/"


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def test_the_question_says_what_the_public_will_see(agency, officer):
    make_draft(agency, make_sheet(80, reported=reported("77.13")))

    page = officer.get(PUBLISH)

    text = page.content.decode()
    assert (page.context["total"], page.context["level"].en) == ("80.00", "Level B")
    assert "1 figure whose published value does not follow from its parts" in text
    assert "Once published it is frozen" in text


def test_a_first_result_is_published_without_a_reason(agency, officer):
    draft = make_draft(agency)

    response = officer.post(PUBLISH, {"draft": draft.pk})

    assert response.url == "/office/klongmuang/2563/"
    assert not Result.objects.get().is_draft


def test_looking_at_the_question_publishes_nothing(agency, officer):
    make_draft(agency)

    officer.get(PUBLISH)
    officer.get(DISCARD)

    assert Result.objects.get().is_draft


def test_a_correction_without_a_reason_is_asked_for_it(agency, officer):
    make_published_result(agency)
    draft = make_draft(agency, make_sheet(90))

    page = officer.post(PUBLISH, {"draft": draft.pk, "reason": "  "})

    assert "reason" in page.context["form"].errors
    assert Result.objects.get(pk=draft.pk).is_draft


def test_a_correction_is_published_with_its_reason(agency, officer):
    make_published_result(agency)
    draft = make_draft(agency, make_sheet(90))

    officer.post(PUBLISH, {"draft": draft.pk, "reason": "แก้คะแนนข้อ o2"})

    newest = Result.objects.first()
    assert (newest.version, newest.reason, newest.is_draft) == (2, "แก้คะแนนข้อ o2", False)
    assert "แก้คะแนนข้อ o2" in officer.get("/office/klongmuang/2563/").content.decode()


def test_only_the_draft_that_was_seen_is_published(agency, officer):
    seen = make_draft(agency, make_sheet(80)).pk
    make_draft(agency, make_sheet(10))

    page = officer.post(PUBLISH, {"draft": seen})

    assert "Another sheet was imported meanwhile" in page.content.decode()
    assert Result.objects.get().is_draft


def test_a_discarded_draft_is_gone_and_what_was_published_stays(agency, officer):
    make_published_result(agency, make_sheet(80))
    make_correction(agency, make_sheet(85))
    draft = make_draft(agency, make_sheet(90))

    officer.post(DISCARD, {"draft": draft.pk})

    assert [one.total for one in Result.objects.all()] == [Decimal("85.00"), Decimal("80.00")]


def test_what_a_correction_changes_stands_before_the_button(sign_in):
    agency = make_agency()
    make_published_result(agency, make_sheet(80))
    make_draft(agency, make_sheet(90))

    page = sign_in(make_user(agency)).get("/office/klongmuang/2563/publish/")

    changes = {(line.name, line.before, line.after) for line in page.context["corrected"]}
    assert changes
    assert {(before, after) for _, before, after in changes} == {("80", "90")}


def test_a_correction_that_corrects_nothing_is_told(sign_in):
    agency = make_agency()
    make_published_result(agency, make_sheet(80))
    make_draft(agency, make_sheet(80))

    page = sign_in(make_user(agency)).get("/office/klongmuang/2563/publish/")

    assert "There is nothing to correct" in page.content.decode()
