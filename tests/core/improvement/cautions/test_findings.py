"""Findings that are another row's, or another indicator's."""

from tests.core.improvement.cautions.planning import cautions, row, told

FINDING = "เจ้าหน้าที่บางคนให้บริการไม่เป็นไปตามขั้นตอนที่ประกาศไว้"


def test_a_finding_in_two_rows_is_told_of_both_with_the_number_of_the_other():
    found = cautions(row("ทบทวนคู่มือ", findings=(FINDING,)), row("อบรมเจ้าหน้าที่", findings=(FINDING,)))

    assert [(one.code, one.measure) for one in found] == [
        ("finding_repeated", 0),
        ("finding_repeated", 1),
    ]
    assert "รายการที่ 2" in found[0].says.th


def test_two_measures_for_one_question_share_what_was_found_of_it():
    mine = {"questions": ("e1",), "findings": (FINDING,)}

    assert told(row("ทบทวนคู่มือ", **mine), row("อบรมเจ้าหน้าที่", **mine)) == []


def test_a_phrase_may_stand_in_two_rows():
    assert (
        told(
            row("ทบทวนคู่มือ", findings=("ไม่พบรายละเอียด",)),
            row("ปรับปรุงเว็บไซต์", findings=("ไม่พบรายละเอียด",)),
        )
        == []
    )


def test_another_indicator_by_number_or_by_name_is_told():
    number = row("ทบทวนคู่มือ", indicator="3", findings=("ตัวชี้วัดที่ ๔ พบว่ายืมโดยไม่ขออนุญาต",))
    name = row("ทบทวนคู่มือ", indicator="3", findings=("ตัวชี้วัดที่ ๓ การใช้งบประมาณ พบว่าขาดส่วนร่วม",))

    assert told(number) == [("finding_of_other_indicator", 0, None)]
    assert told(name) == [("finding_of_other_indicator", 0, None)]


def test_the_indicator_above_a_question_is_its_own():
    mine = row(
        "ทบทวนคู่มือ",
        indicator="",
        questions=("i5",),
        findings=("ตัวชี้วัดที่ 2 การใช้งบประมาณ ยังขาดการชี้แจง",),
    )

    assert told(mine) == []
