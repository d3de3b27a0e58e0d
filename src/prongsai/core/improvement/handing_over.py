"""What the holder of a position leaves to whoever comes next."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple


class OpenStep(NamedTuple):
    """A step that is not done: of which measure and unit, its last day, what was told last."""

    text: str
    measure: str
    unit: str
    ends: date | None
    told: str


class Deadline(NamedTuple):
    """Something that has a last day."""

    what: str
    on: date


class KeptFile(NamedTuple):
    """A file or document, and the address at which it is kept."""

    what: str
    where: str


class Promise(NamedTuple):
    """What was said to assessors about an item, and when."""

    item: str
    text: str
    on: date


@dataclass(frozen=True)
class Pack:
    """Everything that is handed over with a position; nothing in it names a person."""

    agency: str
    position: str
    unit: str
    last_day: date
    steps: tuple[OpenStep, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    files: tuple[KeptFile, ...] = ()
    promises: tuple[Promise, ...] = ()
    note: str = ""


_PARTS: Mapping[str, Any] = {
    "steps": OpenStep,
    "deadlines": Deadline,
    "files": KeptFile,
    "promises": Promise,
}
_DAYS = ("ends", "on")


def pack_as_plain(pack: Pack) -> dict[str, Any]:
    """A pack as values for JSON; ``pack_from_plain`` gives the same pack again."""
    plain = asdict(pack) | {"last_day": pack.last_day.isoformat()}
    for name in _PARTS:
        plain[name] = [_plain(one) for one in getattr(pack, name)]
    return plain


def pack_from_plain(kept: Mapping[str, Any]) -> Pack:
    """The pack that ``pack_as_plain`` was given."""
    parts = {name: tuple(_part(kind, one) for one in kept[name]) for name, kind in _PARTS.items()}
    return Pack(**{**kept, **parts, "last_day": date.fromisoformat(kept["last_day"])})


def _plain(part: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in part._asdict().items()
    }


def _part(kind: Any, kept: Mapping[str, Any]) -> Any:
    return kind(
        **{
            name: date.fromisoformat(value) if name in _DAYS and value else value
            for name, value in kept.items()
        }
    )
