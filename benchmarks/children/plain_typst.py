"""A document as the plainest source of the same engine: no words kept whole, no tags, no layers."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import (
    Block,
    Cell,
    Chart,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Row,
    Table,
    TitleLines,
    Words,
    plain,
)
from prongsai.core.documents.reading_aloud import cell_text, lines_of

_HEAD = """
#set page(paper: "a4", margin: (left: 3cm, right: 2cm, top: 2.5cm, bottom: 2cm))
#set text(font: "Saraban ITA", size: 16pt, lang: "th")
"""


def source_of(document: Document) -> str:
    """The source of all blocks of a document."""
    return _HEAD + "\n\n".join(_block(block) for block in document.blocks())


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"#heading(level: {block.level}, {_said(block.words)})"
        case Paragraph():
            return f"#par(first-line-indent: 2.5cm, {_said(block.words)})"
        case Numbered():
            return "\n\n".join(
                f"#par({_text(item.mark)} + [ ] + {_said(item.words)})" for item in block.items
            )
        case TitleLines():
            return "\n\n".join(f"#align(center, strong({_said(line)}))" for line in block.lines)
        case Table():
            return _table(block)
        case Chart():
            return "\n".join(_bars(block))
    return "\n\n".join(f"#par({_text(line)})" for line in lines_of(block))


def _table(table: Table) -> str:
    shares = ", ".join(f"{column.share}fr" for column in table.columns)
    head = ", ".join(_cells(table.head))
    rows = ", ".join(_cells(table.rows))
    return f"#table(columns: ({shares}), table.header({head}), {rows})"


def _cells(rows: tuple[Row, ...]) -> Iterator[str]:
    return (_cell(cell) for row in rows for cell in row.cells)


def _cell(cell: Cell) -> str:
    return f"table.cell(colspan: {cell.across}, rowspan: {cell.down}, {_text(cell_text(cell))})"


def _bars(chart: Chart) -> Iterator[str]:
    yield f"#align(center, {_said(chart.title)})"
    for series, labels in zip(chart.series, chart.labels, strict=True):
        for name, value, label in zip(chart.names, series.values, labels, strict=True):
            bar = f"rect(width: {(value or 0) / 10}cm, height: 5mm)"
            yield f"#grid(columns: 3, {_text(name)}, {bar}, {_text(label)})"


def _said(words: Words) -> str:
    return _text(plain(words))


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'text("{escaped}")'
