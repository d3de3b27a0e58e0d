"""Which addresses may be opened: pages of the web, and nothing inside of anybody's network.

An address is judged twice: as it is written, and again as the numbers that its name leads to, at
the moment of connecting (``resolving.py``). Only the second judgement protects.
"""

import re
from functools import cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import NamedTuple

from yarl import URL

from prongsai.core.evidence.shown import Trouble

IPAddress = IPv4Address | IPv6Address


class Allow(NamedTuple):
    """What may be opened although it is private: an office's own intranet, or a test's server.

    ``hosts`` are names (lower case, ASCII), ``networks`` such as ``10.1.0.0/16``.
    """

    hosts: frozenset[str] = frozenset()
    networks: tuple[str, ...] = ()

    def lets_in(self, address: IPAddress, host: str = "") -> bool:
        """Whether a connection to ``address`` may be made for ``host``."""
        named = host in self.hosts or str(address) in self.hosts
        return named or is_public(address) or _within(address, self.networks)


LOOPBACK = Allow(networks=("127.0.0.0/8", "::1/128"))


class Refused(Exception):  # noqa: N818 -- reads as what happened
    """An address that is not opened, with the trouble that says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(f"{trouble.code}: {trouble.detail}")
        self.trouble = trouble


def address_of(text: str, base: URL | None = None) -> URL:
    """Read an absolute address as browsers do, or one relative to ``base``.

    Numbers that stand for an address are written out (``2130706433`` is ``127.0.0.1``), names are
    in ASCII, without a dot at the end, and what follows ``#`` is gone. Refused with
    ``not_an_address`` where no web page can be there, with ``odd_port`` where only the port is to
    blame.
    """
    written = re.sub(r"[\t\r\n]", "", text).strip(" ")
    if not written or len(written) > _LONGEST:
        raise _not_an_address("empty" if not written else "too long")
    if re.search(r"[\x00-\x1f\x7f]", written):
        raise _not_an_address("control characters")
    try:
        url = URL(written) if base is None else base.join(URL(written))
        host = url.raw_host or ""
        port = url.port
    except (ValueError, UnicodeError) as error:
        if too_high := _PORT_TOO_HIGH.match(written):
            raise _odd_port(too_high[1]) from error
        raise _not_an_address(str(error)[:80]) from error
    if url.scheme not in ("http", "https"):
        raise _not_an_address(url.scheme or "no http")
    if url.raw_user is not None or url.raw_password is not None:
        raise _not_an_address("user and password")
    if port in _PORTS_OF_OTHERS or not port:
        raise _odd_port(str(port))
    url = url.with_host(_host(host)).with_fragment(None)
    return url if url.raw_path.strip("/") else url.with_path("/", keep_query=True)


def address_in(url: URL) -> IPAddress | None:
    """The number that stands in an address in place of a name."""
    try:
        return ip_address(url.raw_host or "")
    except ValueError:
        return None


def host_of(url: str) -> str:
    """The host whose turn an address waits for; empty where it is no address."""
    try:
        return address_of(url).raw_host or ""
    except Refused:
        return ""


def _host(host: str) -> str:
    host = host.rstrip(".").lower()
    if ":" in host:
        if "%" in host:
            raise _not_an_address("zone of an interface")
        return str(IPv6Address(host))
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return str(_number(labels))
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        raise _not_an_address("host")
    return host


def _number(labels: list[str]) -> IPv4Address:
    """The address that decimal, octal, hexadecimal and short forms mean to a browser."""
    try:
        *first, last = (_whole(label) for label in labels)
    except ValueError as error:
        raise _not_an_address("host") from error
    if len(first) > 3 or any(part > 255 for part in first) or last >= 256 ** (4 - len(first)):
        raise _not_an_address("host")
    return IPv4Address(sum(part << 8 * (3 - at) for at, part in enumerate(first)) + last)


def _whole(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8 if len(label) > 1 and label.startswith("0") else 10)


def is_public(address: IPAddress) -> bool:
    """Whether an address is of the open internet, whichever form hides another one in it."""
    if isinstance(address, IPv4Address):
        return not _within(address, _NOT_PUBLIC_4)
    # Forms that carry an IPv4 address (mapped, 6to4, Teredo, NAT64) lie outside or are listed.
    return _within(address, ("2000::/3",)) and not _within(address, _NOT_PUBLIC_6)


def _within(address: IPAddress, networks: tuple[str, ...]) -> bool:
    return any(address in network for network in _networks(networks))


@cache
def _networks(networks: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network) for network in networks)


def _not_an_address(detail: str) -> Refused:
    return Refused(Trouble("not_an_address", detail))


def _odd_port(port: str) -> Refused:
    return Refused(Trouble("odd_port", port))


_LONGEST = 8_000
_PORT_TOO_HIGH = re.compile(r"https?://[^/?#@]*:0*([0-9]{5,9})(?:[/?#]|$)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")

# IANA's registries of special-purpose addresses; besides, the address at which one provider of
# computing offers its metadata (168.63.129.16; those of others are link-local or shared).
_NOT_PUBLIC_4 = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
)
_NOT_PUBLIC_6 = (
    "2001::/23",  # protocols, Teredo among them
    "2001:db8::/32",
    "2002::/16",  # 6to4
    "3fff::/20",
)

# What browsers never speak HTTP to (the Fetch standard's list): mail, shells, files, chats.
_OTHERS = """
1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111
113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540
548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061
6000 6566 6665 6666 6667 6668 6669 6679 6697 10080
"""
_PORTS_OF_OTHERS = frozenset(map(int, _OTHERS.split()))
