"""Words of an element that stand on a page in a form that its detector does not understand.

A detector that has not seen an element has not seen that it is missing: people write sentences
where others have lists, and head columns in words of their own. Where such words stand in the
text, nobody but a person can tell, and the check says so.
"""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.elements.seeing import Sight, everything
from prongsai.core.evidence.elements.sentences import body_of
from prongsai.core.evidence.findings import ElementSeen, Item
from prongsai.core.evidence.texts import shortened, squeezed

# Names of months, short and long, as squeezed text has them.
_MONTH = (
    r"(?:(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?"
    r"|(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์)"
)
_BAHT = r"\d[\d,.]*(?:ล้าน|แสน|หมื่น|พัน)?บาท"
_UNIT = r"(?:สำนัก|กอง|ฝ่าย|หน่วยตรวจสอบ|ศูนย์)[ก-๎]{2}"
_DO = (
    r"(?:จัดให้มี|บำรุง|รักษา|ส่งเสริม|ป้องกัน|คุ้มครอง|ควบคุม|กำกับ|ดูแล|สนับสนุน|พัฒนา|ให้บริการ|อำนวย)"
    r"[ก-๎]{3}"
)
_WAY = r"(?:line|ไลน์|facebook|เพจ|messenger|แชต|แชท)"
_NONE = r"แม้แต่(?:เรื่อง|ราย)เดียว|ไม่(?:มี|พบ|ปรากฏ)[^\n]{0,40}ร้องเรียน"
_TRACES: Mapping[str, str] = {
    "units": rf"{_UNIT}.*(?:และ|,|กับ|ได้แก่|/){_UNIT}"
    rf"|(?:แบ่ง|ประกอบด้วย|ได้แก่|มี).*{_UNIT}.*{_UNIT}",
    "duties": rf"{_DO}.*(?:พ\.ร\.บ|พรบ|พระราชบัญญัติ|มาตรา)|(?:หน้าที่|อำนาจ|ภารกิจ).*{_DO}",
    "strategies": r"(?:ยุทธศาสตร์|กลยุทธ์)(?:ด้าน|ที่|คือ|ได้แก่)",
    "goals": r"เป้าหมาย(?!การพัฒนาที่ยั่งยืน)|เป้าประสงค์|มุ่งหวังให้|มุ่งให้",
    "indicators": r"ตัวชี้วัด|วัดจาก|วัดผล|(?<![a-z])kpi",
    "projects": r"(?:โครงการ|กิจกรรม|งาน)[ก-๎]{4}",
    "budget": rf"งบ(?!ประมาณพ\.ศ|ปี)[^\n]{{0,60}}{_BAHT}|งบ(?:ที่|ตั้ง|ได้)|ใช้งบ|เป็นเงิน",
    "progress": r"แล้วเสร็จ|ร้อยละ\d|\d%|ถึงไหน|คืบหน้า|ก้าวหน้า",
    "spending": r"(?:เบิก|จ่าย)แล้ว|(?:เบิก|ใช้|จ่าย)(?:เงิน|ไป|จริง)"
    rf"|(?:ใช้|จ่าย)[^\n]{{0,30}}{_BAHT}",
    "results": r"ได้(?:จัด|ส่ง|ดำเนิน|ทำ|อบรม|ซ่อม|บรรจุ)|ดำเนินโครงการ",
    "problems": r"ปัญหา(?!การทุจริต)|อุปสรรค|ข้อจำกัด|ล่าช้า|ติดขัด|ขาดแคลน|ทำให้งาน",
    "suggestions": r"(?:ปีหน้า|ปีถัดไป|ต่อไป|เห็น|จึง)ควร|^ควร|เสนอแนะ",
    "period": rf"(?:ทำ|จัด|ดำเนิน|เริ่ม|ภายใน|ระหว่าง|ช่วง)[^\n]{{0,30}}{_MONTH}|^ช่วง|ไตรมาส",
    "how_to": r"(?:เขียน|แจ้ง|โทร|ส่งข้อความ|ร้องเรียน|ส่งเรื่อง)[^\n]{0,30}(?:ถึง|ที่|ทาง|ได้|\d{3})",
    "complaint_channel": r"(?:เขียน|โทร|ส่งข้อความ|แจ้ง|ส่งจดหมาย)[^\n]{0,30}"
    rf"(?:ถึง|\d{{3}}|ทาง|{_WAY})",
    "responsible_unit": rf"(?:{_UNIT}|หน่วย[ก-๎]{{4}}|งาน[ก-๎]{{4}})[^\n]{{0,60}}"
    rf"(?:ดูแล|รับผิดชอบ|เป็นผู้|ทำหน้าที่)|(?:ให้|โดย|มอบ){_UNIT}",
    "measures": r"มาตรการ|กำหนดให้|จึงให้|แก้ไขโดย|ปรับปรุงโดย",
    "question_channel": rf"(?:ทัก|สอบถาม|ถาม|คุย)[^\n]{{0,30}}{_WAY}",
    "two_way": r"(?:เจ้าหน้าที่|เทศบาล|อบต\.?|หน่วยงาน|แอดมิน)(?:จะ)?(?:ตอบ|ติดต่อกลับ)",
    "statistics_total": rf"(?:มี|รับ|เข้ามา|รวม)[^\n\d]{{0,30}}\d+เรื่อง|{_NONE}",
    "statistics_done": _NONE,
    "statistics_open": _NONE,
    "none_stated": _NONE,
}
_PATTERNS = {code: re.compile(pattern) for code, pattern in _TRACES.items()}
_PATTERNS["summarised"] = _PATTERNS["duties"]


def or_untold(item: Item, seen: ElementSeen) -> ElementSeen:
    """What a detector told; untold where it saw nothing, and yet words of the element stand there.

    What stands in its place (``evidence`` of what is missing) was understood, and stays missing.
    """
    pattern = _PATTERNS.get(seen.element)
    if seen.found is not False or seen.evidence or pattern is None:
        return seen
    sight = next(_traces(item, pattern), None)
    if sight is None:
        return seen
    return ElementSeen(seen.element, None, shortened(sight.words), sight.shown.address)


def _traces(item: Item, pattern: re.Pattern[str]) -> Iterator[Sight]:
    for shown in everything(item):
        for line in body_of(shown):
            if pattern.search(squeezed(line)):
                yield Sight(line, shown)
