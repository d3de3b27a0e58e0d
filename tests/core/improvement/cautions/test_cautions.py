"""Cautions as a whole: their words, their order, and plans of any shape."""

import re
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.cautions import NamedPlan, OtherPlans, cautions_of
from prongsai.core.improvement.cautions.words import caution_words
from tests.core.improvement.cautions.planning import RULES, YEAR, cautions, plan, result, row, told

TEXTS = st.text(alphabet="กขคงจดตนมรลวสหอฮะาิีุูเแโใไ่้๊๋์ำฯๆ ๐๑๒๓0123456789().,-“”\n\u200bab", max_size=60)
PHRASES = st.sampled_from(["กำชับ", "จัดทำคู่มือ", "ตัวชี้วัดที่ 2", "ควร", "เพื่อ", "เทศบาล", "ยังขาด", ""])
SENTENCES = st.builds(lambda *parts: "".join(parts), PHRASES, TEXTS, PHRASES)
LISTS = st.lists(SENTENCES, max_size=3).map(tuple)
ROWS = st.builds(
    Measure,
    theme=st.sampled_from(["", "1", "9"]),
    indicator=st.sampled_from(["", "2", "10", "77"]),
    questions=st.lists(st.sampled_from(["i1", "e2", "o3", "x9"]), max_size=2).map(tuple),
    measures=LISTS, findings=LISTS, methods=LISTS, steps=LISTS, responsible=LISTS,
    period_printed=TEXTS, results=LISTS, outcomes=LISTS, remark=TEXTS,
)  # fmt: skip
PLANS = st.lists(ROWS, max_size=4).map(lambda rows: Plan(YEAR, YEAR - 1, tuple(rows)))


def test_a_sound_plan_has_no_cautions():
    assert cautions(row("จัดทำคู่มือการยืมพัสดุ", period="ม.ค. 68 - มี.ค. 68")) == ()


def test_an_empty_plan_is_told_of_weak_marks_only():
    assert told(result=result(e8="40", o3="100")) == [("weak_without_measure", None, "e8")]


def test_cautions_stand_in_the_order_of_the_rows_and_the_plan_as_a_whole_behind():
    found = told(
        row("จัดทำคู่มือ", responsible=()),
        row("กำชับเจ้าหน้าที่", period="ทุกเดือน"),
        result=result(e8="40"),
    )

    assert found == [
        ("no_owner", 0, None),
        ("no_verifiable_act", 1, None),
        ("period_unreadable", 1, None),
        ("weak_without_measure", None, "e8"),
    ]


def test_a_caution_says_its_reason_with_the_words_and_a_way_out_in_both_languages():
    (one,) = cautions(row("กำชับให้เจ้าหน้าที่ตรงต่อเวลา"))

    assert one.says.th == "ทั้งรายการไม่มีการกระทำที่ตรวจสอบได้ มีแต่ “กำชับให้เจ้าหน้าที่ตรงต่อเวลา”"
    assert one.says.en == (
        "Nothing in this row can be verified as done; it has only “กำชับให้เจ้าหน้าที่ตรงต่อเวลา”"
    )
    assert one.way_out.th.startswith("เพิ่มสิ่งที่ลงมือทำและเหลือหลักฐานไว้")


def test_every_code_that_detectors_tell_has_its_words_and_no_words_are_left_over():
    folder = resources.files("prongsai") / "core" / "improvement" / "cautions"
    code = "\n".join(file.read_text("utf-8") for file in folder.iterdir() if file.suffix == ".py")

    assert set(caution_words()) == {one for one in caution_words() if f'"{one}"' in code}
    assert set(re.findall(r'worded\(\s*"(\w+)"', code)) <= set(caution_words())


@pytest.mark.parametrize("code", caution_words())
def test_no_way_out_has_a_slot_and_none_is_empty(code: str):
    words = caution_words()[code]

    assert all(words.way_out)
    assert "{" not in "".join(words.way_out)
    assert set(re.findall(r"{\w+}", words.says.th)) == set(re.findall(r"{\w+}", words.says.en))


def test_a_band_that_the_rules_do_not_have_is_refused():
    with pytest.raises(ValueError, match="not in list"):
        cautions_of(plan(), framework=RULES, result=result(e8="40"), weak_from="x")


@settings(max_examples=80, deadline=None)
@given(PLANS, PLANS, st.lists(TEXTS, max_size=2))
def test_no_plan_whatever_it_says_is_too_strange_to_be_read(mine: Plan, other: Plan, units):
    found = cautions_of(
        mine,
        framework=RULES,
        result=result(i1="100", e2="50", _2="70"),
        earlier=other,
        others=[NamedPlan("อบต.อื่น", other)],
        adopted=other,
        units=units,
        said={"2": ["ยังขาดการมีส่วนร่วม"], "x": ["ตัวชี้วัดที่ 3"]},
    )

    places = range(len(mine.measures))
    assert all(one.measure is None or one.measure in places for one in found)
    assert len({(one.code, one.measure, one.weak) for one in found}) == len(found)


@settings(max_examples=40, deadline=None)
@given(PLANS)
def test_comparing_with_no_plan_finds_nothing_copied(mine: Plan):
    found = cautions_of(mine, framework=RULES, others=OtherPlans())

    assert not [one for one in found if one.code.startswith("copied")]
