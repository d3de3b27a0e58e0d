"""Lists in the cells of tables come apart at their own numbers and at no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.reading.entries import ListEntry, entries_in
from prongsai.core.thai import closed_up, thai_digits


def marks(text: str) -> list[str]:
    return [entry.mark for entry in entries_in(text)]


def texts(text: str) -> list[str]:
    return [entry.text for entry in entries_in(text)]


def test_a_list_in_one_paragraph_comes_apart_at_its_next_numbers():
    assert entries_in("๑. จัดประชุม ๒.ทำคู่มือ ๓. เผยแพร่") == (
        ListEntry("1", "จัดประชุม"),
        ListEntry("2", "ทำคู่มือ"),
        ListEntry("3", "เผยแพร่"),
    )


def test_numbers_of_other_things_part_nothing():
    text = "๑. ตามมาตรา ๙.๒ ปี ๒๕๖๖ ภายใน ๑๕ วัน จากข้อ ๑ และข้อ ๒ ๒. ตามข้อ ๓. ของระเบียบ"

    assert texts(text) == [
        "ตามมาตรา ๙.๒ ปี ๒๕๖๖ ภายใน ๑๕ วัน จากข้อ ๑ และข้อ ๒",
        "ตามข้อ ๓. ของระเบียบ",
    ]


def test_one_entry_a_paragraph_starts_at_any_number():
    assert marks("๑.ปรับปรุง\n๒.จัดตั้ง\n๓.เผยแพร่\n๒. ดำเนินการ\n๓. ติดตาม") == ["1", "2", "3", "2", "3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(๑) หนึ่ง (๒) สอง", ["(1)", "(2)"]),
        ("๑) หนึ่ง ๒) สอง", ["1)", "2)"]),
        ("๑.๑ หนึ่ง ๑.๒ สอง ๑.๓ สาม", ["1.1", "1.2", "1.3"]),
        ("1. หนึ่ง 2. สอง", ["1", "2"]),
        ("- สำนักปลัด - กองคลัง - กองช่าง", ["-", "-", "-"]),
        ("๑ หนึ่ง\n๒ สอง\n๓. สาม\n๔ สี่", ["1", "2", "3", "4"]),
        ("ไม่มีเลข", [""]),
        ("", []),
    ],
)
def test_lists_of_every_kind_come_apart(text, expected):
    assert marks(text) == expected


def test_a_dash_after_the_last_number_is_an_entry_of_its_own():
    assert texts("๑. ทำคู่มือ ๒. รายงานสถิติ ธ.ค. ๖๔ - มี.ค. ๖๕ - ได้รายงานในที่ประชุม") == [
        "ทำคู่มือ",
        "รายงานสถิติ ธ.ค. ๖๔ - มี.ค. ๖๕",
        "ได้รายงานในที่ประชุม",
    ]


def test_a_dash_between_two_words_parts_nothing():
    assert texts("๑. นโยบาย “No Gift ไม่รับ - ไม่ให้ ๒. ส่งเสริม") == [
        "นโยบาย “No Gift ไม่รับ - ไม่ให้",
        "ส่งเสริม",
    ]
    assert texts("- ขับเคลื่อน “ไม่รับ - ไม่ให้” ต่อไป") == ["ขับเคลื่อน “ไม่รับ - ไม่ให้” ต่อไป"]


def test_a_list_inside_an_entry_stays_in_it():
    text = "๑ รายงาน\n(๑) ความก้าวหน้า\n(๒) งบประมาณ\n๒ รายงานปัญหา"

    assert entries_in(text) == (
        ListEntry("1", "รายงาน (๑) ความก้าวหน้า (๒) งบประมาณ"),
        ListEntry("2", "รายงานปัญหา"),
    )


def test_a_list_after_a_bullet_is_a_list_beside_it():
    assert marks("- ให้ความรู้ โดย ๑. จัดประชุม ๒. ทำคู่มือ") == ["-", "1", "2"]


def test_a_paragraph_between_two_numbers_continues_the_first():
    assert texts("๑. ปรับปรุงด้านต่าง ๆ ของเจ้าหน้าที่\nผู้ให้บริการ และกระบวนการ\n๒. เปิดเผย") == [
        "ปรับปรุงด้านต่าง ๆ ของเจ้าหน้าที่ ผู้ให้บริการ และกระบวนการ",
        "เปิดเผย",
    ]


def test_what_stands_before_a_list_and_between_two_lists_is_an_entry_without_mark():
    assert marks("ที่พบว่า\n๑. หนึ่ง\n๒. สอง\nวิธีการดำเนินการ\nดังนี้\n๑. หนึ่ง") == [
        "", "1", "2", "", "", "1",
    ]  # fmt: skip


def test_a_list_whose_first_number_was_lost_goes_on_from_the_second():
    assert entries_in("ประชาสัมพันธ์แผน ๒. ให้ความรู้ - ได้รายงานแล้ว") == (
        ListEntry("", "ประชาสัมพันธ์แผน"),
        ListEntry("2", "ให้ความรู้"),
        ListEntry("-", "ได้รายงานแล้ว"),
    )


def test_the_number_of_an_indicator_begins_no_list():
    assert marks("ตัวชี้วัดที่ ๒ ๒. การใช้งบประมาณ") == [""]


_WORDS = st.lists(
    st.sampled_from(
        ["ประชุม", "ทำคู่มือ", "เผยแพร่ข้อมูล", "อบรมบุคลากร", "ภายใน ๑๕ วัน", "ปี ๒๕๖๖", "ข้อ ๓"]
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@given(st.lists(_WORDS, min_size=1, max_size=12), st.sampled_from([" ", "\n"]))
def test_a_numbered_list_comes_apart_into_what_it_was_made_of(items, between):
    numbered = (thai_digits(f"{number}. {words}") for number, words in enumerate(items, start=1))

    assert texts(between.join(numbered)) == items


@given(st.text(alphabet="๑๒๓1().- \nกขคท่า", max_size=60))
def test_nothing_is_lost_whatever_a_cell_has(text):
    kept = "".join(entry.mark + entry.text for entry in entries_in(text))

    letters = [letter for letter in closed_up(text) if letter in "123กขคท่า"]
    assert [letter for letter in closed_up(kept) if letter in "123กขคท่า"] == letters
