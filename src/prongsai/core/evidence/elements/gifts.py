"""Elements of the No Gift Policy and of gifts received by custom (ธรรมจรรยา)."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.listings import listings
from prongsai.core.evidence.elements.seeing import Sight, everything, not_seen, seen
from prongsai.core.evidence.elements.sentences import in_a_sentence, sentence_of
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_POLICY = r"(?:no-?gift|(?:ไม่|งด|ปฏิเสธ|ปฏิเสธการ)(?:ให้|ให้และ|ขอ|เรียก)?(?:และ)?รับ(?:ของขวัญ|ของกำนัล))"
_ACTIVITY = (
    r"(?:อบรม|ประชุม|กิจกรรม|ประชาสัมพันธ์|ให้ความรู้|รณรงค์|ชี้แจง|มอบนโยบาย|ปลูกฝัง|สร้างวัฒนธรรม|ขับเคลื่อน|ป้าย"
    r"|สื่อ)"
)
_NONE = (
    r"ไม่(?:มี|พบ|ปรากฏ|ได้)(?:การ|ผู้|ว่ามี|รายการ|รายงาน){0,4}(?:รับ|ให้|ของขวัญ)|จำนวน0|(?<!\d)0(?:ครั้ง"
    r"|รายการ|ราย|บาท)"
)
_CUSTOM = re.compile(r"ธรรมจรรยา|ทรัพย์สินหรือประโยชน์อื่นใด")
_RECEIVED = re.compile(
    rf"{_NONE}|(?:ได้รับ|รับ)(?:ของขวัญ|ของกำนัล|ทรัพย์สิน)[^\n]{{0,60}}?\d{{1,7}}(?:ครั้ง|รายการ|ราย|บาท|ชิ้น"
    r"|กระเช้า|อย่าง)|(?:จำนวน"
    r"|รวม)[^\n]{0,20}?\d{1,7}(?:ครั้ง|รายการ|ราย)"
)
_FORM_HEADS = re.compile(r"ผู้ให้|ผู้รับ|วันที่รับ|มูลค่า|รายการ|จำนวน|ประเภท")


def no_gift_results(item: Item, element: Element) -> ElementSeen:
    """What came of the policy: what was received, or that nothing was."""
    about = re.compile(rf"{_POLICY}|ธรรมจรรยา")
    return _reported(item, element, about)


def gifts_received(item: Item, element: Element) -> ElementSeen:
    """What was received by custom, or that nothing was; the rules alone are no report."""
    return _reported(item, element, re.compile(rf"{_CUSTOM.pattern}|{_POLICY}"))


def _reported(item: Item, element: Element, about: re.Pattern[str]) -> ElementSeen:
    half = None
    for shown in everything(item):
        named = sentence_of(shown, about) or (
            Sight(shown.title, shown) if about.search(squeezed(shown.title)) else None
        )
        if named is None:
            continue
        if sight := sentence_of(shown, _RECEIVED) or _rows(shown):
            return seen(element, sight)
        half = half or (named if re.search(r"รายงานผล|ผลการดำเนิน", squeezed(shown.text)) else None)
    return not_seen(item, element, half)


def _rows(shown: Shown) -> Sight | None:
    """A row of a report that is filled in with figures."""
    for listing in listings(shown):
        if sum(bool(_FORM_HEADS.search(squeezed(head))) for head in listing.headings) < 2:
            continue
        for row in listing.rows:
            if any(re.search(r"\d|ไม่มี", squeezed(cell)) for cell in row[1:]):
                return Sight(" ".join(row), shown)
    return None


DETECTORS: Mapping[str, Detector] = {
    "no_gift": in_a_sentence(
        r"(?:ไม่|งด)(?:ให้|ให้และ|ขอ|เรียก)?(?:และ)?รับ(?:ของขวัญ|ของกำนัล|ทรัพย์สิน)"
        r"|ไม่รับ[^\n]{0,30}(?:ของขวัญ|ของกำนัล)|งด(?:การ)?รับ[^\n]{0,20}ของขวัญ",
        half=r"no-?gift",
    ),
    "whole_staff": in_a_sentence(
        r"(?:ผู้บริหาร|ข้าราชการ|พนักงาน|เจ้าหน้าที่|บุคลากร|ลูกจ้าง)[^\n]{0,80}?(?:ทุกคน|ทุกระดับ|ทั้งหมด"
        r"|ทุกท่าน|ทั้งปวง|ทุกตำแหน่ง)|(?:ทุกคน|ทุกระดับ)[^\n]{0,40}(?:เจ้าหน้าที่|บุคลากร|พนักงาน)",
        half=r"(?:ผู้บริหาร|ข้าราชการ)(?:และ|,)?(?:พนักงาน|เจ้าหน้าที่|บุคลากร)",
    ),
    "before_during_after": in_a_sentence(r"ก่อน[^\n]{0,20}(?:ขณะ|ระหว่าง)[^\n]{0,25}หลัง"),
    "no_gift_activity": in_a_sentence(
        rf"{_ACTIVITY}[^\n]{{0,90}}{_POLICY}|{_POLICY}[^\n]{{0,90}}(?:อบรม|ประชุม|กิจกรรม"
        r"|ให้ความรู้|รณรงค์|ชี้แจง)",
        unless=r"^ประกาศ|ขอเชิญ|จะจัด|กำหนดจัด",
        half=r"(?:อบรม|กิจกรรม|รณรงค์)[^\n]{0,60}(?:ของขวัญ|สุจริต)",
    ),
    "no_gift_results": no_gift_results,
    "gifts_received": gifts_received,
    "gift_rules": in_a_sentence(
        r"(?:หลักเกณฑ์|ให้ความรู้|ความรู้|อบรม|เผยแพร่|อินโฟกราฟิก|แนวปฏิบัติ)[^\n]{0,100}(?:ธรรมจรรยา"
        r"|ทรัพย์สินหรือประโยชน์อื่นใด)|(?:ธรรมจรรยา|ทรัพย์สิน)[^\n]{0,80}(?:3,?000บาท|สามพันบาท)",
        half=r"ธรรมจรรยา",
    ),
}
