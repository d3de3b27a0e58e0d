"""Elements of taking part: what was done, with whom, on what, and what came of it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from prongsai.core.evidence.days import days
from prongsai.core.evidence.elements.asked import Asked, detector
from prongsai.core.evidence.elements.seeing import Sight, everything, not_seen, seen
from prongsai.core.evidence.elements.sentences import body_of, doubtful, in_a_sentence, sentence_of
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Reached, Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_WORK = (
    r"(?:โครงการ|กิจกรรม|ประชุม|อบรม|สัมมนา|ประชาคม|เวที|ลงพื้นที่|รณรงค์|เวิร์[กค]ช็?อป|ศึกษาดูงาน"
    r"|ประกาศเจตนารมณ์|มอบนโยบาย|ปฏิญาณ|พิธี|จิตอาสา|เสวนา|งาน(?:วัน|ประเพณี|บุญ)|ทำความสะอาด|บำเพ็ญประโยชน์)"
)
_DONE = re.compile(
    rf"(?:จัด(?:ให้มี|ทำ|การ)?|ดำเนิน(?:การ|งาน)?|เปิด|ร่วม|เข้าร่วม|ได้){_WORK}"
    rf"|{_WORK}[^\n]{{0,80}}(?:เมื่อ|ณ|วันที่|ผู้เข้าร่วม|ประธาน)|{_WORK}"
)
_STILL_TO_COME = re.compile(r"ขอเชิญ|เชิญชวน|จะจัด|กำหนดจัด|กำหนดการ|เตรียมจัด|จะดำเนินการ|เร็วๆนี้|รับสมัคร")
_REPORTED = re.compile(
    r"ได้(?:จัด|ดำเนิน|ร่วม|รับ|มี)|เมื่อวันที่|ผลการ|ผู้เข้าร่วม|เข้าร่วม|เป็นประธาน|ภาพกิจกรรม|ภาพถ่าย|สรุปผล"
    r"|รายงานผล|แล้วเสร็จ|ที่ผ่านมา"
)
_OUTSIDE = (
    r"(?:ประชาชน|ชาวบ้าน|ชาวชุมชน|ลูกบ้าน|พ่อค้า|แม่ค้า|ผู้ค้า|โรงเรียน|คนในพื้นที่|เยาวชน|วัด|ผู้นำ(?:ชุมชน"
    r"|ท้องที่|หมู่บ้าน)|กำนัน|ผู้ใหญ่บ้าน|อสม|ภาค(?:เอกชน|ประชาชน"
    r"|ประชาสังคม|ธุรกิจ|ส่วน|เครือข่าย)|เครือข่าย|ชุมชน|ผู้ประกอบการ|ผู้ปกครอง|นักเรียน"
    r"|เกษตรกร|กลุ่ม(?:สตรี|ผู้สูงอายุ|อาชีพ|เกษตร)|ผู้สูงอายุ|ผู้รับบริการ|ผู้มีส่วนได้ส่วนเสีย|สมาคม|มูลนิธิ|สื่อมวลชน"
    r"|ผู้แทน(?:ชุมชน|หมู่บ้าน|ภาค)|ประชาคม|หน่วยงานภายนอก)"
)
# A day alone is that of the page.
_SHORTEST_TOLD = 20
# Words beside photographs that say what is seen on them.
_SENTENCE = 40

STAKEHOLDERS = Asked(
    heading=re.compile(r"ผู้(?:ที่)?(?:เข้าร่วม|มีส่วนได้ส่วนเสีย|มีส่วนร่วม)|กลุ่ม(?:เป้าหมาย|ผู้)|ผู้เกี่ยวข้อง"),
    holds=lambda words: bool(re.search(_OUTSIDE, squeezed(words))),
    sentence=re.compile(
        rf"{_OUTSIDE}[^\n]{{0,60}}(?:ร่วม|จำนวน\d|ประมาณ\d|\d{{1,7}}คน|เสนอ|แสดงความ)|(?:ร่วมกับ"
        rf"|ผู้เข้าร่วม|ประกอบด้วย|ตัวแทน|ผู้แทน|เข้าร่วม)[^\n]{{0,60}}{_OUTSIDE}"
    ),
)
took_part = in_a_sentence(
    r"ร่วม(?:กัน)?(?:วางแผน|คิด|เสนอ|แสดงความ|แลกเปลี่ยน|ดำเนินการ|ปฏิบัติ|ติดตาม|ประเมิน|ตัดสินใจ|พิจารณา"
    r"|จัดทำ|กำหนด|ให้ความเห็น|ให้ข้อ|ตรวจสอบ|วิเคราะห์|ลงมติ|อภิปราย|รับผิดชอบ|ทบทวน)"
    r"|เสนอ(?:ความ(?:คิด|เห็น|ต้องการ)|โครงการ|ปัญหา|ข้อ)|แสดงความ(?:คิด)?เห็น|ลงมติ|(?:ประชุม|ทำ|จัด"
    r"|เวที)ประชาคม|รับฟังความ|มติที่ประชุม|เป็นกรรมการ|คณะกรรมการร่วม",
    unless=r"ร่วมแสดงความ(?:ยินดี|เสียใจ|ไว้อาลัย|จงรัก|อาลัย)|แสดงความคิดเห็น(?:\(|\d|$)",
    half=r"มีส่วนร่วม(?:ใน|ของ)",
    lines=body_of,
)
TOPIC = Asked(
    heading=re.compile(r"ประเด็น|หัวข้อ(?:ที่|การ)?|เรื่องที่"),
    unless=re.compile(r"^ประเด็น(?:ที่)?\d$"),
    holds=lambda words: len(squeezed(words)) > 6,
    sentence=re.compile(
        r"(?:มีส่วนร่วม|รับฟัง|ประชาคม|ประชุม|เวที|แลกเปลี่ยน)[^\n]{0,50}?(?:เรื่อง|ประเด็น|เกี่ยวกับ|หัวข้อ"
        r"|ในการ|เพื่อ(?:จัดทำ|พิจารณา|ทบทวน|เพิ่มเติม|กำหนด|แก้))[ก-๎]{4,}"
    ),
)
RESULT = Asked(
    heading=re.compile(
        r"ผล(?:ที่ได้|จาก|การ(?:มีส่วนร่วม|รับฟัง|ประชุม|ดำเนิน|จัด|เปิด)|สรุป|ลัพธ์|ผลิต)|สรุปผล"
        r"|มติ(?:ที่ประชุม)?|ข้อสรุป|ความ(?:คิด)?เห็น(?:ที่|จาก|ของ)|ข้อเสนอ(?:แนะ)?|สรุปความ"
    ),
    unless=re.compile(r"คาดว่า|นำผล|การนำ|^รายงานผล|ช่องทาง|รับฟัง(?:ความคิดเห็น)?$"),
    holds=lambda words: len(squeezed(words)) > 5,
    sentence=re.compile(
        r"(?:ที่ประชุม|ผู้เข้าร่วม|ประชาชน)[^\n]{0,30}?(?:มีมติ|เห็น(?:ชอบ|ควร|ว่า)|เสนอ(?:ให้|ว่า|แนะ)"
        r"|ได้เสนอ|ต้องการ)|ผลที่ได้(?:รับ)?(?:คือ|จาก)|ข้อสรุป(?:คือ|ว่า|จาก)|ทำให้(?:ได้|ทราบ)"
    ),
)
USE = Asked(
    heading=re.compile(r"(?:การ)?นำ(?:ผล|ข้อ|ความ|ไป)|การปรับปรุง(?:และ)?(?:พัฒนา)?|การใช้ประโยชน์"),
    holds=lambda words: len(squeezed(words)) > 8,
    sentence=re.compile(
        r"(?:ได้|จะ|มี)?(?:การ)?นำ(?:ผล|ข้อ|ความ|มติ|ประเด็น|ปัญหา|โครงการ|ไป|มา"
        r"|เข้า)[^\n]{0,80}?(?:ปรับปรุง|พัฒนา|บรรจุ|กำหนด|จัดทำ|แก้ไข|ประกอบการ|ใช้ในการ|ดำเนินการ"
        r"|เพิ่มเติม)"
        r"|(?:บรรจุ|เพิ่ม|ปรับ)(?:ไว้|โครงการ|เข้า)?[^\n]{0,20}(?:ในแผน|ข้อบัญญัติ|เทศบัญญัติ|แผนพัฒนา)"
    ),
)


def activity(item: Item, element: Element) -> ElementSeen:
    """Something that was done, told after it was done; an invitation is none."""
    half = None
    for shown in everything(item):
        dated = _dated_line(shown)
        if dated is not None:
            return seen(element, dated)
        sight = sentence_of(shown, _DONE, _STILL_TO_COME)
        if sight is None:
            continue
        if _is_told_afterwards(shown):
            return seen(element, sight)
        half = half or sight
    if half is not None and any(_is_to_come(shown) for shown in everything(item)):
        half = None
    return not_seen(item, element, half)


def _dated_line(shown: Shown) -> Sight | None:
    """A line with a day in it that tells no plan and no invitation."""
    lines = (line for line in body_of(shown) if days(line))
    told = (line for line in lines if not _STILL_TO_COME.search(squeezed(line)))
    line = next(told, "")
    return Sight(line, shown) if len(squeezed(line)) > _SHORTEST_TOLD else None


def _is_told_afterwards(shown: Shown) -> bool:
    reported = sentence_of(shown, _REPORTED, _STILL_TO_COME)
    return reported is not None or (bool(days(shown.text)) and not _is_to_come(shown))


def _is_to_come(shown: Shown) -> bool:
    return sentence_of(shown, _STILL_TO_COME) is not None


def _beside_photographs(detect: Detector) -> Detector:
    """A detector for pages of photographs: where words stand beside them, the words count."""

    def in_words(item: Item, element: Element) -> ElementSeen:
        found = detect(item, element)
        if found.found is not None or not all(_has_a_sentence(one) for one in item.reached):
            return found
        without = (one._replace(shown=_without_pictures(one.shown)) for one in item.reached)
        return detect(item._replace(reached=tuple(without)), element)

    return in_words


def _has_a_sentence(reached: Reached) -> bool:
    shown = reached.shown
    if shown is None or shown.format != "html":
        return False
    return any(len(squeezed(line)) > _SENTENCE for line in body_of(shown))


def _without_pictures(shown: Shown | None) -> Shown | None:
    return shown and replace(shown, pictures=())


DETECTORS: Mapping[str, Detector] = {
    "activity": activity,
    "stakeholders": doubtful(
        _beside_photographs(detector(STAKEHOLDERS)), r"ตัวแทน|ผู้(?:เข้า)?ร่วม[^\n]{0,30}\d{1,7}คน|ใคร"
    ),
    "took_part": _beside_photographs(took_part),
    "topic": doubtful(detector(TOPIC), r"เรื่อง|ประเด็น|หัวข้อ|โจทย์"),
    "participation_result": doubtful(
        detector(RESULT), r"มติ|สรุป|เห็น(?:ชอบ|ว่า|ควร|ด้วย)|ขอให้|ต้องการ|เลือก|ได้ข้อ|ผลคือ"
    ),
    "use_of_result": doubtful(
        detector(USE), r"(?<!ผู้)(?<!แกน)นำ|บรรจุ|ปรับ|แก้ไข|ใช้(?:ใน|เป็น)|ต่อยอด|จึง"
    ),
}
