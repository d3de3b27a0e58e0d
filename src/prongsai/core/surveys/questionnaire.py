"""A survey as it is answered: what is asked in which order, and one person's answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from prongsai.core.framework import Framework, Node, Scale
from prongsai.core.marks import MarkingKey, answered_nodes, marking_keys
from prongsai.core.surveys.rules import SurveyRules

SKIPPED = "-"
_FIELD, _PAIR = "|", "="


class Response(NamedTuple):
    """One person's answers while they are being counted; nothing of it is stored as such.

    ``chosen`` has the code of the option for each node that is asked, ``None`` where skipped;
    ``traits`` the values that the person gave, by the trait's code; ``signs`` the codes of the
    signs of haste or carelessness seen at intake (core.surveys.signs).
    """

    chosen: tuple[str | None, ...]
    traits: Mapping[str, str] = {}
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Questionnaire:
    """The questions of one instrument, as one year's framework has them."""

    framework: Framework
    instrument: Node
    rules: SurveyRules
    asked: tuple[Node, ...] = field(default=())

    @cached_property
    def keys(self) -> tuple[MarkingKey, ...]:
        """What the options of each question are worth."""
        return marking_keys(self.framework, self.instrument.code)

    @property
    def questions(self) -> tuple[Node, ...]:
        """The questions, in order; those with parts are answered part by part."""
        return tuple(node for node in self.instrument.walk() if node.kind == "question")

    def scale(self, node: Node) -> Scale:
        """The options of a question or of a part of one."""
        return self.framework.scales[node.scale or ""]

    def response(
        self,
        answers: Mapping[str, str],
        traits: Mapping[str, str] | None = None,
        signs: Iterable[str] = (),
    ) -> Response:
        """A response from answers by code; codes and options that are not asked are left out."""
        given = [answers.get(node.code, "") for node in self.asked]
        offered = zip(given, self.offered, strict=True)
        chosen = tuple(code if code in places else None for code, places in offered)
        return Response(chosen, dict(traits or {}), frozenset(signs))

    def pack(self, response: Response) -> str:
        """A response as one short line, without line breaks; the same response, the same line."""
        offered = zip(response.chosen, self.offered, strict=True)
        places = [SKIPPED if code is None else places[code] for code, places in offered]
        traits = [f"{code}{_PAIR}{value}" for code, value in sorted(response.traits.items())]
        return _FIELD.join(["".join(places), ",".join(traits), ",".join(sorted(response.signs))])

    def unpack(self, line: str) -> Response:
        """The response that ``pack`` was given; ValueError for a line of another survey."""
        places, traits, signs = line.split(_FIELD)
        if len(places) != len(self.asked):
            raise ValueError("a line of answers does not fit the questionnaire")
        chosen = tuple(
            None if place == SKIPPED else options[ord(place) - ord("0")]
            for options, place in zip(self._options, places, strict=True)
        )
        pairs = [pair.split(_PAIR, 1) for pair in traits.split(",") if pair]
        return Response(chosen, dict(pairs), frozenset(sign for sign in signs.split(",") if sign))

    @cached_property
    def letters(self) -> int:
        """How many letters the questions have, for whoever reads them in Thai."""
        below = [node for question in self.questions for node in question.walk()]
        return sum(len((node.ask or node.name).th) for node in below)

    @cached_property
    def _options(self) -> tuple[tuple[str, ...], ...]:
        """The codes of the options of what is asked, in order."""
        scales = [self.scale(node).options for node in self.asked]
        return tuple(tuple(option.code for option in options) for options in scales)

    @cached_property
    def offered(self) -> tuple[Mapping[str, str], ...]:
        """The options of each of ``asked``, by code, with the letter for each in a line."""
        return tuple(
            {code: chr(ord("0") + place) for place, code in enumerate(options)}
            for options in self._options
        )


def questionnaire(framework: Framework, instrument: str) -> Questionnaire:
    """The questionnaire of an instrument; KeyError where the year's rules have no such survey."""
    return Questionnaire(
        framework=framework,
        instrument=framework.nodes[instrument],
        rules=framework.surveys[instrument],
        asked=answered_nodes(framework, instrument),
    )
