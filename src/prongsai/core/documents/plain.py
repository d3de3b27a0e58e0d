"""Documents and what they are made from as plain values for JSON, and back the same."""

from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any, TypeVar

from prongsai.core import periods
from prongsai.core.documents import blocks, plan, profile
from prongsai.core.reading import facts, source
from prongsai.core.sheets import sheet

Some = TypeVar("Some")


def _classes(*modules: ModuleType) -> dict[str, type]:
    return {
        name: one
        for module in modules
        for name, one in vars(module).items()
        if isinstance(one, type) and (is_dataclass(one) or hasattr(one, "_fields"))
    }


_CLASSES = _classes(blocks, plan, profile, periods, sheet, facts, source)


def as_plain(value: Any) -> Any:
    """A document, plan, profile, details or facts read as mappings, lists, strings and numbers."""
    match value:
        case Decimal():
            return {"is": "Decimal", "value": str(value)}
        case date():
            return {"is": "date", "value": value.isoformat()}
        case bytes():
            return {"is": "bytes", "value": b64encode(value).decode()}
        case dict():
            return {str(key): as_plain(one) for key, one in value.items()}
        case tuple() if not hasattr(value, "_fields"):
            return [as_plain(one) for one in value]
    name = type(value).__name__
    if name not in _CLASSES:
        return value
    return {"is": name, **{one: as_plain(getattr(value, one)) for one in _fields(value)}}


def from_plain(kept: Any, kind: type[Some]) -> Some:
    """The value that ``as_plain`` was given; TypeError where it is not of ``kind``.

    What an older version of the program did not keep has its default.
    """
    value = _from_plain(kept)
    if not isinstance(value, kind):
        raise TypeError(f"this is no {kind.__name__} but a {type(value).__name__}")
    return value


def _from_plain(value: Any) -> Any:
    match value:
        case {"is": "Decimal", "value": text}:
            return Decimal(text)
        case {"is": "date", "value": text}:
            return date.fromisoformat(text)
        case {"is": "bytes", "value": text}:
            return b64decode(text)
        case {"is": str(name)}:
            parts = {str(key): _from_plain(one) for key, one in value.items() if key != "is"}
            return _CLASSES[name](**parts)
        case dict():
            return {key: _from_plain(one) for key, one in value.items()}
        case list():
            return tuple(_from_plain(one) for one in value)
    return value


def _fields(value: Any) -> tuple[str, ...]:
    if is_dataclass(value):
        return tuple(one.name for one in fields(value))
    names: tuple[str, ...] = value._fields
    return names
