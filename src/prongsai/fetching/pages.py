"""What was fetched, as a visitor sees it: pages, documents, tables and pictures."""

import asyncio
import csv
import hashlib
import re
from dataclasses import replace
from io import BytesIO, StringIO

from prongsai.core.evidence.shown import Link, Reached, Shown, Table, Trouble
from prongsai.core.evidence.standing import host_of
from prongsai.fetching.charsets import letters_of
from prongsai.fetching.documents import DocumentReader
from prongsai.fetching.fetched import Fetched
from prongsai.fetching.html_page import Page, page_of
from prongsai.fetching.kinds import Kind, kind_of
from prongsai.fetching.page_troubles import is_shared_drive, troubles_in

_REFRESH = re.compile(rb"http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)
_MOST_ROWS = 20_000
_LONGEST_FIELD = 100_000
_MOST_TEXT = 4_000_000


async def reached_of(fetched: Fetched, reader: DocumentReader) -> Reached:
    """What came of opening an address, and of looking at what it gave.

    The format is told by the content. Nothing that a website sends is raised.
    """
    if fetched.trouble is not None and not _is_cut(fetched):
        return _only_trouble(fetched, _named(fetched, fetched.trouble))
    kind = kind_of(fetched.body, fetched.header("Content-Type").lower(), fetched.address)
    shown, troubles = await _shown(fetched, kind, reader)
    if fetched.trouble is not None:  # what was cut off is no fault of the file
        troubles = (fetched.trouble,)
    return Reached(fetched.url, shown, troubles, fetched.hops)


async def goes_on_to(fetched: Fetched) -> str:
    """The address to which a page goes on by itself, before its visitor can read it; or empty."""
    body = fetched.body
    may = _REFRESH.search(body[:20_000]) or (len(body) < 10_000 and b"location" in body)
    if fetched.trouble is not None or not may:
        return ""
    content_type = fetched.header("Content-Type").lower()
    if kind_of(body, content_type, fetched.address).format != "html":
        return ""
    leads_to = (await asyncio.to_thread(_page, fetched)).leads_to
    return "" if leads_to == fetched.address else leads_to


async def _shown(
    fetched: Fetched, kind: Kind, reader: DocumentReader
) -> tuple[Shown, tuple[Trouble, ...]]:
    bare = Shown(
        url=fetched.url,
        address=fetched.address,
        format=kind.format,
        digest=hashlib.sha256(fetched.body).hexdigest(),
        size=len(fetched.body),
    )
    if kind.trouble is not None:
        return bare, (kind.trouble,)
    match kind.format:
        case "html":
            return await asyncio.to_thread(_seen_page, fetched, bare)
        case "pdf" | "docx" | "xlsx":
            read = await reader.read(kind.format, fetched.body)
            shown = replace(_with(bare, read.lines, read.tables), scanned=read.scanned)
            own = (Link(url, "") for url in read.links if _is_of(url, bare))
            return replace(shown, links=tuple(own)), read.troubles
        case "picture":
            return bare, _picture_troubles(fetched.body)
        case "csv":
            return await asyncio.to_thread(_seen_table, fetched, bare), ()
    return await asyncio.to_thread(_seen_text, fetched, bare), ()


def _page(fetched: Fetched) -> Page:
    html = letters_of(fetched.body, fetched.header("Content-Type"))
    return page_of(html, fetched.address)


def _seen_page(fetched: Fetched, bare: Shown) -> tuple[Shown, tuple[Trouble, ...]]:
    page = _page(fetched)
    troubles = troubles_in(page, fetched.url, fetched.address)
    shown = Shown(
        url=bare.url,
        address=bare.address,
        format="html",
        digest=bare.digest,
        size=bare.size,
        title=page.title,
        lines=page.lines,
        tables=page.tables,
        links=page.links,
        pictures=page.pictures,
        forms=page.forms,
        frames=page.frames,
        language=page.language,
        scripted=any(trouble.code == "needs_javascript" for trouble in troubles),
    )
    return shown, troubles


def _seen_table(fetched: Fetched, bare: Shown) -> Shown:
    text = letters_of(fetched.body, fetched.header("Content-Type"))[:_MOST_TEXT]
    table = _rows(text)
    return _with(bare, tuple(" ".join(filter(None, row)) for row in table), (table,))


def _rows(text: str) -> Table:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:8192], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows: list[tuple[str, ...]] = []
    reader = csv.reader(StringIO(text.replace("\0", "")), dialect)
    while len(rows) < _MOST_ROWS:
        try:
            row = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            break
        except csv.Error:
            continue
        if any(row):
            rows.append(row)
    return tuple(rows)


def _seen_text(fetched: Fetched, bare: Shown) -> Shown:
    text = letters_of(fetched.body, fetched.header("Content-Type"))[:_MOST_TEXT]
    return _with(bare, tuple(line.strip() for line in text.splitlines() if line.strip()), ())


def _with(bare: Shown, lines: tuple[str, ...], tables: tuple[Table, ...]) -> Shown:
    return Shown(
        url=bare.url,
        address=bare.address,
        format=bare.format,
        digest=bare.digest,
        size=bare.size,
        lines=lines,
        tables=tables,
    )


def _is_of(url: str, document: Shown) -> bool:
    """Whether a link inside a document leads to its own website or a drive, and not to a law."""
    stored = is_shared_drive(url) or is_shared_drive(document.url)
    return stored or host_of(url).removeprefix("www.") == host_of(document.address).removeprefix(
        "www."
    )


def _picture_troubles(body: bytes) -> tuple[Trouble, ...]:
    """Whether a picture can be opened; its points are never unpacked."""
    from PIL import Image, UnidentifiedImageError

    if body.lstrip()[:1] == b"<":
        return ()
    try:
        with Image.open(BytesIO(body)):
            return ()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return (Trouble("broken_file", "picture"),)


def _is_cut(fetched: Fetched) -> bool:
    return (
        fetched.trouble is not None and fetched.trouble.code == "too_large" and bool(fetched.body)
    )


def _named(fetched: Fetched, trouble: Trouble) -> Trouble:
    """A shared drive refuses whom it does not know: that is what has to be repaired."""
    if trouble.code == "refused_by_server" and is_shared_drive(fetched.address):
        return Trouble("drive_private", trouble.detail)
    return trouble


def _only_trouble(fetched: Fetched, trouble: Trouble) -> Reached:
    return Reached(fetched.url, None, (trouble,), fetched.hops)
