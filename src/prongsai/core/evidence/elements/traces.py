"""Words of an element that stand on a page in a form that its detector does not understand.

A detector that has not seen an element has not seen that it is missing: people write sentences
where others have lists, and head columns in words of their own. Where such words stand in the
text, nobody but a person can tell, and the check says so.
"""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.elements.asked import prose
from prongsai.core.evidence.elements.seeing import Sight, everything, own_lines
from prongsai.core.evidence.elements.sentences import body_of
from prongsai.core.evidence.findings import ElementSeen, Item
from prongsai.core.evidence.texts import shortened, squeezed

# A headline is no longer than this.
_HEADLINE = 60
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
_NO_GIFT = r"ไม่(?:มี|พบ|ปรากฏ|ได้)[^\n]{0,60}รับ(?:ทรัพย์|ของ|ประโยชน์)"
_ACT = r"(?:สำรวจ|แจ้ง|ตรวจ|รับ|ยื่น|ส่ง|เสนอ|ออก|บันทึก|ลงทะเบียน|ลงรับ|พิจารณา|กรอก)"
_TRACES: Mapping[str, str] = {
    "units": rf"{_UNIT}.*(?:และ|,|กับ|ได้แก่|/){_UNIT}"
    rf"|(?:แบ่ง|ประกอบด้วย|ได้แก่|มี).*{_UNIT}.*{_UNIT}",
    "duties": rf"{_DO}.*(?:พ\.ร\.บ|พรบ|พระราชบัญญัติ|มาตรา)"
    rf"|(?:หน้าที่|อำนาจ|ภารกิจ).*{_DO}|{_DO}.*หน้าที่",
    "strategies": r"(?:ยุทธศาสตร์|กลยุทธ์)(?:ด้าน|ที่|คือ|ได้แก่)",
    "goals": r"เป้าหมาย(?!การพัฒนาที่ยั่งยืน)|เป้าประสงค์|มุ่งหวังให้|มุ่งให้",
    "indicators": r"ตัวชี้วัด|วัดจาก|วัดผล|(?<![a-z])kpi",
    "projects": r"(?:โครงการ|กิจกรรม|งาน)[ก-๎]{4}",
    "budget": rf"งบ(?!ประมาณพ\.ศ|ปี)[^\n]{{0,60}}{_BAHT}|งบ(?:ที่|ตั้ง|ได้)"
    r"|ใช้งบ|เป็นเงิน|(?:จัดสรร|ตั้งไว้|วงเงิน)[^\n]{0,20}\d",
    "progress": r"แล้วเสร็จ|ร้อยละ\d|\d%|ถึงไหน|คืบหน้า|ก้าวหน้า"
    r"|(?:งาน|ขณะนี้|กำลัง)[ก-๎]{0,20}(?:เสร็จ|เตรียม|ดำเนิน|ก่อสร้าง)",
    "spending": r"(?:เบิก|จ่าย)แล้ว|(?:เบิก|ใช้|จ่าย)(?:เงิน|ไป|จริง)"
    rf"|(?:ใช้|จ่าย|เสีย)[^\n]{{0,30}}{_BAHT}",
    "results": r"ได้(?:จัด|ส่ง|ดำเนิน|ทำ|อบรม|ซ่อม|บรรจุ)|ดำเนินโครงการ"
    r"|(?:ทำ|จัด|งาน|โครงการ|กิจกรรม)[^\n]{0,40}(?:สำเร็จ|ครบ|เสร็จ)(?!ตาม)",
    "problems": r"ปัญหา(?!การทุจริต)|อุปสรรค|ข้อจำกัด|ล่าช้า|ติดขัด|ขาดแคลน|ทำให้งาน"
    r"|เหตุมาจาก|สาเหตุ|ไม่เสร็จ|ข้อขัดข้อง|ยังไม่(?:เป็นไป|สามารถ)",
    "suggestions": r"(?:ปีหน้า|ปีถัดไป|ต่อไป|เห็น|จึง)ควร|^ควร|เสนอแนะ|^น่าจะ"
    r"|ขอ(?:เสนอ)?ให้|(?:ครั้ง|ปี|คราว)หน้า",
    "period": rf"(?:ทำ|จัด|ดำเนิน|เริ่ม|ภายใน|ระหว่าง|ช่วง)[^\n]{{0,30}}{_MONTH}|^ช่วง|ไตรมาส",
    "how_to": r"(?:เขียน|แจ้ง|โทร|ส่งข้อความ|ร้องเรียน|ส่งเรื่อง)[^\n]{0,30}(?:ถึง|ที่|ทาง|ได้|\d{3})",
    "complaint_channel": r"(?:เขียน|โทร|ส่งข้อความ|แจ้ง|ส่งจดหมาย)[^\n]{0,30}"
    rf"(?:ถึง|\d{{3}}|ทาง|{_WAY})",
    "responsible_unit": rf"(?:{_UNIT}|หน่วย[ก-๎]{{4}}|งาน[ก-๎]{{4}})[^\n]{{0,60}}"
    rf"(?:ดูแล|รับผิดชอบ|เป็นผู้|ทำหน้าที่)|(?:ให้|โดย|มอบ|คือ){_UNIT}"
    rf"|คือ(?:เจ้าพนักงาน|เจ้าหน้าที่|นัก)[^\n]{{0,40}}{_UNIT}",
    "measures": r"มาตรการ|กำหนดให้|จึงให้|แก้ไขโดย|ปรับปรุงโดย",
    "question_channel": rf"(?:ทัก|สอบถาม|ถาม|คุย)[^\n]{{0,30}}{_WAY}",
    "two_way": r"(?:เจ้าหน้าที่|เทศบาล|อบต\.?|หน่วยงาน|แอดมิน)(?:จะ)?(?:ตอบ|ติดต่อกลับ)",
    "statistics_total": rf"(?:มี|รับ|เข้ามา|รวม)[^\n\d]{{0,30}}\d+เรื่อง|^\d+เรื่อง$|{_NONE}",
    "statistics_done": rf"^\d+เรื่อง$|{_NONE}",
    "statistics_open": rf"^\d+เรื่อง$|{_NONE}",
    "none_stated": rf"{_NONE}|{_NO_GIFT}",
    "gifts_received": _NO_GIFT,
    "steps": rf"^{_ACT}(?!ได้|ที่)[ก-๎]{{4}}|{_ACT}[^\n]*(?:แล้ว|จากนั้น|ต่อไป)[^\n]*{_ACT}",
    "service": r"(?:ขอ|ออก|ต่อ)(?:ใบ)?อนุญาต|จดทะเบียน|ชำระภาษี|รับคำขอ",
    "use_of_result": r"(?:ทำตาม|นำ|ปรับ|แก้|เพิ่ม)[^\n]{0,60}(?:แล้ว|ตั้งแต่|เมื่อ\d)",
    "risk_measures": r"(?:เพื่อ)?ไม่ให้เกิด|ป้องกันไม่ให้|จึงให้|ต้องให้|ต้อง[ก-๎]{4}",
}
_PATTERNS = {code: re.compile(pattern) for code, pattern in _TRACES.items()}
_PATTERNS["summarised"] = _PATTERNS["duties"]


