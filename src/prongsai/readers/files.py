"""Reports from files and uploads: what is in the file says how it is read."""

from pathlib import Path

from prongsai.core.problems import problem_in
from prongsai.core.reading.source import Source
from prongsai.core.reading.text_source import read_bytes as read_text_bytes
from prongsai.core.refusals import reason_of
from prongsai.core.sheets.values import printable
from prongsai.readers.refusals import (
    BROKEN_OFFICE,
    LOCKED_OFFICE,
    MAX_BYTES,
    NOT_A_FILE,
    NOT_READ,
    NOT_THERE,
    PICTURES_NOT_READ,
    UNKNOWN_KIND,
    names_in,
    too_large,
)

# What reports come in, by the ending of the name: for the choice of files in a folder or a page.
ENDINGS = (
    ".pdf", ".docx", ".xlsx", ".txt", ".md", ".png", ".jpg", ".jpeg", ".tif", ".tiff",
)  # fmt: skip

_OLD_OR_LOCKED = bytes.fromhex("D0CF11E0A1B11AE1")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OTHERS = (
    b"{\\rtf",
    b"GIF8",
    b"BM",
    b"RIFF",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ",
)


def read_source(path: str | Path, ocr: bool = True) -> Source:
    """The printed lines of the report in a file; ProblemsFound where it cannot be read.

    Without ``ocr`` pictures are refused, and pages that are pictures left out.
    """
    file = Path(path)
    name = printable(str(path))
    try:
        if not file.exists():
            raise problem_in(name, NOT_THERE)
        if not file.is_file():
            raise problem_in(name, NOT_A_FILE)
        if file.stat().st_size > MAX_BYTES:
            raise too_large(name)
        content = file.read_bytes()
    except OSError as error:
        raise problem_in(name, NOT_READ.fill(why=reason_of(error))) from error
    return read_source_bytes(name, content, ocr)


def read_source_bytes(name: str, content: bytes, ocr: bool = True) -> Source:
    """The printed lines of an upload; ``name`` stands in the problems, the bytes say the kind.

    ``ocr`` is as in ``read_source``.
    """
    name = printable(name)
    if len(content) > MAX_BYTES:
        raise too_large(name)
    # Each of these libraries takes long to start, and a report needs one of them.
    if b"%PDF-" in content[:1024]:
        from prongsai.readers.pdf import read_pdf

        return read_pdf(name, content, ocr)
    if content.startswith(b"PK"):
        return _office(name, content)
    if content.startswith(_PICTURES):
        if not ocr:
            raise problem_in(name, PICTURES_NOT_READ)
        from prongsai.readers.scan import read_picture

        return read_picture(name, content)
    if content.startswith(_OLD_OR_LOCKED):
        raise problem_in(name, LOCKED_OFFICE)
    if content.startswith(_OTHERS):
        raise problem_in(name, UNKNOWN_KIND)
    return read_text_bytes(name, content)


def _office(name: str, content: bytes) -> Source:
    names = names_in(content)
    if "word/document.xml" in names:
        from prongsai.readers.docx import read_docx

        return read_docx(name, content)
    if "xl/workbook.xml" in names:
        from prongsai.readers.xlsx import read_xlsx

        return read_xlsx(name, content)
    raise problem_in(name, UNKNOWN_KIND if names else BROKEN_OFFICE)
