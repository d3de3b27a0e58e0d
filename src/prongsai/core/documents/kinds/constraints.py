"""The analysis of what limits an agency (§9): five kinds of limitation, and where there is none."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import Block, Document, Item, Numbered, TitleLines, words
from prongsai.core.documents.kinds.measure_rows import plan_wording
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import dashed, heading, owner, report
from prongsai.core.documents.plan import LIMITATIONS, Plan

KIND = "constraints"


def build(material: Material) -> Document:
    """The document for a plan; a limitation that the plan does not have is said to be none."""
    wording = plan_wording(material, KIND)
    title = wording.words("title")
    blocks = (
        TitleLines((title, words(owner(material)))),
        heading(wording, "heading"),
        *_limitations(material.known_plan, wording),
    )
    return report(KIND, title, material, blocks)


def _limitations(plan: Plan, wording: Wording) -> Iterator[Block]:
    for number, kind in enumerate(LIMITATIONS, 1):
        yield heading(wording, "limitation", 2, kind, number=str(number))
        yield Numbered(_lines(plan, kind, wording))


def _lines(plan: Plan, kind: str, wording: Wording) -> tuple[Item, ...]:
    limitations = plan.limitations.get(kind, ())
    return dashed(limitations) if limitations else (wording.item("none", kind, mark="-"),)
