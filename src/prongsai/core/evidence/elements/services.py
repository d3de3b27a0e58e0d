"""Elements of services online, and of what users think of services."""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.elements.listings import filled, is_figure
from prongsai.core.evidence.elements.manuals import steps
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    not_seen,
    not_seen_on_page,
    own_lines,
    pages,
    seen,
    untold,
)
from prongsai.core.evidence.elements.sentences import heads_of, sentence_of
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Form, Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

FORM_ELSEWHERE = re.compile(
    r"docs\.google\.com/forms|forms\.gle/|forms\.office\.com|forms\.cloud\.microsoft|jotform"
    r"|surveymonkey|typeform",
    re.IGNORECASE,
)
# Forms by which nobody asks for anything: looking for words, signing in, subscribing.
_NO_REQUEST = re.compile(
    r"search|ค้นหา|login|signin|sign-in|password|เข้าสู่ระบบ|newsletter|subscribe|counter"
    r"|แบบสำรวจ|ความพึงพอใจ|โพล|poll|vote"
)
_OTHER_CHANNEL = re.compile(
    r"ร้องเรียน|ทุจริต|เบาะแส|ความคิดเห็น|สอบถาม|กระทู้|ติดต่อเรา|complain|contact|comment"
)
_SERVICE = re.compile(
    r"e-?service|บริการออนไลน์|ออนไลน์|คำร้อง|คำขอ|ขอรับ(?:บริการ|การ)|ขอใช้|ขออนุญาต|จองคิว|นัดหมาย"
    r"|ลงทะเบียน|แจ้งซ่อม|แจ้งเหตุ"
    r"|ยื่น(?:แบบ|ภาษี)|ชำระ(?:ภาษี|ค่า)|สนับสนุนน้ำ|one-?stop"
)
_ASKS = re.compile(
    r"(?:ยื่น|กรอก|ส่ง|เขียน)(?:แบบ)?(?:คำร้อง|คำขอ|แบบฟอร์ม|เรื่อง)|ขอรับบริการ|เข้าใช้(?:บริการ|ระบบ"
    r"|งาน)|เข้าสู่ระบบ(?:บริการ|e)|แบบฟอร์มออนไลน์"
    r"|e-?service|จองคิว|ขอใช้|ขออนุญาต|แจ้งซ่อม|ชำระภาษี|บริการออนไลน์"
)
# What a page says that is the door of a service; that one can register there says nothing.
_NAMED = re.compile(
    r"e-?service|บริการ(?:ประชาชน)?ออนไลน์|บริการอิเล็กทรอนิกส์|one-?stopservice"
    r"|ระบบ(?:ขอ|ยื่น|รับ|แจ้ง|ชำระ|จอง|ออกใบ|ให้บริการ|บริการ)[ก-๎]{2}"
    r"|(?:ยื่น|เขียน|ส่ง|ติดตาม)(?:แบบ)?(?:คำร้อง|คำขอ)|ขอรับบริการ|ขออนุญาต|จองคิว|แจ้งซ่อม|ชำระ(?:ภาษี|ค่า)|ยื่นภาษี"
)
_PAPER = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|zip|jpe?g|png)(?:$|[?#])", re.IGNORECASE)
_HOW = re.compile(
    r"วิธี(?:การ)?(?:ใช้|เข้าใช้|ขอ|สมัคร|ลงทะเบียน|กรอก|ยื่น)|คู่มือ(?:การ)?(?:ใช้|เข้าใช้|ขอ|สำหรับผู้ใช้"
    r"|ระบบ)|คำแนะนำ|คำอธิบาย|ขั้นตอน(?:การ)?(?:ใช้|ขอ|ยื่น|กรอก|รับ|เข้า|ให้บริการ|$)"
    r"|how-?to|usermanual|userguide"
)
_SATISFIED = re.compile(r"ความพึงพอใจ|ความไม่พึงพอใจ|satisfaction")
_RESULT = re.compile(
    r"(?:ร้อยละ|ค่าเฉลี่ย|เฉลี่ย(?:รวม)?|คะแนน|x̅|x̄|mean|s\.?d\.?|คิดเป็น)[^\n]{0,25}?\d{1,7}\.?\d{0,7}"
    r"|\d{1,7}\.\d{1,7}(?:%|คะแนน)|ระดับ(?:มากที่สุด|มาก|ปานกลาง|ดี)(?=.{0,40}\d)"
)
_FIGURE_HEADS = re.compile(r"ร้อยละ|ค่าเฉลี่ย|x̅|x̄|mean|s\.?d|คะแนน|percent|จำนวน(?:ผู้ตอบ|คน)")


def real_forms(shown: Shown) -> Iterator[Form]:
    """The forms of a page by which somebody says or asks something."""
    for form in shown.forms:
        words = squeezed(f"{form.action} {form.text} {' '.join(form.fields)}")
        if len(form.fields) > 1 and not _NO_REQUEST.search(words):
            yield form


def form_elsewhere(shown: Shown) -> str:
    """The address of a form at a known maker of forms: the page itself, shown in it or linked."""
    urls = (shown.address, *shown.frames, *(link.url for link in shown.links))
    return next((url for url in urls if FORM_ELSEWHERE.search(url)), "")


def online_request(item: Item, element: Element) -> ElementSeen:
    """A form by which a service is asked for; one to download and bring is none."""
    for shown in pages(item):
        if words := _request(shown):
            return seen(element, Sight(words, shown))
    for shown in pages(item):
        if way := _way_in(shown):
            return untold(element, f"มีลิงก์ไประบบบริการซึ่งยังไม่ได้เปิดดู: {way}", shown.address)
    return not_seen_on_page(item, element)


def names_a_service(shown: Shown) -> bool:
    """Whether a page says in its own words which service one enters there."""
    return any(_NAMED.search(squeezed(line)) for line in (shown.title, *own_lines(shown)))


def how_to_use(item: Item, element: Element) -> ElementSeen:
    """How a service is used: steps, or a manual of the service on the page."""
    for shown in everything(item):
        links = (link.text for link in shown.links if _HOW.search(squeezed(link.text)))
        heads = (line for line in heads_of(shown) if _HOW.search(squeezed(line)))
        if words := next(heads, "") or next(links, ""):
            return seen(element, Sight(words, shown))
    return steps(item, element)


def satisfaction_results(item: Item, element: Element) -> ElementSeen:
    """What users of services answered, in figures; a blank form is none."""
    half = None
    for shown in everything(item):
        about = sentence_of(shown, _SATISFIED) or _titled(shown)
        if about is None:
            continue
        figures = sentence_of(shown, _RESULT) or _column(shown)
        if figures:
            return seen(element, figures)
        half = half or (about if _has_many_figures(shown) else None)
    return not_seen(item, element, half)


def _titled(shown: Shown) -> Sight | None:
    return Sight(shown.title, shown) if _SATISFIED.search(squeezed(shown.title)) else None


def _column(shown: Shown) -> Sight | None:
    found = (one for one in filled(shown, _FIGURE_HEADS, holds=is_figure) if one.said)
    column = next(found, None)
    return Sight(f"{column.heading}: {column.example}", shown) if column else None


def _has_many_figures(shown: Shown) -> bool:
    return sum(is_figure(cell) for table in shown.tables for row in table for cell in row) > 10


def _request(shown: Shown) -> str:
    about = any(_SERVICE.search(squeezed(line)) for line in heads_of(shown))
    for form in real_forms(shown):
        words = squeezed(f"{form.action} {form.text}")
        other = _OTHER_CHANNEL.search(words) and not _SERVICE.search(words)
        if not other and (about or _SERVICE.search(words)):
            return f"แบบฟอร์ม: {form.text or ', '.join(form.fields)}"
    return form_elsewhere(shown) if about and not _is_other(shown) else ""


def _is_other(shown: Shown) -> bool:
    """Whether a page is headed as another channel, and not as a service."""
    head = squeezed(" ".join((shown.title, *own_lines(shown)[:5])))
    return bool(_OTHER_CHANNEL.search(head)) and not _SERVICE.search(head)


def _way_in(shown: Shown) -> str:
    if not any(_SERVICE.search(squeezed(line)) for line in heads_of(shown)):
        return ""
    links = (
        link.text
        for link in shown.links
        if _ASKS.search(squeezed(link.text))
        and not _PAPER.search(link.url)
        and link.url.partition("#")[0] not in (shown.address, shown.url)
        and "ดาวน์โหลด" not in squeezed(link.text)
    )
    return next(links, "")


DETECTORS: Mapping[str, Detector] = {
    "online_request": online_request,
    "reachable": online_request,
    "how_to_use": how_to_use,
    "satisfaction_results": satisfaction_results,
}
