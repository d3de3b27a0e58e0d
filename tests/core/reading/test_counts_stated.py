"""A count in words must be that of the list which follows it."""

import pytest

from prongsai.core.reading.counts_stated import counts_that_differ
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.text_source import read_text


def told(text: str) -> list[tuple[int, str, str]]:
    parts = outlined(read_text("report.txt", text))
    return [(one.line, one.printed, one.reads) for one in counts_that_differ(parts)]


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("ผลต่ำกว่า ๖๐% จำนวน ๓ ข้อ ได้แก่ E๘, E๑๐ และ E๑๓", []),
        ("ผลต่ำกว่า ๖๐% จำนวน ๔ ข้อ ได้แก่ E๘, E๑๐ และ E๑๓", [(1, "๔ ข้อ", "3")]),
        ("ต้องแก้ไข ๒ ข้อ ได้แก่ O๑-O๓", [(1, "๒ ข้อ", "3")]),
        ("แบ่งเป็น ๒ กลุ่ม ดังนี้ ๑) กลุ่มแรก ๒) กลุ่มที่สอง ๓) กลุ่มที่สาม", [(1, "๒ กลุ่ม", "3")]),
        ("มี ๓ ด้าน ได้แก่ ด้านบุคลากร ด้านงบประมาณ", []),
        ("EIT จำนวน ๒ ข้อ ได้แก่ E๘, E๑๐ และ OIT ได้แก่ O๒, O๕, O๑๑", []),
        ("ข้อ ๓ ประเด็น ได้แก่ E๘", []),
        ("ภายใน ๓๐ ข้อ ได้แก่ E๘", []),
        ("O๒ ข้อมูลผู้บริหาร ควรมี คือ (๑) ชื่อ (๒) ตำแหน่ง (๓) รูปถ่าย", []),
        ("0๒ ข้อมูลผู้บริหาร ควรมี คือ (๑) ชื่อ (๒) ตำแหน่ง (๓) รูปถ่าย", []),
        ("มีจำนวน ๘๐ ข้อ ได้แก่ I๑ ถึง I๗, I๙ ถึง I๒๕,", []),
    ],
)
def test_a_list_in_the_same_words_is_counted(text, doubts):
    assert told(text) == doubts


def test_numbered_paragraphs_that_follow_are_counted():
    items = "- (๑) ด้านหนึ่ง\n- (๒) ด้านสอง\n- (๓) ด้านสาม\n"

    assert told(f"ประกอบไปด้วย ๓ ประเด็น ได้แก่\n\n{items}") == []
    assert told(f"ประกอบไปด้วย ๗ ประเด็น ได้แก่\n\n{items}") == [(1, "๗ ประเด็น", "3")]


def test_a_list_that_other_text_interrupts_is_not_counted():
    text = "แบ่งเป็น ๓ ส่วน ดังนี้\n\n๑. ส่วนแรก\n\n๒. ส่วนสอง\n\nข้อความคั่น\n\n๓. ส่วนสาม\n"

    assert told(text) == []


def test_the_rows_of_a_table_that_follows_are_counted():
    table = "คะแนน\tระดับ\n95.00 – 100\tAA\n85.00 – 94.99\tA\n"

    assert told(f"จำแนกออกเป็น ๒ ระดับ ดังนี้\n\n{table}") == []
    assert told(f"จำแนกออกเป็น ๗ ระดับ ดังนี้\n\n{table}") == [(1, "๗ ระดับ", "2")]


def test_a_table_with_other_rows_than_what_is_counted_says_nothing():
    table = "ตัวชี้วัด\tคะแนน\n๑. การปฏิบัติหน้าที่\t๘๐.๐๐\n๒. การใช้งบประมาณ\t๗๐.๐๐\nรวม\t๗๕.๐๐\n"

    assert told(f"มี ๒ ตัวชี้วัด ดังนี้\n\n{table}") == []
