"""A DOCX read back: through python-docx for what it says, as XML for how it says it."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.reading_aloud import BETWEEN_CELLS, as_text
from prongsai.printing.docx.charts import value_text
from prongsai.printing.docx.styles import EMBLEM_PLACE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(content: bytes) -> docx.document.Document:
    """The file as python-docx has it."""
    return docx.Document(BytesIO(content))


def part(content: bytes, name: str) -> etree._Element:
    """The XML of one part."""
    return etree.fromstring(ZipFile(BytesIO(content)).read(name))


def parts(content: bytes) -> dict[str, bytes]:
    """Every part by its name."""
    archive = ZipFile(BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def said(document: Document) -> str:
    """What the model says, its spaces and line ends made one space each.

    A tab or a line end in Word stands where the model has a space or a new line, so spaces are
    all that may differ; every other sign and the order of everything are compared.
    """
    return _closed(as_text(document))


def read_back(content: bytes, numerals: str = "thai") -> str:
    """What the file says, in the same form: paragraphs, tables and charts in order."""
    return _closed("\n".join(_lines(opened(content), numerals)))


def _closed(text: str) -> str:
    return " ".join(text.replace(BETWEEN_CELLS.strip(), " ¦ ").split())


def _lines(file: docx.document.Document, numerals: str) -> Iterator[str]:
    for block in file.iter_inner_content():
        if isinstance(block, Table):
            for row in block._tbl.tr_lst:
                cells = [cell for cell in row.tc_lst if cell.vMerge != "continue"]
                yield BETWEEN_CELLS.join(_cell(cell) for cell in cells)
        elif block.style.name != EMBLEM_PLACE:  # the box for the emblem says what belongs there
            yield block.text
            for chart in block._p.iter(qn("c:chart")):
                yield from figures(file.part.rels[chart.get(qn("r:id"))].target_part.blob, numerals)


def _cell(cell: object) -> str:
    return " ".join(Paragraph(p, None).text for p in cell.p_lst)  # type: ignore[attr-defined]


def figures(chart: bytes, numerals: str) -> Iterator[str]:
    """The lines that the model has for a chart, from the values and names in Word's chart."""
    from decimal import Decimal

    root = etree.fromstring(chart)
    every = list(root.iter(f"{C}ser"))
    for series in every:
        name = "".join(series.find(f"{C}tx").itertext(f"{C}v")) if len(every) > 1 else ""
        names = [point.findtext(f"{C}v") for point in series.find(f"{C}cat").iter(f"{C}pt")]
        values = {
            int(point.get("idx")): Decimal(point.findtext(f"{C}v"))
            for point in series.find(f"{C}val").iter(f"{C}pt")
        }
        own = {
            int(label.find(f"{C}idx").get("val")): "".join(label.itertext("{*}t"))
            for label in series.iter(f"{C}dLbl")
        }
        for place, one in enumerate(names):
            value = values.get(place)
            written = "ไม่ทราบ" if value is None else value_text(value, numerals)
            # A figure may stand with its name already.
            has_it = series.find(f"{C}dLbls/{C}delete") is not None or one.endswith(" ไม่ทราบ")
            yield f"{name} {one}" if has_it else f"{name} {one} {own.get(place, written)}"
