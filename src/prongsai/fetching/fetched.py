"""What came of asking for one address, and within which limits it is asked for."""

from datetime import datetime
from typing import NamedTuple

from prongsai.core.evidence.shown import Trouble


class Limits(NamedTuple):
    """How much, how long and how politely; times in seconds.

    ``most_bytes`` of one answer after unpacking; ``large_at_once`` answers of more than a mebibyte
    are read at the same time, which bounds the memory of all. ``delay`` lies between the end of a
    request and the next of the same host, ``backoff`` before the first retry (twice as long before
    the next), ``patience`` is the longest that a server may ask to wait. What cannot be connected
    is not tried again for ``rest``.
    """

    most_bytes: int = 50 * 2**20
    seconds_to_connect: float = 10
    seconds: float = 60
    hops: int = 10
    at_once: int = 100
    per_host: int = 1
    delay: float = 1
    retries: int = 2
    backoff: float = 1
    patience: float = 30
    rest: float = 60
    large_at_once: int = 4


class Known(NamedTuple):
    """What is known of an earlier answer: an address that has not changed since says so (304)."""

    address: str
    etag: str = ""
    modified: str = ""


class Fetched(NamedTuple):
    """One answer, or what stood in its way.

    ``url`` was asked for, ``address`` is where it ended, ``hops`` are the addresses in between.
    ``headers`` are as they came, ``body`` is unpacked and may be cut (trouble ``too_large``).
    ``status`` is 0 where no answer came; ``taken_at`` is in UTC.
    """

    url: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    hops: tuple[str, ...]
    trouble: Trouble | None
    taken_at: datetime

    def header(self, name: str) -> str:
        """The first header of that name in any case, empty where there is none."""
        return header_of(self.headers, name)

    @property
    def known(self) -> Known | None:
        """What to send next time, if the server told anything."""
        known = Known(self.address, self.header("ETag"), self.header("Last-Modified"))
        return known if self.trouble is None and (known.etag or known.modified) else None


def header_of(headers: tuple[tuple[str, str], ...], name: str) -> str:
    """The first header of that name in any case, empty where there is none."""
    return next((value for key, value in headers if key.lower() == name.lower()), "")
