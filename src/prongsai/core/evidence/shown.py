"""What a page or a file shows to whoever opens it, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Format = Literal["html", "pdf", "docx", "xlsx", "csv", "picture", "other"]

# Rows of cells; each cell is the text that stands in it.
Table = tuple[tuple[str, ...], ...]


class Link(NamedTuple):
    """A link: the absolute address that it leads to, and what stands on it.

    A home page also has the links of its pages about ITA and OIT, for what stands there is linked
    from the website: ``through`` is the address of that page. It is no link of the page itself.
    """

    url: str
    text: str
    through: str = ""


class Picture(NamedTuple):
    """A picture: its absolute address, its description, and the words beside it on the page."""

    url: str
    alt: str
    near: str


class Form(NamedTuple):
    """A form that visitors can fill in: where it goes, the names of its fields, its words."""

    action: str
    fields: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Shown:
    """A page or file as a visitor sees it.

    ``url`` is the address that was opened, ``address`` where it ended after redirects. ``lines``
    are the visible lines in reading order, as they are written. ``digest`` is the SHA-256 of the
    bytes. ``frames`` are addresses shown inside the page (maps, videos). ``scripted`` tells a page
    that shows next to nothing without JavaScript, ``scanned`` a file that is pictures of paper;
    ``files`` are the documents that the page or PDF links to. Of the links inside a PDF only those
    to its own website and to drives are given: others lead to laws and what else it quotes.
    """

    url: str
    address: str
    format: Format
    digest: str
    title: str = ""
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    forms: tuple[Form, ...] = ()
    frames: tuple[str, ...] = ()
    language: str = ""
    size: int = 0
    scripted: bool = False
    scanned: bool = False
    files: tuple["Reached", ...] = ()

    @property
    def text(self) -> str:
        """All visible lines as one text."""
        return "\n".join(self.lines)


class Trouble(NamedTuple):
    """What stands in the way of opening an address, by a code of ``TROUBLES``, and a detail such
    as the status or the day on which a certificate ended."""

    code: str
    detail: str = ""


class Reached(NamedTuple):
    """What came of opening one address: what it shows, or what stood in the way, or both.

    ``hops`` are the addresses in between where it redirects.
    """

    url: str
    shown: Shown | None
    troubles: tuple[Trouble, ...] = ()
    hops: tuple[str, ...] = ()

    def everything(self) -> Iterator[Shown]:
        """The page and the documents that it links to, as far as they could be opened."""
        if self.shown is not None:
            yield self.shown
            for file in self.shown.files:
                yield from file.everything()


# What can stand in the way, each a finding of the same code (findings.yaml says how to repair it).
TROUBLES = (
    "not_found",  # 404, 410
    "server_error",  # 5xx
    "refused_by_server",  # 401, 403, 429 and others
    "robots_forbidden",  # robots.txt asks us not to look: a person must
    "login_wall",  # a sign-in page in place of the content
    "drive_private",  # a shared drive that asks for permission
    "drive_folder",  # a folder of a shared drive: its files can only be looked at one by one
    "soft_404",  # "not found" with status 200
    "parked_domain",  # the domain is for sale, or shows a gambling site
    "no_such_host",
    "connection_failed",
    "timed_out",
    "tls_expired",
    "tls_wrong_host",
    "tls_untrusted",
    "redirect_loop",
    "private_address",  # leads into a private network
    "not_an_address",  # cannot be an address of a page
    "odd_port",  # at which browsers open no page
    "too_large",
    "empty_page",
    "needs_javascript",
    "empty_file",
    "broken_file",
    "locked_file",  # a password is asked for
    "old_office_file",  # .doc, .xls and .ppt as Office wrote them before 2007
    "unknown_format",
)
