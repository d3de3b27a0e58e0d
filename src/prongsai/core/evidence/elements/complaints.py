"""Elements of complaints of corruption and of opinions: how, where, and kept apart."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector
from prongsai.core.evidence.elements.seeing import (
    Sight,
    missing,
    not_seen_on_page,
    own_lines,
    pages,
    seen,
    unread_pages,
    untold,
)
from prongsai.core.evidence.elements.sentences import doubtful, in_a_sentence
from prongsai.core.evidence.elements.services import form_elsewhere, real_forms
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import tidy

_CORRUPTION = re.compile(r"ทุจริต|ประพฤติมิชอบ|corruption")
# Complaints of everything: where these may be handed in, the channel is no separate one.
_GENERAL = re.compile(
    r"(?:ร้องเรียน|แจ้งเรื่อง|เรื่อง)(?:/|-|และ)?ร้องทุกข์|ศูนย์ดำรงธรรม|เรื่อง(?:ทั่วไป|เดือดร้อน|อื่น)"
    r"|เหตุ(?:เดือดร้อน|รำคาญ)|ไฟฟ้าสาธารณะ|ถนนชำรุด"
    r"|สาธารณูปโภค|น้ำประปา|ความเดือดร้อน|แจ้งเหตุ|สอบถาม|ร้องเรียนทั่วไป|ร้องเรียนการให้บริการ|จัดซื้อจัดจ้าง$"
)
_OPINION = re.compile(r"(?:แสดง|รับฟัง|ส่ง)?(?:ความ(?:คิด)?เห็น)|ข้อเสนอแนะ|รับฟัง|feedback|opinion")
_COMPLAINT = re.compile(r"ร้องเรียน|ร้องทุกข์|เบาะแส|ทุจริต|complain")
_HEAD_LINES = 12
_SENDING = re.compile(
    r"(?:แจ้ง|ส่ง|ยื่น|กรอก|แสดง|ร้องเรียน)[^\n]{0,40}(?:ที่นี่|ออนไลน์|แบบฟอร์ม|online|คลิก|ความคิดเห็น|ร้องเรียน)"
)

HOW_TO = Asked(
    heading=re.compile(
        r"(?:วิธี|ช่องทาง|หลักเกณฑ์)(?:การ)?(?:ยื่น|แจ้ง|ส่ง|รับ)?(?:เรื่อง|ข้อ)?ร้องเรียน|การ(?:ยื่น|แจ้ง"
        r"|ส่ง)(?:เรื่อง|ข้อ)ร้องเรียน|ช่องทาง(?:การ)?(?:แจ้ง|รับแจ้ง|ร้องเรียน)"
    ),
    unless=re.compile(r"สถิติ|รายงานผล"),
    holds=lambda words: len(squeezed(words)) > 8,
    sentence=re.compile(
        r"(?:ผู้ร้อง(?:เรียน)?|ผู้แจ้ง|ผู้ประสงค์|ผู้พบเห็น|ผู้ใด|ใคร|ท่าน|ประชาชน|บุคคลภายนอก"
        r"|ผู้มีส่วนได้ส่วนเสีย)[^\n]{0,40}?(?:สามารถ|ยื่น|แจ้ง|ส่งเรื่อง|ทำเป็นหนังสือ|เขียนถึง|โทร\.?\d|โทรศัพท์(?:ถึง|มาที่))"
        r"|(?:ร้องเรียน|แจ้ง|แจ้งเรื่อง|แจ้งเบาะแส|ยื่นเรื่อง|ส่งเรื่อง)(?:ได้)?(?:ด้วยตนเอง|ด้วยวาจา|ผ่าน|ทาง"
        r"|โดย|ได้ที่|โดยตรง"
        r"|เป็นหนังสือ)"
        r"|(?:ใช้ถ้อยคำสุภาพ|ระบุ(?:ชื่อ|ข้อเท็จจริง|พยานหลักฐาน|รายละเอียด)[^\n]{0,60}(?:ร้อง|กล่าวหา|หลักฐาน))"
    ),
)
_WAYS = (
    r"(?:โทร|เว็บ|website|ไปรษณีย์|ตนเอง|อีเมล|e-?mail|facebook|เฟ[ซส]บุ|line|ไลน์|ตู้(?:รับ|ไปรษณีย์|ปณ)"
    r"|สายด่วน|https?:|www\.|แบบฟอร์ม|จดหมาย|\d{3}[- ]?\d{3})"
)
CHANNEL = Asked(
    heading=re.compile(r"ช่องทาง(?:การ)?(?:รับ|แจ้ง|ร้อง|ติดต่อ)?"),
    unless=re.compile(r"ประชาสัมพันธ์|เผยแพร่|ขอรับบริการ|ชำระ"),
    holds=lambda words: bool(re.search(_WAYS, squeezed(words))),
    sentence=re.compile(
        r"(?:ร้องเรียน|แจ้ง(?:เรื่อง|เบาะแส|ข้อมูล)?|ยื่น|ช่องทาง|ผู้พบเห็น)[^\n]{0,50}(?:ทาง|ผ่าน|ได้ที่|ที่|ด้วย"
        rf"|โดย|:)[^\n]{{0,40}}{_WAYS}"
    ),
)
_WHO = r"(?:ผู้(?:ร้อง|แจ้ง|ให้(?:ข้อมูล|เบาะแส))|ชื่อ|ข้อมูล(?:ของ)?(?:ท่าน|ผู้)|ตัวตน|พยาน)"
_SILENCE = r"(?:ความลับ|(?:เป็น|ชั้น)ลับ|ปกปิด|ไม่เปิดเผย|คุ้มครอง(?!ข้อมูลส่วนบุคคล(?:$|\n)))"
protected = in_a_sentence(
    rf"{_WHO}[^\n]{{0,60}}{_SILENCE}|{_SILENCE}[^\n]{{0,60}}{_WHO}|(?:รักษา"
    r"|เก็บ)[^\n]{0,15}(?:เป็น)?ความลับ"
    r"|ไม่(?:ต้อง|จำเป็นต้อง|ประสงค์)(?:ระบุ|เปิดเผย|ออก)(?:ชื่อ|ตัวตน|นาม)",
    unless=r"ไม่(?:สามารถ|ได้)?(?:รับรอง|คุ้มครอง|เก็บ)(?:เป็น)?(?:ความลับ|ข้อมูล)",
    half=r"ความลับ|ปกปิดชื่อ",
)


def online_channel(item: Item, element: Element) -> ElementSeen:
    """A form on the website by which one says it online; a telephone number is none."""
    for shown in pages(item):
        if words := _form(shown):
            return seen(element, Sight(words, shown))
    for shown in pages(item):
        links = (link.text for link in shown.links if _leads_to_a_form(link.text, link.url, shown))
        if text := next(links, ""):
            return untold(element, f"แบบฟอร์มอาจอยู่ในหน้าอื่น: {text}", shown.address)
    return not_seen_on_page(item, element)


def corruption_only(item: Item, element: Element) -> ElementSeen:
    """A channel that is headed as one for corruption, and takes nothing else."""
    for shown in pages(item):
        sight = _headed(shown, _CORRUPTION)
        general = _takes(shown, _GENERAL)
        if sight and not general:
            return seen(element, sight)
        if sight or general:
            return _lacking(item, element, general or sight)
    return not_seen_on_page(item, element)


def separate(item: Item, element: Element) -> ElementSeen:
    """A channel of its own: complaints of corruption from others, opinions from complaints."""
    if any(other.code == "corruption_only" for other in item.node.elements):
        return corruption_only(item, element)
    for shown in pages(item):
        sight, other = _headed(shown, _OPINION), _takes(shown, _COMPLAINT)
        if sight and not other:
            return seen(element, sight)
        if other:
            return _lacking(item, element, other)
    return not_seen_on_page(item, element)


def opinions(item: Item, element: Element) -> ElementSeen:
    """A page that is headed as one for opinions on the agency's work or services."""
    for shown in pages(item):
        if sight := _headed(shown, _OPINION):
            return seen(element, sight)
    return not_seen_on_page(item, element)


