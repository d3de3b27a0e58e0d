"""Faults under full marks, and weak marks without a measure."""

import pytest

from prongsai.core.improvement.cautions.marks import is_fault
from tests.core.improvement.cautions.planning import cautions, result, row, told


def test_a_fault_under_a_full_mark_is_told_with_its_words():
    mine = row("ทบทวนคู่มือ", questions=("i7",), findings=("บุคลากรยังไม่ทราบแผน",))

    (one,) = cautions(mine, result=result(i7="100"))

    assert (one.code, one.measure, one.weak) == ("fault_under_full_mark", 0, "i7")
    assert "“บุคลากรยังไม่ทราบแผน”" in one.says.th


@pytest.mark.parametrize(
    "finding",
    [
        "ไม่พบข้อบกพร่อง ให้รักษาระดับไว้",
        "รักษาระดับคะแนนไว้และขยายผลไปยังงานอื่น",
        "ผลเป็นไปตามขั้นตอน ไม่มีข้อร้องเรียน",
        "ให้บริการโดยไม่เลือกปฏิบัติ",
        "ปรับปรุงคู่มือให้ดีขึ้นแล้ว",
        "ได้คะแนนเต็ม ไม่มีสิ่งที่ต้องแก้ไข",
    ],
)
def test_what_keeps_a_full_mark_is_no_fault(finding: str):
    assert not is_fault(finding)


@pytest.mark.parametrize(
    "finding",
    [
        "ไม่พบข้อบกพร่อง แต่ข้อมูลยังไม่ครบ",
        "เจ้าหน้าที่บางรายไม่ปฏิบัติตามคู่มือ",
        "ช่องทางติดต่อมีน้อย",
        "ข้อมูลบนเว็บไซต์ล้าสมัย",
        "มีการเลือกปฏิบัติ",
        "ลิงก์เปิดไม่ได้",
        "ควรเพิ่มช่องทางติดต่อ",
    ],
)
def test_what_is_wrong_or_should_be_otherwise_is_a_fault(finding: str):
    assert is_fault(finding)


def test_of_several_questions_all_must_be_full():
    mine = row("ทบทวนคู่มือ", questions=("i7", "i8"), findings=("ยังขาดการชี้แจง",))

    assert told(mine, result=result(i7="100", i8="90")) == []


def test_what_the_analysis_says_of_a_full_mark_is_looked_at_too():
    said = {"4": ["ขั้นตอนการยืมยังไม่ชัดเจน"], "5": ["ยังขาดการสื่อสาร"]}

    assert told(said=said, result=result(_4="100", _5="99.99")) == [
        ("fault_under_full_mark", None, "4")
    ]


def test_a_weak_mark_is_answered_by_its_code_its_indicator_or_its_theme():
    weak = result(o3="0")

    assert told(row("เพิ่มเมนู", indicator="", questions=("o3",)), result=weak) == []
    assert told(row("เพิ่มเมนู", indicator="9"), result=weak) == []
    assert told(row("เพิ่มเมนู", indicator="1"), result=weak) == [("weak_without_measure", None, "o3")]


def test_an_indicator_known_only_as_a_whole_is_weak_itself():
    assert told(row("เพิ่มเมนู", indicator="9"), result=result(_10="41", _9="41")) == [
        ("weak_without_measure", None, "10")
    ]


def test_a_question_below_answers_an_indicator_known_only_as_a_whole():
    below = row("ทบทวนคู่มือ", indicator="", questions=("i5",))

    assert told(below, result=result(_2="55")) == []


def test_what_counts_as_weak_is_the_callers():
    assert told(result=result(e8="70"), weak_from="below_60") == []
