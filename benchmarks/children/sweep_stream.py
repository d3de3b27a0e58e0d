"""Open a number of addresses of 200 hosts, as our fetcher or as the bare client that it stands on.

Arguments: ours or bare, the port, how many, and a certificate to trust for TLS. Prints JSON.
"""

import asyncio
import json
import resource
import socket
import ssl
import sys
import time

from aiohttp import ClientSession, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from prongsai.fetching.client import LOOPBACK, Fetcher, Limits

AT_ONCE = 200
HOSTS = 200


async def numbers(host: str, port: int) -> list[tuple[str, int]]:
    """Every name is this computer."""
    return [("127.0.0.1", port)]


class Here(AbstractResolver):
    """The same for the bare client."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


async def ours(urls: list[str], trust: ssl.SSLContext | None) -> int:
    """With everything on: judging, robots.txt, turns, bounds."""
    limits = Limits(at_once=AT_ONCE, delay=0)
    good = 0
    async with Fetcher(limits, LOOPBACK, numbers, trust=trust) as fetcher:
        async for fetched in fetcher.get_all(urls):
            good += fetched.status == 200 and fetched.trouble is None
    return good


async def bare(urls: list[str], trust: ssl.SSLContext | None) -> int:
    """As many workers as requests at once, nothing checked."""
    left = iter(urls)
    good = 0
    connector = TCPConnector(limit=AT_ONCE, resolver=Here(), ssl=trust or True)
    async with ClientSession(connector=connector) as session:

        async def work() -> None:
            nonlocal good
            for url in left:
                async with session.get(url) as response:
                    await response.read()
                    good += response.status == 200

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return good


def main(who: str, port: str, count: str, authority: str = "") -> None:
    trust = ssl.create_default_context(cafile=authority) if authority else None
    scheme = "https" if authority else "http"
    urls = [
        f"{scheme}://h{number % HOSTS}.web.example:{port}/o{number // HOSTS}"
        for number in range(int(count))
    ]
    begin, cpu = time.perf_counter(), time.process_time()
    good = asyncio.run({"ours": ours, "bare": bare}[who](urls, trust))
    seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert good == len(urls), f"{good} of {len(urls)}"
    print(json.dumps({"seconds": seconds, "cpu_seconds": cpu, "megabytes": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
