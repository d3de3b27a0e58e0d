"""Charts as lines, marks and texts at their places, in points from the top left corner.

What a chart says it says in black on white: series differ by their dashes and marks.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import cos, pi, sin
from typing import Any, NamedTuple

from prongsai.core.documents.blocks import Chart
from prongsai.printing.pdf.lines import CM, Lines, Plain

SIZE = 13  # of the letters in charts
UNKNOWN = "ไม่ทราบ"
FULL = 100  # the highest score
_BAR_NAMES = 6 * CM
_RADAR_WIDTH, _RADIUS, _NAME_WIDTH = 15 * CM, 2.9 * CM, 3.8 * CM
_YEARS_WIDTH, _YEARS_HEIGHT = 14 * CM, 5.5 * CM
LINE = 17.0  # from one line of a chart's text to the next


class Point(NamedTuple):
    """A place in a chart."""

    x: float
    y: float


def drawing(chart: Chart, lines: Lines) -> Plain:
    """A chart as the template draws it."""
    if chart.shape == "bars":
        return {"shape": "bars", "rows": list(_bars(chart, lines.narrower(_BAR_NAMES)))}
    pen = _Pen(lines)
    size = _radar(chart, pen) if chart.shape == "radar" else _years(chart, pen)
    return {"shape": "drawn", "size": size, "marks": pen.marks}


class _Pen:
    """Collects what is drawn."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.marks: list[list[Any]] = []

    def line(self, start: Point, end: Point, look: int) -> None:
        """A line of a series (0 and on), or of the chart's own grid (-1)."""
        self.marks.append(["line", *_rounded(*start, *end), look])

    def dot(self, at: Point, look: int) -> None:
        """The mark of a series at a value."""
        self.marks.append(["dot", *_rounded(*at), look])

    def write(self, at: Point, side: str, text: str, width: float) -> None:
        """A text beside a point, on one of its sides, such as ``left`` or ``bottom``."""
        written = self.lines.narrower(width).text(text, size=SIZE)
        self.marks.append(["text", *_rounded(*at), side, width, written])


def _rounded(*lengths: float) -> list[float]:
    return [round(length, 2) for length in lengths]


def _bars(chart: Chart, lines: Lines) -> Iterator[list[Any]]:
    """Each bar: its name, its length as a share of the full one, and the text beside it."""
    for series, labels in zip(chart.series, chart.labels, strict=True):
        for name, value, label in zip(chart.names, series.values, labels, strict=True):
            named = f"{series.name} {name}".strip() if len(chart.series) > 1 else name
            share = None if value is None else float(_within(value) / FULL)
            text = lines.text(label or (UNKNOWN if value is None else ""), size=SIZE)
            yield [lines.text(named, size=SIZE), share, text]


def _within(value: Decimal) -> Decimal:
    return max(Decimal(0), min(Decimal(FULL), value))


def _radar(chart: Chart, pen: _Pen) -> list[float]:
    """Rings, spokes, a line around through the known values; returns width and height."""
    count = max(len(chart.names), 1)
    center = Point(_RADAR_WIDTH / 2, _RADIUS + 1.3 * CM)

    def at(index: int, share: float) -> Point:
        angle = 2 * pi * index / count - pi / 2
        return Point(
            center.x + _RADIUS * share * cos(angle), center.y + _RADIUS * share * sin(angle)
        )

    for ring in (0.2, 0.4, 0.6, 0.8, 1.0):
        for index in range(count):
            pen.line(at(index, ring), at(index + 1, ring), -1)
    for index in range(count):
        pen.line(center, at(index, 1.0), -1)
    for look, series in enumerate(chart.series):
        points = [
            None if value is None else at(index, float(_within(value) / FULL))
            for index, value in enumerate(series.values)
        ]
        _joined(pen, points, look, closed=True)
    for index, name in enumerate(chart.names):
        labels = " ".join(some[index] or UNKNOWN for some in chart.labels)
        place = at(index, 1.08)
        pen.write(place, _side(place, center), f"{name} {labels}", _NAME_WIDTH)
    lowest = max((at(index, 1.0).y for index in range(count)), default=center.y)
    return [_RADAR_WIDTH, round(lowest + 2.5 * LINE, 2)]


