"""Elements of the contact page: address, telephone, fax, e-mail, map."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from prongsai.core.evidence.contacts import addresses, emails, faxes, map_evidence, phones
from prongsai.core.evidence.elements.seeing import (
    Sight,
    host_of,
    missing,
    not_seen_on_page,
    pages,
    seen,
    untold,
)
from prongsai.core.evidence.findings import Detector, ElementSeen, Item
from prongsai.core.evidence.shown import Link, Picture, Shown
from prongsai.core.evidence.texts import said, squeezed
from prongsai.core.framework import Element
from prongsai.core.thai import arabic_digits, tidy

# Who built the page stands at its foot, often with a telephone and an e-mail of its own.
_BUILDER = re.compile(
    r"ออกแบบ|พัฒนา(?:เว็บ|โดย|ระบบ|และดูแล)|จัดทำเว็บ|รับทำเว็บ|ดูแลเว็บไซต์โดย|powered|design(?:ed)?by|developedby"
    r"|webdesign|hosting|บริษัท|จำกัด"
)
_OTHER_MAP = re.compile(
    r"แผนที่(?:ยุทธศาสตร์|กลยุทธ์|นำทาง|ความเสี่ยง|เว็บ|ภาษี|ทรัพย์สิน|ความคิด|ประเทศ|โลก)|sitemap|site_map"
    r"|strategy_?map|roadmap|mind_?map"
)
_MAP_HEAD = re.compile(r"^แผนที่(?:ตั้ง|ตำแหน่ง|การเดินทาง|สำนักงาน|ที่ทำการ|หน่วยงาน|$)|^map$")
_SHIELDED = re.compile(r"\[email\W*protected\]|protectedfromspambots")
_CLOUDFLARE = re.compile(r"/cdn-cgi/l/email-protection#(?P<code>[0-9a-f]+)", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"@(?:example|domain|yourdomain|email|mail)\.(?:com|org|net)$|^(?:your|name)@"
)

Finder = Callable[[Shown], str]


def _looking(find: Finder) -> Detector:
    def detect(item: Item, element: Element) -> ElementSeen:
        for shown in pages(item):
            if words := find(shown):
                return seen(element, Sight(words, shown))
        return _not_seen(item, element)

    return detect


def email(item: Item, element: Element) -> ElementSeen:
    """The agency's own e-mail address; that of whoever built the website is none."""
    for shown in pages(item):
        if words := _email(shown):
            return seen(element, Sight(words, shown))
    for shown in pages(item):
        if _SHIELDED.search(squeezed(shown.text)):
            why = "ที่อยู่อีเมลถูกซ่อนด้วย JavaScript"
            return untold(element, why, shown.address)
    return _not_seen(item, element)


def _not_seen(item: Item, element: Element) -> ElementSeen:
    """Contacts stand together: where others are written, one that is not there is missing."""
    told = not_seen_on_page(item, element)
    if told.found is False or not item.reached:
        return told
    readable = all(reached.shown is not None for reached in item.reached)
    written = sum(any(find(shown) for shown in pages(item)) for find in (_address, _phone, _email))
    plain = not any(shown.scripted or shown.scanned for shown in pages(item))
    return missing(element) if readable and plain and written > 1 else told


def _address(shown: Shown) -> str:
    return next(iter(addresses(_agency_text(shown))), "")


def _phone(shown: Shown) -> str:
    text = _agency_text(shown)
    own = [phone for phone in phones(text) if not phone.is_hotline]
    return _line_with(text, own[0].number) if own else _called(shown)


def _called(shown: Shown) -> str:
    """A telephone number behind a link."""
    called = (tidy(link.url[4:]) for link in shown.links if link.url[:4].lower() == "tel:")
    return next((url for url in called if phones(f"โทร. {url}")), "")


def _fax(shown: Shown) -> str:
    text = _agency_text(shown)
    found = faxes(text)
    return _line_with(text, found[0].number) if found else ""


def _email(shown: Shown) -> str:
    own = [link for link in shown.links if not _BUILDER.search(squeezed(link.text))]
    found = (*emails(_agency_text(shown)), *_linked(own, shown), *_unshielded(shown))
    return next((found for found in found if not _PLACEHOLDER.search(found)), "")


def _linked(links: list[Link], shown: Shown) -> Iterator[str]:
    """Addresses behind links, without those that stand in a line about who built the page."""
    builders = [squeezed(line) for line in _builder_lines(shown)]
    for link in links:
        if link.url[:7].lower() != "mailto:":
            continue
        text = squeezed(link.text)
        if not (text and any(text in line for line in builders)):
            yield from emails("", [link])


def _unshielded(shown: Shown) -> Iterator[str]:
    """Addresses that a proxy hides from robots, and that any browser shows."""
    for link in shown.links:
        if found := _CLOUDFLARE.search(link.url):
            key, *letters = bytes.fromhex(found["code"][: len(found["code"]) // 2 * 2])
            yield from emails(bytes(letter ^ key for letter in letters).decode("utf-8", "replace"))


def _map(shown: Shown) -> str:
    own = tuple(picture for picture in shown.pictures if not _is_other_map(picture))
    found = map_evidence(replace(shown, pictures=own))
    if found := found or _pictured_map(shown, own):
        return found
    coordinates = re.compile(r"(?<!\d)\d{1,2}\.\d{4,}, ?\d{2,3}\.\d{4,}")
    return next((line for line in shown.lines if coordinates.search(line)), "")


def _pictured_map(shown: Shown, pictures: tuple[Picture, ...]) -> str:
    """A picture called a map, on a page with a heading of a map."""
    headed = any(_MAP_HEAD.search(squeezed(line)) for line in shown.lines)
    called = (p.url for p in pictures if re.search(r"map|แผนที่", p.url.rsplit("/", 1)[-1], re.I))
    return next(called, "") if headed else ""


def _is_other_map(picture: Picture) -> bool:
    return bool(_OTHER_MAP.search(squeezed(f"{picture.alt} {picture.near} {picture.url}")))


def _agency_text(shown: Shown) -> str:
    """The lines of a page without those about who built it, and one after each."""
    builders = set(_builder_lines(shown))
    return "\n".join(line for line in shown.lines if line not in builders)


def _builder_lines(shown: Shown) -> Iterator[str]:
    """Lines of who built the page; what stands right after one goes on with it."""
    own = host_of(shown.address)
    before = False
    for line in shown.lines:
        plain = squeezed(line)
        builder = bool(_BUILDER.search(plain)) and not (own and f"@{own}" in plain)
        goes_on = before and len(plain) < 120 and bool(emails(line) or phones(line))
        if builder or (goes_on and not (own and f"@{own}" in plain)):
            yield line
        before = builder


def _line_with(text: str, number: str) -> str:
    """The line in which a number stands, as evidence."""
    for line in text.splitlines():
        if number[1:] in re.sub(r"\D", "", arabic_digits(line)):
            return tidy(line)
    return said(text, number) or number


DETECTORS: Mapping[str, Detector] = {
    "address": _looking(_address),
    "phone": _looking(_phone),
    "fax": _looking(_fax),
    "email": email,
    "map": _looking(_map),
}
