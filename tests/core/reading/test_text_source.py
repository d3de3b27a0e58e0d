"""Text as people hand it in becomes printed lines: encodings, markup, cells, bold leads."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.problems import ProblemsFound
from prongsai.core.reading.source import PrintedLine
from prongsai.core.reading.text_source import MAX_BYTES, read_bytes, read_text

A_MOMENT = 5  # seconds: what grows with the square of a line takes minutes
A_REPORT = "ผลการประเมิน\r\n\r\nข้อ\tคะแนน\r\nO๒\t๐.๐๐\r\n"
ITS_LINES = (
    PrintedLine(1, ("ผลการประเมิน",)),
    PrintedLine(3, ("ข้อ", "คะแนน")),
    PrintedLine(4, ("O๒", "๐.๐๐")),
)


def lines_of(text: str) -> tuple[PrintedLine, ...]:
    return read_text("report.txt", text).lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874", "tis-620"])
def test_a_text_reads_the_same_in_every_encoding_of_thai(encoding):
    content = A_REPORT.encode(encoding)

    assert read_bytes("report.txt", content).lines == ITS_LINES


def test_a_row_keeps_its_empty_cells_and_the_paragraphs_inside_a_cell():
    text = "\t<p>๑. ประชุม</p> <p>๒. รายงาน</p>\t\tทุกกอง"

    assert lines_of(text) == (PrintedLine(1, ("", "๑. ประชุม\n๒. รายงาน", "", "ทุกกอง")),)


def test_lists_underlines_and_entities_of_a_scanner_leave_only_their_words():
    text = (
        'ก\t<ul style="list-style-type: none;"> - กองคลัง </ul>\t<u>วิธี</u>&nbsp;ทำ &amp; ดู &lt; ๖๐'
    )

    assert lines_of(text) == (PrintedLine(1, ("ก", "- กองคลัง", "วิธี ทำ & ดู < ๖๐")),)


def test_a_sign_for_less_than_is_no_markup():
    assert lines_of("คะแนน < ๖๐ และ > ๕๐") == (PrintedLine(1, ("คะแนน < ๖๐ และ > ๕๐",)),)


def test_a_heading_mark_is_taken_off_and_told():
    assert lines_of("## ๑. หลักการ") == (PrintedLine(1, ("๑. หลักการ",), heading=True),)


def test_a_bold_lead_heads_the_rest_of_its_line():
    text = "**๔.๑ การปฏิบัติหน้าที่** ควรเผยแพร่ขั้นตอน"

    assert lines_of(text) == (
        PrintedLine(1, ("๔.๑ การปฏิบัติหน้าที่",), heading=True),
        PrintedLine(1, ("ควรเผยแพร่ขั้นตอน",)),
    )


def test_bold_inside_a_line_or_of_a_figure_heads_nothing():
    assert lines_of("ได้คะแนน **๗๘.๕๖** คะแนน\n\n**๗๘.๕๖** คะแนน") == (
        PrintedLine(1, ("ได้คะแนน ๗๘.๕๖ คะแนน",)),
        PrintedLine(3, ("๗๘.๕๖ คะแนน",)),
    )


def test_dashes_that_rule_a_table_are_no_row():
    assert lines_of("ก\tข\n--\t---\nค\tง") == (
        PrintedLine(1, ("ก", "ข")),
        PrintedLine(3, ("ค", "ง")),
    )


def test_a_line_that_only_a_tab_indents_is_running_text():
    assert lines_of("\tด้วยหน่วยงานได้รับการประเมิน") == (PrintedLine(1, ("ด้วยหน่วยงานได้รับการประเมิน",)),)


def test_tables_drawn_with_strokes_are_rows():
    assert lines_of("| ข้อ | คะแนน |\n|---|---|\n| E๘ | ๕๕.๑๐ |") == (
        PrintedLine(1, ("ข้อ", "คะแนน")),
        PrintedLine(3, ("E๘", "๕๕.๑๐")),
    )


def test_form_feeds_part_pages():
    assert lines_of("หนึ่ง\n\fสอง") == (
        PrintedLine(1, ("หนึ่ง",), page=1),
        PrintedLine(2, ("สอง",), page=2),
    )


def test_control_characters_and_marks_of_old_fonts_are_put_right():
    assert lines_of("\ufeffที\x00\uf70a ตํ่า\x08 เเละ") == (PrintedLine(1, ("ที่ ต่ำ และ",)),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file has no words"),
        (b" \r\n\t\r\n", "the file has no words"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, "not text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 40, "not text"),
        ("Прошу".encode("cp1251") * 20, "not text"),
        (b"x" * (MAX_BYTES + 1), "larger than 20 million bytes"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(content, says):
    with pytest.raises(ProblemsFound) as found:
        read_bytes("report.txt", content)

    (problem,) = found.value.problems
    assert problem.where.en == "report.txt"
    assert says in problem.says.en


def test_a_line_of_a_hundred_thousand_pipes_that_is_no_row_is_read_at_once():
    began = process_time()

    (line,) = lines_of("|" * 100_000 + "ก")

    assert line.text.endswith("|ก")
    assert process_time() - began < A_MOMENT


def test_a_row_between_pipes_has_two_cells_at_the_least():
    assert [line.cells for line in lines_of("| ก |\n| ก | ข |  ")] == [("| ก |",), ("ก", "ข")]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_no_text_makes_reading_fail_and_lines_come_in_order(text):
    lines = lines_of(text)

    assert [line.number for line in lines] == sorted(line.number for line in lines)
    assert all(any(line.cells) for line in lines)


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(content):
    try:
        lines = read_bytes("any", content).lines
    except ProblemsFound:
        lines = None

    assert lines != ()
