"""Every kind and variant of document, of five agencies: found, read aloud and kept to the letter.

A row that goes on on the next page is drawn in two parts, cell by cell, and so found; three
readers' letters are compared without their order there. The order is that of the tags.
"""

from functools import cache

import pytest

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.reading_aloud import as_text
from prongsai.printing.pdf import pdf_bytes
from tests.documents.cases import CASES, NUMERALS
from tests.printing.pdf import readers
from tests.printing.pdf.conformance import STANDARDS, failures
from tests.printing.pdf.readers import EMBLEM, found, said, solid, without_charts
from tests.printing.pdf.tags import aloud

every_kind = pytest.mark.parametrize("name", [one for one in CASES if not one.endswith("bundle")])


@cache
def _printed(name: str) -> tuple[Document, bytes]:
    document = without_charts(CASES[name]())
    return document, pdf_bytes(document, NUMERALS.get(name, "thai"))


def _unpublished(text: str) -> str:
    return text.split("สำเนาที่เผยแพร่")[0]


@every_kind
def test_readers_find_its_letters_and_no_others(name, tmp_path):
    document, content = _printed(name)
    expected = sorted(said(document))

    assert sorted(_unpublished(found(readers.pdfium(content), document))) == expected
    assert sorted(_unpublished(found(readers.poppler(content, tmp_path), document))) == expected


@every_kind
def test_it_is_read_aloud_as_the_document_says_it(name):
    document, content = _printed(name)
    heard = _unpublished(solid(aloud(content)).replace(EMBLEM, ""))

    assert heard == solid(as_text(document).replace("¦", ""))


@every_kind
def test_with_its_charts_it_keeps_both_standards(name):
    content = pdf_bytes(CASES[name](), NUMERALS.get(name, "thai"))

    assert [one for standard in STANDARDS for one in failures(content, standard)] == []
