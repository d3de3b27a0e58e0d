"""Elements of manuals and services: steps, time, fee, documents, where to ask, who does it."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector, told
from prongsai.core.evidence.elements.seeing import Sight, everything, own_lines, seen
from prongsai.core.evidence.elements.sentences import doubtful
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_UNIT = r"(?:วินาที|นาที|ชั่วโมง|ชม\.?|วัน(?:ทำการ|ทำงาน)?|สัปดาห์|เดือน)"
_WORDED = r"(?:ครึ่ง|หนึ่ง|สอง|สาม|สี่|ห้า|เจ็ด|สิบห้า|สิบ|สามสิบ)"
_LONG = rf"(?:ไม่เกิน|ประมาณ|ภายใน)?(?:{_WORDED}|\d{{1,7}}(?:\.\d{{1,7}})?(?:[-–/]\d{{1,7}})?){_UNIT}"
_NUMBERED = re.compile(
    r"^(?:(?:ขั้นตอนที่|ขั้นที่|ข้อ|step)?\(?\d{1,2}(?:\.\d{1,2}){0,4}[.):]?|[-•➢▪])[ก-๎a-z]"
)
_STEP_LINE = re.compile(r"^(?:ขั้นตอนที่|ขั้นที่|ขั้นตอน|step)[:.]?\d{1,2}")
_STEP_HEAD = re.compile(
    r"(?:ขั้นตอน|วิธี(?:การ)?(?:ปฏิบัติ|ดำเนิน|ให้บริการ|จัดการ)|แนวปฏิบัติ|กระบวนการ|ผังการ|แผนผังการ|flowchart)"
)
_FEW_STEPS = 2
# How far below its heading a list of steps begins and ends.
_STEPS_BELOW = 12

STEPS = Asked(
    heading=re.compile(
        r"ขั้นตอน|^ขั้น(?:ที่)?$|วิธีทำ|วิธี(?:การ)?(?:ปฏิบัติ|ดำเนิน)|วิธีการ|แนวทาง(?:การ)?(?:ปฏิบัติ|ดำเนิน)"
        r"|กระบวนการ(?!ที่โปร่งใส)"
        r"|รายละเอียดงาน|การดำเนินการ|steps?$"
    ),
    unless=re.compile(r"^จำนวนขั้นตอน|^ผลการดำเนิน|ระยะเวลา|วิธีการ(?:จัดซื้อ|ซื้อ|ใช้งาน)"),
)
TIME = Asked(
    heading=re.compile(
        r"ระยะเวลา|ภายใน|ห้วงเวลา|กรอบเวลา|แล้วเสร็จใน|(?:^|ใช้)เวลา|กำหนดเวลา|เวลาที่ใช้|duration|time"
    ),
    unless=re.compile(r"เวลา(?:ทำการ|เปิด|ราชการ)|วันเวลา|เวลาอบรม"),
    holds=lambda cell: bool(
        re.search(rf"{_LONG}|ทันที|^\d{{1,7}}(?:[-–]\d{{1,7}})?$", squeezed(cell))
    ),
    sentence=re.compile(
        rf"(?:ระยะเวลา|ใช้เวลา|ภายใน|แล้วเสร็จ|เวลา)[^\n]{{0,60}}?{_LONG}|\({_LONG}(?:/ราย)?\)"
        rf"|{_LONG}(?:ต่อราย|/ราย)"
    ),
)
_NO_FEE = (
    r"ไม่(?:มี|เสีย|คิด|เก็บ|เรียกเก็บ|ต้องเสีย|ต้องชำระ)(?:การ)?(?:ค่าธรรมเนียม|ค่าใช้จ่าย|ค่าบริการ)"
    r"|ยกเว้นค่าธรรมเนียม|ฟรี|ไม่คิดมูลค่า"
)
FEE = Asked(
    heading=re.compile(r"ค่าธรรมเนียม|ค่าบริการ|ค่าใช้จ่าย|fees?$"),
    holds=lambda cell: bool(
        re.search(rf"\d|{_NO_FEE}|^ไม่(?:มี|เสีย|คิด|เก็บ)|ยกเว้น|ตามกฎ", squeezed(cell))
    ),
    sentence=re.compile(
        rf"(?:ค่าธรรมเนียม|ค่าบริการ|ค่าใบอนุญาต)[^\n]{{0,60}}?\d[\d,.]{{0,7}}(?:-)?บาท|{_NO_FEE}"
        r"|ค่าธรรมเนียม[:]?ไม่(?:มี|เสีย|เก็บ|คิด)"
    ),
)
DOCUMENTS = Asked(
    heading=re.compile(
        r"(?:รายการ)?เอกสาร(?:และ|หรือ|/)?(?:หลักฐาน)?(?:ประกอบ|ที่|สำหรับ|$|:|ยืนยัน)|หลักฐาน(?:ที่"
        r"|ประกอบ|การ)|สิ่งที่ต้องเตรียม|documents?$"
    ),
    unless=re.compile(r"ดาวน์โหลด|เผยแพร่|เอกสารที่เกี่ยวข้อง|อ้างอิง|^ตรวจสอบ|เอกสารแนบ"),
    holds=lambda cell: len(squeezed(cell)) > 3,
    sentence=re.compile(
        r"^(?!การ|งาน|คู่มือ|รับ|ทำ)[^\n]{0,60}(?:สำเนา(?:บัตร|ทะเบียน|โฉนด|หนังสือ|ใบ)"
        r"|บัตรประจำตัวประชาชน(?:ตัวจริง|พร้อม|หรือ|ของ|จำนวน|\d|$)"
        r"|สำเนาทะเบียนบ้าน|หนังสือมอบอำนาจ)|ไม่ต้องใช้(?:เอกสาร|หลักฐาน|สำเนา)"
    ),
)
_PLACES = (
    r"(?:กอง|สำนัก|งาน|ศูนย์|ฝ่าย|เคาน์เตอร์|ที่ทำการ|เว็บ|ออนไลน์|online|แอป|e-?service|ไลน์|line|โทร|อีเมล"
    r"|ไปรษณีย์|ตนเอง|https?:|www)"
)
CHANNEL = Asked(
    heading=re.compile(
        r"ช่องทาง|สถานที่(?:ให้|ยื่น|ติดต่อ|รับ)|จุด(?:ให้)?บริการ|ติดต่อ(?:ด้วยตนเอง|ได้ที่|ขอรับ)|ยื่น(?:คำขอ"
        r"|คำร้อง|เรื่อง)?(?:ได้)?ที่|หน่วยงานที่ให้บริการ"
    ),
    unless=re.compile(r"ร้องเรียน|ร้องทุกข์|ชำระ|รับฟัง|ประชาสัมพันธ์|ข่าว|ทุจริต|เบาะแส"),
    sentence=re.compile(
        r"(?:ยื่น|ติดต่อ|ขอรับ|เข้าใช้|จอง)(?:คำขอ|คำร้อง|เรื่อง|บริการ|ขอรับบริการ|ใช้บริการ"
        rf"|เอกสาร){{0,4}}[^\n]{{0,20}}(?:ได้ที่|ที่|ทาง|ผ่าน|ณ|ด้วย)[^\n]{{0,30}}{_PLACES}"
    ),
)
_SERVED = (
    r"(?:ขอ|จด|แจ้ง|รับ|ชำระ|ออก|ยื่น|อนุญาต|ต่อ|ขึ้นทะเบียน|ลงทะเบียน|ให้บริการ|จ่าย|สนับสนุน|ช่วยเหลือ|ทำบัตร"
    r"|ย้าย|เกิด|ตาย|ประเมิน|จอง)"
)
SERVICE = Asked(
    heading=re.compile(
        r"(?:ชื่อ|ประเภท)?(?:งาน|การ|กระบวนการ)?(?:ให้|ที่ให้)?บริการ$|ชื่อ(?:งาน|กระบวนงาน|เรื่อง"
        r"|บริการ)|กระบวนงาน|^เรื่อง$|^งาน:?$"
    ),
    holds=lambda cell: len(squeezed(cell)) > 5,
    sentence=re.compile(
        r"(?:คู่มือ|มาตรฐาน|แนวทาง|ขั้นตอน)(?:การ)?(?:สำหรับ)?(?:ประชาชน|ให้บริการ|บริการ"
        rf"|ขอรับบริการ)?[^\n]{{0,30}}?(?:การ|งาน){_SERVED}[ก-๎]{{3,}}"
        rf"|^(?:\(?\d{{1,2}}[.)]?|[-•]|งานบริการ:?|เรื่อง:?){{0,4}}(?:การ|งาน){_SERVED}[ก-๎]{{4,}}"
    ),
)
_STAFF = (
    r"(?:เจ้าหน้าที่(?:ผู้ปฏิบัติ|ธุรการ|พัสดุ|การเงิน|วิเคราะห์|บริหาร|ประชาสัมพันธ์)|นักวิชาการ|นักวิเคราะห์"
    r"|นักจัดการ|นักทรัพยากร|นักพัฒนา|นักบริหาร|นิติกร|เจ้าพนักงาน|นายช่าง|พนักงานจ้าง"
    r"|หัวหน้า(?:ฝ่าย|งาน|สำนัก)|ผู้อำนวยการ(?:กอง|สำนัก))"
)
FOR_STAFF = Asked(
    heading=re.compile(
        r"ผู้รับผิดชอบ|ผู้ใช้คู่มือ|ใช้กับ|ผู้ทำ$|ผู้ปฏิบัติ(?:งาน)?$|ตำแหน่ง|เจ้าหน้าที่(?:ผู้|ที่)รับผิดชอบ|ผู้ดำเนินการ"
    ),
    holds=lambda cell: len(squeezed(cell)) > 3,
    sentence=re.compile(
        r"สำหรับ(?:เจ้าหน้าที่|พนักงาน|ผู้ปฏิบัติ|บุคลากร|ข้าราชการ)|(?:คู่มือ|ตำแหน่ง|โดย|ให้"
        rf"|ของ)[^\n]{{0,30}}{_STAFF}|^{_STAFF}"
    ),
)


def steps(item: Item, element: Element) -> ElementSeen:
    """Steps in a table, under a heading, or numbered one below the other."""
    for shown in everything(item):
        if words := _numbered_steps(shown):
            return seen(element, Sight(words, shown))
    return told(item, element, STEPS)


def _numbered_steps(shown: Shown) -> str:
    lines = own_lines(shown)
    plain = [squeezed(line) for line in lines]
    if sum(bool(_STEP_LINE.match(line)) for line in plain) >= _FEW_STEPS:
        return next(line for line in lines if _STEP_LINE.match(squeezed(line)))
    for at, line in enumerate(plain):
        if not _STEP_HEAD.search(line) or len(line) > 100:
            continue
        below = plain[at + 1 : at + 1 + _STEPS_BELOW]
        if line.count("→") + line.count("➔") >= _FEW_STEPS:
            return lines[at]
        if sum(bool(_NUMBERED.match(words)) for words in below) >= _FEW_STEPS:
            first = next(n for n, words in enumerate(below) if _NUMBERED.match(words))
            return f"{lines[at]}: {lines[at + 1 + first]}"
    return ""


DETECTORS: Mapping[str, Detector] = {
    "steps": doubtful(steps, r"ขั้น(?:ที่|ตอน)|→|จากนั้น|แล้วจึง"),
    "time": doubtful(detector(TIME), _LONG),
    "fee": doubtful(detector(FEE), r"ไม่(?:คิด|เสีย|เก็บ)|\d{1,7}บาท|ฟรี"),
    "documents": doubtful(detector(DOCUMENTS), r"สำเนา|บัตรประ|สิ่งที่(?:ต้อง)?(?:ใช้|นำ|เตรียม)"),
    "channel": doubtful(
        detector(CHANNEL), rf"(?:ยื่น|ขอ|ติดต่อ|มา)[^\n]{{0,30}}(?:ที่|ผ่าน|ทาง){_PLACES}"
    ),
    "service": doubtful(detector(SERVICE), r"บริการ|(?:การ|งาน)ขอ"),
    "for_staff": doubtful(
        detector(FOR_STAFF), r"เจ้าพนักงาน|(?<!สำ)นัก(?:วิ|จัด|ทรัพ|พัฒ|บริ)|นายช่าง|นิติกร"
    ),
}
