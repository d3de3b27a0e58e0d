"""Which numerals a document is written in: Thai unless the office chose Arabic ones."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, TypeVar

from prongsai.core.documents.blocks import Image, Place, Published, Run
from prongsai.core.thai import arabic_digits, thai_digits

Numerals = Literal["thai", "arabic"]
Some = TypeVar("Some")

# Addresses of the web and of e-mail work only as they are.
_ADDRESS = re.compile(r"(\S*(?:://|@|www\.)\S*)")


def in_numerals(some: Some, numerals: Numerals) -> Some:
    """A document, block or words with all its digits in one kind of numerals, but for addresses."""
    changed: Some = _changed(some, numerals)
    return changed


def _changed(value: Any, numerals: Numerals) -> Any:
    if isinstance(value, str):
        return _text(value, numerals)
    if isinstance(value, Image | Place | Published) or (isinstance(value, Run) and value.verbatim):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: getattr(value, one.name) for one in fields(value) if one.name != "kind"}
        return replace(value, **{name: _changed(one, numerals) for name, one in named.items()})
    if isinstance(value, tuple):
        parts = [_changed(one, numerals) for one in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def _text(text: str, numerals: Numerals) -> str:
    write = thai_digits if numerals == "thai" else arabic_digits
    pieces = _ADDRESS.split(text)  # every second piece is an address
    return "".join(piece if index % 2 else write(piece) for index, piece in enumerate(pieces))
