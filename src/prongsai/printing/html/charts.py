"""Charts of scores as SVG with real text: black on white, no label upon another at any width."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.core.documents.blocks import Chart, Series, plain
from prongsai.printing.html.markup import Html, element, text

NOT_KNOWN = "ไม่ทราบ"
KEYS = "กขคงจฉชซฌญฎฏฐฑฒณดตถท"  # tell the corners of a radar apart in either kind of numerals

# One unit is about a pixel on a phone; on a desk the drawing grows as a whole.
WIDTH = 340
FONT = 15
LINE = 22
BAR = 14
GAP = 8
NARROW = 80  # names up to this width stand left of their bars, longer ones above
RADIUS = 105
INK, PAPER, FAINT = "#1c2427", "#ffffff", "#8a979d"
DASHES = (None, "6 4", "2 3", "10 3 2 3")

# The widest of the fonts that a page falls back to; marks above and below take no width.
_WIDTH_OF_A_LETTER = FONT * 2 // 3
_LETTER = re.compile("[^\u0e31\u0e34-\u0e3a\u0e47-\u0e4e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*")


def chart_html(chart: Chart, identity: str) -> Html:
    """A chart below its title; ``identity`` is its own on the page."""
    named, described = f"{identity}-title", f"{identity}-says"
    drawing = _radar(chart) if chart.shape == "radar" and len(chart.names) > 2 else _bars(chart)
    return element(
        "svg",
        element("title", text(plain(chart.title)), id=named),
        element("desc", text(_in_words(chart)), id=described),
        *drawing.parts,
        class_="chart",
        viewBox=f"0 0 {WIDTH} {drawing.height}",
        role="img",
        aria_labelledby=named,
        aria_describedby=described,
        font_size=FONT,
        fill=INK,
    )


def _in_words(chart: Chart) -> str:
    """What the chart shows, and every figure of it, for those who do not see it."""
    figures = (
        " ".join(part for part in (series.name, name, label) if part)
        for number, series in enumerate(chart.series)
        for name, _, label in _figures(chart, number, series)
    )
    return "; ".join((chart.description, *figures))


def _figures(
    chart: Chart, number: int, series: Series
) -> Iterator[tuple[str, Decimal | None, str]]:
    labels = chart.labels[number]
    for name, value, label in zip(chart.names, series.values, labels, strict=True):
        yield name, value, (label or NOT_KNOWN) if value is None else label


@dataclass
class _Drawing:
    """Parts of a drawing, written from the top down; ``height`` is where the next one goes."""

    parts: list[Html] = field(default_factory=list)
    height: int = 0

    def line(self, some: str, *, x: int = 0, up: int = 0, **look: str | None) -> None:
        """Words on the line at hand, ``up`` above its foot."""
        self.parts.append(element("text", text(some), x=x, y=self.height + LINE - 6 - up, **look))

    def down(self, by: int) -> None:
        """Go on below."""
        self.height += by

    def series_name(self, name: str) -> None:
        """The name of a series on a line of its own, where it has one."""
        if name:
            self.down(GAP if self.height else 0)
            self.line(name, font_weight="700")
            self.down(LINE)


def _bars(chart: Chart) -> _Drawing:
    drawing = _Drawing()
    beside = max(map(_width, chart.names), default=0)
    value = min(WIDTH // 2, max((_width(one) for row in chart.labels for one in row), default=0))
    for number, series in enumerate(chart.series):
        drawing.series_name(series.name)
        for name, score, label in _figures(chart, number, series):
            left = beside + GAP if beside <= NARROW else 0
            if left:
                drawing.line(name)
            else:
                _name_above(drawing, name)
            _bar(drawing, score, left=left, right=WIDTH - value - GAP)
            drawing.line(label, x=WIDTH, text_anchor="end", font_weight="700")
            drawing.down(LINE + (2 if left else GAP))
    return drawing


def _name_above(drawing: _Drawing, name: str) -> None:
    for line in wrapped(name, WIDTH):
        drawing.line(line)
        drawing.down(LINE - 3)


def _bar(drawing: _Drawing, score: Decimal | None, *, left: int, right: int) -> None:
    """The bar of a score on its track; one that is not known has a broken track and no bar."""
    top = drawing.height + (LINE - BAR) // 2
    track: dict[str, str | int | None] = {"x": left, "y": top, "width": right - left, "height": BAR}
    dash = "4 3" if score is None else None
    drawing.parts.append(element("rect", fill=PAPER, stroke=FAINT, stroke_dasharray=dash, **track))
    if score is not None:
        long = max(Decimal(2), (right - left) * _within(score) / 100)
        drawing.parts.append(element("rect", **{**track, "width": f"{long:.1f}"}))


def _radar(chart: Chart) -> _Drawing:
    drawing = _Drawing()
    corners = len(chart.names)
    drawing.parts += _web(corners)
    lowest = max(_corner(at, corners, Decimal(100), beyond=LINE)[1] for at in range(corners))
    for number, series in enumerate(chart.series):
        drawing.parts += _outline(series.values, DASHES[number % len(DASHES)])
    drawing.down(math.ceil(lowest) + GAP)
    for number, series in enumerate(chart.series):
        drawing.series_name(series.name)
        for key, figure in zip(_keys(corners), _figures(chart, number, series), strict=True):
            _listed(drawing, key, figure[0], figure[2])
    return drawing


def _listed(drawing: _Drawing, key: str, name: str, label: str) -> None:
    """A corner's letter, its name and its figure, on lines of their own."""
    left = 2 * FONT
    drawing.line(key, class_="key", font_weight="700")
    lines = wrapped(name, WIDTH - left - GAP - _width(label))
    for number, line in enumerate(lines):
        drawing.line(line, x=left)
        drawing.down(LINE if number < len(lines) - 1 else 0)
    drawing.line(label, x=WIDTH, text_anchor="end", font_weight="700")
    drawing.down(LINE)