def _side(at: Point, center: Point) -> str:
    """On which side of a point outside the rings its name has room."""
    if abs(at.x - center.x) < _RADIUS / 5:
        return "top" if at.y < center.y else "bottom"
    return "left" if at.x < center.x else "right"


def _joined(pen: _Pen, points: Sequence[Point | None], look: int, *, closed: bool) -> None:
    """Lines between neighbours that are both known, and a mark at each."""
    after = [*points[1:], points[0] if closed and len(points) > 2 else None]
    for start, end in zip(points, after, strict=True):
        if start and end:
            pen.line(start, end, look)
    for point in points:
        if point:
            pen.dot(point, look)


def _years(chart: Chart, pen: _Pen) -> list[float]:
    """A line for each series over the years; returns width and height."""
    left, right, top, bottom = 10.0, _YEARS_WIDTH - 10.0, 18.0, _YEARS_HEIGHT
    step = (right - left) / max(len(chart.names), 1)

    def at(index: int, value: Decimal) -> Point:
        share = float(_within(value) / FULL)
        return Point(left + step * (index + 0.5), bottom - (bottom - top) * share)

    for share in range(0, FULL + 1, 20):
        y = at(0, Decimal(share)).y
        pen.line(Point(left, y), Point(right, y), -1)
    for look, series in enumerate(chart.series):
        points = [None if v is None else at(index, v) for index, v in enumerate(series.values)]
        _joined(pen, points, look, closed=False)
    below = bottom
    for index, name in enumerate(chart.names):
        pen.write(Point(at(index, Decimal(0)).x, bottom + 3), "bottom", name, step)
        _label_known(chart, pen, index, at)
        below = max(below, _label_unknown(chart, pen, index, at(index, Decimal(0))))
    return [_YEARS_WIDTH, _legend(chart, pen, below + 1.4 * LINE)]


def _label_known(chart: Chart, pen: _Pen, index: int, at: Any) -> None:
    """The texts of one year: the highest above its mark, the lowest below, others beside."""
    known = sorted(
        (at(index, series.values[index]), labels[index])
        for series, labels in zip(chart.series, chart.labels, strict=True)
        if series.values[index] is not None
    )
    known.sort(key=lambda one: one[0].y)
    for number, (point, text) in enumerate(known):
        side = "right" if number % 2 else "left"
        if number in (0, len(known) - 1):
            side = "bottom" if number else "top"
        apart = {"top": (0, -4), "bottom": (0, 4), "left": (-6, 0), "right": (6, 0)}[side]
        pen.write(Point(point.x + apart[0], point.y + apart[1]), side, text, 2 * CM)


def _label_unknown(chart: Chart, pen: _Pen, index: int, foot: Point) -> float:
    """Under a year what is not known of it, outside the axes; returns where that ends."""
    y = foot.y + 3
    for look, (series, labels) in enumerate(zip(chart.series, chart.labels, strict=True)):
        if series.values[index] is None:
            y += LINE
            pen.dot(Point(foot.x - 26, y + LINE / 2 - 1), look)
            pen.write(Point(foot.x - 20, y + LINE / 2), "right", labels[index] or UNKNOWN, 3 * CM)
    return y


def _legend(chart: Chart, pen: _Pen, y: float) -> float:
    """Which mark is which series, if they have names; returns where the chart ends."""
    named = [(look, series.name) for look, series in enumerate(chart.series) if series.name]
    step = (_YEARS_WIDTH - 20) / max(len(named), 1)
    for place, (look, name) in enumerate(named):
        start = 18 + place * step
        pen.dot(Point(start, y + LINE / 2 - 1), look)
        pen.write(Point(start + 6, y + LINE / 2), "right", name, step - 16)
    return y + LINE if named else y
