"""Reports of agencies that do not exist as plain text, as a converter or a scanner writes them."""

from collections.abc import Iterator
from dataclasses import replace

from prongsai.core.documents.blocks import Document, Table
from prongsai.core.documents.kinds import built
from prongsai.core.documents.plan_writing import begun_plan
from prongsai.core.documents.reading_aloud import cell_text, lines_of

from .reports import material

_KINDS = ("announcement", "analysis-sections", "measures-themes", "analysis-indicators")


def text_of(number: int) -> str:
    """Announcement, two analyses and measures of an agency: some twenty pages of text."""
    made = material(number)
    assert made.result is not None
    plan = begun_plan(made.result)
    rows = tuple(
        replace(
            row,
            methods=row.findings or ("ทบทวนคู่มือการปฏิบัติงาน",),
            steps=tuple(f"กำหนดขั้นตอนของ{finding}" for finding in row.findings),
            responsible=("สำนักปลัด", "กองคลัง"),
            period_printed="ตลอดปีงบประมาณ",
        )
        for row in plan.measures
    )
    made = replace(made, plan=replace(plan, measures=rows))
    return "\f".join("\n".join(_lines(built(kind, made))) + "\n" for kind in _KINDS)


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from lines_of(block)


def _rows(table: Table) -> Iterator[str]:
    """Rows of cells parted by tabs; what a cell covers beside it and below is empty."""
    covered: dict[int, int] = {}
    for row in (*table.head, *table.rows):
        cells: list[str] = []
        for cell in row.cells:
            while covered.get(len(cells), 0):
                covered[len(cells)] -= 1
                cells.append("")
            for at in range(len(cells), len(cells) + cell.across):
                covered[at] = cell.down - 1
            cells += [cell_text(cell).replace("\n", "<br>"), *[""] * (cell.across - 1)]
        yield "\t".join(cells)
