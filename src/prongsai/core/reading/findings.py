"""What a report finds in its analysis, by themes or by indicators: in tables, or in paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reading.codes import LETTERS, CodeRead, codes_in
from prongsai.core.reading.entries import entries_in
from prongsai.core.reading.facts import Doubt, Figure, FindingRead
from prongsai.core.reading.numbers import FigureFound, figures_in
from prongsai.core.reading.outline import (
    CellRead,
    Meaning,
    Part,
    RowRead,
    TableRead,
    TextRead,
)
from prongsai.core.reading.results_rows import text_of
from prongsai.core.reading.subjects import (
    Named,
    Subject,
    Title,
    named_in,
    titles_of,
)
from prongsai.core.reading.units import is_blank, without_persons
from prongsai.core.wording import Text


class FindingsRead(NamedTuple):
    """The findings of every table of analysis, and what may be otherwise in them."""

    rows: tuple[FindingRead, ...]
    doubts: tuple[Doubt, ...]


@dataclass
class _Reading:
    """What rows are read by, and what the row or heading before them named."""

    titles: tuple[Title, ...]
    doubts: list[Doubt] = field(default_factory=list)
    headed: Named | None = None
    subject: Subject = Subject()
    instrument: str | None = None


_NAMING: tuple[Meaning, ...] = ("indicator", "subject", "number")
_INSTRUMENT = re.compile(r"(?<![A-Za-z])(?P<code>[IEO]IT)(?![A-Za-z])", re.IGNORECASE)
_SCORED = re.compile(r"[\s:]*(?:ได้(?:คะแนน)?|คะแนน|ร้อยละ|เท่ากับ|ไม่ทราบคะแนน)[\s\S]*$")
_BOUND_BEFORE = re.compile("(?:กว่า|ตั้งแต่|เกิน|ไม่ถึง|ระหว่าง|เต็ม|ไม่น้อย|ไม่มาก)(?:ร้อยละ)?\\s*$")
_BOUND_AFTER = re.compile(r"\s*+(?:คะแนน|%)?\s*+(?:ขึ้นไป|ลงมา|[-–]\s*[0-9๐-๙]|ถึง)")
_NO_FAULT = re.compile("^(?:จากผลคะแนน|จากผลการประเมิน).{0,60}(?:ในเรื่อง|ดังนี้|ได้แก่)[ :]*$")
_FOUND = re.compile("พบว่า|ข้อบกพร่อง|จุดอ่อน")
_MARKS = re.compile(r"^\s*[-–•]\s*")


def findings_in(parts: Iterable[Part], framework: Framework) -> FindingsRead:
    """Every finding of a report, in the order of print; ``framework`` is of the year assessed.

    A row that names no theme and no indicator belongs to the row above it, or to the heading
    above its table.
    """
    reading = _Reading(titles_of(framework))
    rows: list[FindingRead] = []
    for part in parts:
        if isinstance(part, TextRead):
            rows += _paragraph(part, reading)
        elif is_analysis(part):
            rows += _table(part, reading)
            reading.headed = None
    return FindingsRead(tuple(rows), tuple(reading.doubts))


def is_analysis(table: TableRead) -> bool:
    """Whether a table says, beside themes, indicators or questions, what the analysis found."""
    columns = set(table.columns)
    planned = columns & {"method", "step", "responsible", "period", "result"}
    return "analysis" in columns and not planned and bool(columns & {*_NAMING, "question"})


def _paragraph(text: TextRead, reading: _Reading) -> Iterator[FindingRead]:
    """What a paragraph finds below the heading of a theme or an indicator."""
    if text.heading or text.mark.startswith(("ประเด็น", "ตัวชี้วัด")):
        _head(text, reading)
    elif reading.headed is not None and _FOUND.search(text.words):
        cell = CellRead((text.words,), text.first, text.last)
        codes = [*_codes(None, _instrument_of(cell), cell, reading)]
        figure = _figure([cell])
        if codes or figure:
            yield _finding(reading.headed.subject, codes, figure, cell)


def _head(text: TextRead, reading: _Reading) -> None:
    """A heading that names a theme or an indicator: that of what stands below it."""
    named = named_in(f"{text.mark} {text.words}".strip(), reading.titles)
    if named is not None:
        reading.headed = named
    else:
        reading.headed = None


def _table(table: TableRead, reading: _Reading) -> Iterator[FindingRead]:
    reading.subject = reading.headed.subject if reading.headed else Subject()
    reading.instrument = None
    naming = next((table.columns.index(one) for one in _NAMING if one in table.columns), None)
    for row in table.rows:
        cells = dict(zip(table.columns, row.cells, strict=True))
        name = row.cells[naming] if naming is not None else None
        if name is not None and _is_instrument(name, row, reading):
            continue
        yield from _row(cells, name, reading)


def _is_instrument(name: CellRead, row: RowRead, reading: _Reading) -> bool:
    """Whether a row heads the indicators of an instrument (แบบวัด … IIT)."""
    found = _INSTRUMENT.search(name.text)
    if found is None or named_in(_without_score(name.text), reading.titles) is not None:
        return False
    others = [one for one in row.cells if one is not name and one.paragraphs]
    if any(figures_in(one.text) and not _NO_FAULT.search(one.text) for one in others):
        return False
    reading.instrument = found["code"].lower()
    reading.subject = Subject()
    return True


def _row(
    cells: dict[Meaning, CellRead], name: CellRead | None, reading: _Reading
) -> Iterator[FindingRead]:
    analysis = cells["analysis"]
    if is_blank(analysis.text) or _NO_FAULT.search(analysis.text):
        return
    figure = None
    if name is not None and not is_blank(name.text):
        named = named_in(_without_score(name.text), reading.titles)
        if named is not None:
            reading.subject = named.subject
        figure = _figure([name])
    score = cells.get("score")
    figure = _figure([score], bare=True) if score else figure
    expecting = _instrument_of(cells.get("instrument")) or reading.instrument
    codes = [*_codes(cells.get("question"), expecting, analysis, reading)]
    yield _finding(reading.subject, codes, figure or _figure([analysis]), analysis)


def _finding(
    subject: Subject, codes: Iterable[str], figure: Figure | None, words: CellRead
) -> FindingRead:
    return FindingRead(
        indicator=subject.indicator or None,
        theme=subject.theme or None,
        codes=tuple(dict.fromkeys(codes)),
        figure=figure,
        text=_text(words),
        line=words.first,
    )


def _without_score(name: str) -> str:
    """The name of an indicator without the score that stands after it in its cell."""
    found = figures_in(name)
    scored = next((one for one in found if one.unit or "." in one.printed), None)
    return _SCORED.sub("", name[: scored.start] if scored else name)


def _instrument_of(cell: CellRead | None) -> str | None:
    """The instrument that a cell names, where it names one only."""
    found = {one["code"].lower() for one in _INSTRUMENT.finditer(cell.text)} if cell else set()
    return found.pop() if len(found) == 1 else None


def _codes(
    question: CellRead | None, expecting: str | None, analysis: CellRead, reading: _Reading
) -> Iterator[str]:
    """The codes beside a finding, then those that its words name."""
    if question is not None:
        for code in codes_in(question.text, expecting):
            _doubt_code(code, question.first, reading)
            yield code.code
    for code in codes_in(analysis.text, expecting):
        if _has_letter(code, expecting):
            yield code.code


def _has_letter(code: CodeRead, expecting: str | None) -> bool:
    """Whether a code in running words has its letter; a bare number after ข้อ is of any list."""
    if not code.printed[0].isdecimal():
        return True
    return code.printed[0] in "0๐" and len(code.printed) > 2 and code.code[0] == _letter(expecting)


def _letter(instrument: str | None) -> str | None:
    return LETTERS.get(instrument or "")


def _figure(cells: Sequence[CellRead | None], *, bare: bool = False) -> Figure | None:
    """The first score of cells: the figure before คะแนน; any figure where the column is of them."""
    for cell in cells:
        found = figures_in(cell.text) if cell else ()
        scored = [one for one in found if one.unit == "คะแนน"] or (list(found) if bare else [])
        scored = [one for one in scored if cell and not _is_bound(one, cell.text)]
        if cell and scored:
            return _read(scored[0], cell)
    return None


def _is_bound(found: FigureFound, text: str) -> bool:
    """Whether a figure only bounds scores: เกินกว่า ๘๕ คะแนน, คะแนนเต็ม ๑๐๐ คะแนน."""
    before, after = text[: found.start], text[found.end :]
    return _BOUND_BEFORE.search(before) is not None or _BOUND_AFTER.match(after) is not None


def _read(found: FigureFound, cell: CellRead) -> Figure:
    return Figure(found.value, found.printed, cell.first)


def _text(cell: CellRead) -> str:
    """The words of a finding: its paragraphs one after another, without dashes."""
    paragraphs = (_MARKS.sub("", one) for one in cell.paragraphs)
    said = " ".join(paragraphs) if len(cell.paragraphs) > 1 else _one(text_of(cell))
    return without_persons(said)


def _one(paragraph: str) -> str:
    entries = entries_in(paragraph)
    if all(one.mark == "-" for one in entries):
        return " ".join(one.text for one in entries)
    return _MARKS.sub("", paragraph)


def _doubt_code(code: CodeRead, line: int, reading: _Reading) -> None:
    if not code.sure:
        says = _UNSURE_CODE.fill(printed=code.printed, code=code.code.upper())
        reading.doubts.append(Doubt(line, code.printed, code.code, says))


_UNSURE_CODE = Text(
    "พิมพ์ว่า “{printed}” ซึ่งอ่านเป็นข้อ {code} โปรดตรวจกับเอกสาร",
    "“{printed}” was read as {code}; check it against the document.",
)
