"""A chart in DrawingML: its bars, its web or its lines, with children in the schema's order."""

from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn
from openpyxl.utils import get_column_letter

from prongsai.core.documents.blocks import Chart, Series
from prongsai.printing.docx.elements import el, writable
from prongsai.printing.docx.figures import (
    SHEET,
    figures_in_names,
    series_name,
    shown_names,
)
from prongsai.printing.docx.styles import FONT

# Distinct in grey print too: blue, orange, green, violet, grey, each with a mark of its own.
COLOURS = ("2F6DB5", "C55A11", "3B7D23", "7030A0", "595959")
MARKS = ("circle", "square", "triangle", "diamond", "x")
_INK, _RULE = "262626", "BFBFBF"
_NAMES_AXIS, _VALUES_AXIS = 111_111_111, 222_222_222
_LINE = 28_575

Spoken = Mapping[tuple[int, int], str]


def chart_space(chart: Chart, formats: tuple[str, str], spoken: Spoken, figures: str) -> Any:
    """The ``c:chartSpace`` of a chart.

    ``formats`` are those of values and of the axis, ``spoken`` the labels that a format cannot
    give, by series and place, ``figures`` is the relation of the workbook.
    """
    data = el("c:externalData", el("c:autoUpdate", val=0))
    data.set(qn("r:id"), figures)
    legend = None
    if len(chart.series) > 1:
        legend = el("c:legend", el("c:legendPos", val="b"), el("c:overlay", val=0), _font())
    return el(
        "c:chartSpace",
        el("c:date1904", val=0),
        el("c:lang", val="th-TH"),
        el("c:roundedCorners", val=0),
        el(
            "c:chart",
            el("c:autoTitleDeleted", val=1),
            _plot(chart, formats, spoken),
            legend,
            el("c:plotVisOnly", val=1),
            el("c:dispBlanksAs", val="gap"),
        ),
        el("c:spPr", el("a:solidFill", el("a:srgbClr", val="FFFFFF")), _no_line()),
        _font(),
        data,
    )


def _plot(chart: Chart, formats: tuple[str, str], spoken: Spoken) -> Any:
    series = [_series(chart, number, formats[0], spoken) for number in range(len(chart.series))]
    axes = (el("c:axId", val=_NAMES_AXIS), el("c:axId", val=_VALUES_AXIS))
    match chart.shape:
        case "bars":
            head = (el("c:barDir", val="bar"), el("c:grouping", val="clustered"))
            drawn = el("c:barChart", *head, _plain(), *series, el("c:gapWidth", val=45), *axes)
        case "radar":
            drawn = el("c:radarChart", el("c:radarStyle", val="marker"), _plain(), *series, *axes)
        case _:
            head = (el("c:grouping", val="standard"), _plain())
            drawn = el("c:lineChart", *head, *series, el("c:marker", val=1), *axes)
    return el(
        "c:plotArea", _layout(chart), drawn, _names_axis(chart), _values_axis(chart, formats[1])
    )


def _layout(chart: Chart) -> Any:
    """Room for long names at the left of bars, and for the figure behind the longest bar."""
    if chart.shape != "bars":
        return el("c:layout")
    height = "0.78" if len(chart.series) > 1 else "0.86"
    places = (("x", "0.4"), ("y", "0.02"), ("w", "0.5"), ("h", height))
    return el(
        "c:layout",
        el(
            "c:manualLayout",
            el("c:layoutTarget", val="inner"),
            el("c:xMode", val="edge"),
            el("c:yMode", val="edge"),
            *(el(f"c:{name}", val=place) for name, place in places),
        ),
    )


def _series(chart: Chart, number: int, code: str, spoken: Spoken) -> Any:
    series = chart.series[number]
    colour = COLOURS[number % len(COLOURS)]
    last = len(chart.names) + 1
    column = get_column_letter(number + 2)
    bars, lines = chart.shape == "bars", chart.shape == "years"
    in_names = figures_in_names(chart)
    fill = el("a:solidFill", el("a:srgbClr", val=colour))
    look = fill if bars else el("a:ln", fill, w=_LINE, cap="rnd")
    heading = el("c:strRef", _formula(f"{SHEET}!${column}$1"), _texts([series_name(series.name)]))
    names = el("c:strRef", _formula(f"{SHEET}!$A$2:$A${last}"), _texts(shown_names(chart)))
    values = el("c:numRef", _formula(f"{SHEET}!${column}$2:${column}${last}"), _numbers(series))
    return el(
        "c:ser",
        el("c:idx", val=number),
        el("c:order", val=number),
        el("c:tx", heading),
        el("c:spPr", look),
        el("c:invertIfNegative", val=0) if bars else _mark(number, colour),
        el("c:dLbls", el("c:delete", val=1)) if in_names else _labels(chart, number, code, spoken),
        el("c:cat", names),
        el("c:val", values),
        el("c:smooth", val=0) if lines else None,
    )


