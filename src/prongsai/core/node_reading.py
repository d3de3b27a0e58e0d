"""The nodes of an assessment out of its file, field by field."""

from typing import NamedTuple

from prongsai.core.framework import DATA_YEARS, Element, Kind, Node, Polarity
from prongsai.core.scoring import COMBINE
from prongsai.core.sections import Section
from prongsai.core.wording import Text

# Assessment › instrument › indicator › sub-indicator › question › part.
_DEEPEST = 5


class _Asked(NamedTuple):
    """What the parts of a question take over from it."""

    scale: str | None
    polarity: Polarity


def assessment_in(section: Section) -> Node:
    """The assessment with everything below it; what is wrong goes to the problems of the section.

    What a node is follows from how deep it stands and what it has.
    """
    return _node(section, depth=0)


def reason_in(section: Section) -> Text | None:
    """Why something is a draft; None where the file does not say."""
    return section.text("because") if section.has("because") else None


def _node(section: Section, depth: int, question: _Asked | None = None) -> Node:
    kind = _kind(section, depth, question)
    asked = _asked(section, kind, question)
    node = Node(
        code=section.word("code"),
        kind=kind,
        name=section.text("name"),
        combine=section.choice("combine", COMBINE, default="mean"),
        weight=section.number("weight") if section.has("weight") else None,
        parts=_parts(section, depth, asked if kind in ("question", "part") else None),
        ask=section.text("ask") if kind == "question" else None,
        scale=asked.scale,
        polarity=asked.polarity,
        theme=section.word("theme") if kind in ("question", "item") else None,
        data_year=section.choice("data_year", DATA_YEARS) if kind == "item" else None,
        elements=tuple(_element(entry) for entry in section.sections("elements")),
        documents=section.words("documents"),
        status=section.choice("status", ("final", "draft"), default="final"),
        because=reason_in(section),
        sources=section.words("sources"),
    )
    section.done()
    return node


def _kind(section: Section, depth: int, question: _Asked | None) -> Kind:
    if depth < 3:
        return ("assessment", "instrument", "indicator")[depth]
    if question is not None:
        return "part"
    if section.has("scale") or section.has("ask"):
        return "question"
    return "item" if section.has("data_year") or section.has("elements") else "sub_indicator"


def _asked(section: Section, kind: Kind, question: _Asked | None) -> _Asked:
    """How a question is answered; what its parts do not say for themselves, it says for them."""
    if kind not in ("question", "part"):
        return _Asked(None, "positive")
    whole = question or _Asked(None, "positive")
    return _Asked(
        scale=section.word("scale", default=whole.scale),
        polarity=section.choice("polarity", ("positive", "reversed"), default=whole.polarity),
    )


def _parts(section: Section, depth: int, question: _Asked | None) -> tuple[Node, ...]:
    parts = section.sections("parts")
    if parts and depth == _DEEPEST:
        section.problem(_TOO_DEEP, "parts")
        return ()
    return tuple(_node(part, depth + 1, question) for part in parts)


def _element(section: Section) -> Element:
    element = Element(section.word("code"), section.text("says"))
    section.done()
    return element


_TOO_DEEP = Text(
    "'{name}' อยู่ลึกเกินกว่าจะมีข้อย่อย ลำดับชั้นที่ใช้ได้คือ แบบวัด ตัวชี้วัด ตัวชี้วัดย่อย ข้อคำถาม และข้อย่อย",
    "'{name}' is too deep to have parts; the order is instrument, indicator, sub-indicator, "
    "question, part.",
)
