"""Signs of haste or carelessness, and the label that they give a portion."""

import pytest

from prongsai.core.loading import load_framework
from prongsai.core.marks import marking_key
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.signs import SIGNS, Sign, confidence, reading_seconds, signs_of
from prongsai.core.surveys.tallies import Tally

FRAMEWORK = load_framework(2566)
IIT, EIT = (questionnaire(FRAMEWORK, code) for code in ("iit", "eit"))
BEST = {
    survey.instrument.code: {
        node.code: max(worth, key=lambda option, worth=worth: worth[option])
        for node in survey.asked
        for worth in [marking_key(node, FRAMEWORK.scales).worth]
    }
    for survey in (IIT, EIT)
}


def signs(survey, answers, seconds=600, recent=1):
    return signs_of(survey, survey.response(answers), seconds, recent)


def same_place(survey, place):
    """The option at the same place of every scale."""
    return {node.code: survey.scale(node).options[place].code for node in survey.asked}


@pytest.mark.parametrize("survey", [IIT, EIT])
@pytest.mark.parametrize("place", [0, -1])
def test_the_same_option_throughout_is_a_straight_line(survey, place):
    assert signs(survey, same_place(survey, place)) == {Sign.STRAIGHT}


def test_the_best_option_throughout_is_full_marks_and_no_straight_line():
    assert signs(IIT, BEST["iit"]) == {Sign.MAXIMUM}


def test_one_answer_that_differs_ends_both():
    last = EIT.asked[-1].code

    assert signs(EIT, same_place(EIT, 0) | {last: "2"}) == set()
    assert signs(EIT, BEST["eit"] | {last: "1"}) == set()


def test_a_few_equal_answers_are_what_somebody_thinks():
    few = dict(list(same_place(IIT, 0).items())[:7])

    assert signs(IIT, few) == set()
    assert signs(IIT, dict(list(BEST["iit"].items())[:7])) == set()


def test_questions_of_one_polarity_answered_alike_are_no_straight_line():
    positive = {n.code for n in IIT.asked if n.polarity == "positive"}
    answers = {code: place for code, place in same_place(IIT, 1).items() if code in positive}

    assert signs(IIT, answers) == set()


def test_faster_than_the_questions_can_be_read_is_a_sign_but_never_on_paper():
    time = reading_seconds(EIT)

    assert 10 <= time <= 60
    assert signs(EIT, {}, seconds=time - 1) == {Sign.FAST}
    assert signs(EIT, {}, seconds=time) == set()
    assert signs(EIT, {}, seconds=None) == set()


def test_twenty_within_a_minute_are_a_burst():
    assert signs(EIT, {}, recent=19) == set()
    assert signs(EIT, {}, recent=20) == {Sign.BURST}


def test_a_portion_deserves_confidence_until_too_large_a_share_bears_a_sign():
    assert confidence(Tally()) is None
    few = confidence(Tally(n=20, signs={"straight": 2, "maximum": 10, "fast": 4, "burst": 10}))
    many = confidence(Tally(n=20, signs={"straight": 3, "maximum": 10, "fast": 5}))

    assert few is not None
    assert (few.label.en, few.signs) == ("No odd signs in the answers", ())
    assert many is not None
    assert (many.label.en, many.signs) == ("Look closer", (Sign.STRAIGHT, Sign.FAST))


def test_every_sign_has_words_in_both_languages():
    assert set(SIGNS) == set(Sign)
    assert all(word for words in SIGNS.values() for text in words for word in text)
