"""What detectors share: where to look, what to say, and when nothing seen says nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from prongsai.core.evidence.elements.remembering import of_each_page
from prongsai.core.evidence.findings import ElementSeen, Item
from prongsai.core.evidence.people import persons
from prongsai.core.evidence.shown import Picture, Reached, Shown
from prongsai.core.evidence.standing import host_of as _host
from prongsai.core.evidence.standing import is_drive_folder
from prongsai.core.evidence.texts import shortened, squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import tidy

_LONGEST_LINE, _MOST_OF_A_LINE = 1_000, 50_000
# A page with fewer letters of its own than this, and a picture, says it in the picture.
_LITTLE_TEXT = 150

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|ods|odt|zip|rar|7z)$", re.IGNORECASE)
_STORE = re.compile(
    r"//(?:drive|docs)\.google\.com/(?!forms)|//(?:[^/]*\.)?(?:dropbox\.com|1drv\.ms|sharepoint\.com"
    r"|onedrive\.live\.com|anyflip\.com|fliphtml5\.com|pubhtml5\.com|issuu\.com|canva\.com)/",
    re.IGNORECASE,
)
_DECORATION = re.compile(
    r"logo|icon|banner|spacer|sprite|avatar-default|button|arrow|facebook|youtube|loading|qr"
    r"|hits?count|counter|favicon|header|footer|w3c|วาโลโก้|โลโก้|ตราสัญลักษณ์|ตราประจำ|แบนเนอร์|ไอคอน|ปุ่ม",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"©|copyright|ลิขสิทธิ์|สงวนสิทธิ|allrightsreserved|poweredby|designed?by|developedby"
    r"|ออกแบบ(?:และพัฒนา|โดย|เว็บ)|พัฒนา(?:เว็บ|โดย|ระบบโดย)|จำนวนผู้(?:เข้า)?ชม|ผู้เข้าชม(?:วันนี้|ทั้งหมด|เว็บ)"
)


class Sight(NamedTuple):
    """Words in which something was seen, and the page or file in which they stand."""

    words: str
    shown: Shown


def seen(element: Element, sight: Sight) -> ElementSeen:
    """The element is there, in these words."""
    return ElementSeen(element.code, True, shortened(sight.words), sight.shown.address)


def missing(element: Element, words: str = "", url: str = "") -> ElementSeen:
    """Everything that could hold the element was read, and it is not there."""
    return ElementSeen(element.code, False, words, url)


def untold(element: Element, why: str, url: str = "") -> ElementSeen:
    """It cannot be told; ``why`` is what stood in the way, in Thai."""
    return ElementSeen(element.code, None, why, url)


def not_seen(item: Item, element: Element, doubt: Sight | None = None) -> ElementSeen:
    """What not seeing an element means: missing, or untold where something was not readable.

    ``doubt`` is something half seen, which alone is reason enough not to call it missing.
    """
    why, url = next(unread(item), ("", ""))
    if why:
        return untold(element, why, url)
    if doubt is not None:
        return untold(element, shortened(doubt.words), doubt.shown.address)
    return missing(element)


def not_seen_on_page(item: Item, element: Element) -> ElementSeen:
    """As ``not_seen`` for what stands on a page itself, whatever documents it links to."""
    why, url = next(unread_pages(item), ("", ""))
    return untold(element, why, url) if why else missing(element)


def everything(item: Item) -> tuple[Shown, ...]:
    """Every page and document of an item that could be opened."""
    return tuple(shown for reached in item.reached for shown in reached.everything())


def pages(item: Item) -> tuple[Shown, ...]:
    """What stood at the item's own links, without the documents behind them."""
    return tuple(reached.shown for reached in item.reached if reached.shown is not None)


def unread(item: Item) -> Iterator[tuple[str, str]]:
    """Why something of an item could not be read, each with its address."""
    yield from unread_pages(item)
    for shown in everything(item):
        for file in shown.files:
            yield from _unread(file)
        yield from _not_looked_at(shown)


def unread_pages(item: Item) -> Iterator[tuple[str, str]]:
    """Why something that stands at the item's own links could not be read."""
    if not item.reached:
        yield "ไม่มีลิงก์ให้ตรวจ", ""
    for reached in item.reached:
        yield from _unread(reached)


def _lines(shown: Shown) -> Iterator[str]:
    """The lines, one without end in pieces: patterns would look at it for minutes."""
    for line in shown.lines:
        for start in range(0, min(len(line), _MOST_OF_A_LINE), _LONGEST_LINE):
            yield line[start : start + _LONGEST_LINE]


