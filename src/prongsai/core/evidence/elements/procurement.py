"""Elements of procurement: plans, notices, the monthly list of purchases, and their summary."""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.days import without_days
from prongsai.core.evidence.elements.asked import Asked, detector, sight_of, told
from prongsai.core.evidence.elements.listings import is_figure, is_nothing, listings
from prongsai.core.evidence.elements.money import is_money
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
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import arabic_digits, tidy

_METHODS = (
    r"เฉพาะเจาะจง|e-?bidding|ประกวดราคา(?:อิเล็กทรอนิกส์)?|คัดเลือก|e-?market|ตลาดอิเล็กทรอนิกส์|สอบราคา|ตกลงราคา|วิธีพิเศษ|กรณีพิเศษ"
    r"|ประกาศเชิญชวน"
)
_METHOD = re.compile(_METHODS)
_VENDOR = re.compile(
    r"บริษัท|บจก|บมจ|หจก|ห้างหุ้นส่วน|ห้าง|ร้าน|สหกรณ์|นาย|นาง|น\.ส\.|มหาวิทยาลัย|องค์การ|วิสาหกิจ|โรงพิมพ์|โรงพยาบาล|สำนักงาน|กลุ่ม|อู่|ปั๊ม"
    r"|สถานี|โรงเรียน|การไฟฟ้า|ศูนย์|co\.|ltd"
)
_ELEVEN = re.compile(r"(?<!\d)\d{11}(?!\d)")
_NUMBER_OF_CONTRACT = re.compile(r"\d{1,5}/\d{2,4}|\d{4,}|ใบสั่ง|สัญญา|[a-z]{2,}[-/]?\d+")
_NONE = re.compile(r"ไม่(?:มี|ได้)(?:การ|มีการ|ดำเนินการ|รายการ)?(?:จัดซื้อ|จัดหา|จัดจ้าง|ซื้อ|จ้าง|รายการ)?")
_NO_PURCHASE = re.compile(r"ไม่(?:มี|ได้)(?:การ|มีการ|ดำเนินการ|รายการ)*(?:จัดซื้อ|จัดหา|จัดจ้าง|ซื้อ|จ้าง)")

