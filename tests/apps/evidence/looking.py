"""Websites as tests make them up: what each address shows, without a network."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from prongsai.apps.evidence.visiting import Visited, Visitors
from prongsai.core.evidence.shown import Link, Reached, Shown, Trouble
from prongsai.fetching.fetched import Fetched


def page(url: str, *lines: str, links: tuple[Link, ...] = (), files: tuple[Reached, ...] = ()):
    """A page with these lines."""
    return Reached(
        url, Shown(url, url, "html", digest_of(*lines), lines=lines, links=links, files=files)
    )


def paper(url: str, *lines: str) -> Reached:
    """A PDF with these lines."""
    return Reached(url, Shown(url, url, "pdf", digest_of(*lines), lines=lines))


def gone(url: str) -> Reached:
    """An address that is dead."""
    return Reached(url, None, (Trouble("not_found", "404"),))


def digest_of(*lines: str) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()


def websites(*shown: Reached, asked: list[str] | None = None) -> Visitors:
    """Opens what is given by its address; everything else is dead. ``asked`` gets what was."""
    known: Mapping[str, Reached] = {one.url: one for one in shown}

    def visit(url: str) -> Visited:
        if asked is not None:
            asked.append(url)
        reached = known.get(url, gone(url))
        body = "\n".join(reached.shown.lines).encode() if reached.shown else b""
        status = 200 if reached.shown else 404
        trouble = reached.troubles[0] if reached.troubles else None
        fetched = Fetched(url, url, status, (), body, (), trouble, datetime.now(UTC))
        return Visited(reached, (fetched,))

    def read(name: str, content_type: str, content: bytes) -> Reached:
        digest = sha256(content).hexdigest()
        return Reached("", Shown("", name, "pdf", digest, lines=(content.decode("latin-1"),)))

    return Visitors(visit, read)
