"""Elements of ethics: the code, the team, Dos & Don'ts, training, assessment, honest values."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.seeing import everything, not_seen, seen
from prongsai.core.evidence.elements.sentences import (
    first_sentence,
    heads_of,
    in_a_sentence,
    sentence_of,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.framework import Element

_ETHICS = r"(?:จริยธรรม|จรรยา|คุณธรรม|ธรรมาภิบาล)"
_TRAINING = r"(?:อบรม|สัมมนา|ปฐมนิเทศ|บรรยาย|ประชุมเชิงปฏิบัติการ|ให้ความรู้|หลักสูตร)"
_RULES = re.compile(
    r"ข้อกำหนด(?:ด้าน|ทาง|ว่าด้วย|ของ)?[^\n]{0,30}จริยธรรม|ข้อบังคับ[^\n]{0,40}(?:จรรยา|จริยธรรม)"
)
_ASSESSED = re.compile(
    r"(?:รายงาน|ผล|สรุป|แบบ)[^\n]{0,30}ประเมิน[^\n]{0,40}จริยธรรม|ประเมิน(?:พฤติกรรม)?(?:ทาง"
    r"|ด้าน)?จริยธรรม|จริยธรรม[^\n]{0,30}ผลการประเมิน"
)
_FIGURES = re.compile(
    r"ร้อยละ\d|\d{1,7}(?:\.\d{1,7})?(?:%|คะแนน)|(?:อยู่ใน)?ระดับ(?:ดี|มาก|ผ่าน|ปานกลาง|สูง)"
    r"|ผ่าน(?:การ|เกณฑ์)"
    r"|จำนวน\d{1,7}(?:คน|ราย)|ค่าเฉลี่ย"
)


def ethics_rules(item: Item, element: Element) -> ElementSeen:
    """The agency's own rules of ethics; where it shows none, it has none and needs none."""
    if sight := first_sentence(item, _RULES):
        return seen(element, sight)
    lacking = not_seen(item, element)
    if lacking.found is None:
        return lacking
    return ElementSeen(element.code, True, "ไม่พบข้อกำหนดของหน่วยงานเอง จึงถือว่าใช้ประมวลจริยธรรมกลาง")


def ethics_assessment(item: Item, element: Element) -> ElementSeen:
    """An assessment of officials' ethics with its results; a blank form has none."""
    half = None
    for shown in everything(item):
        about = sentence_of(shown, _ASSESSED)
        if about and sentence_of(shown, _FIGURES):
            return seen(element, about)
        figures = any(
            re.search(r"\d", cell) for table in shown.tables for row in table for cell in row[1:]
        )
        half = half or (about if figures else None)
    return not_seen(item, element, half)


DETECTORS: Mapping[str, Detector] = {
    "ethics_code": in_a_sentence(
        r"^(?:\d{1,2}[.)]?|[-•]){0,4}(?:เผยแพร่)?ประมวลจริยธรรม|ประมวลจริยธรรม(?:พนักงาน|ข้าราชการ"
        r"|ผู้บริหาร|เจ้าหน้าที่|ของ|สำหรับ|สมาชิก|ผู้ปฏิบัติ)",
        unless=r"ขับเคลื่อน|อบรม|รายงาน|ตามประมวล",
        half=r"ประมวลจริยธรรม",
        lines=heads_of,
    ),
    "ethics_rules": ethics_rules,
    "ethics_team": in_a_sentence(
        r"(?:คำสั่ง|แต่งตั้ง|จัดตั้ง|คณะทำงาน|คณะกรรมการ|ทีม)[^\n]{0,70}(?:จริยธรรม|จรรยา)"
        r"|ทีมให้คำปรึกษา|กลุ่มงานจริยธรรม|(?:จริยธรรม)[^\n]{0,30}(?:คณะทำงาน|ทีมงาน|ทีมให้)"
    ),
    "dos_and_donts": in_a_sentence(
        r"[dD]o[’'‘`´]?[sS]?(?:&|and|และ|/|,|&amp;)?[dD]on[’'‘`´]?[tT][’'‘`´]?[sS]?"
        r"|(?<!ไม่)(?:ควร|พึง)(?:ทำ|กระทำ|ปฏิบัติ)[^\n]{0,60}ไม่(?:ควร|พึง)(?:ทำ|กระทำ|ปฏิบัติ)",
        half=r"ข้อ(?:ควร|พึง)ปฏิบัติ|ไม่ควรทำ",
        lines=lambda shown: iter((*heads_of(shown), *shown.lines)),
    ),
    "ethics_training": in_a_sentence(
        rf"{_TRAINING}[^\n]{{0,90}}{_ETHICS}|{_ETHICS}[^\n]{{0,60}}{_TRAINING}"
        rf"|{_TRAINING}[^\n]{{0,60}}(?:ซื่อสัตย์สุจริต|ต่อต้านการทุจริต|ป้องกันการทุจริต|ผลประโยชน์ทับซ้อน)",
        unless=r"ขอเชิญ|จะจัด|กำหนดจัด|แผนการอบรม",
    ),
    "ethics_assessment": ethics_assessment,
    "used_in_hr": in_a_sentence(
        r"(?:นำ|ใช้)[^\n]{0,60}?(?:ผลการประเมิน|ผล|จริยธรรม|ไป|มา"
        r"|ประกอบ)[^\n]{0,80}?(?:เลื่อน(?:ขั้น)?เงินเดือน|บริหาร(?:งาน|ทรัพยากร)?บุคคล|แต่งตั้ง|โยกย้าย"
        r"|พัฒนาบุคลากร|สรรหา|ประเมินผลการปฏิบัติ|ต่อสัญญา|เลื่อนระดับ)",
        half=r"บริหาร(?:งาน|ทรัพยากร)?บุคคล",
    ),
    "ethical_standards": in_a_sentence(r"มาตรฐาน(?:ทาง|ด้าน)?จริยธรรม|ประมวลจริยธรรม"),
    "honest_values": in_a_sentence(
        r"ซื่อสัตย์|สุจริต(?!.{0,5}เที่ยงธรรมในการเลือกตั้ง)|ต่อต้าน(?:การ)?ทุจริต|ไม่ทนต่อ(?:การ)?ทุจริต"
        r"|(?:ปลูกฝัง|เสริมสร้าง|ปลุก)จิตสำนึก[^\n]{0,40}(?:ทุจริต|คุณธรรม|จริยธรรม)|ผลประโยชน์(?:ทับซ้อน"
        r"|ส่วนตน)",
        half=r"คุณธรรม|จริยธรรม|ค่านิยม",
    ),
}
