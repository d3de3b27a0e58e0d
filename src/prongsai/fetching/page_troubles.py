"""What stands in the way though a page opened: signs in its content, told only where they are sure.

A page that merely looks thin has no trouble: whoever looks for an element in it will not find it.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from prongsai.core.evidence.shown import Trouble
from prongsai.core.evidence.standing import is_drive_folder
from prongsai.core.evidence.texts import says, shortened
from prongsai.core.thai import tidy
from prongsai.fetching.html_page import Page
from prongsai.fetching.menus import is_home

# Letters, of what is shown without menus.
_TINY, _SMALL, _FULL = 60, 700, 3_000

_NOT_FOUND_TITLE = re.compile(
    r"(?<!\d)404(?!\d)|(?:page|file|object|content|document)[^a-z]{0,3}(?:was )?not found|not found"
    r"|does ?n[o']t exist|ไม่ ?พบ ?(?:หน้า|เพจ|ไฟล์|เอกสาร|เนื้อหา|บทความ)|ไม่มีหน้า",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:page|file|document|content|url|article|resource|address)[^.\n]{0,60}"
    r"(?:(?:could|can) ?not be found|was not found|not found on this server|does not exist"
    r"|doesn't exist|no longer exists|is(?:n't| not) available|has been (?:removed|deleted))"
    r"|^404\b|error 404|404 (?:error|not found)|(?:page|file|object) not found"
    r"|ไม่ ?พบ ?(?:หน้า(?:เว็บ|เพจ|ที่|นี้)?|เพจ|ไฟล์|เอกสาร|เนื้อหา|บทความ)"
    r"(?:[^\n]{0,20}(?:ต้องการ|ค้นหา|ร้องขอ|เรียก|นี้)|\s*$)|ไม่พบข้อมูลที่(?:ท่าน|คุณ)"
    r"|(?:ขออภัย|ขอโทษ|oops|sorry)[^\n]{0,60}(?:ไม่พบ|ไม่มี(?:หน้า|อยู่|เนื้อหา)|หาไม่เจอ|ไม่เจอ|ถูกลบ|ถูกย้าย"
    r"|not found|find)|(?:ท่าน|คุณ) ?(?:เรียก|ต้องการ|ค้นหา|กำลัง(?:ค้น)?หา|ร้องขอ)[^\n]{0,30}"
    r"(?:ไม่มี|ไม่พบ|ถูกลบ|ถูกย้าย|หมดอายุ)|ลิงก์(?:นี้)?(?:หมดอายุ|เสีย|ไม่ถูกต้อง)"
    r"|ไม่พบ(?:บทความ|รายการ|หน้า|เนื้อหา|เอกสาร)[^\n]{0,30}ในระบบ|nothing (?:was )?found"
    r"|(?:could|can) ?(?:not|n't) find (?:the|this|that) (?:page|file)"
    r"|หน้า(?:นี้|ที่คุณ[^\n]{0,20})(?:ไม่มีอยู่|ถูกลบ|ไม่พร้อมใช้งาน)|ไฟล์(?:นี้)?ถูกลบ|ไม่มีหน้า(?:เว็บ)?(?:นี้|ที่)"
    r"|(?:requested|page you are looking for)[^.\n]{0,40}(?:unavailable|missing|moved)",
    re.IGNORECASE | re.MULTILINE,
)
_OUT_OF_ORDER = re.compile(
    r"error establishing a database connection|account (?:has been )?suspended"
    r"|bandwidth limit exceeded|resource limit is reached|fatal error: |parse error: "
    r"|could not connect to (?:the )?database"
    r"|website is (?:currently )?(?:under maintenance|unavailable)|เว็บไซต์(?:นี้)?ปิดปรับปรุง"
    r"|อยู่(?:ใน)?ระหว่าง(?:การ)?ปรับปรุงเว็บไซต์"
    r"|apache2 (?:debian|ubuntu) default page|welcome to nginx",
    re.IGNORECASE,
)
_SIGN_IN = (
    "เข้าสู่ระบบ", "ลงชื่อเข้าใช้", "ลงชื่อเข้าสู่ระบบ", "เข้าระบบ", "login", "log in", "sign in",
    "sign-in", "signin",
)  # fmt: skip
_SIGN_IN_FIRST = re.compile(
    r"คุณต้อง(?:ลงชื่อ)?เข้าสู่ระบบก่อน|กรุณา(?:ลงชื่อ)?เข้าสู่ระบบก่อน|โปรดเข้าสู่ระบบก่อน"
    r"|you must log ?in to continue|please (?:log|sign) ?in to (?:continue|view|access)"
    r"|เฉพาะสมาชิกเท่านั้น",
    re.IGNORECASE,
)
_SIGN_IN_HOSTS = (
    "accounts.google.com", "login.microsoftonline.com", "login.live.com", "login.windows.net",
)  # fmt: skip
_SHARED = re.compile(
    r"(?:^|\.)(?:drive|docs|sites|forms)\.google\.com$|(?:^|\.)sharepoint\.com$|(?:^|\.)1drv\.ms$"
    r"|(?:^|\.)onedrive\.live\.com$|(?:^|\.)dropbox\.com$",
    re.IGNORECASE,
)
_PERMISSION = re.compile(
    r"ต้อง(?:ขอ|มี|ได้รับ)?สิทธิ์?(?:ใน)?การ?เข้าถึง|ขอสิทธิ์?(?:การ)?เข้าถึง|คุณต้อง(?:ขอ|มี)สิทธิ์?"
    r"|you need (?:access|permission)|request access|access denied|คุณไม่มีสิทธิ์",
    re.IGNORECASE,
)
_FOR_SALE = re.compile(
    r"(?:this )?domain (?:name )?(?:is|may be) (?:for sale|available|parked)|buy this domain"
    r"|domain (?:has )?expired|parked (?:free|domain)"
    r"|โดเมน(?:นี้)?(?:ประกาศขาย|หมดอายุ|พร้อมขาย)|ขายโดเมน|sedoparking|hugedomains"
    r"|inquire about this domain",
    re.IGNORECASE,
)
_GAMBLING = (
    "สล็อต", "บาคาร่า", "คาสิโน", "แทงบอล", "เว็บตรง", "เครดิตฟรี", "แทงหวย", "ฝากถอน", "ฝาก-ถอน",
    "แจ็คพอต", "ยิงปลา", "เว็บพนัน", "รูเล็ต", "ป๊อกเด้ง", "ทดลองเล่น", "slot", "casino", "baccarat",
    "ufabet", "jackpot", "sbobet",
)  # fmt: skip
_GAMES = re.compile("|".join(map(re.escape, _GAMBLING)))
# An office that warns of gambling names some games too, and says why.
_MANY_GAMES, _MANY_TIMES = 5, 12
_WARNS = ("ปราบปราม", "เตือนภัย", "ผิดกฎหมาย", "โทษของการพนัน", "รู้เท่าทัน")
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|requires?|need to|turn on)[^.]{0,40}java ?script|java ?script[^.]{0,40}"
    r"(?:enable|required|disabled)|เปิด(?:ใช้งาน|การใช้งาน|ใช้)? ?(?:java ?script|จาวาสคริปต์)",
    re.IGNORECASE,
)


def troubles_in(page: Page, url: str, address: str) -> tuple[Trouble, ...]:
    """What stands in the way, judged by a page that opened; the first that is sure counts."""
    text = "\n".join(page.lines)
    for look in (_parked, _private, _in_folder, _walled, _sent_home, _missing, _dark, _empty):
        if trouble := look(page, text, (url, address)):
            return (trouble,)
    return ()


def is_shared_drive(url: str) -> bool:
    """Whether an address is of a drive that people share files from."""
    return bool(_SHARED.search(_host(url)))


def _parked(page: Page, text: str, _: tuple[str, str]) -> Trouble | None:
    sold = _FOR_SALE.search(f"{page.title}\n{text}")
    if sold and len(text) < _FULL:
        return Trouble("parked_domain", shortened(sold[0]))
    found = _games(f"{page.title}\n{text}")
    titled = _games(page.title)
    many = len(set(found)) >= _MANY_GAMES and len(found) >= _MANY_TIMES
    if (len(set(titled)) >= 2 or (titled and len(found) >= _MANY_GAMES) or many) and not says(
        f"{page.title}\n{text}", *_WARNS
    ):
        return Trouble("parked_domain", ", ".join(sorted(set(found))[:3]))
    return None


def _games(text: str) -> list[str]:
    """Every game of chance that a text names, as often as it does."""
    return _GAMES.findall(tidy(text).casefold())


def _private(page: Page, text: str, places: tuple[str, str]) -> Trouble | None:
    url, address = places
    if not (is_shared_drive(url) or is_shared_drive(address)):
        return None
    if _host(address) in _SIGN_IN_HOSTS:
        return Trouble("drive_private", _host(address))
    found = _PERMISSION.search(f"{page.title}\n{text}") if len(text) < _SMALL else None
    return Trouble("drive_private", shortened(found[0])) if found else None


def _in_folder(_: Page, __: str, places: tuple[str, str]) -> Trouble | None:
    """What a folder shows is put there by script, and nothing of it is the agency's content."""
    return Trouble("drive_folder") if any(map(is_drive_folder, places)) else None


