"""A sweep over many websites: the nation's in an hour or two, resumed wherever it was killed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import NamedTuple

from prongsai.fetching.client import Fetcher
from prongsai.fetching.failures import one_error
from prongsai.fetching.fetched import Fetched
from prongsai.fetching.journal import LOOKS, Ask, Journal

_BLOCK = 10  # addresses of one host that are held in memory

# A website is pausing most of the time, so more of them are open than requests at once.
_HOSTS_PER_REQUEST = 4


class SweepProgress(NamedTuple):
    """How far a sweep is: addresses that are done, and all."""

    done: int
    total: int


Keep = Callable[[Fetched], Awaitable[None]]


async def sweep(
    journal: Journal,
    fetcher: Fetcher,
    *,
    keep: Keep | None = None,
    progress: Callable[[SweepProgress], None] | None = None,
) -> SweepProgress:
    """Ask for everything that waits in a journal, many hosts at once, one host in its own order.

    What may pass (time-outs, servers that are down) is looked at once more when all the rest is
    done. ``keep`` gets every answer with its body before the journal notes it: after a kill the
    answers of that moment come again, so it should know what it has by address and digest. What
    ``keep`` raises ends the sweep, and the journal has all but the answers of that moment.
    """
    counted = _Counted(journal, progress)
    for look in range(LOOKS):
        hosts = journal.hosts(look)
        with one_error():
            async with asyncio.TaskGroup() as group:
                for _ in range(fetcher.limits.at_once * _HOSTS_PER_REQUEST):
                    group.create_task(_walk_hosts(hosts, look, counted, fetcher, keep))
    return SweepProgress(counted.done, counted.total)


class _Counted:
    """A journal, and how far it is without asking it each time."""

    def __init__(self, journal: Journal, tell: Callable[[SweepProgress], None] | None) -> None:
        self.journal = journal
        self.done = journal.done()
        self.total = journal.total()
        self._tell = tell

    def add(self, done: bool) -> None:
        self.done += done
        if self._tell:
            self._tell(SweepProgress(self.done, self.total))


async def _walk_hosts(
    hosts: Iterator[str], look: int, counted: _Counted, fetcher: Fetcher, keep: Keep | None
) -> None:
    """Take one host after the other, until none is left."""
    journal = counted.journal
    for host in hosts:
        after = 0
        while asks := journal.waiting(host, look, after, _BLOCK):
            for ask in asks:
                counted.add(await _done(ask, journal, fetcher, keep))
                after = ask.number


async def _done(ask: Ask, journal: Journal, fetcher: Fetcher, keep: Keep | None) -> bool:
    """Ask, keep and note; nothing holds the body while its host has its pause."""
    came = await fetcher.get(ask.url, ask.known)
    if keep:
        await keep(came)
    return journal.record(ask, came)
