"""The farm's web server on loopback: every host of the farm, over HTTP and TLS, with its faults.

Names lead to it through ``Farm.names``, which a Fetcher takes as its resolver; nothing else on the
computer knows them.
"""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from tests.sites import faults
from tests.sites.answers import answers_of
from tests.sites.certificates import Certificates
from tests.sites.farm import Office
from tests.sites.showing import Answer


class Place(NamedTuple):
    """Where the farm listens."""

    plain: int
    tls: int
    closed: int


class Farm:
    """Serves offices as long as the block lasts: ``with Farm(offices, folder) as farm``."""

    def __init__(self, offices: Iterable[Office], folder: Path) -> None:
        self.answers: dict[tuple[str, str], Answer] = {}
        hosts: dict[str, str] = {faults.ACCOUNTS: "sound"}
        self.closed_hosts: set[str] = set()
        self.no_hosts: set[str] = set()
        for office in offices:
            told = answers_of(office)
            self.answers |= told.answers
            self.closed_hosts |= told.closed
            self.no_hosts |= told.unknown
            hosts |= told.hosts
        self.hosts = hosts
        self.certificates = Certificates(folder, hosts)
        self._asked: dict[tuple[str, str], int] = {}

    def __enter__(self) -> "Farm":
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    @property
    def trust(self) -> ssl.SSLContext:
        """What a client trusts that trusts the farm's authority."""
        return ssl.create_default_context(cafile=str(self.certificates.authority))

    async def names(self, host: str, port: int) -> Sequence[tuple[str, int]]:
        """Where a host of the farm is; nobody knows any other."""
        if host in self.no_hosts or host not in self.hosts:
            return []
        if host in self.closed_hosts:
            return [("127.0.0.1", self.place.closed)]
        return [("127.0.0.1", self.place.tls if port == 443 else self.place.plain)]

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._end = asyncio.Event()
        plain = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        tls = await asyncio.start_server(
            self._answer, "127.0.0.1", 0, ssl=self.certificates.server_context()
        )
        closed = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        ports = [one.sockets[0].getsockname()[1] for one in (plain, tls, closed)]
        closed.close()
        self.place = Place(*ports)
        self._ready.set()
        await self._end.wait()
        plain.close()
        tls.close()
        for task in asyncio.all_tasks():
            if task is not asyncio.current_task():
                task.cancel()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                await self._answer_one(head, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def _answer_one(self, head: list[str], writer: asyncio.StreamWriter) -> None:
        method, target, _ = head[0].split(" ")
        host = next((h[6:] for h in head if h.lower().startswith("host: ")), "").split(":")[0]
        path = unquote(target) if not target.startswith("http") else unquote(urlsplit(target).path)
        times = self._asked[host, path] = self._asked.get((host, path), 0) + 1
        answer = self.answers.get((host, path)) or _nothing(host, path)
        if answer.seconds:
            await asyncio.sleep(answer.seconds)
        status = answer.status
        if answer.fails_first and times <= answer.fails_first:
            status = 503
        body = await asyncio.to_thread(_made, answer.body) if status < 300 or answer.body else b""
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {_ascii(value)}" for name, value in answer.headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        if method != "HEAD":
            writer.write(body)
        await writer.drain()


def _nothing(host: str, path: str) -> Answer:
    if path == "/robots.txt":
        return Answer(404)
    if host in (
        "drive.google.com",
        "docs.google.com",
    ):  # as for a file that is not shared: whoever is told may sign in
        return Answer(303, {"Location": f"https://{faults.ACCOUNTS}/v3/signin?continue=drive"})
    if host == faults.ACCOUNTS:
        return Answer(200, faults.HTML, faults.PAGES["google_sign_in"].encode())
    if path.endswith((".jpg", ".png", ".js", ".ico")):
        return Answer(200, {"Content-Type": "image/png"}, b"\x89PNG\r\n")
    return Answer(404, {"Content-Type": "text/html"}, b"<h1>404 Not Found</h1>")


def _made(body: bytes | Callable[[], bytes]) -> bytes:
    return body if isinstance(body, bytes) else body()


def _ascii(value: str) -> str:
    return quote(value, safe="/:;=?&%, \"#.-_+'()") if not value.isascii() else value
