"""What a memo suggests: the writer's own, else what follows from the figures."""

from collections.abc import Iterator
from typing import NamedTuple

from prongsai.core.analysis import repairs
from prongsai.core.documents.blocks import Item, Paragraph
from prongsai.core.documents.goes_with import has_results
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import code, figure, in_a_row, numbered
from prongsai.core.results import Result
from prongsai.core.scoring import Score

MOST_TO_MEND = 3
MARK = "{})"


class Suggestions(NamedTuple):
    """The paragraph that leads in, and the list."""

    lead: Paragraph
    listed: tuple[Item, ...]


def suggestions(material: Material, wording: Wording) -> Suggestions:
    """The list with its numbers ``1)``, which never asks to mend what has full marks."""
    own = material.details.suggestions
    if own:
        return Suggestions(wording.paragraph("suggest"), numbered(own, MARK))
    lead, mend = _to_mend(material.result, wording)
    items = (*mend, *_to_do(material, wording))
    listed = tuple(
        Item(item.words, MARK.format(number), place=item.place)
        for number, item in enumerate(items, 1)
    )
    return Suggestions(wording.paragraph(lead), listed)


def _to_mend(result: Result | None, wording: Wording) -> tuple[str, list[Item]]:
    """What brings the total most; where no mark is known, the lowest indicators."""
    if result is None:
        return "suggest", []
    if result.total.value == 100:
        return "suggest", [wording.item("keep")]
    marks = [repair.score for repair in repairs(result)[:MOST_TO_MEND]]
    if marks:
        return "suggest_marks", [_mend("mend_mark", one, wording) for one in marks]
    low = sorted(_indicators_below_full(result), key=lambda one: one.announced or 0)
    if low:
        lowest = low[:MOST_TO_MEND]
        return "suggest_indicators", [_mend("mend_indicator", one, wording) for one in lowest]
    return "suggest", []


def _mend(slot: str, score: Score, wording: Wording) -> Item:
    node = score.node
    return wording.item(
        slot, node.code, code=code(node.code), name=node.name.th, score=figure(score)
    )


def _indicators_below_full(result: Result) -> Iterator[Score]:
    for one in result.total.walk():
        if one.node.kind == "indicator" and one.announced is not None and one.announced < 100:
            yield one


def _to_do(material: Material, wording: Wording) -> Iterator[Item]:
    """The next steps: measures to set or to carry out, and the public to be told."""
    plan = material.plan
    if plan is None or not plan.measures:
        yield wording.item("set_measures")
    else:
        yield wording.item("carry_on" if has_results(plan) else "carry_out")
    channels = material.profile.channels
    if channels:
        yield wording.item("publish", channels=in_a_row(channels))
    else:
        yield wording.item("publish_anywhere")
