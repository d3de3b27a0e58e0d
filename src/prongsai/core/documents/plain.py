"""A document as plain values for JSON, and back: what is kept of a version for good."""

from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from prongsai.core.documents import blocks
from prongsai.core.documents.blocks import Document

_CLASSES = {
    name: one
    for name, one in vars(blocks).items()
    if isinstance(one, type) and (is_dataclass(one) or hasattr(one, "_fields"))
}


def document_as_plain(document: Document) -> dict[str, Any]:
    """A document as mappings, lists, strings and numbers."""
    whole: dict[str, Any] = _as_plain(document)
    return whole


def document_from_plain(whole: dict[str, Any]) -> Document:
    """The document that ``document_as_plain`` wrote."""
    document = _from_plain(whole)
    if not isinstance(document, Document):
        raise TypeError(f"this is no document: {whole.get('is')}")
    return document


def _as_plain(value: Any) -> Any:
    match value:
        case Decimal():
            return {"is": "Decimal", "value": str(value)}
        case bytes():
            return {"is": "bytes", "value": b64encode(value).decode()}
        case tuple() if not hasattr(value, "_fields"):
            return [_as_plain(one) for one in value]
    name = type(value).__name__
    if name not in _CLASSES:
        return value
    return {"is": name, **{one: _as_plain(getattr(value, one)) for one in _fields(value)}}


def _from_plain(value: Any) -> Any:
    match value:
        case {"is": "Decimal", "value": text}:
            return Decimal(text)
        case {"is": "bytes", "value": text}:
            return b64decode(text)
        case {"is": str(name)}:
            parts = {str(key): _from_plain(one) for key, one in value.items() if key != "is"}
            return _CLASSES[name](**parts)
        case list():
            return tuple(_from_plain(one) for one in value)
    return value


def _fields(value: Any) -> tuple[str, ...]:
    if is_dataclass(value):
        return tuple(one.name for one in fields(value))
    names: tuple[str, ...] = value._fields
    return names
