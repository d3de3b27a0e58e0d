"""Elements that only some kinds of agency need: both sides of a local one, a province's units."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.seeing import (
    Sight,
    content_pictures,
    everything,
    not_seen,
    own_lines,
    seen,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.people import persons
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import tidy

_LOCAL = r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\.|อบจ\.|ท[ตมน]\.|เมืองพัทยา)"
_PROVINCE = r"(?:สำนักงาน)?(?:จังหวัด|จ\.)(?!แห่ง)[ก-๎]"
_OTHER_KIND = re.compile(
    r"กระทรวง|กรม(?!ธรรม์)|มหาวิทยาลัย|โรงพยาบาล|องค์การมหาชน|สำนักงาน(?!จังหวัด|ปลัด|เทศบาล|องค์การ)|รัฐวิสาหกิจ"
    r"|แห่งประเทศไทย|ธนาคาร|กองทุน|สถาบัน|การไฟฟ้า|การประปา|ศาล|รัฐสภา"
)
_POLITICAL = re.compile(
    r"ฝ่ายการเมือง|นายก(?:เทศมนตรี|องค์การ|อบต|อบจ|เมืองพัทยา)|สมาชิกสภา|ประธานสภา|สภา(?:เทศบาล|องค์การบริหาร|อบต|อบจ)"
)
_PERMANENT = re.compile(
    r"ฝ่ายประจำ|ข้าราชการประจำ|(?<!สำนัก)(?<!สำนักงาน)(?<!รอง)ปลัด(?:เทศบาล|องค์การ|อบต|อบจ|เมือง)|หัวหน้าสำนัก(?:งาน)?ปลัด"
    r"|ผู้อำนวยการ(?:กอง|สำนัก)|ผอ\.(?:กอง|สำนัก)|หัวหน้าส่วนราชการ"
)
_GOVERNOR = (
    ("ผู้ว่าราชการจังหวัด", re.compile(r"(?<!รอง)ผู้ว่าราชการจังหวัด|(?<!รอง)ผวจ\.?")),
    ("รองผู้ว่าราชการจังหวัด", re.compile(r"รองผู้ว่าราชการ|รองผวจ|รองผู้ว่าฯ")),
    ("สำนักงานจังหวัด", re.compile(r"สำนักงานจังหวัด")),
    ("ส่วนราชการประจำจังหวัด", re.compile(
        r"ส่วนราชการ(?:ประจำ|ใน|บริหารส่วนภูมิภาค)|ราชการส่วนภูมิภาค|ที่ทำการปกครองจังหวัด|หัวหน้าส่วนราชการ"
        r"|สำนักงาน[ก-๎]{4,40}จังหวัด")),
)  # fmt: skip


def political_and_permanent(item: Item, element: Element) -> ElementSeen:
    """Both sides of a local administrative organization; others need none."""
    local = _is_of(item, _LOCAL)
    if local is False:
        return _not_asked(item, element, "ไม่ใช่องค์กรปกครองส่วนท้องถิ่น จึงไม่ต้องแสดง")
    political, permanent = _first(item, _POLITICAL), _first(item, _PERMANENT)
    if political and permanent:
        return seen(element, Sight(f"{political.words} · {permanent.words}", permanent.shown))
    if local is None:
        return untold(element, "ไม่ทราบว่าเป็นองค์กรปกครองส่วนท้องถิ่นหรือไม่")
    return _lacking(item, element, "ฝ่ายประจำ" if political else "ฝ่ายการเมือง")


def governor_and_units(item: Item, element: Element) -> ElementSeen:
    """The governor, deputies, office and regional units of a province; others need none."""
    if not _is_of(item, _PROVINCE):
        return _not_asked(item, element, "ไม่ใช่จังหวัด จึงไม่ต้องแสดง")
    lacking = [name for name, pattern in _GOVERNOR if _first(item, pattern) is None]
    if not lacking:
        sight = _first(item, _GOVERNOR[1][1])
        return seen(element, sight or Sight("ผู้ว่าราชการจังหวัด", everything(item)[0]))
    return _lacking(item, element, " ".join(lacking))


def _is_of(item: Item, kind: str) -> bool | None:
    """Whether the agency is of a kind, by its name, or by what its pages call it."""
    if item.agency:
        return bool(re.match(kind, squeezed(item.agency)))
    titles = " ".join(squeezed(shown.title) for shown in everything(item))
    if re.search(f"(?:^|[-|:])?{kind}", titles) and not _OTHER_KIND.search(titles):
        return True
    heads = [squeezed(line) for shown in everything(item) for line in shown.lines[:30]]
    if any(re.match(kind, head) for head in heads):
        return True
    if _OTHER_KIND.search(titles) or any(_OTHER_KIND.match(head) for head in heads):
        return False
    return None


def _first(item: Item, pattern: re.Pattern[str]) -> Sight | None:
    for shown in everything(item):
        for words in _words(shown):
            if found := pattern.search(squeezed(words)):
                return Sight(tidy(words) if len(words) < 60 else found[0], shown)
    return None


def _words(shown: Shown) -> tuple[str, ...]:
    cells = (cell for table in shown.tables for row in table for cell in row)
    alts = (picture.alt for picture in content_pictures(shown))
    return (*own_lines(shown), *cells, *alts)


def _lacking(item: Item, element: Element, what: str) -> ElementSeen:
    told = not_seen(item, element)
    for shown in everything(item):
        names = len(persons(shown.text))
        if shown.format == "html" and len(content_pictures(shown)) > 2 * names:
            return untold(element, f"ไม่พบ{what}ในข้อความ อาจอยู่ในรูปภาพ", shown.address)
    return told._replace(evidence=told.evidence or f"ไม่พบ{what}")


def _not_asked(item: Item, element: Element, why: str) -> ElementSeen:
    """Where an element is not asked for, it takes no one's mark."""
    return ElementSeen(element.code, True, why)


DETECTORS: Mapping[str, Detector] = {
    "political_and_permanent": political_and_permanent,
    "governor_and_units": governor_and_units,
}
