"""Public pages as plain files: each asked of the program itself, its links made relative.

What a server is needed for is taken out (forms, language, signing in). Pages are written section
by section; between sections only the addresses of pages that all share are remembered.
"""

import re
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from prongsai.cli.portal_addresses import address_of, file_of, is_page, link_between
from prongsai.cli.portal_data import data_with_own_links
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

_SHARED = re.compile(r"/|/d/|/(?:agencies|disagreements|oit|rules|static)/.*")
_NOT_PUBLIC = re.compile(r"/(?:accounts|healthz|language|office|review|robots\.txt|s)(?:/.*)?")
_NEEDS_A_SERVER = ".visitor, form"
_TAKEN_DOWN = 410
_NOT_THERE = (404, _TAKEN_DOWN)


class Answer(NamedTuple):
    """What the program answers at an address; ``name`` is what a file is called in a folder."""

    status: int
    content_type: str
    body: bytes
    name: str = ""


class Written(NamedTuple):
    """How much was written: pages, other files, and bytes of all."""

    pages: int
    files: int
    size: int


class Part(NamedTuple):
    """What writing one section gave, for whoever counts them together.

    ``late`` are lists that only its pages lead to; ``shared`` are files it brought that every
    section uses, each with its place and size: two sections may bring the same. ``documents`` are
    the codes of the documents written with it.
    """

    slug: str
    written: Written
    late: tuple[str, ...] = ()
    shared: Mapping[str, tuple[str, int]] = {}
    documents: tuple[str, ...] = ()


class Section(NamedTuple):
    """Pages that are written together: those of one agency, or those that all share.

    ``starts`` are the addresses from which the others are found. ``newest`` is the number of the
    newest published version by fiscal year: it stands at the address without a number.
    """

    starts: tuple[str, ...]
    slug: str = ""
    newest: Mapping[str, int] = {}

    def has(self, path: str) -> bool:
        """Whether a page or file is written with this section."""
        if not self.slug:
            return bool(_SHARED.fullmatch(path))
        return path.startswith(f"/{self.slug}/") or (path.startswith("/d/") and path != "/d/")


Ask = Callable[[str], Answer]


class PlainFiles:
    """Writes section after section into a folder.

    ``address`` is where the portal is; ``told`` hears how many pages there are after each.
    ProblemsFound where a page is not answered.
    """

    def __init__(
        self, folder: Path, address: str, ask: Ask, told: Callable[[int], None] = lambda _: None
    ) -> None:
        self.folder, self.address, self.ask, self.told = folder, address, ask, told
        self.shared: dict[str, str | None] = {}
        self.late: dict[str, None] = {}
        self.pages = self.files = self.size = 0

    def write(self, section: Section) -> Part:
        """Write the pages of a section, and every file that they lead to or are made of."""
        writing = _Writing(self, section)
        part = writing.write()
        self.late |= dict.fromkeys(part.late)
        return part

    def take(self, part: Part) -> None:
        """Count what another process wrote into the same folder, and what it saw."""
        self.late |= dict.fromkeys(part.late)
        self._count(part.written)
        for address, (place, size) in part.shared.items():
            if address not in self.shared:
                self.shared[address] = place
                self._count(Written(0, 1, size))

    def bring(self, address: str) -> None:
        """Write a file that all sections use, unless it is there."""
        _Writing(self, Section(())).bring(address)

    def finish(self) -> Written:
        """Write the lists that only pages of agencies lead to; tell how much was written."""
        self.write(Section(tuple(sorted(self.late))))
        return Written(self.pages, self.files, self.size)

    def keep(self, place: str, body: bytes, *, pages: int = 0, files: int = 0) -> None:
        """Write one page or file, and count it."""
        file = self.folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
        self._count(Written(pages, files, len(body)))

    def _count(self, more: Written) -> None:
        self.pages += more.pages
        self.files += more.files
        self.size += more.size
        if more.pages:
            self.told(self.pages)


