"""The rules of one fiscal year (หลักเกณฑ์การประเมิน), as plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Literal, NamedTuple

from prongsai.core.surveys.rules import SurveyRules
from prongsai.core.wording import Text

Kind = Literal["assessment", "instrument", "indicator", "sub_indicator", "question", "item", "part"]
Polarity = Literal["positive", "reversed"]
Status = Literal["final", "draft"]
Confidence = Literal["high", "medium", "low"]

# Which year's facts an OIT item must show: the current fiscal year, its first six months, the
# previous year, a long plan that covers the current year, or no condition.
DATA_YEARS = ("C", "C6", "P", "L", "N")

# Documents that are made here and can prove an OIT item: a kind, or all kinds that begin so.
DOCUMENTS = (
    "analysis",
    "measures",
    "constraints",
    "follow-up",
    "results",
    "photos",
    "action-plan",
    "action-plan-report",
)


class Option(NamedTuple):
    """One answer that a scale offers; ``mark`` is what a positive question gets for it, 0-100."""

    code: str
    text: Text
    mark: Decimal


class Scale(NamedTuple):
    """The options of a question, from the least to the most."""

    code: str
    options: tuple[Option, ...]


class Element(NamedTuple):
    """One thing that an OIT item must show (องค์ประกอบด้านข้อมูล), as a sentence one can check."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the assessment: what it is called, how its parts combine, and its parts.

    Questions (IIT, EIT), their sub-parts and items (OIT) are the leaves that receive marks;
    ``weight`` is in percent of the parent and set only below a weighted sum. ``documents`` are
    those of DOCUMENTS that prove an item.
    """

    code: str
    kind: Kind
    name: Text
    combine: str = "mean"
    weight: Decimal | None = None
    parts: tuple["Node", ...] = ()
    ask: Text | None = None
    scale: str | None = None
    polarity: Polarity = "positive"
    theme: str | None = None
    data_year: str | None = None
    elements: tuple[Element, ...] = ()
    documents: tuple[str, ...] = ()
    status: Status = "final"
    because: Text | None = None
    sources: tuple[str, ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This node and everything below it, in the order of the file."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def is_marked(self) -> bool:
        """Whether respondents or assessors give this node its mark: a question or an item."""
        return self.kind in ("question", "item")


class Level(NamedTuple):
    """A result level: its lowest announced total, and what each instrument must reach."""

    code: str
    name: Text
    at_least: Decimal
    each_instrument: Decimal | None
    passes: bool


class Band(NamedTuple):
    """A group of scores for the analysis, from its lowest announced score."""

    code: str
    name: Text
    at_least: Decimal


class Theme(NamedTuple):
    """One of the seven themes (ประเด็น) of the improvement analysis."""

    code: str
    name: Text


class Sampling(NamedTuple):
    """How many answers an instrument needs: a percentage of the people, within bounds."""

    instrument: str
    people: Text
    percent: Decimal
    at_least: int
    large_over: int | None
    large_at_least: int | None
    sources: tuple[str, ...]

    def required(self, population: int) -> int:
        """How many answers are needed from ``population`` people; everybody where they are few."""
        if self.large_over is not None and population > self.large_over:
            return self.large_at_least or 0  # so many suffice, fewer than the share would be
        share = ceil(Fraction(self.percent) * population / 100)
        return min(population, max(self.at_least, share))


class Window(NamedTuple):
    """A time of the year's calendar; a day that is not known is ``None``."""

    code: str
    name: Text
    opens: date | None
    closes: date | None
    sources: tuple[str, ...]


class Source(NamedTuple):
    """Where a rule was read, and how sure that is."""

    code: str
    title: str
    confidence: Confidence


@dataclass(frozen=True)
class Framework:
    """One fiscal year's rules, read from one file and known by its digest."""

    year: int
    revision: int
    status: Status
    because: Text | None
    wording: str
    assessment: Node
    scales: Mapping[str, Scale]
    levels: tuple[Level, ...]
    bands: tuple[Band, ...]
    themes: tuple[Theme, ...]
    sampling: Mapping[str, Sampling]
    calendar: tuple[Window, ...]
    sources: Mapping[str, Source]
    surveys: Mapping[str, SurveyRules] = field(default_factory=dict)
    digest: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """The name of the rules, as it stands on results: ``fy2563``."""
        return f"fy{self.year}" if self.revision == 1 else f"fy{self.year}r{self.revision}"

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its code."""
        return {node.code: node for node in self.assessment.walk()}

    @cached_property
    def parents(self) -> Mapping[str, Node]:
        """The node that each node is a part of, by code; the assessment has none."""
        return {part.code: node for node in self.assessment.walk() for part in node.parts}

    @property
    def instruments(self) -> tuple[Node, ...]:
        """The instruments (แบบวัด), in order."""
        return self.assessment.parts

    @cached_property
    def marked(self) -> tuple[Node, ...]:
        """Every question and item, in order."""
        return tuple(node for node in self.assessment.walk() if node.is_marked)

    def instrument_of(self, code: str) -> Node:
        """The instrument that the node with ``code`` belongs to."""
        node = self.nodes[code]
        while node.kind != "instrument":
            node = self.parents[node.code]
        return node
