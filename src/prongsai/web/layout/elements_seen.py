"""The required elements of an OIT item, each with what the automatic check saw of it."""

from collections.abc import Mapping
from typing import NamedTuple

from prongsai.apps.evidence.models import Check, Disclosure
from prongsai.apps.evidence.queries import node_of
from prongsai.core.evidence.findings import ElementSeen
from prongsai.core.evidence.plain import from_kept
from prongsai.core.evidence.words import MISSING
from prongsai.core.wording import Text


class ElementShown(NamedTuple):
    """A required element and what was seen of it: ``yes``, ``no``, ``unsure`` or ``unchecked``.

    ``url`` is where it was seen, empty where that is no address to open.
    """

    says: Text
    seen: str
    evidence: str
    url: str


def elements_shown(disclosure: Disclosure, check: Check | None) -> list[ElementShown]:
    """The elements that an item must show, in the order of the rules.

    Where there was nothing to disclose, none is told to be missing that no finding misses.
    """
    seen: Mapping[str, ElementSeen] = {}
    if check is not None:
        found = from_kept(check.report)
        seen = {one.element: one for one in found.elements}
        if check.hand_in.nothing_to_disclose:
            missed = {one.code for one in found.findings}
            seen = {
                code: one
                for code, one in seen.items()
                if one.found is not False or code + MISSING in missed
            }
    return [_shown(one.text, seen.get(one.code)) for one in node_of(disclosure).elements]


def to_open(url: str) -> str:
    """An address that may become a link: pages of strangers have others, which run scripts."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def _shown(says: Text, seen: ElementSeen | None) -> ElementShown:
    if seen is None:
        return ElementShown(says, "unchecked", "", "")
    answer = "unsure" if seen.found is None else "yes" if seen.found else "no"
    return ElementShown(says, answer, seen.evidence, to_open(seen.url))
