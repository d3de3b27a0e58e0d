"""Counts from other tools: once, of enough people, and only until the survey is closed."""

import pytest
from django.core.exceptions import ValidationError

from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.importing import (
    bring_in_counts,
    brought_in,
    remove_counts,
    replace_counts,
)
from prongsai.apps.surveys.models import State, Survey, SurveyTally
from prongsai.apps.surveys.queries import answered_of
from prongsai.core.surveys.tallies import Tally, tally_from_plain, tally_of
from tests.apps.surveys.intake_builders import asked_in, make_survey
from tests.engines.exports import drawn
from tests.web.builders import YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return make_survey("eit")


def counts(survey: Survey, people: int = 12, seed: int = 1) -> Tally:
    asked = asked_in(survey)
    return tally_of(asked, drawn(asked, people, seed))


def bring(survey: Survey, **changes) -> SurveyTally:
    details = {
        "portion": "1",
        "origin": "kobo.csv",
        "tally": counts(survey),
        "digest": "aa",
        "by": None,
    }
    return bring_in_counts(survey, **(details | changes))


def refusal(act, *given, **details) -> str:
    with pytest.raises(ValidationError) as found:
        act(*given, **details)
    return " ".join(found.value.messages)


def test_counts_of_a_file_count_among_the_answers_with_its_name(survey):
    row = bring(survey)

    assert list(brought_in(survey)) == [row]
    assert (row.portion, row.origin, row.trait) == ("1", "kobo.csv", "")
    assert tally_from_plain(SurveyTally.objects.get(pk=row.pk).tally) == counts(survey)
    assert answered_of(survey).folded == 12


def test_the_log_says_which_file_and_how_many_and_no_answer(survey):
    bring(survey)

    entry = Entry.objects.get(action="survey.counts_brought_in")
    assert entry.details == {
        "year": YEAR,
        "instrument": "eit",
        "portion": "1",
        "file": "kobo.csv",
        "n": 12,
        "digest": "aa",
    }
    assert entry.agency == "rongkham"


def test_the_same_file_is_not_counted_twice_whatever_its_name(survey):
    bring(survey)

    says = refusal(bring, survey, origin="copy.csv", portion="2")

    assert says == "The same file is in already, as kobo.csv. It is not counted twice."
    assert brought_in(survey).count() == 1


def test_another_file_of_the_same_name_replaces_the_first_where_somebody_says_so(survey):
    row = bring(survey)
    newer = counts(survey, 15, seed=2)

    says = refusal(bring, survey, tally=newer, digest="bb")
    replace_counts(row, tally=newer, digest="bb", by=None)

    assert says == "A file of this name is in already. Remove it, or replace it."
    assert [tally_from_plain(one.tally) for one in brought_in(survey)] == [newer]
    assert Entry.objects.get(action="survey.counts_replaced").details["before"] == 12


def test_what_was_replaced_or_removed_may_come_in_again(survey):
    row = bring(survey)
    replace_counts(row, tally=counts(survey, 15), digest="bb", by=None)
    replace_counts(row, tally=counts(survey), digest="aa", by=None)
    remove_counts(row, by=None)

    bring(survey)

    assert answered_of(survey).folded == 12
    assert Entry.objects.filter(action="survey.counts_removed").count() == 1


def test_counts_of_too_few_people_are_refused(survey):
    says = refusal(bring, survey, tally=counts(survey, 4))

    assert says.startswith("The file has answers of 4 people. Fewer than 5 are not taken")
    row = bring(survey)
    assert refusal(replace_counts, row, tally=counts(survey, 4), digest="b", by=None) == says


def test_nothing_comes_into_a_closed_survey_or_goes_out_of_it(survey):
    row = bring(survey)
    Survey.objects.update(state=State.CLOSED)
    closed = "The survey is closed; nothing in it can be changed any more."

    assert refusal(bring, survey, origin="b.csv", digest="bb") == closed
    assert refusal(replace_counts, row, tally=counts(survey, 15), digest="bb", by=None) == closed
    assert refusal(remove_counts, row, by=None) == closed
    assert brought_in(survey).get().tally["n"] == 12


def test_a_part_that_the_survey_does_not_have_is_refused(survey):
    assert refusal(bring, survey, portion="9") == "The survey has no such part. Choose another."


def test_counts_that_are_gone_cannot_be_removed_once_more(survey):
    row = bring(survey)
    gone = SurveyTally.objects.get(pk=row.pk)
    remove_counts(row, by=None)

    assert refusal(remove_counts, gone, by=None) == "These counts were removed already."


def test_answers_given_here_are_no_file_and_cannot_be_removed(survey):
    own = SurveyTally.objects.create(survey=survey, portion="1", tally=counts(survey).as_plain())

    assert refusal(remove_counts, own, by=None) == "These counts were removed already."
    assert list(brought_in(survey)) == []
