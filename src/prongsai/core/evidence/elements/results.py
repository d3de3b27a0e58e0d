"""Elements of reports: progress, results, achievement, problems and suggestions."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector
from prongsai.core.evidence.elements.listings import is_nothing
from prongsai.core.evidence.findings import Detector
from prongsai.core.evidence.texts import squeezed

_TICK = re.compile(r"[✓✔√/xX●■]")


def _is_said(cell: str) -> bool:
    """Words, a percentage or a tick."""
    return bool(_TICK.fullmatch(squeezed(cell))) or not is_nothing(cell)


_DONE = (
    r"(?:ได้)?ดำเนินการ(?:แล้ว(?:เสร็จ)?|เสร็จ(?:สิ้น|เรียบร้อย)?)|ดำเนินการจัด|อยู่ระหว่าง(?:ดำเนินการ|จัดซื้อ)|ยังไม่(?:ได้)?ดำเนินการ|คืบหน้าร้อยละ"
    r"|แล้วเสร็จร้อยละ|ความก้าวหน้า(?:ร้อยละ|\d)"
)
PROGRESS = Asked(
    heading=re.compile(
        r"(?:ก้าวหน้า|คืบหน้า)|ผลการ(?:ดำเนิน|ปฏิบัติ)(?:การ|งาน)|สถานะ(?!ของผู้)|(?:ร้อยละ|ระดับ)(?:ของ)?(?:ความ)?(?:สำเร็จ|ก้าวหน้า)|ผลการดำเนิน"
        r"|^(?:ดำเนินการแล้ว(?:เสร็จ)?|อยู่ระหว่างดำเนินการ|ยังไม่(?:ได้)?ดำเนินการ|แล้วเสร็จ)$|progress|status"
    ),
    unless=re.compile(r"เป้าหมาย|ตัวชี้วัด|คาดว่า|^รายงาน|^สถานะผู้"),
    holds=_is_said,
    sentence=re.compile(_DONE),
    sentences=2,
)
RESULTS = Asked(
    heading=re.compile(
        r"ผลการ(?:ดำเนิน|ปฏิบัติ|บริหาร|พัฒนา|ฝึก|จัด|ประเมินผล)|ผล(?:สัมฤทธิ์|ลัพธ์|ผลิต|สำเร็จ|ที่ได้|งาน(?!ที่ผ่าน))|สรุปผล|ความสำเร็จ|สิ่งที่(?:ทำ|ได้)|ผลที่เกิด|results?|outcome|output"
    ),
    unless=re.compile(r"คาดว่า|ที่จะได้รับ|เป้าหมาย|ตัวชี้วัด|^แผน|^รายงาน|ผลงานที่ผ่านมา|ใช้จ่าย|เบิก"),
    holds=_is_said,
    sentence=re.compile(rf"{_DONE}|มี?ผู้(?:เข้าร่วม|เข้ารับ)[^\n]{{0,30}}\d+คน"),
    sentences=2,
)
ACHIEVEMENT = Asked(
    heading=re.compile(
        r"ผลสัมฤทธิ์|(?:ร้อยละ|ระดับ)(?:ของ)?ความสำเร็จ|การบรรลุ(?:เป้าหมาย|ผล)?|บรรลุ|(?:เทียบ|เปรียบเทียบ)(?:กับ)?(?:ค่า)?เป้า|ความสำเร็จตามเป้า"
        r"|ผลลัพธ์"
    ),
    unless=re.compile(r"คาดว่า|ที่จะได้รับ"),
    holds=_is_said,
    sentence=re.compile(
        r"(?:ไม่)?บรรลุ(?:ตาม)?(?:เป้าหมาย|วัตถุประสงค์|ตัวชี้วัด)|เป็นไปตามเป้าหมาย|สูงกว่าเป้าหมาย|ต่ำกว่าเป้าหมาย|ผลสัมฤทธิ์.{10,}"
    ),
)
PROBLEMS = Asked(
    heading=re.compile(r"(?:สภาพ)?ปัญหา|อุปสรรค|ข้อขัดข้อง|ข้อจำกัด|problems?|obstacles?"),
    unless=re.compile(r"แก้(?:ไข)?ปัญหา|ปัญหาการทุจริต|ปัญหาของประชาชน|แจ้งปัญหา|ปัญหาที่พบบ่อย|รับแจ้ง"),
    sentence=re.compile(
        r"^(?:[-•]|\d{1,2}[.)]?)?(?:ปัญหา|อุปสรรค)[^:\n]{0,40}(?:คือ|ได้แก่|เนื่องจาก|เกิดจาก)|ไม่(?:มี|พบ)(?:ปัญหา|อุปสรรค)"
        r"|(?:ปัญหา|อุปสรรค)ที่พบ(?:คือ|ได้แก่|:).{4}"
        r"|(?:สิ่ง|สาเหตุ|เหตุ)ที่ทำให้[^\n]{0,30}(?:ล่าช้า|ไม่(?:เป็นไปตาม|แล้วเสร็จ|สำเร็จ|บรรลุ))"
    ),
)
SUGGESTIONS = Asked(
    heading=re.compile(
        r"ข้อเสนอ(?:แนะ)?(?!ราคา|โครงการ|ด้าน)|แนวทาง(?:ใน)?(?:การ)?(?:แก้|ปรับปรุง)|เสนอแนะ|suggestions?|recommendations?"
    ),
    unless=re.compile(r"รับฟัง|กล่อง|ช่องทาง|ผู้ยื่น|แจ้งข้อเสนอ|ส่งข้อเสนอ|^รับข้อ"),
    sentence=re.compile(
        r"^(?:[-•]|\d{1,2}[.)]?)?(?:ข้อเสนอแนะ|แนวทางแก้ไข)[^:\n]{0,40}(?:คือ|ได้แก่|ควร)|ไม่มีข้อเสนอแนะ|^(?:[-•]|\d{1,2}[.)])?ควร[ก-๎]{8}"
        r"|จึง(?:ขอ)?เสนอแนะ(?:ให้|ว่า)|(?:เห็น|ปีหน้า|(?:ปี|ครั้ง)(?:ถัดไป|ต่อไป))(?:จึง)?ควร(?:ให้)?[ก-๎]{8}"
    ),
)

DETECTORS: Mapping[str, Detector] = {
    "progress": detector(PROGRESS),
    "results": detector(RESULTS),
    "achievement": detector(ACHIEVEMENT),
    "problems": detector(PROBLEMS),
    "suggestions": detector(SUGGESTIONS),
}
