"""Names become numbers once, and the number that was judged is the one that is connected to.

A name may lead to a public address when it is asked first and to a private one a moment later.
Here nobody asks a second time: the connector opens what the resolver handed it, and every socket
is judged once more as it is made.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.addresses import Allow

# What a name and a port lead to: numbers with ports. OSError where the name is unknown.
Names = Callable[[str, int], Awaitable[Sequence[tuple[str, int]]]]


class LeadsInside(OSError):  # noqa: N818 -- reads as what happened
    """A name or number that leads into a private network; nothing was connected."""

    trouble = Trouble("private_address")


class SystemNames:
    """The names that this computer knows; each lookup in a thread, for it may take long."""

    def __init__(self, at_once: int = 32) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="names")

    async def __call__(self, host: str, port: int) -> Sequence[tuple[str, int]]:
        """Look a name up; socket.gaierror where there is none."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _look_up, host, port)
        return [(str(sockaddr[0]), port) for *_, sockaddr in found]

    def close(self) -> None:
        """Wait for nobody: a lookup that hangs ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[Any]:
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


class JudgingResolver(AbstractResolver):
    """Gives the connector those numbers of a name that may be opened, and LeadsInside if none."""

    def __init__(self, names: Names, allow: Allow) -> None:
        self._names = names
        self._allow = allow
        self._let_in: set[str] = set()  # numbers of the hosts in allow.hosts, so only a few

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Look a name up; OSError where it is unknown or leads inside."""
        found = await self._names(host, port)
        results = [_result(host, number, at) for number, at in found if self._opens(number, host)]
        if found and not results:
            raise LeadsInside(host)
        if not results:
            raise socket.gaierror(socket.EAI_NONAME, "no number")
        return results

    def make_socket(self, info: Any) -> socket.socket:
        """Open a socket for one number: the last place at which a private one is refused."""
        family, kind, protocol, _, sockaddr = info
        number = str(sockaddr[0])
        if not self._opens(number) and number not in self._let_in:
            raise LeadsInside(number)
        return socket.socket(family=family, type=kind, proto=protocol)

    async def close(self) -> None:
        """Release the threads of the names."""
        if isinstance(self._names, SystemNames):
            self._names.close()

    def _opens(self, number: str, host: str = "") -> bool:
        opens = self._allow.lets_in(ip_address(number), host)
        if opens and host in self._allow.hosts:
            self._let_in.add(number)
        return opens


def _result(host: str, number: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    return ResolveResult(
        hostname=host,
        host=number,
        port=port,
        family=family,
        proto=socket.IPPROTO_TCP,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
