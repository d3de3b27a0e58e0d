"""What is kept of a survey: how often what was answered, and the sums that margins need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import lcm
from typing import Any, NamedTuple

from prongsai.core.framework import Node
from prongsai.core.marks import Counts, MarkingKey, added, marking_key, merged
from prongsai.core.surveys.questionnaire import Questionnaire, Response

Plain = dict[str, Any]


class Sums(NamedTuple):
    """Of the people who answered everything below a node: how many, the sum of their scores and
    of the squares, in whole units of which ``SummedNode.per_point`` make one point."""

    n: int
    total: int
    squares: int

    def __add__(self, other: "Sums") -> "Sums":  # type: ignore[override]
        return Sums(self.n + other.n, self.total + other.total, self.squares + other.squares)


@dataclass(frozen=True)
class Tally:
    """The answers of ``n`` people together.

    ``counts`` is how often each option was chosen, by the code of what was asked; ``sums`` by
    the code of each question, indicator and instrument that combines several answers; ``signs``
    how many responses bore each sign of haste or carelessness.
    """

    n: int = 0
    counts: Counts = field(default_factory=dict)
    sums: Mapping[str, Sums] = field(default_factory=dict)
    signs: Mapping[str, int] = field(default_factory=dict)

    def as_plain(self) -> Plain:
        """The tally as values that JSON can hold."""
        return {
            "n": self.n,
            "counts": {code: dict(options) for code, options in self.counts.items()},
            "sums": {code: list(sums) for code, sums in self.sums.items()},
            "signs": dict(self.signs),
        }


def tally_from_plain(plain: Plain) -> Tally:
    """The tally that ``as_plain`` was called on."""
    return Tally(
        n=plain["n"],
        counts=plain["counts"],
        sums={code: Sums(*sums) for code, sums in plain["sums"].items()},
        signs=plain["signs"],
    )


def together(tallies: Iterable[Tally]) -> Tally:
    """Several groups of people as if they had been counted together."""
    listed = list(tallies)
    sums: dict[str, Sums] = {}
    for tally in listed:
        for code, one in tally.sums.items():
            sums[code] = sums[code] + one if code in sums else one
    return Tally(
        n=sum(tally.n for tally in listed),
        counts=merged(tally.counts for tally in listed),
        sums=sums,
        signs=added(tally.signs for tally in listed),
    )


def tally_of(survey: Questionnaire, responses: Iterable[Response]) -> Tally:
    """Count responses; each adds to counters and sums and is forgotten."""
    units = summed_nodes(survey)
    keys = {node.code: marking_key(node, survey.framework.scales) for node in survey.asked}
    counting = _Counting(survey, units, keys)
    for response in responses:
        counting.add(response)
    return counting.tally()


class SummedNode(NamedTuple):
    """In which whole units the scores of one node are summed: ``per_point`` make one point."""

    node: Node
    per_point: int


def summed_nodes(survey: Questionnaire) -> dict[str, SummedNode]:
    """The nodes of an instrument that combine several answers, with the unit of their sums."""
    return {
        node.code: SummedNode(node, _per_point(survey, node))
        for node in survey.instrument.walk()
        if node.parts
    }


def _per_point(survey: Questionnaire, node: Node) -> int:
    if not node.parts:
        return marking_key(node, survey.framework.scales).unit
    return lcm(*[_per_point(survey, part) for part in node.parts]) * len(node.parts)


class _Counting:
    """Whole numbers throughout: as exact as fractions, and quick beside a server at work."""

    def __init__(
        self, survey: Questionnaire, units: Mapping[str, SummedNode], keys: Mapping[str, MarkingKey]
    ) -> None:
        self._survey, self._keys = survey, keys
        self._parts = {code: _weighed(survey, summed) for code, summed in units.items()}
        self._n = 0
        self._counts: dict[str, dict[str, int]] = {}
        self._sums: dict[str, list[int]] = {}
        self._signs: dict[str, int] = {}

    def add(self, response: Response) -> None:
        self._n += 1
        worth: dict[str, int] = {}
        for node, option in zip(self._survey.asked, response.chosen, strict=True):
            if option is not None:
                options = self._counts.setdefault(node.code, {})
                options[option] = options.get(option, 0) + 1
                worth[node.code] = self._keys[node.code].worth[option]
        self._units(self._survey.instrument.code, worth)
        for sign in response.signs:
            self._signs[sign] = self._signs.get(sign, 0) + 1

    def tally(self) -> Tally:
        sums = {code: Sums(*one) for code, one in self._sums.items()}
        return Tally(self._n, self._counts, sums, self._signs)

    def _units(self, code: str, worth: Mapping[str, int]) -> int | None:
        """One person's score of a node in its whole units, summed on the way; ``None`` where he
        skipped a part."""
        parts = self._parts.get(code)
        if parts is None:
            return worth.get(code)
        values = [(self._units(part, worth), times) for part, times in parts]
        units = 0
        for value, times in values:
            if value is None:
                return None
            units += value * times
        sums = self._sums.setdefault(code, [0, 0, 0])
        sums[0] += 1
        sums[1] += units
        sums[2] += units * units
        return units


def _weighed(survey: Questionnaire, summed: SummedNode) -> list[tuple[str, int]]:
    """The parts of a node, and how many of its units one unit of each part makes in the mean."""
    node, per_point = summed
    shares = [per_point // (len(node.parts) * _per_point(survey, part)) for part in node.parts]
    return [(part.code, share) for part, share in zip(node.parts, shares, strict=True)]
