"""Scans: text and tables are found, every number is doubted, and without Tesseract it is said."""

import re
from io import BytesIO

import pytest
from PIL import Image

from prongsai.core.problems import ProblemsFound
from prongsai.printing.files import rendered
from prongsai.readers import tesseract
from prongsai.readers.files import read_source_bytes
from prongsai.readers.grid import grids_of
from prongsai.readers.refusals import BROKEN_PICTURE, LARGE_PICTURE, NO_TESSERACT, NO_WORDS
from prongsai.readers.scan_rules import evened, rules_in, straightened
from tests.documents.samples import make_document
from tests.readers.scanning import DOTS, as_file, can_read, scanned

needs_tesseract = pytest.mark.skipif(
    not can_read(),
    reason="Tesseract with Thai is not installed: apt install tesseract-ocr tesseract-ocr-tha",
)


@pytest.fixture(scope="module")
def pdf():
    return rendered(make_document(rows=3), "pdf")


def problems_of(name, content):
    with pytest.raises(ProblemsFound) as found:
        read_source_bytes(name, content)
    return [problem.says for problem in found.value.problems]


def white(width, height):
    content = BytesIO()
    Image.new("1", (width, height), 1).save(content, "PNG")
    return content.getvalue()


@pytest.mark.parametrize("slant", [0, 0.4, -1.6])
def test_the_tables_of_a_slanted_scan_are_found(pdf, slant):
    straight = straightened(evened(scanned(pdf, 4, slant)))

    grids = grids_of(*rules_in(straight, DOTS), slack=DOTS / 25)

    shapes = [(len(grid.tops) - 1, len(grid.lefts) - 1, len(grid.cells)) for grid in grids]
    assert shapes == [(5, 3, 12), (3, 4, 9)]


@needs_tesseract
def test_a_scanned_pdf_is_read_page_by_page_and_its_numbers_are_doubted(pdf):
    content = as_file([scanned(pdf, 2), scanned(pdf, 4)], "PDF")

    source = read_source_bytes("scan.pdf", content)

    prose = "การใช้งบประมาณ การใช้อำนาจ การใช้ทรัพย์สินของราชการ และการแก้ไขปัญหาการทุจริต"
    assert {line.page for line in source.lines} == {1, 2}
    assert any(prose in line.text for line in source.lines)
    assert [len(line.cells) for line in source.lines if line.is_row] == [3] * 5 + [4] * 3
    assert not any(line.sure for line in source.lines if re.search("[0-9๐-๙]", line.text))


@needs_tesseract
def test_a_page_that_lies_on_its_side_is_read_upright(pdf):
    lying = scanned(pdf, 6).transpose(Image.Transpose.ROTATE_90)

    source = read_source_bytes("page.png", as_file([lying], "PNG"))

    assert any("แต่งตั้งคณะทำงานและประชุมติดตาม" in line.text for line in source.lines)


@needs_tesseract
def test_a_picture_without_words_is_told():
    assert problems_of("page.png", white(1654, 2339)) == [NO_WORDS]


def test_pictures_that_cannot_be_opened_are_told():
    assert problems_of("page.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100) == [BROKEN_PICTURE]
    assert problems_of("page.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 100) == [BROKEN_PICTURE]


def test_a_picture_of_too_many_points_is_not_unpacked():
    for side in (8_000, 10_000, 20_000):
        assert problems_of("page.png", white(side, side)) == [LARGE_PICTURE]


@pytest.mark.parametrize("format", ["PDF", "PNG"])
def test_without_tesseract_one_sentence_says_how_to_install_it(pdf, format, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    tesseract.found.cache_clear()

    content = as_file([scanned(pdf, 2)], format)
    says = problems_of("scan", content)
    tesseract.found.cache_clear()

    assert says == [NO_TESSERACT]


def test_tesseract_is_found_where_its_installer_puts_it_on_windows(monkeypatch, tmp_path):
    program = tmp_path / "Tesseract-OCR" / "tesseract.exe"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nprintf 'eng\\ntha\\n'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    tesseract.found.cache_clear()

    where = tesseract.found()
    tesseract.found.cache_clear()

    assert where == (str(program), "tha+eng")
