"""Limits against floods, by address, in memory alone; published in docs/operations/intake.md.

Two hundred people who answer within five minutes behind one address are never slowed down. An
address is kept as a hash under a random key that changes every hour and is written nowhere.
"""

import secrets
import threading
from hashlib import blake2b
from ipaddress import ip_address
from math import ceil
from typing import NamedTuple

ADDRESSES = 20_000  # that are remembered at most
HOUR = 3600.0
_NOTHING = 1e-6  # seconds that sums of fractions may be off


class Limit(NamedTuple):
    """So many at once, then one more for every so many seconds."""

    at_once: int
    seconds_each: float


SUBMISSIONS = Limit(at_once=600, seconds_each=0.5)
# Codes with a right check letter that nobody was given: guesses. Of 25,600 million possible codes
# nobody finds one of some hundreds at this pace; mistyped ones are told apart and not counted.
WRONG_CODES = Limit(at_once=100, seconds_each=5.0)


class Pace:
    """How far each address has used up a limit; ``now`` in seconds by any steady clock."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._lock = threading.Lock()
        self._begun: float | None = None
        self._key = b""
        self._free_at: dict[bytes, float] = {}  # when all of the limit is free again

    def wait(self, address: str, now: float) -> int:
        """Whole seconds until this address may go on; 0 where it may now."""
        with self._lock:
            return self._wait(self._name(address, now), now)

    def note(self, address: str, now: float) -> None:
        """Count one more from this address."""
        with self._lock:
            self._note(self._name(address, now), now)

    def take(self, address: str, now: float) -> int:
        """Count one more if the address may go on now; the seconds to wait otherwise."""
        with self._lock:
            name = self._name(address, now)
            wait = self._wait(name, now)
            if not wait:
                self._note(name, now)
            return wait

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._begun = None

    def _wait(self, name: bytes, now: float) -> int:
        at_once, seconds_each = self.limit
        ready_at = self._free_at.get(name, now) - (at_once - 1) * seconds_each
        return max(0, ceil(ready_at - now - _NOTHING))

    def _note(self, name: bytes, now: float) -> None:
        free_at = max(now, self._free_at.pop(name, now))
        if len(self._free_at) >= ADDRESSES:  # the one that was seen longest ago
            del self._free_at[next(iter(self._free_at))]
        self._free_at[name] = free_at + self.limit.seconds_each

    def _name(self, address: str, now: float) -> bytes:
        if self._begun is None or not self._begun <= now < self._begun + HOUR:
            self._begun, self._key, self._free_at = now, secrets.token_bytes(16), {}
        return blake2b(_house(address).encode(), key=self._key, digest_size=12).digest()


def _house(address: str) -> str:
    """One address of IPv4; of IPv6 the network of a house, for each computer has many."""
    if ":" not in address:
        return address
    try:
        return ip_address(address).exploded[:19]
    except ValueError:
        return address


submissions = Pace(SUBMISSIONS)
wrong_codes = Pace(WRONG_CODES)