# What a sentence that may say an element must have, in whatever words: a sum, a month, a count.
_MONEY = r"\d[^\n]{0,12}(?:บาท|ล้าน|แสน)|ไม่(?:ต้อง)?ใช้(?:เงิน|งบ)"
_COUNT = r"\d+(?:ราย|เรื่อง|คน)"
_DOING = r"(?:ทำ|จัด|อบรม|ซ่อม|พา|สร้าง|ขุด|ปลูก|แจก|ตรวจ)(?!งบ|แผน)[ก-๎]{3}"
_OFFICER = rf"(?:เป็นคน|นิติกร|เจ้าพนักงาน|นักวิชาการ)[ก-๎]{{2}}|^งาน[ก-๎]+{_UNIT}[ก-๎]*$"
_SENTENCES: Mapping[str, str] = {
    "duties": r"ต้อง[^\n]*กฎหมาย|กฎหมาย[^\n]*ต้อง|หน้าที่",
    "strategies": r"(?:ทาง|ด้าน|เรื่อง)(?:แรก|ที่)",
    "goals": r"อยาก|มุ่ง|ทุก(?:บ้าน|คน|ครัว|หมู่)",
    "indicators": r"ร้อยละ\d|สำเร็จเมื่อ|ไม่(?:เกิน|น้อยกว่า)\d",
    "projects": _DOING,
    "results": rf"{_DOING}[^\n]*\d",
    "progress": rf"{_DOING}[^\n]*(?:แล้ว|เสร็จ)",
    "budget": _MONEY,
    "spending": _MONEY,
    "amounts_by_method": _MONEY,
    "period": rf"(?<!6)เดือน{_MONTH}",
    "problems": r"ไม่(?!เกิน|น้อย|ต่ำ|รับ|มี(?:ปัญหา|เรื่อง|การ))|ขาด|เพราะ",
    "suggestions": r"อยาก|ต้อง|คราว|(?:ปี|ครั้ง)หน้า",
    "responsible_unit": _OFFICER,
    "steps": r"(?:พอ|เมื่อ)[^\n]*แล้ว|แล้ว(?:ให้|ส่ง|บอก|แจ้ง|เสนอ)|จากนั้น",
    "how_to": r"(?:บอก|แจ้ง|โทร)[^\n]*(?:ตู้|เบอร์|\d{3})",
    "complaint_channel": r"(?:บอก|แจ้ง|โทร)[^\n]*(?:ตู้|เบอร์|\d{3})",
    "statistics_total": rf"(?:มี|ร้อง|รับ)[^\n\d]*{_COUNT}",
    "statistics_done": _COUNT,
    "statistics_open": _COUNT,
    "risk_events": r"อาจ|เสี่ยง",
    "risk_measures": r"(?:เลย|จึง)ให้|ป้องกัน",
}
_OF_SENTENCES = {code: re.compile(pattern) for code, pattern in _SENTENCES.items()}
_OF_SENTENCES["summarised"] = _OF_SENTENCES["duties"]
# A sentence is no shorter; what has a label or a number in front is a point of a list.
_SENTENCE = 14
_POINT = re.compile(r"[-•*▪○●(]|\d|[^ ]{0,40}[:：|]")


