"""Addresses looked at as an assessor would: the page, and the documents that it links to."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from prongsai.core.evidence.shown import Link, Reached, Shown, Trouble
from prongsai.core.evidence.standing import is_drive_folder
from prongsai.fetching.client import Fetcher
from prongsai.fetching.documents import DocumentReader
from prongsai.fetching.drives import download_of, opened_of
from prongsai.fetching.fetched import Fetched
from prongsai.fetching.menus import is_home, links_through, menu_pages
from prongsai.fetching.pages import goes_on_to, reached_of

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|csv)$", re.IGNORECASE)
# Looked at only where nothing else is there: who cannot open them says so.
_PACKED = re.compile(r"\.(?:zip|rar|7z|pptx?|odt|ods|rtf)$", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?)$", re.IGNORECASE)
# How a site calls its documents where the address does not end with what they are.
_GIVES_FILES = re.compile(
    r"[?&](?:file|filename|f|doc|document|name)=[^&]*\.(?:pdf|docx|xlsx|csv)(?:&|$)"
    r"|/(?:download|downloads|getfile|viewfile|openfile)(?:\.php)?[/?]",
    re.IGNORECASE,
)
_PICTURES = 3
# With one of these something else stands there than what was asked for.
_ELSEWHERE = frozenset(
    ("soft_404", "login_wall", "parked_domain", "drive_private", "drive_folder", "server_error")
)

# What a drive answers where a file is asked for and there is none.
_NO_FILE = frozenset(("not_found", "server_error", "refused_by_server"))


class Bounds(NamedTuple):
    """How much is looked at of one address: documents, their bytes, frames of the same site, pages
    that a page goes on to by itself, and of a home page the ``menus`` that speak of ITA or OIT.
    ``at_once`` addresses and ``documents_at_once`` documents are looked at together."""

    documents: int = 20
    bytes: int = 150 * 2**20
    frames: int = 3
    steps: int = 2
    menus: int = 10
    at_once: int = 20
    documents_at_once: int = 8


USUAL = Bounds()


def _forget(_: Fetched) -> None:
    """Keep no copy."""


async def look_at(
    urls: Iterable[str],
    fetcher: Fetcher,
    *,
    bounds: Bounds = USUAL,
    reader: DocumentReader | None = None,
    keep: Callable[[Fetched], None] = _forget,
) -> AsyncGenerator[Reached, None]:
    """Look at addresses, each once, and give what was reached as soon as it is known.

    A page or PDF comes with the documents that it links to, one level deep; a page with the frames
    of its own site, and a home page with the links of its pages about ITA and OIT. They are looked
    at one after the other; the fetcher sees to politeness. ``keep`` is given everything that was
    fetched, for copies. Nothing that a website does is raised. Whoever stops
    before the end closes the generator (``contextlib.aclosing``).
    """
    look = _Look(fetcher, bounds, reader or DocumentReader(), keep)
    waiting = iter(dict.fromkeys(urls))
    going: set[asyncio.Task[Reached]] = set()
    try:
        while True:
            for url in _some(waiting, bounds.at_once - len(going)):
                going.add(asyncio.create_task(look.at(url)))
            if not going:
                return
            done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in going:
            task.cancel()
        for task in going:
            with suppress(asyncio.CancelledError):
                await task


def documents_of(shown: Shown) -> tuple[str, ...]:
    """The addresses of the documents that a page links to or shows in a frame, in its order.

    A page that links to none may link to an archive, or to an announcement that is a picture.
    """
    every = _every(shown)
    if documents := tuple(dict.fromkeys(filter(None, map(_document, every)))):
        return documents
    packed = tuple(url for url in every if _ends(url, _PACKED))
    return packed or tuple(url for url in every if _ends(url, _PICTURE))[:_PICTURES]


def _every(shown: Shown) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*shown.frames, *(link.url for link in shown.links))))


def _ends(url: str, ending: re.Pattern[str]) -> bool:
    return bool(ending.search(url.partition("?")[0])) and url[:4].lower() == "http"


def _document(url: str) -> str:
    if download := download_of(url):
        return download
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    is_file = _DOCUMENT.search(parts.path) or _GIVES_FILES.search(url)
    return url.partition("#")[0] if is_file else ""


def _some(waiting: Iterator[str], count: int) -> Iterator[str]:
    for _ in range(count):
        try:
            yield next(waiting)
        except StopIteration:
            return


@dataclass
class _Left:
    """How much of one address may still be looked at, and which documents were."""

    documents: int
    bytes: int
    known: set[str]

    def take(self, url: str, fetched: Fetched, *, document: bool) -> None:
        self.documents -= document
        self.bytes -= len(fetched.body)
        self.known.add(url)


class _Look:
    def __init__(
        self,
        fetcher: Fetcher,
        bounds: Bounds,
        reader: DocumentReader,
        keep: Callable[[Fetched], None],
    ) -> None:
        self.fetcher = fetcher
        self.bounds = bounds
        self.reader = reader
        self.keep = keep
        self._documents = asyncio.Semaphore(bounds.documents_at_once)

    async def at(self, url: str) -> Reached:
        """The address, and one level deep what belongs to it."""
        download = download_of(url)
        fetched = await self._fetch_of_drive(download or url)
        hops = fetched.hops
        for _ in range(self.bounds.steps):
            leads_to = await goes_on_to(fetched)
            if not leads_to:
                break
            hops = (*hops, *([fetched.address] if fetched.address != url else []))
            fetched = await self._fetch(leads_to)
        reached = await self._see(fetched._replace(url=url, hops=hops))
        if reached.shown is None or _is_another(reached):
            return reached
        left = _Left(self.bounds.documents, self.bounds.bytes, {url, fetched.address})
        files = await self._files(reached.shown, left)
        if reached.shown.format == "html":
            files = tuple([await self._with_files(file, left) for file in files])
        else:
            files = tuple(map(_at_its_end, files))
        through = await self._through_menus(reached.shown) if is_home(url) else ()
        shown = replace(reached.shown, files=files, links=(*reached.shown.links, *through))
        return reached._replace(shown=shown, troubles=_left(reached.troubles, files))

    async def _files(self, shown: Shown, left: "_Left") -> tuple[Reached, ...]:
        """The frames of a page, and the documents that a page or PDF links to."""
        if shown.format not in ("html", "pdf"):
            return ()
        seen: list[Reached] = []
        frames = _own_frames(shown)[: self.bounds.frames]
        documents = [url for url in documents_of(shown) if url not in left.known]
        linked_as = {_document(url): url for url in reversed(_every(shown))}
        for url in (*frames, *documents[: left.documents]):
            if left.bytes <= 0:
                break
            async with self._documents:  # the bytes of few are held at a time
                fetched = await self._fetch_of_drive(url)
                left.take(url, fetched, document=url not in frames)
                reached = await self._see(fetched)
            if url in frames or _is_document(reached):
                seen.append(reached._replace(url=linked_as.get(url, url)))
        return tuple(seen)

    async def _with_files(self, file: Reached, left: "_Left") -> Reached:
        """A PDF behind a page with what it links to in its turn, as far as that is not known yet.

        There it ends: what those link to is not looked at.
        """
        shown = file.shown
        if shown is None or shown.format != "pdf" or not shown.links:
            return file
        links = tuple(link for link in shown.links if _document(link.url) not in left.known)
        files = await self._files(replace(shown, links=links), left)
        return file._replace(
            shown=replace(shown, links=links, files=tuple(map(_at_its_end, files)))
        )

    async def _through_menus(self, home: Shown) -> tuple[Link, ...]:
        links: list[Link] = []
        for url in menu_pages(home, self.bounds.menus):
            reached = await self._see(await self._fetch(url))
            links += () if _is_another(reached) else links_through(reached)
        return tuple(links)

    async def _fetch_of_drive(self, url: str) -> Fetched:
        """An address; where a drive gives no file, the folder or sheet that stands there."""
        fetched = await self._fetch(url)
        opened = opened_of(url)
        if not opened or not _is_no_file(fetched):
            return fetched
        shown = await self._fetch(opened)
        if is_drive_folder(shown.address):
            return shown._replace(url=url)
        download = download_of(shown.address)
        if shown.trouble is not None or download in ("", url):
            return fetched
        return (await self._fetch(download))._replace(url=url)

    async def _fetch(self, url: str) -> Fetched:
        fetched = await self.fetcher.get(url)
        self.keep(fetched)
        return fetched

    async def _see(self, fetched: Fetched) -> Reached:
        return await reached_of(fetched, self.reader)


def _own_frames(shown: Shown) -> tuple[str, ...]:
    """Frames with pages of the same site: what they show stands on the page for its visitors."""
    host = urlsplit(shown.address).hostname
    own = (url for url in shown.frames if urlsplit(url).hostname == host and not _document(url))
    return tuple(dict.fromkeys(own))


def _is_no_file(fetched: Fetched) -> bool:
    page = "html" in fetched.header("Content-Type").lower()
    return page or (fetched.trouble is not None and fetched.trouble.code in _NO_FILE)


def _is_another(reached: Reached) -> bool:
    """Whether something else stands there than what was asked for: its links say nothing."""
    return any(trouble.code in _ELSEWHERE for trouble in reached.troubles)


def _is_document(reached: Reached) -> bool:
    """Whether a link gave a document, or the trouble of one; another page is not looked into."""
    if reached.shown is None or reached.shown.format != "html":
        return True
    return bool(reached.troubles)


def _at_its_end(file: Reached) -> Reached:
    """A file whose own links are not followed."""
    return file if file.shown is None else file._replace(shown=replace(file.shown, links=()))


def _left(troubles: tuple[Trouble, ...], files: tuple[Reached, ...]) -> tuple[Trouble, ...]:
    """The troubles of a page; it is not empty where its frames show something."""
    shows = any(file.shown and file.shown.lines for file in files)
    return tuple(
        t for t in troubles if not (shows and t.code in ("empty_page", "needs_javascript"))
    )
