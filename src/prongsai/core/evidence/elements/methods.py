"""The yearly summary of procurement: purchases and money by the method of buying."""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.elements.listings import is_figure, listings
from prongsai.core.evidence.elements.seeing import Sight, everything, not_seen, own_lines, seen
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_METHODS = (
    r"เฉพาะเจาะจง|e-?bidding|ประกวดราคา(?:อิเล็กทรอนิกส์)?|คัดเลือก|e-?market|ตลาดอิเล็กทรอนิกส์|สอบราคา|ตกลงราคา|วิธีพิเศษ|กรณีพิเศษ"
    r"|ประกาศเชิญชวน"
)
METHOD = re.compile(_METHODS)
_COUNT = re.compile(
    r"จำนวน(?:รายการ|โครงการ|ครั้ง|สัญญา|งาน|เรื่อง)?|รายการ$|^โครงการ$|\(รายการ\)|\(โครงการ\)|ร้อยละของจำนวน"
)
_MONEY_HEAD = re.compile(r"งบประมาณ|จำนวนเงิน|วงเงิน|มูลค่า|บาท|เงิน|ใช้ไป|เบิกจ่าย")
_METHOD_HEAD = re.compile(r"วิธี|ประเภทการจัด")


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
        rows = [row for row in listing.rows if any(METHOD.search(squeezed(c)) for c in row[:3])]
        methods = [METHOD.search(squeezed(" ".join(row[:3]))) for row in rows]
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
            if METHOD.search(plain) and money != counts and _has_figure(list(listing.rows), at):
                yield words


def _has_figure(rows: list[tuple[str, ...]], at: int) -> bool:
    return any(is_figure(row[at]) for row in rows if at < len(row))


DETECTORS: Mapping[str, Detector] = {
    "counts_by_method": counts_by_method,
    "amounts_by_method": amounts_by_method,
}
