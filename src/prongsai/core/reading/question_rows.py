"""Rows of tables that tell of questions: whose row it is, its score, comment and assignee."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.reading.assignees import assigned_in
from prongsai.core.reading.codes import CodeRead, codes_in
from prongsai.core.reading.facts import Doubt, Figure, QuestionRead
from prongsai.core.reading.nodes_named import instrument_named
from prongsai.core.reading.numbers import FigureFound, figures_in
from prongsai.core.reading.outline import CellRead, Meaning, RowRead, TableRead
from prongsai.core.reading.question_sentences import scored_codes
from prongsai.core.reading.score_tables import figure_of
from prongsai.core.reading.units import is_blank, units_in, without_persons
from prongsai.core.thai import closed_up
from prongsai.core.wording import Text

_CODED: tuple[Meaning, ...] = ("number", "question", "subject", "unknown")
_HUNDRED = Decimal(100)


class RowOfQuestions(NamedTuple):
    """What a row tells: its questions with their codes as printed, and which was asked last."""

    questions: tuple[tuple[QuestionRead, CodeRead], ...]
    asked: CodeRead | None
    doubts: tuple[Doubt, ...] = ()


def rows_of(
    table: TableRead, instrument: str | None, asked: CodeRead | None
) -> Iterator[RowOfQuestions]:
    """What each row tells of questions.

    ``instrument`` is that of the heading above the table, ``asked`` the question whose words stand
    before it: a row that has no code answers it.
    """
    expecting = _one_instrument(table) or instrument
    for row in table.rows:
        cells = _by_meaning(row, table)
        codes = _codes(row, table, _named(cells.get("instrument")) or expecting)
        if codes:
            asked = codes[0]
        elif asked is not None and _answers(cells):
            codes = [asked]
        doubts = tuple(_shares(cells)) if codes else ()
        yield RowOfQuestions(tuple(_questions(codes, cells, expecting)), asked, doubts)


def _one_instrument(table: TableRead) -> str | None:
    """The instrument of a whole table: assessors check (ตรวจ) nothing but items."""
    titles = closed_up(" ".join(table.titles))
    if "instrument" in table.columns:
        return None
    return instrument_named(titles) or ("oit" if "ประเด็นการตรวจ" in titles else None)


def _named(cell: CellRead | None) -> str | None:
    return instrument_named(cell.text) if cell else None


def _by_meaning(row: RowRead, table: TableRead) -> dict[Meaning, CellRead]:
    """The cells by meaning, of two with the same one the first that is filled."""
    cells: dict[Meaning, CellRead] = {}
    for cell, meaning in zip(row.cells, table.columns, strict=True):
        if meaning not in cells or not cells[meaning].paragraphs:
            cells[meaning] = cell
    return cells


def _codes(row: RowRead, table: TableRead, expecting: str | None) -> list[CodeRead]:
    """The codes of a row: of the column of numbers or questions, or with which a cell begins."""
    if "indicator" in table.columns:
        expecting = None
    for cell, meaning in zip(row.cells, table.columns, strict=True):
        if meaning not in _CODED or not cell.paragraphs:
            continue
        found = [*codes_in(cell.text, expecting)]
        if meaning == "number" and "question" not in table.columns:
            found = [one for one in found if _has_letter(one)]
        elif meaning != "number" and not _only_codes(cell.text, found):
            found = [one for one in found[:1] if one.start == 0 and _has_letter(one)]
        if found:
            return found
    return []


def _has_letter(code: CodeRead) -> bool:
    return not code.printed[0].isdecimal() or (code.printed[0] in "0๐" and len(code.printed) > 1)


def _only_codes(text: str, found: Sequence[CodeRead]) -> bool:
    """Whether a cell has hardly anything but codes: ``ข้อ e๖``, ``E๑ และ E๒``."""
    return len(text) - sum(len(one.printed) for one in found) <= 6 * max(len(found), 1)


def _answers(cells: dict[Meaning, CellRead]) -> bool:
    """Whether a row without a code answers the question above it: it has shares and a score."""
    return ("yes" in cells or "question" in cells) and "score" in cells and "number" not in cells


def _questions(
    codes: Sequence[CodeRead], cells: dict[Meaning, CellRead], expecting: str | None
) -> Iterator[tuple[QuestionRead, CodeRead]]:
    said = cells.get("analysis") or cells.get("suggestion")
    figures = _figures(cells, len(codes)) if codes else []
    for code, figure in zip(codes, figures, strict=True):
        analysis = assigned_in(said.text) if said and not is_blank(said.text) else None
        line = min(one.first for one in cells.values() if one.paragraphs)
        yield (
            QuestionRead(
                code.code,
                line,
                figure,
                _words(cells.get("comment")),
                analysis.text if analysis else None,
                _units(cells.get("responsible")) or (analysis.who if analysis else None),
            ),
            code,
        )
    own = {code.code for code in codes}
    if said and (instrument := _named(cells.get("instrument")) or expecting):
        for scored in scored_codes(said.text, said.first, instrument):
            if scored.code.code not in own:
                yield QuestionRead(scored.code.code, said.first, scored.figure), scored.code


def _figures(cells: dict[Meaning, CellRead], count: int) -> list[Figure | None]:
    """The score of each of a row's questions; none where it cannot be told whose a score is."""
    score = cells.get("score")
    if score is not None:
        found = figure_of(score)
        if count > 1:
            return _each(figures_in(score.text), score, count)
        return [Figure(found.value, found.printed, score.first) if found else None]
    said = cells.get("analysis")
    scored = [one for one in figures_in(said.text) if one.unit == "คะแนน"] if said else []
    if count == 1 and scored and said:
        return [Figure(scored[0].value, scored[0].printed, said.first)]
    return _each(scored, said, count) if said else [None] * count


