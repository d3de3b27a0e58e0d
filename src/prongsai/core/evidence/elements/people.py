"""Elements of the executives: each one's name, position, photograph and contact.

Names are counted and never written down: the evidence is how many there are.
"""

import re
from collections.abc import Mapping

from prongsai.core.evidence.contacts import emails, phones
from prongsai.core.evidence.elements.persons import Person, half_named, persons_shown
from prongsai.core.evidence.elements.seeing import (
    Sight,
    all_lines,
    content_pictures,
    everything,
    missing,
    not_seen,
    seen,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.people import name_without_title, persons, positions
from prongsai.core.evidence.shown import Picture, Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_TOP = re.compile(
    r"^(?:(?:รักษาการ|รักษาราชการแทน|ปฏิบัติหน้าที่)?(?:นายก(?:เทศ|องค์การ|เมือง|อบ|ท[ตมน]|สภา)|ผู้ว่าราชการ|ผู้ว่าการ|อธิบดี|อธิการบดี|เลขาธิการ|"
    r"ปลัดกระทรวง|นายกองค์|ผู้อำนวยการ|นายอำเภอ|กรรมการผู้จัดการ|ประธาน|ผู้กำกับการ|ผู้บังคับการ|ผู้บัญชาการ|ผู้จัดการ|คณบดี|สาธารณสุขจังหวัด|นายแพทย์สาธารณสุข))"
)
_HEADS_PERSONS = re.compile(
    r"นายก|ปลัด|ผู้ว่า|อธิบดี|อธิการ|เลขาธิการ|ผู้อำนวยการ|ผอ\.|ประธาน|ผู้จัดการ|นายอำเภอ|ผู้บังคับการ|ผู้กำกับการ|ผู้บัญชาการ|คณบดี"
)
_SHARED = re.compile(r"(?:ติดต่อ(?:สายตรง)?|สายตรง|ช่องทาง(?:การ)?ติดต่อ)(?:คณะ)?(?:ผู้บริหาร|นายก|ผู้ว่า)")


def names(item: Item, element: Element) -> ElementSeen:
    """Names of executives, told by their titles."""
    for shown in everything(item):
        if found := _executives(shown):
            return seen(element, Sight(f"พบชื่อ {len(found)} คน", shown))
    return _not_seen(item, element)


def positions_given(item: Item, element: Element) -> ElementSeen:
    """The position of each executive."""
    found = [person for shown in everything(item) for person in persons_shown(shown)]
    placed = [person for person in found if person.position]
    words = " · ".join(dict.fromkeys(person.position for person in placed[:3]))
    if placed and len(placed) == len(found):
        return seen(element, Sight(words, placed[0].shown))
    if len(placed) * 2 > len(found):
        return _lacking(item, element, f"พบตำแหน่ง {len(placed)} คน จาก {len(found)} คน", found[0])
    if placed:
        return untold(element, "บางคนไม่พบตำแหน่ง", placed[0].shown.address)
    told = [shown for shown in everything(item) if len(_positions(shown)) > 1]
    if told and not found:
        return seen(element, Sight(" · ".join(_positions(told[0])[:3]), told[0]))
    return _not_seen(item, element)


def photos(item: Item, element: Element) -> ElementSeen:
    """A photograph of each executive: as many pictures as there are names."""
    fewest: tuple[int, int, Shown] | None = None
    for shown in everything(item):
        if not (people := len(_executives(shown)) or len(persons_shown(shown))):
            continue
        pictured = len(_portraits(shown))
        if pictured >= people:
            return seen(element, Sight(f"พบรูป {pictured} รูป ชื่อ {people} คน", shown))
        if shown.format == "html" and (fewest is None or pictured > fewest[0]):
            fewest = (pictured, people, shown)
    if fewest is None:
        return _not_seen(item, element)
    pictured, people, shown = fewest
    words = f"พบรูป {pictured} รูป ชื่อ {people} คน"
    if pictured and pictured * 2 < people:  # one picture may show them all
        return untold(element, words, shown.address)
    told = not_seen(item, element)
    return missing(element, words, shown.address) if told.found is False else told


def contact(item: Item, element: Element) -> ElementSeen:
    """A way to contact each executive; the agency's own at the foot of the page is none."""
    found = [person for shown in everything(item) for person in _executives(shown)]
    for shown in everything(item):
        if words := _shared_contact(shown):
            return seen(element, Sight(words, shown))
    reached = [person for person in found if person.contact]
    if reached and len(reached) == len(found):
        return seen(element, Sight(reached[0].contact, reached[0].shown))
    if not found:
        return _not_seen(item, element)
    words = f"พบช่องทางติดต่อของผู้บริหาร {len(reached)} คน จาก {len(found)} คน"
    if reached and len(reached) * 2 < len(found):
        return untold(element, words, found[0].shown.address)
    return _lacking(item, element, words, found[0])


def _lacking(item: Item, element: Element, words: str, person: Person) -> ElementSeen:
    """Some have it, and some not."""
    told = not_seen(item, element)
    return missing(element, words, person.shown.address) if told.found is False else told


def deputies(item: Item, element: Element) -> ElementSeen:
    """The top executive and the deputies."""
    for shown in everything(item):
        found = _positions(shown)
        top = [position for position in found if _TOP.match(squeezed(position))]
        deputy = [position for position in found if _is_deputy_of(position, top)]
        if top and deputy:
            return seen(element, Sight(f"{top[0]} · {deputy[0]}", shown))
    return _not_seen(item, element)


def _is_deputy_of(position: str, top: list[str]) -> bool:
    """Whether it is the deputy of one of the top executives: of a mayor, a deputy mayor."""
    plain = squeezed(position)
    return plain.startswith("รอง") and any(plain[3:8] == squeezed(one)[:5] for one in top)


def _not_seen(item: Item, element: Element) -> ElementSeen:
    """Executives are often shown in one picture with their names in it, or without a title."""
    for shown in everything(item):
        if shown.format == "html" and content_pictures(shown) and not persons_shown(shown):
            return untold(element, "ชื่อและตำแหน่งอาจอยู่ในรูปภาพ", shown.address)
        if not persons_shown(shown) and half_named(shown):
            return untold(element, "มีข้อความคล้ายชื่อเหนือตำแหน่ง แต่ไม่มีคำนำหน้าชื่อ", shown.address)
    return not_seen(item, element)


def _executives(shown: Shown) -> tuple[Person, ...]:
    """Those of ``_all`` whose position is one of an executive; all where none has one.

    Whoever was one formerly needs neither photograph nor contact.
    """
    found = tuple(
        person for person in persons_shown(shown) if not person.position.startswith("อดีต")
    )
    heads = tuple(p for p in found if _HEADS_PERSONS.search(squeezed(p.position)))
    return heads or found


def _shared_contact(shown: Shown) -> str:
    """A line that gives one way to contact all executives."""
    lines = all_lines(shown)
    for n, line in enumerate(lines):
        if _SHARED.search(squeezed(line)):
            near = "\n".join(lines[n : n + 3])
            if phones(near) or emails(near):
                return near
    return ""


def _positions(shown: Shown) -> tuple[str, ...]:
    alts = (f"{picture.alt}\n{picture.near}" for picture in content_pictures(shown))
    cells = (cell for table in shown.tables for row in table for cell in row)
    return positions("\n".join((*all_lines(shown), *alts, *cells)))


def _portraits(shown: Shown) -> list[Picture]:
    """Pictures that may be of a person: those by a name or position, or else all."""
    pictures = list(content_pictures(shown))
    named = [
        p
        for p in pictures
        if persons(f"{p.alt}\n{p.near}")
        or positions(f"{p.alt}\n{p.near}")
        or any(map(name_without_title, (p.alt, p.near)))
    ]
    return named or [p for p in pictures if not re.search(r"แผนที่|กิจกรรม|ข่าว|map", p.alt)]


DETECTORS: Mapping[str, Detector] = {
    "names": names,
    "positions": positions_given,
    "photos": photos,
    "contact": contact,
    "deputies": deputies,
}
