"""What our own documents say is read back from them, cell by cell."""

import pytest

from prongsai.printing.files import rendered
from prongsai.readers.files import read_source_bytes
from tests.documents.cases import CASES
from tests.documents.samples import make_document
from tests.readers.cells import missing_rows


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("case", CASES)
def test_every_row_of_every_table_is_read_back(case, format):
    document = CASES[case]()

    source = read_source_bytes(f"report.{format}", rendered(document, format))

    assert missing_rows(document, source) == []


def test_a_pdf_gives_lines_with_pages_and_headings():
    document = make_document(rows=1)

    source = read_source_bytes("report.pdf", rendered(document, "pdf"))

    found = {line.text: (line.page, line.heading) for line in source.lines}
    assert found["เรื่องเดิม"] == (2, True)
    assert found["จึงเรียนมาเพื่อโปรดพิจารณา"] == (3, False)
    assert [line.number for line in source.lines] == sorted(line.number for line in source.lines)
