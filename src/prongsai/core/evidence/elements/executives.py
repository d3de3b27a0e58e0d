"""Elements about the top executive: who made, signed and took part in something."""

import re
from collections.abc import Mapping

from prongsai.core.calendar import FiscalYear
from prongsai.core.evidence.days import days
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    missing,
    not_seen,
    own_lines,
    seen,
    unread,
    untold,
)
from prongsai.core.evidence.elements.sentences import first_sentence, in_a_sentence
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.people import persons
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.evidence.years import fits, years_of
from prongsai.core.framework import Element

_NOT_HIMSELF = r"(?<!รอง)(?<!ผู้ช่วย)(?<!เลขานุการ)(?<!ที่ปรึกษา)(?<!อดีต)(?<!สำนัก)(?<!สำนักงาน)"
_LOCAL = rf"{_NOT_HIMSELF}นายก(?:เทศมนตรี|องค์การบริหาร|อบ[ตจ]|เมือง|ท[ตมน]\.)"
_PROVINCE = rf"{_NOT_HIMSELF}(?:ผู้ว่าราชการจังหวัด|ผวจ)"
_ANY = (
    rf"{_LOCAL}|{_PROVINCE}|{_NOT_HIMSELF}(?:อธิบดี|อธิการบดี|ผู้ว่าการ|เลขาธิการ|ปลัดกระทรวง"
    r"|กรรมการผู้จัดการ|นายอำเภอ|ประธานศาล|อัยการสูงสุด|ผู้บัญชาการ"
    r"|ผู้อำนวยการ(?!กอง|สำนัก(?!งาน)|ฝ่าย|ส่วน|กลุ่ม))|ผู้บริหารสูงสุด|หัวหน้าส่วนราชการ"
)
_IS_LOCAL = re.compile(r"องค์การบริหารส่วน|เทศบาล|อบต|อบจ|เมืองพัทยา|ท[ตมน]\.")
_DEED = (
    r"(?:เป็นประธาน|ประธานใน|เปิด(?:การ|งาน|กิจกรรม|โครงการ)|มอบ(?:นโยบาย|หมาย)|เข้าร่วม|ร่วม(?:กิจกรรม"
    r"|ประชุม|ประกาศ|กับ|รณรงค์|อบรม)|นำ(?:คณะ|พนักงาน|ข้าราชการ|ประกาศ|กล่าว)|กล่าว|ประกาศ|ประชุม"
    r"|บรรยาย|ลงนาม)"
)
_SIGNED = re.compile(r"ลงชื่อ|ลงนาม|\(ลงชื่อ\)|ประกาศณวันที่|ณวันที่")
_BLANK = re.compile(r"[.…_]{6,}")
_LONGEST_POSITION = 90
_NAME_BEFORE = 3


def top_executive(item: Item) -> str:
    """The pattern of the position of the agency's top executive, for squeezed words."""
    agency = squeezed(item.agency)
    if _IS_LOCAL.match(agency):
        return rf"{_LOCAL}|ผู้บริหารสูงสุด"
    return rf"{_PROVINCE}|ผู้บริหารสูงสุด" if agency.startswith("จังหวัด") else _ANY


def by_top_executive(item: Item, element: Element) -> ElementSeen:
    """A policy that the top executive announces or signs, or is said to have made."""
    sight = _signature(item) or first_sentence(item, re.compile(top_executive(item)))
    return seen(element, sight) if sight else not_seen(item, element)


def signed_declaration(item: Item, element: Element) -> ElementSeen:
    """A name and the top executive's position below it; a blank line is no signature."""
    sight = _signature(item)
    if sight is not None:
        return seen(element, sight)
    mentioned = first_sentence(item, re.compile(top_executive(item)))
    has_pictures = any(shown.pictures for shown in everything(item) if shown.format != "html")
    return not_seen(item, element, mentioned if has_pictures else None)


