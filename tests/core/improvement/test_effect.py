"""Marks before and after a year of measures."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.effect import MEASURES_ELSE, Effects, effects, together
from prongsai.core.loading import load_framework, years
from prongsai.core.problems import ProblemsFound
from prongsai.core.results import Result, result_of
from prongsai.core.sheets.counting import with_answers
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.surveys.margins import Margin
from prongsai.core.surveys.pooling import answers_of
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.core.surveys.tallies import tally_of

MARKS = st.decimals(0, 100, places=2)
# Words that would say that a measure brought a mark about.
CAUSES = re.compile(
    "ทำให้คะแนน|ส่งผลให้|เพราะมาตรการ|เนื่องจากมาตรการ|because of|thanks to|led to|due to"
)


def result(year: int, mark: str = "60", **marks: str) -> Result:
    """A result with a mark for everything, and some others; ``None`` for ``unknown``."""
    known = {node.code: Decimal(mark) for node in load_framework(year).marked}
    known |= {code: Decimal(value) for code, value in marks.items() if value != "unknown"}
    for code, value in marks.items():
        if value == "unknown":
            del known[code]
    return result_of(Sheet(year, marks=known))


def plan(*measures: Measure, assessed: int = 2563) -> Plan:
    return Plan(assessed + 1, assessed, measures)


def of(code: str, found: Effects):
    """What became of a question, by its code in the later rules, else in the earlier."""
    codes = {(one.after or one.before).code: one for one in found.questions}
    return codes[code]


def test_a_question_that_goes_on_has_its_difference_and_the_measures_that_answer_it():
    measures = (Measure(questions=("e8",)), Measure(indicator="7"), Measure(theme="2"))

    one = of("e8", effects(plan(*measures), result(2563, e8="55.10"), result(2564, e8="71.35")))

    assert (one.state, one.mark_before, one.mark_after) == (
        "compared",
        Decimal("55.10"),
        Decimal("71.35"),
    )
    assert one.difference == Decimal("16.25")
    assert one.measures == (0, 1)
    assert one.says.th == (
        "คะแนนของ E8 ช่องทางรับฟังความคิดเห็น ก่อนดำเนินมาตรการ 55.10 หลังดำเนินมาตรการ 71.35 "
        "(สูงขึ้น 16.25) ไม่ได้แปลว่ามาตรการเป็นเหตุ ผู้ตอบแต่ละปีเป็นคนละกลุ่ม ส่วนต่างเล็กน้อยจึงอาจมาจากการสุ่มตัวอย่าง"
    )


def test_an_item_is_marked_by_assessors_and_no_sample_explains_it():
    one = of("o3", effects(plan(), result(2563, o3="0"), result(2564, o3="100")))

    assert one.difference == 100
    assert "สุ่ม" not in one.says.th


def test_a_question_that_got_another_code_is_one_question():
    found = effects(plan(Measure(questions=("o42",)), assessed=2566), result(2566), result(2567))

    went_on = [one for one in found.measures[0].questions if one.after]
    assert [(one.before.code, one.after.code) for one in went_on] == [("o42", "o34")]


def test_where_the_rules_changed_what_is_measured_both_marks_are_told_and_not_compared():
    found = effects(plan(assessed=2566), result(2566, "50"), result(2567, "90"))

    changed = [one for one in found.questions if one.state == "rules_changed"]
    assert len(changed) == 16
    assert all(MEASURES_ELSE & {*one.rules} for one in changed)
    assert {(one.mark_before, one.mark_after, one.difference) for one in changed} == {
        (Decimal("50.00"), Decimal("90.00"), None)
    }
    assert all("จึงไม่นำสองปีมาเทียบกัน" in one.says.th for one in changed)


def test_questions_that_are_gone_or_new_are_told_as_such():
    found = effects(plan(Measure(theme="1"), assessed=2566), result(2566), result(2567))

    gone = [one for one in found.questions if one.state == "gone"]
    new = [one for one in found.questions if one.state == "new"]
    assert (len(gone), len(new)) == (46, 17)
    assert all(one.after is None and one.mark_after is None for one in gone)
    assert all(one.before is None and one.measures == () for one in new)


def test_a_mark_that_is_not_known_is_never_a_difference():
    one = of("e8", effects(plan(), result(2563, e8="unknown"), result(2564)))

    assert (one.state, one.mark_before, one.difference) == ("unknown", None, None)
    assert "ก่อนดำเนินมาตรการ ไม่ทราบ" in one.says.th


def test_an_indicator_known_only_as_a_whole_is_told_beside_its_questions():
    scores = {"2": Decimal("82.67"), "4": Decimal("81.07")}
    later = {"2": Decimal("85.00"), "4": Decimal("80.00")}
    before, after = result_of(Sheet(2563, scores=scores)), result_of(Sheet(2564, scores=later))

    found = effects(plan(Measure(indicator="2")), before, after)

    assert of("2", found).difference == Decimal("2.33")
    assert of("2", found).measures == (0,)
    assert of("4", found).difference == Decimal("-1.07")
    assert [one.state for one in found.measures[0].questions] == ["compared"] + ["unknown"] * 6


def test_a_measure_is_told_by_how_many_of_its_marks_moved():
    measure = Measure(questions=("e1", "e2", "e3", "e4"))
    before = result(2563, e4="unknown")

    found = effects(plan(measure), before, result(2564, e1="61", e2="59"))

    assert found.measures[0].says.th == (
        "มาตรการที่ 1 รองรับ 4 ข้อ คะแนนสูงขึ้น 1 ข้อ เท่าเดิม 1 ข้อ ลดลง 1 ข้อ เทียบไม่ได้ 1 ข้อ "
        "ไม่ได้แปลว่ามาตรการเป็นเหตุ"
    )


def test_a_measure_that_answers_nothing_says_so():
    (one,) = effects(plan(Measure(heading="อื่น ๆ")), result(2563), result(2564)).measures

    assert one.questions == ()
    assert "ไม่ได้ระบุ" in one.says.th


def counted(year: int, first: int, last: int) -> Result:
    """A result of one survey: so many who chose the first option of all, so many the last."""
    survey = questionnaire(load_framework(year), "eit")
    given = [
        survey.response(
            {node.code: survey.scale(node).options[place].code for node in survey.asked}
        )
        for place, times in ((0, first), (-1, last))
        for _ in range(times)
    ]
    tallied = answers_of(survey, [("all", tally_of(survey, given))], 1000)
    return result_of(with_answers(Sheet(year), survey, tallied))


def test_a_difference_within_the_margins_of_two_samples_may_be_none():
    near = of("e1", effects(plan(), counted(2563, 20, 20), counted(2564, 18, 22)))
    far = of("e1", effects(plan(), counted(2563, 38, 2), counted(2564, 2, 38)))

    assert near.margin is not None
    assert abs(near.difference) <= near.margin
    assert "จึงอาจไม่ได้เปลี่ยนจริง" in near.says.th
    assert abs(far.difference) > far.margin
    assert "ส่วนต่างเกินความคลาดเคลื่อนจากการสุ่มตัวอย่าง" in far.says.th


@given(MARKS, MARKS)
def test_a_margin_of_a_difference_is_between_the_larger_and_the_sum(one: Decimal, other: Decimal):
    both = together(Margin(one), Margin(other))

    assert max(one, other) <= both <= one + other + Decimal("0.01")
    assert both == together(Margin(other), Margin(one))


def test_a_plan_of_another_year_and_results_the_wrong_way_round_are_refused():
    with pytest.raises(ProblemsFound, match="it answers the result of 2562"):
        effects(plan(assessed=2562), result(2563), result(2564))
    with pytest.raises(ProblemsFound, match="not before"):
        effects(plan(), result(2563), result(2563))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(years()[:-1]), st.data())
def test_every_mark_of_both_years_is_told_once_and_no_sentence_claims_a_cause(year: int, data):
    before, after = (
        result(one, data.draw(MARKS.map(str)), e1=data.draw(MARKS.map(str)), o1="unknown")
        for one in (year, year + 1)
    )
    measures = (Measure(theme="1"), Measure(indicator="7"), Measure(questions=("e1", "o1")))

    found = effects(plan(*measures, assessed=year), before, after)

    told = [one.after.code for one in found.questions if one.after and one.after.is_marked]
    left = [one.before.code for one in found.questions if one.after is None]
    assert told == [node.code for node in after.framework.marked]
    paired = {one.before.code for one in found.questions if one.before and one.after}
    assert left == [node.code for node in before.framework.marked if node.code not in paired]
    for one in found.questions:
        assert (one.difference is not None) == (one.state == "compared")
        if one.difference is not None:
            assert one.mark_before + one.difference == one.mark_after
        assert not CAUSES.search(" ".join(one.says))
    for one in found.measures:
        assert not CAUSES.search(" ".join(one.says))
        assert all(one.measure in question.measures for question in one.questions)
