"""A result beside the year before and other agencies, in figures that a page only shows."""

from dataclasses import dataclass
from fractions import Fraction

from prongsai.apps.results.models import Result
from prongsai.apps.results.publications import Peers
from prongsai.core.scoring import as_published
from prongsai.web.layout.figures import figure


@dataclass(frozen=True)
class PeersShown:
    """An agency's place among those of its kind with a published total, itself counted."""

    number: int
    all: int
    place: int
    mean: str
    highest: str


def peers_shown(peers: Peers | None) -> PeersShown | None:
    """The comparison ready to show; ``None`` where there is nobody to compare with."""
    if peers is None:
        return None
    return PeersShown(
        number=peers.number,
        all=peers.number + 1,
        place=peers.above + 1,
        mean=figure(as_published(Fraction(peers.mean))),
        highest=figure(peers.highest),
    )


@dataclass(frozen=True)
class SinceShown:
    """The total of the year before, and how far it rose; ``+2.31``."""

    year: int
    total: str
    points: str


def since_shown(before: Result | None, now: Result) -> SinceShown | None:
    """The change since the year before; ``None`` where one of the totals is not known."""
    if before is None or before.total is None or now.total is None:
        return None
    points = now.total - before.total
    return SinceShown(before.round.year, figure(before.total), f"{points:+.2f}")
