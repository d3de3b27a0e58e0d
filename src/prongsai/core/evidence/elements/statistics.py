"""Elements of figures: services counted, in person and online; complaints total, done, open."""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.elements.listings import is_figure, labelled, listings
from prongsai.core.evidence.elements.seeing import Sight, everything, not_seen, own_lines, seen
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_UNIT = r"(?:เรื่อง|ราย|คน|ครั้ง|กรณี|ข้อร้องเรียน|ฉบับ|เคส)"
_FIGURE = rf"(?:จำนวน|[:=])?\(?(?:\d[\d,]*{_UNIT}?|ไม่มี)"
_NONE_AT_ALL = re.compile(
    r"ไม่(?:มี|พบ|ปรากฏ)(?:ว่า|การ|ผู้|ใด|เรื่อง|ข้อ|ข้อมูล|มี)*(?:แจ้ง)?(?:เรื่อง)?(?:ร้องเรียน|ร้องทุกข์|แจ้งเบาะแส)|ไม่มีเรื่องร้องเรียน|ไม่มีข้อร้องเรียน"
)

TOTAL = re.compile(
    r"ทั้งหมด|ทั้งสิ้น|รวม|จำนวน\(?เรื่อง(?:ร้องเรียน)?|^จำนวน$|เรื่องที่รับ|รับแจ้ง|(?:เรื่อง|ข้อ)ร้องเรียน(?:ที่ได้รับ|\(เรื่อง\))|ที่ได้รับ|รับเรื่อง|มี(?:เรื่อง|ข้อ)ร้องเรียน(?:เข้ามา|จำนวน)?(?=\d)|total"
)
DONE = re.compile(
    r"(?<!ไม่)(?<!ยังไม่)แล้วเสร็จ|(?:ดำเนินการ|พิจารณา|แก้ไข|ตอบกลับ|จัดการ)(?:แล้ว|เสร็จ)|เสร็จสิ้น|^เสร็จ$|เสร็จแล้ว|ยุติ(?:เรื่อง|แล้ว)?|done|completed|closed"
)
OPEN = re.compile(
    r"(?:อยู่)?(?:ใน)?ระหว่าง(?:การ)?(?:ดำเนินการ|พิจารณา|ตรวจสอบ|สอบสวน|แก้ไข|สอบ)|ยังไม่(?:แล้ว)?เสร็จ|ยังไม่ดำเนินการ|คงค้าง|คงเหลือ|^อยู่ระหว่าง$|ค้าง(?:ดำเนินการ)?|รอดำเนินการ"
    r"|inprogress|pending|open"
)
_PERSONS = re.compile(
    r"จำนวน(?:ผู้(?:มา|เข้า)?(?:รับบริการ|ใช้บริการ|มาติดต่อ|ติดต่อ)|ครั้ง|ราย|คน|ประชาชน|เรื่อง|คำขอ|(?:การ)?ให้บริการ)?|ผู้(?:มา|เข้า)?(?:รับ|ใช้)บริการ|\((?:คน|ราย|ครั้ง|เรื่อง)\)"
    r"|สถิติ|walk-?in|online|ออนไลน์|รวม|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?|มกราคม|กุมภาพันธ์|มีนาคม|ตุลาคม|พฤศจิกายน|ธันวาคม"
)
_SERVICE = re.compile(
    r"บริการ|งาน|ภาษี|ทะเบียน|ขอ|อนุญาต|ชำระ|รับ|จด|ออก|แจ้ง|ต่อ|เบี้ย|ตรวจ|ประปา|น้ำ|ขยะ|ฉีด|ยืม|สมัคร|คำร้อง|ใบ|หนังสือ|กอง|สำนัก|ฝึก"
)
_VISITS = re.compile(r"จำนวนผู้(?:เข้า)?(?:เยี่ยม)?ชม|ผู้เข้าชม|visitors?|pageviews?|hits?")
_WALK_IN = re.compile(
    r"walk-?in|วอล์?ก?อิน|ณ(?:จุด|หน่วยงาน|สำนักงาน|ที่ทำการ)|on-?site|มา(?:รับบริการ|ติดต่อ)(?:ที่|ณ|ด้วยตนเอง)|ด้วยตนเอง|ที่หน่วยงาน|เคาน์เตอร์|เคาเตอร์|onsite"
)
_ONLINE = re.compile(r"e-?service|ออนไลน์|online|อิเล็กทรอนิกส์|ผ่านเว็บ|ผ่านระบบ|ผ่านไลน์|ผ่านแอป")


def _counts(words: re.Pattern[str]) -> Detector:
    """The detector of one figure of complaints: in a table, in a sentence, or none at all."""

    def detect(item: Item, element: Element) -> ElementSeen:
        for shown in everything(item):
            if found := next(_counted(shown, words), ""):
                return seen(element, Sight(found, shown))
        for shown in everything(item):
            for line in own_lines(shown):
                if _NONE_AT_ALL.search(squeezed(line)):
                    return seen(element, Sight(line, shown))
        return not_seen(item, element)

    return detect


