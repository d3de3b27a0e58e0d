"""The level of a result (ระดับผลการประเมิน) as a report prints it."""

import re
from collections.abc import Iterable, Iterator

from prongsai.core.framework import Framework
from prongsai.core.reading.facts import Said
from prongsai.core.reading.outline import Part, TableRead, TextRead
from prongsai.core.thai import closed_up

# Levels of every year, for a report that prints one which the rules of its year do not have.
_LETTERS = "AA|[A-F]"
_WORDS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง", "ไม่ผ่าน")
_LEAD = (
    r"(?:อยู่(?:ใน)?|จัด(?:อยู่)?(?:ใน)?|ได้(?:รับ)?|เป็น|ถือว่า|ผล|คือ|เท่ากับ|มี|ใน)?\s*(?:เกณฑ์\s*)?"
    r"(?<!ยก)ระดับ(?:คะแนน|คุณภาพ|คุณธรรม|ของ)?(?:\s*ผล(?:การ)?ประเมิน)?(?:\s*ITA)?(?:\s*ระดับ)?\s*(?:คือ|ที่|เท่ากับ|อยู่ใน|:|=|เป็น)?\s*"
    r"(?:ระดับ)?[\s“\"'(:]*"
)
# A line end may have closed up the level and the words after it.
_FOLLOWS = "โดย|ซึ่ง|ตาม|และ|จึง|คะแนน|ทั้งนี้|เมื่อ|แต่|ตัวชี้วัด|แผนภูมิ|ดังนี้"
_LOOKED_BACK = 40
_NOT_OURS = re.compile(
    r"(?:เป้าหมาย|จากเดิม|ปีก่อน|ปีที่ผ่านมา|ปีที่แล้ว|อย่างน้อย|ไม่ต่ำกว่า|หาก|ถ้า|จากระดับ|เพื่อให้|ไปสู่|จะ)[^0-9๐-๙]{0,30}$"
)
_N = r"[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?"
_BOUNDS_BEFORE = re.compile(rf"{_N}\s*(?:[-–—]|ถึง)\s*{_N}\s*+(?:คะแนน|%)?[\s:=]*+$|ขึ้นไป[\s:=]*$")
_BOUNDS_AFTER = re.compile(
    rf"[\s”\"')]*+(?:[:=(]|หมายถึง|คือ|คะแนน|ช่วง)*\s*+(?:คะแนน)?\s*+(?:{_N}\s*+(?:คะแนน\s*+)?(?:[-–—]|ถึง|ขึ้นไป)|ต่ำกว่า)"
)
_NOT_A_LEVEL = re.compile(r"ระดับ(?:ชาติ|ประเทศ|จังหวัด|ตำบล|อำเภอ|หน่วยงาน|เดิม)")


def level_in(parts: Iterable[Part], framework: Framework) -> Said | None:
    """The level of the whole result; ``None`` where none is printed, or only the list of levels."""
    return next(_levels(parts, framework), None)


def _levels(parts: Iterable[Part], framework: Framework) -> Iterator[Said]:
    pattern = _pattern(framework)
    for part in parts:
        if isinstance(part, TextRead):
            yield from _in_words(part.words, part.first, pattern)
        else:
            yield from _in_table(part, pattern)


def _pattern(framework: Framework) -> re.Pattern[str]:
    known = {*_WORDS, *(level.code for level in framework.levels)}
    thai = "|".join(
        r"\s*".join(re.escape(word)) for word in sorted(known, key=len, reverse=True)
        if not word.isascii()
    )  # fmt: skip
    return re.compile(
        rf"{_LEAD}(?P<level>(?:{thai})(?![ก-๎])|(?:{thai})(?=\s|{_FOLLOWS})|(?:{_LETTERS})(?![A-Za-z]))"
    )


def _in_words(words: str, line: int, pattern: re.Pattern[str]) -> Iterator[Said]:
    if "ระดับ" not in words:
        return
    for found in pattern.finditer(words):
        if _is_of_something_else(words, found):
            continue
        yield Said(closed_up(found["level"]), found["level"], line)


def _is_of_something_else(words: str, found: re.Match[str]) -> bool:
    """Whether a level is that of another year, an aim, or one of the list with its bounds."""
    before, after = (
        words[max(found.start() - _LOOKED_BACK, 0) : found.start()],
        words[found.end() :],
    )
    return bool(
        _NOT_A_LEVEL.search(found[0])
        or _NOT_OURS.search(before)
        or _BOUNDS_BEFORE.search(before)
        or _BOUNDS_AFTER.match(after)
    )


def _in_table(table: TableRead, pattern: re.Pattern[str]) -> Iterator[Said]:
    if "level" in table.columns and _is_list_of_levels(table, pattern):
        return
    for row in table.rows:
        for cell, meaning in zip(row.cells, table.columns, strict=True):
            asked = f"ระดับ {cell.text}" if meaning == "level" and cell.text else cell.text
            if "ระดับ" not in asked and not _beside_level(row.cells[0].text):
                continue
            asked = asked if "ระดับ" in asked else f"ระดับ {asked}"
            yield from _in_words(asked, cell.first, pattern)


def _beside_level(first: str) -> bool:
    return closed_up(first).startswith(("ระดับ", "ผลการประเมินระดับ"))


def _is_list_of_levels(table: TableRead, pattern: re.Pattern[str]) -> bool:
    """Whether a table lists the levels with their bounds rather than the level of somebody."""
    at = table.columns.index("level")
    levels = {closed_up(row.cells[at].text) for row in table.rows}
    ranged = sum(
        bool(re.search(r"\d\s*[-–]|ถึง|กว่า|ขึ้นไป", one.text))
        for row in table.rows
        for one in row.cells
    )
    return len(levels) > 2 and ranged > 1
