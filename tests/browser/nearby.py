"""The web application as it is served, but for its check: that opens websites of this computer.

A program of its own for tests of the check: ``python -m tests.browser.nearby 8001``. Otherwise
nothing private is ever opened, and strangers are asked slowly.
"""

import sys
from functools import partial

from prongsai.project.wsgi import application

# The apps can be imported only once the application is there.
from prongsai.apps.evidence import background, visiting  # isort: skip
from prongsai.fetching.client import LOOPBACK, Limits  # isort: skip

__all__ = ["application"]

background.EVERY = 0.1
background.Websites = partial(  # type: ignore[misc, assignment]
    visiting.Websites, Limits(delay=0, retries=0, backoff=0), LOOPBACK
)


def main(port: int) -> None:
    """Answer requests on a port of this computer until the process is ended."""
    from granian.constants import Interfaces
    from granian.server import Server

    where = f"{__spec__.name}:application"
    Server(where, port=port, interface=Interfaces.WSGI, blocking_threads=8).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
