"""Elements of structure and duties: chart, positions, units, duties."""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.elements.laws import LAW
from prongsai.core.evidence.elements.seeing import (
    Sight,
    all_lines,
    content_pictures,
    everything,
    missing,
    not_seen,
    own_lines,
    own_text,
    seen,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.people import positions
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import headings, squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import tidy

_CHART = re.compile(
    r"(?:แผนผัง|แผนภูมิ|ผัง|โครงสร้าง)(?:การ)?(?:โครงสร้าง|องค์กร|องค์การ|หน่วยงาน|ส่วนราชการ|การบริหาร|การแบ่ง|แบ่งส่วน"
    r"|บริหาร|ภายใน|สำนัก|เทศบาล|อบต|อบจ|จังหวัด|กรม|มหาวิทยาลัย|บุคลากร|อัตรากำลัง)|แบ่งส่วน(?:ราชการ|งาน)|^โครงสร้าง$"
    r"|organi[sz]ation(?:al)?(?:chart|structure)|orgchart"
)
_DRAWN = re.compile(r"แผนผัง|แผนภูมิ|ผัง(?:โครงสร้าง|องค์กร)|chart")
_OTHER_CHART = re.compile(
    r"โครงสร้างพื้นฐาน|แผนผังเว็บ|โครงสร้างเว็บ|sitemap|แผนผังขั้นตอน|โครงสร้างเงินเดือน|แผนผังบริเวณ"
)
_UNIT = re.compile(
    r"^(?:[-•*]|\(?\d{1,2}(?:[.)]\d{0,2})*[.)]?|\d{1,2}(?=[ก-ฮ]))?"
    r"(?P<unit>(?:ผู้อำนวยการ|หัวหน้า|ผอ\.)?(?:สำนัก|กอง|ฝ่าย|ศูนย์|กลุ่ม(?:งาน|ภารกิจ)?|ส่วน|งาน|คณะ|สถาบัน|หน่วยตรวจสอบ|หน่วยงาน)"
    r"[ก-๎ฯ.]{2,50})"
)
_NO_UNIT = re.compile(
    r"^(?:ฝ่ายการเมือง|ฝ่ายประจำ|ฝ่ายบริหาร$|ฝ่ายนิติบัญญัติ|ฝ่ายสภา|ส่วนราชการ|ส่วนที่|ส่วนร่วม|ส่วนตำบล|ส่วนลด|ส่วนบุคคล|กองทุน|งานที่|งานนี้|งานวัน|งานประเพณี|ศูนย์กลาง|คณะกรรมการ"
    r"|กลุ่มเป้าหมาย|คณะผู้บริหาร|ศูนย์ข้อมูลข่าวสาร|หน่วยงานของ|ส่วนงาน(?:ภายใน)?$)"
)
# A sentence that divides the agency, and what parts its units.
_DIVIDED = re.compile(
    r"แบ่ง(?:ส่วน|งาน|ออก|โครงสร้าง|เป็น)|(?:ส่วนราชการ|ส่วนงาน|หน่วยงาน(?:ภายใน)?)[^\n]{0,40}?(?:ได้แก่|ประกอบด้วย|คือ)"
)
_PARTED = re.compile(r"(?:[\s,/:·]|ได้แก่|ประกอบด้วย|ออกเป็น)+(?:และ|กับ)?")
_FEWEST_UNITS = 2

_DUTIES = re.compile(
    r"(?:อำนาจ)?(?:และ)?หน้าที่(?:และ(?:อำนาจ|ความรับผิดชอบ))?|อำนาจหน้าที่|ภารกิจ|บทบาทหน้าที่|พันธกิจ"
)
_DUTY = re.compile(
    r"(?:จัดให้มี|บำรุง|รักษา|ส่งเสริม|ป้องกัน|คุ้มครอง|จัดทำ|ดำเนินการ|ควบคุม|กำกับ|ดูแล|สนับสนุน|พัฒนา|ศึกษา|วิเคราะห์|ให้บริการ"
    r"|ประสาน|ปฏิบัติ|อำนวย|บริหาร|ติดตาม|เสนอ|กำหนด|ตรวจสอบ|เผยแพร่|วางแผน|รับผิดชอบ)"
)
_SAID_AS_DUTY = re.compile(r"มีหน้าที่|มีอำนาจ|มีภารกิจ|หน้าที่(?:ต้อง|ที่)|รับผิดชอบ")
# What the agency itself must do; officers and units have duties of their own.
_AGENCY_MUST = re.compile(
    r"^(?:ให้)?(?:เทศบาล|อบต|อบจ|องค์การบริหารส่วน|กรม|จังหวัด|มหาวิทยาลัย|โรงพยาบาล|หน่วยงาน|สำนักงาน)[^\n]{0,60}?"
    r"มี(?:อำนาจ|หน้าที่|ภารกิจ)(?P<what>.*)"
)
_FEWEST_DUTIES = 2
_SHORTEST_DUTY = 18
_ACT = re.compile(
    r"ให้ไว้ณวันที่|ผู้รับสนองพระราชโองการ|พระราชบัญญัตินี้เรียกว่า|พระราชบัญญัตินี้ให้ใช้บังคับ|โดยที่เป็นการสมควร"
    r"|ราชกิจจานุเบกษา"
)
_SECTION = re.compile(r"^มาตรา\d{1,3}")
_MANY_SECTIONS = 8


def chart(item: Item, element: Element) -> ElementSeen:
    """A chart of how the agency is divided: a picture of it, or its boxes as text."""
    shown_all = everything(item)
    for shown in shown_all:
        if words := _pictured(shown) or _drawn(shown):
            return seen(element, Sight(words, shown))
    papers = [shown for shown in shown_all if shown.format != "html" and _is_about_chart(shown)]
    if papers:
        return untold(element, "มีเอกสารโครงสร้าง แต่ไม่เห็นว่าเป็นแผนผัง", papers[0].address)
    pictures = [shown for shown in shown_all if content_pictures(shown) and _is_about_chart(shown)]
    if pictures:
        return untold(element, "มีรูปภาพ แต่ไม่มีคำบอกว่าเป็นแผนผังโครงสร้าง", pictures[0].address)
    return not_seen(item, element)


def key_positions(item: Item, element: Element) -> ElementSeen:
    """The key positions in the structure."""
    for shown in everything(item):
        found = positions("\n".join(_words_of(shown)))
        if len(found) > 1:
            return seen(element, Sight(" · ".join(found[:3]), shown))
    return _in_a_picture(item, element) or not_seen(item, element)


def units(item: Item, element: Element) -> ElementSeen:
    """The names of the units within the agency."""
    for shown in everything(item):
        for found in (tuple(dict.fromkeys(_units(shown))), _linked_units(shown), _told(shown)):
            if len(found) >= _FEWEST_UNITS:
                return seen(element, Sight(" · ".join(found[:4]), shown))
    return _in_a_picture(item, element) or not_seen(item, element)


def duties(item: Item, element: Element) -> ElementSeen:
    """The duties and powers of the agency, whether summed up or as the law has them."""
    for shown in everything(item):
        if found := _duties(shown) or _sections(shown):
            return seen(element, Sight(found[0], shown))
    return not_seen(item, element)


def summarised(item: Item, element: Element) -> ElementSeen:
    """Duties that one can read and understand: not the whole text of an act."""
    for shown in everything(item):
        if (found := _duties(shown)) and not _is_act(shown):
            return seen(element, Sight(found[0], shown))
    for shown in everything(item):
        if linked := _only_laws(shown):
            return missing(element, linked, shown.address)
    acts = [shown for shown in everything(item) if _is_act(shown)]
    told = not_seen(item, element)
    return (
        missing(element, acts[0].title, acts[0].address) if acts and told.found is False else told
    )


def _pictured(shown: Shown) -> str:
    for picture in shown.pictures:
        words = f"{picture.alt} {picture.near}"
        if _is_chart(words) or re.search(
            r"org-?_?chart|structure|organi[sz]ation", picture.url, re.I
        ):
            return f"รูปภาพ: {tidy(words) or picture.url}"
    told = [head for head in _heads(shown) if _is_chart(head)]
    return f"รูปภาพใต้หัวข้อ {told[0]}" if told and content_pictures(shown) else ""


def _drawn(shown: Shown) -> str:
    """A chart in words: a heading that says so, with units and positions in boxes below."""
    told = [head for head in _heads(shown) if _is_chart(head) and _DRAWN.search(squeezed(head))]
    boxes = len(set(_units(shown))) + len(positions("\n".join(_words_of(shown))))
    return told[0] if told and boxes > _FEWEST_UNITS + 1 else ""


def _is_chart(words: str) -> bool:
    plain = squeezed(words)
    return bool(_CHART.search(plain)) and not _OTHER_CHART.search(plain)


def _is_about_chart(shown: Shown) -> bool:
    return any("โครงสร้าง" in squeezed(head) for head in _heads(shown))


def _heads(shown: Shown) -> tuple[str, ...]:
    return (tidy(shown.title), *headings(own_lines(shown)))


def _in_a_picture(item: Item, element: Element) -> ElementSeen | None:
    """A chart that is a picture has the positions and units in it."""
    for shown in everything(item):
        if shown.format == "html" and _pictured(shown):
            return untold(element, "อาจอยู่ในภาพแผนผัง ซึ่งอ่านข้อความไม่ได้", shown.address)
    return None


def _words_of(shown: Shown) -> Iterator[str]:
    yield from own_lines(shown)
    for picture in content_pictures(shown):
        yield picture.alt


def _units(shown: Shown) -> Iterator[str]:
    cells = (cell for table in shown.tables for row in table for cell in row)
    for line in (*_words_of(shown), *cells):
        found = _UNIT.match(squeezed(line))
        if found and len(squeezed(line)) < 80 and not _NO_UNIT.match(found["unit"]):
            yield found["unit"]


def _linked_units(shown: Shown) -> tuple[str, ...]:
    """Units that are links to pages of their own, on a page about the structure."""
    lines = all_lines(shown) if _is_about_chart(shown) else ()
    found = (_UNIT.match(squeezed(line)) for line in lines)
    units = (match["unit"] for match in found if match and not _NO_UNIT.match(match["unit"]))
    names = tuple(dict.fromkeys(units))
    return names if len(names) > _FEWEST_UNITS else ()


def _told(shown: Shown) -> tuple[str, ...]:
    """Units that a sentence names one after another, in which the agency is divided into them."""
    lines = (line for line in own_lines(shown) if _DIVIDED.search(squeezed(line)))
    pieces = (piece for line in lines for piece in _PARTED.split(line))
    found = (_UNIT.match(squeezed(piece)) for piece in pieces)
    names = (match["unit"] for match in found if match and not _NO_UNIT.match(match["unit"]))
    return tuple(dict.fromkeys(names))


def _must(line: str) -> bool:
    """Whether a sentence says of the agency several things that it must do."""
    found = _AGENCY_MUST.match(squeezed(line))
    return found is not None and len(_DUTY.findall(found["what"])) >= _FEWEST_DUTIES


def _duties(shown: Shown) -> list[str]:
    """Sentences of what the agency does: below a heading about duties, or said as such."""
    lines = own_lines(shown)
    titled = any(map(_DUTIES.search, map(squeezed, _heads(shown))))
    starts = [n for n, line in enumerate(lines) if _is_heading_of_duties(line)]
    cells = [cell for table in shown.tables for row in table for cell in row]
    if starts:
        said = [line for line in (*lines[starts[0] :], *cells) if _is_duty(line)]
    else:
        said = [line for line in (*lines, *cells) if titled and _begins_as_duty(line)]
    if len(said) >= _FEWEST_DUTIES or any(len(line) > 150 for line in said):
        return said
    return [line for line in lines if _must(line)]


def _begins_as_duty(line: str) -> bool:
    plain = re.sub(r"^(?:[-•*]|\(?\d{1,2}[.)]*)+", "", squeezed(line))
    return _is_duty(line) and bool(_DUTY.match(plain) or _SAID_AS_DUTY.search(plain))


def _is_heading_of_duties(line: str) -> bool:
    plain = squeezed(line)
    other = re.search(r"เจ้าหน้าที่|โครงสร้าง", plain[:30])
    return len(plain) < 120 and bool(_DUTIES.search(plain)) and other is None


def _is_duty(line: str) -> bool:
    plain = squeezed(line)
    if len(plain) < _SHORTEST_DUTY or _SECTION.match(plain):
        return False
    if _UNIT.match(plain) and not _SAID_AS_DUTY.search(plain):
        return False
    return bool(_DUTY.search(plain))


def _sections(shown: Shown) -> list[str]:
    """Sections of a law about duties."""
    lines = [line for line in own_lines(shown) if _SECTION.match(squeezed(line))]
    return lines if _DUTIES.search(squeezed(own_text(shown))) else []


def _only_laws(page: Shown) -> str:
    """The first link of a page whose documents are all laws, by what stands on their links."""
    documents = [
        link for link in page.links if re.search(r"\.(?:pdf|docx?)(?:$|[?#])", link.url, re.I)
    ]
    laws_only = documents and all(LAW.search(squeezed(link.text)) for link in documents)
    return documents[0].text if laws_only else ""


def _is_act(shown: Shown) -> bool:
    """Whether a page or file is the text of a law, whole."""
    marks = sum(bool(_ACT.search(squeezed(line))) for line in shown.lines)
    sections = sum(bool(_SECTION.match(squeezed(line))) for line in shown.lines)
    return sections >= _MANY_SECTIONS or (marks > 0 and sections > 2)


DETECTORS: Mapping[str, Detector] = {
    "chart": chart,
    "key_positions": key_positions,
    "units": units,
    "duties": duties,
    "summarised": summarised,
}
