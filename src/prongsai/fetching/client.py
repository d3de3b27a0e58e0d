"""Addresses opened as a careful visitor would: politely, within limits, never into a network."""

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from yarl import URL

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.addresses import LOOPBACK, Allow, Refused, address_of, host_of
from prongsai.fetching.asking import Answer, Line
from prongsai.fetching.failures import may_pass, one_error
from prongsai.fetching.fetched import Fetched, Known, Limits
from prongsai.fetching.resolving import Names
from prongsai.fetching.robots import MOST_BYTES, NAME, Rules, rules_in
from prongsai.fetching.turns import Place, Turns

__all__ = ["LOOPBACK", "Allow", "Fetched", "Fetcher", "Known", "Limits", "user_agent"]

USUAL = Limits()
NOTHING_PRIVATE = Allow()
_WAITING = 2_000  # addresses of a stream that are looked ahead, to ask many hosts at once


class Fetcher:
    """Opens addresses; use it with ``async with``, in one event loop.

    ``resolver`` gives the numbers of names in place of this computer; ``contact`` is named in the
    User-Agent, for a webmaster who has a question; ``trust`` are other authorities for TLS.
    """

    def __init__(
        self,
        limits: Limits = USUAL,
        allow: Allow = NOTHING_PRIVATE,
        resolver: Names | None = None,
        *,
        contact: str = "",
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits
        self._turns = Turns(limits.per_host, limits.delay)
        self._line = Line(limits, allow, names=resolver, trust=trust, agent=user_agent(contact))

    async def __aenter__(self) -> "Fetcher":
        await self._line.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._line.__aexit__()

    async def get(self, url: str, known: Known | None = None) -> Fetched:
        """Open one address and follow where it redirects.

        Whatever a website does is in what is given, never raised. With ``known``, an answer that
        has not changed since has the status 304 and no body.
        """
        walk = _Walk(url, known)
        while walk.end is None and walk.address is not None:
            async with self._turns.at(walk.address.raw_host or "") as place:
                await self._walk_at(place, walk)
        return walk.fetched()

    async def get_all(self, urls: Iterable[str] | AsyncIterable[str]) -> AsyncIterator[Fetched]:
        """Open a stream of addresses, as many at once as the limits let; in any order.

        The stream is read as it is needed: memory does not grow with its length.
        """
        results: asyncio.Queue[Fetched | None] = asyncio.Queue(maxsize=8)
        walking = asyncio.create_task(self._walk_all(urls, results))
        try:
            while (fetched := await results.get()) is not None:
                yield fetched
            with one_error():
                await walking
        finally:
            walking.cancel()
            await asyncio.wait([walking])

    async def _walk_all(
        self,
        urls: Iterable[str] | AsyncIterable[str],
        results: "asyncio.Queue[Fetched | None]",
    ) -> None:
        room = asyncio.Semaphore(_WAITING)
        waiting: dict[str, deque[str]] = {}

        async def walk_host(host: str) -> None:
            while waiting[host]:
                await results.put(await self.get(waiting[host].popleft()))
                room.release()
            waiting.pop(host, None)

        try:
            async with asyncio.TaskGroup() as hosts:
                async for url in _each(urls):
                    await room.acquire()
                    # A host has as many queues as it may be asked at once.
                    host = min(
                        (f"{host_of(url)} {queue}" for queue in range(self.limits.per_host)),
                        key=lambda queue: len(waiting.get(queue, ())) + (queue in waiting),
                    )
                    if host in waiting:
                        waiting[host].append(url)
                    else:
                        waiting[host] = deque([url])
                        hosts.create_task(walk_host(host))
        finally:
            if not _given_up():
                await results.put(None)

    async def _walk_at(self, place: Place, walk: "_Walk") -> None:
        """Walk on while it stays at one host, where it is our turn."""
        host = walk.host
        while walk.end is None and walk.address is not None and walk.host == host:
            if trouble := await self._forbidden(place, walk.address):
                walk.end = Answer(trouble=trouble)
            else:
                answer = await self._ask(place, walk.address, walk.headers())
                walk.take(answer, self.limits.hops)

    async def _forbidden(self, place: Place, address: URL) -> Trouble | None:
        """What stands in the way before anything is asked: robots.txt, or nobody there."""
        now = asyncio.get_running_loop().time()
        origin = str(address.origin())
        if trouble := place.trouble_at(origin, now):
            return trouble
        if origin not in place.rules:
            answer = await self._robots(place, address)
            if answer.status == 0:
                return answer.trouble
            place.rules[origin] = _rules_of(answer)
            place.delay = place.rules[origin].delay
        return place.rules[origin].forbid(str(address))

    async def _robots(self, place: Place, address: URL) -> Answer:
        walk = _Walk(str(address.origin() / "robots.txt"), None)
        while walk.end is None and walk.address is not None:
            answer = await self._ask(place, walk.address, {}, MOST_BYTES)
            walk.take(answer, hops=5)
        end = walk.end or Answer(status=404)
        # One that leads astray (into a network, in circles) is as good as none.
        return end if end.status or not walk.hops else Answer(status=404)

    async def _ask(
        self, place: Place, url: URL, headers: dict[str, str], first: int | None = None
    ) -> Answer:
        """Ask, and again after a while where that may help."""
        place.asked = True
        for attempt in range(self.limits.retries + 1):
            answer = await self._line.ask(url, headers, first)
            pause = self._pause(answer, attempt)
            if pause is None:
                break
            await asyncio.sleep(pause)
        until = asyncio.get_running_loop().time() + self.limits.rest
        place.note(str(url.origin()), answer, until)
        return answer

    def _pause(self, answer: Answer, attempt: int) -> float | None:
        """Seconds to wait before asking again; None where that is no use."""
        asked = answer.header("Retry-After")
        if attempt >= self.limits.retries or (asked and attempt):
            return None
        if asked and answer.status in (403, 429, 503):
            told = asked.isdecimal() and len(asked) < 6 and int(asked) <= self.limits.patience
            return int(asked) if told else None  # a day in place of seconds is far away
        if answer.trouble and answer.trouble.code == "timed_out" and attempt:
            return None  # it has had its time twice
        may = may_pass(answer.trouble) or answer.status == 429
        return self.limits.backoff * 2**attempt if may else None


@dataclass
class _Walk:
    """One address on its way through redirects."""

    url: str
    known: Known | None
    address: URL | None = None
    hops: list[str] = field(default_factory=list)
    end: Answer | None = None
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._go(self.url, None)

    @property
    def host(self) -> str:
        """The host that is to be asked next."""
        return (self.address and self.address.raw_host) or ""

    def headers(self) -> dict[str, str]:
        """What is sent beside the address: cookies of this host, what is known of this page."""
        headers = {"Cookie": self._cookie()} if self._cookie() else {}
        if self.known and self.known.address == str(self.address):
            if self.known.etag:
                headers["If-None-Match"] = self.known.etag
            if self.known.modified:
                headers["If-Modified-Since"] = self.known.modified
        return headers

    def take(self, answer: Answer, hops: int) -> None:
        """Take an answer: the end, or the next address."""
        self.seen.add((str(self.address), self._cookie()))
        # Cookies live as long as this walk, and go only to the host that set them.
        self.cookies.setdefault(self.host, {}).update(answer.cookies)
        if not answer.leads_to:
            self.end = answer
            return
        self.hops.append(str(self.address))
        self._go(answer.leads_to, self.address)
        again = (str(self.address), self._cookie()) in self.seen
        if self.end is None and (again or len(self.hops) > hops):
            self.end = answer._replace(trouble=Trouble("redirect_loop", str(len(self.hops))))

    def fetched(self) -> Fetched:
        """What came of it."""
        end = self.end or Answer()
        return Fetched(
            self.url,
            str(self.address or self.url),
            end.status,
            end.headers,
            end.body,
            tuple(self.hops[1:]),
            end.trouble,
            datetime.now(UTC),
        )

    def _go(self, url: str, base: URL | None) -> None:
        try:
            self.address = address_of(url, base)
        except Refused as refused:
            self.end = Answer(trouble=refused.trouble)

    def _cookie(self) -> str:
        own = self.cookies.get(self.host, {})
        return "; ".join(f"{name}={value}" for name, value in own.items())[:4_000]


def user_agent(contact: str) -> str:
    """Who asks, and whom to write to about it."""
    about = f" (+{contact.strip()})" if contact.strip() else ""
    return f"{NAME}/{version('prongsai')}{about}"


def _rules_of(answer: Answer) -> Rules:
    if answer.status >= 500:  # RFC 9309: as long as nobody knows the rules, nothing is welcome
        return Rules(trouble=Trouble("robots_forbidden", f"robots.txt {answer.status}"))
    return rules_in(answer.body) if answer.status == 200 else Rules()


def _given_up() -> bool:
    """Whether nobody listens any more."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def _each(urls: Iterable[str] | AsyncIterable[str]) -> AsyncIterator[str]:
    if isinstance(urls, AsyncIterable):
        async for url in urls:
            yield url
    else:
        for url in urls:
            yield url
