"""Human resources."""

import pytest

from tests.core.evidence.elements.looking import file, found

CRITERIA = {
    "recruitment_criteria": "หลักเกณฑ์การสรรหาและคัดเลือกบุคลากร",
    "appointment_criteria": "หลักเกณฑ์การบรรจุและแต่งตั้งบุคลากร",
    "development_criteria": "หลักเกณฑ์การพัฒนาบุคลากร",
    "appraisal_criteria": "หลักเกณฑ์การประเมินผลการปฏิบัติงานบุคลากร",
    "reward_criteria": "หลักเกณฑ์การให้คุณให้โทษและการสร้างขวัญกำลังใจ",
}


@pytest.mark.parametrize("element", CRITERIA)
def test_each_of_the_five_criteria_is_told_apart(element):
    title = "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล"
    others = [line for code, line in CRITERIA.items() if code != element]

    assert found("o27", element, file(title, *CRITERIA.values()), year=2563) is True
    assert found("o27", element, file(title, *others), year=2563) is False


def test_a_policy_is_told_from_the_report_on_it():
    policy = file(
        "ประกาศ เรื่อง นโยบายการบริหารทรัพยากรบุคคล", "(นายสมมุติ ตัวอย่าง)", "นายกองค์การบริหารส่วนตำบลสมมุติ"
    )

    assert found("o25", "hr_policy", policy, year=2563) is True
    assert found("o25", "by_top_executive", policy, year=2563) is True
    assert found("o25", "hr_policy", file("ประกาศรับสมัครงาน"), year=2563) is False


def test_a_plan_is_told_from_other_plans():
    assert found("o14", "hr_plan", file("แผนการบริหารและพัฒนาทรัพยากรบุคคล ประจำปี 2568")) is True
    assert found("o14", "hr_plan", file("แผนการจัดซื้อจัดจ้าง ประจำปี 2568")) is False


def test_participants_are_counted():
    assert found("o15", "participants", file("อบรมพนักงาน มีผู้เข้าร่วม 35 คน")) is True
    assert found("o15", "participants", file("อบรมพนักงาน งบประมาณ 35,000 บาท")) is False


def test_actions_are_what_was_done_and_not_the_policy():
    table = (
        ("นโยบาย", "การดำเนินการ", "ผลการดำเนินการ"),
        ("ด้านการสรรหา", "ประกาศรับสมัครพนักงานจ้าง", "บรรจุแล้ว 2 คน"),
        ("ด้านการพัฒนา", "ส่งพนักงานเข้าอบรม", "อบรมแล้ว 10 คน"),
    )
    policy = file("นโยบายการบริหารทรัพยากรบุคคล", "๑. ด้านการสรรหา มุ่งสรรหาคนดีและคนเก่ง")

    assert found("o26", "actions", file("การดำเนินการ", tables=(table,)), year=2563) is True
    assert found("o26", "actions", policy, year=2563) is False
