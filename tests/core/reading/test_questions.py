"""What a report says of single questions: scores, comments, analysis, and who is to mend it."""

from decimal import Decimal
from time import process_time

import pytest

from prongsai.core.reading.facts import Figure, QuestionRead
from prongsai.core.reading.outline import Part
from prongsai.core.reading.questions import questions_in
from tests.core.reading.parts import paragraph, table

A_MOMENT = 5  # seconds: what grows with the square of a paragraph takes a minute
ITEMS = ("number", "question", "comment", "score")
SHARES = ("question", "yes", "no", "score")


def figure(printed: str, value: str, line: int) -> Figure:
    return Figure(Decimal(value), printed, line)


def scored(*parts: Part) -> list[tuple[str, str | None]]:
    read = questions_in(parts).questions
    return [(one.code, one.figure and str(one.figure.value)) for one in read]


def test_items_have_their_scores_comments_analysis_and_who_mends_them():
    parts = [
        table(ITEMS, ("O๒", "ข้อมูลผู้บริหาร", "ขาดช่องทางติดต่อ", "๐.๐๐"), ("0๕", "การติดต่อ", "-", "๐.๐๐")),
        paragraph("วิเคราะห์ผลการประเมิน", 4, heading=True),
        paragraph(
            "ควรเพิ่มช่องทาง โดยมอบหมายให้ นายสมมุติ ตัวอย่าง ตำแหน่ง นิติกรปฏิบัติการ เป็นผู้รับผิดชอบดำเนินการ", 4
        ),
    ]

    assert questions_in(parts).questions == (
        QuestionRead(
            "o2", 2, figure("๐.๐๐", "0.00", 2), "ขาดช่องทางติดต่อ", "ควรเพิ่มช่องทาง", "นิติกรปฏิบัติการ"
        ),
        QuestionRead("o5", 3, figure("๐.๐๐", "0.00", 3), None, "ควรเพิ่มช่องทาง", "นิติกรปฏิบัติการ"),
    )


def test_a_row_with_shares_answers_the_question_above_it():
    parts = [
        table(
            SHARES,
            ("E๘ มีช่องทางหรือไม่", "", "", "๕๕.๑๐"),
            ("มีช่องทางหรือไม่", "๕๕.๑๐%", "๔๔.๙๐%", "๕๕.๑๐"),
        ),
        paragraph("วิเคราะห์ผลการประเมิน ควรเพิ่ม โดยมอบหมายให้ทุกส่วนราชการ เป็นผู้รับผิดชอบ", 5),
        paragraph("E๑๓ มีการใช้เทคโนโลยีหรือไม่", 7),
        paragraph("๕๒.๐๐", 9),
        table(SHARES, ("มีการใช้เทคโนโลยีหรือไม่", "๕๒.๐๐%", "๔๘.๐๐%", "๕๒.๐๐"), first=11),
    ]

    found = questions_in(parts)

    assert found.questions == (
        QuestionRead("e8", 2, figure("๕๕.๑๐", "55.10", 2), None, "ควรเพิ่ม", "ทุกส่วนราชการ"),
        QuestionRead("e13", 9, figure("๕๒.๐๐", "52.00", 9)),
    )
    assert found.doubts == ()


def test_entries_of_an_analysis_that_begin_with_a_code_are_of_that_item():
    parts = [
        table(ITEMS, ("O๒", "ก", "ข", "๐.๐๐"), ("O๕", "ค", "ง", "๐.๐๐")),
        paragraph("วิเคราะห์ผลการประเมิน", 4, heading=True),
        paragraph("O๒ ควรเผยแพร่ให้ครบ", 5, "1"),
        paragraph("O๕ ควรแสดงอีเมล", 6, "2"),
    ]

    analyses = [one.analysis for one in questions_in(parts).questions]
    assert analyses == ["1. O๒ ควรเผยแพร่ให้ครบ", "2. O๕ ควรแสดงอีเมล"]


def test_a_finding_has_the_score_of_its_question_and_of_others_that_its_words_name():
    found = table(
        ("subject", "instrument", "question", "analysis"),
        ("๑. ประเด็นหนึ่ง", "EIT", "ข้อ๑๒", "เห็นว่ายังไม่ดี ซึ่งได้คะแนน ๗๒.๗๐ คะแนน ควรปรับปรุง"),
        ("๔. ประเด็นสี่", "OIT", "ข้อ ๐๓๔", "ได้คะแนน ๐ คะแนน จึงทำให้ ๐๓๔ และ ๐๓๕ ไม่ได้คะแนน"),
    )

    assert scored(found) == [("e12", "72.70"), ("o34", "0"), ("o35", "0")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("จากแบบวัด IIT ข้อ I๗ ได้ ๖๖.๓๘ คะแนน พบว่าไม่ทั่วถึง", [("i7", "66.38")]),
        ("ปรับปรุงข้อ O๓๕ การมีส่วนร่วมของผู้บริหาร ซึ่งได้ ๐.๐๐ คะแนน", [("o35", "0.00")]),
        ("หากแก้ไขข้อ O๓๕ คะแนนภาพรวมจะเป็น ๘๑.๐๐ คะแนน", []),
        ("E๘, E๑๐ ได้คะแนน ๕๕.๑๐ คะแนน", []),
    ],
)
def test_a_sentence_tells_the_score_of_one_question(
    said: str, expected: list[tuple[str, str]]
) -> None:
    assert scored(paragraph(said)) == expected


def test_rows_of_indicators_are_no_questions():
    indicators = table(("number", "indicator", "score"), ("๑", "การปฏิบัติหน้าที่", "๘๘.๗๘"))

    assert scored(paragraph("แบบวัด IIT", heading=True), indicators) == []


def test_who_is_responsible_may_have_a_column():
    rows = table(
        ("number", "responsible", "score", "question", "comment"),
        ("O๒", "- งานบุคคล", "0.00", "ข้อมูลผู้บริหาร", "ไม่พบ"),
    )

    assert questions_in([rows]).questions == (
        QuestionRead("o2", 2, figure("0.00", "0.00", 2), "ไม่พบ", None, "งานบุคคล"),
    )


def test_shares_that_are_no_hundred_and_a_score_beside_them_are_told():
    rows = table(SHARES, ("E๘ มีช่องทางหรือไม่", "๕๕.๑๐%", "๔๔.๐๐%", "๕๖.๑๐"))

    doubts = questions_in([rows]).doubts

    assert [(one.line, one.printed) for one in doubts] == [(2, "๕๕.๑๐ ๔๔.๐๐"), (2, "๕๖.๑๐")]


def test_a_score_that_is_printed_otherwise_is_kept_and_told():
    first = table(ITEMS, ("O๒", "ก", "", "๐.๐๐"))
    again = table(ITEMS, ("O๒", "ก", "", "๖๐.๐๐"), first=9)

    found = questions_in([first, again])

    assert scored(first, again) == [("o2", "0.00"), ("o2", "60.00")]
    assert [(one.line, one.printed) for one in found.doubts] == [(10, "๖๐.๐๐")]


@pytest.mark.parametrize(("words", "found"), [("O๑ ๖๐.๐๐ ", [("o1", "60.00")]), ("๑ ", [])])
def test_a_paragraph_with_thousands_of_figures_is_read_at_once(words, found):
    began = process_time()

    assert scored(paragraph(words * 10_000, 1)) == found
    assert process_time() - began < A_MOMENT
