"""Text that searches and copies: what three readers find is what the document says."""

from collections import Counter
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest

from prongsai.core.documents.blocks import Chart, Heading, Image, Photo, PhotoPage, Series, words
from prongsai.core.documents.reading_aloud import lines_of
from prongsai.printing.pdf import pdf_bytes
from tests.documents.samples import make_document
from tests.printing.pdf import readers
from tests.printing.pdf.builders import THAI_LINE, make_pages, make_paragraph
from tests.printing.pdf.readers import error_rate, found, said, solid, without_charts

TONES = "่้๊๋์"
HARD = "น้ำ ปู่ ฝั่ง กี่ ป่า ครั้งที่ ญาณ ญู ฐุ ทำ ป้ำ ปำ ค่ำ ผู้ ปั้น ปี่ ฬุ ฤๅษี กฎ ทุก ๆ ฯลฯ ก็ ต่ำ fi ปู ซื้อ สิ้น"


@pytest.fixture(scope="module", params=["thai", "arabic"])
def printed(request):
    document = without_charts(make_document(request.param))
    return document, pdf_bytes(document, request.param)


@pytest.mark.parametrize("reader", [readers.pdfium, readers.plumber])
def test_every_character_is_found_and_no_other(printed, reader):
    document, content = printed

    assert found(reader(content), document) == said(document)


def test_poppler_finds_every_character_and_no_other(printed, tmp_path):
    document, content = printed

    assert found(readers.poppler(content, tmp_path), document) == said(document)


def marks_with_letters(text: str) -> Counter[str]:
    """Every tone mark with what stands before it."""
    letters = solid(text)
    return Counter(
        letters[at - 1 : at + 1] for at in range(1, len(letters)) if letters[at] in TONES
    )


def test_a_reader_that_sorts_letters_finds_every_tone_on_its_letter(tmp_path):
    """Two letters that begin at one place may come in either order: none may."""
    document = without_charts(make_document())

    found_sorted = marks_with_letters(readers.poppler_sorting(pdf_bytes(document), tmp_path))

    assert not marks_with_letters(said(document)) - found_sorted


def test_the_error_rate_counts_characters():
    assert error_rate("น้ำคำ", "น้ำคำ") == 0
    assert error_rate("น้ำคำ", "นำ้คำ") == 2 / 5


def test_stacked_letters_are_found_as_written():
    content = pdf_bytes(make_pages(make_paragraph(HARD), Heading(words(HARD))))

    assert solid("".join(readers.pdfium(content))) == solid(HARD + HARD)


def test_spaces_that_hold_together_are_found_as_spaces():
    content = pdf_bytes(make_pages(make_paragraph("พ.ศ. ๒๕๖๘ ร้อยละ ๘๕ ต.ค. ๖๖")))

    assert readers.pdfium(content) == ["พ.ศ. ๒๕๖๘ ร้อยละ ๘๕ ต.ค. ๖๖"]


def test_charts_say_each_name_and_figure_once(tmp_path):
    for block in make_document().blocks():
        if isinstance(block, Chart):
            content = pdf_bytes(make_pages(block))
            labels = [label for some in block.labels for label in some]
            expected = [*block.names, *labels, *(one.name for one in block.series)]
            text = "".join(solid("".join(expected)))

            assert sorted(solid("".join(readers.pdfium(content)))) == sorted(
                solid(next(lines_of(block))) + text
            )


def test_what_is_not_known_is_said_and_is_no_bar():
    values = (Decimal("55.10"), None)
    chart = Chart("bars", words("ก"), ("ก", "ข"), (Series("", values),), (("๕๕.๑๐", ""),), "ก")
    text = readers.pdfium(pdf_bytes(make_pages(chart)))[0]

    assert text.split() == ["ก", "ก", "๕๕.๑๐", "ข", "ไม่ทราบ"]


def test_bookmarks_and_alternative_texts_are_thai_without_break_marks():
    heading = Heading(words("๑. หลักการและเหตุผลของการประเมิน"))
    frame = PhotoPage(words("ภาพกิจกรรม"), (Photo(Image(_png(), "ประชุมคณะทำงาน"), words("ก")),))
    content = pdf_bytes(make_pages(heading, make_paragraph(THAI_LINE), frame))

    with pikepdf.open(BytesIO(content)) as pdf:
        with pdf.open_outline() as outline:
            titles = [one.title for one in outline.root]
        texts = [
            str(one["/Alt"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert titles == ["๑. หลักการและเหตุผลของการประเมิน"]
    assert texts == ["ประชุมคณะทำงาน"]


def test_no_stand_in_is_left_anywhere():
    with pikepdf.open(BytesIO(pdf_bytes(make_document()))) as pdf:
        maps = [
            one.ToUnicode.read_bytes()
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one
        ]
        pages = [b"".join(_streams(page)) for page in pdf.pages]
    assert maps
    assert not [one for one in maps if b"<A5" in one.upper()]
    assert not [one for one in pages if b"ActualText" in one]


def _streams(page):
    contents = page.Contents
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return [one.read_bytes() for one in streams]


def _png() -> bytes:
    from PIL import Image as Drawn

    written = BytesIO()
    Drawn.new("RGBA", (30, 20), (200, 10, 10, 128)).save(written, "PNG")
    return written.getvalue()