ITEMS = Asked(
    heading=re.compile(
        r"(?:งาน|รายการ|เรื่อง|พัสดุ|โครงการ)(?:ที่)?(?:จัด)?(?:จะ)?(?:ซื้อ|จ้าง)|ชื่อ(?:รายการ|โครงการ|งาน)|รายการ|งานที่|รายละเอียด(?:ของ)?งาน|^โครงการ"
    ),
    unless=re.compile(r"จำนวนรายการ|เลขที่|งบประมาณ|วงเงิน|ราคา|วิธี|สถานะ"),
    holds=lambda cell: bool(re.search(r"[ก-๎a-z]{3}", squeezed(cell))) and not is_figure(cell),
)
MEDIAN = Asked(heading=re.compile(r"ราคากลาง|medianprice|referenceprice"), holds=is_money)
METHOD = Asked(
    heading=re.compile(r"วิธี(?:การ)?(?:จัด)?(?:ซื้อ|จ้าง|หา)|^วิธี|method"),
    unless=re.compile(r"วิธีดำเนินการ$|วิธีปฏิบัติ"),
    holds=lambda cell: bool(_METHOD.search(squeezed(cell))) or len(squeezed(cell)) > 2,
)
AGREED = Asked(
    heading=re.compile(
        r"ราคา(?:ที่)?(?:ตกลง|จัดซื้อ|ซื้อ|จ้าง|ตามสัญญา|สัญญา|ที่(?:จะ)?(?:ซื้อ|จ้าง))|วงเงิน(?:ตาม)?(?:ใน)?สัญญา|มูลค่าสัญญา|วงเงินที่ทำสัญญา|ราคาที่ได้|agreedprice"
    ),
    unless=re.compile(r"ที่เสนอ$"),
    holds=lambda cell: is_money(cell) or bool(re.search(r"[\d,]{3,}", arabic_digits(cell))),
)
VENDOR = Asked(
    heading=re.compile(
        r"(?:ผู้|ราย|ผู้ที่|ผู้ขาย|ผู้ประกอบการ)(?:ที่)?(?:ได้)?(?:รับการ)?(?:รับ)?(?:คัดเลือก|ชนะ|ซื้อ)|ผู้ชนะ|คู่สัญญา|ผู้รับจ้าง|ผู้ขาย|ผู้ประกอบการที่|vendor|winner"
    ),
    unless=re.compile(r"เหตุผล|เลขประจำตัว|เลขที่|เสนอราคา$|เกณฑ์"),
    holds=lambda cell: bool(re.search(r"[ก-๎a-z]{4}", squeezed(cell))),
)
BIDDERS = Asked(
    heading=re.compile(r"ผู้(?:ยื่น)?(?:ซอง)?(?:เสนอ|ยื่น)(?:ราคา|ข้อเสนอ)|รายชื่อผู้เสนอ|ราคาที่เสนอ|bidders?"),
    unless=re.compile(r"จำนวนผู้"),
    holds=lambda cell: bool(_VENDOR.search(squeezed(cell))) or is_money(cell) or len(cell) > 5,
)
REASON = Asked(
    heading=re.compile(r"เหตุผล(?:ที่|ใน|การ|โดย|$)|reason"), unless=re.compile(r"เหตุผลความจำเป็น")
)
CONTRACT = Asked(
    heading=re.compile(
        r"เลขที่(?:และ)?(?:วันที่)?.*(?:สัญญา|ข้อตกลง|ใบสั่ง)|(?:เลขที่|เลข)สัญญา|สัญญาเลขที่|วันที่(?:ของ)?สัญญา|contractno"
    ),
    holds=lambda cell: bool(_NUMBER_OF_CONTRACT.search(squeezed(cell))),
)
PROJECT_NUMBER = Asked(
    heading=re.compile(r"เลขที่(?:ของ)?โครงการ|เลขโครงการ|รหัสโครงการ|e-?gp|projectn"),
    holds=lambda cell: bool(_ELEVEN.search(arabic_digits(re.sub(r"[ ,]", "", cell)))),
    sentence=re.compile(r"(?:เลขที่โครงการ|e-?gp).{0,40}(?<!\d)\d{11}(?!\d)"),
)
STATUS = Asked(
    heading=re.compile(r"สถานะ|ความก้าวหน้า|ความคืบหน้า|ขั้นตอนปัจจุบัน|ผลการดำเนิน(?:การ|งาน)|status"),
    unless=re.compile(r"รายงาน"),
    holds=lambda cell: bool(re.search(r"[ก-๎a-z]{4}", squeezed(cell))) or "%" in cell,
)
PLAN = Asked(heading=re.compile(r"เวลาที่คาดว่า|คาดว่าจะ(?:ประกาศ|จัดซื้อ|ซื้อ)"))
_PLAN = re.compile(r"แผน(?:การ)?(?:ปฏิบัติการ)?(?:จัดซื้อจัดจ้าง|จัดหาพัสดุ|จัดซื้อ|จัดจ้าง)")
_INVITATION = re.compile(
    r"ประกาศ(?:เชิญชวน|ประกวดราคา|สอบราคา|ประมูล|จัดซื้อ|จ้าง|ซื้อ)|ประกวดราคา(?:ซื้อ|จ้าง|เช่า|อิเล็กทรอนิกส์)|สอบราคา(?:ซื้อ|จ้าง)|หนังสือเชิญชวน|เชิญชวน(?:เสนอ|ยื่น)"
    r"|ร่าง(?:ประกาศ|ขอบเขต)|e-?bidding"
)
_AWARD = re.compile(
    r"ประกาศ(?:ราย(?:ชื่อ|งาน))?ผู้ชนะ|ผู้ชนะการ(?:เสนอราคา|จัดซื้อ|ประกวด)|ประกาศผลการ(?:จัดซื้อ|พิจารณา|ประกวด|สอบ|เสนอ)|ผลการพิจารณา|ผู้ได้รับการคัดเลือก"
)
_MONTH = re.compile(
    r"(?P<said>เดือน(?:ที่)?)?(?P<month>มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.)"
)
_PERIOD = re.compile(r"(?:คม|ยน|พันธ์|\.)(?:พ\.ศ\.)?(?:\d{2,4})?(?:[-–—]|ถึง|จนถึง)")
_FORM = re.compile(r"ส\.? ?ข\.? ?ร\.? ?1")
_FEWEST_MONTHS = 2
_COUNT = re.compile(
    r"จำนวน(?:รายการ|โครงการ|ครั้ง|สัญญา|งาน|เรื่อง)?|รายการ$|^โครงการ$|\(รายการ\)|\(โครงการ\)|ร้อยละของจำนวน"
)
_MONEY_HEAD = re.compile(r"งบประมาณ|จำนวนเงิน|วงเงิน|มูลค่า|บาท|เงิน|ใช้ไป|เบิกจ่าย")
_METHOD_HEAD = re.compile(r"วิธี|ประเภทการจัด")


