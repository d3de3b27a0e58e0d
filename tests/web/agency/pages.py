"""Every address of an office, from the patterns themselves, so that no page is forgotten."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse

from prongsai.web.agency.urls import urlpatterns
from tests.web.builders import YEAR

_VALUES: dict[str, Any] = {"year": YEAR, "code": "9", "format": "xlsx", "pk": 1}
_VALUES |= {
    "number": 1,
    "name": "overall",
    "instrument": "iit",
    "comment": UUID(int=1),
    "item": "o1",
    "kind": "agenda",
    "months": "six",
    "weak": "o1",
}
# What is given away in other formats than sheets.
_FORMATS = {
    "print_action_plan": "pdf",
    "print_action_report": "pdf",
    "draft": "pdf",
    "meeting_file": "pdf",
    "hand_over_paper": "pdf",
    "version": "pdf",
    "kept_plan": "yaml",
    "plan_form": "yaml",
}


def names() -> list[str]:
    """The names of all pages that are about one agency."""
    return [str(pattern.name) for pattern in urlpatterns if "slug" in _parameters(pattern)]


def address(name: str, slug: str, **values: Any) -> str:
    """The address of a page by its name, with some value for each of its parameters."""
    pattern = next(one for one in urlpatterns if one.name == name)
    given = _VALUES | {"slug": slug, "format": _FORMATS.get(name, "xlsx")} | values
    return reverse(f"agency:{name}", kwargs={key: given[key] for key in _parameters(pattern)})


def _parameters(pattern: Any) -> Iterator[str]:
    return pattern.pattern.converters.keys()