def or_untold(item: Item, told: tuple[ElementSeen, ...]) -> tuple[ElementSeen, ...]:
    """What detectors told; untold where one saw nothing, and yet words of its element stand there.

    What stands in the place of an element (``evidence`` of what is missing) was understood, and
    stays missing.
    """
    if not any(map(_nothing_seen, told)):
        return told
    lines, sentences = tuple(_lines(item)), tuple(_sentences(item))
    return tuple(
        _or_untold(_or_untold(seen, _PATTERNS, lines), _OF_SENTENCES, sentences) for seen in told
    )


def _nothing_seen(seen: ElementSeen) -> bool:
    return seen.found is False and not seen.evidence


def _or_untold(
    seen: ElementSeen,
    patterns: Mapping[str, re.Pattern[str]],
    lines: tuple[tuple[str, Sight], ...],
) -> ElementSeen:
    pattern = patterns.get(seen.element)
    if pattern is None or not _nothing_seen(seen):
        return seen
    sight = next((sight for plain, sight in lines if pattern.search(plain)), None)
    if sight is None:
        return seen
    return ElementSeen(seen.element, None, shortened(sight.words), sight.shown.address)


def _sentences(item: Item) -> Iterator[tuple[str, Sight]]:
    """The lines of everything that an item shows that are sentences: no rows, points or labels."""
    for shown in everything(item):
        for line in prose(shown)[1:]:
            plain = squeezed(line)
            if len(plain) >= _SENTENCE and not _POINT.match(plain):
                yield plain, Sight(line, shown)


def _lines(item: Item) -> Iterator[tuple[str, Sight]]:
    """The lines of everything that an item shows, each squeezed beside it as it stands.

    A headline is no trace of what it heads; where a sentence stands in its place, it is one.
    """
    for shown in everything(item):
        sentences = (line for line in own_lines(shown)[1:3] if len(squeezed(line)) > _HEADLINE)
        for line in dict.fromkeys((*sentences, *body_of(shown))):
            yield squeezed(line), Sight(line, shown)
