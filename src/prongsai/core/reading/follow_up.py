"""The follow-up table: which unit mends a question or item, and who watches over it."""

from collections.abc import Iterable, Iterator

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.facts import FollowUpRead
from prongsai.core.reading.outline import CellRead, Meaning, Part, TableRead
from prongsai.core.reading.results_rows import text_of
from prongsai.core.reading.units import units_in

_NAMING: tuple[Meaning, ...] = ("question", "subject", "number", "indicator", "unknown")
_OTHERWISE = ("method", "step", "period", "result", "outcome", "score", "comment", "analysis")
_WATCHED: tuple[Meaning, ...] = ("supervisor", "follow_up")


def follow_up_in(parts: Iterable[Part]) -> tuple[FollowUpRead, ...]:
    """Every row of a follow-up table that has a question or item, in the order of print.

    A row with several questions gives one for each.
    """
    tables = (one for one in parts if isinstance(one, TableRead) and is_follow_up(one))
    return tuple(row for table in tables for row in _table(table))


def is_follow_up(table: TableRead) -> bool:
    """Whether a table only says who is responsible and who watches: no work, no scores."""
    columns = set(table.columns)
    watched = columns & set(_WATCHED)
    return bool(watched) and "responsible" in columns and not columns & set(_OTHERWISE)


def _table(table: TableRead) -> tuple[FollowUpRead, ...]:
    columns = table.columns
    naming = next((columns.index(one) for one in _NAMING if one in columns), 0)
    watching = next(columns.index(one) for one in _WATCHED if one in columns)
    doing = columns.index("responsible")
    rows = ((row.cells[naming], row.cells[doing], row.cells[watching]) for row in table.rows)
    read = [one for row in rows for one in _row(*row)]
    filled = [one for one in read if one.unit or one.supervisor]
    return tuple(filled or read)  # a form that nobody filled in tells at least its questions


def _row(named: CellRead, doing: CellRead, watching: CellRead) -> Iterator[FollowUpRead]:
    unit, supervisor = _units(doing), _units(watching)
    for code in dict.fromkeys(_codes(named)):
        yield FollowUpRead(code, unit, supervisor, named.first)


def _codes(cell: CellRead) -> Iterator[str]:
    """The codes with which the paragraphs of a cell begin; a name may have others in it."""
    for paragraph in cell.paragraphs:
        found = codes_in(paragraph)
        end = 0
        for code in found:
            between = paragraph[end : code.start].replace("ข้อ", "").replace("และ", "")
            if between.strip(" ,-–()./"):
                break
            yield code.code
            end = max(end, code.start + len(code.printed))


def _units(cell: CellRead) -> str:
    """Units as one phrase."""
    return ", ".join(units_in(text_of(cell)))
