"""What format a body has, told by what is in it; servers and names say something else too often."""

import re
from typing import NamedTuple

from prongsai.core.archives import names_in
from prongsai.core.evidence.shown import Format, Trouble

_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_LOCKED_INSIDE = "EncryptedPackage".encode("utf-16-le")
# What its parts are called tells which program wrote it. Those of Word and PowerPoint may have a
# sheet of Excel inside, so theirs come first.
_OLD_PROGRAMS = (
    ("WordDocument", "Word .doc"),
    ("PowerPoint Document", "PowerPoint .ppt"),
    ("Workbook", "Excel .xls"),
    ("Book\0", "Excel .xls"),
)
_OFFICE: dict[str, Format] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_PICTURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM",
)  # fmt: skip
_PAGE = re.compile(
    rb"<!doctype html|<(?:html|head|body|title|meta|script|div|table|p|frameset|center|h1|iframe)"
    rb"(?=[\s>/])",
    re.IGNORECASE,
)
_SVG = re.compile(rb"\A(?:<\?xml[^>]*>|<!--.*?-->|<!doctype svg[^>]*>|\s)*<svg[\s>]", re.I | re.S)
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TABLE_TYPES = ("text/csv", "application/csv", "text/tab-separated-values")


class Kind(NamedTuple):
    """The format of a body, and what it is where it cannot be shown."""

    format: Format
    trouble: Trouble | None = None


def kind_of(body: bytes, content_type: str, address: str) -> Kind:
    """The format of a body; its type and address only tell a table from other plain text."""
    start = body[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body.strip():
        page = "html" in content_type or not content_type
        return Kind("html" if page else "other", Trouble("empty_page" if page else "empty_file"))
    if b"%PDF-" in body[:1024]:
        return Kind("pdf")
    if body.startswith(b"PK"):
        return _packed(body)
    if body.startswith(_OLD_OFFICE):
        return Kind("other", _old_office(body))
    if body.startswith(_PICTURES) or (body[:4] == b"RIFF" and body[8:12] == b"WEBP"):
        return Kind("picture")
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _text(content_type, address)
    if _SVG.match(start):
        return Kind("picture")
    if _NOT_TEXT.search(body[:65536]):
        return Kind("other", Trouble("unknown_format", content_type.partition(";")[0]))
    if _PAGE.search(start) or "html" in content_type:
        return Kind("html")
    return _text(content_type, address)


def _text(content_type: str, address: str) -> Kind:
    path = address.partition("?")[0].lower()
    table = content_type.startswith(_TABLE_TYPES) or path.endswith((".csv", ".tsv"))
    return Kind("csv" if table else "other")


def _old_office(body: bytes) -> Trouble:
    """A file as Office wrote it before 2007: nothing here reads it, and few telephones open it."""
    if _LOCKED_INSIDE in body:
        return Trouble("locked_file", "OLE")
    name = next((name for part, name in _OLD_PROGRAMS if part.encode("utf-16-le") in body), "")
    return Trouble("old_office_file", name) if name else Trouble("unknown_format", "OLE")


def _packed(body: bytes) -> Kind:
    names = names_in(body)
    if names is None:
        return Kind("other", Trouble("broken_file", "zip"))
    for part, format_ in _OFFICE.items():
        if part in names:
            return Kind(format_)
    presentation = "ppt/presentation.xml" in names
    return Kind("other", Trouble("unknown_format", "pptx" if presentation else "zip"))
