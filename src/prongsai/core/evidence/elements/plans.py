"""Elements of plans: strategies, goals, indicators, projects and their periods, who does them."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.days import PERIOD
from prongsai.core.evidence.elements.asked import Asked, detector, told_of_each
from prongsai.core.evidence.elements.listings import is_figure
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import arabic_digits, tidy

_TICK = re.compile(r"[✓✔√/xX●■←→↔⟷◄►<>—–-]+")
_WHEN = re.compile(
    r"\d{1,2}(?:วัน|เดือน|ปี|สัปดาห์)|ไตรมาส|ตลอด(?:ทั้ง)?ปี|ทั้งปี|ทุกเดือน|ปีงบ|(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย"
    r"|ต\.?ค|พ\.?ย|ธ\.?ค)\.?|(?:มกรา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา|มีนา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์|25\d\d|ภายใน"
    r"|\d{1,2}/\d{1,2}/\d{2,4}"
)
_MONTHS = re.compile(
    r"^(?:(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?(?:\d{2,4})?|ไตรมาส(?:ที่)?[1-4]|q[1-4])$"
    r"|(?:ระยะเวลา|ปีงบประมาณ|พ\.ศ\.?\d{4}).*(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?$"
    r"|ไตรมาส(?:ที่)?[1-4]"
)
_NAME = re.compile(r"[ก-๎a-z]{4}", re.IGNORECASE)


def _is_name(cell: str) -> bool:
    return bool(_NAME.search(squeezed(cell))) and not is_figure(cell)


def _is_when(cell: str) -> bool:
    plain = squeezed(cell)
    return bool(_WHEN.search(plain) or PERIOD.search(arabic_digits(tidy(cell))))


def _is_ticked(cell: str) -> bool:
    return bool(_TICK.fullmatch(tidy(cell))) or _is_when(cell) or is_figure(cell)


STRATEGIES = Asked(
    heading=re.compile(
        r"(?:ประเด็น)?ยุทธศาสตร์(?:ที่|การพัฒนา|ด้าน|:|$)|กลยุทธ์|แนวทาง(?:การ)?พัฒนา|ประเด็น(?:การ)?พัฒนา|strateg"
    ),
    unless=re.compile(r"^แผนยุทธศาสตร์|ยุทธศาสตร์ชาติ|แผนกลยุทธ์"),
    holds=_is_name,
    sentence=re.compile(
        r"^(?:[-•]|\d{1,2}[.)]?)?(?:ประเด็น)?(?:ยุทธศาสตร์|กลยุทธ์)(?:ที่|ด้าน|การ)?\d{0,2}[:.]?[ก-๎]{6,}"
    ),
)
GOALS = Asked(
    heading=re.compile(r"เป้าหมาย|เป้าประสงค์|ค่าเป้า|goals?$|targets?$"),
    unless=re.compile(r"กลุ่มเป้าหมาย|หมู่บ้านเป้าหมาย"),
)
INDICATORS = Asked(
    heading=re.compile(r"ตัวชี้วัด|kpi|indicators?"),
    unless=re.compile(r"ตัวชี้วัด(?:ita|การประเมินita|ที่\d+ita)"),
)
PROJECTS = Asked(
    heading=re.compile(r"โครงการ|กิจกรรม|แผนงาน|รายการ|มาตรการ|งาน/"),
    unless=re.compile(
        r"เลขที่โครงการ|ผู้รับผิดชอบโครงการ|ลักษณะโครงการ|สถานะโครงการ|รหัสโครงการ|งบประมาณโครงการ"
    ),
    holds=_is_name,
    sentence=re.compile(
        r"^(?:[-•]|\(?\d{1,3}(?:\.\d{1,2})*[.)]?|ชื่อ)?(?:โครงการ|กิจกรรม)(?!ที่\d|ทั้งหมด|รวม|และ|หรือ|:$)[:ก-๎(]{6,}"
    ),
    sentences=2,
)
PERIOD_COLUMN = Asked(
    heading=re.compile(
        r"ระยะเวลา|ช่วงเวลา|ห้วงเวลา|กำหนด(?:การ|เวลา)|วันที่(?:ดำเนิน|จัด)|(?:เดือน|เวลา)(?:ที่)?(?:ดำเนิน|จัด)|เริ่ม|สิ้นสุด|แล้วเสร็จ|timeline"
    ),
    unless=re.compile(r"(?:ร้อยละ|ผล).*แล้วเสร็จ|เรื่องที่"),
    holds=_is_ticked,
    sentence=re.compile(
        r"ระยะเวลา(?:ใน)?(?:การ)?(?:ดำเนิน(?:การ|งาน|โครงการ))?[:]?.{0,20}(?:25\d\d|\d{2}|ไตรมาส|ตลอดปี|เดือน)"
    ),
    sentences=2,
)
# Plans of several years have a column for each.
PERIOD_YEARS = Asked(
    heading=re.compile(r"(?:^|ปี|งบประมาณ)(?:พ\.ศ\.?)?25\d\d(?:\(บาท\))?$"), holds=_is_ticked
)
PERIOD_MONTHS = Asked(heading=_MONTHS, holds=_is_ticked)
RESPONSIBLE = Asked(
    heading=re.compile(
        r"(?:ผู้|หน่วยงาน(?:ที่)?|ส่วนงาน(?:ที่)?|ส่วนราชการ(?:ที่)?|หน่วย|กอง(?:ที่)?|ฝ่าย(?:ที่)?|เจ้าหน้าที่(?:ที่|ผู้)?)รับผิดชอบ|เจ้าของเรื่อง|หน่วยดำเนินการ|หน่วยงาน(?:เจ้าของ|หลัก)"
        r"|ผู้ปฏิบัติ(?:งาน)?$"
    ),
    unless=re.compile(r"หน้าที่ความรับผิดชอบ"),
    holds=_is_name,
    sentence=re.compile(
        r"(?:สำนัก|กอง|ฝ่าย|งาน|ศูนย์|กลุ่ม|ส่วน|หน่วย)[ก-๎]{2,40}(?:เป็นผู้รับผิดชอบ|รับผิดชอบ(?:ดำเนินการ|งานนี้)?$|เป็นหน่วยงานรับผิดชอบ|(?:เป็นผู้)?ดูแล(?:เรื่อง|งาน)นี้)"
        r"|(?:มอบหมาย(?:ให้)?|รับผิดชอบโดย|ดำเนินการโดย)(?:สำนัก|กอง|ฝ่าย|งาน|ศูนย์|กลุ่ม|ส่วน|หน่วย)[ก-๎]{2}"
    ),
)
# A manual is about a subject as a letter is; one about making or announcing manuals names no task.
_SUBJECT = (
    r"^(?:[-•]|\(?\d{1,2}[.)]?)?(?:ชื่อ)?เรื่อง(?:ที่\d{1,2})?[:：.]?(?!ขอ|ให้|ประกาศ|คำสั่ง|แต่งตั้ง|เผยแพร่|แจ้งเวียน|ร้องเรียน|ร้องทุกข์"
    r"|ราว|เดิม|สำคัญ|ทั่วไป|ที่|นี้|ใด|อื่น|ต่าง|หน้า$"
    r"|(?:การ)?(?:จัดทำ|จัดส่ง|ส่ง|ใช้)[^\n]{0,30}คู่มือ|คู่มือการปฏิบัติ(?:งาน|ราชการ)(?:ประจำ|ของ|ปี|$))[ก-๎(]{4}"
)
TASK = Asked(
    heading=re.compile(
        r"(?:ชื่อ)?(?:งาน|กระบวนงาน|กระบวนการ|ภารกิจ)(?:ที่ปฏิบัติ)?$|^(?:ชื่อ)?เรื่อง$|ชื่อคู่มือ(?:การปฏิบัติงาน)?$"
    ),
    holds=_is_name,
    sentence=re.compile(
        r"(?:คู่มือ|แนวทาง|มาตรฐาน|ขั้นตอน)(?:การ)?(?:ปฏิบัติ(?:งาน|ราชการ)|ทำงาน)(?:ด้าน|เรื่อง|สำหรับ|:|-|–)*"
        r"(?!ของ(?:เจ้าหน้าที่|หน่วยงาน|บุคลากร|ข้าราชการ)|สำหรับ|หรือ|และ|มี|เป็น|นี้|ฉบับ|ให้|ที่|โดย|ตาม|จัดทำ|ดังนี้|ได้|ประจำปี|ปีงบ|แนวทาง)[ก-๎(]{4}"
        r"|^(?:[-•]|\(?\d{1,2}[.)]?)?(?:กระบวน)?งาน(?:ที่\d+)?[:.]?(?:การ|จัดเก็บ|พัสดุ|การเงิน|สารบรรณ|ธุรการ|บริหาร|ทะเบียน|ก่อสร้าง"
        rf"|ออก|รับ|ตรวจ)[ก-๎]{{4}}|{_SUBJECT}"
    ),
)


def period(item: Item, element: Element) -> ElementSeen:
    """The period of each project: a column of periods, months with a mark, or years of a plan."""
    ways = (PERIOD_COLUMN, PERIOD_MONTHS)
    return told_of_each(
        item, element, PROJECTS, *ways, *([PERIOD_YEARS] if item.node.data_year == "L" else [])
    )


DETECTORS: Mapping[str, Detector] = {
    "strategies": detector(STRATEGIES),
    "goals": detector(GOALS),
    "indicators": detector(INDICATORS),
    "projects": detector(PROJECTS),
    "period": period,
    "responsible_unit": detector(RESPONSIBLE),
    "task": detector(TASK),
}
