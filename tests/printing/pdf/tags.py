"""A PDF as it is read aloud: the text of its tags, in their order."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_LETTERS = re.compile(rb"<([0-9A-F]{4})>\s*<([0-9A-F]+)>")


def aloud(content: bytes) -> str:
    """Everything that is read aloud; pictures are not, for their words stand in no document."""
    with pikepdf.open(BytesIO(content)) as pdf:
        marked = {page.obj.objgen: _marked(page) for page in pdf.pages}
        return "".join(_said(pdf.Root.StructTreeRoot, None, marked))


def _said(element: Any, page: Any, marked: dict[Any, dict[int, str]]) -> Iterator[str]:
    page = element.get("/Pg", page)
    below = element.get("/K", [])
    for kid in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(kid, int):
            yield marked[page.objgen].get(kid, "")
        elif kid.get("/Type") == "/MCR":
            yield marked[kid.get("/Pg", page).objgen].get(int(kid.MCID), "")
        elif "/S" in kid:
            yield from _said(kid, page, marked)


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each numbered stretch of a page."""
    texts: dict[int, str] = {}
    number, letters = None, {}
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator):
            case "BDC" if "/MCID" in step.operands[1]:
                number = int(step.operands[1].MCID)
            case "BDC" | "EMC":
                number = None
            case "Tf":
                letters = _letters(page.Resources.Font[step.operands[0]])
            case "TJ" | "Tj" if number is not None:
                shown = step.operands[0]
                pieces = [shown] if isinstance(shown, pikepdf.String) else shown
                glyphs = b"".join(bytes(one) for one in pieces if isinstance(one, pikepdf.String))
                codes = (glyphs[at : at + 2] for at in range(0, len(glyphs), 2))
                texts[number] = texts.get(number, "") + "".join(letters[code] for code in codes)
    return texts


def _letters(font: Any) -> dict[bytes, str]:
    found = _LETTERS.findall(font.ToUnicode.read_bytes())
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in found
    }
