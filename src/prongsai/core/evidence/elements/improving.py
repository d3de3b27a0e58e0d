"""Elements of measures: what is to be improved after the ITA, how, and how it is followed up."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector, told
from prongsai.core.evidence.elements.seeing import Sight, everything, missing, not_seen, seen
from prongsai.core.evidence.elements.sentences import (
    doubtful,
    first_sentence,
    heads_of,
    sentence_of,
    sight_among,
    whole_text,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

MEASURES = Asked(
    heading=re.compile(
        r"มาตรการ|แนวทาง(?:การ)?(?:แก้ไข|พัฒนา|ปรับปรุง|ส่งเสริม|ดำเนินการ|ปฏิบัติ)|วิธีการ(?:นำไปสู่"
        r"|ดำเนิน|แก้)|แนวปฏิบัติ"
    ),
    unless=re.compile(r"ผลการ|รายงาน|^มาตรการส่งเสริม|ระยะเวลา"),
    holds=lambda cell: len(squeezed(cell)) > 5,
    sentence=re.compile(
        r"^(?:\(?\d{1,2}[.)]?|[-•])?(?:มาตรการ|แนวทาง|แนวปฏิบัติ)(?:ที่\d{1,2}|การ|ใน|:)[^\n]{8}"
        r"|กำหนดมาตรการ[^\n]{0,80}(?:ดังนี้|ดังต่อไปนี้|ได้แก่)|กำหนดมาตรการ(?:ให้|โดย)[^\n]{8}"
    ),
)
# What the measures of the first years are about, by words of the element's own sentence.
_TOPICS = (
    "เผยแพร่ข้อมูล", "มีส่วนร่วม", "จัดซื้อจัดจ้าง", "ร้องเรียน", "สินบน", "ผลประโยชน์", "ดุลพินิจ",
)  # fmt: skip
MONITORING = Asked(
    heading=re.compile(
        r"(?:การ)?(?:กำกับ)?(?:และ)?ติดตาม|การรายงาน(?:ผล)?|รายงานผล$|วิธีการติดตาม|monitoring"
    ),
    unless=re.compile(r"ผู้ติดตาม|ติดตามเรา|ติดตามข่าว|^รายงานผลการดำเนิน|ติดตามเพจ"),
    holds=lambda cell: len(squeezed(cell)) > 3,
    sentence=re.compile(
        r"(?:กำกับ)?(?:ดูแล)?(?:และ)?ติดตาม(?:และ)?(?:ประเมิน|ผล|การ|ตรวจสอบ|ให้|รายงาน)[^\n]{3}"
        r"|รายงานผล(?:การดำเนินการ|การดำเนินงาน)?(?:ต่อ|ให้|ทุก|ภายใน|ปีละ|รอบ|เสนอ)"
    ),
)
_ITA = r"(?:ita|คุณธรรมและความโปร่งใส|\boit\b|\biit\b|\beit\b)"
_ANALYSIS = re.compile(
    rf"วิเคราะห์[^\n]{{0,80}}{_ITA}|{_ITA}[^\n]{{0,60}}วิเคราะห์"
    rf"|ผล(?:คะแนน)?(?:การ)?ประเมิน[^\n]{{0,60}}{_ITA}"
)
_FIGURE = re.compile(r"(?<![\d.])(?:100|\d{1,2})\.\d{2}(?!\d)|(?:คะแนน|ร้อยละ)[^\n]{0,12}\d{2}")
WEAK_POINTS = Asked(
    heading=re.compile(
        r"ข้อบกพร่อง|จุดอ่อน|จุด(?:ที่)?(?:ต้อง|ควร)(?:แก้ไข|พัฒนา|ปรับปรุง)|(?:ประเด็น|ข้อ|เรื่อง"
        r"|สิ่ง)(?:ที่)?(?:ต้อง|ควร)(?:แก้ไข|พัฒนา|ปรับปรุง)|ข้อจำกัด|ปัญหา(?:ที่พบ)?|ประเด็นปัญหา"
        r"|ผลการวิเคราะห์"
    ),
    unless=re.compile(r"แก้(?:ไข)?ปัญหา|ปัญหาที่พบบ่อย"),
    holds=lambda cell: len(squeezed(cell)) > 5,
    sentence=re.compile(
        r"(?:จุดอ่อน|ข้อบกพร่อง)[^\n]{0,40}(?:คือ|ได้แก่|:|ใน|ด้าน|เรื่อง)|(?:ได้)?(?:คะแนน"
        r"|ผลการประเมิน)[^\n]{0,30}(?:ต่ำ|น้อย(?:ที่สุด)?|ไม่ผ่าน)|(?:ต้อง|ควร)(?:ปรับปรุง|พัฒนา"
        r"|แก้ไข)[^\n]{0,10}(?:คือ|ได้แก่|ด้าน|เรื่อง|ใน|การ)"
        r"|ไม่(?:มี|พบ)(?:ข้อบกพร่อง|จุดอ่อน)"
    ),
)
_THEMES = {
    "กระบวนการปฏิบัติงาน": re.compile(r"กระบวนการปฏิบัติงาน(?:ที่)?โปร่งใส"),
    "การให้บริการและระบบ E-service": re.compile(r"การให้บริการและระบบ|ระบบe-?service"),
    "ช่องทางประชาสัมพันธ์": re.compile(r"ช่องทาง(?:และรูปแบบ)?(?:การ)?ประชาสัมพันธ์|รูปแบบการประชาสัมพันธ์"),
    "การใช้ทรัพย์สิน": re.compile(r"(?:กำกับดูแล)?การใช้ทรัพย์สิน"),
    "การใช้งบประมาณ": re.compile(r"(?:ความ)?โปร่งใสในการใช้งบประมาณ|ใช้งบประมาณและการจัดซื้อ"),
    "การใช้อำนาจและการบริหารงานบุคคล": re.compile(r"การใช้อำนาจและการบริหาร|ตรวจสอบการใช้อำนาจ"),
    "กลไกและมาตรการป้องกันการทุจริต": re.compile(r"กลไกและมาตรการ"),
}


def measures(item: Item, element: Element) -> ElementSeen:
    """Measures in a table or list; in the first years, about what the element names."""
    topic = next((words for words in _TOPICS if words in squeezed(element.text.th)), None)
    if topic is None:
        return told(item, element, MEASURES)
    about = re.compile(rf"(?:มาตรการ|แนวปฏิบัติ|แนวทาง|หลักเกณฑ์|นโยบาย)[^\n]{{0,100}}{topic}")
    for shown in everything(item):
        if sight := sight_among(heads_of(shown), shown, about):
            return seen(element, sight)
    half = first_sentence(item, re.compile(topic))
    return not_seen(item, element, half)


def ita_analysis(item: Item, element: Element) -> ElementSeen:
    """An analysis of the ITA with its figures; the name alone leaves it open."""
    half = None
    for shown in everything(item):
        sight = sentence_of(shown, _ANALYSIS)
        if sight and _has_figures(shown.text):
            return seen(element, sight)
        half = half or sight
    return not_seen(item, element, half)


def seven_themes(item: Item, element: Element) -> ElementSeen:
    """All seven themes of the analysis, by the words of their names."""
    text = whole_text(item) + squeezed(
        "\n".join(cell for s in everything(item) for t in s.tables for row in t for cell in row)
    )
    lacking = [name for name, pattern in _THEMES.items() if not pattern.search(text)]
    if not lacking:
        return seen(element, Sight(f"ครบ {len(_THEMES)} ประเด็น", everything(item)[0]))
    told_none = not_seen(item, element)
    if told_none.found is None:
        return told_none
    return missing(element, f"ไม่พบประเด็น {', '.join(lacking)}")


def _has_figures(text: str) -> bool:
    return bool(_FIGURE.search(squeezed(text)))


DETECTORS: Mapping[str, Detector] = {
    "measures": measures,
    "monitoring": doubtful(
        detector(MONITORING), r"ติดตาม|รายงาน(?:ผล|ต่อ|นาย|ผู้)|ตรวจผล|ตรวจสอบ(?!การใช้อำนาจ)"
    ),
    "ita_analysis": ita_analysis,
    "weak_points": doubtful(detector(WEAK_POINTS), r"ต่ำ|ยังไม่|ขาด|อ่อน|ต้องแก้|ต้องปรับ|น้อย"),
    "seven_themes": seven_themes,
}
