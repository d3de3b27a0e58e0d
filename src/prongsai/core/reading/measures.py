"""Tables of measures and of their results: one measure for each row, whatever the columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.framework import Framework
from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.facts import Doubt, MeasureRead
from prongsai.core.reading.first_cells import FirstCell, first_cell
from prongsai.core.reading.outline import CellRead, Meaning, Part, RowRead, TableRead
from prongsai.core.reading.periods_read import period_in
from prongsai.core.reading.results_rows import (
    heard_before,
    list_in,
    sentence_of,
    text_of,
    ways_in,
)
from prongsai.core.reading.subjects import Subject, Title, titles_of
from prongsai.core.reading.units import units_in
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text

# What names the theme or indicator of a row, the likeliest first.
_NAMING: tuple[Meaning, ...] = ("indicator", "subject", "question", "unknown")
_WAYS = ("method", "step")
_PLANNED = ("responsible", "period", "follow_up", "result", "outcome", "suggestion")
# Columns of scores and of the assessors' comments are those of an analysis, not of measures.
_ANALYSED = ("score", "level", "comment", "yes", "no", "supervisor")
_LISTS: dict[Meaning, str] = {
    "result": "results",
    "outcome": "outcomes",
    "suggestion": "suggestions",
    "analysis": "findings",
}
_SENTENCES: dict[Meaning, str] = {
    "follow_up": "follow_up",
    "supervisor": "supervisor",
    "remark": "remark",
}


class MeasuresRead(NamedTuple):
    """The rows of every table of measures or results, and what may be otherwise in them."""

    rows: tuple[MeasureRead, ...]
    doubts: tuple[Doubt, ...]


@dataclass
class _Reading:
    """What rows are read by, and what a row above them named."""

    titles: tuple[Title, ...]
    year: FiscalYear | None
    doubts: list[Doubt] = field(default_factory=list)
    under: Subject | None = None
    heading: str = ""
    named: str = ""


def measures_in(
    parts: Iterable[Part], framework: Framework, year: int | None = None
) -> MeasuresRead:
    """Every measure of a report, in the order of print.

    ``framework`` has the rules of the year assessed, by which themes and indicators are known;
    ``year`` is the fiscal year of the measures, for periods that have none (ตลอดปีงบประมาณ).
    """
    reading = _Reading(titles_of(framework), FiscalYear(year) if year else None)
    rows: list[MeasureRead] = []
    for part in parts:
        if isinstance(part, TableRead) and is_measures(part):
            rows += _table(_with_ways(part), reading)
    return MeasuresRead(tuple(rows), tuple(reading.doubts))


def is_measures(table: TableRead) -> bool:
    """Whether a table has measures: how something is done, and who does it, when, or the result."""
    columns = set(table.columns)
    if columns & set(_ANALYSED):
        return False
    planned = len(columns & set(_PLANNED))
    return bool(planned and columns & set(_WAYS)) or planned > 1


def _with_ways(table: TableRead) -> TableRead:
    """A table whose methods stand under a title that nobody knows, with the meaning they have."""
    columns = list(table.columns)
    if not set(columns) & set(_WAYS) and "unknown" in columns[1:]:
        columns[columns.index("unknown", 1)] = "method"
    return replace(table, columns=tuple(columns))


def _table(table: TableRead, reading: _Reading) -> Iterator[MeasureRead]:
    reading.under, reading.heading, reading.named = None, "", ""
    naming = _naming(table.columns)
    for row in table.rows:
        if row.spanning:
            _heads(row, reading)
        elif any(cell.paragraphs for cell in row.cells):
            yield _row(row, table, naming, reading)


def _naming(columns: Sequence[Meaning]) -> int:
    """Which column names what a row answers."""
    found = (columns.index(one) for one in _NAMING if one in columns)
    return next(found, 0)


def _heads(row: RowRead, reading: _Reading) -> None:
    """A row that spans the table: a theme or indicator, a sub-theme, or the end of them."""
    cell = next(one for one in row.cells if one.paragraphs)
    read = first_cell(text_of(cell), "มาตรการ", reading.titles)
    if read.named is not None:
        reading.under, reading.heading = read.named.subject, ""
        reading.named = read.named.words
    elif read.sub_indicators or _is_sub_theme(text_of(cell)):
        reading.heading = " ".join(read.measures)
    else:
        reading.under, reading.heading, reading.named = None, "", ""


def _is_sub_theme(text: str) -> bool:
    return "." in arabic_digits(text).strip().lstrip("(").partition(" ")[0].rstrip(".")


def _row(row: RowRead, table: TableRead, naming: int, reading: _Reading) -> MeasureRead:
    cell = row.cells[naming]
    first = first_cell(text_of(cell), table.titles[naming], reading.titles, reading.under)
    measure = _answering(first, reading)
    for at, (meaning, one) in enumerate(zip(table.columns, row.cells, strict=True)):
        if at != naming and one.paragraphs:
            measure = _filled(measure, meaning, one, reading)
    late = heard_before(measure.results, measure.period)
    lines = (min(one.first for one in row.cells), max(one.last for one in row.cells))
    if late:
        at_line = _line_of("result", table, row)
        reading.doubts.append(Doubt(at_line, late, late, _HEARD_BEFORE.fill(month=late)))
    return MeasureRead(measure, _title(first, measure, reading), lines)


def _line_of(meaning: Meaning, table: TableRead, row: RowRead) -> int:
    return row.cells[table.columns.index(meaning)].first


def _answering(first: FirstCell, reading: _Reading) -> Measure:
    subject = first.named.subject if first.named else reading.under or Subject()
    indicator = subject.indicator
    if len(first.sub_indicators) == 1 and not first.codes:
        indicator = arabic_digits(first.sub_indicators[0])
    return Measure(
        theme=subject.theme,
        indicator=indicator,
        questions=tuple(dict.fromkeys(one.code for one in first.codes)),
        heading=first.heading or reading.heading,
        measures=first.measures,
    )


def _filled(measure: Measure, meaning: Meaning, cell: CellRead, reading: _Reading) -> Measure:
    """A measure with what one of its cells says added."""
    text = text_of(cell)
    match meaning:
        case "method" | "step":
            ways = ways_in(text, "methods" if meaning == "method" else "steps")
            return replace(
                measure,
                findings=measure.findings + ways.findings,
                methods=measure.methods + ways.methods,
                steps=measure.steps + ways.steps,
            )
        case "responsible":
            return replace(measure, responsible=measure.responsible + units_in(text))
        case "period":
            read = period_in(cell, reading.year)
            return replace(measure, period=read.period, period_printed=read.printed)
        case "subject" | "indicator":
            return replace(measure, measures=measure.measures + list_in(text))
        case "question":
            codes = (one.code for one in codes_in(text))
            return replace(measure, questions=tuple(dict.fromkeys((*measure.questions, *codes))))
    added: dict[str, Any] = {}
    if meaning in _LISTS:
        added = {_LISTS[meaning]: getattr(measure, _LISTS[meaning]) + list_in(text)}
    elif meaning in _SENTENCES:
        added = {_SENTENCES[meaning]: sentence_of(cell)}
    return replace(measure, **added)


def _title(first: FirstCell, measure: Measure, reading: _Reading) -> str:
    """What a row is called in print: what it answers, its sub-theme or its first measure."""
    if first.named:
        return first.named.words
    return measure.heading or next(iter(measure.measures), "") or reading.named


_HEARD_BEFORE = Text(
    "รายงานต่อที่ประชุมประจำเดือน {month} ซึ่งอยู่ก่อนระยะเวลาดำเนินการของแถวนี้ ปีหรือเดือนอาจพิมพ์ผิด โปรดตรวจ",
    "the results were reported in {month}, before the work of this row began; the month or year "
    "may be misprinted: check it.",
)
