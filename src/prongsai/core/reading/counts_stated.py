"""Counts stated in words, held against the list that follows: ``จำนวน ๑๑ ข้อ ได้แก่ …``."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.entries import entries_in
from prongsai.core.reading.facts import Doubt
from prongsai.core.reading.outline import Part, RowRead, TableRead, TextRead
from prongsai.core.thai import arabic_digits
from prongsai.core.wording import Text

_COUNTED = (
    "ข้อ(?:คำถาม)?(?!มูล|กำหนด|บังคับ|ตกลง)|คำถาม|ประเด็น|กลุ่ม|ระดับ|ด้าน|ตัวชี้วัด(?:ย่อย)?|มาตรการ|โครงการ|กิจกรรม|รายการ|เรื่อง"
    "|ส่วน|องค์ประกอบ|ขั้นตอน|ลักษณะ|ประการ|ประเภท|แบบ(?:วัด)?|เครื่องมือ|หัวข้อ"
)
_LEADS = "ได้แก่|ดังนี้|ดังต่อไปนี้|ดังนั้นคือ|คือ|ประกอบ(?:ไป)?ด้วย|:"
# Between the unit and the word that leads to the list nothing else is counted.
_STATED = re.compile(
    rf"(?P<count>[0-9๐-๙]{{1,3}})\s*(?P<unit>{_COUNTED})(?![ก-๎]*ที่)"
    rf"(?P<between>[^0-9๐-๙]{{0,60}}?)(?P<leads>{_LEADS})"
)
# ข้อ ๓ ประเด็น is no count of questions, O๒ ข้อมูล none at all, nor is ภายใน ๑๕ วัน a list.
_NOT_A_COUNT = re.compile(r"(?:ที่|ข้อ|ภายใน|ปี|พ\.ศ\.|น้อยกว่า|เกิน|ละ|[0-9๐-๙.,/]|[A-Za-z])\s*$")
# Where the words go on so, another list begins.
_ENDS = re.compile(
    r"จำนวน\s*[0-9๐-๙]{1,3}\s*(?:ข้อ|ประเด็น)|(?<![A-Za-z])[IEO]IT|แบบ(?:วัด|ตรวจ|สำรวจ)|ได้แก่"
)
# Tables list these and nothing else; others have rows of totals and of instruments between.
_IN_TABLES = re.compile("ระดับ|กลุ่ม|ประเภท")
_WIDEST_LIST = 3
# So ends a line, not a list: the rest of it was printed where it could not be joined.
_GOES_ON = re.compile(r"(?:,|และ|ถึง)\s*$")


class Stated(NamedTuple):
    """A count as stated: how many, as printed with its unit, and the words after it."""

    number: int
    printed: str
    rest: str


def counts_in(words: str) -> Iterator[Stated]:
    """Every count of a text that leads to a list, each with the words up to the next.

    >>> [(one.number, one.printed, one.rest) for one in counts_in("จำนวน ๒ ข้อ ได้แก่ E๘ และ E๑๓")]
    [(2, '๒ ข้อ', 'E๘ และ E๑๓')]
    """
    found = [
        one
        for one in _STATED.finditer(words)
        if not _NOT_A_COUNT.search(words[max(one.start() - 12, 0) : one.start()])
    ]
    ends = [*(one.start() for one in found[1:]), len(words)]
    for one, end in zip(found, ends, strict=bool(found)):
        rest = words[one.end() : end]
        if other := _ENDS.search(rest):
            rest = rest[: other.start()]
        printed = words[one.start("count") : one.end("unit")]
        yield Stated(int(arabic_digits(one["count"])), printed, rest.strip())


def counts_that_differ(parts: Sequence[Part]) -> Iterator[Doubt]:
    """A doubt for each count whose list has more or fewer entries.

    Only lists are counted whose entries can be told apart: codes, numbered entries, the numbered
    paragraphs or the rows that follow at once. Of anything else nothing is said.
    """
    for at, part in enumerate(parts):
        if isinstance(part, TextRead):
            yield from _in_passage(part.words, part.first, parts[at + 1 :])
            continue
        for row in part.rows:
            for cell in row.cells:
                yield from _in_passage("\n".join(cell.paragraphs), cell.first, ())


def _in_passage(words: str, line: int, after: Sequence[Part]) -> Iterator[Doubt]:
    for stated in counts_in(words):
        listed = _listed(stated.rest) if stated.rest else _following(stated, after)
        if listed is not None and listed != stated.number:
            says = _DIFFERS.fill(printed=stated.printed, listed=listed)
            yield Doubt(line, stated.printed, str(listed), says)


def _listed(words: str) -> int | None:
    """How many are listed in the same words; ``None`` where they cannot be told apart."""
    if _GOES_ON.search(words):
        return None
    codes = {one.code for one in codes_in(words)}
    if codes:
        return len(codes)
    numbered = [one for one in entries_in(words) if one.mark.strip("()").isdigit()]
    return len(numbered) if len(numbered) > 1 else None


def _following(stated: Stated, after: Sequence[Part]) -> int | None:
    """How many paragraphs or rows follow; ``None`` where the list is interrupted."""
    if not after:
        return None
    if isinstance(after[0], TableRead):
        is_list = _IN_TABLES.search(stated.printed) and len(after[0].columns) <= _WIDEST_LIST
        return len([row for row in after[0].rows if _is_entry(row)]) if is_list else None
    texts = [part for part in after if isinstance(part, TextRead)]
    kind = _kind(after[0].mark)
    if kind is None or _number(after[0].mark) != 1:
        return None
    run = 0
    for part in after:
        if not isinstance(part, TextRead) or _kind(part.mark) != kind:
            break
        if _number(part.mark) != run + 1:
            break
        run += 1
    goes_on = any(_kind(one.mark) == kind and _number(one.mark) == run + 1 for one in texts[run:])
    return None if goes_on or run < _FEWEST else run


# One numbered paragraph is a heading rather than a list.
_FEWEST = 2


def _kind(mark: str) -> str | None:
    """What stands around a number: two marks of one list have the same."""
    number = re.search(r"\d+", mark, re.ASCII)
    return mark.replace(number[0], "n", 1) if number else None


def _number(mark: str) -> int:
    found = re.search(r"\d+", mark, re.ASCII)
    return int(found[0]) if found else 0


def _is_entry(row: RowRead) -> bool:
    return any(cell.text for cell in row.cells) and not row.spanning


_DIFFERS = Text(
    "ข้อความระบุ {printed} แต่รายการที่ตามมามี {listed} โปรดตรวจจำนวนและรายการกับต้นฉบับ",
    "{printed} is stated, but the list that follows has {listed}; check both in the original",
)
