"""Pages of a website, one step from its home page, on which an agency lists what it discloses."""

import re
from urllib.parse import unquote, urlsplit

from prongsai.core.evidence.shown import Link, Reached, Shown
from prongsai.core.evidence.texts import squeezed

# How offices call the page, and its address: ITA, OIT, disclosure, integrity and transparency.
_CALLED = re.compile(
    r"(?<![a-z])(?:ita|oit)(?![a-z])|เปิดเผยข้อมูล|ข้อมูลสาธารณะ|คุณธรรมและความโปร่งใส|ประเมินคุณธรรม|opendata"
)
_HOME = re.compile(
    r"/?(?:(?:th|en)/?)?(?:(?:index|home|main|default|intro)(?:\.\w{2,5})?/?)?", re.I
)
_NOWHERE = "?"
_NO_PAGE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|rar|jpe?g|png|gif)$", re.IGNORECASE)


def is_home(url: str) -> bool:
    """Whether an address is that of the first page of a website.

    >>> is_home("https://www.example.go.th"), is_home("https://www.example.go.th/ita")
    (True, False)
    """
    _, path, asked = _place(url)
    return not asked and bool(_HOME.fullmatch(path))


def menu_pages(home: Shown, most: int) -> tuple[str, ...]:
    """The pages of the same host that a home page links to as those of ITA and OIT, so many."""
    host = _place(home.address)[0]
    found = dict.fromkeys(
        link.url.partition("#")[0]
        for link in home.links
        if host and _place(link.url)[0] == host and not is_home(link.url) and _speaks(link)
    )
    return tuple(found)[:most]


def links_through(reached: Reached) -> tuple[Link, ...]:
    """What such a page links to or shows, each with the page through which it is linked."""
    page = reached.shown
    if page is None or page.format != "html":
        return ()
    frames = (Link(url, "") for url in page.frames)
    every = (link._replace(through=page.address) for link in (*page.links, *frames))
    return tuple(dict.fromkeys(every))


def _speaks(link: Link) -> bool:
    _, path, asked = _place(link.url)
    words = f"{squeezed(link.text)} {unquote(path)} {unquote(asked)}".lower()
    return bool(_CALLED.search(words)) and not _NO_PAGE.search(path)


def _place(url: str) -> tuple[str, str, str]:
    """The host without www and with its port, the path, and what is asked of it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", "", _NOWHERE
    if parts.scheme not in ("http", "https"):
        return "", "", _NOWHERE
    return parts.netloc.lower().rpartition("@")[2].removeprefix("www."), parts.path, parts.query
