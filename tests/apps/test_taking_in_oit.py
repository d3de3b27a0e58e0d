"""Confirmed marks of the OIT become the marks and comments of the round's draft."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from prongsai.apps.audit.models import Entry
from prongsai.apps.evidence.models import Decision, Examination, Stage
from prongsai.apps.results.actions import take_in_oit
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import shown
from prongsai.core.snapshots import sheet_from_plain
from tests.web.builders import make_agency, make_draft, make_examination, make_marked_sheet

pytestmark = pytest.mark.django_db

YEAR = 2568


def make_decided(agency, *, without: tuple[str, ...] = (), **failing: str) -> Examination:
    """An examination whose items are all at 100, but those that fail for a reason."""
    examination = make_examination(agency, YEAR)
    for disclosure in examination.disclosures.exclude(code__in=without):
        reason = failing.get(disclosure.code, "")
        Decision.objects.create(
            disclosure=disclosure, mark=Decimal(0 if reason else 100), reason=reason
        )
    Examination.objects.update(stage=Stage.CONFIRMED)
    return examination


def test_decisions_become_marks_and_reasons_become_comments():
    examination = make_decided(make_agency(), o3="ไม่พบอีเมล")

    sheet = sheet_from_plain(take_in_oit(examination, by=None).sheet)

    assert (len(sheet.marks), sheet.marks["o3"], sheet.marks["o4"]) == (28, 0, 100)
    assert sheet.comments == {"o3": "ไม่พบอีเมล"}


def test_only_the_items_change_in_a_draft_that_is_there():
    agency = make_agency()
    make_draft(agency, make_marked_sheet(80, YEAR, comments={"o3": "เดิม", "i1": "อื่น"}))

    draft = take_in_oit(make_decided(agency), by=None)

    sheet = sheet_from_plain(draft.sheet)
    assert (sheet.marks["o3"], sheet.marks["i1"]) == (100, 80)
    assert sheet.comments == {"i1": "อื่น"}
    # 30 % and 30 % of 80, and 40 % of 100.
    assert draft.total == Decimal("88.00")
    assert Result.objects.count() == 1


def test_taking_in_once_more_gives_the_same():
    examination = make_decided(make_agency(), o3="ไม่พบอีเมล")
    first = shown(take_in_oit(examination, by=None))

    assert shown(take_in_oit(examination, by=None)) == first
    assert Entry.objects.filter(action="result.oit_taken_in").count() == 2


def test_nothing_is_taken_in_before_every_item_is_confirmed():
    examination = make_decided(make_agency(), without=("o2", "o9"))
    with pytest.raises(ValidationError) as missing:
        take_in_oit(examination, by=None)
    Examination.objects.update(stage=Stage.CLARIFYING)
    with pytest.raises(ValidationError) as early:
        take_in_oit(examination, by=None)

    assert missing.value.messages == ["These items have no decision yet: O2, O9."]
    assert early.value.messages == ["The marks of the OIT are not confirmed yet."]
    assert not Result.objects.exists()