def monthly_rows(item: Item, element: Element) -> ElementSeen:
    """Purchases by month: several months head them, or each file is of a month."""
    named = [(month, shown) for shown in everything(item) for month in _months(shown)]
    months = tuple(dict.fromkeys(month for month, _ in named))
    if len(months) >= _FEWEST_MONTHS:
        return seen(element, Sight(" ".join(months[:3]), named[0][1]))
    doubt = Sight(months[0], named[0][1]) if months else None
    return not_seen(item, element, doubt)


def _months(shown: Shown) -> Iterator[str]:
    """The months that head something; those of days and of periods head nothing."""
    for line in (*_lines(shown), *_cells(shown)):
        form = _FORM.sub("", tidy(arabic_digits(line)))  # its number is no day of the month
        plain = squeezed(without_days(form))
        found = _MONTH.search(plain)
        if found and not _PERIOD.search(plain) and (found["said"] or len(plain) < 24):
            yield found["month"]


def none_stated(item: Item, element: Element) -> ElementSeen:
    """That there was none, where it has to be said: it is asked only of what is empty."""
    about = {other.code for other in item.node.elements}
    nothing = _NO_PURCHASE if "purchase_items" in about else _NOTHING_ELSE
    for shown in everything(item):
        if empty := next(_empty_months(shown), ""):
            return missing(element, empty, shown.address)
    for shown in everything(item):
        for line in (*_lines(shown), *_cells(shown)):
            if nothing.search(squeezed(line)):
                return seen(element, Sight(line, shown))
    for shown in everything(item):
        if words := _has_some(shown, about):
            return ElementSeen(
                element.code, True, f"มีรายการ จึงไม่ต้องระบุว่าไม่มี: {words}", shown.address
            )
    return not_seen(item, element)


def _empty_months(shown: Shown) -> Iterator[str]:
    """Headings of months with nothing below them, where other months have something."""
    lines = own_lines(shown)
    heads = [n for n, line in enumerate(lines) if _is_month(line)]
    if len(heads) < _FEWEST_MONTHS or not any(n + 1 not in heads for n in heads):
        return
    for n in heads:
        if n + 1 in heads:
            yield lines[n]


def _is_month(line: str) -> bool:
    """Whether a line is the heading of a month and nothing else."""
    found = _MONTH.search(squeezed(line))
    return bool(found and found["said"]) and len(squeezed(line)) < 32


