"""Documents as DOCX, written from the blocks."""

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.numerals import Numerals


def docx_bytes(document: Document, numerals: Numerals = "thai") -> bytes:
    """The document as a Word file; the same document gives the same bytes.

    ``numerals`` are those of page numbers and charts; the words already stand in theirs.
    """
    from prongsai.printing.docx.whole import whole_file

    return whole_file(document, numerals)
