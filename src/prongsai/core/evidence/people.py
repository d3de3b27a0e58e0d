"""Persons and positions found in what a page shows; they are counted, and never written down."""

import re

from prongsai.core.thai import tidy

_ARMED = "เอก|โท|ตรี"
_RANKS = (
    r"พล\.(?:ต\.)?(?:[อทตรจ]\.){1,2}", r"พ\.ต\.[อทต]\.?", r"พ\.[อทต]\.", r"ร\.ต\.[อทต]\.?",
    r"ร\.[อทต]\.", r"น\.[อทต]\.", r"จ\.ส\.[อทต]\.?", r"ส\.ต\.[อทต]\.?", r"ส\.[อทต]\.",
    r"พ\.จ\.[อทต]\.", r"จ\.[อทต]\.", r"ด\.ต\.", "ดาบตำรวจ", "จ่าสิบตำรวจ",
    rf"(?:พล|พัน|ร้อย|สิบ)(?:ตำรวจ)?(?:{_ARMED})", rf"(?:จ่า|จ่าสิบ|พันจ่า|เรือ|นาวา)(?:{_ARMED})",
)  # fmt: skip
_LEARNED = (
    r"ดร\.|(?:ผศ|รศ|ศ)\.(?: ?ดร\.)?|นพ\.|พญ\.|ทพ\.|ทพญ\.|ภก\.|ภญ\.|นายแพทย์|แพทย์หญิง|นายสัตวแพทย์"
)
_CIVIL = r"นางสาว|น\. ?ส\.|นาง|นาย|ม\.ล\.|ม\.ร\.ว\.|หม่อมหลวง|หม่อมราชวงศ์"
# Words that begin like a title and are an office or a trade.
_NO_TITLE = (
    r"นายก ?(?:เทศ|องค์|อบ|สภา|สมาคม|รัฐ|เมือง|เหล่า|ฯ|ท\.|อ\.)|นายก(?= )"
    r"|นาย(?:อำเภอ|ทะเบียน|ช่าง|จ้าง|หน้า|ตรวจ|ด่าน|ท้าย|เรือ|ทหาร|ตำรวจ|ประกัน|ธนาคาร|สถานี)|นาง(?:พยาบาล|สงกรานต์|รำ|นพมาศ|งาม|แบบ|ฟ้า)"
    r"|(?:นายแพทย์|นายสัตวแพทย์)(?:สาธารณสุข|ชำนาญ|เชี่ยวชาญ|ปฏิบัติ|ทรง|ผู้)"
)
_TITLE = (
    rf"(?:ว่าที่ ?)?(?:{'|'.join(_RANKS)}) ?(?:\(?หญิง\)?)?(?: ?(?:{_LEARNED}))?"
    rf"|(?:(?:{_CIVIL}) ?)?(?:{_LEARNED})|{_CIVIL}"
)
_THAI_NAME = "[ก-ฮเ-ไ][ก-๎]{1,24} {1,3}(?:ณ |ณ)?[ก-ฮเ-ไ][ก-๎]{1,30}"
_PERSON = re.compile(
    rf"(?<![ก-๎])(?!{_NO_TITLE})(?:{_TITLE}) ?(?P<name>{_THAI_NAME})"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr)\.? ?(?P<english>[A-Z][A-Za-z]+ [A-Z][A-Za-z]+)"
)
_BARE = re.compile(rf"\(? ?(?:\d{{1,2}}[.)] ?)?(?P<name>{_THAI_NAME}) ?\)?")
# Words of offices, and of places that nobody holds, in which no name is written.
_NO_NAME = re.compile(
    r"ว่าง|สรรหา|ระหว่าง|ไม่มี|ยังไม่|รอผล|ตำแหน่ง|ชื่อ|สกุล|โทร|เบอร์|อีเมล|ติดต่อ|ผู้บริหาร|คณะ|ฝ่าย|สำนัก|การ(?!ุ)|งาน"
    r"|^กอง(?:คลัง|ช่าง|การ|สา|สวัส)|เทศบาล|องค์การ|ตำบล|อำเภอ|จังหวัด|สภา|ข้อมูล|บุคลากร|โครงสร้าง|ข่าว"
    r"|หน้า(?:แรก|หลัก)|เว็บ|ประกาศ|แผน|รายงาน"
)
_BOARDS = r"เทศบาล|เทศมนตรี|องค์การ|อบต|อบจ|ท[ตมน]\.|สภา|เมืองพัทยา"
_POSITION = re.compile(
    rf"(?:รอง|ผู้ช่วย|อดีต|รักษาการ|รักษาราชการแทน)?(?:นายก ?(?:{_BOARDS})|ปลัด(?: ?(?:{_BOARDS}|กระทรวง|"
    r"อำเภอ|จังหวัด|กรุงเทพ)|(?= |$))|นายอำเภอ|ผู้ว่าราชการ|ผู้ว่าการ|ผู้อำนวยการ|ผอ\.|อธิบดี|อธิการบดี|คณบดี"
    r"|เลขาธิการ|เลขานุการ|ประธาน(?:สภา|กรรมการ|เจ้าหน้าที่)|รองประธาน|ผู้จัดการ|กรรมการผู้จัดการ|ผู้กำกับการ"
    r"|ผู้บังคับการ|ผู้บัญชาการ|สารวัตร|หัวหน้า(?:สำนัก|ส่วน|ฝ่าย|กลุ่ม|งาน|กอง|หน่วย)|สาธารณสุขอำเภอ|นายแพทย์สาธารณสุข"
    r"|สมาชิกสภา|กำนัน|ผู้ใหญ่บ้าน|ที่ปรึกษานายก|นักวิชาการ|นักวิเคราะห์|นักจัดการ|นักทรัพยากร|นักพัฒนา|นิติกร"
    r"|เจ้าพนักงาน|เจ้าหน้าที่บริหาร|นายช่าง|ครู|ผู้บริหารสูงสุด|ตุลาการ|อัยการ|พนักงานจ้าง)[ก-๎ฯ.]*"
)


def persons(text: str) -> tuple[str, ...]:
    """The names of persons that stand with a title, each once, in the order of reading.

    A name without a title is not told from other words. Use the number of names; keep none.

    >>> len(persons("(นายสมมุติ ตัวอย่าง)\\nนายกเทศมนตรีตำบลตัวอย่าง\\nนางสาวสมมุติ  แบบอย่าง"))
    2
    """
    found = (match for line in text.splitlines() for match in _PERSON.finditer(tidy(line)))
    names = (match["name"] or match["english"] for match in found)
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))


def name_without_title(words: str) -> str:
    """The first and last name that words are and nothing else; empty where they may be other words.

    Only where a name is expected, as in a column of names or at a portrait, this is a person.
    Count it; keep none.

    >>> bool(name_without_title("สมมุติ ตัวอย่าง")), name_without_title("หัวหน้าฝ่าย อำนวยการ")
    (True, '')
    """
    found = _BARE.fullmatch(tidy(words))
    if found is None or positions(words) or _NO_NAME.search(found["name"]):
        return ""
    return " ".join(found["name"].split())


def positions(text: str) -> tuple[str, ...]:
    """The positions in an office that a text names, each wording once.

    >>> positions("รองปลัดเทศบาล  ผู้อำนวยการกองคลัง")
    ('รองปลัดเทศบาล', 'ผู้อำนวยการกองคลัง')
    """
    found = (match[0] for line in text.splitlines() for match in _POSITION.finditer(tidy(line)))
    return tuple(dict.fromkeys(found))
