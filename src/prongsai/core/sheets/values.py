"""Single values of a result sheet, made exact; what cannot be taken is said and never guessed."""

import re
from datetime import date
from decimal import Decimal

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.entries import Formula
from prongsai.core.thai import arabic_digits, tidy
from prongsai.core.wording import Text

MAX_TEXT = 10_000  # characters of one comment; a cell of Excel holds three times as many
_LONGEST_CODE = 100
_SHOWN = 40

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,30})?")
_WHOLE = re.compile("[0-9]{1,9}")
_YEAR = re.compile("[0-9]{4}")
# Signs that nobody sees and that no document can have.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


class Unfit(Exception):
    """A value that cannot be taken; ``says`` has places for the code and the value."""

    def __init__(self, says: Text, **details: object) -> None:
        self.says = says
        self.details = details
        super().__init__(says.en)


def written(value: object) -> str:
    """A value as one would type it; a list or mapping only as a sign that there is one."""
    match value:
        case None:
            return ""
        case Decimal():
            return format(value, "f")
        case Formula():
            return value.text
        case date():
            return value.isoformat()
        case list() | dict():
            return "…"
        case _:
            return str(value)


def blank(value: object) -> bool:
    """Whether nothing was written: not known, which is not zero."""
    text = written(value)
    return len(text) <= MAX_TEXT and not text.strip()


def quoted(value: object) -> str:
    """A value as a sentence repeats it: short, and without signs that a terminal obeys."""
    text = written(value)
    return printable(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def printable(text: str) -> str:
    """Text without control signs; each is shown as a box."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def plain_code(code: str) -> str:
    """A code as frameworks write it: ``O๒`` is o2."""
    return arabic_digits(tidy(code[:_LONGEST_CODE])).lower()


def words(value: object) -> str:
    """A name or a comment, its lines parted by a line feed, nothing round it."""
    if isinstance(value, Formula):
        raise Unfit(_FORMULA)
    if isinstance(value, list | dict):
        raise Unfit(_NOT_ONE_VALUE)
    text = written(value)
    if len(text) > MAX_TEXT:
        raise Unfit(_TOO_LONG, limit=MAX_TEXT)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if CONTROL.search(text):
        raise Unfit(_CONTROL_SIGNS)
    return text


def mark(value: object) -> Decimal:
    """A mark or a score, 0-100, exactly as it is written."""
    text = _figure(value)
    if not _NUMBER.fullmatch(text):
        raise Unfit(_NOT_A_NUMBER)
    number = Decimal(text)
    if not 0 <= number <= 100:
        raise Unfit(_OUT_OF_RANGE)
    return number


def respondents(value: object) -> int:
    """How many people answered."""
    text = _figure(value)
    if not _WHOLE.fullmatch(text):
        raise Unfit(_NOT_WHOLE)
    return int(text)


def framework_of_year(value: object) -> Framework:
    """The rules of the fiscal year (B.E.) that is written."""
    text = _figure(value)
    if not _YEAR.fullmatch(text):
        raise Unfit(_NOT_A_YEAR)
    try:
        return load_framework(int(text))
    except ProblemsFound as found:
        raise Unfit(found.problems[0].says) from found


def level_code(framework: Framework, value: object) -> str:
    """The code of the level that is written by its code or by its name."""
    said = tidy(words(value)).casefold()
    for level in framework.levels:
        if said in (name.casefold() for name in (level.code, *level.name)):
            return level.code
    known = ", ".join(level.code for level in framework.levels)
    raise Unfit(_NO_SUCH_LEVEL, year=framework.year, known=known)


def _figure(value: object) -> str:
    text = arabic_digits(tidy(words(value)))
    if "%" in text:
        raise Unfit(_PERCENT)
    if "," in text:
        raise Unfit(_COMMA)
    return text


_FORMULA = Text(
    "'{code}' เป็นสูตร ({value}) โปรดคัดลอกเซลล์แล้ววางแบบ 'ค่า' (Paste values) แทนสูตร",
    "'{code}' is a formula ({value}); copy the cell and paste it as a value.",
)
_NOT_ONE_VALUE = Text(
    "'{code}' มีหลายค่าซ้อนอยู่ โปรดใส่เพียงค่าเดียว",
    "'{code}' has several values under it; give one value.",
)
_TOO_LONG = Text(
    "ข้อความของ '{code}' ยาวเกิน {limit} อักขระ โปรดย่อให้สั้นลง",
    "the text of '{code}' has more than {limit} characters; shorten it.",
)
_CONTROL_SIGNS = Text(
    "ข้อความของ '{code}' มีอักขระควบคุมที่มองไม่เห็น ({value}) โปรดลบแล้วพิมพ์ใหม่",
    "the text of '{code}' has invisible control characters ({value}); delete and retype it.",
)
_NOT_A_NUMBER = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นตัวเลข 0 ถึง 100 เช่น 88.78 ถ้าไม่ทราบให้เว้นว่าง",
    "'{code}' is '{value}'; it must be a number from 0 to 100 such as 88.78, "
    "or empty if it is not known.",
)
_OUT_OF_RANGE = Text(
    "'{code}' เป็น {value} แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100 โปรดตรวจกับเอกสารต้นฉบับ",
    "'{code}' is {value}; it must be from 0 to 100: check it against the source.",
)
_PERCENT = Text(
    "'{code}' เป็น '{value}' โปรดลบเครื่องหมายหรือรูปแบบ % แล้วกรอกเฉพาะตัวเลข เช่น 88.78",
    "'{code}' is '{value}'; take away the percent sign or format and write the number alone, "
    "such as 88.78.",
)
_COMMA = Text(
    "'{code}' เป็น '{value}' โปรดเขียนโดยไม่มีจุลภาค ใช้จุดเป็นทศนิยม เช่น 88.78",
    "'{code}' is '{value}'; write it without commas and with a decimal point, such as 88.78.",
)
_NOT_WHOLE = Text(
    "จำนวนผู้ตอบของ '{code}' เป็น '{value}' แต่ต้องเป็นจำนวนเต็มตั้งแต่ 0 ขึ้นไป เช่น 49",
    "the respondents of '{code}' are '{value}'; they must be a whole number from 0, such as 49.",
)
_NOT_A_YEAR = Text(
    "ปีงบประมาณเป็น '{value}' แต่ต้องเป็นปี พ.ศ. สี่หลักตามแบบกรอกของปีนั้น",
    "the fiscal year is '{value}'; it must be a year of the Buddhist era in four digits, "
    "as in the template of that year.",
)
_NO_SUCH_LEVEL = Text(
    "'{value}' ไม่ใช่ระดับผลการประเมินของปีงบประมาณ {year} ระดับที่มีคือ {known}",
    "'{value}' is not a level of fiscal year {year}; its levels are {known}.",
)
