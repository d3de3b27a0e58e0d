"""Elements of news and policies: news on the agency's own mission, the privacy policy."""

import re
from collections.abc import Iterator, Mapping

from prongsai.core.evidence.days import days
from prongsai.core.evidence.elements.seeing import (
    Sight,
    everything,
    is_foot,
    missing,
    not_seen,
    own_text,
    pages,
    seen,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Shown
from prongsai.core.evidence.texts import squeezed
from prongsai.core.framework import Element

_NEWS = re.compile(r"ข่าว|ประชาสัมพันธ์|กิจกรรม|news|activit")
_NO_NEWS = re.compile(
    r"ไม่(?:มี|พบ)(?:ข่าว|ข้อมูล|รายการ|กิจกรรม)|nodata|noresults?|norecords?|comingsoon|อยู่ระหว่าง(?:ปรับปรุง|จัดทำ)"
)
_MENU = re.compile(
    r"^(?:หน้าแรก|ติดต่อเรา|อ่านต่อ|อ่านเพิ่มเติม|ดูทั้งหมด|ข่าวทั้งหมด|readmore|home|login|ข่าว[ก-๎]{0,14})$"
)
_SHORTEST_HEADLINE = 18
_FEWEST_UNDATED = 3

_PRIVACY = re.compile(
    r"(?:นโยบาย|ประกาศ|คำประกาศ)(?:เกี่ยวกับ)?(?:การ)?(?:คุ้มครอง|ความเป็น|ความ)?(?:ข้อมูล)?ส่วน(?:บุคคล|ตัว)|นโยบาย(?:และแนวปฏิบัติ)?(?:การ|ใน)*คุ้มครองข้อมูล"
    r"|privacy(?:policy|notice|statement)"
)
_ABOUT_PRIVACY = re.compile(
    r"เก็บรวบรวม|เจ้าของข้อมูล|วัตถุประสงค์(?:ใน)?การ|สิทธิของ|เปิดเผยข้อมูลส่วนบุคคล|ระยะเวลา(?:ใน)?การเก็บ|ผู้ควบคุมข้อมูล|pdpa|ความยินยอม"
)
_COOKIES = re.compile(r"คุกกี้|cookie")


def news(item: Item, element: Element) -> ElementSeen:
    """Headlines: with days, or several on a page that is about news."""
    for shown in everything(item):
        headlines = list(dict.fromkeys(_headlines(shown)))
        dated = [line for line in headlines if days(line)] or _beside_days(shown, headlines)
        about = bool(_NEWS.search(squeezed(own_text(shown))))
        if dated and about:
            return seen(element, Sight(dated[0], shown))
        if about and len(headlines) >= _FEWEST_UNDATED and not _is_empty(shown):
            return seen(element, Sight(headlines[0], shown))
    for shown in pages(item):
        if _is_empty(shown):
            return missing(element, "", shown.address)
    return not_seen(item, element)


def privacy_policy(item: Item, element: Element) -> ElementSeen:
    """A privacy policy with words of its own; a notice on cookies is none."""
    for shown in everything(item):
        text = squeezed(own_text(shown))
        about = set(_ABOUT_PRIVACY.findall(text))
        if (named := _PRIVACY.search(text)) and len(about) > 1:
            return seen(element, Sight(named[0], shown))
    told = not_seen(item, element)
    for shown in pages(item):
        linked = [link for link in shown.links if _PRIVACY.search(squeezed(link.text))]
        if linked and told.found is False and not _COOKIES.search(squeezed(shown.title)):
            return untold(element, f"มีลิงก์ที่ไม่ได้เปิด: {linked[0].text}", linked[0].url)
    return told


def _headlines(shown: Shown) -> Iterator[str]:
    linked = (link.text for link in shown.links)
    for line in (*shown.lines, *linked):
        plain = squeezed(line)
        if len(plain) >= _SHORTEST_HEADLINE and not _MENU.match(plain) and not is_foot(line):
            yield line


def _beside_days(shown: Shown, headlines: list[str]) -> list[str]:
    """Headlines with a day in the line above or below."""
    lines = shown.lines
    told = set(headlines)
    return [
        line
        for n, line in enumerate(lines)
        if line in told and any(days(near) for near in lines[max(0, n - 1) : n + 2])
    ]


def _is_empty(shown: Shown) -> bool:
    return bool(_NO_NEWS.search(squeezed(own_text(shown)))) and not any(map(days, shown.lines))


DETECTORS: Mapping[str, Detector] = {"news": news, "privacy_policy": privacy_policy}
