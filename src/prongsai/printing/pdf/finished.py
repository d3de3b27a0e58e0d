"""From a document to the bytes of its PDF."""

import json
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.numerals import Numerals
from prongsai.printing.pdf.catchwords import catchwords, stamp
from prongsai.printing.pdf.content import content
from prongsai.printing.pdf.text_layer import restore

STANDARDS: list[Any] = ["a-2a", "ua-1"]  # for archives, and for those who listen
_PRINTING = Path(str(files("prongsai.printing")))
_DOCUMENT = _PRINTING / "pdf" / "document.typ"
_CATCHWORDS = _PRINTING / "pdf" / "catchwords.typ"


def pdf_bytes(document: Document, numerals: Numerals = "thai") -> bytes:
    """The document as PDF/A-2a and PDF/UA-1; the same bytes each time for the same document.

    Its text is already in its numerals; page numbers follow ``numerals``.
    """
    with pikepdf.open(BytesIO(typeset(document, numerals))) as pdf:
        if document.catchwords:
            _add_catchwords(pdf)
        return _finished(pdf)


def printed(template: Path, written: Any) -> bytes:
    """What another template of this package makes of plain values, with its Thai letters.

    The template finds the values under its own name; texts come in stand-ins (Lines.text).
    """
    with pikepdf.open(BytesIO(_compiled(template, written))) as pdf:
        return _finished(pdf)


def typeset(document: Document, numerals: Numerals = "thai") -> bytes:
    """The pages in one pass: no catchwords, and a text layer still in stand-ins."""
    return _compiled(_DOCUMENT, content(document, numerals))


def _finished(pdf: pikepdf.Pdf) -> bytes:
    restore(pdf)
    finished = BytesIO()
    streams = pikepdf.ObjectStreamMode.generate
    pdf.save(finished, object_stream_mode=streams, deterministic_id=True)
    return finished.getvalue()


def _add_catchwords(pdf: pikepdf.Pdf) -> None:
    found = catchwords(pdf)
    if found:
        with pikepdf.open(BytesIO(_compiled(_CATCHWORDS, list(found.values())))) as feet:
            stamp(pdf, feet, list(found))


def _compiled(template: Path, written: Any) -> bytes:
    """What a template makes of plain values, which it finds under its own name."""
    compiled: bytes = typst.compile(
        template,
        None,
        root=_PRINTING,
        font_paths=_fonts(),
        sys_inputs={template.stem: json.dumps(written, ensure_ascii=False)},
        pdf_standards=STANDARDS,
    )
    return compiled


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Only the fonts in this package: every computer sets the same lines."""
    folder = str(_PRINTING / "fonts")
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
