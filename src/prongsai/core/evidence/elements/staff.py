"""Elements of human resources: policy and plan, the five criteria, actions, who took part."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector, told
from prongsai.core.evidence.elements.results import PROGRESS, RESULTS
from prongsai.core.evidence.elements.seeing import Sight, everything, not_seen, own_lines, seen
from prongsai.core.evidence.elements.sentences import doubtful, heads_of, in_a_sentence, sight_among
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_HUMAN = r"(?:ทรัพยากร(?:บุคคล|มนุษย์)|บุคลากร|กำลังคน|อัตรากำลัง)"
_REPORT = r"^(?:รายงาน|สรุป|ผลการ)|รายงานผล|หลักเกณฑ์"
_RULES = re.compile(
    r"หลักเกณฑ์|ประกาศก\.|ระเบียบ|มาตรฐานทั่วไป|ข้อบังคับ|กฎก\.|แนวทางปฏิบัติ|ประกาศคณะกรรมการ"
)
_WHOLE = re.compile(r"^(?:หลักเกณฑ์)?การบริหารและพัฒนาทรัพยากรบุคคล")
_HEAD_LINES = 6
_SUBJECTS = {
    "recruitment_criteria": r"สรรหา|คัดเลือก|สอบแข่งขัน|เลือกสรร|รับสมัคร|รับโอน",
    "appointment_criteria": r"บรรจุ|แต่งตั้ง",
    "development_criteria": r"พัฒนา|ฝึกอบรม|เข้าอบรม",
    "appraisal_criteria": r"ประเมินผล(?:การปฏิบัติ|งาน)|ประเมินการปฏิบัติงาน|ประเมินประสิทธิภาพ",
    "reward_criteria": r"ให้คุณ|โทษ|ขวัญ(?:และ)?กำลังใจ|ทางวินัย|เลื่อน(?:ขั้น)?เงินเดือน|ความดีความชอบ"
    r"|ประโยชน์ตอบแทนอื่น|รางวัล",
}
# A line is about what it names first, and what it names in one breath with it.
_IN_ONE_BREATH = 20
PARTICIPANTS = Asked(
    heading=re.compile(
        r"จำนวน(?:ผู้)?(?:เข้าร่วม|เข้ารับ|เข้าอบรม|อบรม|คน|บุคลากร|ผู้)|ผู้เข้า(?:ร่วม|รับการ|อบรม)"
        r"|จำนวน\(คน\)|participants?"
    ),
    unless=re.compile(r"เป้าหมาย|งบประมาณ"),
    holds=lambda cell: bool(re.search(r"\d", squeezed(cell))),
    sentence=re.compile(
        r"ผู้(?:เข้า(?:ร่วม|รับ|อบรม)|ผ่าน|อบรม|ได้รับ)[^\n]{0,40}?\d{1,7}(?:คน|ราย)|(?:บุคลากร|พนักงาน"
        r"|ข้าราชการ|เจ้าหน้าที่)[^\n]{0,40}?(?:เข้าร่วม|อบรม|จำนวน)[^\n]{0,20}?\d{1,7}(?:คน|ราย)"
        r"|จำนวน\d{1,7}(?:คน|ราย)"
    ),
)
ACTIONS = Asked(
    heading=re.compile(
        r"ทำแล้ว|ผลที่เกิด|สิ่งที่ทำ|^ผล$|การดำเนินการ(?:ตาม|จัดการ|$)|(?:กิจกรรม|สิ่ง|ผล"
        r"|งาน)ที่(?:ได้)?ดำเนินการ|สรุป(?:การ|ผล)"
        r"|รายละเอียดการดำเนิน|ผลสำเร็จ|หลักฐาน(?:การ)?ดำเนิน|ผลการจัดการ"
    ),
    unless=re.compile(r"คาดว่า|ระยะเวลา|วิธี(?:การ)?ดำเนิน|ขั้นตอน|แนวทาง"),
    holds=lambda cell: len(squeezed(cell)) > 4,
    sentence=re.compile(
        r"(?:ดำเนินการ|ติด|ออก|แต่งตั้ง|เปิด|จัด|อบรม|ลด|เผยแพร่|ทำ|ลง|ปรับ)[^\n]{3,70}?(?:แล้ว|เสร็จ|ครบ|เมื่อ)"
        r"|(?:แล้ว|ครบ)(?:ตั้งแต่|เมื่อ|\d)"
        r"|(?:ได้|มีการ)(?:ดำเนินการ|จัด|ประกาศ|แต่งตั้ง|ประชุม|อบรม|ออกคำสั่ง|กำหนด|มอบหมาย|แจ้งเวียน"
        r"|เผยแพร่|ติดตั้ง|ปรับปรุง|สุ่มตรวจ|ตรวจสอบ)[ก-๎]{3,}"
    ),
)


def actions(item: Item, element: Element) -> ElementSeen:
    """What was done about a policy, a risk or a measure."""
    return told(item, element, ACTIONS, PROGRESS, RESULTS)


def _criteria(subject: str) -> Detector:
    """The detector of one of the five criteria: rules about the subject, or a part of them."""
    pattern = re.compile(subject)

    def detect(item: Item, element: Element) -> ElementSeen:
        half = None
        for shown in everything(item):
            if sight := _rules_about(shown, pattern):
                return seen(element, sight)
            half = half or sight_among(iter(own_lines(shown)), shown, pattern, _WHOLE)
        return not_seen(item, element, half)

    return detect


def _rules_about(shown: Shown, pattern: re.Pattern[str]) -> Sight | None:
    """A heading, or the name of a file, that has the subject; the page or it speaks of rules.

    The name of the whole (``การบริหารและพัฒนาทรัพยากรบุคคล``) is none of its five parts.
    """
    top = squeezed(" ".join((shown.title, *own_lines(shown)[:_HEAD_LINES])))
    about_rules = bool(_RULES.search(top))
    for line in heads_of(shown):
        plain = squeezed(line)
        if not _is_about(_WHOLE.sub("", plain), pattern):
            continue
        if about_rules or _RULES.search(plain):
            return Sight(line, shown)
    return None


def _is_about(plain: str, pattern: re.Pattern[str]) -> bool:
    found = pattern.search(plain)
    if found is None:
        return False
    starts = [first.start() for p in _SUBJECTS.values() if (first := re.search(p, plain))]
    return found.start() - min(starts) <= _IN_ONE_BREATH


DETECTORS: Mapping[str, Detector] = {
    "hr_policy": in_a_sentence(
        r"(?:นโยบาย|กลยุทธ์|แผน)(?:และกลยุทธ์|หรือแผน)?(?:การ|ด้าน(?:การ)?|ปฏิบัติการ)?(?:บริหาร|พัฒนา"
        rf"|จัดการ)?(?:และพัฒนา|งาน)?{_HUMAN}|แผนอัตรากำลัง",
        unless=_REPORT,
        half=rf"{_HUMAN}",
        lines=heads_of,
    ),
    "hr_plan": in_a_sentence(
        r"แผน(?:การ|ปฏิบัติการ|งาน)?(?:ด้าน(?:การ)?)?(?:บริหาร|พัฒนา|จัดการ|กลยุทธ์)?(?:และพัฒนา"
        rf"|และการพัฒนา|การบริหาร|งาน){{0,4}}{_HUMAN}|แผนพัฒนา(?:พนักงาน|ข้าราชการ)",
        unless=_REPORT,
        half=rf"{_HUMAN}",
        lines=heads_of,
    ),
    "participants": doubtful(detector(PARTICIPANTS), r"\d{1,7}(?:คน|ราย)|ผู้(?:เข้า)?(?:ร่วม|อบรม|รับ)"),
    "actions": actions,
    **{code: _criteria(subject) for code, subject in _SUBJECTS.items()},
}
