"""What is in the file is what the model says, to the letter."""

from dataclasses import replace

import pytest

from prongsai.core.documents.blocks import (
    Cell,
    Column,
    Document,
    Item,
    Numbered,
    Paragraph,
    Published,
    Row,
    Section,
    Table,
    words,
)
from prongsai.printing.docx import docx_bytes
from tests.documents.cases import CASES, NUMERALS, case
from tests.documents.samples import make_document
from tests.printing.docx.reading import opened, part, parts, read_back, said
from tests.printing.docx.schema import disorders


def make_text(*texts: str) -> Document:
    """A document of paragraphs."""
    blocks = tuple(Paragraph(words(text)) for text in texts)
    return Document("memo", "เรื่อง", "เทศบาล", 0, (Section(blocks, starts=True),))


@pytest.mark.parametrize("numerals", ["thai", "arabic"])
def test_the_file_comes_back_with_the_text_of_the_model(numerals):
    document = make_document(numerals)

    assert read_back(docx_bytes(document, numerals), numerals) == said(document)


@pytest.mark.parametrize("name", CASES)
def test_every_kind_for_every_agency_comes_back_and_is_in_order(name):
    document = replace(case(name), published=None)
    numerals = NUMERALS.get(name, "thai")

    content = docx_bytes(document, numerals)

    assert read_back(content, numerals) == said(document)
    assert list(disorders(part(content, "word/document.xml"))) == []


def test_three_hundred_rows_come_back():
    document = make_document(rows=300)

    assert read_back(docx_bytes(document)) == said(document)


def test_the_same_document_gives_the_same_bytes():
    assert docx_bytes(make_document()) == docx_bytes(make_document())


def test_nothing_in_the_file_knows_the_time():
    stamps = {info[:10] for info in _dates(docx_bytes(make_document()))}

    assert stamps == {(1980, 1, 1, 0, 0, 0)}
    core = parts(docx_bytes(make_document()))["docProps/core.xml"]
    assert b"created" not in core
    assert b"modified" not in core


def test_no_zero_width_space_gets_into_any_part():
    content = docx_bytes(make_text("การ\u200bประเมิน"))

    assert opened(content).paragraphs[0].text == "การประเมิน"
    assert not any("\u200b".encode() in body for body in parts(content).values())


def test_nothing_turns_the_direction_of_reading():
    turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

    assert opened(docx_bytes(make_text(f"ก{turning}ข"))).paragraphs[0].text == "กข"


def test_signs_that_xml_cannot_hold_are_left_out():
    content = docx_bytes(make_text("ก\x00ข\x0bค\x1f\ud800ง\ufffe\x85"))

    assert opened(content).paragraphs[0].text == "กขคง"


def test_markup_in_words_stays_words():
    content = docx_bytes(make_text("<w:p/> & {{ title }} ]]>"))

    assert opened(content).paragraphs[0].text == "<w:p/> & {{ title }} ]]>"


@pytest.mark.parametrize(
    "text",
    [
        "ก" * 500,
        "ประชุม 👩‍👩‍👧‍👦 สำเร็จ 🎉",
        "العربية עברית ไทย",
        "บรรทัดแรก\nบรรทัดที่สอง\tหลังแท็บ",
        "  เว้นวรรค  ",
    ],
    ids=["500 letters", "emoji", "right to left", "lines and tabs", "spaces"],
)
def test_unusual_words_come_back_as_they_were(text):
    assert opened(docx_bytes(make_text(text))).paragraphs[0].text == text


def test_an_empty_document_is_a_file_all_the_same():
    nothing = Document("memo", "", "", 0, ())

    assert len(opened(docx_bytes(nothing)).paragraphs) == 1


def test_a_row_with_too_few_or_too_many_cells_does_not_break_the_table():
    def row(*texts, across=1):
        return Row(tuple(Cell((Item(words(text)),), across=across) for text in texts))

    table = Table(
        "ก", (Column(1), Column(1)), (row("ก"),), (row("ข", "ค", "ง"), row("จ", across=9))
    )
    content = docx_bytes(Document("memo", "", "", 0, (Section((table,)),)))

    spans = [
        [cell.grid_span for cell in one.tc_lst] for one in opened(content).tables[0]._tbl.tr_lst
    ]
    assert spans == [[1, 1], [1, 1], [2]]


@pytest.mark.parametrize(
    "table",
    [Table("ก", (), (), (Row(()),)), Table("ก", (Column(1),), (), ())],
    ids=["columns", "rows"],
)
def test_a_table_without_columns_or_rows_is_left_out_as_word_refuses_one(table):
    content = docx_bytes(Document("memo", "", "", 0, (Section((table,)),)))

    assert opened(content).tables == []


def test_a_list_without_numbers_begins_where_the_others_have_their_words():
    listed = Numbered((Item(words("มีเลข"), "๑."), Item(words("ไม่มีเลข"))))
    content = docx_bytes(Document("memo", "", "", 0, (Section((listed,)),)))

    first, second = opened(content).paragraphs
    assert (first.text, second.text) == ("๑.\tมีเลข", "ไม่มีเลข")
    assert second.paragraph_format.first_line_indent == 0


def test_a_published_document_ends_with_its_address_and_code():
    published = Published("https://ita.example.go.th/d/7", "a1b2-c3d4")
    content = docx_bytes(replace(make_text("เนื้อความ"), published=published))

    file = opened(content)
    assert [one.text for one in file.paragraphs[2:]] == [
        "ฉบับเผยแพร่ https://ita.example.go.th/d/7",
        "รหัสตรวจสอบ a1b2-c3d4",
    ]
    assert file.paragraphs[2].hyperlinks[0].address == published.address
    assert "คิวอาร์โค้ดไปยัง https://ita.example.go.th/d/7" in str(
        part(content, "word/document.xml").xpath("//@descr")
    )


def test_the_file_says_what_it_is_and_whose():
    properties = opened(docx_bytes(make_document())).core_properties

    assert (properties.title, properties.author, properties.language) == (
        "รายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖",
        "องค์การบริหารส่วนตำบลน้ำคำ",
        "th-TH",
    )


def test_a_title_longer_than_word_keeps_is_cut_in_the_properties_only():
    document = replace(make_text("ก"), title="ก" * 500)

    assert opened(docx_bytes(document)).core_properties.title == "ก" * 255


def _dates(content):
    from io import BytesIO
    from zipfile import ZipFile

    return [info.date_time for info in ZipFile(BytesIO(content)).infolist()]
