"""Letters in a report: who signs by position, which letters they answer, on which days.

Names of persons are passed over and kept nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.dates import MONTHS, SHORT_MONTHS, read_date
from prongsai.core.reading.facts import DayRead, ReferenceRead, SignerRead
from prongsai.core.reading.outline import Part, TextRead
from prongsai.core.reading.units import is_blank, without_persons
from prongsai.core.thai import tidy


class LettersRead(NamedTuple):
    """Signers by position, letters referred to, and days that documents are dated or tell."""

    signers: tuple[SignerRead, ...] = ()
    references: tuple[ReferenceRead, ...] = ()
    days: tuple[DayRead, ...] = ()


class _Line(NamedTuple):
    words: str
    number: int
    running: bool = True


_MONTH = "|".join(re.escape(one) for one in (*MONTHS, *SHORT_MONTHS))
_DATE = (
    rf"(?P<day>[0-9๐-๙]{{1,2}}\s*+(?:เดือน)?\s*+(?:{_MONTH})\s*+(?:พ\.?\s?ศ\.?)?\s*+[0-9๐-๙]{{4}})"
)
_SIGNED = re.compile(
    r"(?:\(?\s*ลงชื่อ\s*+\)?[\s.…_]*+)?\((?P<name>[^()0-9๐-๙A-Za-z]{2,80}|[\s.…_]{3,})\)\s*+(?P<rest>.*)"
)
_SIGNS_ALONE = re.compile(r"\(?\s*ลงชื่อ\s*+\)?[\s.…_]*+(?P<name>[ก-๎ .]*)")
_POSITION = re.compile(
    r"(?:ตำแหน่ง\s*)?(?P<position>(?:นายก(?!รัฐ)|รองนายก|ปลัด|รองปลัด|หัวหน้า|ผู้อำนวยการ|รองผู้|ผู้ว่า|ผู้บริหาร|นายอำเภอ"
    r"|เลขา|ประธาน|กรรมการ|นิติกร|นัก(?!เรียน)|เจ้าพนักงาน|เจ้าหน้าที่|อธิบดี|คณบดี|อธิการ|ครู|พนักงาน|ผู้ช่วย|ผู้จัดการ"
    r"|ท้องถิ่น|ปฏิบัติ|รักษา|นายช่าง|นายทะเบียน|สารวัตร|ผู้กำกับ|ผู้บังคับ|ผู้ตรวจ|ผู้รายงาน|ผู้จัดทำ).*)"
)
_ACTING = re.compile(r"(?:รักษา(?:ราชการ|การ)|ปฏิบัติ(?:หน้าที่|ราชการ))")
_LONGEST_POSITION = 120
_LOOKED_AHEAD = 3

_DIGITS = "[0-9๐-๙]"
_NUMBER = (
    rf"[ก-๎]{{0,4}}\.?\s*+(?:\([^()]{{1,20}}\)\s*+)?{_DIGITS}[0-9๐-๙./]*(?: +[0-9๐-๙./]+)*"
    rf"(?:/\s*ว\s*{_DIGITS}+|/\s*[0-9๐-๙-]+)?"
)
_REFERENCE = re.compile(
    r"(?:ตาม|อ้างถึง)\s*(?:หนังสือ|บันทึก(?:ข้อความ)?)(?P<sender>.{0,120}?)\s*ที่\s*+"
    rf"(?P<number>{_NUMBER})\s*+(?:ลง)?\s*+วันที่\s*+{_DATE}\s*+(?:เรื่อง\s*+(?P<subject>.*))?"
)
# A subject ends where the sentence goes on after a space.
_SUBJECT_ENDS = re.compile(
    r"\s(?:นั้น|แจ้ง|ประกอบกับ|โดย|ตาม|ซึ่ง|ได้|ให้|ความ|ขอ|เพื่อ|บัดนี้|และ(?:หนังสือ)|สำหรับ|กำหนด)|(?<=[ก-๎])\s*นั้น\s"
)

_MEMO = re.compile(r"บันทึกข้อความ$")
_ANNOUNCED = re.compile(rf"(?:จึง)?(?:ได้)?ประกาศ(?:มา)?\s*ณ\s*+(?:วันที่)?\s*+{_DATE}")
_MEMO_DATE = re.compile(
    rf"(?:^|.*\s|^ที่.*)วันที่\s*{_DATE}\s*$|^ที่\s*.{{0,40}}วันที่\s*{_DATE.replace('day', 'at')}"
)
_MEETING = re.compile(rf"ประชุม[\s\S]{{0,260}}?(?:เมื่อ|ใน)?\s*+วันที่\s*+{_DATE}")
_MEMO_HEAD = 6


def letters_in(parts: Sequence[Part]) -> LettersRead:
    """The letters of a report: announcements and memos, and the days of meetings in its words."""
    lines = [*_lines(parts)]
    signers = tuple(_signers(lines))
    references = tuple(one for line in lines for one in _references(line))
    days = (*_days(lines),)
    return LettersRead(signers, references, tuple(dict.fromkeys(days)))


def _lines(parts: Sequence[Part]) -> Iterator[_Line]:
    """Paragraphs, and those of cells: signatures may stand beside each other in a table."""
    for part in parts:
        if isinstance(part, TextRead):
            yield _Line(part.words, part.first)
            continue
        for row in part.rows:
            for cell in row.cells:
                for words in cell.paragraphs:
                    yield _Line(words, cell.first, running=False)


def _signers(lines: Sequence[_Line]) -> Iterator[SignerRead]:
    for at, line in enumerate(lines):
        signed = _SIGNED.fullmatch(line.words.strip()) or _SIGNS_ALONE.fullmatch(line.words.strip())
        if signed is None:
            continue
        rest = signed.groupdict().get("rest")
        if rest and (position := _position(rest)):
            yield SignerRead(position, line.number)
            continue
        yield from _below(lines[at + 1 : at + 1 + _LOOKED_AHEAD])


def _below(after: Sequence[_Line]) -> Iterator[SignerRead]:
    """The position below a name, with the second line of one who acts for another."""
    for at, line in enumerate(after):
        if _SIGNED.fullmatch(line.words.strip()):
            return
        if position := _position(line.words):
            following = after[at + 1].words if at + 1 < len(after) else ""
            if _ACTING.match(following) or (_ACTING.search(position) and _is_office(following)):
                position = f"{position} {without_persons(tidy(following))}"
            yield SignerRead(position, line.number)
            return
        if not is_blank(line.words):
            return


def _is_office(words: str) -> bool:
    return len(words) <= _LONGEST_POSITION and re.match("นายก|ปลัด|ผู้ว่า|ผู้อำนวยการ", words) is not None


def _position(words: str) -> str | None:
    found = _POSITION.fullmatch(words.strip()) if len(words) <= _LONGEST_POSITION else None
    return without_persons(tidy(found["position"])) or None if found else None


def _references(line: _Line) -> Iterator[ReferenceRead]:
    for found in _REFERENCE.finditer(line.words):
        subject = found["subject"] or ""
        ends = _SUBJECT_ENDS.search(subject)
        said = without_persons(subject[: ends.start()] if ends else subject).strip()
        yield ReferenceRead(tidy(found["number"]), tidy(found["day"]), said, line.number)


def _days(lines: Sequence[_Line]) -> Iterator[DayRead]:
    memo_lines = 0
    for line in lines:
        if _MEMO.match(line.words.strip()):
            memo_lines = _MEMO_HEAD
            continue
        references = [one.span("day") for one in _REFERENCE.finditer(line.words)]
        for start, end in references:
            yield from _day("reference", line.words[start:end], line)
        if found := _ANNOUNCED.match(line.words):
            yield from _day("announcement", found["day"], line)
        elif memo_lines and (dated := _MEMO_DATE.match(line.words)):
            yield from _day("memo", dated["day"] or dated["at"], line)
            memo_lines = 0
        elif line.running and (met := _MEETING.search(line.words)):
            yield from _day("meeting", met["day"], line)
        memo_lines = max(memo_lines - 1, 0)


def _day(of: str, printed: str, line: _Line) -> Iterator[DayRead]:
    day = read_date(printed)
    if day is not None:
        yield DayRead(of, day.isoformat(), tidy(printed), line.number)
