"""Files that nobody should write, made small."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of parts."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file with a body, and parts such as ``numbering`` beside it."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    more = {f"word/{name}.xml": part for name, part in parts.items()}
    return zipped({"[Content_Types].xml": _TYPES, "word/document.xml": document, **more})


def pdf(pages: int = 1, password: str = "", drawing: bytes = b"") -> bytes:
    """A PDF of blank pages, or with the same drawing on each."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    if drawing:
        for page in document.pages:
            page.Contents = document.make_stream(drawing)
    content = BytesIO()
    locked = pikepdf.Encryption(owner=password, user=password) if password else None
    document.save(content, encryption=locked)
    document.close()
    return content.getvalue()
