"""Public pages as plain files: each asked of the program itself, its links made relative.

What a server is needed for is taken out (search, language, signing in); a link to a page that is
not written leads to the portal's own address.
"""

import re
from collections import deque
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urljoin, urlsplit

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

START = "/oit/"
_WRITTEN = re.compile(r"/oit/|/[-\w]+/oit/[0-9]{4}(?:/.*|\.csv|\.json)|/static/.+")
_NEEDS_A_SERVER = ".visitor, form"


class Answer(NamedTuple):
    """What the program answers at an address."""

    status: int
    content_type: str
    body: bytes


class Written(NamedTuple):
    """How much was written: pages, other files, and bytes of all."""

    pages: int
    files: int
    size: int


Ask = Callable[[str], Answer]


class _Files:
    """Where each address is written, and which still wait."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self.waiting: deque[str] = deque()

    def place_of(self, address: str, ending: str = "") -> str:
        """The file of an address, which is written in its turn."""
        if address not in self.places:
            self.places[address] = _file_of(address, ending)
            self.waiting.append(address)
        return self.places[address]


def write_pages(folder: Path, address: str, ask: Ask) -> Written:
    """Write every public page of OIT, with what it is made of, into an empty folder.

    ``address`` is where the portal is. Raises ProblemsFound where a page is not answered.
    """
    files, pages, size = _Files(), 0, 0
    files.place_of(START)
    while files.waiting:
        path = files.waiting.popleft()
        answer = ask(path)
        if answer.status != 200:
            raise ProblemsFound([Problem(same(path), _NOT_ANSWERED.fill(status=answer.status))])
        body = answer.body
        if answer.content_type.startswith("text/html"):
            pages += 1
            body = _with_own_links(body.decode(), path, address, files).encode()
        size += len(body)
        _write(folder / files.places[path].lstrip("/"), body)
    return Written(pages, len(files.places) - pages, size)


def _write(file: Path, body: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)


def _with_own_links(page: str, path: str, address: str, files: _Files) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    for node in tree.css(_NEEDS_A_SERVER):
        node.decompose()
    for name in ("href", "src"):
        for node in tree.css(f"[{name}]"):
            # What is kept under its hash gets the ending of its name: people open it by that.
            ending = Path(node.attributes.get("download") or "").suffix
            node.attrs[name] = _link(node.attributes[name] or "", ending, path, address, files)
    return _html_of(tree)


def _html_of(tree: Any) -> str:
    html = str(tree.html)
    return html if html.lower().startswith("<!doctype") else f"<!DOCTYPE html>{html}"


def _link(link: str, ending: str, path: str, address: str, files: _Files) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("#"):
        return link
    whole = urlsplit(urljoin(path, link))
    if not _WRITTEN.fullmatch(whole.path):
        return address + urljoin(path, link)
    page = parse_qs(whole.query).get("page", ["1"])[0]
    target = whole.path if page == "1" else f"{whole.path}?page={page}"
    place = relpath(files.place_of(target, ending), dirname(files.places[path]))
    return quote(place) + (f"#{whole.fragment}" if whole.fragment else "")


def _file_of(address: str, ending: str) -> str:
    path, _, page = address.partition("?page=")
    path = unquote(path)
    if path.endswith("/"):
        return f"{path}page-{page}.html" if page else f"{path}index.html"
    return path if Path(path).suffix else path + ending


_NOT_ANSWERED = Text(
    "โปรแกรมเปิดหน้านี้ไม่ได้ (สถานะ {status}) จึงไม่ได้เขียนไฟล์ โปรดลองใหม่อีกครั้ง",
    "this page was not answered (status {status}), so nothing was written; try again.",
)
