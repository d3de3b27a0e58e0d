"""The audit log tells of what officers do, and of nobody who answers."""

import pytest

from prongsai.apps.audit.actions import log
from prongsai.apps.surveys import actions, comments, slips
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.models import Code, Comment
from prongsai.apps.surveys.privacy.audit_log import ACTS
from prongsai.core.surveys.codes import shown
from tests.apps.surveys.answers import answer
from tests.privacy.looking import is_kept, seen_broken
from tests.test_docs import acts
from tests.web.builders import make_agency, make_open_survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    """A survey that is open."""
    return make_open_survey(make_agency())


def test_a_survey_that_is_opened_answered_and_closed_keeps_the_promise(survey):
    codes = slips.print_slips(survey, unit=None, size=7, by=None).codes
    for code in codes:
        answer(survey, code=code, comment="ขอให้ปรับปรุงที่จอดรถด้านหน้าสำนักงาน")
    actions.close_survey(survey, by=None)
    comment = Comment.objects.first()
    comments.release_comment(comment, text=comment.text, by=None)

    assert is_kept("audit_log")


def test_a_line_that_somebody_answered_is_seen(survey):
    log("survey.answered", survey, by=None)

    assert "(survey.answered)" in seen_broken("audit_log")


def test_a_line_about_a_code_is_seen(survey):
    slips.print_slips(survey, unit=None, size=1, by=None)
    log("survey.opened", Code.objects.get(), by=None)

    assert "(code)" in seen_broken("audit_log")


@pytest.mark.parametrize("as_written", [lambda code: code, shown, lambda code: f"รหัส {code}"])
def test_a_line_with_a_code_in_it_is_seen(survey, as_written):
    code = slips.print_slips(survey, unit=None, size=1, by=None).codes[0]
    log("survey.opened", survey, by=None, note=as_written(code))

    assert "(code)" in seen_broken("audit_log")


def test_a_line_with_a_hash_or_a_token_in_it_is_seen(survey):
    log("survey.opened", survey, by=None, note=keyed_hash("ACEFGHJKM", survey.pk))

    assert "(code)" in seen_broken("audit_log")


def test_a_line_with_a_comment_in_it_is_seen(survey):
    Comment.objects.create(survey=survey, text="หัวหน้ากองช่างขับรถหลวงกลับบ้าน")
    log("survey.opened", survey, by=None, note="ว่า หัวหน้ากองช่างขับรถหลวงกลับบ้าน")

    assert "(comment)" in seen_broken("audit_log")


def test_every_act_of_officers_about_surveys_is_known():
    """An act that is added must be looked at: does it tell of somebody who answers?"""
    assert {act for act in acts() if act.startswith("survey.")} == ACTS
