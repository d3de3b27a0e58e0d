"""What was found of an OIT item, each finding with what was looked for and how to repair it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from prongsai.core.evidence.shown import Reached
from prongsai.core.framework import Element, Node
from prongsai.core.wording import Text

Severity = Literal["fail", "warn"]
Verdict = Literal["pass", "fail", "unsure"]


class Finding(NamedTuple):
    """Something that an assessor would object to (fail) or look at twice (warn).

    ``code`` is stable; ``url`` where it was seen, empty for the item as a whole; ``says`` what was
    looked for and what was found, ``repair`` what to do.
    """

    code: str
    severity: Severity
    url: str
    says: Text
    repair: Text


class ElementSeen(NamedTuple):
    """Whether one required element was seen: ``None`` where it cannot be told.

    ``evidence`` is the words (or what else) in which it was seen, ``url`` where.
    """

    element: str
    found: bool | None
    evidence: str = ""
    url: str = ""


class Item(NamedTuple):
    """One OIT item as it is looked at: its rules, what its links showed, and whose it is.

    ``year`` is the fiscal year of the assessment (B.E.), ``site`` the host of the agency's own
    website (empty where not known), ``agency`` its name, ``today`` the day of looking.
    """

    node: Node
    year: int
    reached: tuple[Reached, ...]
    site: str
    agency: str
    today: date


# Looks for one element in everything that an item shows. It says None rather than guess.
Detector = Callable[[Item, Element], ElementSeen]


@dataclass(frozen=True)
class ItemCheck:
    """What an assessor would find of one item."""

    code: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    elements: tuple[ElementSeen, ...]
