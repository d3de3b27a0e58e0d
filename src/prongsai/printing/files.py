"""Documents as files: the ending of the name says the format."""

from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.numerals import Numerals
from prongsai.core.problems import problem_in
from prongsai.core.sheets.values import printable
from prongsai.core.wording import Text

DocumentFormat = Literal["pdf", "docx", "html", "txt"]
FORMATS = ("pdf", "docx", "html")  # those that documents are handed out in


def rendered(document: Document, format: DocumentFormat, numerals: Numerals = "thai") -> bytes:
    """A document as a file; ``numerals`` are those of page numbers and charts."""
    # Each engine takes long to start, and a document needs one of them.
    match format:
        case "pdf":
            from prongsai.printing.pdf import pdf_bytes

            return pdf_bytes(document, numerals)
        case "docx":
            from prongsai.printing.docx import docx_bytes

            return docx_bytes(document, numerals)
        case "html":
            from prongsai.printing.html import html_page

            return html_page(document).encode()
        case "txt":
            from prongsai.core.documents.reading_aloud import as_text

            return as_text(document).encode()


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from pikepdf import open as opened

    with opened(BytesIO(pdf)) as file:
        return len(file.pages)


def format_of(path: str | Path) -> DocumentFormat:
    """The format that the ending of a file's name says; ProblemsFound for any other ending."""
    ending = Path(path).suffix.lower().removeprefix(".")
    for known in get_args(DocumentFormat):
        if ending == known:
            found: DocumentFormat = known
            return found
    raise problem_in(printable(str(path)), _UNKNOWN_ENDING)


_UNKNOWN_ENDING = Text(
    "ชื่อไฟล์เอกสารต้องลงท้ายด้วย .pdf .docx หรือ .html โปรดแก้นามสกุลไฟล์",
    "a document's file must end in .pdf, .docx or .html; change the ending.",
)