def purchase_notices(pattern: re.Pattern[str]) -> Detector:
    """The detector of notices of one sort, by their titles."""

    def detect(item: Item, element: Element) -> ElementSeen:
        for shown in everything(item):
            linked = [line for line in _lines(shown) if pattern.search(squeezed(line))]
            titled = [line for line in linked if len(squeezed(line)) > 22]
            if titled or (linked and shown.format != "html"):
                return seen(element, Sight((titled or linked)[0], shown))
        return _by_heading(item, element, pattern)

    return detect


def _by_heading(item: Item, element: Element, pattern: re.Pattern[str]) -> ElementSeen:
    """Links with short words such as a menu's are a doubt: they may lead to what is meant."""
    for shown in everything(item):
        for link in shown.links:
            if pattern.search(squeezed(link.text)) and link.url.rstrip("#/") != shown.address:
                return not_seen(item, element, Sight(link.text, shown))
    return not_seen(item, element)


def procurement_plan(item: Item, element: Element) -> ElementSeen:
    """A plan of purchases with what is to be bought; a link to the plan alone is a doubt."""
    for shown in everything(item):
        named = next((line for line in _lines(shown) if _PLAN.search(squeezed(line))), "")
        listed = sight_of(shown, ITEMS) or sight_of(shown, PLAN)
        if named and (listed or shown.format != "html"):
            return seen(element, Sight(named, shown))
        if named and "ไม่มี" in squeezed(named):
            return seen(element, Sight(named, shown))
    return _by_heading(item, element, _PLAN)


def data_file(item: Item, element: Element) -> ElementSeen:
    """Both a PDF and a file whose figures can be used, such as Excel or CSV."""
    urls = [
        url
        for shown in everything(item)
        for url in (shown.address, shown.url, *(link.url for link in shown.links))
    ]
    formats = {shown.format for shown in everything(item)}
    sheet = next((u for u in urls if re.search(r"\.(?:xlsx?|csv|ods)(?:$|[?#])", u, re.I)), "")
    sheet = sheet or next((u for u in urls if "docs.google.com/spreadsheets" in u), "")
    paper = any(re.search(r"\.pdf(?:$|[?#])", url, re.I) for url in urls)
    if (sheet or formats & {"xlsx", "csv"}) and (paper or "pdf" in formats):
        return ElementSeen(element.code, True, sheet.rsplit("/", 1)[-1], sheet)
    stored = [url for url in urls if re.search(r"drive\.google|1drv\.ms|sharepoint|dropbox", url)]
    if stored:
        return untold(element, "ไม่ทราบชนิดของไฟล์ที่ฝากไว้", stored[0])
    why = next(unread(item), None)
    opened = any(reached.shown is not None for reached in item.reached)
    if not opened:
        return untold(element, *(why or ("ไม่มีลิงก์ให้ตรวจ", "")))
    lacks = "ไม่พบไฟล์ข้อมูล เช่น Excel" if not sheet else "ไม่พบไฟล์ PDF"
    return missing(element, lacks)


def counts_by_method(item: Item, element: Element) -> ElementSeen:
    """How many purchases by each method."""
    return _by_method(
        item,
        element,
        _COUNT,
        _MONEY_HEAD,
        r"(?:จำนวน)?\d[\d,]*(?:รายการ|โครงการ|ครั้ง|สัญญา|งาน|เรื่อง)",
    )


def amounts_by_method(item: Item, element: Element) -> ElementSeen:
    """How much money by each method."""
    return _by_method(item, element, _MONEY_HEAD, _METHOD_HEAD, r"[\d,]{3,}(?:\.\d+)?(?:ล้าน)?บาท")


def _by_method(
    item: Item, element: Element, heading: re.Pattern[str], unless: re.Pattern[str], figure: str
) -> ElementSeen:
    """A table with methods in rows or columns and such figures, or sentences that say both."""
    for shown in everything(item):
        for words in (*_method_rows(shown, heading, unless), *_method_columns(shown, figure)):
            return seen(element, Sight(words, shown))
        said = re.compile(rf"(?:{_METHODS}).{{0,80}}{figure}")
        for line in own_lines(shown):
            if said.search(squeezed(line)):
                return seen(element, Sight(line, shown))
    return not_seen(item, element)