class _Writing:
    """One section on its way: ``known`` are the files of its addresses, None for what is not."""

    def __init__(self, export: PlainFiles, section: Section) -> None:
        self.export, self.section = export, section
        self.known: dict[str, str | None] = {} if section.slug else export.shared
        self.waiting: deque[str] = deque()
        self.late: dict[str, None] = {}
        self.targets: dict[tuple[str, str], tuple[str | None, str]] = {}
        self.brought: dict[str, tuple[str, int]] = {}

    def write(self) -> Part:
        export = self.export
        before = export.pages, export.files, export.size
        for start in self.section.starts:
            self._own_page(start)
        while self.waiting:
            self._write_page(self.waiting.popleft())
        pages, files, size = export.pages, export.files, export.size
        own = Written(
            pages - before[0],
            files - before[1] - len(self.brought),
            size - before[2] - sum(size for _, size in self.brought.values()),
        )
        documents = {one.split("/")[2] for one in self.known if one.startswith("/d/")} - {""}
        return Part(
            self.section.slug, own, tuple(self.late), self.brought, tuple(sorted(documents))
        )

    def bring(self, address: str) -> None:
        self._file(address, self.export.shared)

    def _write_page(self, address: str) -> None:
        answer = self.export.ask(address)
        taken_down = answer.status == _TAKEN_DOWN and address.startswith("/d/")
        if answer.status != 200 and not taken_down:
            raise ProblemsFound([Problem(same(address), _NOT_ANSWERED.fill(status=answer.status))])
        place = file_of(address)
        body = self._with_own_links(answer.body.decode(), address, place).encode()
        self.export.keep(place, body, pages=1)

    def _with_own_links(self, page: str, address: str, place: str) -> str:
        from selectolax.lexbor import LexborHTMLParser

        tree = LexborHTMLParser(page)
        for node in tree.css(_NEEDS_A_SERVER):
            node.decompose()
        for name in ("href", "src"):
            for node in tree.css(f"[{name}]"):
                link = self._link(node.attributes[name] or "", address, place)
                if link is None:  # it leads nowhere on the portal itself: its words stay
                    del node.attrs[name]
                else:
                    node.attrs[name] = link
        return _html_of(tree)

    def _link(self, link: str, address: str, place: str) -> str | None:
        """The link as it stands in the file at ``place``; None where there is nothing."""
        # Most links of a page stand on every page of the section.
        key = ("" if link.startswith("/") else address, link)
        if key not in self.targets:
            self.targets[key] = self._target(link, address)
        target, rest = self.targets[key]
        if target is None:
            return rest or None
        return link_between(place, target) + rest

    def _target(self, link: str, address: str) -> tuple[str | None, str]:
        """The file that a link leads to and the place in it; without a file, the link elsewhere."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("#"):
            return None, link
        whole = urlsplit(urljoin(address, link))
        if _NOT_PUBLIC.fullmatch(whole.path):
            return None, self.export.address + urljoin(address, link)
        target = self._place(address_of(whole.path, whole.query, self.section.newest))
        return target, f"#{whole.fragment}" if target is not None and whole.fragment else ""

    def _place(self, address: str) -> str | None:
        path = address.partition("?")[0]
        if not is_page(address):
            shared = bool(_SHARED.fullmatch(path))
            return self._file(address, self.export.shared if shared else self.known)
        if self.section.has(path):
            return self._own_page(address)
        if self.section.slug and _SHARED.fullmatch(path):
            return self._shared_page(address)
        return file_of(address)  # of an agency that has its turn

    def _own_page(self, address: str) -> str | None:
        if address not in self.known:
            self.known[address] = file_of(address)
            self.waiting.append(address)
        return self.known[address]

    def _shared_page(self, address: str) -> str | None:
        """Lists that are narrowed are written at the end; any other is there or is nowhere."""
        if address not in self.export.shared and "?" in address:
            self.late[address] = None
            return file_of(address)
        return self.export.shared.get(address)

    def _file(self, address: str, known: dict[str, str | None]) -> str | None:
        """Write a file at once: what it is called shows only when it is there."""
        if address in known:
            return known[address]
        answer = self.export.ask(address)
        if answer.status in _NOT_THERE:  # a document or an approval may be taken back meanwhile
            known[address] = None
            return None
        if answer.status != 200:
            raise ProblemsFound([Problem(same(address), _NOT_ANSWERED.fill(status=answer.status))])
        place = known[address] = file_of(address, _ending(answer))
        body = self._data_with_own_links(answer, place)
        self.export.keep(place, body, files=1)
        if known is self.export.shared:
            self.brought[address] = place, len(body)
        return place

    def _data_with_own_links(self, answer: Answer, place: str) -> bytes:
        def link(whole: str) -> str:
            path = whole.removeprefix(self.export.address)
            if path == whole or not path.startswith("/"):
                return whole
            return self._link(path, "/", place) or whole

        return data_with_own_links(answer.body, answer.content_type, link)


def _ending(answer: Answer) -> str:
    """What a file whose address has no ending gets: people open it by that."""
    from mimetypes import guess_extension

    named = PurePosixPath(answer.name).suffix
    return named or guess_extension(answer.content_type.partition(";")[0]) or ""


def _html_of(tree: Any) -> str:
    html = str(tree.html)
    return html if html.lower().startswith("<!doctype") else f"<!DOCTYPE html>{html}"


_NOT_ANSWERED = Text(
    "โปรแกรมเปิดหน้านี้ไม่ได้ (สถานะ {status}) จึงไม่ได้เขียนไฟล์ โปรดลองใหม่อีกครั้ง",
    "this page was not answered (status {status}), so nothing was written; try again.",
)