def _web(corners: int) -> Iterator[Html]:
    """Rings at every quarter, a spoke and a letter for every corner."""
    for share in (25, 50, 75, 100):
        ring = [_corner(at, corners, Decimal(share)) for at in range(corners)]
        yield element("polygon", points=_points(ring), fill="none", stroke=FAINT)
    for at, key in enumerate(_keys(corners)):
        x, y = _corner(at, corners, Decimal(100))
        x0, y0 = _corner(at, corners, Decimal(0))
        yield element("line", x1=_at(x0), y1=_at(y0), x2=_at(x), y2=_at(y), stroke=FAINT)
        x, y = _corner(at, corners, Decimal(100), beyond=LINE // 2)
        yield element(
            "text",
            text(key),
            x=_at(x),
            y=_at(y + FONT / 3),
            class_="key",
            text_anchor="middle",
            font_weight="700",
        )


def _outline(values: tuple[Decimal | None, ...], dash: str | None) -> Iterator[Html]:
    """Lines between neighbours that are known, and a dot on each; a gap where one is not."""
    corners = len(values)
    known = [
        None if value is None else _corner(at, corners, _within(value))
        for at, value in enumerate(values)
    ]
    look: dict[str, str | int | None] = {"stroke": INK, "stroke_width": 2, "stroke_dasharray": dash}
    for here, there in zip(known, [*known[1:], *known[:1]], strict=True):
        if here and there:
            ends = {"x1": here[0], "y1": here[1], "x2": there[0], "y2": there[1]}
            yield element("line", **{name: _at(end) for name, end in ends.items()}, **look)
    for point in filter(None, known):
        yield element("circle", cx=_at(point[0]), cy=_at(point[1]), r=4)


def _corner(at: int, corners: int, share: Decimal, beyond: int = 0) -> tuple[float, float]:
    angle = 2 * math.pi * at / corners - math.pi / 2
    reach = RADIUS * float(share) / 100 + beyond
    return WIDTH / 2 + reach * math.cos(angle), RADIUS + LINE + reach * math.sin(angle)


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_at(x)},{_at(y)}" for x, y in corners)


def _at(place: float) -> str:
    return f"{place:.1f}"


def _keys(corners: int) -> list[str]:
    return [KEYS[at % len(KEYS)] * (1 + at // len(KEYS)) for at in range(corners)]


def _within(score: Decimal) -> Decimal:
    return min(Decimal(100), max(Decimal(0), score))


def _width(some: str) -> int:
    return len(_LETTER.findall(some)) * _WIDTH_OF_A_LETTER


def wrapped(some: str, width: int) -> list[str]:
    """Words in lines that fit a width in every font: at spaces, else between letters."""
    lines: list[str] = []
    for word in some.split():
        if lines and _width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines += _cut(word, max(1, width // _WIDTH_OF_A_LETTER))
    return lines or [""]


def _cut(word: str, most: int) -> Iterator[str]:
    """A word without spaces in pieces of at most so many letters, before a vowel that leads."""
    letters = _LETTER.findall(word)
    while len(letters) > most:
        at = next((n for n in range(most, most // 2, -1) if letters[n][0] in "เแโใไ"), most)
        yield "".join(letters[:at])
        letters = letters[at:]
    yield "".join(letters)