def current_executive(item: Item, element: Element) -> ElementSeen:
    """Signed by the top executive in the year assessed; whoever else it was, nobody can tell."""
    sight = _signature(item)
    if sight is None:
        return untold(element, "ไม่ทราบว่าผู้ลงนามเป็นผู้บริหารสูงสุดคนปัจจุบันหรือไม่")
    if _of_year(item, sight.shown):
        return seen(element, sight)
    return untold(element, f"ไม่ทราบว่ายังเป็นผู้บริหารคนปัจจุบันหรือไม่: {sight.words}", sight.shown.address)


def executive_part(item: Item, element: Element) -> ElementSeen:
    """The top executive himself did something in it; his deputy is somebody else."""
    top = top_executive(item)
    deed = re.compile(
        rf"(?:{top}|(?<!คณะ)ผู้บริหารสูงสุด)[^\n]{{0,90}}?{_DEED}|{_DEED}[^\n]{{0,40}}(?:โดย"
        rf"|นำโดย)[^\n]{{0,50}}(?:{top})"
    )
    sight = first_sentence(item, deed)
    if sight:
        return seen(element, sight)
    return not_seen(item, element, first_sentence(item, re.compile(top)))


def declaration_year(item: Item, element: Element) -> ElementSeen:
    """Whether a declaration is for the year assessed, by its words or by the day of signing."""
    told = []
    for shown in everything(item):
        fit = _of_year(item, shown)
        if fit:
            return seen(element, Sight(_year_words(shown) or shown.title, shown))
        told += [shown] if fit is False else []
    why = next(unread(item), None)
    if why is not None:
        return untold(element, *why)
    if not told:
        return untold(element, "ไม่พบปีของประกาศ")
    return missing(element, _year_words(told[0]), told[0].address)


def _of_year(item: Item, shown: Shown) -> bool | None:
    """``None`` where neither the words nor the day of signing tells the year."""
    fit = fits("C", item.year, years_of(shown))
    if fit is not None:
        return fit
    signed = [day for line in _signing_lines(shown) for day in days(line)]
    return None if not signed else any(FiscalYear.of(day).year == item.year for day in signed)


def _signing_lines(shown: Shown) -> list[str]:
    return [line for line in own_lines(shown) if _SIGNED.search(squeezed(line))]


def _year_words(shown: Shown) -> str:
    found = sorted(years_of(shown), key=lambda year: (year.place == "text", -year.sure))
    return found[0].words if found else next(iter(_signing_lines(shown)), "")


def _signature(item: Item) -> Sight | None:
    """A name above the top executive's position, as documents end."""
    top = re.compile(rf"^(?:ตำแหน่ง)?:?(?:\([^)]*\))?(?:{top_executive(item)})")
    for shown in everything(item):
        lines = own_lines(shown)
        for at, line in enumerate(lines):
            if len(line) > _LONGEST_POSITION or not top.search(squeezed(line)):
                continue
            before = "\n".join(lines[max(0, at - _NAME_BEFORE) : at])
            if _is_name(before) or persons(line):
                return Sight(f"ลงนามโดย {line}", shown)
    return None


def _is_name(before: str) -> bool:
    in_brackets = re.search(r"\(\s*[ก-๎.]{2,}(?:\s+[ก-๎]+){1,3}\s*\)", before)
    return bool(persons(before)) or (
        bool(in_brackets) and not _BLANK.search(in_brackets[0] if in_brackets else "")
    )


DETECTORS: Mapping[str, Detector] = {
    "by_top_executive": by_top_executive,
    "signed_declaration": signed_declaration,
    "current_executive": current_executive,
    "executive_part": executive_part,
    "declaration_year": declaration_year,
    "declaration": in_a_sentence(
        r"(?:เจตจำนง|เจตนารมณ์|คำมั่น|ปฏิญาณ|สัญญาว่า|ขอประกาศ|มุ่งมั่น)[^\n]{0,160}(?:ซื่อสัตย์|สุจริต"
        r"|โปร่งใส)|(?:จะ|ขอ)(?:ปฏิบัติ(?:หน้าที่|งาน|ราชการ)|บริหาร)[^\n]{0,80}(?:ซื่อสัตย์|สุจริต"
        r"|โปร่งใส)",
        half=r"เจตจำนง|เจตนารมณ์",
    ),
}
