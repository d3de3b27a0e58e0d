"""Pages of executives that say themselves that they are of another time."""

import pytest

from prongsai.core.evidence.outdated import outdated
from tests.core.evidence.elements.looking import file, item, page

MAYOR = ("นายสมมุติ ตัวอย่าง", "นายกองค์การบริหารส่วนตำบลสมมุติ")
BEFORE = ("นายทดลอง สมมุติวงศ์", "อดีตนายกองค์การบริหารส่วนตำบลสมมุติ")


def told(*lines, code="o2", **changes):
    """What is told of a page on 31 May 2568."""
    found = outdated(item(code, page("คณะผู้บริหาร", *lines, **changes)))
    return [
        (finding.code, finding.severity, finding.says.th.partition("ปัจจุบัน")[2]) for finding in found
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("วาระการดำรงตำแหน่ง ๒๘ พ.ย. ๒๕๖๓ – ๒๗ พ.ย. ๒๕๖๗", "28 พ.ย. 2563 – 27 พ.ย. 2567"),
        ("ดำรงตำแหน่ง พ.ศ. 2563 - 2567", "2563–2567"),
        ("สิ้นสุดวาระการดำรงตำแหน่งวันที่ 30 เมษายน 2568", "สิ้นสุด 30/4/2568"),
        ("ปรับปรุงข้อมูลล่าสุด 15 สิงหาคม 2566", "ปรับปรุงข้อมูลล่าสุด 15 สิงหาคม 2566"),
        ("ข้อมูล ณ ปีงบประมาณ พ.ศ. 2566", "ข้อมูล ณ ปีงบประมาณ พ.ศ. 2566"),
    ],
)
def test_a_term_that_is_over_or_a_last_change_of_years_ago_is_told(line, found):
    assert told(*MAYOR, line) == [("outdated_contact", "warn", f" (พบ “{found}”)")]


@pytest.mark.parametrize(
    "line",
    [
        "วาระการดำรงตำแหน่ง 28 พ.ย. 2564 – 27 พ.ย. 2568",
        "ดำรงตำแหน่ง พ.ศ. 2564 - 2568",
        "ดำรงตำแหน่ง พ.ศ. 2560 - ปัจจุบัน",
        "เคยดำรงตำแหน่งสมาชิกสภา พ.ศ. 2551 - 2555",
        "วาระ 28 พ.ย. 2563 – 27 พ.ย. 2567 และรักษาการต่อ",
        "ปรับปรุงข้อมูลล่าสุด 15 ตุลาคม 2567",
        "ปรับปรุงเว็บไซต์ล่าสุด 15 สิงหาคม 2566",
        "เข้ารับตำแหน่งเมื่อวันที่ 1 ตุลาคม 2562",
    ],
)
def test_what_may_still_hold_is_not_told(line):
    assert told(*MAYOR, line) == []


def test_the_latest_term_of_a_page_counts():
    assert told(*MAYOR, "วาระ 1 ก.พ. 2556 – 1 ก.พ. 2560", "วาระ 28 พ.ย. 2564 – 27 พ.ย. 2568") == []


def test_somebody_former_beside_the_present_one_is_told_without_a_name():
    assert told(*MAYOR, *BEFORE) == [
        ("outdated_contact", "warn", " (พบ “อดีตนายกองค์การบริหารส่วนตำบลสมมุติ”)")
    ]


def test_those_of_former_times_may_have_a_part_of_their_own():
    assert told(*MAYOR, "อดีตผู้บริหาร", *BEFORE) == []


def test_what_the_present_one_was_before_is_no_sign():
    assert told(*MAYOR, "ประวัติ อดีตนายกองค์การบริหารส่วนตำบลสมมุติ ๒ สมัย", MAYOR[0], BEFORE[1]) == []


def test_only_items_of_executives_are_looked_at():
    line = "ปรับปรุงข้อมูลล่าสุด 15 สิงหาคม 2566"

    assert told(*MAYOR, line, code="o3") == []
    assert list(outdated(item("o2", file(scanned=True)))) == []
