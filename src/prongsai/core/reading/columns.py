"""What the columns of a table mean, by the words of their heads or by what stands in them."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from prongsai.core.reading.codes import codes_in
from prongsai.core.reading.numbers import figures_in
from prongsai.core.reading.outline import Meaning
from prongsai.core.thai import closed_up

_GROUPS: dict[frozenset[str], Meaning] = {
    frozenset({"60"}): "below_60",
    frozenset({"60", "85"}): "60_to_85",
    frozenset({"85"}): "above_85",
}

# A year over the scores of that year; alone it is a figure, and a title nevertheless.
_YEAR = re.compile(r"(?:ประจำ)?(?:ปี(?:งบประมาณ)?)?(?:พ\.?ศ\.?)?25[0-9][0-9]", re.ASCII)

# The first that fits counts, so what is rarer and says more stands before what is usual.
_WORDS: tuple[tuple[Meaning, str], ...] = (
    ("yes", "^(?:ร้อยละ)?มี(?:ร้อยละ|%)?$|^ใช่$"),
    ("no", "^(?:ร้อยละ)?ไม่มี(?:ร้อยละ|%)?$|^ไม่ใช่$"),
    ("outcome", "ผลลัพธ์|ความสำเร็จ|ผลที่(?:ได้รับ|คาด)|ประโยชน์|ผลสัมฤทธิ์|^เป้าหมาย"),
    ("supervisor", "กำกับ.*(?:สำนัก|กอง|สังกัด)|(?:ผู้|หน่วยงาน|สำนัก|กอง)(?:ที่)?(?:กำกับ|ติดตาม|ควบคุม)"),
    ("follow_up", "ติดตาม|ประเมินผลการดำเนิน|^(?:การ)?รายงาน$|วิธีการวัดผล"),
    ("responsible", "รับผิดชอบ|ผู้(?:ที่)?เกี่ยวข้อง|ผู้ดำเนิน|เจ้าภาพ|มอบหมาย|^หน่วยงาน(?:หลัก|ดำเนินการ)?$"),
    ("period", "ระยะเวลา|(?:กำหนด|ช่วง|ห้วง|กรอบ)(?:ระยะ)?เวลา|แล้วเสร็จ|วัน.*ดำเนินการ|^เวลา"),
    ("comment", "ความ(?:คิด)?เห็น|ข้อคิดเห็น|ข้อสังเกต|เหตุผล"),
    ("step", "ขั้นตอน|วิธี(?:การ)?ปฏิบัติ"),
    ("method", "^วิธี|ไปสู่การปฏิบัติ|วิธี(?:การ)?ดำเนิน|^(?:การ|รายละเอียดการ)ดำเนิน"
               "|แนวทาง(?:ใน)?(?:การ)?(?:ดำเนิน|ปฏิบัติ|ปรับปรุง|แก้ไข|พัฒนา|ยกระดับ)"),
    ("suggestion", "ข้อเสนอ|ข้อแนะนำ"),
    ("result", "ผล(?:ของ)?การ(?:ดำเนิน|ปฏิบัติ|ขับเคลื่อน)|สรุปผล|ความก้าวหน้า|รายงานผล|ผลงาน"),
    ("analysis", "วิเคราะห์|ข้อบกพร่อง|จุดอ่อน|ต้อง(?:แก้ไข|ปรับปรุง|พัฒนา)|ควร(?:แก้ไข|ปรับปรุง|พัฒนา)"
                 "|ข้อค้นพบ"),
    ("remark", "หมายเหตุ|ปัญหา|อุปสรรค"),
    ("level", "^(?:ผล)?(?:การประเมิน)?ระดับ|ระดับ$|เกรด"),
    ("score", f"คะแนน|^ร้อยละ|^ค่าเฉลี่ย|^{_YEAR.pattern}$"),
    ("question", "คำถาม|^ข้อความ$|(?:ประเด็น|หัวข้อ|รายการ|เกณฑ์)(?:การ|ที่|ใน)*(?:ตรวจ|ประเมิน)"
                 "|^รายการ$|องค์ประกอบ"),
    ("indicator", "ตัวชี้วัด|ตัวขี้วัด"),
    ("instrument", "^เครื่องมือ|^แบบ(?:วัด|สำรวจ|ตรวจ|ประเมิน)?(?:การรับรู้|การเปิดเผย)?(?:[ieo]it)?$"),
    ("number", "^(?:ลำดับ(?:ที่)?|ข้อ(?:ที่)?|ที่|รหัส(?:ข้อ)?|no)$"),
    ("subject", "ประเด็น|หัวข้อ|มาตรการ|โครงการ|กิจกรรม|^เรื่อง|^ด้าน|แผนงาน|แนวทาง"),
)  # fmt: skip
_MEANINGS = tuple((meaning, re.compile(words, re.ASCII)) for meaning, words in _WORDS)

# Titles as the documents of agencies have them, for heads in which a scan misread some letters.
_USUAL: dict[str, Meaning] = {
    "เครื่องมือการประเมิน": "instrument",
    "การวิเคราะห์ผลการประเมิน": "analysis",
    "ข้อคำถาม": "question",
    "ประเด็นการตรวจ": "question",
    "หัวข้อการประเมิน": "question",
    "ความคิดเห็น": "comment",
    "ตัวชี้วัด": "indicator",
    "ผลคะแนน": "score",
    "มาตรการ/แนวทาง": "subject",
    "มาตรการ/โครงการ/กิจกรรม": "subject",
    "วิธีการดำเนินการ": "method",
    "ขั้นตอน/วิธีการปฏิบัติ": "step",
    "ผู้รับผิดชอบ": "responsible",
    "หน่วยงานรับผิดชอบ": "responsible",
    "ระยะเวลา": "period",
    "ระยะเวลาดำเนินการ": "period",
    "ติดตามผลการดำเนินการ": "follow_up",
    "การติดตามประเมินผล": "follow_up",
    "ผลการดำเนินงาน": "result",
    "ผลลัพธ์หรือความสำเร็จของการดำเนินการ": "outcome",
    "ข้อเสนอแนะ": "suggestion",
    "หมายเหตุ": "remark",
}
_LETTERS_PER_MISREADING = 5
_MOST_COLUMNS = 40  # no report has as many
# No title of a column is longer, in letters; a sentence is none.
_LONGEST_TITLE = 70
_SENTENCE = re.compile("พบว่า|จากผล|ได้แก่|ดังนี้|ซึ่ง|จึง|หรือไม่|^[-–•]|ตัวชี้วัดที่|ประเด็นที่[0-9]")
_MARK = re.compile(r"^\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]", re.ASCII)


def meaning_of(title: str, neighbours: Sequence[str] = ()) -> Meaning:
    """What a column means by its title; ``neighbours`` are the titles of the other columns.

    Spaces and line ends inside the title, Thai or Arabic digits and a letter misread in five make
    no difference.

    >>> meaning_of("เครื่องมือ การ ประเมิน"), meaning_of("มาตรการ/ แนวทาง"), meaning_of("ระยะเวสา")
    ('instrument', 'subject', 'period')
    """
    words = _compared(title)
    if not words or len(words) > _LONGEST_TITLE or _SENTENCE.search(words):
        return "unknown"
    if group := _group(words):
        return group
    others = tuple(map(_compared, neighbours))
    if words == "ผลการประเมิน":
        return "instrument" if any(map(_group, others)) else "score"
    if words in ("ลำดับหัวข้อ", "ลำดับประเด็น"):
        return "subject"
    found = _by_words(words) or _misread(words)
    return _beside(words, found, others)


def _compared(title: str) -> str:
    return closed_up(title.replace("\n", " ")).replace(" ", "").strip(".:").lower()


def _group(words: str) -> Meaning | None:
    figures = frozenset(re.findall(r"[0-9]+", words, re.ASCII))
    if not re.search("ต่ำ|น้อย|เกิน|มาก|สูง|ขึ้นไป|ระหว่าง|ตั้งแต่|ถึง|[-<>%–]", words):
        return None
    return _GROUPS.get(figures)


def _by_words(words: str) -> Meaning | None:
    return next((meaning for meaning, known in _MEANINGS if known.search(words)), None)


def _misread(words: str) -> Meaning | None:
    """The meaning of the usual title that differs in few letters."""
    near = (
        (_changes(words, usual), meaning)
        for usual, meaning in _USUAL.items()
        if abs(len(words) - len(usual)) * _LETTERS_PER_MISREADING <= len(usual)
    )
    changes, meaning = min(near, default=(len(words), "unknown"))
    return meaning if changes * _LETTERS_PER_MISREADING <= len(words) else None


def _changes(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one text of the other."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, wanted in enumerate(other, start=1):
            change = before[column - 1] + (letter != wanted)
            now.append(min(change, before[column] + 1, now[-1] + 1))
        before = now
    return before[-1]


def _beside(words: str, found: Meaning | None, others: Sequence[str]) -> Meaning:
    """The meaning of a title that means another thing beside other columns."""
    beside = {_by_words(other) for other in others}
    if found == "follow_up" and "กำกับ" in words and not beside & {"period", "method", "step"}:
        return "supervisor"
    if found == "subject" and words.startswith(("แนวทาง", "กิจกรรม")) and "subject" in beside:
        return "method"
    return found or "unknown"


class Head(NamedTuple):
    """The head of a table: its titles, their meanings, and over how many rows it is printed."""

    titles: tuple[str, ...]
    columns: tuple[Meaning, ...]
    rows: int


def head_at(rows: Sequence[Sequence[str]]) -> Head | None:
    """The head of which the first of ``rows`` is the first; ``None`` where that is no head.

    Half of the titles must have a meaning, and two at least. The second row belongs to the head
    where it tells the columns of a title that stands over several.
    """
    if not rows or len(rows[0]) > _MOST_COLUMNS or not _may_be_head(rows[0]):
        return None
    if len(rows) > 1 and _continues_head(rows[0], rows[1]):
        both = _head(_under(rows[0], rows[1]), 2)
        if both is not None:
            return both
    return _head(tuple(rows[0]), 1)


def _may_be_head(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and not any(_is_content(cell) for cell in filled)


def _is_content(cell: str) -> bool:
    """Whether a cell has what heads do not: a code, a bare figure, a list, a sentence."""
    words = _compared(cell)
    if words in ("-", "–") or len(words) > _LONGEST_TITLE or _SENTENCE.search(words):
        return True
    if _YEAR.fullmatch(words):
        return False
    return _MARK.match(words) is not None or is_figure(cell) or bool(codes_in(cell))


def _head(titles: tuple[str, ...], rows: int) -> Head | None:
    flat = tuple(title.replace("\n", " ") for title in titles)
    columns = tuple(
        meaning_of(title, flat[:index] + flat[index + 1 :]) for index, title in enumerate(flat)
    )
    known = len(columns) - columns.count("unknown")
    if known < 2 or known * 2 < sum(map(bool, flat)):
        return None
    return Head(flat, columns, rows)


def _continues_head(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a second row fills what the first leaves open, under a title of several columns."""
    if len(first) != len(second) or second[0] not in ("", first[0]):
        return False
    opened = [index for index, cell in enumerate(first) if not cell or _repeats(first, index)]
    return bool(opened) and all(second[index] for index in opened) and _may_be_head(second)


