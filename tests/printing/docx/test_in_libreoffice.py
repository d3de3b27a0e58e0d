"""The files in another word processor: LibreOffice opens them, and prints what they say."""

from dataclasses import replace

import pypdfium2
import pytest
from scripts.find_office import HOW, office

from prongsai.core.documents.blocks import (
    Cell,
    Column,
    Document,
    Item,
    Paragraph,
    Row,
    Section,
    Table,
    words,
)
from prongsai.printing.docx import docx_bytes, filled_template
from tests.documents.office import printed as printed_by_office
from tests.documents.samples import make_document
from tests.printing.docx.test_structure import make_full
from tests.printing.docx.test_template import make_template

pytestmark = pytest.mark.skipif(office() is None, reason=HOW)


def make_hostile() -> Document:
    """Words as nobody should write them."""
    texts = (
        "ก" * 500,
        "ประชุม 👩‍👩‍👧‍👦 🎉",
        "العربية ไทย עברית",
        "ก\x00ข\x1bค",
        "<w:p/> & ]]>",
        "\n\t\n",
    )
    return Document("memo", "ก", "ข", 0, (Section(tuple(Paragraph(words(one)) for one in texts)),))


def make_narrow() -> Document:
    """A table whose last column is 1.5 cm wide, as a column of scores may be."""
    row = Row(tuple(Cell((Item(words(text)),)) for text in ("คะแนน", "๑๐๐.๐๐")))
    table = Table("คะแนน", (Column(29), Column(3, "center")), (), (row,))
    return Document("memo", "ก", "ข", 0, (Section((table,)),))


@pytest.fixture(scope="module")
def printed():
    """Every sample as PDF, by its name: starting LibreOffice once is slow enough."""
    report = replace(make_document(), sections=make_document().sections[3:5])
    samples = {
        "whole": docx_bytes(make_document()),
        "full": docx_bytes(make_full()),
        "long": docx_bytes(make_document(rows=300)),
        "hostile": docx_bytes(make_hostile()),
        "narrow": docx_bytes(make_narrow()),
        "template": filled_template(make_template("แบบของเรา", "{{p body }}", "ท้าย"), report),
    }
    return {name: pypdfium2.PdfDocument(pdf) for name, pdf in printed_by_office(samples).items()}


def test_every_sample_is_opened_and_printed(printed):
    pages = {name: len(pdf) for name, pdf in printed.items()}

    assert pages["whole"] == 10
    assert pages["hostile"] == 1
    assert pages["long"] > 40


def test_landscape_pages_stay_landscape(printed):
    wide = [page.get_width() > page.get_height() for page in printed["whole"]]

    assert wide == [False] * 7 + [True, True] + [False]


@pytest.mark.parametrize("name", ["whole", "long"])
def test_the_head_of_a_table_is_on_every_page_of_it(printed, name):
    pages = [page for page in printed[name] if page.get_width() > page.get_height()]

    assert len(pages) > 1
    assert all("มาตรการ/แนวทาง" in _text(page) for page in pages)


def test_the_first_page_of_an_instrument_has_no_number_and_later_ones_have(printed):
    first_lines = [_text(page).splitlines()[0].strip() for page in printed["whole"]]

    assert [line for line in first_lines if line.startswith("-")] == [
        "- 2 -", "- 2 -", "- 3 -", "- 4 -", "- 5 -",
    ]  # fmt: skip


def test_the_figures_of_charts_are_text_in_thai_numerals(printed):
    text = "".join(map(_text, printed["whole"]))

    assert text.count("๘๘.๗๘") >= 4  # a table, running text, bars and web
    assert "๘๒.๕๐" in text  # only in the chart of years


def test_a_full_score_stays_on_one_line_in_a_narrow_column(printed):
    assert _text(printed["narrow"][0]).split()[-2:] == ["คะแนน", "๑๐๐.๐๐"]


def test_a_template_is_printed_with_its_own_words_around_the_document(printed):
    shapes = [page.get_width() > page.get_height() for page in printed["template"]]
    text = [_text(page) for page in printed["template"]]

    assert text[0].startswith("แบบของเรา")
    assert text[-1].strip() == "ท้าย"
    assert (shapes[0], shapes[-2:]) == (False, [True, False])


def _text(page) -> str:
    return page.get_textpage().get_text_range()
