"""Questions by the band of their scores are read in tables and in sentences."""

from time import process_time

import pytest

from prongsai.core.reading.groups import groups_in
from tests.core.reading.parts import paragraph, table

A_MOMENT = 15  # seconds: what grows with the square of a paragraph takes minutes


def test_a_table_of_groups_gives_the_codes_of_each_band_though_letters_are_misread():
    read = table(
        ("instrument", "below_60", "60_to_85", "above_85"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "-", "1๑,1๒, 1๑๓", "1๔"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "0๒,0๕", "-", "๐๑,๐๓"),
    )

    assert groups_in([read]).groups == {
        "below_60": ("o2", "o5"),
        "60_to_85": ("i1", "i2", "i13"),
        "above_85": ("i4", "o1", "o3"),
    }


def test_bands_may_be_rows_and_instruments_columns():
    read = table(
        ("unknown", "instrument", "instrument"),
        ("ต่ำกว่า ๖๐", "I๘", "E๑๐, E๑๓"),
        ("ตั้งแต่ ๖๐ ถึง ๘๕", "I๑", "-"),
        ("เกินกว่า ๘๕", "-", "E๑"),
        titles=("กลุ่ม", "IIT", "EIT"),
    )

    assert groups_in([read]).groups == {
        "below_60": ("i8", "e10", "e13"),
        "60_to_85": ("i1",),
        "above_85": ("e1",),
    }


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        (
            "แบบวัด (EIT) ผลการประเมินต่ำกว่า ๖๐% จำนวน ๓ ข้อ ได้แก่ E๘, E๑๐ และ E๑๓",
            {"below_60": ("e8", "e10", "e13")},
        ),
        (
            "ต่ำกว่า ๖๐ % จำนวน ๒ ข้อ ได้แก่ E๘ และ E๑๐ ทั้งนี้ ยังไม่ทราบคะแนน ๑ ข้อ ได้แก่ E๑",
            {"below_60": ("e8", "e10")},
        ),
        ("ข้อที่ได้เกินกว่า ๖๐ % แต่ไม่เกิน ๘๕ % คือ I๑ ถึง I๓", {"60_to_85": ("i1", "i2", "i3")}),
        ("กลุ่มที่ได้ ๘๕ คะแนนขึ้นไป ได้แก่ O๑", {"above_85": ("o1",)}),
        ("แบบวัด (IIT) ไม่มีผลการประเมินต่ำกว่า ๖๐ %", {}),
    ],
)
def test_a_sentence_lists_the_codes_of_a_band(
    said: str, groups: dict[str, tuple[str, ...]]
) -> None:
    assert groups_in([paragraph(said)]).groups == groups


def test_the_list_of_a_band_may_stand_in_the_next_paragraph():
    parts = [
        paragraph("กลุ่มที่ได้ต่ำกว่า 60 คะแนน", 1, "1"),
        paragraph("E๘, E๑๓", 2),
        paragraph("E๑ ดี", 3),
    ]

    assert groups_in(parts).groups == {"below_60": ("e8", "e13")}


def test_beside_a_table_sentences_add_nothing():
    read = table(("instrument", "below_60"), ("EIT", "E๑๐"))

    found = groups_in([read, paragraph("ต่ำกว่า ๖๐% จำนวน ๑ ข้อ ได้แก่ E๑", 9)])

    assert found.groups == {"below_60": ("e10",)}


def test_a_code_of_zeros_alone_is_told():
    found = groups_in([table(("unknown", "below_60"), ("", "๐๓๔"))])

    assert found.groups == {"below_60": ("o34",)}
    assert [(one.line, one.printed, one.reads) for one in found.doubts] == [(2, "๐๓๔", "o34")]


def test_a_paragraph_that_names_a_band_thousands_of_times_is_read_at_once():
    began = process_time()
    said = paragraph("น้อยกว่า ๖๐ คะแนน ได้แก่ E๘ " * 3_000, 1)

    assert groups_in([said]).groups == {"below_60": ("e8",)}
    assert process_time() - began < A_MOMENT
