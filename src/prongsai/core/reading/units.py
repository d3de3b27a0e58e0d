"""Who is responsible, as units and positions: names of persons are left out wherever they stand."""

import re

from prongsai.core.reading.entries import entries_in

_RANK = (
    r"(?:ว่าที่\s*)?(?:(?:พล|พัน|ร้อย|จ่าสิบ|สิบ|ดาบ|จ่า)(?:ตำรวจ)?(?:ตรี|โท|เอก|ตำรวจ)(?:ตรี|โท|เอก)?"
    r"|(?:พล|พ|ร|ส)\.\s?ต\.\s?[ตทอ]\.|จ\.\s?ส\.\s?[ตทอ]\.|ด\.\s?ต\.|[พร]\.\s?[ตทอ]\.)(?:\s*+(?:หญิง)?|)"
)
# นายก and นายช่าง are positions, นาย and a name a person.
_NO_POSITION = (
    r"(?!ก(?:องค์|เทศ|เมือง|อบ|อ\.|รัฐ|สภา|สมาคม|เหล่า|ฯ|\s|$)"
    r"|ช่าง(?:โยธา|สำรวจ|เขียน|ไฟฟ้า|เครื่อง|เทคนิค|ภาพ|ศิลป์|ผัง|ชล|\s|$)"
    r"|ทะเบียน|แพทย์|สัตว|อำเภอ|ตรวจ|ด่าน|เวร|จ้าง|หน้า|ประกัน|ทหาร|ตำรวจ|พยาบาล|งาม|\s*$)"
)
_TITLE = rf"(?:{_RANK}(?:นาย|นางสาว|นาง)?|นางสาว|น\.\s?ส\.|นาง|นาย|ดร\.){_NO_POSITION}"
_STARTS = r"(?:(?<![ก-๎A-Za-z.])|(?<=ให้)|(?<=โดย)|(?<=คือ)|(?<=และ)|(?<=แก่)|(?<=กับ)|(?<=[๑-๙0-9]\.))"
# What may follow a name without a surname: the position, or the sentence going on.
_NO_SURNAME = (
    "(?!ตำแหน่ง|เป็น|และ|ให้|ใน|ที่|เพื่อ|ซึ่ง|ผู้|นัก|หัวหน้า|ปลัด|นายก|นายช่าง|นิติกร|เจ้า|รอง|กอง|สำนัก|งาน"
    "|ครู|พนักงาน|เลขา|กรรมการ|ประธาน|รักษา|คณะ)"
)
_PERSON = re.compile(
    rf"{_STARTS}{_TITLE}\s*+[ก-๎]{{2,}}(?:\s+ณ\s+[ก-๎]+|\s+{_NO_SURNAME}[ก-๎]{{2,}}(?:\s+ณ\s+[ก-๎]+)?)?"
    r"\s*+\)?(?:\s*+,?\s*+\(?\s*+ตำแหน่ง\s*+)?"
)
_LEFT_OVER = re.compile(r"\(\s*\)|^\s*[,()/]+\s*|\s*(?:[(,/]|และ|กับ)+\s*$")

_UNIT = "(?:กอง|สำนัก(?!งาน)|ฝ่าย|ส่วน(?!ราชการ|ตำบล)|สถานศึกษา|หน่วยตรวจ)"
_ANYBODY = (
    rf"(?:{_UNIT}|สำนักงาน|ส่วนราชการ|งาน|กลุ่มงาน|หน่วย|ทุก|ผู้|นัก|นิติกร|หัวหน้า|ปลัด|รองปลัด|นายก|รองนายก"
    r"|เจ้าหน้าที่|เจ้าพนักงาน|คณะ|บุคลากร|ศูนย์|โรงเรียน)"
)
_BETWEEN = re.compile(rf"\s*,\s*(?:และ\s*)?|\s*(?:และ|กับ)\s*(?={_ANYBODY})")
_STARTS_ANYBODY = re.compile(_ANYBODY)
_STARTS_UNIT = re.compile(_UNIT)
# What stands where nothing was filled in.
_BLANK = re.compile(r"[\s.…_\-–—]*")


def without_persons(text: str) -> str:
    """A text without the names of persons; their positions stay.

    >>> without_persons("มอบหมายให้ นายสมมุติ ตัวอย่าง ตำแหน่ง นิติกร เป็นผู้รับผิดชอบ")
    'มอบหมายให้ นิติกร เป็นผู้รับผิดชอบ'
    >>> without_persons("นายกเทศมนตรีและนายช่างโยธา")
    'นายกเทศมนตรีและนายช่างโยธา'
    """
    if not _PERSON.search(text):
        return text
    return " ".join(_LEFT_OVER.sub("", _PERSON.sub("", text)).split())


def is_blank(text: str) -> bool:
    """Whether nothing is written: white space, or dots and dashes to be written on."""
    return _BLANK.fullmatch(text) is not None


def units_in(text: str) -> tuple[str, ...]:
    """Who is responsible: one a line, after dashes, commas or และ; empty where nobody knows.

    >>> units_in("- สำนักปลัด - กองคลัง"), units_in("ทุกๆ กอง/สำนักฯ")
    (('สำนักปลัด', 'กองคลัง'), ('ทุกๆ กอง/สำนักฯ',))
    >>> units_in("กองคลัง, กองช่าง และกองสาธารณสุขและสิ่งแวดล้อม")
    ('กองคลัง', 'กองช่าง', 'กองสาธารณสุขและสิ่งแวดล้อม')
    """
    named = [without_persons(one) for entry in entries_in(text) for one in _parted(entry.text)]
    return tuple(one for one in named if not is_blank(one))


def _parted(words: str) -> list[str]:
    """The units of one entry: it is parted only where every piece is somebody."""
    pieces = _BETWEEN.split(words)
    if len(pieces) > 1 and all(_STARTS_ANYBODY.match(one) for one in pieces):
        return pieces
    pieces = words.split()
    if len(pieces) > 1 and all(_STARTS_UNIT.match(one) for one in pieces):
        return pieces
    return [words]
