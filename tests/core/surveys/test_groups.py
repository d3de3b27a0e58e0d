"""Scores of groups, as far as they may be shown."""

from dataclasses import replace

from prongsai.core.surveys.groups import score_of_group
from prongsai.core.surveys.tallies import Tally
from tests.core.surveys.test_pooling import EIT, make_answers


def test_a_group_has_the_scores_of_its_answers():
    best = make_answers(EIT, 6, -1)
    worst = replace(best, counts={**best.counts, "e5": {"1": 6}})

    scores = score_of_group(EIT, worst)

    assert scores.find("e5").value == 0
    # e4 is about misconduct: for "yes" everywhere it gets nothing.
    assert scores.find("6").value == 60
    assert scores.find("7").value == 100


def test_what_needs_a_question_that_is_not_shown_has_no_score():
    best = make_answers(EIT, 6, -1)
    counts = {code: options for code, options in best.counts.items() if code != "e1.2"}

    scores = score_of_group(EIT, Tally(6, counts))

    assert [scores.find(code).value for code in ("e1", "6", "eit", "7")] == [None, None, None, 100]


def test_of_nobody_there_is_no_score():
    assert score_of_group(EIT, Tally()).value is None
