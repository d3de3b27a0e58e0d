"""What a memo suggests: the writer's own, else what follows from the figures."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.analysis import repairs
from prongsai.core.documents.blocks import Item, Paragraph
from prongsai.core.documents.goes_with import has_results
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import code, codes_in_short, figure, in_a_row, numbered
from prongsai.core.results import Result
from prongsai.core.scoring import Score

MOST_TO_MEND = 3
# So many are named one by one where they are equal.
MOST_NAMED = 5
MARK = "{})"
# What is announced so lacks nothing, whatever its exact value.
FULL_MARKS = "100.00"


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
    marks = [one for one in repairs(result) if figure(one.score) != FULL_MARKS]
    if marks:
        worth = {one.score.node.code: -one.points for one in marks}
        scores = [one.score for one in marks]
        return "suggest_marks", list(_mend("mark", scores, worth, wording))
    low = list(_indicators_below_full(result))
    if low:
        given = {one.node.code: one.value or Fraction(0) for one in low}
        return "suggest_indicators", list(_mend("indicator", low, given, wording))
    return "suggest", []


def _mend(
    what: str, scores: list[Score], rank: Mapping[str, Fraction], wording: Wording
) -> Iterator[Item]:
    """The first by rank, the lowest first; equals are all named, or none of them."""
    ranked = sorted(scores, key=lambda one: rank[one.node.code])
    last = rank[ranked[:MOST_TO_MEND][-1].node.code]
    before = [one for one in ranked if rank[one.node.code] < last]
    equal = [one for one in ranked if rank[one.node.code] == last]
    if len(before) + len(equal) <= MOST_NAMED:
        before += equal
    elif not before:
        first, all_codes = equal[0], codes_in_short(equal)
        yield wording.item(f"mend_{what}s", codes=all_codes, score=figure(first))
    for one in before:
        node = one.node
        fields = {"code": code(node.code), "name": node.name.th, "score": figure(one)}
        yield wording.item(f"mend_{what}", node.code, **fields)


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