def _form(shown: Shown) -> str:
    for form in real_forms(shown):
        return f"แบบฟอร์ม: {form.text or ', '.join(form.fields)}"
    return form_elsewhere(shown)


def _leads_to_a_form(text: str, url: str, shown: Shown) -> bool:
    here = url.partition("#")[0] in (shown.address, shown.url)
    return not here and bool(_SENDING.search(squeezed(text)))


def _headed(shown: Shown, pattern: re.Pattern[str]) -> Sight | None:
    """Where the head of a page or its form has a pattern."""
    heads = (tidy(shown.title), *own_lines(shown)[:_HEAD_LINES])
    forms = (tidy(form.text) for form in real_forms(shown))
    words = (line for line in (*heads, *forms) if pattern.search(squeezed(line)))
    first = next(words, "")
    return Sight(first, shown) if first else None


def _takes(shown: Shown, pattern: re.Pattern[str]) -> Sight | None:
    """Where a page says that it takes something else, too: in its title, head or form."""
    denied = re.compile(
        r"มิใช่|ไม่ใช่|ไม่รับ|แยกจาก|หากเป็นเรื่อง|สำหรับเรื่อง(?:ทั่วไป|อื่น)|อีกช่องทาง|ช่องทางอื่น|โปรดใช้|เท่านั้น"
        r"|เฉพาะ"
    )
    heads = (tidy(shown.title), *own_lines(shown)[:_HEAD_LINES])
    forms = (tidy(form.text) for form in real_forms(shown))
    for line in (*heads, *forms):
        plain = squeezed(line)
        if pattern.search(plain) and not denied.search(plain):
            return Sight(line, shown)
    return None


def _lacking(item: Item, element: Element, sight: Sight | None) -> ElementSeen:
    if why := next(unread_pages(item), None):
        return untold(element, *why)
    return missing(element, sight.words, sight.shown.address) if sight else missing(element)


DETECTORS: Mapping[str, Detector] = {
    "how_to": doubtful(detector(HOW_TO), r"แจ้ง(?!ผล|ผู้)|ยื่น|พยานหลักฐาน"),
    "complaint_channel": doubtful(detector(CHANNEL), rf"(?:แจ้ง|ร้องเรียน)[^\n]{{0,40}}{_WAYS}"),
    "online_channel": online_channel,
    "corruption_only": corruption_only,
    "separate": separate,
    "complainant_protected": protected,
    "opinions": opinions,
}
