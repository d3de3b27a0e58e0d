"""The rules of a year as pages show them: counted, in words, and with days."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.calendar import FiscalYear, Span
from prongsai.core.differences.rules import condition_in_words, sample_in_words
from prongsai.core.framework import Framework, Level, Node, Sampling, Source, Theme
from prongsai.core.marks import MarkingKey, marking_key
from prongsai.core.scoring import as_published
from prongsai.core.terms import plain
from prongsai.core.wording import Text
from prongsai.web.layout.figures import label, path_to
from prongsai.web.layout.walks import Crumb


@dataclass(frozen=True)
class InstrumentCounted:
    """An instrument with the number of its questions or items, and of its indicators."""

    code: str
    name: Text
    weight: str
    questions: int
    indicators: int


def counted(framework: Framework) -> list[InstrumentCounted]:
    """The instruments of a year, in order."""
    return [
        InstrumentCounted(
            code=instrument.code,
            name=instrument.name,
            weight=plain(instrument.weight or Decimal(0)),
            questions=sum(node.is_marked for node in instrument.walk()),
            indicators=sum(node.kind == "indicator" for node in instrument.walk()),
        )
        for instrument in framework.instruments
    ]


@dataclass(frozen=True)
class Branch:
    """A node of the tree of the rules, with what is below it."""

    code: str
    label: str
    kind: str
    weight: str
    draft: bool
    questions: int
    parts: list["Branch"]


def tree(framework: Framework, language: str) -> list[Branch]:
    """The instruments down to their questions and items, whose parts have pages of their own."""
    return [_branch(node, language) for node in framework.instruments]


def _branch(node: Node, language: str) -> Branch:
    return Branch(
        code=node.code,
        label=label(node, language),
        kind=node.kind,
        weight="" if node.weight is None else plain(node.weight),
        draft=node.status == "draft",
        questions=sum(below.is_marked for below in node.walk()),
        parts=[] if node.is_marked else [_branch(part, language) for part in node.parts],
    )


@dataclass(frozen=True)
class LevelLine:
    """A level with the total that it asks for, and what it asks of each instrument, if it does."""

    name: Text
    at_least: str
    condition: Text | None
    passes: bool


def level_lines(framework: Framework) -> list[LevelLine]:
    """The levels of a year from the highest down."""
    return [_level_line(level) for level in framework.levels]


def _level_line(level: Level) -> LevelLine:
    condition = None if level.each_instrument is None else condition_in_words(level)
    return LevelLine(level.name, plain(level.at_least), condition, level.passes)


@dataclass(frozen=True)
class SampleLine:
    """Whom an instrument asks, and how many of them must answer."""

    name: Text
    people: Text
    needed: Text


def sample_lines(framework: Framework) -> list[SampleLine]:
    """The sampling rules of a year."""
    return [_sample_line(framework, one) for one in framework.sampling.values()]


def _sample_line(framework: Framework, sampling: Sampling) -> SampleLine:
    name = framework.nodes[sampling.instrument].name
    return SampleLine(name, sampling.people, sample_in_words(sampling))


@dataclass(frozen=True)
class OptionLine:
    """An option of a question and the points that it gives there, 0-100."""

    text: Text
    points: str


def options_of(framework: Framework, node: Node) -> list[OptionLine]:
    """What people choose from and what it gives, polarity respected; nothing for other nodes."""
    if node.scale is None:
        return []
    key = marking_key(node, framework.scales)
    return [
        OptionLine(option.text, _points(key, option.code))
        for option in framework.scales[node.scale].options
    ]


def _points(key: MarkingKey, option: str) -> str:
    return plain(as_published(Fraction(key.worth[option], key.unit)))


def data_days(framework: Framework, node: Node) -> Span | None:
    """The days whose facts an item must show; ``None`` where the rules name none."""
    year = FiscalYear(framework.year)
    return {
        "C": year.whole,
        "C6": year.first_half,
        "P": FiscalYear(framework.year - 1).whole,
    }.get(node.data_year or "")


@dataclass(frozen=True)
class NodePage:
    """A node of the rules with everything that they say about it."""

    node: Node
    label: str
    crumbs: list[Crumb]
    parts: list[Crumb]
    options: list[OptionLine]
    theme: Theme | None
    days: Span | None
    sources: list[Source]


def node_page(framework: Framework, code: str, language: str) -> NodePage:
    """One node of the rules; KeyError where there is none."""
    node = framework.nodes[code]
    return NodePage(
        node=node,
        label=label(node, language),
        crumbs=[_crumb(above, language) for above in path_to(framework, code)[:-1]],
        parts=[_crumb(part, language) for part in node.parts],
        options=options_of(framework, node),
        theme=next((one for one in framework.themes if one.code == node.theme), None),
        days=data_days(framework, node),
        sources=[framework.sources[code] for code in node.sources],
    )


def _crumb(node: Node, language: str) -> Crumb:
    return Crumb(node.code, label(node, language))
