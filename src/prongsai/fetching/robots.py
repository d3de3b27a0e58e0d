"""What a website asks of programs in its robots.txt."""

import re
from typing import NamedTuple

from protego import Protego

from prongsai.core.evidence.shown import Trouble

NAME = "Prongsai"
MOST_BYTES = 500 * 2**10  # what every reader of robots.txt has to read at least (RFC 9309)
_LONGEST_PAUSE = 30.0


class Rules(NamedTuple):
    """What may be opened: everything where ``text`` is None, nothing while there is a trouble."""

    text: Protego | None = None
    trouble: Trouble | None = None

    def forbid(self, url: str) -> Trouble | None:
        """The trouble of opening an address; None where it is welcome."""
        if self.text is None or self.text.can_fetch(url, NAME):
            return self.trouble
        return Trouble("robots_forbidden", "robots.txt")

    @property
    def delay(self) -> float:
        """The pause that is asked for, in seconds, as long as we grant it."""
        asked = self.text.crawl_delay(NAME) if self.text else None
        return min(asked or 0.0, _LONGEST_PAUSE)


def rules_in(body: bytes) -> Rules:
    """Read a robots.txt; one that cannot be read forbids nothing."""
    lines = body.decode("utf-8-sig", "replace").replace("\0", "").splitlines()
    try:
        return Rules(Protego.parse("\n".join(map(_shortened, lines))))
    except (ValueError, IndexError, TypeError):
        return Rules()


def _shortened(line: str) -> str:
    """Groups of other programs get one name: thousands of names times thousands of rules is much.

    They stay where they are, for they end the group before them.
    """
    found = _AGENT.match(line)
    if found is None:
        return line[:2_000]
    agent = found.group(1).split("#")[0].strip().strip("*").lower() or "*"
    return f"user-agent: {agent if agent in ('*', NAME.lower()) else 'another'}"


_AGENT = re.compile(r"\s*user[- ]?agent\s*[:\s](.*)", re.IGNORECASE)
