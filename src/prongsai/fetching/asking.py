"""One question to one server, within the limits: no redirect is followed here, nothing retried."""

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import AsyncExitStack
from typing import NamedTuple

from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from yarl import URL

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.addresses import Allow, address_in
from prongsai.fetching.certificates import day_of_end
from prongsai.fetching.failures import (
    FAILURES,
    could_not_connect,
    trouble_of,
    trouble_of_status,
)
from prongsai.fetching.fetched import Limits, header_of
from prongsai.fetching.resolving import JudgingResolver, LeadsInside, Names, SystemNames
from prongsai.fetching.unpacking import ACCEPTED, Packed, Unpacking

_LARGE = 2**20
_HEADER_BYTES = 16_384
_HEADERS = 128
_PLAIN = {"Accept": "*/*", "Accept-Language": "th,en;q=0.8", "Accept-Encoding": ACCEPTED}


class Answer(NamedTuple):
    """What one server said: ``status`` 0 where it said nothing.

    ``out_of_reach`` where it was not even connected; ``cookies`` are those that it set.
    """

    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    trouble: Trouble | None = None
    out_of_reach: bool = False
    cookies: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """The first header of that name in any case, empty where there is none."""
        return header_of(self.headers, name)

    @property
    def leads_to(self) -> str:
        """Where a redirect leads; empty where it is none."""
        return self.header("Location") if self.status in (301, 302, 303, 307, 308) else ""


class Line:
    """Connections to servers, each to an address that was judged; open it with ``async with``."""

    def __init__(
        self,
        limits: Limits,
        allow: Allow,
        *,
        names: Names | None,
        trust: ssl.SSLContext | None,
        agent: str,
    ) -> None:
        self._limits = limits
        self._allow = allow
        self._resolver = JudgingResolver(names or SystemNames(), allow)
        self._trust = trust or _usual_trust()
        self._agent = agent
        self._slots = asyncio.Semaphore(limits.at_once)
        self._large = asyncio.Semaphore(limits.large_at_once)

    async def __aenter__(self) -> "Line":
        limits = self._limits
        self._session = ClientSession(
            connector=TCPConnector(
                limit=limits.at_once,
                resolver=self._resolver,
                socket_factory=self._resolver.make_socket,
                ssl=self._trust,
                ttl_dns_cache=300,
                keepalive_timeout=max(5, 2 * limits.delay),
            ),
            cookie_jar=DummyCookieJar(),
            headers={"User-Agent": self._agent, **_PLAIN},
            timeout=ClientTimeout(total=limits.seconds, connect=limits.seconds_to_connect),
            auto_decompress=False,
            trust_env=False,
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
            max_headers=_HEADERS,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def ask(self, url: URL, headers: Mapping[str, str], first: int | None = None) -> Answer:
        """Ask for one address; troubles are in the answer.

        With ``first`` so many bytes are read of the body, and it is no trouble if there are more.
        """
        async with self._slots:
            try:
                self._judge_number(url)
                async with self._session.get(
                    url, headers=headers, allow_redirects=False
                ) as response:
                    return await self._read(response, first)
            except FAILURES as error:
                trouble = trouble_of(error)
                if trouble.code == "tls_expired":
                    day = await day_of_end(self._resolver, url, self._limits.seconds_to_connect)
                    trouble = Trouble(trouble.code, day)
                return Answer(trouble=trouble, out_of_reach=could_not_connect(error))

    def _judge_number(self, url: URL) -> None:
        """Numbers need no resolver, so they are judged here (and again by the socket)."""
        number = address_in(url)
        if number is not None and not self._allow.lets_in(number):
            raise LeadsInside(str(number))

    async def _read(self, response: ClientResponse, first: int | None) -> Answer:
        headers = tuple(
            (name.decode("latin-1"), value.decode("utf-8", "replace"))
            for name, value in response.raw_headers
        )
        cookies = tuple((name, morsel.coded_value) for name, morsel in response.cookies.items())
        answer = Answer(response.status, headers, cookies=cookies)
        if answer.leads_to:
            response.close()  # nobody reads what stands on a signpost
            return answer
        body, trouble = await self._body(response, first)
        return answer._replace(body=body, trouble=trouble_of_status(response.status) or trouble)

    async def _body(
        self, response: ClientResponse, first: int | None
    ) -> tuple[bytes, Trouble | None]:
        """The body as far as it came: cut where it is too large, too slow or broken."""
        most = self._limits.most_bytes if first is None else first
        if first is None and (response.content_length or 0) > most:
            response.close()
            return b"", Trouble("too_large", str(response.content_length))
        body = bytearray()
        try:
            trouble = await self._take(response, body, most)
        except Packed as broken:
            trouble = broken.trouble
        except FAILURES as error:
            trouble = trouble_of(error)
        if trouble:
            response.close()
        return bytes(body), trouble

    async def _take(self, response: ClientResponse, body: bytearray, most: int) -> Trouble | None:
        unpacking = Unpacking(response.headers.get("Content-Encoding", ""))
        async with AsyncExitStack() as large:
            turn_of_large = False
            async for chunk in response.content.iter_any():
                for piece in unpacking.pieces(chunk):
                    body += piece
                    if len(body) > most:
                        del body[most:]
                        return Trouble("too_large", f"> {most}")
                    if len(body) > _LARGE and not turn_of_large:
                        await large.enter_async_context(self._large)
                        turn_of_large = True
        return None


def _usual_trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    # Servers without secure renegotiation open in browsers, and we renegotiate nothing.
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    return context
