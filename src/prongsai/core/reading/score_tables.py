"""Scores in tables: which column has them, and which cell of a row names their node."""

import re
from collections.abc import Iterator, Sequence

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.facts import Figure
from prongsai.core.reading.nodes_named import (
    Names,
    NodeNamed,
    instrument_named,
    node_named,
)
from prongsai.core.reading.numbers import FigureFound, figures_in
from prongsai.core.reading.outline import CellRead, Meaning, RowRead, TableRead
from prongsai.core.reading.score_sentences import Scored, in_sentences, is_score
from prongsai.core.thai import arabic_digits, closed_up

# Cells that may name what a row's score is of, the likeliest first.
_NAMING: tuple[Meaning, ...] = (
    "indicator", "subject", "question", "unknown", "instrument", "number", "level",
)  # fmt: skip
_NO_SCORES = re.compile("น้ำหนัก|เต็ม|เป้าหมาย|ผลต่าง|เพิ่ม|ลด|จำนวน|ถ่วง|ผู้ตอบ")
_FULL_MARK = re.compile(r"(?<!\s)\s*+(?:/|จาก)\s*+(?:100|๑๐๐)(?:\.00|\.๐๐)?\s*+(?:คะแนน)?\s*+$")
_YEAR = re.compile(r"(?<!\d)(25\d\d)(?!\d)", re.ASCII)
_NUMBER = re.compile(r"(?:ตัวชี้วัด(?:ที่)?)?(\d{1,2}(?:\.\d{1,2})?)\.?", re.ASCII)


def in_table(table: TableRead, names: Names) -> Iterator[Scored]:
    """Every score of a node that a table has, row by row."""
    columns = [at for at in range(len(table.columns)) if _has_scores(table, at)]
    wide = [] if columns else _nodes_of_titles(table, names)
    for row in table.rows:
        found = [one for at in columns for one in _of_row(row, at, columns, table, names)]
        found += [one for at, node in wide for one in _under(row.cells[at], node, names)]
        yield from found or _of_cells(row, table, names)


def _has_scores(table: TableRead, at: int) -> bool:
    return table.columns[at] == "score" and not _NO_SCORES.search(table.titles[at])


def figure_of(cell: CellRead, bare: bool = True) -> FigureFound | None:
    """The one score of a cell; ``None`` for none, for a range, for more."""
    text = _FULL_MARK.sub("", cell.text)
    found = [one for one in figures_in(text) if bare or one.unit or "." in one.printed]
    if len(found) != 1 or not (bare or is_score(text, found[0])):
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return None if re.search(r"[<>≤≥–]|กว่า|ขึ้นไป|ถึง|\s-\s", rest) else found[0]


def _of_row(
    row: RowRead, at: int, columns: Sequence[int], table: TableRead, names: Names
) -> Iterator[Scored]:
    found = figure_of(row.cells[at])
    if found is None:
        return
    node = _node_of(row, _beside(at, columns, table), table, names)
    if node is not None:
        cell = row.cells[at]
        year = _YEAR.search(arabic_digits(table.titles[at]))
        figure = Figure(found.value, found.printed, cell.first)
        yield Scored(node, figure, int(year[1]) if year else None)


def _beside(at: int, columns: Sequence[int], table: TableRead) -> list[int]:
    """The columns that name what a score column is of, the likeliest first.

    Where each column of scores has names of its own before it, only these.
    """
    before = max((one for one in columns if one < at), default=-1)
    own = range(before + 1, at)
    repeated = len(columns) > 1 and any(table.columns[one] in _NAMING[:3] for one in own)
    first = columns[0] > 0 and repeated
    among = own if first else [one for one in range(len(table.columns)) if one not in columns]
    named = [one for one in among if table.columns[one] in _NAMING]
    return sorted(named, key=lambda one: _NAMING.index(table.columns[one]))


def _node_of(
    row: RowRead, beside: Sequence[int], table: TableRead, names: Names
) -> NodeNamed | None:
    number: str | None = None
    numbers = [row.cells[at].text for at in beside if table.columns[at] == "number"]
    if any(_is_question(one, "number") for one in numbers):
        return None  # the score of a question, though its wording be near an indicator's name
    for at in beside:
        text, meaning = row.cells[at].text, table.columns[at]
        if not text.strip():
            continue
        if _is_question(text, meaning):
            return None
        if meaning == "number" and (found := _NUMBER.fullmatch(closed_up(text))):
            number = number or found[1]
            continue
        node = node_named(text, names)
        if node is not None and not (meaning == "instrument" and _named_by(row, beside, table)):
            return node
    return _by_number(number, row, beside, table, names)


def _is_question(text: str, meaning: Meaning) -> bool:
    """Whether a cell names one question, whose score the row has; an indicator may name several."""
    codes = codes_in(text)
    if meaning == "number":
        return len({one.code for one in codes}) == 1
    return meaning in ("question", "subject") and bool(codes) and codes[0].start == 0


def _named_by(row: RowRead, beside: Sequence[int], table: TableRead) -> bool:
    """Whether another cell of a row names something that its score is of."""
    return any(
        row.cells[at].text.strip() not in ("", "-", "–")
        for at in beside
        if table.columns[at] in ("indicator", "subject", "question")
    )


def _by_number(
    number: str | None, row: RowRead, beside: Sequence[int], table: TableRead, names: Names
) -> NodeNamed | None:
    """What a row's number tells in a table of indicators, where the rules do not have its name."""
    kinds = {table.columns[at] for at in beside}
    node = names.framework.nodes.get(number or "")
    if node is None or node.kind not in ("indicator", "sub_indicator") or "indicator" not in kinds:
        return None
    named = [row.cells[at].text for at in beside if table.columns[at] == "indicator"]
    return NodeNamed(node.code, None, by_number=any(named))


def _nodes_of_titles(table: TableRead, names: Names) -> list[tuple[int, NodeNamed]]:
    """The columns whose titles are nodes, as where one row has the scores of the instruments."""
    found = [(at, node_named(title, names)) for at, title in enumerate(table.titles) if title]
    named = [(at, node) for at, node in found if node is not None]
    return named if len(named) > 1 else []


def _under(cell: CellRead, node: NodeNamed, names: Names) -> Iterator[Scored]:
    found = figure_of(cell, bare=False)
    words = cell.text.replace(found.printed, "") if found else ""
    if found is not None and closed_up(words).strip("% ") in ("", "คะแนน"):
        yield Scored(node, Figure(found.value, found.printed, cell.first))


def _of_cells(row: RowRead, table: TableRead, names: Names) -> Iterator[Scored]:
    """Scores that stand in one cell with the name of their node."""
    for cell, meaning in zip(row.cells, table.columns, strict=True):
        if meaning in ("indicator", "subject", "instrument", "question", "unknown"):
            yield from in_sentences(cell.text, cell.first, names)


def instrument_of(row: RowRead, table: TableRead) -> str | None:
    """The instrument that a row's cell of instruments names."""
    cells = zip(row.cells, table.columns, strict=True)
    found = (instrument_named(cell.text) for cell, meaning in cells if meaning == "instrument")
    return next((one for one in found if one), None)
