"""Words that line ends, narrow columns and PDF files broke, whole again."""

import re

from prongsai.core.reading.thai_words import first_word_is, is_broken, last_word_is
from prongsai.core.thai import tidy

# Older fonts keep shifted marks in Unicode's private area, and PDF files give them as they are.
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_SHIFTED_LETTERS = (
    f"ฐ\u0e34\u0e35\u0e36\u0e37{_TONES}{_TONES}ญ\u0e31\u0e4d\u0e47{_TONES}\u0e38\u0e39\u0e3a"
)
_SHIFTED = dict(enumerate(_SHIFTED_LETTERS, start=0xF700))
_SPLIT_AM = re.compile("([่-๋]?)ํ([่-๋]?) ?า")
_TONE_AFTER_AM = re.compile("ำ([่-๋])")
# These are written after the consonant that they belong to, and never start a word.
_SPACE_BEFORE_MARK = re.compile("(?<=[ก-๎])[ \n]+(?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_FOREIGN_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def tidied(text: str) -> str:
    """A line with single spaces and its vowels and tones where they are typed.

    >>> tidied("คะแนนตํ่า กว่าที ่กําหนด  เเละนำ้หนัก")
    'คะแนนต่ำ กว่าที่กำหนด และน้ำหนัก'
    """
    placed = text.translate(_SHIFTED)
    placed = _SPLIT_AM.sub(r"\1\2ำ", _SPACE_BEFORE_MARK.sub("", _FOREIGN_SPACES.sub(" ", placed)))
    return _TONE_AFTER_AM.sub(r"\1ำ", tidy(placed))


# A space or a line end between two Thai letters, or after a hyphen or stroke without one before.
_GAP = re.compile(r"(?<=[ก-ฮะ-ฺเ-ๅ็-๎])[ \n]+(?=[ก-ฮเ-ไ])")
_HYPHEN_GAP = re.compile(r"(?<=[A-Za-z]-)[ \n]+(?=[A-Za-z])|(?<=[ก-๎]/)[ \n]+(?=[ก-ฮเ-ไ])")
_ABBREVIATION = re.compile(r"[ก-ฮ]{1,3}\.")

_LOOK = 30  # letters looked at on either side of a space

# Nothing is complete that ends with these words,
_NEVER_LAST = (
    "ใน", "ของ", "และ", "หรือ", "ที่", "ซึ่ง", "โดย", "เพื่อ", "กับ", "แก่", "จาก", "การ", "ความ",
    "ให้", "เป็น", "มี", "ไม่", "จะ", "ต้อง", "ควร", "ผู้", "ทุก", "ตาม", "ด้าน", "แต่ละ", "ระหว่าง",
    "เกี่ยวกับ", "ตลอด", "แห่ง", "ยัง", "สำหรับ", "ผ่าน", "ประจำ",
)  # fmt: skip
# nothing begins with these,
_NEVER_FIRST = ("ของ", "กัน", "นี้", "ไว้", "ขึ้น", "แก่", "ยิ่งขึ้น")
# and these stand together: องค์การบริหารส่วนตำบล. A place has its name beside it.
_TOGETHER = (
    ("ส่วน", "ตำบล"), ("ส่วน", "จังหวัด"), ("ประจำปี", "งบประมาณ"),
    ("ตำบล", ""), ("อำเภอ", ""), ("จังหวัด", ""), ("เทศบาล", ""),
)  # fmt: skip
# Before these officials leave a space, so a line may have ended there without breaking anything.
_AFTER_SPACE = (
    "และ", "หรือ", "โดย", "เพื่อ", "ซึ่ง", "รวมทั้ง", "รวมถึง", "ตลอดจน", "ทั้งนี้", "จึง", "เช่น", "ได้แก่",
    "ประจำ", "อำเภอ", "จังหวัด", "ตำบล", "เป็นต้น", "พบว่า", "ณ", "ดังนี้", "เมื่อ", "เรื่อง", "พร้อม", "แต่",
)  # fmt: skip


def joined(text: str) -> str:
    """A passage with single spaces, its words whole again; ``\\n`` where a line is known to end.

    Thai has no spaces between words, and officials part phrases by one; a scan or a narrow column
    puts one wherever a line ended. A space between two Thai letters is taken out where

    - it breaks a word: ``ดำ เนินงาน``, ``ขั้น ตอน``;
    - no phrase can end before it, ``ใน การตรวจสอบ``, ``ตำบล บ่อแก้ว``;
    - or none can begin after it, ``เท่าเทียม กัน``.

    Any other stays, for it may be printed. A known line end becomes a space only before words that
    officials leave one before (``และ``, ``โดย``), and beside what is not Thai.

    >>> joined("ส่วนร่วมใน การตรวจสอบ ผลการดำ เนินงาน\\nของกอง/ สำนัก E-\\nService")
    'ส่วนร่วมในการตรวจสอบ ผลการดำเนินงานของกอง/สำนัก E-Service'
    """
    lines = "\n".join(tidied(line) for line in _SPACE_BEFORE_MARK.sub("", text).split("\n"))
    closed = _HYPHEN_GAP.sub("", lines)
    whole, at = "", 0
    for gap in _GAP.finditer(closed):
        whole += closed[at : gap.start()]
        whole += _between(whole[-_LOOK:], closed[gap.end() : gap.end() + _LOOK], "\n" in gap[0])
        at = gap.end()
    return (whole + closed[at:]).replace("\n", " ").strip()


def _between(before: str, after: str, ends_line: bool) -> str:
    """What stands between two Thai letters: a space or nothing."""
    if _ABBREVIATION.match(after):
        return " "
    if any(before.endswith(one) and after.startswith(other) for one, other in _TOGETHER):
        return ""
    starts_phrase = any(first_word_is(after, word) for word in _AFTER_SPACE)
    if ends_line and not starts_phrase:
        return ""
    ends_open = any(before.endswith(word) and last_word_is(before, word) for word in _NEVER_LAST)
    goes_on_too = any(first_word_is(after, word) for word in _NEVER_FIRST)
    if (ends_open and not starts_phrase) or goes_on_too or is_broken(before, after):
        return ""
    return " "


# What a line of running text cannot end with, and what it cannot begin with.
_OPEN_END = re.compile(
    r"(?:และ|หรือ|ของ|ร้อยละ|เท่ากับ|ผ่าน(?:ทาง)*|เพื่อ|โดย|ซึ่ง|กับ|แก่|จาก|แห่ง|ด้าน|ความ"
    r"|ในการ|มีการ|อำเภอ|จังหวัด|ตำบล|เทศบาล|พ\.ศ\.|ตาม|ให้แก่|เป็น|ว่า|ตลอด|[,/(“‘–-])$"
)
_OPEN_START = re.compile(r"(?:และ(?!เห็น)|หรือ|ของ|ซึ่ง|รวมทั้ง|รวมถึง|ตลอดจน|ๆ|ฯ|[ะ-ฺๅ็-๎)”’,;%]|คะแนน)")
# These begin a line of a title as often as a paragraph: only beside the line before do they go on.
_BESIDE = re.compile(
    r"(?:ใน(?!การนี้)|ประจำปี|ตาม(?!ที่|หนังสือ)|อำเภอ|จังหวัด|ตำบล|เพื่อ|โดย(?!วิเคราะห์)|\([A-Z][^)]{20,}|[a-z])"
)
_YEAR = re.compile(r"งบประมาณ|พ ?\.ศ|[0-9๐-๙]{4}")
_CLOSED_END = re.compile(r"(?:ดังนี้|ต่อไปนี้|ดังต่อไปนี้|ได้แก่|นั้น|ประกอบด้วย|[:;!?]|\.{3}|…)$")
_MARKS_ABOVE = re.compile("[ัิ-ฺ็-๎]")
_FULL_LINE = 60  # letters of a line that reaches from one margin to the other
_WIDEST_LINE = 140


def width_of(line: str) -> int:
    """How many places a line takes in print, vowels and tones above and below not counted."""
    return len(_MARKS_ABOVE.sub("", line))


def goes_on(line: str, after: str, *, apart: bool, width: int) -> bool:
    """Whether a paragraph goes on from one line to the next, neither of which starts by a mark.

    It does where the first breaks off (``ร้อยละ``) or the second is no beginning (``และ``). Of lines
    that are not ``apart`` also where the first reaches the margin: ``width`` is that of the widest
    line beside them, and counts only if lines of that width can be lines of a page.
    """
    if _CLOSED_END.search(line):
        return False
    if breaks_off(line, after):
        return True
    if apart:
        return False
    reaches_margin = _FULL_LINE <= width <= _WIDEST_LINE and width_of(line) * 6 >= width * 5
    return reaches_margin or _BESIDE.match(after) is not None


def breaks_off(line: str, after: str) -> bool:
    """Whether a line cannot end where it does, or the next cannot begin so."""
    if _CLOSED_END.search(line):
        return False
    open_bracket = line.rfind("(") > line.rfind(")") and ")" in after
    open_year = line.endswith(("ประจำปี", "ปีงบประมาณ")) and _YEAR.match(after)
    return bool(open_bracket or open_year or _OPEN_END.search(line) or _OPEN_START.match(after))
