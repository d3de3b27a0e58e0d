"""Catchwords: at the foot of a page the first words of the next, as letters and announcements do.

They are found in the finished pages and put below them, so that the pages are typeset once.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pikepdf

from prongsai.printing.pdf.letters import in_thai, width

MOST_LETTERS = 16
_LETTERS = re.compile(rb"<([0-9A-F]{4})>\s*<([0-9A-F]+)>")
_TO_FILL_IN = re.compile(r"-.*\.{3}$")  # '- เห็นควร.....': what the next one will write
_BEGINNING = 6_000  # bytes of a page that hold its first line
_FOOTER = b"\n/Artifact<</Attached[/Bottom]/Subtype/Footer/Type/Pagination>>BDC q %s Do Q EMC\n"


class Word(NamedTuple):
    """A piece of text that stands in one place: points from the left and from the bottom."""

    x: float
    y: float
    size: float
    bold: bool
    text: str


def catchwords(pdf: pikepdf.Pdf) -> dict[int, str]:
    """The page (from 0) and its catchword in stand-ins, wherever running text goes on.

    None is put before a page that begins an instrument, lies across, or begins with a table or with
    a line for the next signer's words.
    """
    letters: dict[Any, Mapping[bytes, str]] = {}
    found = {}
    for number, (page, after) in enumerate(pairwise(pdf.pages)):
        if _across(page) or _across(after):
            continue
        words = "".join(_first_words(list(_first_line(pdf, after, letters)))).strip()
        if words and not _TO_FILL_IN.match(in_thai(words)):
            found[number] = words
    return found


def stamp(pdf: pikepdf.Pdf, feet: pikepdf.Pdf, numbers: list[int]) -> None:
    """Lay each page of ``feet`` over the page of the same place in ``numbers``."""
    for foot, number in zip(feet.pages, numbers, strict=True):
        page = pdf.pages[number]
        drawn = pdf.copy_foreign(foot.as_form_xobject())
        name = page.add_resource(drawn, pikepdf.Name.XObject, pikepdf.Name.Foot)
        page.contents_add(_FOOTER % str(name).encode())


def _across(page: pikepdf.Page) -> bool:
    left, bottom, right, top = page.mediabox
    return bool(right - left > top - bottom)


def _first_line(
    pdf: pikepdf.Pdf, page: pikepdf.Page, letters: dict[Any, Mapping[bytes, str]]
) -> Iterator[Word]:
    """The pieces of the page's first line of text, if the page is numbered and begins with text."""
    content = page.Contents.read_bytes()[:_BEGINNING]
    beginning = pdf.make_stream(content[: content.rfind(b"EMC") + 3])
    numbered, header, place, size, row = False, False, (0.0, 0.0), 0.0, None
    font: Any = None
    for step in pikepdf.parse_content_stream(beginning):
        operands: Any = step.operands
        match str(step.operator):
            case "BDC" if operands[0] == "/Artifact":
                header = "/Attached" in operands[1]
                if not header:
                    return  # the rules of a table
            case "EMC":
                header = False
            case "cm":
                place = (float(operands[4]), float(operands[5]))
            case "Tf":
                font, size = page.Resources.Font[operands[0]], float(operands[1])
            case "TJ" | "Tj" if header:
                numbered = True
            case "TJ" | "Tj":
                if not numbered or (row is not None and place[1] != row):
                    return
                row = place[1]
                bold = "Bold" in str(font.BaseFont)
                yield Word(*place, size, bold, _text(operands[0], font, letters))


def _text(shown: Any, font: Any, letters: dict[Any, Mapping[bytes, str]]) -> str:
    """The characters of the glyphs that are shown."""
    key = font.objgen
    if key not in letters:
        found = _LETTERS.findall(font.ToUnicode.read_bytes())
        decoded = {code: bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in found}
        letters[key] = {bytes.fromhex(code.decode()): text for code, text in decoded.items()}
    pieces = [shown] if isinstance(shown, pikepdf.String) else shown
    glyphs = b"".join(bytes(one) for one in pieces if isinstance(one, pikepdf.String))
    return "".join(letters[key].get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2))


def _first_words(line: list[Word]) -> Iterator[str]:
    """As many of the line's words as make a catchword."""
    length, end = 0, 0.0
    for word in line:
        if length and word.x - end > 1:
            yield " "
        for piece in re.findall(r"\s*\S+\s*", word.text) or [word.text]:
            if length and length + len(piece.strip()) > MOST_LETTERS:
                return
            yield piece
            length += len(piece)
        end = word.x + width(in_thai(word.text), bold=word.bold) * word.size / 1000
