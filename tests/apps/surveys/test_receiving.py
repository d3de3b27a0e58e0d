"""Taking answers in: once, durably, and with nothing that says who or when."""

import pytest

from prongsai.apps.surveys.intake import store
from prongsai.apps.surveys.intake.receiving import receive, waiting
from prongsai.apps.surveys.intake.sealing import seal
from prongsai.apps.surveys.intake.submission import Outcome
from prongsai.apps.surveys.models import Code
from tests.apps.surveys.intake_builders import make_codes, make_submission, make_survey

pytestmark = pytest.mark.django_db

CODE, OTHER = "ACEFGHJKM", "3467ACEF6"


def test_an_answer_that_is_received_waits_to_be_counted():
    survey = make_survey()

    assert receive(make_submission(survey)) is Outcome.RECEIVED
    assert waiting(survey.pk) == 1


def test_the_same_form_twice_is_received_once_and_is_no_error():
    survey = make_survey()
    submission = make_submission(survey)

    assert [receive(submission), receive(submission)] == [
        Outcome.RECEIVED,
        Outcome.RECEIVED_BEFORE,
    ]
    assert waiting(survey.pk) == 1


def test_a_code_works_once_whatever_the_form():
    survey = make_survey("iit")
    code, other = make_codes(survey, CODE, OTHER)

    outcomes = [receive(make_submission(survey, code=one)) for one in (code, code, other)]

    assert outcomes == [Outcome.RECEIVED, Outcome.CODE_USED, Outcome.RECEIVED]
    assert waiting(survey.pk) == 2


def test_a_code_that_the_database_knows_as_used_is_refused_also_by_a_new_store():
    survey = make_survey("iit")
    (code,) = make_codes(survey, CODE)
    Code.objects.update(used=True)

    assert receive(make_submission(survey, code=code)) is Outcome.CODE_USED


def test_a_sealed_survey_takes_nothing_but_says_of_a_lost_reply_that_it_was_received():
    survey = make_survey()
    submission = make_submission(survey)
    receive(submission)

    seal(survey.pk)

    assert receive(make_submission(survey)) is Outcome.CLOSED
    assert receive(submission) is Outcome.RECEIVED_BEFORE
    assert waiting(survey.pk) == 1


def test_answers_lie_sorted_in_one_value_apart_from_codes_signs_and_words():
    survey = make_survey("iit")
    codes = make_codes(survey, CODE, OTHER)
    lines = ["2" * 51 + "|sex=male|fast,straight", "1" * 51 + "||fast"]
    for line, code, comment in zip(lines, codes, ["ข", "ก"], strict=True):
        receive(make_submission(survey, line, code=code, comment=comment))

    with store.transaction() as opened:
        tables = {
            table: opened.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
            for table in ("drawer", "used", "remarks", "noticed")
        }

    assert tables == {
        "drawer": [(survey.pk, "all", 0, f"{'1' * 51}||\n{'2' * 51}|sex=male|")],
        "used": [(survey.pk, " ".join(sorted(codes)))],
        "remarks": [(survey.pk, 0, '["ก", "ข"]')],
        "noticed": [(survey.pk, "all", '{"fast": 2, "straight": 1}')],
    }
