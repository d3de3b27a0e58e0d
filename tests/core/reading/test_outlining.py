"""Printed lines become paragraphs, headings and whole tables; nothing printed is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.reading.entries import entries_in
from prongsai.core.reading.outline import CellRead, Part, RowRead, TableRead, TextRead
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.results_rows import text_of
from prongsai.core.reading.source import PrintedLine, Source
from prongsai.core.reading.text_source import read_text


def parts_of(text: str) -> tuple[Part, ...]:
    return outlined(read_text("report.txt", text))


def table_in(text: str) -> TableRead:
    (table,) = [part for part in parts_of(text) if isinstance(part, TableRead)]
    return table


def words_of(table: TableRead) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def printed(*lines: tuple[str, ...], page_of: dict[int, int] | None = None) -> Source:
    """Lines as a reader of pages gives them; ``page_of`` has the page of each, 1 where none."""
    pages = page_of or {}
    numbered = enumerate(lines, start=1)
    return Source("r", tuple(PrintedLine(at, one, pages.get(at, 1)) for at, one in numbered))


MEASURES = "มาตรการ/แนวทาง\tวิธีการดำเนินการ\tระยะเวลา\tผู้รับผิดชอบ"
SCORES = "แบบวัด\tตัวชี้วัด\tผลคะแนน"


def test_a_numbered_line_before_a_paragraph_is_a_heading_with_its_number():
    assert parts_of("๑. หลักการและเหตุผล\n\nหน่วยงานได้รับการประเมิน") == (
        TextRead("หลักการและเหตุผล", 1, 1, heading=True, mark="1"),
        TextRead("หน่วยงานได้รับการประเมิน", 3, 3),
    )


@pytest.mark.parametrize(
    ("line", "mark", "words"),
    [
        ("ส่วนที่ ๒ มาตรการ", "ส่วนที่ 2", "มาตรการ"),
        ("ประเด็นที่ ๓ ช่องทาง", "ประเด็นที่ 3", "ช่องทาง"),
        ("๔.๑.๑ การปฏิบัติหน้าที่", "4.1.1", "การปฏิบัติหน้าที่"),
        ("๘.๒ แบบวัดภายนอก", "8.2", "แบบวัดภายนอก"),
    ],
)
def test_headings_of_every_kind_keep_their_number_as_printed(line, mark, words):
    assert parts_of(f"{line}\n\nเนื้อหา")[0] == TextRead(words, 1, 1, heading=True, mark=mark)


def test_a_heading_with_the_wrong_number_keeps_it():
    headings = [part.mark for part in parts_of("ประเด็นที่ ๕ ก\n\nเนื้อหา\n\nประเด็นที่ ๒ ข\n\nเนื้อหา")]

    assert headings == ["ประเด็นที่ 5", "", "ประเด็นที่ 2", ""]


def test_items_of_a_list_are_no_headings_and_what_stands_over_them_is_one():
    text = "๖. การจำแนกกลุ่ม ดังนี้\n\n๑. กลุ่มต่ำ\n๒. กลุ่มกลาง\n๓. กลุ่มสูง"

    assert parts_of(text) == (
        TextRead("การจำแนกกลุ่ม ดังนี้", 1, 1, heading=True, mark="6"),
        TextRead("กลุ่มต่ำ", 3, 3, mark="1"),
        TextRead("กลุ่มกลาง", 4, 4, mark="2"),
        TextRead("กลุ่มสูง", 5, 5, mark="3"),
    )


def test_a_short_line_over_a_table_heads_it_and_a_score_does_not():
    parts = parts_of("ข้อมูลพื้นฐาน\n\nข้อ\tคะแนน\nO๒\t๐.๐๐\n\n๕๒.๐๐\n\nข้อ\tคะแนน\nO๕\t๐.๐๐")

    assert [part for part in parts if isinstance(part, TextRead)] == [
        TextRead("ข้อมูลพื้นฐาน", 1, 1, heading=True),
        TextRead("๕๒.๐๐", 6, 6),
    ]


def test_a_bold_lead_is_a_heading_and_the_rest_its_paragraph():
    assert parts_of("**๔.๑ การสื่อสาร** ควรเพิ่มช่องทาง") == (
        TextRead("การสื่อสาร", 1, 1, heading=True, mark="4.1"),
        TextRead("ควรเพิ่มช่องทาง", 1, 1),
    )


def test_a_paragraph_broken_by_a_page_is_one():
    assert parts_of("คะแนนภาพรวม เท่ากับร้อยละ\n\n๗๗.๑๓ คะแนน\n\nผลรายเครื่องมือ") == (
        TextRead("คะแนนภาพรวม เท่ากับร้อยละ ๗๗.๑๓ คะแนน", 1, 3),
        TextRead("ผลรายเครื่องมือ", 5, 5),
    )


def test_the_lines_of_a_page_are_joined_up_to_the_line_that_ends_before_the_margin():
    full = "หน่วยงานได้เผยแพร่ข้อมูลการใช้จ่ายงบประมาณและแผนการจัดซื้อจัดจ้างบนเว็บไซต์หลักของหน่วยงาน"
    source = printed((full,), ("ทุกเดือน",), ("ผลเป็นที่น่าพอใจ",))

    assert outlined(source) == (
        TextRead(f"{full}ทุกเดือน", 1, 2),
        TextRead("ผลเป็นที่น่าพอใจ", 3, 3),
    )


def test_names_positions_dates_and_subjects_start_lines_of_their_own():
    text = (
        "ประกาศหน่วยงาน\nเรื่อง รายงานผล\nประจำปีงบประมาณ พ.ศ. ๒๕๖๓\n"
        "ประกาศ ณ วันที่ ๑ มกราคม ๒๕๖๔\n(นายทดสอบ ระบบ)\nนายกเทศมนตรี"
    )

    assert [part.words for part in parts_of(text)] == [
        "ประกาศหน่วยงาน",
        "เรื่อง รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๓",
        "ประกาศ ณ วันที่ ๑ มกราคม ๒๕๖๔",
        "(นายทดสอบ ระบบ)",
        "นายกเทศมนตรี",
    ]


@pytest.mark.parametrize(
    "line", ["- ๒ -", "-2-", "หน้า ๓", "หน้า 3 จาก 10", "/๔.๓. แบบตรวจ...", "/ O๓๒ ช่องทาง…"]
)
def test_page_numbers_and_catchwords_are_dropped(line):
    assert parts_of(f"ก่อนหน้า\n\n{line}\n\nหลังจากนั้น") == (
        TextRead("ก่อนหน้า", 1, 1),
        TextRead("หลังจากนั้น", 5, 5),
    )


def test_a_number_alone_is_dropped_only_at_the_edge_of_a_page():
    source = printed(("๑๒",), ("คะแนน",), ("๐",), ("รวม",), ("๔๓",), page_of={5: 2})

    assert [part.words for part in outlined(source)] == ["คะแนน", "๐", "รวม"]


def test_a_line_at_the_edge_of_most_pages_is_kept_once():
    source = printed(
        ("รายงานประจำปี",), ("หนึ่ง",), ("รายงานประจำปี",), ("สอง",), ("รายงานประจำปี",), ("สาม",),
        page_of={3: 2, 4: 2, 5: 3, 6: 3},
    )  # fmt: skip

    words = " ".join(part.words for part in outlined(source) if isinstance(part, TextRead))
    assert words == "รายงานประจำปี หนึ่ง สอง สาม"


def test_a_table_tells_its_titles_what_they_mean_and_the_place_of_every_cell():
    assert parts_of(f"{SCORES}\nแบบวัด IIT\t\t๘๘.๗๘") == (
        TableRead(
            ("instrument", "indicator", "score"),
            ("แบบวัด", "ตัวชี้วัด", "ผลคะแนน"),
            (
                RowRead(
                    (CellRead(("แบบวัด IIT",), 2, 2), CellRead((), 2, 2), CellRead(("๘๘.๗๘",), 2, 2))
                ),
            ),
            1,
            2,
        ),
    )


def test_a_head_printed_again_on_the_next_page_continues_the_table():
    text = f"{MEASURES}\nก\t๑. ทำ\tตลอดปี\tทุกกอง\n\n{MEASURES}\nข\t๑. ทำ\tตลอดปี\tทุกกอง"

    assert words_of(table_in(text)) == [
        ("ก", "๑. ทำ", "ตลอดปี", "ทุกกอง"),
        ("ข", "๑. ทำ", "ตลอดปี", "ทุกกอง"),
    ]


def test_a_head_in_slightly_other_words_continues_the_table_over_a_catchword():
    text = (
        "หัวข้อ\tหน่วยงานรับผิดชอบ\tการกำกับติดตาม สำนัก/กอง\tหมายเหตุ\nE๘ ก\tงานธุรการ\tสำนักปลัด\t\n\n"
        "/ O๓๒ ช่องทาง...\n\n"
        "หัวข้อ\tหน่วยงานรับผิดชอบ\tการกำกับติดตาม สังกัด สำนัก/กอง\tหมายเหตุ\n๐๓๒ ข\tงานธุรการ\tสำนักปลัด\t"
    )

    assert [row[0] for row in words_of(table_in(text))] == ["E๘ ก", "๐๓๒ ข"]


def test_a_row_that_goes_on_after_the_page_is_joined_cell_by_cell():
    text = (
        f"{MEASURES}\nก\t๑. ทำคู่มือให้เท่าเทียม\tตลอดปี\tทุกกอง\n\n{MEASURES}\n"
        "\t<p>กันทุกคน</p><p>๒. รายงาน</p>\t\tทุกกอง"
    )
    table = table_in(text)

    assert words_of(table) == [("ก", "๑. ทำคู่มือให้เท่าเทียมกันทุกคน ๒. รายงาน", "ตลอดปี", "ทุกกอง")]
    (row,) = table.rows
    assert [(cell.first, cell.last) for cell in row.cells] == [(2, 2), (2, 5), (2, 2), (2, 2)]
    assert [entry.mark for entry in entries_in(text_of(row.cells[1]))] == ["1", "2"]


def test_a_row_that_goes_on_without_a_head_is_joined_after_a_gap():
    text = f"{MEASURES}\nก\t๓. อบรม\tตลอดปี\tทุกกอง\n\n\t๔. เผยแพร่\t\t"

    assert words_of(table_in(text)) == [("ก", "๓. อบรม ๔. เผยแพร่", "ตลอดปี", "ทุกกอง")]


def test_a_first_cell_without_the_number_that_others_have_is_the_rest_of_the_row():
    text = (
        f"{MEASURES}\n๑. ด้านการ\t๑. ทำ\tตลอดปี\tทุกกอง\n\n{MEASURES}\n"
        "สื่อสาร\t๒. รายงาน\t\t\n๒. ด้านงบ\t๑. ทำ\tตลอดปี\tทุกกอง"
    )

    assert words_of(table_in(text)) == [
        ("๑. ด้านการสื่อสาร", "๑. ทำ ๒. รายงาน", "ตลอดปี", "ทุกกอง"),
        ("๒. ด้านงบ", "๑. ทำ", "ตลอดปี", "ทุกกอง"),
    ]


def test_a_dashed_first_cell_is_the_rest_of_the_row_where_all_others_have_a_number():
    text = (
        "ประเด็น\tวิธีการดำเนินการ\tผู้รับผิดชอบ\n๑. เรื่องแรก\t๑. ทำหนึ่ง\tกองช่าง\n"
        "๒. เรื่องสอง\t๑. ทำสาม\tกองคลัง\n\n"
        "ประเด็น\tวิธีการดำเนินการ\tผู้รับผิดชอบ\n- มาตรการของเรื่องสอง\t๒. ทำสี่\t\n"
    )

    assert words_of(table_in(text)) == [
        ("๑. เรื่องแรก", "๑. ทำหนึ่ง", "กองช่าง"),
        ("๒. เรื่องสอง - มาตรการของเรื่องสอง", "๑. ทำสาม ๒. ทำสี่", "กองคลัง"),
    ]


def test_a_cell_that_stands_over_several_rows_joins_none_of_them():
    text = f"{SCORES}\nIIT\t๑. ก\t๘๘.๗๘\n\t๒. ข\t๘๒.๖๗\n\n{SCORES}\n\t๓. ค\t๘๑.๐๐"

    assert words_of(table_in(text)) == [
        ("IIT", "๑. ก", "๘๘.๗๘"),
        ("", "๒. ข", "๘๒.๖๗"),
        ("", "๓. ค", "๘๑.๐๐"),
    ]


def test_a_row_with_one_cell_heads_those_after_it():
    table = table_in(f"{MEASURES}\n(๑) กระบวนการ\t\t\t\nก\t๑. ทำ\tตลอดปี\tทุกกอง")

    assert [row.spanning for row in table.rows] == [True, False]
    assert words_of(table)[0] == ("(๑) กระบวนการ", "", "", "")


def test_a_cell_that_a_file_repeats_over_all_columns_spans_them():
    row = ("(๑) กระบวนการ",) * 4
    (table,) = outlined(printed(tuple(MEASURES.split("\t")), row))

    assert words_of(table) == [("(๑) กระบวนการ", "", "", "")]
    assert table.rows[0].spanning


def test_a_heading_row_before_the_head_keeps_the_score_at_its_right():
    text = (
        "E๘ มีช่องทางหรือไม่\t\t\t\t๕๕.๑๐\n"
        "หัวข้อการประเมิน\tมี\tไม่มี\tคะแนน\t\n"
        "ช่องทาง\t๕๕.๑๐%\t๔๔.๙๐%\t๕๕.๑๐"
    )
    table = table_in(text)

    assert table.columns == ("question", "yes", "no", "score")
    assert table.first == 1
    assert words_of(table) == [
        ("E๘ มีช่องทางหรือไม่", "", "", "๕๕.๑๐"),
        ("ช่องทาง", "๕๕.๑๐%", "๔๔.๙๐%", "๕๕.๑๐"),
    ]
    assert [row.spanning for row in table.rows] == [True, False]


def test_a_head_of_two_rows_is_one_head():
    text = (
        "ผลการประเมิน\tกลุ่มประเมิน\t\t\n\tต่ำกว่า ๖๐%\tเกินกว่า ๖๐% - ๘๕%\tเกินกว่า ๘๕%\n"
        "แบบวัด EIT\tE๘\t-\tE๑,E๒"
    )
    table = table_in(text)

    assert table.columns == ("instrument", "below_60", "60_to_85", "above_85")
    assert words_of(table) == [("แบบวัด EIT", "E๘", "-", "E๑,E๒")]


def test_another_head_starts_another_table():
    tables = parts_of(f"{SCORES}\nIIT\t๑. ก\t๘๘.๗๘\n{MEASURES}\nก\t๑. ทำ\tตลอดปี\tทุกกอง")

    assert [len(table.columns) for table in tables if isinstance(table, TableRead)] == [3, 4]


def test_text_between_parts_tables_with_the_same_head():
    parts = parts_of(f"{SCORES}\nIIT\t๑. ก\t๘๘.๗๘\n\nวิเคราะห์ผล\n\n{SCORES}\nEIT\t๖. ข\t๘๒.๖๗")

    assert [type(part).__name__ for part in parts] == ["TableRead", "TextRead", "TableRead"]


def test_a_table_without_a_head_has_columns_by_what_stands_in_them():
    table = table_in("ก\tO๒\t๐.๐๐\nข\tO๕\t๐.๐๐")

    assert (table.titles, table.columns) == (("", "", ""), ("unknown", "number", "score"))
    assert words_of(table) == [("ก", "O๒", "๐.๐๐"), ("ข", "O๕", "๐.๐๐")]


def test_rows_shorter_than_the_head_are_padded():
    assert words_of(table_in(f"{MEASURES}\nก\t๑. ทำ")) == [("ก", "๑. ทำ", "", "")]


def test_lines_that_a_narrow_column_broke_are_whole_and_lists_are_not_run_together():
    head = tuple(MEASURES.split("\t"))
    cells = (
        "๑. ด้านการ\nปรับปรุง",
        "๑. จัดทำคำสั่งแต่งตั้ง\nคณะทำงานลด\nขั้นตอน\n๒. เผยแพร่",
        "ตลอด\nปีงบประมาณ",
        "สำนักปลัด\nกองคลัง",
    )
    (table,) = outlined(printed(head, cells))

    assert [cell.paragraphs for cell in table.rows[0].cells] == [
        ("๑. ด้านการปรับปรุง",),
        ("๑. จัดทำคำสั่งแต่งตั้งคณะทำงานลดขั้นตอน", "๒. เผยแพร่"),
        ("ตลอดปีงบประมาณ",),
        ("สำนักปลัด", "กองคลัง"),
    ]


# Cells that nothing else has, so that each can be looked for; LEADS are put before some of them.
_LEADS = st.sampled_from(["", "", "๑. ", "- ", "ส่วนที่ ๒ ", "## ", "และ", "ตลอด", "<p>ก</p>", "ดังนี้ "])
_CELLS = st.lists(st.one_of(st.none(), _LEADS), min_size=1, max_size=5)
_LINES = st.lists(st.one_of(_CELLS, st.just(MEASURES), st.just("")), max_size=25)


@given(_LINES)
def test_nothing_printed_is_lost_or_doubled_and_lines_keep_their_order(lines):
    names = (f"ศศ{chr(at)}ศศ" for at in range(ord("a"), 0x3FF))
    text = [
        line
        if isinstance(line, str)
        else "\t".join("" if lead is None else lead + next(names) for lead in line)
        for line in lines
    ]
    parts = parts_of("\n".join(text))

    read = "".join(word for part in parts for word in _words(part))
    for name in re.findall("ศศ.ศศ", "".join(text)):
        assert read.count(name) == 1
    firsts = [part.first for part in parts]
    assert firsts == sorted(firsts)


def _words(part: Part) -> list[str]:
    if isinstance(part, TextRead):
        return [part.words]
    return [*part.titles, *(cell.text for row in part.rows for cell in row.cells)]


@given(st.text(alphabet="กา๑.\t\n-*#() <p>/E|ที่\x0c๐", max_size=200))
def test_no_text_makes_outlining_fail(text):
    for part in parts_of(text):
        assert part.first <= part.last
        if isinstance(part, TableRead):
            assert {len(row.cells) for row in part.rows} <= {len(part.columns)}
            assert len(part.titles) == len(part.columns)
