"""Scores of nodes are read in sentences and tables, by name before number, doubts told."""

from decimal import Decimal

import pytest

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.reading.facts import Figure, Said
from prongsai.core.reading.outline import Part
from prongsai.core.reading.scores import scores_in
from tests.core.reading.parts import paragraph, table

RULES = load_framework(2563)
BY_WORDS = load_framework(2566)


def read(*parts: Part, rules: Framework = RULES) -> list[tuple[str, str, int]]:
    return [
        (one.node, str(one.figure.value), one.figure.line) for one in scores_in(parts, rules).scores
    ]


@pytest.mark.parametrize(
    "said",
    [
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้คะแนน ๗๑.๑๓ คะแนน",
        "ตัวชี้วัดที่ ๒ มีคะแนนเท่ากับร้อยละ ๗๑.๑๓",
        "การใช้งบประมาณ = 71.13 คะแนน",
        "ด้านการใช้งบประมาณ (๗๑.๑๓ คะแนน) ควรแจ้งแผนให้บุคลากรทราบ",
        "ส่วนคะแนนต่ำสุดคือตัวชี้วัดที่ ๒ การใช้งบประมาณ เท่ากับ ๗๑.๑๓",
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ เป็นการรับรู้ของบุคลากร มีผลคะแนน ๗๑.๑๓",
    ],
)
def test_a_sentence_gives_an_indicator_its_score(said: str) -> None:
    assert read(paragraph(said)) == [("2", "71.13", 1)]


def test_a_paragraph_that_is_numbered_and_named_has_its_score_at_its_end():
    assert read(paragraph("การเปิดเผยข้อมูล ๗๓.๕๖", 4, "9")) == [("9", "73.56", 4)]


def test_a_score_alone_belongs_to_the_name_before_it():
    assert read(paragraph("การใช้อำนาจ", 1, "3"), paragraph("๘๘.๖๖", 2)) == [("3", "88.66", 2)]


@pytest.mark.parametrize(
    "said",
    [
        "ควรมีมาตรการป้องกันการทุจริต จึงได้คะแนน ๖๖.๓๕ คะแนน",
        "มีคะแนนเต็ม ๑๐๐ คะแนน",
        "คะแนนภาพรวมเพิ่มขึ้นจากปีก่อน ๕.๒๐ คะแนน",
        "เป้าหมายคะแนนภาพรวมไม่น้อยกว่า ๘๕.๐๐ คะแนนขึ้นไป",
        "ข้อ I๘ ได้คะแนน ๓๓.๓๐ คะแนน",
        "แบบวัด IIT มีน้ำหนักร้อยละ ๓๐",
        "น้ำหนัก IIT ร้อยละ ๓๐ EIT ร้อยละ ๓๐ OIT ร้อยละ ๔๐",
        "มีผู้ตอบแบบวัด IIT จำนวน ๖๕ คน คิดเป็นร้อยละ ๙๕.๐๐",
        "จากผลการประเมิน ITA พบว่าเจ้าหน้าที่ยังล่าช้า ซึ่งได้คะแนน ๗๒.๗๐ คะแนน",
        "ผลการประเมิน ITA ปี ๒๕๖๒ ได้ ๗๐.๑๒ คะแนน",
        "I๒๗ การแก้ปัญหาการทุจริต ได้คะแนน ๗๓.๖๑",
        "คะแนนเฉลี่ยภาพรวมระดับประเทศ ๘๗.๕๗ คะแนน",
    ],
)
def test_a_figure_of_something_else_is_no_score_of_a_node(said: str) -> None:
    found = scores_in([paragraph(said)], RULES)

    assert (found.total, found.scores) == (None, ())


def test_the_name_counts_where_the_number_says_another_indicator_and_that_is_told():
    found = scores_in([paragraph("ตัวชี้วัดที่ ๑ ประสิทธิภาพการสื่อสาร เท่ากับ ๗๑.๘๕", 59)], RULES)

    assert [one.node for one in found.scores] == ["7"]
    assert [(one.line, one.printed, one.reads) for one in found.doubts] == [(59, "1", "7")]


