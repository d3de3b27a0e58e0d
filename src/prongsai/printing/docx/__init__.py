"""Documents as DOCX: written from the blocks, or filled into the Word template of an agency."""

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.numerals import Numerals


def docx_bytes(document: Document, numerals: Numerals = "thai") -> bytes:
    """The document as a Word file; the same document gives the same bytes.

    ``numerals`` are those of page numbers and charts; the words already stand in theirs.
    """
    from prongsai.printing.docx.whole import whole_file

    return whole_file(document, numerals)


def filled_template(
    template: bytes, document: Document, numerals: Numerals = "thai", *, file: str = ""
) -> bytes:
    """The document in an agency's own Word template, which problems name as ``file``.

    Raises ProblemsFound where the template is no plain Word file or asks for what is not there.
    """
    from prongsai.printing.docx.template import filled

    return filled(template, document, numerals, file)
