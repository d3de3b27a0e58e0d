"""Questions and items by the band of their scores: below 60, 60 to 85, above 85."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.reading.codes import CodeRead, codes_in
from prongsai.core.reading.facts import Doubt
from prongsai.core.reading.nodes_named import instrument_named
from prongsai.core.reading.outline import Meaning, Part, RowRead, TableRead, TextRead
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text

BANDS: tuple[Meaning, ...] = ("below_60", "60_to_85", "above_85")

_60, _85 = r"(?:ร้อยละ\s*)?60(?:\.00)?", r"(?:ร้อยละ\s*)?85(?:\.00)?"
# The band that names both bounds first, for each of the others is a part of it.
_BAND = re.compile(
    rf"(?P<between>{_60}\s*+(?:%|คะแนน)?\s*+(?:[-–—]|ถึง|แต่|และ)?\s*+(?:ไม่เกิน|ต่ำกว่า|น้อยกว่า|ถึง)?\s*+{_85})"
    rf"|(?P<below>(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง|ไม่เกิน)\s*{_60}(?![0-9.]))"
    rf"|(?P<above>(?:เกิน(?:กว่า)?|สูงกว่า|มากกว่า|ตั้งแต่)\s*{_85}(?![0-9.])|{_85}\s*+(?:%|คะแนน)?\s*+ขึ้นไป)"
)
_BAND_OF: dict[str, Meaning] = {
    "between": "60_to_85", "below": "below_60", "above": "above_85",
}  # fmt: skip
_LISTS = re.compile(r"(?:ได้แก่|ดังนี้|คือ|ประกอบด้วย|มี|:)\s*(?:ข้อ\s*)?")
_LOOKED_BACK = 2_000  # letters before a band that may name its instrument
_BETWEEN_CODES = re.compile(r"[\s,/]*+(?:และ|กับ|,)?\s*+(?:ข้อ(?:ที่|คำถาม)?)?\s*+")


class GroupsRead(NamedTuple):
    """The codes of each band in the order of print, and what may be otherwise in them."""

    groups: dict[str, tuple[str, ...]]
    doubts: tuple[Doubt, ...] = ()


class _Grouped(NamedTuple):
    band: Meaning
    code: CodeRead
    line: int


def groups_in(parts: Sequence[Part]) -> GroupsRead:
    """The groups of a report, from its table of groups, or where it has none from its sentences.

    What a sentence lists beside a table is compared with it elsewhere, and adds nothing to it.
    """
    found = [one for part in parts if isinstance(part, TableRead) for one in _in_table(part)]
    found = found or [*_in_sentences(parts)]
    groups: dict[str, tuple[str, ...]] = {
        band: tuple(dict.fromkeys(one.code.code for one in found if one.band == band))
        for band in BANDS
        if any(one.band == band for one in found)
    }
    doubts = (doubt for one in found for doubt in code_doubts(one.code, one.line))
    return GroupsRead(groups, tuple(dict.fromkeys(doubts)))


def code_doubts(code: CodeRead, line: int) -> Iterator[Doubt]:
    """The doubt about a code that is printed in letters or digits that may be others."""
    if not code.sure:
        says = _UNSURE_CODE.fill(printed=code.printed, code=code.code.upper())
        yield Doubt(line, code.printed, code.code, says)


def _in_table(table: TableRead) -> Iterator[_Grouped]:
    """The codes of a table whose columns, or whose rows, are the bands."""
    banded = [at for at, meaning in enumerate(table.columns) if meaning in BANDS]
    for row in table.rows:
        if banded:
            yield from _in_columns(row, banded, table)
        else:
            yield from _in_row(row, table)


def _in_columns(row: RowRead, banded: Sequence[int], table: TableRead) -> Iterator[_Grouped]:
    others = " ".join(cell.text for at, cell in enumerate(row.cells) if at not in banded)
    expecting = instrument_named(others)
    for at in banded:
        cell = row.cells[at]
        for code in codes_in(cell.text, expecting):
            yield _Grouped(table.columns[at], code, cell.first)


def _in_row(row: RowRead, table: TableRead) -> Iterator[_Grouped]:
    """The codes beside a cell that names a band and has no code of its own."""
    named = next((_only_band(cell.text) for cell in row.cells if cell.paragraphs), None)
    if named is None:
        return
    for at, cell in enumerate(row.cells):
        for code in codes_in(cell.text, instrument_named(table.titles[at])):
            yield _Grouped(named, code, cell.first)


def _only_band(words: str) -> Meaning | None:
    found = _BAND.search(arabic_digits(words))
    return _band(found) if found and not codes_in(words) and len(words) < 90 else None


def _band(found: re.Match[str]) -> Meaning:
    return _BAND_OF[str(found.lastgroup)]


def _in_sentences(parts: Sequence[Part]) -> Iterator[_Grouped]:
    """The lists that follow the name of a band in its paragraph, or in the one after it."""
    open_band: tuple[Meaning, str | None] | None = None
    for part in parts:
        if not isinstance(part, TextRead):
            open_band = None
            continue
        words = arabic_digits(part.words)
        bands = [*_BAND.finditer(words)]
        named = instrument_named(words) if bands else None
        if not bands and open_band:
            listed = _only_codes(part.words, open_band[1])
            yield from (_Grouped(open_band[0], code, part.first) for code in listed)
            open_band = open_band if listed else None
        for at, found in enumerate(bands):
            end = bands[at + 1].start() if at + 1 < len(bands) else len(words)
            start = found.start()
            before = words[max(0, start - _LOOKED_BACK) : start]
            expecting = instrument_named(before) or named
            codes = [*_after(part.words[start:end], found.end() - start, expecting)]
            yield from (_Grouped(_band(found), code, part.first) for code in codes)
            open_band = None if codes else (_band(found), expecting)


def _only_codes(words: str, expecting: str | None) -> list[CodeRead]:
    """The codes of a paragraph that has nothing else; none where it has."""
    codes = [*_listed(words, 0, expecting)]
    last = max((code.start + len(code.printed) for code in codes), default=0)
    return [] if words[last:].strip(" .,") else codes


def _after(words: str, start: int, expecting: str | None) -> Iterator[CodeRead]:
    """The codes of the first list after the name of a band, as long as the list goes on."""
    leads = _LISTS.search(words, start)
    if leads is not None:
        yield from _listed(words, leads.end(), expecting)


def _listed(words: str, start: int, expecting: str | None) -> Iterator[CodeRead]:
    at = start
    for code in codes_in(words, expecting):
        if code.start < start:
            continue
        between = _BETWEEN_CODES.match(words, at)
        if code.start > (between.end() if between else at):
            return
        yield code
        at = max(at, code.start + len(code.printed))


_UNSURE_CODE = Text(
    "พิมพ์ว่า “{printed}” ซึ่งอ่านเป็นข้อ {code} โปรดตรวจกับเอกสาร",
    "“{printed}” was read as {code}; check it against the document.",
)
