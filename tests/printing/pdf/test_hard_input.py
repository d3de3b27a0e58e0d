"""Whatever words come, a page comes out: correct, or with a box where the fonts have no letter."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.documents.blocks import (
    Cell,
    Chart,
    Column,
    Heading,
    Image,
    Item,
    MemoHead,
    Numbered,
    Photo,
    PhotoPage,
    Published,
    Row,
    Series,
    Signature,
    Table,
    words,
)
from prongsai.printing.pdf import pdf_bytes, unprintable
from tests.printing.pdf.builders import make_cell, make_pages, make_paragraph, make_table
from tests.printing.pdf.readers import pdfium, solid

UNBROKEN = {"thai": "ก" * 500, "latin": "a" * 500, "stacked": "ผู้" * 170, "dots": "." * 500}
SHOWN = {
    "ดี 😀👍🏽 ☐ 漢": "ดี □□ □ □",
    "שלום ไทย": "□□□□ ไทย",
    "\u202eเลข\u202c\u2066๑\u2069": "เลข๑",
    "ก\x00ข\x07ค\x1bง\ufeffจ\u200bฉ": "กขคงจฉ",
    "ก\tข\r\nค\u2028ง": "ก ข ค ง",
    "ฌ\ud800ญ": "ฌ□ญ",
    "ꔀꔁ": "□□",
    "นํ้า": "น้ำ",
    "นํา": "นำ",
    "#let x = $a$ *b* _c_ <d> @e // \\ ~ -- ...": "#let x = $a$ *b* _c_ <d> @e // \\ ~ -- ...",
}


def right_edges(content: bytes) -> list[float]:
    """How far letters reach to the right on each page, in points from its right edge."""
    edges = []
    with pypdfium2.PdfDocument(content) as pdf:
        for number in range(len(pdf)):
            text = pdf[number].get_textpage()
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            edges.append(pdf[number].get_width() - max((box[2] for box in boxes), default=0))
    return edges


@pytest.mark.parametrize("text", SHOWN, ids=ascii)
def test_what_the_fonts_cannot_show_is_a_box_or_nothing(text):
    document = make_pages(make_paragraph(text), Heading(words(text)), title=text)

    assert solid(pdfium(pdf_bytes(document))[0]) == solid(SHOWN[text]) * 2


def test_what_the_fonts_cannot_show_is_told_once_each_in_the_order_of_the_document():
    emblem = Image(b"", "ภาพ ☃")
    chart = Chart("bars", words("ก"), ("漢",), (Series("ก", (None,)),), (("☐",),), "ก")
    cells = Table("♪ นี้ไม่พิมพ์", (Column(1),), (), (Row((make_cell("ש 😀"),)),))
    document = make_pages(make_paragraph("ดี 😀👍🏽\u202e😀"), chart, cells, emblem=emblem)

    assert [one.sign for one in unprintable(document)] == ["😀", "👍", "漢", "☐", "ש"]
    assert unprintable(make_pages(make_paragraph("ดี ๑ — E-service ≥ 5 %"))) == ()


@pytest.mark.parametrize("text", UNBROKEN.values(), ids=UNBROKEN)
def test_a_word_of_500_letters_stays_on_the_page_and_in_its_cell(text):
    cells = Table("ก", (Column(1), Column(9)), (), (Row((make_cell(text), make_cell(text))),))
    fields = (words(text),) * 5
    listed = Numbered((Item(words(text), "๑)", 3),))
    signed = Signature((words(text),), words(text), (words(text),))
    content = pdf_bytes(make_pages(make_paragraph(text), cells, MemoHead(*fields), listed, signed))

    # Two centimetres are 56.7 points; marks reach a little beyond their letters.
    assert min(right_edges(content)) > 50
    assert solid("".join(pdfium(content))).count(text[:3]) > 0


def test_300_rows_are_all_there():
    pages = pdfium(pdf_bytes(make_pages(make_table(300))))
    found = solid("".join(pages))

    assert [n for n in range(1, 301) if f"{n}.เรื่องที่{n}" not in found] == []


def test_a_row_longer_than_a_page_goes_on_below_the_head():
    lines = tuple(Item(words(f"บรรทัดที่ {n}")) for n in range(1, 121))
    row = Row((make_cell("๑."), Cell(lines)))
    table = make_table(0)
    pages = pdfium(pdf_bytes(make_pages(table.__class__(**{**table.__dict__, "rows": (row,)}))))

    assert len(pages) == 4
    assert all("ลำดับ" in page for page in pages)
    assert solid("".join(pages)).count("บรรทัดที่") == 120


def test_nothing_at_all_is_a_page():
    empty = Chart("bars", (), (), (), (), "")
    radar, years = Chart("radar", (), (), (), (), ""), Chart("years", (), (), (), (), "")
    nothing = [
        make_pages(title="", agency=""),
        make_pages(make_paragraph("")),
        make_pages(Table("", (Column(1),), (), ())),
        make_pages(Numbered(())),
        make_pages(PhotoPage((), ())),
        make_pages(empty, radar, years),
        make_pages(make_paragraph("ก"), published=Published("", "")),
    ]

    assert [len(pdfium(pdf_bytes(document))) for document in nothing] == [1] * len(nothing)


def test_a_picture_that_does_not_open_leaves_its_frame_empty():
    photo = Photo(Image(b"no picture", "ก"), words("คำบรรยาย"))
    document = make_pages(PhotoPage(words("ภาพ"), (photo,)), emblem=Image(b"\x89PNG\r\n", ""))

    assert solid(pdfium(pdf_bytes(document))[0]) == "ภาพคำบรรยาย"


def test_headings_of_any_level_in_any_order_make_a_file():
    headings = [Heading(words(f"ระดับ {level}"), level=level) for level in (3, 1, 3, 2)]

    assert len(pdfium(pdf_bytes(make_pages(*headings, Heading(words(" ")))))) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_text_comes_out_as_a_sound_file(texts):
    blocks = [block for text in texts for block in (make_paragraph(text), Heading(words(text)))]
    content = pdf_bytes(make_pages(*blocks, title=texts[0], agency=texts[-1]))

    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
