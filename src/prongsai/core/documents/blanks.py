"""What a document leaves open, to be filled in by hand."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from prongsai.core.documents.blocks import Document, Run


def blanks(document: Document) -> tuple[str, ...]:
    """The names of what is missing, in the order of reading, each once."""
    return tuple(dict.fromkeys(run.blank for run in _runs(document.sections) if run.blank))


def _runs(value: Any) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _runs(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _runs(getattr(value, one.name))
