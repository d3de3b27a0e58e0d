"""Writing HTML so that no word of a document can become markup."""

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)

# Characters that no page may hold, that HTML has no place for, or that turn the direction of
# reading for everything after them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
NOTHING = Html("")


def text(some: str) -> Html:
    """Words as HTML, with everything that could be markup made harmless."""
    return Html(escape(_UNPRINTABLE.sub("", some), quote=True))


def element(name: str, *inside: Html, **attributes: str | int | None) -> Html:
    """An element with what is inside it; an attribute that is None is left out.

    Attributes are named as in Python: ``class_``, ``aria_label``.
    """
    return Html(f"<{name}{_written(attributes)}>{''.join(inside)}</{name}>")


def void(name: str, **attributes: str | int | None) -> Html:
    """An element of HTML that has no end: an image, a column, a rule."""
    return Html(f"<{name}{_written(attributes)}>")


def joined(parts: Iterable[Html]) -> Html:
    """Parts after one another, each on a line of its own in the source."""
    return Html("\n".join(part for part in parts if part))


def classes(*names: str | bool) -> str | None:
    """The names that are given, as the attribute ``class``; None where there are none."""
    return " ".join(name for name in names if isinstance(name, str) and name) or None


def _written(attributes: dict[str, str | int | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
