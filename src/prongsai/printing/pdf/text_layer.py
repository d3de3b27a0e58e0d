"""The text layer of a PDF: Thai letters in the place of their stand-ins."""

import re
from typing import Any

import pikepdf

from prongsai.printing.pdf.letters import in_thai

_TARGET = re.compile(rb"(<[0-9A-F]{4}>\s*)<([0-9A-F]+)>")
# Where people and programs meet text outside the pages: bookmarks, alternative and actual text.
_TEXTS = ("/Title", "/Alt", "/ActualText")


def restore(pdf: pikepdf.Pdf) -> None:
    """Give everything in the PDF its Thai letters."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            _restore_texts(one)
            if one.get("/Type") == "/Font" and "/ToUnicode" in one:
                letters = one["/ToUnicode"]
                letters.write(_TARGET.sub(_in_thai, letters.read_bytes()))


def _restore_texts(one: Any) -> None:
    for key in _TEXTS:
        text = one.get(key)
        if isinstance(text, pikepdf.String):
            thai = in_thai(str(text))
            if thai != str(text):
                one[key] = pikepdf.String(thai)


def _in_thai(found: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(found[2].decode()).decode("utf-16-be", "replace")
    return found[1] + b"<" + in_thai(text).encode("utf-16-be").hex().upper().encode() + b">"
