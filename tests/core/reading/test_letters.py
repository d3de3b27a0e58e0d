"""Letters: who signs by position, what they refer to, on which days; no names are kept."""

import pytest

from prongsai.core.reading.facts import DayRead, ReferenceRead, SignerRead
from prongsai.core.reading.letters import letters_in
from tests.core.reading.parts import paragraph, table


def signers(*said: str) -> list[tuple[str, int]]:
    parts = [paragraph(one, at) for at, one in enumerate(said, start=1)]
    return [(one.position, one.line) for one in letters_in(parts).signers]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("(นายสมมุติ ตัวอย่าง)", "นายกเทศมนตรีตำบลทุ่งฟ้าใส"), [("นายกเทศมนตรีตำบลทุ่งฟ้าใส", 2)]),
        (("(..............................)", "นิติกรปฏิบัติการ"), [("นิติกรปฏิบัติการ", 2)]),
        (("ลงชื่อ ........ (นางสมมุติ ตัวอย่าง)", "ตำแหน่ง ปลัดเทศบาล"), [("ปลัดเทศบาล", 2)]),
        (("(นางสาวสมมุติ ตัวอย่าง) ผู้อำนวยการกองคลัง",), [("ผู้อำนวยการกองคลัง", 1)]),
        (
            ("(นายสมมุติ ตัวอย่าง)", "ปลัดเทศบาล", "ปฏิบัติหน้าที่ นายกเทศมนตรี"),
            [("ปลัดเทศบาล ปฏิบัติหน้าที่ นายกเทศมนตรี", 2)],
        ),
        (("(นายหนึ่ง ตัวอย่าง)", "(นายสอง ตัวอย่าง)", "ปลัดเทศบาล"), [("ปลัดเทศบาล", 3)]),
        (("(๑ ตุลาคม ๒๕๖๔ – ๓๑ มีนาคม ๒๕๖๕)", "นายกเทศมนตรี"), []),
        (("(Integrity and Transparency Assessment)", "นายกเทศมนตรี"), []),
        (("(ร่าง)", "มาตรการส่งเสริมคุณธรรม"), []),
    ],
)
def test_the_position_below_a_name_in_brackets_signs(
    said: tuple[str, ...], expected: list[tuple[str, int]]
) -> None:
    assert signers(*said) == expected


def test_signatures_may_stand_in_the_cells_of_a_table():
    rows = table(("unknown", "unknown"), ("(นายหนึ่ง ตัวอย่าง)\nนิติกร", "(นายสอง ตัวอย่าง)\nปลัดเทศบาล"))

    assert letters_in([rows]).signers == (SignerRead("นิติกร", 2), SignerRead("ปลัดเทศบาล", 2))


def test_a_memo_has_its_day_and_the_letter_that_it_answers():
    said = (
        "บันทึกข้อความ",
        "ส่วนราชการ สำนักปลัด เทศบาลตำบลทุ่งฟ้าใส",
        "ที่ ชร ๑๒๓๐๑/- วันที่ ๑ เมษายน ๒๕๖๕",
        "ตามหนังสือสำนักงาน ป.ป.ช. ที่ปช ๐๐๐๔/ว๐๐๑๙ ลงวันที่ ๒๐ มีนาคม ๒๕๖๐ "
        "เรื่องการจัดทำแผน ตามแนวทางที่กำหนด นั้น",
    )

    found = letters_in([paragraph(one, at) for at, one in enumerate(said, start=1)])

    assert found.references == (ReferenceRead("ปช ๐๐๐๔/ว๐๐๑๙", "๒๐ มีนาคม ๒๕๖๐", "การจัดทำแผน", 4),)
    assert found.days == (
        DayRead("memo", "2022-04-01", "๑ เมษายน ๒๕๖๕", 3),
        DayRead("reference", "2017-03-20", "๒๐ มีนาคม ๒๕๖๐", 4),
    )


@pytest.mark.parametrize(
    ("said", "of", "day"),
    [
        ("ประกาศ ณ วันที่ ๑๘ มกราคม ๒๕๖๔", "announcement", "2021-01-18"),
        ("ประกาศ ณ วันที่ 5 กุมภาพันธ์ พ.ศ. 2564", "announcement", "2021-02-05"),
        ("จากการประชุมประจำเดือน เมื่อวันที่ ๒๗ เดือนกันยายน พ.ศ. ๒๕๖๔ ผู้บริหาร", "meeting", "2021-09-27"),
    ],
)
def test_announcements_and_meetings_have_their_days(said: str, of: str, day: str) -> None:
    assert [(one.of, one.day) for one in letters_in([paragraph(said)]).days] == [(of, day)]


@pytest.mark.parametrize(
    "said",
    [
        "ประกาศ ณ วันที่ ๓๑ กุมภาพันธ์ ๒๕๖๔",
        "ตามหนังสือสำนักงาน ป.ป.ช. ที่ ............ ลงวันที่ ............ เรื่อง ............",
        "ภายใน ๑๕ วัน นับจากวันที่ร้องเรียน",
    ],
)
def test_what_is_no_day_and_what_is_left_open_are_not_read(said: str) -> None:
    found = letters_in([paragraph(said)])

    assert (found.references, found.days) == ((), ())
