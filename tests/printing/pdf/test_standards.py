"""PDF/A-2a for archives and PDF/UA-1 for those who listen, as far as the file itself shows it."""

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest

from prongsai.core.documents.blocks import Published
from prongsai.printing.pdf import pdf_bytes
from tests.documents.samples import make_document
from tests.printing.pdf.builders import make_pages, make_paragraph, make_table
from tests.printing.pdf.conformance import STANDARDS, failures, wrong_lengths


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf_bytes(make_document())


@pytest.fixture
def pdf(content):
    with pikepdf.open(BytesIO(content)) as opened:
        yield opened


def structure(element):
    """The tags of a PDF as pairs of a name and what is below it."""
    below = element.get("/K", [])
    kids = list(below) if isinstance(below, pikepdf.Array) else [below]
    tagged = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [(str(kid["/S"]).strip("/"), structure(kid)) for kid in tagged]


def names(tree) -> list[str]:
    """All names of tags below."""
    return [one for name, below in tree for one in (name, *names(below))]


def test_it_claims_both_standards_title_agency_and_language(pdf):
    with pdf.open_metadata() as metadata:
        claims = {key: metadata.get(key) for key in ("pdfaid:part", "pdfaid:conformance")}
        claims["pdfuaid:part"] = metadata.get("pdfuaid:part")
        named = metadata["dc:title"], metadata["dc:creator"]
    assert claims == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert named == (
        "รายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖",
        ["องค์การบริหารส่วนตำบลน้ำคำ"],
    )
    assert str(pdf.Root.Lang) == "th"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert "/OutputIntents" in pdf.Root
    assert "/ID" in pdf.trailer


def test_every_font_is_embedded_and_a_subset(pdf):
    fonts = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]

    assert {str(one.FontName)[7:] for one in fonts} <= {
        "+SarabanITA-Regular",
        "+SarabanITA-Bold",
    }
    assert [one for one in fonts if "/FontFile2" not in one] == []


def test_headings_lists_tables_and_charts_are_tagged(pdf):
    tags = set(names(structure(pdf.Root.StructTreeRoot)))

    assert {"H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"} <= tags
    assert {"Figure", "Caption"} <= tags


def test_a_row_is_read_from_its_first_cell(pdf):
    """A cell over several rows is drawn with the last, but read with the first."""
    [report] = [one for one in _tables(pdf.Root.StructTreeRoot) if _spans(one)][:1]
    first = next(row for row in _below(report, "TR") if _spans(row) and not _below(row, "TH"))
    cells = _below(first, "TD")

    assert len(cells) == 3
    assert _spans(cells[0]) == [3]


def test_nothing_is_wrong_with_its_syntax(pdf, content, tmp_path):
    assert pdf.check_pdf_syntax() == []

    program = shutil.which("qpdf")
    if program is None:
        pytest.skip("qpdf is not installed")
    path = tmp_path / "checked.pdf"
    path.write_bytes(content)
    done = subprocess.run([program, "--check", path], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


PUBLISHED = Published("https://ita.example.go.th/d/7Q2M", "4F2A-99C1")


@pytest.mark.parametrize("standard", STANDARDS, ids=str)
@pytest.mark.parametrize(
    "document",
    [
        make_document(),
        make_document("arabic", rows=60),
        make_pages(make_paragraph("ก" * 500), make_table(300), published=PUBLISHED),
        make_pages(make_paragraph("😀 שלום"), title="", agency=""),
    ],
    ids=["every block", "arabic numerals", "published", "hard"],
)
def test_a_validator_finds_that_it_keeps_the_standards(document, standard):
    assert failures(pdf_bytes(document), standard) == []


def test_a_length_that_is_wrong_is_found():
    right = b"<< /Length 3 >>\nstream\nab\r\nendstream"

    assert wrong_lengths(right) == []
    assert wrong_lengths(right.replace(b"3", b"2")) == [3]


@pytest.mark.parametrize("standard", STANDARDS, ids=str)
def test_the_validator_finds_a_file_whose_tags_are_gone(pdf, standard):
    del pdf.Root.MarkInfo
    written = BytesIO()
    pdf.save(written)

    assert failures(written.getvalue(), standard) != []


def test_every_mark_on_a_page_is_tagged_or_an_artifact(pdf):
    for one in pdf.pages:
        depth = 0
        for step in pikepdf.parse_content_stream(one):
            match str(step.operator):
                case "BDC" | "BMC":
                    depth += 1
                case "EMC":
                    depth -= 1
                case "TJ" | "Tj" | "S" | "f" | "f*" | "B" | "Do":
                    assert depth > 0
        assert depth == 0


def test_the_same_document_gives_the_same_bytes(content):
    sealed = make_pages(make_paragraph("ก"), make_table(60), published=PUBLISHED)

    assert pdf_bytes(make_document()) == content
    assert pdf_bytes(sealed) == pdf_bytes(sealed)


def _tables(element) -> list[pikepdf.Dictionary]:
    return _below(element, "Table")


def _below(element, name: str) -> list[pikepdf.Dictionary]:
    below = element.get("/K", [])
    kids = list(below) if isinstance(below, pikepdf.Array) else [below]
    tagged = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [
        one
        for kid in tagged
        for one in ([kid] if kid["/S"] == f"/{name}" else []) + _below(kid, name)
    ]


def _spans(element) -> list[int]:
    """How many rows cells cover, of an element and all below it."""
    own = element.get("/A", [])
    attributes = list(own) if isinstance(own, pikepdf.Array) else [own]
    found = [int(one.RowSpan) for one in attributes if "/RowSpan" in one]
    below = element.get("/K", [])
    kids = list(below) if isinstance(below, pikepdf.Array) else [below]
    tagged = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return found + [one for kid in tagged for one in _spans(kid)]
