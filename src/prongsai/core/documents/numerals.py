"""Which numerals a document is written in: Thai unless the office chose Arabic ones."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, Literal, TypeVar

from prongsai.core.documents.blocks import Image, Place, Published, Run
from prongsai.core.thai import arabic_digits, thai_digits

Numerals = Literal["thai", "arabic"]
Some = TypeVar("Some")

_DIGIT = re.compile("[0-9๐-๙]")
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
    if isinstance(value, tuple):
        return _changed_tuple(value, numerals)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            name: new
            for name in _fields(type(value))
            if (new := _changed(old := getattr(value, name), numerals)) is not old
        }
        return replace(value, **changed) if changed else value
    return value


def _changed_tuple(value: tuple[Any, ...], numerals: Numerals) -> tuple[Any, ...]:
    parts = [_changed(one, numerals) for one in value]
    if all(map(is_, parts, value)):  # most of a document has no digit: it stays the same object
        return value
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name != "kind")


def _text(text: str, numerals: Numerals) -> str:
    if not _DIGIT.search(text):
        return text
    write = thai_digits if numerals == "thai" else arabic_digits
    pieces = _ADDRESS.split(text)  # every second piece is an address
    return "".join(piece if index % 2 else write(piece) for index, piece in enumerate(pieces))
