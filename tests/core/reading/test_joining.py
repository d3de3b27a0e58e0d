"""Words that line ends broke are whole again, and phrases stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.reading.joining import breaks_off, goes_on, joined, tidied


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ผลการดำ เนินงาน", "ผลการดำเนินงาน"),
        ("การดำ เนิน งานใน ที่ประชุม", "การดำเนินงานในที่ประชุม"),
        ("ขั้น ตอน", "ขั้นตอน"),
        ("ประจำปี งบประมาณ", "ประจำปีงบประมาณ"),
        ("ตลอด ปีงบประมาณ", "ตลอดปีงบประมาณ"),
        ("ใน การตรวจสอบ การใช้จ่าย งบประมาณ", "ในการตรวจสอบ การใช้จ่าย งบประมาณ"),
        ("พนักงาน ส่วน ตำบล", "พนักงาน ส่วนตำบล"),
        ("องค์การบริหารส่วนตำบล ทดสอบ", "องค์การบริหารส่วนตำบลทดสอบ"),
        ("เท่าเทียม กัน", "เท่าเทียมกัน"),
        ("ทุกๆ กอง/ สำนักฯ", "ทุกๆ กอง/สำนักฯ"),
        ("ระบบ E- Service", "ระบบ E-Service"),
        ("ที ่ท ำการ", "ที่ทำการ"),
    ],
)
def test_words_broken_by_a_space_are_joined(broken, whole):
    assert joined(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "เจ้าหน้าที่ ผู้ให้บริการ",
        "ข้าราชการ พนักงานจ้าง",
        "ประชาชน ภาคเอกชน",
        "ต่าง ๆ ทุก ๆ กอง",
        "ประกาศ ณ วันที่ ๑ มกราคม ๒๕๖๔",
        "อำเภอปากช่อง จังหวัดนครราชสีมา",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
        "รับทราบ และเผยแพร่",
        "ใน ธ.ค. ๖๔",
        "รอบ ๖ เดือน (ต.ค. ๖๗ – มี.ค. ๖๘)",
        "การให้บริการ E-Service ผ่าน Line, Facebook",
    ],
)
def test_spaces_that_are_printed_stay(text):
    assert joined(text) == text


def test_a_known_line_end_leaves_a_space_only_where_officials_have_one():
    assert joined("การบริหารส่วน\nตำบล") == "การบริหารส่วนตำบล"
    assert joined("ผู้บังคับบัญชา\nทราบ") == "ผู้บังคับบัญชาทราบ"
    assert joined("ผู้บังคับบัญชาทราบ\nและเผยแพร่") == "ผู้บังคับบัญชาทราบ และเผยแพร่"
    assert joined("เท่ากับร้อยละ\n๗๗.๑๓ คะแนน") == "เท่ากับร้อยละ ๗๗.๑๓ คะแนน"
    assert joined("ระบบ ITA\nของหน่วยงาน") == "ระบบ ITA ของหน่วยงาน"


@pytest.mark.parametrize(
    ("extracted", "typed"),
    [
        ("ท่ี", "ที่"),
        ("ตํ่า ตำ่", "ต่ำ ต่ำ"),
        ("น้ํา นํ้า นำ้", "น้ำ น้ำ น้ำ"),
        ("กําหนด", "กำหนด"),
        ("เเละ", "และ"),
        ("ท\uf70a\uf701  น\u00a0า", "ท่ิ นา"),
        ("ก\u200bข", "กข"),
    ],
)
def test_vowels_and_tones_are_put_where_they_are_typed(extracted, typed):
    assert tidied(extracted) == tidied(typed)


def test_a_paragraph_goes_on_where_a_line_breaks_off():
    assert breaks_off("คะแนนภาพรวม เท่ากับร้อยละ", "๗๗.๑๓ คะแนน")
    assert breaks_off("ส่งเสริมคุณธรรม", "และความโปร่งใส")
    assert breaks_off("การประเมิน (Integrity and", "Transparency) ประจำปี")
    assert not breaks_off("มีรายละเอียด ดังนี้", "และอื่น ๆ")
    assert not breaks_off("ผลการประเมิน", "หลักเกณฑ์")


def test_only_beside_the_line_before_does_a_title_or_a_full_line_go_on():
    full = "หน่วยงานได้เผยแพร่ข้อมูลการใช้จ่ายงบประมาณและแผนการจัดซื้อจัดจ้างบนเว็บไซต์หลักของหน่วยงานแล้ว"

    assert goes_on("ผลการดำเนินงาน", "ประจำปีงบประมาณ", apart=False, width=20)
    assert not goes_on("ผลการดำเนินงาน", "ประจำปีงบประมาณ", apart=True, width=20)
    assert goes_on(full, "ทุกเดือน", apart=False, width=80)
    assert not goes_on(full, "ทุกเดือน", apart=True, width=80)
    assert not goes_on("ทุกเดือน", full, apart=False, width=80)


_PIECES = [
    "การ",
    "ใน",
    "และ",
    "ที่",
    "ของ",
    " ",
    "\n",
    "ดำ",
    "เนิน",
    "งาน",
    "๑",
    "2",
    "ITA",
    "E-",
    "/",
    "น้ำ",
    "่",
    "ิ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_joining_loses_no_letter(text):
    kept = "".join(joined(text).split())

    assert kept == "".join(tidied(text.replace("\n", " ")).split())


@given(st.lists(st.sampled_from(_PIECES[:-2]), max_size=30).map("".join))
def test_joining_puts_in_no_space_and_takes_none_out_of_what_is_joined(text):
    once = joined(text)

    assert once.count(" ") <= sum(letter.isspace() for letter in text)
    assert joined(once).replace(" ", "") == once.replace(" ", "")