@of_each_page
def all_lines(shown: Shown) -> tuple[str, ...]:
    """The tidy lines of a page, links too, without its foot."""
    lines = map(tidy, _lines(shown))
    return tuple(line for line in lines if line and not is_foot(line))


@of_each_page
def own_lines(shown: Shown) -> tuple[str, ...]:
    """The tidy lines of a page that are its own: no links of menus, nothing at its foot."""
    linked = {squeezed(link.text) for link in shown.links} if shown.format == "html" else set()
    lines = map(tidy, _lines(shown))
    return tuple(line for line in lines if line and not _is_elsewhere(squeezed(line), linked))


@of_each_page
def own_plain(shown: Shown) -> tuple[tuple[str, str], ...]:
    """Each of ``own_lines`` with the same line squeezed, as patterns are compared with it."""
    return tuple((line, squeezed(line)) for line in own_lines(shown))


@of_each_page
def own_text(shown: Shown) -> str:
    """``own_lines`` as one text, the title of the page first."""
    return "\n".join((tidy(shown.title), *own_lines(shown)))


def content_pictures(shown: Shown) -> tuple[Picture, ...]:
    """The pictures of a page that are no logo, icon or banner."""
    return tuple(
        picture
        for picture in shown.pictures
        if not _DECORATION.search(f"{_path(picture.url)} {picture.alt}")
    )


def titles(shown: Shown) -> tuple[str, ...]:
    """What may be called something on a page: its lines, links, and the titles of its files."""
    files = (file.shown.title for file in shown.files if file.shown)
    return (shown.title, *_lines(shown), *(link.text for link in shown.links), *files)


def cells_of(shown: Shown) -> tuple[str, ...]:
    """Every cell of the tables of a page or file."""
    return tuple(tidy(cell) for table in shown.tables for row in table for cell in row)


def first_match(pattern: re.Pattern[str], shown: Iterable[Shown]) -> Sight | None:
    """The first line in which a pattern stands; it is compared with the line squeezed."""
    for page in shown:
        for line, plain in own_plain(page):
            if pattern.search(plain):
                return Sight(line, page)
    return None


def host_of(url: str) -> str:
    """The host of an address in small letters, without ``www``; empty where there is none."""
    return _host(url).removeprefix("www.")


def is_foot(line: str) -> bool:
    """Whether a line is of the foot of a page: who built it, who holds the rights, visitors."""
    return bool(_FOOT.search(squeezed(line)))


def _is_elsewhere(line: str, linked: set[str]) -> bool:
    return line in linked or bool(_FOOT.search(line))


def _unread(reached: Reached) -> Iterator[tuple[str, str]]:
    shown = reached.shown
    if shown is None:
        yield "เปิดดูไม่ได้", reached.url
    elif shown.scripted:
        yield "หน้านี้ต้องใช้ JavaScript จึงจะเห็นเนื้อหา", shown.address
    elif shown.scanned:
        yield "เป็นไฟล์สแกน อ่านข้อความได้ไม่แน่นอน", shown.address
    elif shown.format in ("picture", "other"):
        yield "เป็นรูปภาพหรือไฟล์ที่อ่านข้อความไม่ได้", shown.address
    elif shown.format == "html" and _is_a_picture(shown):
        yield "เนื้อหาอยู่ในรูปภาพ", shown.address


def _is_a_picture(shown: Shown) -> bool:
    letters = sum(len(squeezed(line)) for line in own_lines(shown))
    if letters >= _LITTLE_TEXT or shown.files or not content_pictures(shown):
        return False
    return len(persons(shown.text)) < 2  # else they are portraits, and named


def _not_looked_at(shown: Shown) -> Iterator[tuple[str, str]]:
    """Documents that a page links to or frames, and that were not opened."""
    opened = {_place(file.url) for file in shown.files}
    for url in (*(link.url for link in shown.links), *shown.frames):
        if is_drive_folder(url):
            yield "มีโฟลเดอร์ของ Google Drive ซึ่งดูไฟล์ข้างในไม่ได้ ให้ใส่ลิงก์ของไฟล์", url
        elif _is_document(url) and _place(url) not in opened:
            yield "มีเอกสารที่ยังไม่ได้เปิดดู", url


def _is_document(url: str) -> bool:
    return bool(_DOCUMENT.search(_path(url)) or _STORE.search(url))


def _path(url: str) -> str:
    return re.split("[?#]", re.sub("^[a-z]+://[^/?#]*", "", url), maxsplit=1)[0]


def _place(url: str) -> str:
    return url.partition("#")[0]
