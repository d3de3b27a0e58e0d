"""From a document to the bytes of its PDF."""

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.numerals import Numerals
from prongsai.printing.pdf.content import content
from prongsai.printing.pdf.text_layer import restore

STANDARDS: list[Any] = ["a-2a", "ua-1"]  # for archives, and for those who listen
_PACKAGE = Path(str(files(__package__)))


def pdf_bytes(document: Document, numerals: Numerals = "thai") -> bytes:
    """The document as PDF/A-2a and PDF/UA-1; the same bytes each time for the same document.

    Its text is already in its numerals; page numbers follow ``numerals``.
    """
    return restore(typeset(document, numerals))


def typeset(document: Document, numerals: Numerals = "thai") -> bytes:
    """The pages in one pass: no catchwords, and a text layer still in stand-ins."""
    written = json.dumps(content(document, numerals), ensure_ascii=False)
    return _compiled({"document": written})


def _compiled(inputs: dict[str, str]) -> bytes:
    compiled: bytes = typst.compile(
        _PACKAGE / "document.typ",
        None,
        root=_PACKAGE,
        font_paths=_fonts(),
        sys_inputs=inputs,
        pdf_standards=STANDARDS,
    )
    return compiled


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Only the fonts in this package: every computer sets the same lines."""
    folder = str(_PACKAGE.parent / "fonts")
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
