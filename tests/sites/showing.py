"""How the content of a case is shown: as a page, as a file, or as a page that leads to a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tests.sites import layouts, papers
from tests.sites.farm import Case, Office
from tests.sites.writing import Block


class Answer(NamedTuple):
    """One answer; the body may be made when it is first asked for."""

    status: int
    headers: Mapping[str, str] = {}
    body: bytes | Callable[[], bytes] = b""
    seconds: float = 0
    fails_first: int = 0


@dataclass
class Answers:
    """Everything that an office serves, on its own hosts and on others."""

    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    hosts: dict[str, str] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)

    def add(self, url: str, answer: Answer, tls: str = "sound") -> None:
        """Answer at an address."""
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        self.hosts.setdefault(host, tls)
        path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        self.answers[host, path] = answer


# Python calls it by its number only.
_CODECS = {"windows-874": "cp874"}

_PAPERS: dict[str, tuple[Callable[[tuple[Block, ...]], bytes], str]] = {
    "pdf": (papers.pdf, "application/pdf"),
    "docx": (
        papers.word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (papers.sheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "scan": (papers.scanned_pdf, "application/pdf"),
    "picture": (papers.picture, "image/png"),
    "locked": (papers.locked_pdf, "application/pdf"),
}


def page(office: Office, title: str, blocks: tuple[Block, ...], layout: str = "") -> Answer:
    """A page of an office."""
    shown = layouts.html(
        blocks, layout or office.layout, title, office.agency, office.footer, "/oit"
    )
    kind = "text/html" if office.encoding != "utf-8" else "text/html; charset=utf-8"
    if office.encoding != "utf-8":
        shown = shown.replace("charset=utf-8", f"charset={office.encoding}", 1)
        shown = shown.replace('charset="utf-8"', f'charset="{office.encoding}"', 1)
    body = shown.encode(_CODECS.get(office.encoding, office.encoding), "xmlcharrefreplace")
    return Answer(200, {"Content-Type": kind}, body)


def show(case: Case, told: Answers) -> None:
    """Show the content of a case."""
    if case.form == "html":
        title = next((b.parts[0] for b in case.blocks if b.kind == "heading"), case.item)
        files = tuple(Block("link", (file.path, file.title)) for file in case.listed)
        blocks = (*case.blocks, *files)
        told.add(case.url, page(case.office, title, blocks, case.layout), case.office.tls)
        return
    form, _, way = case.form.partition("_")
    at = f"{case.office.scheme}://{case.office.host}"
    links = tuple(Block("link", (f"{at}{file.path}", file.title)) for file in case.listed)
    content = paper(form, (*case.blocks, *links))
    if way == "direct":
        told.add(case.url, content, case.office.tls)
        return
    lead_to_file(case, told, content)


def lead_to_file(case: Case, told: Answers, file: Answer) -> None:
    """A page that has a title and leads to a file; a picture it shows."""
    at = f"{case.office.scheme}://{case.office.host}{case.file}"
    told.add(at, file, case.office.tls)
    title, *more = case.intro or (_title(case),)
    ways = {
        "picture": Block("picture", (case.file, "")),
        "pdf_frame": Block("frame", (case.file,)),
    }
    link = Block("link", (case.file, f"{title} (ดาวน์โหลดเอกสาร)"))
    blocks = (
        Block("heading", (title,)),
        *(Block("text", (words,)) for words in more),
        ways.get(case.form, link),
    )
    told.add(case.url, page(case.office, title, blocks, case.layout), case.office.tls)


def show_linked(case: Case, told: Answers) -> None:
    """The files that a page links to by itself, with what stands on the page."""
    for file in case.listed:
        at = f"{case.office.scheme}://{case.office.host}{file.path}"
        told.add(at, paper(file.form, file.blocks), case.office.tls)
    for block in case.blocks:
        if block.kind == "link" and block.parts[0].startswith("/files/"):
            form = block.parts[0].rpartition(".")[2]
            at = f"{case.office.scheme}://{case.office.host}{block.parts[0]}"
            told.add(at, paper(form, case.blocks), case.office.tls)


def _title(case: Case) -> str:
    return next((b.parts[0] for b in case.blocks if b.kind == "heading"), "เอกสารเผยแพร่")


def paper(form: str, blocks: tuple[Block, ...]) -> Answer:
    """A file, made when it is asked for."""
    make, kind = _PAPERS[form]
    return Answer(200, {"Content-Type": kind}, partial(_once, make, blocks))


@lru_cache(maxsize=400)
def _once(make: Callable[[tuple[Block, ...]], bytes], blocks: tuple[Block, ...]) -> bytes:
    return make(blocks)
