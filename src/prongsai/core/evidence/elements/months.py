"""Purchases month by month, and months or years in which there was nothing."""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.days import without_days
from prongsai.core.evidence.elements.asked import sight_of
from prongsai.core.evidence.elements.listings import is_figure, is_nothing, listings
from prongsai.core.evidence.elements.procurement import ITEMS
from prongsai.core.evidence.elements.seeing import (
    Sight,
    cells_of,
    everything,
    missing,
    not_seen,
    own_lines,
    own_plain,
    seen,
    titles,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import arabic_digits, tidy

_MONTH = re.compile(
    r"(?P<said>เดือน(?:ที่)?)?(?P<month>มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.)"
)
_PERIOD = re.compile(r"(?:คม|ยน|พันธ์|\.)(?:พ\.ศ\.)?(?:\d{2,4})?(?:[-–—]|ถึง|จนถึง)")
_FORM = re.compile(r"ส\.? ?ข\.? ?ร\.? ?1")
_FEWEST_MONTHS = 2
_NO_PURCHASE = re.compile(r"ไม่(?:มี|ได้)(?:การ|มีการ|ดำเนินการ|รายการ)*(?:จัดซื้อ|จัดหา|จัดจ้าง|ซื้อ|จ้าง)")
_NOTHING_ELSE = re.compile(
    r"ไม่(?:มี|พบ|ปรากฏ|ได้)[ก-๎]{0,40}?(?:ร้องเรียน|ร้องทุกข์|แจ้งเบาะแส|รับทรัพย์สิน|รับของขวัญ|รับประโยชน์|ทรัพย์สิน"
    r"|รับ(?:การ)?ของ)|ไม่มีการรับ"
)
_SOME = re.compile(r"(?<!\d)[1-9]\d*(?:เรื่อง|ราย|ครั้ง|รายการ|ชิ้น)")


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
    for line in (*titles(shown), *cells_of(shown)):
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
        for line in (*titles(shown), *cells_of(shown)):
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
    return next((line for line, plain in own_plain(shown) if _SOME.search(plain)), "")


DETECTORS: Mapping[str, Detector] = {"monthly_rows": monthly_rows, "none_stated": none_stated}
