"""What the server answers at each address of an office: the content, or the fault in its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tests.sites import faults, layouts, papers
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


def answers_of(office: Office) -> Answers:
    """Everything that an office serves."""
    told = Answers()
    for case in office.cases:
        _serve(case, told)
        _serve_linked(case, told)
    told.hosts.setdefault(office.host, office.tls)
    home = f"{office.scheme}://{office.host}"
    told.add(f"{home}/", _page(office, "หน้าแรก", _home(office)), office.tls)
    told.add(f"{home}/oit", _page(office, "การเปิดเผยข้อมูลสาธารณะ (OIT)", _list(office)), office.tls)
    forbidden = [case for case in office.cases if case.behaves == "robots"]
    if forbidden:
        rules = "User-agent: *\n" + "".join(
            f"Disallow: {urlsplit(c.url).path}\n" for c in forbidden
        )
        told.add(f"{home}/robots.txt", Answer(200, {"Content-Type": "text/plain"}, rules.encode()))
    return told


def _home(office: Office) -> tuple[Block, ...]:
    linked = [case for case in office.cases if case.linked]
    return (
        Block("heading", (f"ยินดีต้อนรับสู่ {office.agency}",)),
        Block("link", ("/oit", "ITA")),
        *(Block("link", (case.url, case.item.upper())) for case in linked),
    )


def _list(office: Office) -> tuple[Block, ...]:
    return tuple(
        Block("link", (case.url, f"ข้อ {case.item}")) for case in office.cases if case.linked
    )


def _page(office: Office, title: str, blocks: tuple[Block, ...], layout: str = "") -> Answer:
    shown = layouts.html(
        blocks, layout or office.layout, title, office.agency, office.footer, "/oit"
    )
    kind = "text/html" if office.encoding != "utf-8" else "text/html; charset=utf-8"
    if office.encoding != "utf-8":
        shown = shown.replace("charset=utf-8", f"charset={office.encoding}", 1)
        shown = shown.replace('charset="utf-8"', f'charset="{office.encoding}"', 1)
    body = shown.encode(_CODECS.get(office.encoding, office.encoding), "xmlcharrefreplace")
    return Answer(200, {"Content-Type": kind}, body)


def _serve(case: Case, told: Answers) -> None:
    if case.behaves and faults.serve(case, told):
        return
    if case.form == "html":
        title = next((b.parts[0] for b in case.blocks if b.kind == "heading"), case.item)
        told.add(case.url, _page(case.office, title, case.blocks, case.layout), case.office.tls)
        return
    form, _, direct = case.form.partition("_")
    content = paper(form, case.blocks)
    if direct:
        told.add(case.url, content, case.office.tls)
        return
    at = f"{case.office.scheme}://{case.office.host}{case.file}"
    told.add(at, content, case.office.tls)
    title, *more = case.intro or (_title(case),)
    shown = "picture" if form == "picture" else "link"
    page = (
        Block("heading", (title,)),
        *(Block("text", (words,)) for words in more),
        Block(shown, (case.file, "" if form == "picture" else f"{title} (ดาวน์โหลดเอกสาร)")),
    )
    told.add(case.url, _page(case.office, title, page, case.layout), case.office.tls)


def _serve_linked(case: Case, told: Answers) -> None:
    """The files that a page links to by itself, with what stands on the page."""
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
