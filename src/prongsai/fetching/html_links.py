"""Where the links of a page lead, also those that a script opens or that hide an e-mail address."""

import re
from urllib.parse import urljoin, urlsplit

_OPENED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\()\s*['\"]([^'\"]+)"
)
_REFRESH = re.compile(r"^\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.I)
_HIDDEN_MAIL = re.compile(r"/cdn-cgi/l/email-protection#?([0-9a-f]+)?", re.IGNORECASE)
_LONGEST = 4_000
# A page that waits longer shows something first.
_SOON = 10


def absolute(base: str, written: str) -> str:
    """The absolute address that a link leads to; empty where it leads nowhere."""
    url = "".join(written.split("\n")).strip()
    if not url or url.startswith("#") or len(url) > _LONGEST:
        return ""
    if url[:11].lower() == "javascript:":
        return opened(base, url)
    if hidden := _HIDDEN_MAIL.search(url):
        return f"mailto:{mail_of(hidden[1])}" if hidden[1] else ""
    try:
        joined = urljoin(base, url)
        scheme = urlsplit(joined).scheme
    except ValueError:
        return ""
    return joined if scheme in ("http", "https", "mailto", "tel", "ftp") else ""


def opened(base: str, script: str) -> str:
    """The address that a script opens when somebody clicks; empty where it opens none."""
    found = _OPENED.search(script[:_LONGEST])
    return absolute(base, found[1]) if found and not found[1].startswith("javascript") else ""


def refreshed(base: str, content: str) -> str:
    """The address that a page goes on to by itself and at once."""
    found = _REFRESH.search(content)
    return absolute(base, found[2].strip()) if found and int(found[1]) <= _SOON else ""


def mail_of(code: str) -> str:
    """An e-mail address as Cloudflare hides it from robots, and shows it to every visitor."""
    try:
        key, *letters = bytes.fromhex(code)
    except ValueError:
        return ""
    return bytes(letter ^ key for letter in letters).decode("utf-8", "replace")
