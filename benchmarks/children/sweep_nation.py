"""One process of a national sweep: take up the journal where it is, and go on to the end.

Arguments: the journal and the port. Prints JSON.
"""

import asyncio
import json
import resource
import socket
import sys
import time
from pathlib import Path

from websites import fault_of_host

from prongsai.fetching.client import LOOPBACK, Fetcher, Limits
from prongsai.fetching.journal import Journal
from prongsai.fetching.sweep import sweep

LIMITS = Limits(at_once=300, delay=1, seconds=10, seconds_to_connect=5)
CLOSED = 1  # nobody listens at this port of loopback


async def numbers(host: str, port: int) -> list[tuple[str, int]]:
    """Every name is this computer, but for those that are gone or turned off."""
    fault = fault_of_host(host)
    if fault == "no_such_host":
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return [("127.0.0.1", CLOSED if fault == "connection_failed" else port)]


async def go(path: str, port: str) -> None:
    begin, cpu = time.perf_counter(), time.process_time()
    with Journal(Path(path)) as journal:
        before = journal.done()
        async with Fetcher(LIMITS, LOOPBACK, numbers) as fetcher:
            done = await sweep(journal, fetcher)
    told = {
        "addresses": done.done - before,
        "seconds": time.perf_counter() - begin,
        "cpu_seconds": time.process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    asyncio.run(go(*sys.argv[1:]))
