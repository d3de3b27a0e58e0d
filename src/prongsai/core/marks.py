"""From answers to marks: how often each option was chosen, and what that is worth.

Rules: a question's mark is the mean of its answers, in reverse where the question is about
misconduct; a question with parts has the mean of its parts' means, before any rounding (proved
with figures of FY2563 and FY2564). A skipped part leaves the mean to the parts that were answered.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from prongsai.core.framework import Framework, Node, Scale
from prongsai.core.scoring import as_published

# The code of a question, or of its part where it has parts → the code of an option → how many
# people chose it.
Counts = Mapping[str, Mapping[str, int]]

_NOBODY: Mapping[str, int] = {}


class Mark(NamedTuple):
    """What a question or a part of one got: ``value`` is exact, 0-100; at least one answered.

    ``options`` says how often each option was chosen, over all parts where there are parts.
    ``n`` is how many people answered; of a question with parts, its most answered part.
    """

    node: Node
    n: int
    value: Fraction
    options: Mapping[str, int]
    parts: tuple["Mark", ...] = ()

    @property
    def announced(self) -> Decimal:
        """The mark as it is announced, with two decimals."""
        return as_published(self.value)


class MarkingKey(NamedTuple):
    """What each option of a question or a part is worth there, polarity respected.

    ``worth`` is in whole units, of which ``unit`` make one point: sums of whole numbers are exact
    and ten times faster than sums of fractions, which a nation's answers need.
    """

    node: Node
    worth: Mapping[str, int]
    unit: int
    parts: tuple["MarkingKey", ...]

    def mark(self, counts: Counts) -> Mark | None:
        """The mark that ``counts`` give; ``None`` where nobody answered."""
        if self.parts:
            return _mean_of_parts(self, counts)
        node, worth, unit, _ = self
        options = counts.get(node.code, _NOBODY)
        n = sum(options.values())
        if not n:
            return None
        total = sum([worth[option] * times for option, times in options.items()])
        return Mark(node, n, Fraction(total, n * unit), options)


def mark(node: Node, scales: Mapping[str, Scale], counts: Counts) -> Mark | None:
    """The mark of a question; ``None`` where nobody answered, KeyError for an unknown option."""
    return marking_key(node, scales).mark(counts)


def marks_of(framework: Framework, instrument: str, counts: Counts) -> dict[str, Mark]:
    """The marks of the questions of an instrument that somebody answered, by code."""
    return marked(marking_keys(framework, instrument), counts)


def marked(keys: Iterable[MarkingKey], counts: Counts) -> dict[str, Mark]:
    """The marks of the questions that somebody answered, by code."""
    marks = [key.mark(counts) for key in keys]
    return {mark.node.code: mark for mark in marks if mark is not None}


def marking_keys(framework: Framework, instrument: str) -> tuple[MarkingKey, ...]:
    """The keys of all questions of an instrument, in the order of the framework."""
    questions = framework.nodes[instrument].walk()
    return tuple(
        marking_key(node, framework.scales) for node in questions if node.kind == "question"
    )


def marking_key(node: Node, scales: Mapping[str, Scale]) -> MarkingKey:
    """The key of a question or of a part of one; KeyError where it has no scale."""
    marks = {option.code: Fraction(option.mark) for option in scales[node.scale or ""].options}
    if node.polarity == "reversed":
        marks = {code: 100 - mark for code, mark in marks.items()}
    unit = lcm(*[mark.denominator for mark in marks.values()])
    worth = {code: int(mark * unit) for code, mark in marks.items()}
    return MarkingKey(node, worth, unit, tuple(marking_key(part, scales) for part in node.parts))


def surveys(framework: Framework) -> tuple[str, ...]:
    """The codes of the instruments that people answer, in order."""
    instruments = [instrument.code for instrument in framework.instruments]
    return tuple(code for code in instruments if answered_nodes(framework, code))


def answered_nodes(framework: Framework, instrument: str) -> tuple[Node, ...]:
    """What people choose an option for: the parts of the questions, and questions without parts."""
    below = framework.nodes[instrument].walk()
    return tuple(node for node in below if node.scale is not None and not node.parts)


def count(answers: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Count answers, each the code of what was asked and the code of the option chosen."""
    counts: dict[str, dict[str, int]] = {}
    for code, option in answers:
        options = counts.setdefault(code, {})
        options[option] = options.get(option, 0) + 1
    return counts


def merged(several: Iterable[Counts]) -> dict[str, dict[str, int]]:
    """The counts of several groups of people as if they had been counted together."""
    together: dict[str, dict[str, int]] = {}
    for counts in several:
        for code, options in counts.items():
            together[code] = added([together.get(code, {}), options])
    return together


def added(several: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """How often each option was chosen in several counts of options together."""
    together: dict[str, int] = {}
    for options in several:
        for option, times in options.items():
            together[option] = together.get(option, 0) + times
    return together


def _mean_of_parts(key: MarkingKey, counts: Counts) -> Mark | None:
    parts = tuple([mark for part in key.parts if (mark := part.mark(counts)) is not None])
    if not parts:
        return None
    value = sum([part.value for part in parts], Fraction()) / len(parts)
    n = max([part.n for part in parts])
    return Mark(key.node, n, value, added([part.options for part in parts]), parts)