def _method_rows(shown: Shown, heading: re.Pattern[str], unless: re.Pattern[str]) -> Iterator[str]:
    """Tables that sum up: one row for each method. A list of purchases counts nothing."""
    for listing in listings(shown):
        rows = [row for row in listing.rows if any(_METHOD.search(squeezed(c)) for c in row[:3])]
        methods = [_METHOD.search(squeezed(" ".join(row[:3]))) for row in rows]
        if not rows or len({found[0] for found in methods if found}) < len(rows):
            continue
        for at, words in enumerate(listing.headings):
            plain = squeezed(words)
            if heading.search(plain) and not unless.search(plain) and _has_figure(rows, at):
                yield f"{words}: {rows[0][at]}"


def _method_columns(shown: Shown, figure: str) -> Iterator[str]:
    """Tables with a column for each method, whose heading tells count or money below it."""
    counts = "รายการ" in figure
    for listing in listings(shown):
        for at, words in enumerate(listing.headings):
            plain = squeezed(words)
            money = bool(re.search(r"บาท|เงิน|มูลค่า", plain))
            if _METHOD.search(plain) and money != counts and _has_figure(list(listing.rows), at):
                yield words


def _has_figure(rows: list[tuple[str, ...]], at: int) -> bool:
    return any(is_figure(row[at]) for row in rows if at < len(row))


def _lines(shown: Shown) -> tuple[str, ...]:
    """The lines of a page, links too: notices and files are links."""
    files = (file.shown.title for file in shown.files if file.shown)
    return (shown.title, *shown.lines, *(link.text for link in shown.links), *files)


def _cells(shown: Shown) -> tuple[str, ...]:
    return tuple(tidy(cell) for table in shown.tables for row in table for cell in row)


_NOTHING_ELSE = re.compile(
    r"ไม่(?:มี|พบ|ปรากฏ|ได้)(?:การ|ผู้|เรื่อง|ข้อ|รับ|มี|แจ้ง|ข้อมูล)*(?:ร้องเรียน|เรื่องร้อง|ร้องทุกข์|แจ้งเบาะแส|รับทรัพย์สิน|รับของขวัญ|รับประโยชน์|ทรัพย์สิน|รับ(?:การ)?ของ)"
)


def _has_some(shown: Shown, about: set[str]) -> str:
    """Purchases, complaints or gifts that are listed with figures."""
    if "purchase_items" in about:
        sight = sight_of(shown, ITEMS)
        return sight.words if sight else ""
    for listing in listings(shown):
        for row in listing.rows:
            figures = [cell for cell in row[1:] if is_figure(cell) and not is_nothing(cell)]
            if any(re.search("[1-9]", arabic_digits(cell)) for cell in figures):
                return " ".join(cell for cell in row if cell)
    return ""


def median_price(item: Item, element: Element) -> ElementSeen:
    """The median price of each purchase."""
    return told(item, element, MEDIAN)


DETECTORS: Mapping[str, Detector] = {
    "purchase_items": detector(ITEMS),
    "median_price": median_price,
    "purchase_method": detector(METHOD),
    "agreed_price": detector(AGREED),
    "chosen_vendor": detector(VENDOR),
    "bidders": detector(BIDDERS),
    "reason": detector(REASON),
    "contract": detector(CONTRACT),
    "project_number": detector(PROJECT_NUMBER),
    "status": detector(STATUS),
    "monthly_rows": monthly_rows,
    "none_stated": none_stated,
    "invitations": purchase_notices(_INVITATION),
    "award_notices": purchase_notices(_AWARD),
    "procurement_plan": procurement_plan,
    "data_file": data_file,
    "counts_by_method": counts_by_method,
    "amounts_by_method": amounts_by_method,
}
