"""A server that stands for many websites: slow, behind TLS, or as broken as a nation's are.

Prints its port and answers until it is ended. What is wrong with a page follows from its name, so
the benchmark knows what should come of every address (``fault_of``).
"""

import asyncio
import gzip
import ssl
import sys
from zlib import crc32

PAGE = (
    "<!doctype html><meta charset=utf-8><title>o12</title>" + "<p>แผนการใช้จ่าย</p>" * 260
).encode()
LARGE = b"%PDF-1.7\n" + b"x" * 2 * 2**20
FAULTS_OF_HOSTS = ((20, "no_such_host"), (40, "connection_failed"), (50, "timed_out"))
FAULTS_OF_PAGES = (
    (50, "not_found"),
    (80, "server_error"),
    (90, "connection_failed"),
    (100, "robots_forbidden"),
)


def fault_of_host(host: str) -> str:
    """What stands in the way of a whole website; empty where it can be asked."""
    turn = crc32(host.encode()) % 1000
    return next((fault for end, fault in FAULTS_OF_HOSTS if turn < end), "")


def fault_of(host: str, path: str) -> str:
    """What stands in the way of a page of the nation; empty where it opens."""
    turn = crc32(f"{host}{path}".encode()) % 1000
    of_page = next((fault for end, fault in FAULTS_OF_PAGES if turn < end), "")
    return fault_of_host(host) or of_page


def robots_of(host: str) -> bytes:
    """Forbids those pages of a host that ``fault_of`` says."""
    forbidden = (item for item in range(43) if fault_of(host, f"/o{item}") == "robots_forbidden")
    return b"User-agent: *\n" + b"".join(b"Disallow: /o%d$\n" % item for item in forbidden)


def answer(body: bytes, head: str = "", status: int = 200) -> bytes:
    """A whole answer."""
    return f"HTTP/1.1 {status} X\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def slow(host: str, path: str) -> tuple[float, bytes | None]:
    """Half a second for everything."""
    return 0.5, answer(PAGE) if path != "/robots.txt" else answer(b"", status=404)


def fresh(host: str, path: str) -> tuple[float, bytes | None]:
    """At once, and a new connection for each."""
    found = path != "/robots.txt"
    return 0, answer(PAGE if found else b"", "Connection: close\r\n", 200 if found else 404)


def nation(host: str, path: str) -> tuple[float, bytes | None]:
    """Sound pages, large ones, redirects and faults, after 0.1 to 0.6 seconds, some after 3."""
    turn = crc32(f"{path}{host}".encode()) % 1000
    after = 3.0 if turn < 20 else 0.1 + turn / 2000
    if fault_of_host(host) == "timed_out":
        return 3600, None
    if path == "/robots.txt":
        return after, answer(robots_of(host))
    fault = fault_of(host, path.removesuffix("/there"))
    if fault == "connection_failed":
        return after, None
    if fault in ("not_found", "server_error"):
        return after, answer(b"sorry", status=404 if fault == "not_found" else 500)
    if turn < 120 and not path.endswith("/there"):
        return after, answer(b"", f"Location: {path}/there\r\n", 301)
    if turn < 125:
        return after, answer(LARGE)
    if turn < 400:
        return after, answer(gzip.compress(PAGE, 1), "Content-Encoding: gzip\r\n")
    return after, answer(PAGE)


class Website(asyncio.Protocol):
    """One connection."""

    answers = staticmethod(slow)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.heard = b""

    def data_received(self, data: bytes) -> None:
        self.heard += data
        while b"\r\n\r\n" in self.heard:
            head, _, self.heard = self.heard.partition(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")
            host = next(line[6:] for line in lines if line.startswith("Host: ")).split(":")[0]
            after, body = self.answers(host, first.split(" ")[1])
            if after:
                asyncio.get_running_loop().call_later(after, self.say, body)
            else:
                self.say(body)

    def say(self, body: bytes | None) -> None:
        if body is None:
            self.transport.abort()
            return
        self.transport.write(body)
        if b"Connection: close" in body[:200]:
            self.transport.close()


async def serve(kind: str, port: str, certificate: str = "") -> None:
    """Serve until somebody ends this process."""
    tls = None
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate)
    Website.answers = staticmethod({"slow": slow, "fresh": fresh, "nation": nation}[kind])
    server = await asyncio.get_running_loop().create_server(
        Website, "127.0.0.1", int(port), ssl=tls, reuse_port=True, backlog=4096
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