def _walled(page: Page, text: str, places: tuple[str, str]) -> Trouble | None:
    host = _host(places[1])
    if host in _SIGN_IN_HOSTS or (host.endswith("facebook.com") and "/login" in places[1]):
        return Trouble("login_wall", host)
    if len(text) < _SMALL and (found := _SIGN_IN_FIRST.search(text)):
        return Trouble("login_wall", shortened(found[0]))
    if not page.passwords or page.tables:
        return None
    outside = len(text) - sum(len(form.text) for form in page.forms)
    named = says(page.title, *_SIGN_IN) and len(text) < _SMALL
    if named or (outside < _SMALL // 3 and says(f"{page.title}\n{text}", *_SIGN_IN)):
        return Trouble("login_wall", shortened(page.title))
    return None


def _sent_home(_: Page, __: str, places: tuple[str, str]) -> Trouble | None:
    """Many sites send whoever asks for a page that is gone to their first page."""
    host, last_host = (_host(place).removeprefix("www.") for place in places)
    if host and host == last_host and not is_home(places[0]) and is_home(places[1]):
        return Trouble("soft_404", places[1])
    return None


def _missing(page: Page, text: str, _: tuple[str, str]) -> Trouble | None:
    if len(text) < _FULL and (found := _NOT_FOUND_TITLE.search(page.title)):
        return Trouble("soft_404", shortened(page.title) or found[0])
    if _own_letters(page, text) >= _SMALL or page.tables:
        return None
    if found := _NOT_FOUND.search(_tidy(page.lines)):
        return Trouble("soft_404", shortened(found[0]))
    if found := _OUT_OF_ORDER.search(f"{page.title}\n{text}"):
        return Trouble("server_error", shortened(found[0]))
    return None


def _dark(page: Page, text: str, _: tuple[str, str]) -> Trouble | None:
    if len(text) >= _TINY or _shows_more(page):
        return None
    asks = _NEEDS_SCRIPT.search(f"{page.without_script}\n{text}")
    if asks or (page.scripts and page.framework):
        return Trouble("needs_javascript", shortened(asks[0]) if asks else "")
    return None


def _empty(page: Page, text: str, _: tuple[str, str]) -> Trouble | None:
    if text or page.menus or _shows_more(page) or page.links or page.leads_to:
        return None
    return Trouble("needs_javascript" if page.scripts else "empty_page")


def _shows_more(page: Page) -> bool:
    return bool(page.frames or page.tables or page.pictures or page.forms)


def _own_letters(page: Page, text: str) -> int:
    """How many letters of a page stand on no link: a menu is long where the content is not."""
    return max(0, len(text) - sum(len(link.text) for link in page.links))


def _tidy(lines: Iterable[str]) -> str:
    return "\n".join(map(tidy, lines))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
