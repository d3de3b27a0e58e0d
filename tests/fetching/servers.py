"""Websites on loopback that behave as they are told, byte for byte."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from prongsai.fetching.client import LOOPBACK, Allow, Fetcher, Limits

QUICK = Limits(delay=0, backoff=0, seconds=5, seconds_to_connect=2)


class Asked(NamedTuple):
    """One request as it came."""

    path: str
    headers: dict[str, str]


Handler = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Site:
    """A server on loopback; ``pages`` are whole answers or handlers by their path."""

    pages: dict[str, bytes | Handler]
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    tasks: "set[asyncio.Task[None] | None]" = field(default_factory=set)
    writers: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def root(self) -> str:
        """The address of the first page, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until it ends."""
        self.tasks.add(asyncio.current_task())
        self.writers.add(writer)
        try:
            while head := await _head(reader):
                self.asked.append(head)
                page = self.pages.get(head.path, answer(404))
                if isinstance(page, bytes):
                    writer.write(page)
                    await writer.drain()
                else:
                    await page(head, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            self.writers.discard(writer)
            self.tasks.discard(asyncio.current_task())

    async def end(self) -> None:
        """Close every connection, and wait until nobody answers any more."""
        for writer in self.writers:
            writer.close()
        if left := {task for task in self.tasks if task}:
            await asyncio.wait(left, timeout=5)


async def _head(reader: asyncio.StreamReader) -> Asked | None:
    try:
        text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = text.split("\r\n")[:-2]
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(first.split(" ")[1], headers)


def answer(status: int, body: bytes = b"", **headers: str) -> bytes:
    """A whole answer; underscores in names of headers stand for hyphens."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(to: str, status: int = 302, **headers: str) -> bytes:
    """An answer that leads elsewhere."""
    return answer(status, Location=to, **headers)


@asynccontextmanager
async def site(
    pages: dict[str, bytes | Handler], host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> AsyncIterator[Site]:
    """Serve pages as long as the block lasts."""
    served = Site(pages)
    server = await asyncio.start_server(served.serve, host, 0, ssl=tls)
    served.port = server.sockets[0].getsockname()[1]
    try:
        yield served
    finally:
        server.close()
        await served.end()


def names(**known: Sequence[str] | str) -> Callable[[str, int], Any]:
    """A resolver that knows these names only (``__`` stands for a dot)."""
    table = {name.replace("__", "."): value for name, value in known.items()}

    async def look_up(host: str, port: int) -> list[tuple[str, int]]:
        found = table.get(host, ())
        return [(number, port) for number in ([found] if isinstance(found, str) else found)]

    return look_up


def fetcher(limits: Limits = QUICK, allow: Allow = LOOPBACK, **more: Any) -> Fetcher:
    """A fetcher that may open loopback, and waits for nothing."""
    return Fetcher(limits, allow, **more)


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run what a test does, with its own loop."""
    return asyncio.run(coroutine)
