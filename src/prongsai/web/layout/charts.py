"""Bar charts of scores, laid out here so that templates and browsers compute nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from prongsai.web.layout.figures import Row

BAR_HEIGHT = 40
WIDTH = 320


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


def bar_chart(title: str, rows: Iterable[Row], marks: Iterable[Decimal] = ()) -> Chart:
    """A chart of rows, one bar each; ``marks`` are scores drawn as dashed lines."""
    return chart_of(
        title, [(one.label, one.figure, one.announced, one.band) for one in rows], marks
    )


def chart_of(
    title: str,
    bars: Iterable[tuple[str, str, Decimal | None, str]],
    marks: Iterable[Decimal] = (),
) -> Chart:
    """A chart of labels with their figure, score and band, one bar each, from the top down."""
    laid_out = tuple(
        Bar(label, figure, band, y=number * BAR_HEIGHT, width=_units(score or Decimal(0)))
        for number, (label, figure, score, band) in enumerate(bars)
    )
    return Chart(title, laid_out, len(laid_out) * BAR_HEIGHT, tuple(map(_units, marks)))


def _units(score: Decimal) -> str:
    return f"{score * WIDTH / 100:.1f}"
