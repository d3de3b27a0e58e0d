"""How the figures of a report stand, in words beside them: by their own sums, or by those above."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from prongsai.core.reading.adding_up import SumRead
from prongsai.core.reading.correcting import RowTold
from prongsai.core.reading.facts import Repair
from prongsai.core.reading.figures_printed import TOTAL
from prongsai.web.agency.report_review import Review, lines_of_row

# What is said of a value beside its look.
BADGES: Mapping[str, tuple[Any, str]] = {
    "left_out": (_("Left out"), ""),
    "differs": (_("Does not add up"), "bad"),
    "part": (_("Part of a sum that does not add up"), "warn"),
    "doubt": (_("In doubt"), "warn"),
    "corrected": (_("Corrected"), ""),
    "added": (_("Added"), ""),
    "agrees": (_("Adds up"), "good"),
    "fits": (_("Fits the sum above it"), "good"),
    "read": (_("Read"), ""),
}
_OPEN = (_("Cannot be computed: parts are missing"), "")


class SumShown(NamedTuple):
    """A printed sum as a line: how it stands, on which leaf, and repairs to be taken."""

    sum: SumRead
    word: Any
    look: str
    leaf: int
    repairs: list[Repair]


class Standing:
    """How every printed figure of a report stands by its sums."""

    def __init__(self, review: Review) -> None:
        self._review, self._by_node = review, {one.node: one.standing for one in review.sums}

    def badges(self, row: RowTold) -> list[str]:
        """What is said of a row, by the names of BADGES."""
        if row.left_out:
            return ["left_out"]
        found = [standing] if (standing := self._of_row(row)) else []
        if lines_of_row(row) & self._review.doubted_lines:
            found.append("doubt")
        if row.added:
            found.append("added")
        elif row.values != row.read:
            found.append("corrected")
        return found or ["read"]

    def of(self, node: str) -> str:
        """How a figure stands: by its own sum, else by the nearest that it is part of.

        A name of BADGES, empty where nothing could be computed.
        A part of a sum that is right is wrong in no digit that would show in it.
        """
        rules = self._review.rules
        if rules is None:
            return ""
        own = self._by_node.get(node, "open")
        if own != "open":
            return own
        above = rules.parents.get(node)
        while above is not None:
            whole = TOTAL if above is rules.assessment else above.code
            standing = self._by_node.get(whole, "open")
            if standing != "open":
                return "fits" if standing == "agrees" else "part"
            above = rules.parents.get(above.code)
        return ""

    def _of_row(self, row: RowTold) -> str:
        told = row.values.get("node") or row.values.get("code") or ""
        return self.of(told.casefold()) if row.values.get("value") else ""


def sums_shown(review: Review) -> Iterator[SumShown]:
    """Every printed sum as a line; a repair that mends several stands beside the first."""
    standing, proposed = Standing(review), set[Repair]()
    for one in review.sums:
        word, look = BADGES.get(standing.of(one.node), _OPEN)
        repairs = [*dict.fromkeys(one.told.repairs)] if one.told else []
        new = [repair for repair in repairs if repair not in proposed]
        proposed |= {*new}
        yield SumShown(one, word, look, review.leaf_of(one.line), new)
