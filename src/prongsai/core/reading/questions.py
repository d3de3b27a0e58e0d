"""Questions and items of a report: their scores, comments, what is to be done and by whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from prongsai.core.reading.assignees import assigned_in
from prongsai.core.reading.codes import CodeRead, codes_in
from prongsai.core.reading.facts import Doubt, Figure, QuestionRead
from prongsai.core.reading.follow_up import is_follow_up
from prongsai.core.reading.groups import BANDS, code_doubts
from prongsai.core.reading.measures import is_measures
from prongsai.core.reading.nodes_named import instrument_named
from prongsai.core.reading.numbers import figures_in
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.reading.question_rows import rows_of
from prongsai.core.reading.question_sentences import scored_codes
from prongsai.core.wording import Text


class QuestionsRead(NamedTuple):
    """Every question of which something is printed, in the order of print, and what is doubtful.

    A question is there once, and again where its score is printed otherwise.
    """

    questions: tuple[QuestionRead, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass
class _Reading:
    """What was read so far, and what the paragraphs before a place spoke of.

    ``open`` are the questions of the last tables, of which the analysis after them speaks.
    """

    found: list[QuestionRead] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    instrument: str | None = None
    asked: CodeRead | None = None
    open: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    answering: bool = False


_ANALYSIS = re.compile(
    r"(?:การ)?วิเคราะห์ผล(?:การประเมิน|คะแนน)?(?=$|[\s:]|ควร)[\s:]*|(?:ข้อเสนอแนะ|แนวทาง(?:แก้ไข|ปรับปรุง))\s*(?:$|:\s*)"
)
_AT_THE_START = 12


def questions_in(parts: Sequence[Part]) -> QuestionsRead:
    """What a report says of single questions, in tables and in words."""
    reading = _Reading()
    for part in parts:
        if isinstance(part, TableRead):
            _table(part, reading)
        else:
            _paragraph(part, reading)
    _answered(reading)
    questions = tuple(_merged(reading.found))
    doubts = [*reading.doubts, *_printed_twice(questions)]
    return QuestionsRead(questions, tuple(dict.fromkeys(doubts)))


def _paragraph(part: TextRead, reading: _Reading) -> None:
    if reading.open and (lead := _ANALYSIS.match(part.words)) and part.mark in ("", "-"):
        reading.answering = True
        _answer(part.words[lead.end() :], reading)
    elif reading.answering and not part.heading and not _begins_another(part.words, reading):
        _answer(f"{part.mark}. {part.words}" if part.mark.isdecimal() else part.words, reading)
    else:
        _answered(reading)
        _other(part, reading)


def _other(part: TextRead, reading: _Reading) -> None:
    """A heading, the words of a question, its score, or a sentence with scores."""
    if part.heading and (instrument := instrument_named(part.words)):
        reading.instrument, reading.asked = instrument, None
    if code := _starts(part.words, reading.instrument):
        reading.asked, reading.open = code, [*reading.open, code.code]
    found = figures_in(part.words)
    if reading.asked and len(found) == 1 and part.words.strip(" %*") == found[0].printed:
        figure = Figure(found[0].value, found[0].printed, part.first)
        _add(QuestionRead(reading.asked.code, part.first, figure), reading.asked, reading)
        return
    for scored in scored_codes(part.words, part.first, reading.instrument):
        _add(QuestionRead(scored.code.code, part.first, scored.figure), scored.code, reading)
    if code and found and part.words.rstrip(" %*").endswith(found[-1].printed):
        figure = Figure(found[-1].value, found[-1].printed, part.first)
        if "." in found[-1].printed:
            _add(QuestionRead(code.code, part.first, figure), code, reading)


def _begins_another(words: str, reading: _Reading) -> bool:
    """Whether a paragraph begins with a question that the analysis before it is not of."""
    code = _starts(words, reading.instrument)
    return code is not None and code.code not in reading.open


def _starts(words: str, instrument: str | None) -> CodeRead | None:
    """The code with which a paragraph begins, where it has its letter."""
    found = codes_in(words[:_AT_THE_START], instrument)
    first = found[0] if found and found[0].start == 0 else None
    return first if first and first.sure and not first.printed.isdecimal() else None


def _table(table: TableRead, reading: _Reading) -> None:
    _answered(reading)
    if is_measures(table) or is_follow_up(table) or set(table.columns) & set(BANDS):
        return
    for row in rows_of(table, reading.instrument, reading.asked):
        reading.asked = row.asked
        reading.doubts += row.doubts
        for question, code in row.questions:
            _add(question, code, reading)
            reading.open.append(question.code)


def _add(question: QuestionRead, code: CodeRead, reading: _Reading) -> None:
    reading.doubts += code_doubts(code, question.line)
    reading.found.append(question)


def _answer(words: str, reading: _Reading) -> None:
    """Keep words of an analysis for the question that they begin with, else for all open."""
    code = _code_after_mark(words)
    codes = [code] if code in reading.open else reading.open
    for one in dict.fromkeys(codes):
        if words.strip():
            reading.answers.setdefault(one, []).append(words.strip())


def _code_after_mark(words: str) -> str | None:
    found = codes_in(re.sub(r"^\s*\(?[0-9๐-๙]{1,2}[.)]\s*", "", words)[:_AT_THE_START])
    return found[0].code if found and found[0].start == 0 else None


def _answered(reading: _Reading) -> None:
    """End an analysis: its questions have it, and the next tables begin anew."""
    if not reading.answering:
        return
    lines = {one.code: one.line for one in reversed(reading.found)}
    for code, words in reading.answers.items():
        said = assigned_in(" ".join(words))
        line = lines.get(code)
        if line is not None:
            reading.found.append(
                QuestionRead(code, line, analysis=said.text or None, assignee=said.who)
            )
    reading.open, reading.answers, reading.answering, reading.asked = [], {}, False, None


def _merged(found: Sequence[QuestionRead]) -> Iterator[QuestionRead]:
    """What several places say of a question as one; a second figure stays apart."""
    by_code: dict[str, list[QuestionRead]] = {}
    for one in found:
        by_code.setdefault(one.code, []).append(one)
    for code, said in by_code.items():
        figures = {one.figure.value: one for one in reversed(said) if one.figure}
        scored = [one for one in said if one.figure and figures[one.figure.value] is one]
        first = scored[0] if scored else said[0]
        yield QuestionRead(
            code,
            first.line,
            first.figure,
            next((one.comment for one in said if one.comment), None),
            next((one.analysis for one in said if one.analysis), None),
            next((one.assignee for one in said if one.assignee), None),
        )
        yield from (QuestionRead(code, one.line, one.figure) for one in scored[1:])


def _printed_twice(questions: Sequence[QuestionRead]) -> Iterator[Doubt]:
    first: dict[str, Figure] = {}
    for one in questions:
        if one.figure is None:
            continue
        other = first.setdefault(one.code, one.figure)
        if other.value != one.figure.value:
            says = _TWICE.fill(
                code=one.code.upper(), one=one.figure.printed, other=other.printed, line=other.line
            )
            yield Doubt(one.line, one.figure.printed, str(one.figure.value), says)


_TWICE = Text(
    "ข้อ {code} พิมพ์ว่า {one} แต่บรรทัด {line} พิมพ์ว่า {other} โปรดตรวจว่าตัวเลขใดถูก",
    "{code} is printed with {one}, but with {other} on line {line}; check which is right.",
)
