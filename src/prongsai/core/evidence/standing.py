"""Where an address stands: on the agency's own website, at a known place, or anywhere else."""

import re
from collections.abc import Collection, Iterator

from prongsai.core.evidence.findings import Finding, Item
from prongsai.core.evidence.shown import Reached
from prongsai.core.evidence.words import worded
from prongsai.core.wording import Text

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?:[^/?#@]*@)?(?P<host>\[[^\]]*\]|[^/?#:]*)(?::(?P<port>\d+))?",
    re.IGNORECASE,
)
_USUAL_PORT = {"http": "80", "https": "443"}
# Government, and the drives, forms and accounts at which offices keep what they publish.
_KNOWN = re.compile(
    r"(?:^|\.)(?:(?:go|mi)\.th|(?:drive|docs|sites|forms)\.google\.com|forms\.gle"
    r"|drive\.usercontent\.google\.com|googleusercontent\.com|dropbox\.com|1drv\.ms|sharepoint\.com"
    r"|onedrive\.live\.com|facebook\.com|fb\.com|youtube\.com|youtu\.be|line\.me|lin\.ee|x\.com"
    r"|twitter\.com|instagram\.com|tiktok\.com|canva\.com|anyflip\.com|fliphtml5\.com)$"
)
_FOLDER = re.compile(
    r"^https?://drive\.google\.com/(?:a/[^/]+/)?"
    r"(?:drive/(?:mobile/)?(?:u/\d+/)?(?:mobile/)?folders/|(?:embedded)?folderview)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"^(?:bit\.ly|tinyurl\.com|cutt\.ly|shorturl\.(?:at|asia)|t\.ly|rb\.gy|is\.gd|goo\.gl|ow\.ly"
    r"|t\.co|qr\.page|me-qr\.com|shorten\.asia|citly\.me|s\.id|link\.in\.th)$"
)


def standing(item: Item, linked: Collection[str] | None) -> Iterator[Finding]:
    """What is to be said of the places at which an item's links stand.

    ``linked`` are the addresses that the agency's website links to, ``None`` where not looked at.
    """
    for reached in item.reached:
        yield from _off_site(item, reached, linked)
        if _SHORT.search(host_of(reached.url)):
            yield worded("shortened_address", reached.url, other=_full(reached))
    yield from _not_encrypted(item)


def host_of(url: str) -> str:
    """The host of an address in small letters, with its port where that is unusual.

    >>> host_of("https://WWW.Example.go.th:443/a"), host_of("http://127.0.0.1:8000/"), host_of("a")
    ('www.example.go.th', '127.0.0.1:8000', '')
    """
    found = _ADDRESS.match(url.strip())
    if found is None:
        return ""
    port = found["port"]
    usual = port is None or port == _USUAL_PORT[found["scheme"].lower()]
    return found["host"].lower().rstrip(".") + ("" if usual else f":{port}")


def is_own(host: str, site: str) -> bool:
    """Whether a host is the agency's: its website, or a name below it.

    >>> is_own("oit.example.go.th", "www.example.go.th")
    True
    """
    own = site.lower().removeprefix("www.")
    return host.removeprefix("www.") == own or host.endswith(f".{own}")


def is_drive_folder(url: str) -> bool:
    """Whether an address is of a folder of Google Drive, in which nobody but a person can look.

    >>> is_drive_folder("https://drive.google.com/drive/u/0/folders/1AbcDefGhi?usp=sharing")
    True
    """
    return bool(_FOLDER.match(url.strip()))


def _registered(host: str) -> str:
    """The name that somebody registered: ``example.go.th`` of ``oit.example.go.th``."""
    labels = host.lower().split(".")
    return ".".join(labels[-3 if labels[-1] == "th" else -2 :])


def _off_site(item: Item, reached: Reached, linked: Collection[str] | None) -> Iterator[Finding]:
    hosts = [host for host in map(host_of, (reached.url, *_end(reached))) if host]
    if not item.site or not hosts or any(is_own(host, item.site) for host in hosts):
        return
    if linked is not None and _same(reached.url) in {_same(url) for url in linked}:
        return
    # A shortened address is told as such; what counts is where it leads.
    known = _KNOWN.search(hosts[-1]) or _registered(hosts[-1]) == _registered(item.site)
    code = "not_linked_from_site" if known else "off_site"
    if code == "off_site" or linked is not None:
        yield worded(code, reached.url, host=hosts[-1], site=item.site)


def _not_encrypted(item: Item) -> Iterator[Finding]:
    """One finding for each host that shows its pages without encryption."""
    told = set()
    for reached in item.reached:
        address = reached.shown.address if reached.shown else ""
        host = host_of(address)
        if address.lower().startswith("http://") and host not in told:
            told.add(host)
            yield worded("http_only", reached.url, host=host)


def _end(reached: Reached) -> tuple[str, ...]:
    return (reached.shown.address,) if reached.shown else reached.hops[-1:]


def _full(reached: Reached) -> str | Text:
    end = reached.shown.address if reached.shown else ""
    return Text(f" คือ {end}", f": {end}") if end else ""


def _same(url: str) -> str:
    """An address as one compares it: without scheme, www, fragment and a last slash."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    return bare.partition("#")[0].rstrip("/")
