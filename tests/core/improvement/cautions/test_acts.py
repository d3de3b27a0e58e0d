"""Which lines of a plan say an act that one could verify."""

import pytest

from prongsai.core.improvement.cautions.acts import has_act, urges
from tests.core.improvement.cautions.planning import row, told


@pytest.mark.parametrize(
    "line",
    [
        "จัดทำคู่มือการให้บริการ",
        "การประกาศเจตนารมณ์ไม่รับของขวัญ",
        "มีการแต่งตั้งคณะทำงาน",
        "กำชับให้ทุกกองจัดทำแผ่นพับขั้นตอน",
        "ประชุมเน้นย้ำเรื่องการใช้รถราชการ",
        "ทบทวนเกณฑ์ แล้วส่งเสริมให้ทุกคนใช้",
        "กำกับดูแลการใช้รถราชการโดยให้บันทึกเลขไมล์ทุกครั้ง",
        "ควบคุมการเบิกวัสดุด้วยทะเบียนคุมและตรวจนับทุกเดือน",
        "ยกระดับการให้บริการโดยเปิดรับคำขอออนไลน์",
        "เปิดโอกาสให้ประชาชนเข้าร่วมตรวจรับงานจ้างทุกโครงการ",
        "ขับเคลื่อนนโยบายไม่รับของขวัญโดยออกประกาศ",
    ],
)
def test_an_act_is_seen_wherever_it_stands(line: str):
    assert has_act(line)


@pytest.mark.parametrize(
    "line",
    [
        "ส่งเสริมให้บุคลากรมีส่วนร่วมในการจัดทำแผน",
        "กำชับให้ปฏิบัติตามขั้นตอนเพื่อปรับปรุงงาน",
        "เน้นย้ำให้ยึดคู่มือการปฏิบัติงานโดยเคร่งครัด",
        "ควบคุมให้รายงานตรงเวลา",
        "โปร่งใส สามารถตรวจสอบได้",
        "ส่งเสริมและสนับสนุนการจัดทำคู่มือ",
        "มีความโปร่งใสในการจัดซื้อจัดจ้าง",
        "ยึดหลักธรรมาภิบาลในการบริหารงาน",
        "พัฒนาคุณภาพการให้บริการให้ดียิ่งขึ้น",
        "ให้ความสำคัญกับการเผยแพร่ข้อมูลข่าวสาร",
    ],
)
def test_what_only_urges_or_is_a_noun_or_a_purpose_is_no_act(line: str):
    assert urges(line)
    assert not has_act(line)


def test_a_row_that_only_urges_is_told_as_a_whole_and_a_line_among_acts_by_itself():
    assert told(row("กำชับเจ้าหน้าที่")) == [("no_verifiable_act", 0, None)]
    assert told(row("กำชับเจ้าหน้าที่", "เผยแพร่คู่มือ")) == [("line_without_act", 0, None)]


def test_a_line_in_words_that_we_do_not_know_is_left_alone():
    assert told(row("หมุนเวียนคนหน้าเคาน์เตอร์ทุกสัปดาห์")) == []


def test_a_row_without_a_line_is_told_and_the_name_of_a_measure_counts_where_nothing_else_is():
    assert told(row()) == [("nothing_planned", 0, None)]
    assert told(row(measures=("จัดซื้อเครื่องอ่านบัตร",))) == []
    assert told(row(measures=("ส่งเสริมความโปร่งใส",))) == [("no_verifiable_act", 0, None)]
