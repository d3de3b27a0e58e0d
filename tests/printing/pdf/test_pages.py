"""Pages as officials expect them: numbers, catchwords, heads of tables, pages of their own."""

import re
from io import BytesIO

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from prongsai.core.documents.blocks import (
    Cell,
    Column,
    CoverPage,
    Item,
    MemoHead,
    Numbered,
    PhotoPage,
    Published,
    Row,
    Run,
    Section,
    Signature,
    Table,
    words,
)
from prongsai.printing.pdf import pdf_bytes
from tests.documents.samples import make_document
from tests.printing.pdf.builders import (
    THAI_LINE,
    make_cell,
    make_pages,
    make_paragraph,
    make_table,
)
from tests.printing.pdf.readers import pdfium, solid

LONG = make_paragraph(THAI_LINE * 110)


def numbers(pages: list[str]) -> list[str]:
    """The number on top of each page, empty where there is none."""
    tops = [re.match(r"- ([0-9๐-๙]+) -", page) for page in pages]
    return [top[1] if top else "" for top in tops]


def feet(pages: list[str]) -> list[str]:
    """The catchword at the foot of each page, empty where there is none."""
    found = [re.search(r"(?m)^/(.*)\.\.\.\s*\Z", page) for page in pages]
    return [foot[1] if foot else "" for foot in found]


def body(page: str) -> str:
    """A page without its number."""
    return re.sub(r"^- [0-9๐-๙]+ -\s*", "", page)


def test_pages_count_anew_with_each_instrument_whose_first_bears_no_number():
    one = Section((LONG,), starts=True)
    across = Section((make_table(30),), landscape=True)
    document = make_pages(make_paragraph("ก"))
    document = document.__class__(
        **{**document.__dict__, "sections": (one, Section((LONG,)), across, one)}
    )

    pages = pdfium(pdf_bytes(document))

    assert numbers(pages) == ["", *"๒๓๔๕๖๗๘", "", "๒", "๓"]


def test_page_numbers_are_in_the_numerals_of_the_document():
    assert numbers(pdfium(pdf_bytes(make_pages(LONG), "arabic"))) == ["", "2", "3"]


def test_each_catchword_is_how_the_next_page_begins():
    for document in (make_document(), make_pages(LONG, LONG)):
        pages = pdfium(pdf_bytes(document))
        words_below = feet(pages)

        assert any(words_below)
        for foot, after in zip(words_below, pages[1:], strict=False):
            assert solid(body(after)).startswith(solid(foot))


def test_a_catchword_has_the_spaces_of_its_line():
    date = make_paragraph("ประกาศ ณ วันที่ ๑๘ มกราคม ๒๕๖๔")
    sign = Signature((), words("ก"), (words("ข"),))
    texts = [make_paragraph(THAI_LINE * length) for length in range(34, 44)]
    pages = [pdfium(pdf_bytes(make_pages(text, date, sign))) for text in texts]

    assert "ประกาศ ณ วันที่" in {feet(some)[0].strip() for some in pages}


def test_catchwords_are_put_before_running_text_only():
    table = make_table(60)
    text = make_pages(LONG)
    apart = make_pages(LONG, CoverPage((words("ปก"),), ()), PhotoPage(words("ภาพ"), ()))

    assert [bool(foot) for foot in feet(pdfium(pdf_bytes(text)))] == [True, True, False]
    assert not any(feet(pdfium(pdf_bytes(make_pages(table)))))
    assert not any(feet(pdfium(pdf_bytes(make_pages(LONG, landscape=True)))))
    assert [bool(foot) for foot in feet(pdfium(pdf_bytes(apart)))] == [True, True, *[False] * 3]


def test_a_line_for_the_next_signer_is_no_catchword():
    above = (words("- เห็นควร......"),)
    signs = [Signature(above, words("ก"), (words("ข"),)) for _ in range(12)]

    pages = pdfium(pdf_bytes(make_pages(*signs)))

    assert len(pages) > 1
    assert body(pages[1]).startswith("- เห็นควร......")
    assert not any(feet(pages))


@pytest.mark.parametrize("before", range(20, 34))
def test_a_small_table_stays_on_one_page(before):
    text = [make_paragraph("ข้อความ") for _ in range(before)]

    pages = pdfium(pdf_bytes(make_pages(*text, make_table(7))))

    assert ["เรื่องที่ 7" in page for page in pages] == ["เรื่องที่ 1" in page for page in pages]


@pytest.mark.parametrize("before", range(0, 12))
def test_the_lead_of_lines_in_a_cell_stands_not_alone_at_the_foot_of_a_page(before):
    lead = Item(words("ข้อค้นพบ", underline=True))
    lines = [Item(words(f"บรรทัด {n}")) for n in range(30)]
    cell = Cell((*lines[: 20 + before], lead, *lines))
    table = Table("ก", (Column(1),), (), (Row((cell,)),))

    pages = pdfium(pdf_bytes(make_pages(table)))

    assert [page for page in pages if page.rstrip().endswith("ข้อค้นพบ")] == []


