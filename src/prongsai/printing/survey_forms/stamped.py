"""Forms as PDF: the leaves once, and on every copy the serial in four corners and in letters."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from prongsai.core.surveys.codes import shown
from prongsai.core.surveys.paper_layout import (
    CORNERS,
    HEIGHT,
    SQUARE,
    WIDTH,
    Mark,
    PaperLayout,
    written,
)
from prongsai.printing.pdf.finished import printed
from prongsai.printing.survey_forms.content import Form, content

_TEMPLATE = Path(str(files(__package__))) / "form.typ"
_TENTH = 72 / 254  # points
_SERIAL_AT = (450, 203)  # the left end of the line that the serial stands on
_SERIAL_SIZE = 15
_FONT = "/Serial"
_A4 = (WIDTH * _TENTH, HEIGHT * _TENTH)


def forms_pdf(form: Form, serials: Sequence[str]) -> bytes:
    """All leaves of a form for each serial, in the order of the serials."""
    with pikepdf.open(BytesIO(printed(_TEMPLATE, content(form)))) as leaves, pikepdf.new() as pdf:
        alike = [_shared(pdf, leaves, page) for page in leaves.pages]
        for serial in serials:
            for leaf, (drawing, resources) in enumerate(alike, 1):
                page = pdf.add_blank_page(page_size=_A4)
                stamp = "\n".join(_stamp(form.layout, leaf, serial)).encode()
                page.obj.Resources = resources
                page.obj.Contents = pikepdf.Array([*drawing, pdf.make_stream(stamp)])
        finished = BytesIO()
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(finished, object_stream_mode=streams, deterministic_id=True)
    return finished.getvalue()


def _shared(pdf: pikepdf.Pdf, leaves: pikepdf.Pdf, page: pikepdf.Page) -> tuple[Any, Any]:
    """What all copies of a leaf have in common: their drawing, and what it needs."""
    drawing = pdf.copy_foreign(page.obj.Contents)
    resources = pdf.copy_foreign(leaves.make_indirect(page.obj.Resources))
    if "/Font" not in resources:
        resources.Font = pikepdf.Dictionary()
    # One of the fonts that every printer has; serials are of its letters only.
    resources.Font[_FONT] = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Courier-Bold")
    )
    return [pdf.make_stream(b"q"), drawing, pdf.make_stream(b"Q")], resources


def _stamp(layout: PaperLayout, leaf: int, serial: str) -> Iterator[str]:
    yield "q 0 g"
    for corner, (left, top) in enumerate(CORNERS):
        rows = _squares(written(Mark(corner, leaf, layout.name, serial)))
        side = SQUARE / len(rows)
        for down, row in enumerate(rows):
            for across, length in _runs(row):
                x, y = left + across * side, HEIGHT - top - (down + 1) * side
                size = f"{length * side * _TENTH:.3f} {side * _TENTH:.3f}"
                yield f"{x * _TENTH:.3f} {y * _TENTH:.3f} {size} re"
    yield "f"
    x, y = _SERIAL_AT
    place = f"{x * _TENTH:.3f} {(HEIGHT - y) * _TENTH:.3f}"
    yield f"BT {_FONT} {_SERIAL_SIZE} Tf {place} Td ({shown(serial)}) Tj ET Q"


def _squares(text: str) -> tuple[bytes, ...]:
    import segno

    code = segno.make(text, error="q", micro=False, boost_error=False, version=1)
    return tuple(bytes(row) for row in code.matrix)


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Where dark stretches of a row begin, and how long they are."""
    start = None
    for place, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None
