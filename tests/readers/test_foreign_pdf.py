"""PDFs of other programs: LibreOffice's, turned pages, old fonts, text behind a scan."""

import pikepdf
import pytest
from scripts.find_office import HOW, office

from prongsai.printing.files import rendered
from prongsai.readers.files import read_source_bytes
from tests.documents.cases import CASES
from tests.documents.office import printed
from tests.documents.samples import make_document
from tests.readers.cells import missing_rows

OFFICE = ("every-block", "maeka-bundle", "tak-results-outcomes")


@pytest.mark.skipif(office() is None, reason=HOW)
def test_every_row_is_read_from_what_libreoffice_prints():
    documents = {name: CASES[name]() for name in OFFICE}
    files = printed({name: rendered(one, "docx") for name, one in documents.items()})

    sources = {name: read_source_bytes("report.pdf", files[name]) for name in documents}

    assert {name: missing_rows(documents[name], sources[name]) for name in documents} == {
        name: [] for name in documents
    }


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_the_file_turns_reads_as_one_that_lies_straight(turn, tmp_path):
    content = rendered(make_document(rows=2), "pdf")
    path = tmp_path / "turned.pdf"
    (tmp_path / "plain.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "plain.pdf") as document:
        for page in document.pages:
            _lie(page, turn)
        document.save(path)

    turned = read_source_bytes("report.pdf", path.read_bytes())

    straight = read_source_bytes("report.pdf", content)
    assert [line.cells for line in turned.lines] == [line.cells for line in straight.lines]


def _lie(page, turn):
    """Draw a page on its side, and have the file turn it upright again."""
    _, _, width, height = map(float, page.MediaBox)
    matrix, box = {
        90: (f"0 1 -1 0 {height} 0", [0, 0, height, width]),
        180: (f"-1 0 0 -1 {width} {height}", [0, 0, width, height]),
        270: (f"0 -1 1 0 0 {width}", [0, 0, height, width]),
    }[turn]
    page.contents_add(f"q {matrix} cm".encode(), prepend=True)
    page.contents_add(b"Q")
    page.MediaBox = box
    page.Rotate = turn
    for name in ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
        if name in page:
            del page[name]
