"""Elements of laws: those on the agency's work, whether they are in force, what a task rests on."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.listings import is_nothing
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    missing,
    not_seen,
    own_lines,
    seen,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

LAW = re.compile(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.|พรบ\.?|พระราชกฤษฎีกา|พ\.ร\.ฎ\.|พระราชกำหนด|กฎกระทรวง|ระเบียบ|ข้อบัญญัติ|เทศบัญญัติ|ข้อบังคับ"
    r"|รัฐธรรมนูญ|ประกาศ(?:กระทรวง|คณะ|สำนัก|กรม))"
    r"(?!(?:และ|หรือ|,)?(?:ที่เกี่ยวข้อง|ต่างๆ|ข้อบังคับ|ระเบียบ|ประกาศ|คำสั่ง|ข้อบัญญัติ))[ก-๎(]{3,}"
)
_REPEALED = re.compile(r"ยกเลิกแล้ว|\(ยกเลิก\)|ถูกยกเลิก|สิ้นผลบังคับ|ไม่มีผลใช้บังคับ")
# Laws that later ones took the place of, and that pages still show.
_REPLACED = re.compile(
    r"ระเบียบ(?:สำนักนายกรัฐมนตรี|กระทรวงมหาดไทย)ว่าด้วยการพัสดุ|รัฐธรรมนูญ[^\n]{0,40}25(?:40|50)"
    r"|ว่าด้วยวิธีการงบประมาณ[^\n]{0,50}2541|พระราชบัญญัติวิธีการงบประมาณพ\.ศ\.2502"
)
_LAW_FOR_TASK = re.compile(rf"กฎหมายที่เกี่ยวข้อง|ระเบียบที่เกี่ยวข้อง|ข้อกฎหมาย|ฐานอำนาจ|{LAW.pattern}")


def laws(item: Item, element: Element) -> ElementSeen:
    """Laws and rules on the agency's work, by name."""
    for shown in everything(item):
        if words := _law(shown):
            return seen(element, Sight(words, shown))
    return not_seen(item, element)


def in_force(item: Item, element: Element) -> ElementSeen:
    """Whether the laws shown are in force: none is marked as repealed, or known to be replaced."""
    for shown in everything(item):
        for line in own_lines(shown):
            if _REPEALED.search(squeezed(line)) or _REPLACED.search(squeezed(line)):
                return missing(element, line, shown.address)
    for shown in everything(item):
        if words := _law(shown):
            return seen(element, Sight(words, shown))
    return not_seen(item, element)


def legal_basis(item: Item, element: Element) -> ElementSeen:
    """The laws or rules behind a task."""
    for shown in everything(item):
        for line in own_lines(shown):
            if _LAW_FOR_TASK.search(squeezed(line)) and not is_nothing(line):
                return seen(element, Sight(line, shown))
    return not_seen(item, element)


def _law(shown: Shown) -> str:
    lines = (*own_lines(shown), *(link.text for link in shown.links), shown.title)
    return next((line for line in lines if LAW.search(squeezed(line))), "")


DETECTORS: Mapping[str, Detector] = {"laws": laws, "in_force": in_force, "legal_basis": legal_basis}
