"""Results as rows and charts that templates only have to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.disagreements import Disagreement
from prongsai.core.framework import Framework, Node
from prongsai.core.results import Result
from prongsai.core.scoring import Score, band


@dataclass(frozen=True)
class Row:
    """A node and its score, ready to show; ``figure`` is ``–`` where the score is not known."""

    code: str
    name: str
    kind: str
    figure: str
    announced: Decimal | None
    band: str
    given: bool
    weight: Decimal | None
    comment: str
    disagreement: Disagreement | None
    has_parts: bool


def row(result: Result, score: Score, language: str) -> Row:
    """One node of a result as a row."""
    node, announced = score.node, score.announced
    return Row(
        code=node.code,
        name=node.name.say(language),
        kind=node.kind,
        figure="–" if announced is None else f"{announced:.2f}",
        announced=announced,
        band="" if announced is None else band(result.framework.bands, announced).code,
        given=score.origin == "given" and not node.is_marked and node.kind != "part",
        weight=node.weight,
        comment=result.sheet.comments.get(node.code, ""),
        disagreement=_disagreements(result).get(node.code),
        has_parts=any(part.value is not None for part in score.parts),
    )


def rows_below(result: Result, score: Score, language: str) -> list[Row]:
    """The parts of a score as rows, in order."""
    return [row(result, part, language) for part in score.parts]


def indicators(result: Result) -> list[Score]:
    """The scores of the ten indicators, in order."""
    return [score for score in result.total.walk() if score.node.kind == "indicator"]


def path_to(framework: Framework, code: str) -> list[Node]:
    """The nodes from the assessment down to the one with ``code``."""
    path = [framework.nodes[code]]
    while path[0].code in framework.parents:
        path.insert(0, framework.parents[path[0].code])
    return path


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: its label, its figure, and where it stands, in the chart's units."""

    label: str
    figure: str
    band: str
    y: int
    width: str


@dataclass(frozen=True)
class Chart:
    """A bar chart of scores from 0 to 100, laid out for an SVG 320 units wide."""

    title: str
    bars: tuple[Bar, ...]
    height: int
    marks: tuple[str, ...]


BAR_HEIGHT = 36
CHART_WIDTH = 320


def bar_chart(title: str, rows: Iterable[Row], marks: Iterable[Decimal] = ()) -> Chart:
    """A chart of rows, one bar each; ``marks`` are scores drawn as dashed lines."""
    bars = tuple(
        Bar(
            label=f"{one.code}. {one.name}" if one.kind == "indicator" else one.name,
            figure=one.figure,
            band=one.band,
            y=number * BAR_HEIGHT,
            width=_units(one.announced or Decimal(0)),
        )
        for number, one in enumerate(rows)
    )
    return Chart(title, bars, len(bars) * BAR_HEIGHT, tuple(_units(mark) for mark in marks))


def _units(score: Decimal) -> str:
    return f"{score * CHART_WIDTH / 100:.1f}"


def _disagreements(result: Result) -> Mapping[str, Disagreement]:
    return {one.node: one for one in result.disagreements}