def _each(found: Sequence[FigureFound], cell: CellRead, count: int) -> list[Figure | None]:
    if len(found) != count:
        return [None] * count
    return [Figure(one.value, one.printed, cell.first) for one in found]


def _words(cell: CellRead | None) -> str | None:
    return without_persons(cell.text) if cell and not is_blank(cell.text) else None


def _units(cell: CellRead | None) -> str | None:
    return ", ".join(units_in("\n".join(cell.paragraphs))) or None if cell else None


def _shares(cells: dict[Meaning, CellRead]) -> Iterator[Doubt]:
    """The doubt about shares of มี and ไม่มี that are not a hundred, or not the score."""
    yes, no = (_share(cells.get(one)) for one in ("yes", "no"))
    if yes is None or no is None:
        return
    line = cells["yes"].first
    if yes.value + no.value != _HUNDRED:
        says = _NOT_A_HUNDRED.fill(yes=yes.printed, no=no.printed)
        yield Doubt(line, f"{yes.printed} {no.printed}", str(yes.value + no.value), says)
    score = _share(cells.get("score"))
    if score and score.value not in (yes.value, no.value):
        says = _OTHER_SCORE.fill(score=score.printed, yes=yes.printed, no=no.printed)
        yield Doubt(cells["score"].first, score.printed, str(score.value), says)


def _share(cell: CellRead | None) -> FigureFound | None:
    return figure_of(cell) if cell else None


_NOT_A_HUNDRED = Text(
    "ร้อยละของ มี {yes} และ ไม่มี {no} รวมกันไม่เป็น 100 โปรดตรวจกับเอกสาร",
    "the shares {yes} and {no} do not add up to 100; check them against the document.",
)
_OTHER_SCORE = Text(
    "คะแนน {score} ไม่ตรงกับร้อยละของ มี {yes} หรือ ไม่มี {no} โปรดตรวจกับเอกสาร",
    "the score {score} is neither of the shares {yes} and {no}; check it against the document.",
)
