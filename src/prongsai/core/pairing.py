"""Which node of one year's rules is which of another's, though it got another code or title."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from prongsai.core.framework import Framework, Node
from prongsai.core.thai import closed_up

# How much alike (0-1) two titles must be to name one question or item: figures under which the
# official lists of all years pair as a person would pair them.
_ALIKE_UNDER_ONE_CODE = 0.6
_ALIKE_UNDER_TWO_CODES = 0.8
# Official titles begin with the kind of document: a plan never becomes a report.
_BEGINNING = 6


def paired(before: Framework, after: Framework) -> Mapping[str, str]:
    """The code of each node of ``before`` that goes on in ``after``, with its code there.

    Nodes of one kind (questions and items: of one instrument) are the same where their Thai
    titles are, whatever their codes; the rest where their titles are much alike, or, above
    questions and items, where their codes are. ``paired_parts`` pairs the parts of a question.
    """
    olds, news = _groups(before), _groups(after)
    codes: dict[str, str] = {}
    for group in olds.keys() & news.keys():
        codes |= _paired(olds[group], news[group])
    return codes


def paired_parts(before: Node, after: Node) -> Mapping[str, str]:
    """The code of each part of a question that goes on in next year's question, with its new code.

    A part is the same where its Thai title is; its code follows the question's.
    """
    news = {closed_up(part.name.th): part.code for part in after.parts}
    olds = {closed_up(part.name.th): part.code for part in before.parts}
    return {olds[title]: news[title] for title in olds if title in news}


def _groups(framework: Framework) -> dict[tuple[str, str], list[Node]]:
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in framework.assessment.walk():
        if node.kind != "part":
            instrument = framework.instrument_of(node.code).code if node.is_marked else ""
            groups[node.kind, instrument].append(node)
    return groups


def _paired(olds: Sequence[Node], news: Sequence[Node]) -> dict[str, str]:
    """Pair from the surest to the least sure, each node once."""
    likely = [(_likeness(old, new), old.code, new.code) for old in olds for new in news]
    codes: dict[str, str] = {}
    for likeness, old_code, new_code in sorted(likely, key=lambda one: one[0], reverse=True):
        if likeness and old_code not in codes and new_code not in codes.values():
            codes[old_code] = new_code
    return codes


def _likeness(old: Node, new: Node) -> float:
    """How surely two nodes are one: from 3 for code and title down to 0 for two nodes."""
    one_code = old.code == new.code
    old_title, new_title = closed_up(old.name.th), closed_up(new.name.th)
    if old_title == new_title:
        return 2 + one_code
    if not old.is_marked:
        return 1 if one_code else 0
    if old_title[:_BEGINNING] != new_title[:_BEGINNING]:
        return 0
    alike = SequenceMatcher(None, old_title, new_title, autojunk=False).ratio()
    return alike if alike >= (_ALIKE_UNDER_ONE_CODE if one_code else _ALIKE_UNDER_TWO_CODES) else 0
