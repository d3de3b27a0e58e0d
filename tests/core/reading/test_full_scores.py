"""A full score and a fault contradict each other."""

from decimal import Decimal

import pytest

from prongsai.core.reading.facts import Facts, Figure, FindingRead, QuestionRead, ScoreRead
from prongsai.core.reading.full_scores import faults_under_full_scores, tells_fault

FULL = Figure(Decimal("100.00"), "๑๐๐.๐๐", 8)


def finding(text: str, figure: Figure | None = None) -> FindingRead:
    return FindingRead("3", None, (), figure, text, 9)


@pytest.mark.parametrize(
    "words",
    [
        "การประเมินยังขาดความเป็นธรรม",
        "หน่วยงานจะต้องมีกระบวนการที่ชัดเจน",
        "ควรปรับปรุงช่องทาง",
        "ข้อมูลไม่ครบถ้วน",
    ],
)
def test_what_is_missing_or_must_be_done_is_a_fault(words):
    assert tells_fault(words)


@pytest.mark.parametrize(
    "words",
    ["ควรรักษามาตรฐานไว้", "ไม่มีข้อบกพร่อง", "ไม่พบประเด็นที่ต้องปรับปรุง", "ปฏิบัติได้ดีเยี่ยม", ""],
)
def test_what_is_to_be_kept_is_none(words):
    assert not tells_fault(words)


def test_a_fault_under_a_full_score_is_told_on_its_line_wherever_the_score_is_printed():
    beside = Facts(findings=(finding("ยังขาดความเป็นธรรม", FULL),))
    elsewhere = Facts(scores=(ScoreRead("3", FULL),), findings=(finding("ยังขาดความเป็นธรรม"),))

    for facts in (beside, elsewhere):
        assert [one[:3] for one in faults_under_full_scores(facts)] == [(9, "๑๐๐.๐๐", "100")]


def test_a_fault_of_a_question_with_a_full_score_is_told():
    question = QuestionRead("o2", 12, FULL, comment="ขาดช่องทาง")

    assert [one.line for one in faults_under_full_scores(Facts(questions=(question,)))] == [12]


def test_a_fault_under_any_other_score_is_none():
    less = Figure(Decimal("99.99"), "๙๙.๙๙", 8)

    assert not [*faults_under_full_scores(Facts(findings=(finding("ยังขาด", less),)))]
