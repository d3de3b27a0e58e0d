"""The first cell of a row of measures: what the row answers, and which measures it names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.reading.codes import CodeRead, codes_in
from prongsai.core.reading.entries import ListEntry, entries_in
from prongsai.core.reading.joining import joined
from prongsai.core.reading.subjects import Named, Subject, Title, named_in
from prongsai.core.reading.units import is_blank, without_persons


class FirstCell(NamedTuple):
    """What a first cell says; ``named`` is ``None`` where it names no theme and no indicator."""

    named: Named | None = None
    heading: str = ""
    sub_indicators: tuple[str, ...] = ()
    codes: tuple[CodeRead, ...] = ()
    measures: tuple[str, ...] = ()


class _Line(NamedTuple):
    """A line of a first cell, by what it is."""

    mark: str
    text: str


_SUB_INDICATOR = re.compile(
    r"(?:ตัวชี้วัดย่อย|ตัวขี้วัดย่อย)\s*+(?:ที่)?\s*+(?P<code>[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2})"
)
_INSTRUMENT = re.compile(
    r"^(?:แบบ(?:วัด|สำรวจ|ตรวจ)|เครื่องมือ)|\(.*(?:Integrity|Transparency|[IEO]IT).*\)|^[IEO]IT$",
    re.IGNORECASE,
)
_INLINE = re.compile(r"\s+(?=ตัวชี้วัดย่อย|[IEOieo]-?[0-9๐-๙]{1,2}\s|[0๐][๐-๙]{2}\s)")
_SEPARATOR = re.compile(r"[\s,/และ:.-]*")
_STEPS_OF_MARK = re.compile(r"\d+\.\d+")
# A column whose title has one of these names measures, where another names what they answer.
_OF_SUBJECTS = re.compile("ตัวชี้วัด|ประเด็น|ด้าน|หัวข้อ")
_OF_MEASURES = re.compile("มาตรการ|แนวทาง|โครงการ|กิจกรรม")


def first_cell(
    text: str, title: str, titles: Sequence[Title], under: Subject | None = None
) -> FirstCell:
    """Read a first cell; ``title`` is that of its column, ``under`` what a row above it names.

    Below such a row a cell that only looks like a name is a measure, unless it says ตัวชี้วัดที่.
    """
    if is_blank(text):
        return FirstCell()
    named = named_in(text, titles, expected=_OF_SUBJECTS.search(title) is not None)
    if named is not None and under is not None and not named.sure:
        named = None
    rest = text if named is None else named.rest
    expecting = _instrument(named.subject if named else under, titles)
    lines = [*_lines(rest)]
    subs = tuple(sub["code"] for one in lines if (sub := _SUB_INDICATOR.match(one.text)))
    codes = tuple(code for one in lines for code in _codes(one, expecting))
    others = [one for one in lines if not _is_asked(one, expecting)]
    heading, measures = _measures(others, named, title)
    return FirstCell(named, heading, subs, codes, measures)


def _instrument(subject: Subject | None, titles: Sequence[Title]) -> str | None:
    found = (one.instrument for one in titles if subject and one.subject == subject)
    return next(found, None) or None


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a cell; several codes or sub-indicators in one line are lines of their own."""
    for entry in entries_in(text):
        first, *more = _INLINE.split(entry.text) if _has_asked(entry) else [entry.text]
        yield _Line(entry.mark, first)
        yield from (_Line("", one) for one in more)


def _has_asked(entry: ListEntry) -> bool:
    return _SUB_INDICATOR.match(entry.text) is not None or bool(_codes(_Line("", entry.text), None))


def _codes(line: _Line, expecting: str | None) -> tuple[CodeRead, ...]:
    """The codes with which a line begins: one, or several with only commas between them."""
    found: list[CodeRead] = []
    end = 0
    for code in codes_in(line.text, expecting):
        between = line.text[end : code.start] if code.start >= end else ""
        before = re.sub(r"^\(?\s*(?:ข้อ(?:คำถาม)?)?\s*", "", between) if not found else between
        if _SEPARATOR.fullmatch(before) is None:
            break
        found.append(code)
        end = max(end, code.start + len(code.printed))
    return tuple(found) if _are_printed(found) else ()


def _are_printed(codes: Sequence[CodeRead]) -> bool:
    """Whether codes have a letter or its look-alike; a bare number begins any sentence."""
    return bool(codes) and (not codes[0].printed.isdecimal() or len(codes[0].printed) > 1)


def _is_asked(line: _Line, expecting: str | None) -> bool:
    return (
        _SUB_INDICATOR.match(line.text) is not None
        or _INSTRUMENT.search(line.text) is not None
        or bool(_codes(line, expecting))
        or is_blank(line.text)
    )


def _measures(
    lines: Sequence[_Line], named: Named | None, title: str
) -> tuple[str, tuple[str, ...]]:
    """The sub-theme and the measures: a line with a list below it heads the list."""
    said = [one._replace(text=without_persons(joined(one.text))) for one in lines]
    said = [one for one in said if one.text]
    if len(said) > 1 and _heads(said[0], said[1]):
        return said[0].text, tuple(one.text for one in said[1:])
    if len(said) == 1 and named and not said[0].mark and not _OF_MEASURES.search(title):
        return said[0].text, ()
    return "", tuple(one.text for one in said)


def _heads(line: _Line, after: _Line) -> bool:
    """Whether a line heads those after it: without a mark, or with that of a sub-theme, (๒.๑)."""
    if not after.mark:
        return False
    if not line.mark:
        return True
    return _STEPS_OF_MARK.search(line.mark) is not None and after.mark == "-"
