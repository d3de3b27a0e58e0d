"""The library of suggestions: whom it answers, in which order, and what a plan gets of it."""

from dataclasses import replace
from datetime import date

import pytest

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, Plan, StepTerms
from prongsai.core.improvement.cautions import cautions_of
from prongsai.core.improvement.suggest_checking import sentences
from prongsai.core.improvement.suggest_owners import in_own_names, own_names
from prongsai.core.improvement.suggesting import (
    EFFORTS,
    SuggestedStep,
    Suggestion,
    answered_in,
    as_measure,
    library,
    suggestions_for,
    whole_library,
)
from prongsai.core.loading import load_framework, years
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period
from prongsai.core.thai import closed_up

# Rules newer than the library are answered through the year before, and have nothing of their own.
NAMED = sorted({year for one in library() for year in one.answers})
MUNICIPALITY = ["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "หน่วยตรวจสอบภายใน"]
PROVINCE = ["สำนักงานจังหวัด", "ที่ทำการปกครองจังหวัด", "กลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด"]


def by_code(code: str) -> Suggestion:
    return next(one for one in library() if one.code == code)


@pytest.mark.parametrize("year", NAMED)
def test_every_question_and_item_of_every_year_has_a_suggestion_of_its_own(year):
    framework = load_framework(year)

    answered = {code for one in library() for code in one.answers_of(year)}
    assert [node.code for node in framework.marked if node.code not in answered] == []


@pytest.mark.parametrize("year", NAMED)
def test_some_suggestion_for_an_item_sees_to_every_element_of_it(year):
    framework = load_framework(year)

    unseen = {}
    for node in framework.marked:
        own = [set(one.elements) for one in library() if node.code in one.answers_of(year)]
        needed = {element.code for element in node.elements}
        if not any(needed <= elements for elements in own):
            unseen[node.code] = needed
    assert unseen == {}


@pytest.mark.parametrize("year", years())
def test_adopted_suggestions_of_a_year_raise_no_caution(year):
    """What we suggest has acts to verify, owners, and days that lie in the year."""
    framework, after = load_framework(year), FiscalYear(year + 1)
    measures = tuple(
        as_measure(one, framework=framework, codes=codes, year=after, units=MUNICIPALITY)
        for one in library()
        if (codes := answered_in(framework, one))
    )
    plan = Plan(year=after.year, assessed=year, measures=measures)

    assert cautions_of(plan, framework=framework, units=MUNICIPALITY) == ()


def test_every_period_can_be_read_and_lies_in_the_fiscal_year():
    year = FiscalYear(max(years()))
    words = {one.period for one in library() if one.period}
    words |= {step.due for one in library() for step in one.steps if step.due}

    outside = []
    for due in sorted(words):
        period = read_period(due, year)
        if period is None or period.ends is None or not year.starts <= period.ends <= year.ends:
            outside.append(due)
    assert outside == []


def test_no_two_suggestions_say_the_same():
    measures = [closed_up(one.measure) for one in library()]
    methods = [closed_up("".join(one.methods)) for one in library()]
    steps = [closed_up("".join(step.says for step in one.steps)) for one in library()]

    for texts in (measures, methods, steps):
        assert len(set(texts)) == len(texts)


def test_thai_text_has_thai_numerals_only():
    said = [sentence for one in library() for sentence in sentences(one)]
    due = [step.due for one in library() for step in one.steps]

    assert [text for text in [*said, *due] if any(digit in text for digit in "0123456789")] == []


def test_suggestions_are_ranked_by_what_they_answer_and_then_by_effort():
    framework = load_framework(2566)
    found = suggestions_for(framework, "i2")

    def nearness(one: Suggestion) -> int:
        codes = set(answered_in(framework, one))
        beside = {part.code for part in framework.parents["i2"].parts}
        return 0 if "i2" in codes else 1 if codes & beside else 2

    order = [(nearness(one), EFFORTS.index(one.effort)) for one in found]
    assert order == sorted(order)
    assert found[0].code == "equal-service-1"
    assert {near for near, _ in order} == {0, 1, 2}


def test_what_makes_an_item_whole_comes_before_what_repairs_a_part_of_it():
    """monthly-procurement-2 is cheaper, but an item with elements missing gets nothing."""
    found = suggestions_for(load_framework(2569), "o11")

    assert [one.code for one in found[:3]] == [
        "monthly-procurement-1",
        "monthly-procurement-2",
        "procurement-report-1",
    ]


def test_two_ways_to_one_idea_begin_with_the_cheaper():
    found = suggestions_for(load_framework(2569), "i3")

    assert [one.code for one in found[:2]] == ["no-demands-1", "no-demands-2"]
    assert [one.effort for one in found[:2]] == ["low", "high"]


def test_a_question_that_is_not_there_has_no_suggestions():
    with pytest.raises(KeyError):
        suggestions_for(load_framework(2569), "o48")


def test_the_rules_of_a_new_year_are_answered_through_the_year_before():
    last = load_framework(NAMED[-1])
    new = replace(last, year=last.year + 1)

    assert suggestions_for(new, "o11") == suggestions_for(last, "o11")
    assert answered_in(new, by_code("monthly-procurement-1")) == ("o11",)


def test_a_suggestion_becomes_a_row_of_the_plan_with_the_agencys_own_units():
    suggestion = Suggestion(
        code="sign-1",
        idea="ป้าย",
        answers={2566: ("i1", "e1")},
        measure="ติดป้ายขั้นตอน",
        methods=("จัดทำป้าย", "ติดตั้งป้าย"),
        steps=(
            SuggestedStep("จับเวลา", due="ภายใน ธ.ค."),
            SuggestedStep("พิมพ์ป้าย", ("งานพัสดุ",)),
            SuggestedStep("ติดป้าย"),
        ),
        evidence=("ภาพถ่ายป้าย",),
        follow_up="สำนักปลัดตรวจป้าย",
        owners=("สำนักปลัด", "งานที่ไม่มีที่นี่"),
        effort="low",
        because="ประชาชนเห็นขั้นตอน",
    )

    measure = as_measure(
        suggestion,
        framework=load_framework(2566),
        codes=["i1", "e1"],
        year=FiscalYear(2567),
        units=MUNICIPALITY,
    )

    assert measure == Measure(
        theme="1",
        indicator="1",
        questions=("i1", "e1"),
        measures=("ติดป้ายขั้นตอน",),
        methods=("จัดทำป้าย", "ติดตั้งป้าย"),
        steps=("จับเวลา", "พิมพ์ป้าย", "ติดป้าย"),
        responsible=("สำนักปลัดเทศบาล", "งานที่ไม่มีที่นี่"),
        period=Period("whole_fiscal_year", date(2023, 10, 1), date(2024, 9, 30)),
        period_printed="ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗",
        follow_up="สำนักปลัดเทศบาลตรวจป้าย",
        evidence=("ภาพถ่ายป้าย",),
        step_terms=(
            StepTerms(1, (), Period("deadline", ends=date(2023, 12, 31)), "ภายใน ธ.ค."),
            StepTerms(2, ("กองคลัง",), None, ""),
        ),
    )


@pytest.mark.parametrize(
    ("dues", "said", "printed"),
    [
        (("พ.ย.", "ภายใน ม.ค."), "", "พ.ย. ๖๖ – ม.ค. ๖๗"),
        (("ภายใน พ.ย.", "ม.ค."), "", "ต.ค. ๖๖ – ม.ค. ๖๗"),
        (("พ.ย.", "ม.ค. – มี.ค."), "", "พ.ย. ๖๖ – มี.ค. ๖๗"),
        (("ม.ค.", ""), "", "ม.ค. ๖๗ – ก.ย. ๖๗"),
        (("ภายใน ธ.ค.", "ไตรมาส ๒-๔"), "", "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๗"),
        (("พ.ย.",), "ไตรมาส ๑", "ไตรมาส ๑"),
    ],
)
def test_a_measure_lasts_as_long_as_its_steps_unless_the_suggestion_says_otherwise(
    dues, said, printed
):
    steps = tuple(SuggestedStep("จัดทำ", due=due) for due in dues)
    suggestion = replace(by_code("news-1"), steps=steps, period=said)

    measure = as_measure(
        suggestion,
        framework=load_framework(2566),
        codes=["o7"],
        year=FiscalYear(2567),
        units=[],
    )

    assert measure.period_printed == printed
    assert measure.period == read_period(printed, FiscalYear(2567))


@pytest.mark.parametrize(
    ("owner", "units", "own"),
    [
        ("สำนักปลัด", MUNICIPALITY, "สำนักปลัดเทศบาล"),
        ("สำนักปลัด", PROVINCE, "สำนักงานจังหวัด"),
        ("งานพัสดุ", MUNICIPALITY, "กองคลัง"),
        ("งานพัสดุ", [*MUNICIPALITY, "ฝ่ายพัสดุ"], "ฝ่ายพัสดุ"),
        ("งานนิติการ", MUNICIPALITY, "สำนักปลัดเทศบาล"),
        ("งานนโยบายและแผน", PROVINCE, "กลุ่มงานยุทธศาสตร์และข้อมูลเพื่อการพัฒนาจังหวัด"),
        ("งานตรวจสอบภายใน", MUNICIPALITY, "หน่วยตรวจสอบภายใน"),
        ("กองช่าง", PROVINCE, "กองช่าง"),
        ("ทุกส่วนราชการ", MUNICIPALITY, "ทุกส่วนราชการ"),
        ("กองคลัง", [], "กองคลัง"),
    ],
)
def test_a_typical_owner_becomes_the_unit_that_does_it_here(owner, units, own):
    assert own_names([owner], units, whole_library().owners) == (own,)


def test_two_typical_owners_in_one_unit_are_named_once():
    owners = whole_library().owners

    assert own_names(["งานนิติการ", "สำนักปลัด"], MUNICIPALITY, owners) == ("สำนักปลัดเทศบาล",)


def test_sentences_name_the_agencys_own_units_too():
    owners = whole_library().owners
    said = "สำนักปลัดแจ้งงานพัสดุ แล้วกองช่างตรวจ"

    assert in_own_names(said, MUNICIPALITY, owners) == "สำนักปลัดเทศบาลแจ้งกองคลัง แล้วกองช่างตรวจ"
    assert in_own_names(said, [], owners) == said


def test_no_suggestion_claims_how_much_it_helps():
    """It says why and never how much: nobody has measured it."""
    assert [one.code for one in library() if any(d in one.because for d in "๑๒๓๔๕๖๗๘๙๐%")] == []


def test_the_library_is_read_once():
    assert whole_library() is whole_library()