def _counted(shown: Shown, words: re.Pattern[str]) -> Iterator[str]:
    for listing in listings(shown):
        for at, heading in enumerate(listing.headings):
            cells = [row[at] for row in listing.rows if at < len(row)]
            if words.search(squeezed(heading)) and any(map(_is_count, cells)):
                yield f"{heading}: {next(filter(_is_count, cells))}"
    for table in shown.tables:
        for row in table:
            counts = [cell for cell in row[1:] if _is_count(cell)]
            if counts and words.search(squeezed(row[0])):
                yield f"{row[0]}: {counts[-1]}"
    for label, value in labelled(shown, words):
        if _is_count(value):
            yield f"{label}: {value}"
    said = re.compile(
        rf"(?:{words.pattern})[^\d]{{0,40}}?{_FIGURE}|\d[\d,]*{_UNIT}.{{0,4}}(?:{words.pattern})"
    )
    for line in own_lines(shown):
        plain = squeezed(line)
        if said.search(plain) and re.search(rf"\d{_UNIT}|[:=]\d|จำนวน\d|ไม่มี", plain):
            yield line


def _is_count(cell: str) -> bool:
    plain = squeezed(cell)
    return is_figure(cell) or bool(re.fullmatch(rf"\d[\d,]*{_UNIT}|ไม่มี|-", plain))


def _is_counted(cell: str) -> bool:
    return is_figure(cell) or bool(re.fullmatch(rf"\d[\d,]*{_UNIT}", squeezed(cell)))


def service_counts(item: Item, element: Element) -> ElementSeen:
    """Users or cases of each service, in a table or in lines; visits to the website are none."""
    for shown in everything(item):
        if found := next(_services(shown), ""):
            return seen(element, Sight(found, shown))
    for shown in everything(item):
        lines = [line for line in own_lines(shown) if _is_service_line(line)]
        if len(lines) > 1:
            return seen(element, Sight(lines[0], shown))
    return not_seen(item, element)


def _services(shown: Shown) -> Iterator[str]:
    for listing in listings(shown):
        counted = [
            at for at, heading in enumerate(listing.headings) if _PERSONS.search(squeezed(heading))
        ]
        for row in listing.rows:
            name = next((cell for cell in row[:3] if _is_service(cell)), "")
            figures = [row[at] for at in counted if at < len(row) and _is_counted(row[at])]
            if name and figures:
                yield f"{name}: {figures[0]}"


def _is_service(cell: str) -> bool:
    plain = squeezed(cell)
    return len(plain) > 4 and bool(_SERVICE.search(plain)) and not _VISITS.search(plain)


def _is_service_line(line: str) -> bool:
    plain = squeezed(line)
    return bool(re.search(rf"\d{_UNIT}", plain)) and _is_service(line)


def walk_in_and_online(item: Item, element: Element) -> ElementSeen:
    """Visits in person and online requests, each with figures of its own."""
    walk, online = None, None
    for shown in everything(item):
        walk = walk or next(_figures_of(shown, _WALK_IN), None)
        online = online or next(_figures_of(shown, _ONLINE), None)
        if walk and online:
            return seen(element, Sight(f"{walk} · {online}", shown))
    return not_seen(item, element)


def _figures_of(shown: Shown, words: re.Pattern[str]) -> Iterator[str]:
    """Figures that stand in a column, a row, a table or a line with the words."""
    for listing in listings(shown):
        for at, heading in enumerate(listing.headings):
            cells = [row[at] for row in listing.rows if at < len(row)]
            if words.search(squeezed(heading)) and any(map(_is_counted, cells)):
                yield heading
        for row in listing.rows:
            named = next((cell for cell in row[:3] if words.search(squeezed(cell))), "")
            if named and any(map(_is_counted, row[1:])):
                yield named
    for line in own_lines(shown):
        plain = squeezed(line)
        if words.search(plain) and (
            re.search(rf"\d{_UNIT}", plain) or _heads_figures(shown, plain)
        ):
            yield line


def _heads_figures(shown: Shown, plain: str) -> bool:
    """Whether a line heads a table with figures: a table for each way."""
    about = re.search(r"สถิติ|จำนวน|ผู้รับบริการ|ให้บริการ", plain)
    return bool(about) and len(listings(shown)) > 1


DETECTORS: Mapping[str, Detector] = {
    "statistics_total": _counts(TOTAL),
    "statistics_done": _counts(DONE),
    "statistics_open": _counts(OPEN),
    "service_counts": service_counts,
    "walk_in_and_online": walk_in_and_online,
}