def test_a_score_may_open_the_paragraph_below_the_heading_that_names_it():
    parts = [
        paragraph("การใช้อำนาจ", 1, "3", heading=True),
        paragraph("ได้คะแนน ๘๘.๖๖ คะแนน พบว่าดี", 2),
    ]

    assert read(*parts) == [("3", "88.66", 2)]


def test_one_paragraph_may_have_the_scores_of_all_instruments_and_the_total():
    said = paragraph("คะแนนภาพรวม IIT เท่ากับ ๘๔.๙๗ EIT ๗๗.๔๓ และ OIT ๗๗.๔๑ คะแนนรวม ๗๙.๖๘ คะแนน")

    assert read(said) == [("iit", "84.97", 1), ("eit", "77.43", 1), ("oit", "77.41", 1)]
    assert scores_in([said], RULES).total == Figure(Decimal("79.68"), "๗๙.๖๘", 1)


@pytest.mark.parametrize(
    "said",
    [
        "คะแนนผลการประเมิน ITA ของเทศบาล เท่ากับ ๗๙.๖๘ คะแนน",
        "ระดับคะแนน ITA : B (๗๙.๖๘ คะแนน)",
        "ผลคะแนนการประเมิน ITA ปี ๒๕๖๓ อยู่ที่ ๗๙.๖๘ คะแนน จัดอยู่ในระดับผลการประเมิน B",
        "ภาพรวมระดับประเทศ ๖๗.๙๐ คะแนน ส่วนหน่วยงานได้คะแนนภาพรวม ๗๙.๖๘ คะแนน",
        "ได้คะแนนรวม ๗๙.๖๘ คะแนน เพิ่มขึ้น ๙.๕๖ คะแนน",
    ],
)
def test_a_sentence_gives_the_total(said: str) -> None:
    assert scores_in([paragraph(said)], RULES).total == Figure(Decimal("79.68"), "๗๙.๖๘", 1)


def test_the_number_of_a_part_is_not_its_score():
    said = paragraph("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ๗๓.๕๖ คะแนน โดยตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน ได้ ๘๗.๕๐ คะแนน")

    assert read(said) == [("9", "73.56", 1), ("9.1", "87.50", 1)]


def test_an_indicator_may_name_its_questions_and_a_score_the_full_mark():
    rows = table(
        ("number", "indicator", "score"),
        ("I๑-I๖", "การปฏิบัติหน้าที่", "๘๘.๗๘/๑๐๐"),
        ("O๓๓", "การเปิดโอกาสให้เกิดการมีส่วนร่วม", "๐.๐๐"),
        ("", "คะแนนรวมทุกตัวชี้วัดของ IIT", "๘๔.๙๗"),
    )

    found = scores_in([rows], RULES)

    assert [(one.node, one.figure.printed) for one in found.scores] == [("1", "๘๘.๗๘")]
    assert found.total is None


def test_a_table_gives_indicators_instruments_parts_and_the_total_their_scores():
    scores = table(
        ("instrument", "indicator", "score"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "๘.การปรับปรุงระบบการทำงาน", "๗๒.๙๒"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "", "๗๗.๔๑"),
        ("", "ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน", "๘๐.๐๐"),
        ("คะแนนภาพรวม", "", "๗๙.๖๘"),
    )

    assert read(scores) == [("8", "72.92", 2), ("oit", "77.41", 3), ("9.1", "80.00", 4)]
    assert scores_in([scores], RULES).total == Figure(Decimal("79.68"), "๗๙.๖๘", 5)


def test_numbers_that_begin_again_in_each_instrument_mean_nothing_against_the_names():
    found = scores_in(
        [table(("indicator", "analysis"), ("๑.คุณภาพการดำเนินงาน ๗๖.๒๗ คะแนน", "พบว่าไม่ชัดเจน"))], RULES
    )

    assert [(one.node, one.figure.printed) for one in found.scores] == [("6", "๗๖.๒๗")]
    assert found.doubts == ()


