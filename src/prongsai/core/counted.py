"""Questions whose answers were counted here: how many chose what, and what that is worth."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.framework import Framework, Node
from prongsai.core.marks import MarkingKey, marking_key
from prongsai.core.scoring import as_published
from prongsai.core.surveys.pooling import POOLED, Answers
from prongsai.core.surveys.suppression import is_too_small
from prongsai.core.surveys.tallies import Tally
from prongsai.core.wording import Text


class Chosen(NamedTuple):
    """An option of a question: how many chose it, and what it is worth there, 0-100."""

    text: Text
    times: int
    worth: str


class Count(NamedTuple):
    """The answers of one portion to a question; ``portion`` is ``None`` where they are pooled."""

    portion: Text | None
    n: int
    mark: Fraction
    options: tuple[Chosen, ...]

    @property
    def working(self) -> str:
        """Every option that was chosen, times its worth, divided by the number of answers."""
        worth = " + ".join(f"{one.times:,} × {one.worth}" for one in self.options if one.times)
        return f"({worth}) ÷ {self.n:,}"


class Counted(NamedTuple):
    """The answers to a question or to a part of one: ``n`` in all, portion by portion.

    Of a question with parts there are no ``counts``, since its parts have them; neither are there
    any where so few answered that ``too_few`` of them could be known.
    """

    n: int
    too_few: int | None
    counts: tuple[Count, ...]

    @property
    def working(self) -> str:
        """How the mark came about, with announced figures where portions count the same."""
        if len(self.counts) == 1:
            return self.counts[0].working
        marks = " + ".join(str(as_published(one.mark)) for one in self.counts)
        return f"({marks}) ÷ {len(self.counts)}" if marks else ""


def counted(framework: Framework, code: str, answers: Mapping[str, Answers]) -> Counted | None:
    """What was counted of a question or a part of one; ``None`` where nothing was."""
    given = answers.get(framework.instrument_of(code).code) if code in framework.parents else None
    node = framework.nodes[code]
    if given is None or node.kind not in ("question", "part"):
        return None
    n = max(given.number(asked.code) for asked in node.parts or (node,))
    if n == 0:
        return None
    if node.parts and code in given.marks:
        return Counted(n, None, ())
    if is_too_small(n, given.smallest):
        return Counted(n, given.smallest, ())
    return Counted(n, None, _counts(framework, node, given))


def _counts(framework: Framework, node: Node, given: Answers) -> tuple[Count, ...]:
    key = marking_key(node, framework.scales)
    found = [_count(framework, key, code, tally) for code, tally in given.portions.items()]
    return tuple(one for one in found if one is not None)


def _count(framework: Framework, key: MarkingKey, portion: str, tally: Tally) -> Count | None:
    mark = key.mark(tally.counts)
    if mark is None:
        return None
    chosen = tuple(
        Chosen(option.text, mark.options.get(option.code, 0), _points(key, option.code))
        for option in framework.scales[key.node.scale or ""].options
    )
    return Count(_portion(framework, key.node.code, portion), mark.n, mark.value, chosen)


def _points(key: MarkingKey, option: str) -> str:
    """What an option is worth, without digits that say nothing: 33, 66.5."""
    points = Fraction(key.worth[option], key.unit)
    return str(points) if points.denominator == 1 else str(as_published(points))


def _portion(framework: Framework, code: str, portion: str) -> Text | None:
    if portion == POOLED:
        return None
    rules = framework.surveys[framework.instrument_of(code).code]
    names = {one.code: one.name for one in rules.portions}
    return names.get(portion)
