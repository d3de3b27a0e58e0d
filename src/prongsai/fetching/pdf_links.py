"""The links inside a PDF: where a reader who clicks is led."""

import ctypes
from collections.abc import Iterator
from typing import Any

_MOST_LINKS = 300
_MOST_ON_A_PAGE = 2_000
_LONGEST = 2_000


def links_in(document: Any, pages: int) -> tuple[str, ...]:
    """The addresses of pages and files to which the first pages of a PDF lead, each once."""
    found: dict[str, None] = {}
    for at in range(min(len(document), pages)):
        page = document[at]
        try:
            found |= dict.fromkeys(_addresses(document, page))
        finally:
            page.close()
        if len(found) >= _MOST_LINKS:
            break
    return tuple(found)[:_MOST_LINKS]


def _addresses(document: Any, page: Any) -> Iterator[str]:
    import pypdfium2.raw as raw

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_ON_A_PAGE):
        if not raw.FPDFLink_Enumerate(page.raw, place, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            address = _written(document, action)
            if address.lower().startswith(("http://", "https://")):
                yield address


def _written(document: Any, action: Any) -> str:
    import pypdfium2.raw as raw

    length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 0 < length <= _LONGEST:
        return ""
    letters = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document.raw, action, letters, length)
    return letters.value.decode("utf-8", "replace").strip()