def test_open_fields_of_a_memo_have_the_rule_of_those_filled_in():
    """The dots are there for readers, and unseen upon the rule."""
    dots = (Run("." * 20, blank="วันที่"),)
    filled = words("๑ เมษายน ๒๕๖๖")
    heads = [MemoHead(filled, one, one, filled, filled) for one in (dots, filled)]
    with_dots, without = (pdf_bytes(make_pages(head)) for head in heads)

    assert "." * 20 in pdfium(with_dots)[0]
    with pdfplumber.open(BytesIO(with_dots)) as one, pdfplumber.open(BytesIO(without)) as other:
        rules = [(line["x0"], line["x1"], line["top"]) for line in one.pages[0].lines]
        seen = [char for char in one.pages[0].chars if char["text"] == "."]
        assert rules == [(line["x0"], line["x1"], line["top"]) for line in other.pages[0].lines]
    assert {tuple(char["non_stroking_color"]) for char in seen} == {(1.0,)}


def test_a_document_without_catchwords_has_none():
    assert not any(feet(pdfium(pdf_bytes(make_pages(LONG, catchwords=False)))))


def test_the_head_of_a_table_is_on_each_of_its_pages():
    pages = pdfium(pdf_bytes(make_pages(make_table(120, head="หัวตาราง"))))

    assert len(pages) > 3
    assert [solid(body(page)).startswith("ลำดับหัวตาราง") for page in pages] == [True] * len(pages)


@pytest.mark.parametrize("before", range(24, 34))
def test_a_row_that_heads_others_stays_with_the_next(before):
    table = make_table(before)
    group = Row((make_cell("กลุ่ม", across=2),), group=True)
    whole = table.__class__(**{**table.__dict__, "rows": (*table.rows, group, *table.rows[:2])})

    pages = pdfium(pdf_bytes(make_pages(whole)))

    assert [page for page in pages if page.rstrip().endswith("กลุ่ม")] == []


@pytest.mark.parametrize("lines", range(24, 34))
def test_a_signature_stands_with_the_words_above_it(lines):
    text = [make_paragraph("ข้อความ") for _ in range(lines)]
    sign = Signature((), words("นางสาวน้ำทิพย์ ปัญญาดี"), (words("ปลัด"),))
    pages = pdfium(pdf_bytes(make_pages(*text, make_paragraph("จึงเรียนมา"), sign)))
    signed = next(page for page in pages if "ปลัด" in page)

    assert "จึงเรียนมา" in signed
    assert "(นางสาวน้ำทิพย์ ปัญญาดี)" in signed


def test_landscape_sections_lie_across_and_all_pages_are_a4():
    with pypdfium2.PdfDocument(pdf_bytes(make_document(rows=14))) as pdf:
        sizes = [tuple(map(round, pdf.get_page_size(number))) for number in range(len(pdf))]

    assert set(sizes) == {(595, 842), (842, 595)}


def test_text_keeps_the_official_margins():
    """3 cm on the left, 2 cm on the right and below, 2.5 cm on top; the number stands above."""
    centimetre = 72 / 2.54
    with pypdfium2.PdfDocument(pdf_bytes(make_pages(LONG, catchwords=False))) as pdf:
        text = pdf[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        width, height = pdf[0].get_size()

    assert min(left for left, _, right, _ in boxes if right > left) >= 3 * centimetre - 1
    assert max(right for _, _, right, _ in boxes) <= width - 2 * centimetre + 1
    assert min(bottom for _, bottom, _, _ in boxes) >= 2 * centimetre - 1
    assert max(top for _, _, _, top in boxes) <= height - 2.5 * centimetre + 1


def test_a_published_document_says_where_and_shows_it_as_a_code_with_words():
    address = "https://ita.example.go.th/d/7Q2M"
    content = pdf_bytes(make_pages(LONG, published=Published(address, "4F2A-99C1")))
    pages = pdfium(content)
    plain_pages = pdfium(pdf_bytes(make_pages(LONG)))

    assert [address in page for page in pages] == [False, False, True]
    assert solid(pages[-1]).endswith("รหัสตรวจสอบ:4F2A-99C1")
    assert pages[:2] == plain_pages[:2]
    with pikepdf.open(BytesIO(content)) as pdf:
        alternatives = [
            str(one["/Alt"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert alternatives == [f"คิวอาร์โค้ดของสำเนาที่เผยแพร่ {address}"]


def test_many_documents_at_once_are_the_documents_one_by_one():
    from concurrent.futures import ThreadPoolExecutor

    documents = [make_pages(make_paragraph(f"{THAI_LINE}{n}" * 40)) for n in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(pdf_bytes, documents))

    assert together == [pdf_bytes(document) for document in documents]


@pytest.mark.parametrize("lines", range(22, 34))
def test_two_lines_of_text_at_least_stand_above_the_signatures_of_a_letter(lines):
    text = [make_paragraph("ข้อความ") for _ in range(lines)]
    listed = Numbered(tuple(Item(words(f"เรื่องที่ {n}"), f"{n})") for n in (1, 2)))
    signs = [Signature((), words(name), (words("ปลัด"),)) for name in ("คนแรก", "คนหลัง")]

    pages = pdfium(pdf_bytes(make_pages(*text, listed, make_paragraph("จึงเรียนมา"), *signs)))

    signed = next(page for page in pages if "คนแรก" in page)
    assert [part in signed for part in ("2) เรื่องที่ 2", "จึงเรียนมา", "คนหลัง")] == [True] * 3