def _repeats(row: Sequence[str], index: int) -> bool:
    return index > 0 and row[index] == row[index - 1] != ""


def _under(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """One title a column: the title over several stands before each of theirs."""
    titles: list[str] = []
    over = ""
    for above, below in zip(first, second, strict=True):
        over = above or over
        titles.append(above if below in ("", above) else f"{over} {below}".strip())
    return tuple(titles)


def is_figure(cell: str) -> bool:
    """Whether a cell has one figure, with or without its unit, and nothing else."""
    found = figures_in(cell)
    rest = cell.replace(found[0].printed, "", 1) if len(found) == 1 else ""
    return len(found) == 1 and re.sub(r"[\s%.]|คะแนน|ร้อยละ", "", rest) == ""


_INSTRUMENT = re.compile(r"(?<![A-Za-z])[IEO]IT(?![A-Za-z])")
_UNIT = re.compile("^[-–•]? ?(?:ทุก ?ๆ? ?|ทุก)?(?:กอง|สำนัก|ฝ่าย|งาน|ส่วนราชการ|กลุ่มงาน|หัวหน้า|ผู้อำนวยการ)")
_PERIOD = re.compile(
    "ปีงบ|ไตรมาส|ต ?ล ?อ ?ด|(?:ม.ค|ก.พ|มี.ค|เม.ย|พ.ค|มิ.ย|ก.ค|ส.ค|ก.ย|ต.ค|พ.ย|ธ.ค)\\.|ภายใน|"
    "มกราคม|มีนาคม|เมษายน|กันยายน|ตุลาคม|ธันวาคม"
)
_SHORT_CELL = 60


def guessed(rows: Sequence[Sequence[str]]) -> tuple[Meaning, ...]:
    """What the columns of a table without a head mean, by what most of their cells have."""
    width = max(map(len, rows), default=0)
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    return tuple(_guess(cells) for cells in columns)


def _guess(cells: Sequence[str]) -> Meaning:
    if _most(cells, _is_code):
        return "number"
    if _most(cells, is_figure):
        return "score"
    if _most(cells, lambda cell: bool(_INSTRUMENT.search(cell)) and len(cell) < 2 * _SHORT_CELL):
        return "instrument"
    if _most(cells, lambda cell: len(cell) <= _SHORT_CELL and bool(_PERIOD.search(cell))):
        return "period"
    if _most(cells, lambda cell: len(cell) <= _SHORT_CELL and bool(_UNIT.match(cell))):
        return "responsible"
    return "unknown"


def _is_code(cell: str) -> bool:
    found = codes_in(cell)
    return len(found) == 1 and found[0].printed == cell.strip()


def _most(cells: Sequence[str], has: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(has, cells)) * 3 >= len(cells) * 2
