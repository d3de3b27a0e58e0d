"""Charts that Word draws itself: their text is text, and 'Edit data' opens their figures."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from prongsai.core.documents.blocks import Chart
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.reading_aloud import lines_of
from prongsai.core.thai import thai_digits
from prongsai.printing.docx import styles
from prongsai.printing.docx.chart_drawing import chart_space
from prongsai.printing.docx.elements import el, writable
from prongsai.printing.docx.figures import workbook_of
from prongsai.printing.docx.manuscript import Manuscript, keep_with_next
from prongsai.printing.docx.measures import EMU_PER_TWIP, emu
from prongsai.printing.docx.pictures import inline

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WIDTH = 15.5
_FIGURES = "rId1"  # the only relation of a chart

# The figures of a chart in Thai numerals: D is their script, 041E the language.
FORMATS: dict[Numerals, tuple[str, str]] = {
    "thai": ("[$-D00041E]0.00", "[$-D00041E]0"),
    "arabic": ("0.00", "0"),
}


def chart_elements(manuscript: Manuscript, chart: Chart) -> Iterator[Any]:
    """The title of a chart, and the chart."""
    yield keep_with_next(manuscript.line(styles.CAPTION, chart.title))
    if not chart.names or not chart.series:
        return
    relation = _chart_part(manuscript, chart)
    reference = el("c:chart")
    reference.set(qn("r:id"), relation)
    size = (min(emu(WIDTH), manuscript.width * EMU_PER_TWIP), emu(_height(chart)))
    yield manuscript.paragraph(
        styles.CHART,
        inline(
            manuscript,
            el("a:graphic", el("a:graphicData", reference, uri=CHART)),
            size,
            f"Chart {manuscript.drawings + 1}",
            description(chart),
        ),
    )


def description(chart: Chart) -> str:
    """What the chart shows, and every figure in it, for those who listen."""
    _, *figures = lines_of(chart)
    return "; ".join((chart.description, *figures))


def value_text(value: Decimal | None, numerals: Numerals) -> str:
    """What Word writes beside a value, by the chart's format; nothing where it is not known."""
    if value is None:
        return ""
    written = f"{value.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)}"
    return thai_digits(written) if numerals == "thai" else written


def _height(chart: Chart) -> float:
    if chart.shape == "bars":
        return min(20, 2 + 0.85 * max(2, len(chart.names)) * max(1, len(chart.series)))
    return 11 if chart.shape == "radar" else 8.5


def _chart_part(manuscript: Manuscript, chart: Chart) -> str:
    package = manuscript.part.package
    formats = FORMATS[manuscript.numerals]
    spoken = {
        (row, column): writable(label)
        for row, (series, labels) in enumerate(zip(chart.series, chart.labels, strict=False))
        for column, (value, label) in enumerate(zip(series.values, labels, strict=False))
        if value is not None and label != value_text(value, manuscript.numerals)
    }
    content = serialize_part_xml(chart_space(chart, formats, spoken, _FIGURES))
    name = package.next_partname("/word/charts/chart%d.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, content, package)
    relation = manuscript.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    figures = PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet_{name.idx}.xlsx")
    workbook = Part(figures, CONTENT_TYPE.SML_SHEET, workbook_of(chart), package)
    part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    return str(relation)