def test_names_and_scores_may_stand_twice_beside_each_other():
    side_by_side = table(
        ("indicator", "score", "indicator", "score"),
        ("๑. การปฏิบัติหน้าที่", "๘๘.๗๘", "๖. คุณภาพการดำเนินงาน", "๘๗.๕๒"),
    )

    assert read(side_by_side) == [("1", "88.78", 2), ("6", "87.52", 2)]


def test_scores_of_instruments_may_stand_under_their_names():
    wide = table(
        ("unknown",) * 4,
        ("๘๔.๙๗", "๗๗.๔๓", "๗๗.๔๑", "๗๙.๖๘"),
        titles=("IIT", "EIT", "OIT", "ภาพรวม"),
    )

    assert read(wide) == [("iit", "84.97", 2), ("eit", "77.43", 2), ("oit", "77.41", 2)]
    assert scores_in([wide], RULES).total == Figure(Decimal("79.68"), "๗๙.๖๘", 2)


def test_bounds_of_levels_and_weights_are_no_scores():
    levels = table(
        ("score", "level"), ("95.00 – 100", "AA"), ("85.00 – 94.99", "A"), ("0 – 49.99", "F")
    )
    weights = table(
        ("indicator", "score"), ("๑. การปฏิบัติหน้าที่", "๓๐"), titles=("ตัวชี้วัด", "น้ำหนักคะแนน")
    )

    found = scores_in([levels, weights], RULES)

    assert (found.total, found.level, found.scores) == (None, None, ())


def test_scores_of_another_year_stand_aside():
    compared = table(
        ("indicator", "score", "score"),
        ("๑. การปฏิบัติหน้าที่", "๗๐.๐๐", "๘๘.๗๘"),
        titles=("ตัวชี้วัด", "คะแนนปี ๒๕๖๒", "คะแนนปี ๒๕๖๓"),
    )

    assert read(compared) == [("1", "88.78", 2)]


def test_the_total_and_the_level_stand_in_one_sentence():
    said = paragraph("พบว่า จากผลการประเมิน ITA มีผลคะแนน ๖๑.๑๖ คะแนน อยู่ในระดับ D ดังนี้", 7)

    found = scores_in([said], RULES)

    assert found.total == Figure(Decimal("61.16"), "๖๑.๑๖", 7)
    assert found.level == Said("D", "D", 7)


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("คะแนนภาพรวม ๗๗.๑๓ คะแนน ซึ่งอยู่ในระดับผลการประเมิน ระดับต้องปรับปรุง โดยมีคะแนนดังนี้", "ต้องปรับปรุง"),
        ("ระดับผลการประเมิน : ผ่านดีเยี่ยม", "ผ่านดีเยี่ยม"),
        ("ได้รับผลการประเมินระดับ “ผ่าน”", "ผ่าน"),
        ("คะแนนรวม = 90.10 คะแนน (ระดับ A)", "A"),
    ],
)
def test_a_level_is_read_whole(said: str, level: str) -> None:
    read_level = scores_in([paragraph(said)], BY_WORDS).level

    assert read_level == Said(level, level, 1)


@pytest.mark.parametrize(
    "said",
    [
        "เพื่อยกระดับ A ให้ได้",
        "ตั้งเป้าหมายให้อยู่ในระดับ A",
        "ระดับ AA ๙๕.๐๐ – ๑๐๐ คะแนน",
        "๘๕.๐๐ – ๙๔.๙๙ คะแนน ระดับ A",
        "ปีที่ผ่านมาอยู่ในระดับ C",
    ],
)
def test_an_aim_a_bound_and_another_year_give_no_level(said: str) -> None:
    assert scores_in([paragraph(said)], RULES).level is None


def test_a_total_printed_otherwise_a_second_time_is_kept_and_told():
    found = scores_in(
        [paragraph("คะแนนภาพรวม ๗๙.๖๘ คะแนน", 3), paragraph("คะแนนภาพรวม ๗๙.๘๖ คะแนน", 9)], RULES
    )

    assert found.total == Figure(Decimal("79.68"), "๗๙.๖๘", 3)
    assert [(one.node, one.figure.line) for one in found.scores] == [("total", 9)]
    assert [(one.line, one.printed) for one in found.doubts] == [(9, "๗๙.๘๖")]