def _mark(number: int, colour: str) -> Any:
    fill = el("a:solidFill", el("a:srgbClr", val=colour))
    symbol = el("c:symbol", val=MARKS[number % len(MARKS)])
    return el("c:marker", symbol, el("c:size", val=8), el("c:spPr", fill, _no_line()))


def _labels(chart: Chart, number: int, code: str, spoken: Spoken) -> Any:
    # Lines that lie close together have their figures on different sides.
    beside = "b" if number % 2 else "t"
    place = {"bars": "outEnd", "years": beside}.get(chart.shape)
    own = [
        el("c:dLbl", el("c:idx", val=column), el("c:tx", _rich(text)), *_shown(place))
        for (row, column), text in sorted(spoken.items())
        if row == number
    ]
    written = (el("c:numFmt", formatCode=code, sourceLinked=0), _no_fill(), _font())
    return el("c:dLbls", *own, *written, *_shown(place))


def _shown(place: str | None) -> list[Any]:
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    where = [el("c:dLblPos", val=place)] if place else []
    return where + [el(f"c:show{name}", val=int(name == "Val")) for name in names]


def _names_axis(chart: Chart) -> Any:
    bars, radar = chart.shape == "bars", chart.shape == "radar"
    # Bars are drawn upwards: the first name stands on top only when the axis is turned.
    scaling = el("c:scaling", el("c:orientation", val="maxMin" if bars else "minMax"))
    return el(
        "c:catAx",
        el("c:axId", val=_NAMES_AXIS),
        scaling,
        el("c:delete", val=0),
        el("c:axPos", val="l" if bars else "b"),
        _grid_lines() if radar else None,
        el("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks("nextTo"),
        el("c:spPr", _line(_RULE)),
        _font(),
        el("c:crossAx", val=_VALUES_AXIS),
        el("c:crosses", val="autoZero"),
        el("c:auto", val=0),
        el("c:lblAlgn", val="ctr"),
        el("c:lblOffset", val=100),
        el("c:noMultiLvlLbl", val=1),
    )


def _values_axis(chart: Chart, code: str) -> Any:
    bars = chart.shape == "bars"
    limits = (el("c:max", val=100), el("c:min", val=0))
    return el(
        "c:valAx",
        el("c:axId", val=_VALUES_AXIS),
        el("c:scaling", el("c:orientation", val="minMax"), *limits),
        el("c:delete", val=0),
        el("c:axPos", val="b" if bars else "l"),
        _grid_lines(),
        el("c:numFmt", formatCode=code, sourceLinked=0),
        # In a web the scale would stand among the figures.
        *_ticks("none" if chart.shape == "radar" else "nextTo"),
        el("c:spPr", _line(_RULE)),
        _font(),
        el("c:crossAx", val=_NAMES_AXIS),
        el("c:crosses", val="max" if bars else "autoZero"),
        el("c:crossBetween", val="between"),
        el("c:majorUnit", val=20),
    )


def _ticks(labels: str) -> list[Any]:
    marks = [el(f"c:{which}TickMark", val="none") for which in ("major", "minor")]
    return [*marks, el("c:tickLblPos", val=labels)]


def _grid_lines() -> Any:
    return el("c:majorGridlines", el("c:spPr", _line("D9D9D9")))


def _texts(texts: Any) -> Any:
    points = [el("c:pt", _value(writable(text)), idx=number) for number, text in enumerate(texts)]
    return el("c:strCache", el("c:ptCount", val=len(points)), *points)


def _numbers(series: Series) -> Any:
    code = el("c:formatCode")
    code.text = "0.00"
    points = [
        el("c:pt", _value(f"{value:f}"), idx=number)
        for number, value in enumerate(series.values)
        if value is not None
    ]
    return el("c:numCache", code, el("c:ptCount", val=len(series.values)), *points)


def _value(text: str) -> Any:
    node = el("c:v")
    node.text = text
    return node


def _formula(text: str) -> Any:
    node = el("c:f")
    node.text = text
    return node


def _rich(text: str) -> Any:
    node = el("a:t")
    node.text = text
    run = el("a:r", el("a:rPr", *_faces(), lang="th-TH", sz=1400), node)
    return el("c:rich", el("a:bodyPr"), el("a:lstStyle"), el("a:p", run))


def _font() -> Any:
    look = el("a:defRPr", *_faces(), sz=1400)
    end = el("a:endParaRPr", lang="th-TH")
    return el("c:txPr", el("a:bodyPr"), el("a:lstStyle"), el("a:p", el("a:pPr", look), end))


def _faces() -> list[Any]:
    ink = el("a:solidFill", el("a:srgbClr", val=_INK))
    return [ink, *(el(f"a:{script}", typeface=FONT) for script in ("latin", "ea", "cs"))]


def _line(colour: str) -> Any:
    return el("a:ln", el("a:solidFill", el("a:srgbClr", val=colour)), w=6_350)


def _no_line() -> Any:
    return el("a:ln", el("a:noFill"))


def _no_fill() -> Any:
    return el("c:spPr", el("a:noFill"), _no_line())


def _plain() -> Any:
    return el("c:varyColors", val=0)
