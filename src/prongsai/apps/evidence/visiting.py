"""Opening the addresses that were handed in, and reading the files that are kept here."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Self

from django.conf import settings
from django.utils import timezone

from prongsai.core.evidence.shown import Reached

if TYPE_CHECKING:
    from prongsai.fetching.client import Allow
    from prongsai.fetching.fetched import Fetched, Limits


class Visited(NamedTuple):
    """What one address shows, and everything that was fetched for it, to be copied."""

    reached: Reached
    fetched: tuple["Fetched", ...] = ()


# Opens one address.
Visit = Callable[[str], Visited]
# Reads one file that is kept here: its name, its type and its content.
Read = Callable[[str, str, bytes], Reached]


class Visitors(NamedTuple):
    """How a check looks: at addresses, and into files."""

    visit: Visit
    read: Read


class Websites:
    """Opens addresses politely, in an event loop of its own; use it with ``with``, in one thread.

    One after the other: the addresses of an agency stand on one host, which is asked slowly.
    ``limits`` and ``allow`` are for tests on loopback; otherwise nothing private is opened.
    """

    def __init__(self, limits: "Limits | None" = None, allow: "Allow | None" = None) -> None:
        self._limits = limits
        self._allow = allow

    def __enter__(self) -> Self:
        from prongsai.fetching.client import NOTHING_PRIVATE, USUAL, Fetcher
        from prongsai.fetching.documents import DocumentReader

        self._runner = asyncio.Runner()
        allow = self._allow or NOTHING_PRIVATE
        self._fetcher = Fetcher(self._limits or USUAL, allow, contact=settings.CONTACT)
        self._reader = DocumentReader()
        self._runner.run(self._fetcher.__aenter__())
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._fetcher.__aexit__())
        self._runner.close()

    @property
    def visitors(self) -> Visitors:
        """What a check looks with."""
        return Visitors(self.visit, self.read)

    def visit(self, url: str) -> Visited:
        """Open one address, and the documents that its page links to."""
        return self._runner.run(self._visit(url))

    def read(self, name: str, content_type: str, content: bytes) -> Reached:
        """What stands in a file that is kept here."""
        from prongsai.fetching.fetched import Fetched
        from prongsai.fetching.pages import reached_of

        headers = (("Content-Type", content_type),)
        fetched = Fetched("", name, 200, headers, content, (), None, timezone.now())
        return self._runner.run(reached_of(fetched, self._reader))

    async def _visit(self, url: str) -> Visited:
        from prongsai.fetching.looking import look_at

        kept: list[Fetched] = []
        looking = look_at([url], self._fetcher, reader=self._reader, keep=kept.append)
        reached = [one async for one in looking]
        return Visited(reached[0], tuple(kept))
