"""One list of a report held against another: groups, lists in sentences, scores, follow-up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.framework import Framework
from prongsai.core.reading.codes import LETTERS, codes_in
from prongsai.core.reading.facts import Doubt, Facts
from prongsai.core.reading.outline import Part, TableRead
from prongsai.core.reading.passages import Passage, passages
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text

BELOW = "below_60"
_NAMES = {
    BELOW: Text("ต่ำกว่า 60", "below 60"),
    "60_to_85": Text("60 ถึง 85", "60 to 85"),
    "above_85": Text("เกินกว่า 85", "above 85"),
}
_INSTRUMENT = re.compile("IIT|EIT|OIT", re.IGNORECASE)
_BELOW_60 = re.compile(r"(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง)\s*(?:ร้อยละ\s*)?60")
_LISTS = re.compile(r"(?:ได้แก่|ดังนี้|คือ|:)")
# What is not known yet is listed after what is below, and is no part of it.
_NOT_KNOWN = re.compile(r"(?:ทั้งนี้\s*)?ยังไม่\s*ทราบ")
_NONE_BELOW = re.compile(r"ไม่มี[^,]{0,40}(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง)\s*(?:ร้อยละ\s*)?60")
# A table of groups that has most of an instrument's codes is meant to have them all.
_MOST = Decimal("0.8")


def lists_that_differ(
    facts: Facts, framework: Framework | None, parts: Sequence[Part]
) -> Iterator[Doubt]:
    """A doubt for each code that one list of the report has and another should have or lacks.

    Compared are the table of groups, the scores of questions, the sentences that list what is
    below 60, and the follow-up table. Without ``framework`` nothing is said of codes that no
    group has.
    """
    table = _first_line(parts)
    yield from _in_two_groups(facts, table)
    if framework is not None:
        yield from _in_no_group(facts, framework, table)
        yield from _unknown_codes(facts, framework, table)
    yield from _score_outside_its_group(facts)
    for sentence in _sentences(parts):
        yield from _sentence_and_groups(facts, sentence)
    yield from _follow_up_and_the_rest(facts)
    yield from _unscored(facts)


def _first_line(parts: Sequence[Part]) -> int:
    """Where the table of groups begins; 1 where there is none."""
    tables = (part.first for part in parts if isinstance(part, TableRead) and BELOW in part.columns)
    return next(tables, 1)


def _upper(codes: Sequence[str]) -> str:
    return ", ".join(code.upper() for code in codes)


def _in_two_groups(facts: Facts, line: int) -> Iterator[Doubt]:
    seen: dict[str, str] = {}
    for band, codes in facts.groups.items():
        for code in codes:
            if seen.setdefault(code, band) != band:
                says = _TWO_GROUPS.fill(code=code.upper(), one=_NAMES[seen[code]], two=_NAMES[band])
                yield Doubt(line, code.upper(), code, says)


def _in_no_group(facts: Facts, framework: Framework, line: int) -> Iterator[Doubt]:
    grouped = {code for codes in facts.groups.values() for code in codes}
    for letter in LETTERS.values():
        asked = [node.code for node in framework.marked if node.code.startswith(letter)]
        there = grouped.intersection(asked)
        forgotten = [code for code in asked if code not in grouped]
        if forgotten and len(there) >= _MOST * len(asked):
            says = _NO_GROUP.fill(codes=_upper(forgotten))
            yield Doubt(line, "", ", ".join(forgotten), says)


def _unknown_codes(facts: Facts, framework: Framework, table: int) -> Iterator[Doubt]:
    """What no rules of the year have, each code once, where it is first printed."""
    lines = {code: table for codes in facts.groups.values() for code in codes}
    lines |= {row.code: row.line for row in reversed(facts.follow_up)}
    lines |= {code: one.line for one in reversed(facts.findings) for code in one.codes}
    lines |= {one.code: one.line for one in reversed(facts.questions)}
    for code, line in lines.items():
        if code not in framework.nodes:
            says = _NO_SUCH_CODE.fill(code=code.upper(), year=framework.year)
            yield Doubt(line, code.upper(), code, says)


def _score_outside_its_group(facts: Facts) -> Iterator[Doubt]:
    for question in facts.questions:
        if question.figure is None:
            continue
        bands = [band for band, codes in facts.groups.items() if question.code in codes]
        if len(bands) == 1 and not _within(question.figure.value, bands[0]):
            says = _OTHER_GROUP.fill(
                code=question.code.upper(), score=question.figure.value, group=_NAMES[bands[0]]
            )
            yield Doubt(question.figure.line, question.figure.printed, question.code, says)


def _within(score: Decimal, band: str) -> bool:
    """Whether a score may be in a group; exactly 60 or 85 may be on either side."""
    if band == BELOW:
        return score <= 60
    return score >= 85 if band == "above_85" else 60 <= score <= 85


class Listed(NamedTuple):
    """What a sentence says is below 60: of which instrument, which codes, where."""

    instrument: str | None
    codes: tuple[str, ...]
    line: int
    printed: str


def _sentences(parts: Sequence[Part]) -> Iterator[Listed]:
    for passage in passages(parts):
        known = _NOT_KNOWN.split(passage.words, maxsplit=1)[0]
        words = arabic_digits(known)
        if _BELOW_60.search(words):
            yield from _listed(passage._replace(words=known), words)


def _listed(passage: Passage, words: str) -> Iterator[Listed]:
    named = {found.lower() for found in _INSTRUMENT.findall(words)}
    if len(named) > 1:
        return
    instrument = next(iter(named), None)
    leads = _LISTS.search(words, _after_band(words))
    if leads is None:
        if instrument and _NONE_BELOW.search(words):
            yield Listed(instrument, (), passage.line, passage.words)
        return
    printed = passage.words[leads.end() :].strip()
    codes = tuple(dict.fromkeys(one.code for one in codes_in(printed, instrument)))
    letters = {code[0] for code in codes}
    if len(letters) == 1:
        by_letter = {letter: name for name, letter in LETTERS.items()}
        yield Listed(instrument or by_letter[letters.pop()], codes, passage.line, printed)


def _after_band(words: str) -> int:
    found = _BELOW_60.search(words)
    return found.end() if found else 0


def _sentence_and_groups(facts: Facts, sentence: Listed) -> Iterator[Doubt]:
    """A sentence against the group below 60, else against the questions scored below 60."""
    letter = LETTERS[sentence.instrument or ""]
    others = _below(facts, letter)
    if others is None:
        return
    missing = [code for code in others if code not in sentence.codes]
    surplus = [code for code in sentence.codes if code not in others]
    if missing and surplus:
        says = _OTHER_CODES.fill(surplus=_upper(surplus), missing=_upper(missing))
        yield Doubt(sentence.line, sentence.printed, ", ".join(missing), says)
    elif missing:
        says = _LIST_FORGETS.fill(missing=_upper(missing))
        yield Doubt(sentence.line, sentence.printed, ", ".join(missing), says)
    elif surplus:
        says = _LIST_HAS_MORE.fill(surplus=_upper(surplus))
        yield Doubt(sentence.line, sentence.printed, ", ".join(surplus), says)


def _below(facts: Facts, letter: str) -> list[str] | None:
    """The codes of an instrument below 60 elsewhere; ``None`` where nothing else tells them."""
    grouped = [code for codes in facts.groups.values() for code in codes if code[0] == letter]
    if grouped:
        return [code for code in facts.groups.get(BELOW, ()) if code[0] == letter]
    scored = [one for one in facts.questions if one.figure and one.code[0] == letter]
    if not scored:
        return None
    return [one.code for one in scored if one.figure and one.figure.value < 60]


def _follow_up_and_the_rest(facts: Facts) -> Iterator[Doubt]:
    if not facts.follow_up:
        return
    followed = {row.code: row.line for row in facts.follow_up}
    failing = _failing(facts)
    first = min(followed.values())
    for code, line in failing.items():
        if code not in followed:
            says = _FORGOTTEN.fill(code=code.upper(), line=first)
            yield Doubt(line or first, code.upper(), code, says)
    for code, line in followed.items():
        if failing and code not in failing and _known_to_pass(facts, code):
            says = _FOLLOWED_THOUGH_FINE.fill(code=code.upper())
            yield Doubt(line, code.upper(), code, says)


def _failing(facts: Facts) -> Mapping[str, int | None]:
    """What is below 60, by group or by score, each with the line of its score."""
    lines = {one.code: one.figure.line for one in facts.questions if one.figure}
    scored = [one.code for one in facts.questions if one.figure and one.figure.value < 60]
    codes = (*facts.groups.get(BELOW, ()), *scored)
    return {code: lines.get(code) for code in codes}


def _known_to_pass(facts: Facts, code: str) -> bool:
    grouped = [code for band in facts.groups if band != BELOW for code in facts.groups[band]]
    return code in grouped or any(
        one.code == code and one.figure and one.figure.value >= 60 for one in facts.questions
    )


def _unscored(facts: Facts) -> Iterator[Doubt]:
    """What the group below 60 has, but no row of an instrument whose rows are there."""
    scored = {one.code for one in facts.questions}
    letters = {code[0] for code in scored}
    lines = [one.line for one in facts.questions]
    for code in facts.groups.get(BELOW, ()):
        beside = {one.code for one in facts.questions if one.code[0] == code[0]}
        if code[0] in letters and code not in scored and len(beside) > 1:
            says = _NO_ROW.fill(code=code.upper())
            yield Doubt(min(lines), code.upper(), code, says)


_TWO_GROUPS = Text(
    "{code} อยู่ทั้งในกลุ่ม {one} และกลุ่ม {two} ข้อหนึ่งอยู่ได้กลุ่มเดียว โปรดตรวจ",
    "{code} is in the group {one} and in the group {two}; it can be in one only",
)
_NO_GROUP = Text(
    "{codes} ไม่อยู่ในกลุ่มใดเลย ทั้งที่ตารางมีข้ออื่นเกือบครบ โปรดตรวจ",
    "{codes} stands in no group, though the table has nearly all the others; check it",
)
_NO_SUCH_CODE = Text(
    "หลักเกณฑ์ปี {year} ไม่มีข้อ {code} โปรดตรวจรหัสและปีงบประมาณ",
    "the rules of {year} have no {code}; check the code and the year",
)
_OTHER_GROUP = Text(
    "{code} ได้ {score} คะแนน แต่ตารางจัดไว้ในกลุ่ม {group} โปรดตรวจ",
    "{code} has a score of {score}, but the table puts it into the group {group}; check which",
)
_OTHER_CODES = Text(
    "รายการนี้มี {surplus} แต่ที่อื่นในรายงานเป็น {missing} โปรดตรวจกับต้นฉบับ",
    "the list has {surplus} where the rest of the report has {missing}; check the original",
)
_LIST_FORGETS = Text(
    "รายการนี้ไม่มี {missing} ซึ่งที่อื่นในรายงานต่ำกว่า 60 โปรดตรวจ",
    "the list lacks {missing}, below 60 by the rest of the report; check it",
)
_LIST_HAS_MORE = Text(
    "รายการนี้มี {surplus} ซึ่งที่อื่นในรายงานไม่ได้ต่ำกว่า 60 โปรดตรวจ",
    "the list has {surplus}, not below 60 by the rest of the report; check it",
)
_FORGOTTEN = Text(
    "{code} ต่ำกว่า 60 แต่ตารางกำกับติดตาม (บรรทัด {line}) ไม่มีข้อนี้ โปรดเพิ่มหรือตรวจ",
    "{code} is below 60, but the follow-up table (line {line}) does not have it; add or check it",
)
_FOLLOWED_THOUGH_FINE = Text(
    "ตารางกำกับติดตามมี {code} แต่ข้อนี้ไม่ได้ต่ำกว่า 60 ตามที่อื่นในรายงาน โปรดตรวจ",
    "the follow-up table has {code}, not below 60 by the rest of the report; check it",
)
_NO_ROW = Text(
    "{code} อยู่ในกลุ่มต่ำกว่า 60 แต่ไม่พบคะแนนหรือความเห็นของข้อนี้ ทั้งที่มีของข้ออื่น โปรดตรวจ",
    "{code} is in the group below 60, but no row tells its score as those of others do; check it",
)
