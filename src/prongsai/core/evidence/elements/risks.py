"""Elements of the assessment of corruption risks: events, level, measures, areas, steps."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector, told
from prongsai.core.evidence.elements.listings import listings
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    missing,
    not_seen,
    seen,
    untold,
)
from prongsai.core.evidence.elements.sentences import doubtful, first_sentence, whole_text
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

EVENTS = Asked(
    heading=re.compile(
        r"(?:เหตุการณ์|ประเด็น|รายการ|ลักษณะ|รูปแบบ|พฤติการณ์|ชื่อ|ปัจจัย|รายละเอียด)(?:ของ)?(?:ที่)?(?:มี"
        r"|เป็น|เกิด)?(?:ความ)?เสี่ยง|^ความเสี่ยง(?:การทุจริต|ที่อาจ|ด้าน)?"
        r"|โอกาส(?:ที่จะ)?เกิดการทุจริต(?!ซ้ำ)|riskevents?|^risks?$"
    ),
    unless=re.compile(r"ระดับ|มาตรการ|คะแนน|ผลกระทบ|การจัดการ|ค่าความ|แนวทาง|ควบคุม|ประเมิน|ลำดับ"),
    holds=lambda cell: len(squeezed(cell)) > 8,
    sentence=re.compile(
        r"(?:เหตุการณ์)?ความเสี่ยง(?:ที่\d{1,2}|เรื่อง|:)[^\n]{8}|(?:เจ้าหน้าที่|ผู้)[^\n]{0,40}(?:เรียกรับ"
        r"|รับสินบน|เอื้อประโยชน์|เบิก[^\n]{0,10}เท็จ|ใช้ดุลพินิจ|ยักยอก|ทุจริต)"
    ),
    sentences=2,
)
_LEVEL = re.compile(
    r"ต่ำ|ปานกลาง|กลาง|สูง|น้อย|มาก|รุนแรง|วิกฤต|low|medium|high|แดง|ส้ม|เหลือง|เขียว|^\d{1,2}$"
    r"|\dx\d|\d×\d|ยอมรับ"
)
LEVEL = Asked(
    heading=re.compile(
        r"ระดับ(?:ของ)?(?:ความ)?(?:เสี่ยง|รุนแรง)|ค่า(?:ระดับ)?(?:ของ)?ความเสี่ยง"
        r"|คะแนน(?:ความ)?(?:เสี่ยง)?|risk(?:score|level)|สถานะความเสี่ยง|^ระดับ$|ประเมินระดับ"
        r"|โอกาส[x×*]ผลกระทบ|l[x×]i|ผลการประเมินความเสี่ยง"
    ),
    holds=lambda cell: bool(_LEVEL.search(squeezed(cell))),
    sentence=re.compile(
        r"(?:ความเสี่ยง|เสี่ยง)[^\n]{0,15}(?:ใน|อยู่)?ระดับ(?:ที่)?(?:ต่ำ|ปานกลาง|สูง|น้อย|มาก)"
        r"|ระดับ(?:ความ)?เสี่ยง[^\n]{0,12}(?:ต่ำ|ปานกลาง|สูง|น้อย|มาก|[=:]\d)"
    ),
)
_TO_COUNT = ("โอกาส|likelihood|ความน่าจะเป็น", "ผลกระทบ|impact|ความรุนแรง")
MEASURES = Asked(
    heading=re.compile(
        r"มาตรการ|แนวทาง(?:การ)?(?:ป้องกัน|จัดการ|ควบคุม|แก้ไข|บริหาร|ลด)|การ(?:จัดการ|บริหาร"
        r"|ควบคุม)ความเสี่ยง|วิธี(?:การ)?(?:จัดการ|ป้องกัน|ควบคุม)|แผนบริหาร(?:จัดการ)?ความเสี่ยง"
        r"|กิจกรรมควบคุม"
    ),
    unless=re.compile(r"เดิม|ที่มีอยู่|ผลการ|รายงาน"),
    holds=lambda cell: len(squeezed(cell)) > 5,
    sentence=re.compile(
        r"มาตรการ(?:ป้องกัน|จัดการ|ควบคุม|ลด)?[^\n]{0,40}(?:คือ|ได้แก่|:)[^\n]{6}|^(?:มาตรการ"
        r"|แนวทาง)(?:ที่)?\d"
    ),
)
_AREAS = {
    "การอนุมัติ อนุญาต": re.compile(r"(?:อนุมัติ|อนุญาต)"),
    "การใช้อำนาจ": re.compile(r"ใช้(?:อำนาจ|ตำแหน่ง)|ตำแหน่งหน้าที่|บังคับใช้กฎหมาย|การให้บริการ"),
    "การจัดซื้อจัดจ้าง": re.compile(r"จัดซื้อ|จัดจ้าง|ใช้จ่ายงบประมาณ|งบประมาณและการ"),
    "การบริหารงานบุคคล": re.compile(r"บริหาร(?:งาน|ทรัพยากร)?บุคคล|สรรหา|แต่งตั้ง|เลื่อนขั้น"),
}
_STEPS = {
    "ระบุความเสี่ยง": re.compile(
        r"(?:ระบุ|ค้นหา|เตรียม|คัดเลือก)(?:เหตุการณ์|ประเด็น|การประเมิน|งาน"
        r"|กระบวนงาน){0,4}(?:ที่มี)?(?:ความ)?เสี่ยง|ขั้นตอนที่1"
    ),
    "วิเคราะห์ความเสี่ยง": re.compile(r"วิเคราะห์(?:สถานะ|ระดับ|สาเหตุ)?(?:ความ)?(?:เสี่ยง)?|ขั้นตอนที่2"),
    "ประเมินระดับความเสี่ยง": re.compile(r"ประเมิน(?:ค่า|ระดับ|โอกาส|การควบคุม)|เกณฑ์|ขั้นตอนที่3"),
    "แผนบริหารจัดการความเสี่ยง": re.compile(
        r"(?:แผน|มาตรการ)(?:การ)?(?:บริหาร|จัดการ|ป้องกัน|ควบคุม)|ขั้นตอนที่4"
    ),
    "ติดตามและรายงานผล": re.compile(r"(?:ติดตาม|เฝ้าระวัง|รายงานผล)|ขั้นตอนที่5"),
}
_ENOUGH_AREAS = 2


def risk_level(item: Item, element: Element) -> ElementSeen:
    """The level of each risk; likelihood and impact, both in figures, tell it too."""
    found = told(item, element, LEVEL)
    if found.found:
        return found
    for shown in everything(item):
        for listing in listings(shown):
            heads = [squeezed(head) for head in listing.headings]
            both = [[at for at, head in enumerate(heads) if re.search(p, head)] for p in _TO_COUNT]
            if all(both) and any(
                re.search(r"\d|สูง|ต่ำ|กลาง", " ".join(row[at] for at in both[0] if at < len(row)))
                for row in listing.rows
            ):
                return seen(
                    element, Sight(" × ".join(listing.headings[at[0]] for at in both), shown)
                )
            # Levels are often told by the colour of a cell, which nobody can read here.
            if any(LEVEL.heading.search(head) for head in heads):
                return untold(element, "มีช่องระดับความเสี่ยงแต่ไม่มีข้อความ อาจแสดงด้วยสี", shown.address)
    return found


def risk_areas(item: Item, element: Element) -> ElementSeen:
    """At least two of the four areas in which agencies risk corruption."""
    found = [(name, sight) for name, p in _AREAS.items() if (sight := first_sentence(item, p))]
    if len(found) >= _ENOUGH_AREAS:
        return seen(element, Sight(" · ".join(name for name, _ in found), found[0][1].shown))
    return not_seen(item, element, found[0][1] if found else None)


def risk_steps(item: Item, element: Element) -> ElementSeen:
    """All five steps, from naming the risks to following them up."""
    text = whole_text(item)
    lacking = [name for name, pattern in _STEPS.items() if not pattern.search(text)]
    told_none = not_seen(item, element)
    if not lacking:
        return seen(element, Sight(" · ".join(_STEPS), everything(item)[0]))
    if told_none.found is None:
        return told_none
    return missing(element, f"ไม่พบขั้น {', '.join(lacking)}")


DETECTORS: Mapping[str, Detector] = {
    "risk_events": doubtful(detector(EVENTS), r"เรียกรับ|สินบน|เอื้อประโยชน์|จุดเสี่ยง|โอกาสทุจริต|เสี่ยงที่"),
    "risk_level": doubtful(risk_level, r"ระดับ|สูง|ต่ำ|ปานกลาง|คะแนน"),
    "risk_measures": doubtful(detector(MEASURES), r"ป้องกัน|มาตรการ|แก้ไข|ควบคุม|ลดความ"),
    "risk_areas": risk_areas,
    "risk_steps": risk_steps,
}
