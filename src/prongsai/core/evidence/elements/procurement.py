"""Elements of procurement: the columns of a list of purchases, plans, notices, data files."""

import re
from collections.abc import Mapping

from prongsai.core.evidence.elements.asked import Asked, detector, sight_of
from prongsai.core.evidence.elements.listings import is_figure
from prongsai.core.evidence.elements.methods import METHOD as METHOD_NAME
from prongsai.core.evidence.elements.money import is_money
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    missing,
    not_seen,
    seen,
    titles,
    unread,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import arabic_digits

_VENDOR = re.compile(
    r"บริษัท|บจก|บมจ|หจก|ห้างหุ้นส่วน|ห้าง|ร้าน|สหกรณ์|นาย|นาง|น\.ส\.|มหาวิทยาลัย|องค์การ|วิสาหกิจ|โรงพิมพ์|โรงพยาบาล|สำนักงาน|กลุ่ม|อู่|ปั๊ม"
    r"|สถานี|โรงเรียน|การไฟฟ้า|ศูนย์|co\.|ltd"
)
_ELEVEN = re.compile(r"(?<!\d)\d{11}(?!\d)")
_NUMBER_OF_CONTRACT = re.compile(r"\d{1,5}/\d{2,4}|\d{4,}|ใบสั่ง|สัญญา|[a-z]{2,}[-/]?\d+")

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
    holds=lambda cell: bool(METHOD_NAME.search(squeezed(cell))) or len(squeezed(cell)) > 2,
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
    r"ประกาศ(?:เชิญชวน|ประกวดราคา|สอบราคา|ประมูล|จัดซื้อ(?!จัดจ้าง)|จ้าง|ซื้อ)|ประกวดราคา(?:ซื้อ|จ้าง|เช่า|อิเล็กทรอนิกส์)|สอบราคา(?:ซื้อ|จ้าง)|หนังสือเชิญชวน|เชิญชวน(?:เสนอ|ยื่น)"
    r"|ร่าง(?:ประกาศ|ขอบเขต)|e-?bidding"
)
_AWARD = re.compile(
    r"ประกาศ(?:ราย(?:ชื่อ|งาน))?ผู้ชนะ|ผู้ชนะการ(?:เสนอราคา|จัดซื้อ|ประกวด)|ประกาศผลการ(?:จัดซื้อ|พิจารณา|ประกวด|สอบ|เสนอ)|ผลการพิจารณา|ผู้ได้รับการคัดเลือก"
)


def purchase_notices(pattern: re.Pattern[str]) -> Detector:
    """The detector of notices of one sort, by their titles."""

    def detect(item: Item, element: Element) -> ElementSeen:
        for shown in everything(item):
            linked = [line for line in titles(shown) if pattern.search(squeezed(line))]
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
        named = next((line for line in titles(shown) if _PLAN.search(squeezed(line))), "")
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
    opened = any(reached.shown and not reached.shown.scripted for reached in item.reached)
    if not opened:
        return untold(element, *(why or ("ไม่มีลิงก์ให้ตรวจ", "")))
    lacks = "ไม่พบไฟล์ข้อมูล เช่น Excel" if not sheet else "ไม่พบไฟล์ PDF"
    return missing(element, lacks)


DETECTORS: Mapping[str, Detector] = {
    "purchase_items": detector(ITEMS),
    "median_price": detector(MEDIAN),
    "purchase_method": detector(METHOD),
    "agreed_price": detector(AGREED),
    "chosen_vendor": detector(VENDOR),
    "bidders": detector(BIDDERS),
    "reason": detector(REASON),
    "contract": detector(CONTRACT),
    "project_number": detector(PROJECT_NUMBER),
    "status": detector(STATUS),
    "invitations": purchase_notices(_INVITATION),
    "award_notices": purchase_notices(_AWARD),
    "procurement_plan": procurement_plan,
    "data_file": data_file,
}
