"""Characters of a document that the PDF has no letter for, to be told to whoever wrote it."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.reading_aloud import as_text
from prongsai.printing.pdf.letters import is_boxed

_AROUND = 24  # characters shown on either side of one


class Boxed(NamedTuple):
    """A character that becomes a box (□) in the PDF, and the words round its first place."""

    sign: str
    near: str


def unprintable(document: Document) -> tuple[Boxed, ...]:
    """The characters that become boxes in the PDF, each once, in the order of the document.

    Control and direction marks, which are left out, are not among them.
    """
    lines = tuple(_lines(document))
    boxed = {one for one in set().union(*lines) if is_boxed(one)}
    found: dict[str, Boxed] = {}
    for line in lines if boxed else ():
        for at, sign in enumerate(line):
            if sign in boxed and sign not in found:
                found[sign] = Boxed(sign, _near(line, at))
    return tuple(found.values())


def _lines(document: Document) -> Iterator[str]:
    """Everything that is printed, line by line."""
    yield from as_text(document).splitlines()
    if document.published:
        yield from document.published


def _near(line: str, at: int) -> str:
    """The words round a place, no letter without the marks above and below it."""
    start, end = max(at - _AROUND, 0), min(at + 1 + _AROUND, len(line))
    while start and unicodedata.category(line[start]) == "Mn":
        start -= 1
    while end < len(line) and unicodedata.category(line[end]) == "Mn":
        end += 1
    shown = line[start:end].strip()
    return f"{'…' if start else ''}{shown}{'…' if end < len(line) else ''}"
