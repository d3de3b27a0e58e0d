"""Whose turn it is at a website: one request at a time, with a pause after it."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.asking import Answer
from prongsai.fetching.robots import Rules

# Hosts that are remembered though nobody asks for them now: robots.txt, pauses.
_MOST = 2_000


@dataclass
class Place:
    """What is known of one host while it is asked; origins are scheme, name and port."""

    turn: asyncio.Semaphore
    users: int = 0
    free_at: float = 0
    delay: float = 0
    asked: bool = False
    rules: dict[str, Rules] = field(default_factory=dict)
    out_of_reach: dict[str, tuple[Trouble, float]] = field(default_factory=dict)
    silent: dict[str, int] = field(default_factory=dict)

    def trouble_at(self, origin: str, now: float) -> Trouble | None:
        """What kept us from connecting a moment ago, while it need not be tried again."""
        trouble, until = self.out_of_reach.get(origin, (None, 0.0))
        return trouble if now < until else None

    def note(self, origin: str, answer: Answer, until: float) -> None:
        """Remember until when it is no use to ask again.

        A page may be slow while its website is not; two in a row that say nothing are a website.
        """
        silent = answer.status == 0 and answer.trouble and answer.trouble.code == "timed_out"
        self.silent[origin] = self.silent.get(origin, 0) + 1 if silent else 0
        if answer.trouble and (answer.out_of_reach or self.silent[origin] > 1):
            self.out_of_reach[origin] = (answer.trouble, until)


class Turns:
    """The places of all hosts that were asked of late."""

    def __init__(self, per_host: int, delay: float) -> None:
        self._per_host = per_host
        self._delay = delay
        self._places: OrderedDict[str, Place] = OrderedDict()

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[Place]:
        """Wait for the turn at a host, and pass it on with a pause."""
        place = self._place(host)
        place.users += 1
        clock = asyncio.get_running_loop().time
        try:
            async with place.turn:
                if (pause := place.free_at - clock()) > 0:
                    await asyncio.sleep(pause)
                try:
                    yield place
                finally:
                    if place.asked:
                        place.free_at = clock() + max(self._delay, place.delay)
                        place.asked = False
        finally:
            place.users -= 1

    def _place(self, host: str) -> Place:
        place = self._places.get(host)
        if place is None:
            place = self._places[host] = Place(asyncio.Semaphore(self._per_host))
            self._forget()
        self._places.move_to_end(host)
        return place

    def _forget(self) -> None:
        """Let go of the host that was asked longest ago, unless somebody waits there."""
        if len(self._places) > _MOST:
            host, place = next(iter(self._places.items()))
            if place.users == 0:
                del self._places[host]
            else:
                self._places.move_to_end(host)
