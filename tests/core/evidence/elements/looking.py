"""Small pages and files, and what a detector says of them."""

from datetime import date

from prongsai.core.evidence.elements import DETECTORS
from prongsai.core.evidence.findings import ElementSeen, Item
from prongsai.core.evidence.shown import Reached, Shown, Trouble
from prongsai.core.loading import load_framework

AGENCY = "องค์การบริหารส่วนตำบลสมมุติ"
SITE = "https://www.example.go.th"


def page(*lines: str, **changes) -> Shown:
    """A page of the agency's website that shows these lines."""
    values = {"url": f"{SITE}/page", "address": f"{SITE}/page", "format": "html", "digest": "0"}
    return Shown(**(values | {"lines": lines} | changes))


def file(*lines: str, **changes) -> Shown:
    """A PDF of the agency with these lines."""
    values = {"url": f"{SITE}/f.pdf", "address": f"{SITE}/f.pdf", "format": "pdf", "digest": "1"}
    return Shown(**(values | {"lines": lines} | changes))


def linking(to: Shown | None, *lines: str, trouble: str = "") -> Shown:
    """A page with a document behind one of its links."""
    troubles = (Trouble(trouble),) if trouble else ()
    return page(*lines, files=(Reached(f"{SITE}/f.pdf", to, troubles),))


def dead(trouble: str = "not_found") -> Reached:
    """A link that could not be opened."""
    return Reached(f"{SITE}/gone", None, (Trouble(trouble),))


def item(code: str, *shown: Shown | Reached, year: int = 2568, agency: str = AGENCY) -> Item:
    """An item of a framework, with what its links showed."""
    node = next(n for n in load_framework(year).assessment.walk() if n.code == code)
    reached = tuple(s if isinstance(s, Reached) else Reached(s.url, s) for s in shown)
    return Item(node, year, reached, "example.go.th", agency, date(year - 543, 5, 31))


def look(code: str, element: str, *shown: Shown | Reached, **changes) -> ElementSeen:
    """What the detector of an element says of an item."""
    of = item(code, *shown, **changes)
    return DETECTORS[element](of, next(e for e in of.node.elements if e.code == element))


def found(code: str, element: str, *shown: Shown | Reached, **changes) -> bool | None:
    """Whether an element is there; ``None`` where it cannot be told."""
    return look(code, element, *shown, **changes).found
