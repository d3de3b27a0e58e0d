"""Closing: everything that waits is counted, once; groups are kept that nobody can be read from."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.actions import close_survey, set_population
from prongsai.apps.surveys.comments import release_comment, withhold_comment
from prongsai.apps.surveys.entrances import add_entrance
from prongsai.apps.surveys.intake.groups import groups_of
from prongsai.apps.surveys.intake.submission import Outcome
from prongsai.apps.surveys.models import Code, Comment, CommentState, State, Survey, SurveyTally
from prongsai.apps.surveys.queries import (
    answered_of,
    comments_released,
    comments_waiting,
    groups_shown,
)
from prongsai.apps.surveys.slips import print_slips
from tests.apps.surveys.answers import answer
from tests.web.builders import make_agency, make_open_survey, make_survey

pytestmark = pytest.mark.django_db


def numbers(survey: Survey) -> dict[tuple[str, str, str], int]:
    rows = SurveyTally.objects.filter(survey=survey)
    return {(row.portion, row.trait, row.value): row.tally["n"] for row in rows}


def test_closing_counts_every_answer_and_merges_groups_that_are_too_small():
    survey = make_open_survey(make_agency())
    for value, people in {"female": 8, "male": 6, "other": 2}.items():
        for _person in range(people):
            answer(survey, traits={"sex": value})

    close_survey(survey, by=None)

    assert numbers(survey) == {
        ("all", "", ""): 16,
        ("all", "sex", "female"): 8,
        ("all", "sex", "others"): 8,
    }
    assert (survey.state, Survey.objects.get().state) == (State.CLOSED, State.CLOSED)
    assert answered_of(survey) == (16, 0)


def test_no_group_is_shown_before_the_survey_is_closed():
    survey = make_open_survey(make_agency())
    for _person in range(10):
        answer(survey, traits={"sex": "female"})

    assert not groups_shown(survey, "sex").exists()


def test_a_closed_survey_takes_no_answer_and_no_change():
    survey = make_open_survey(make_agency())

    close_survey(survey, by=None)

    assert answer(survey) == Outcome.CLOSED
    acts = [
        lambda: set_population(survey, population=5, by=None),
        lambda: print_slips(survey, unit=None, size=5, by=None),
        lambda: add_entrance(survey, name="กองช่าง", by=None),
    ]
    for act in acts:
        with pytest.raises(ValidationError) as found:
            act()
        assert found.value.messages == [
            "The survey is closed; nothing in it can be changed any more."
        ]


def test_closing_twice_changes_nothing(django_capture_on_commit_callbacks):
    survey = make_open_survey(make_agency())
    for _person in range(6):
        answer(survey)

    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            close_survey(survey, by=None)

    assert numbers(survey) == {("all", "", ""): 6}
    assert Entry.objects.filter(action="survey.closed").count() == 1
    line = Entry.objects.get(action="survey.closed")
    assert line.details == {"year": 2563, "instrument": "iit", "answers": 6}


def test_closing_again_wipes_what_a_crash_left(django_capture_on_commit_callbacks):
    survey = make_open_survey(make_agency())
    for _person in range(6):
        answer(survey, traits={"sex": "female"})
    close_survey(survey, by=None)  # and here the machine stops: what was to follow never does
    left = groups_of(survey)

    for _time in range(2):  # in the transaction of a test, steps that follow others are late
        with django_capture_on_commit_callbacks(execute=True):
            close_survey(survey, by=None)

    assert (len(left), groups_of(survey)) == (1, {})
    assert numbers(survey) == {("all", "", ""): 6}


def test_a_survey_that_was_not_opened_is_not_closed():
    with pytest.raises(ValidationError) as found:
        close_survey(make_survey(make_agency()), by=None)

    says = "The survey is not open yet, so there is nothing to close."
    assert found.value.messages == [says]


def test_where_counting_fails_the_survey_stays_open_and_nothing_is_lost():
    survey = make_open_survey(make_agency())
    for sex in ("female", "male"):
        for _person in range(6):
            answer(survey, traits={"sex": sex})
    wrong = {"portion": "all", "trait": "sex", "value": "female"}
    row = SurveyTally.objects.create(survey=survey, **wrong, tally={})

    with pytest.raises(IntegrityError):
        close_survey(survey, by=None)

    assert (Survey.objects.get().state, answer(survey)) == (State.OPEN, Outcome.RECEIVED)
    row.delete()
    close_survey(survey, by=None)
    assert numbers(survey)["all", "", ""] == 13


def test_codes_are_marked_as_used_when_answers_are_counted():
    survey = make_open_survey(make_agency())
    codes = print_slips(survey, unit=None, size=8, by=None).codes
    for code in codes[:6]:
        answer(survey, code=code)
    before = Code.objects.filter(used=True).count()

    close_survey(survey, by=None)

    assert (before, Code.objects.filter(used=True).count()) == (0, 6)


def test_a_comment_is_shown_in_the_words_that_were_released_and_only_then():
    agency = make_agency()
    survey = make_open_survey(agency)
    for _person in range(6):
        answer(survey, comment="นายสมมุติบริการช้า")
    close_survey(survey, by=None)
    first, second, *others = comments_waiting(agency)

    before = comments_released(survey).count()
    release_comment(first, text=" เจ้าหน้าที่บริการช้า ", by=None)
    withhold_comment(second, by=None)

    assert (before, len(others)) == (0, 4)
    assert [one.text for one in comments_released(survey)] == ["เจ้าหน้าที่บริการช้า"]
    withheld = Comment.objects.get(pk=second.pk)
    assert (withheld.text, withheld.state) == ("", CommentState.WITHHELD)
    assert "สมมุติ" not in str(list(Entry.objects.values()))
    assert "บริการช้า" not in str(list(Entry.objects.values()))


def test_a_comment_is_decided_about_once_and_never_released_empty():
    survey = make_open_survey(make_agency())
    comment = Comment.objects.create(survey=survey, text="นายสมมุติ")

    with pytest.raises(ValidationError) as empty:
        release_comment(comment, text="  ", by=None)
    withhold_comment(comment, by=None)
    with pytest.raises(ValidationError) as again:
        release_comment(comment, text="คืนมา", by=None)

    assert empty.value.message_dict == {"text": ["Nothing is left to show. Keep the comment back."]}
    assert again.value.messages == ["Somebody decided about this comment already."]
