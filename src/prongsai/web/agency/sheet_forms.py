"""Empty result sheets that a page offers: the one or two that are needed first, and the others."""

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.loading import load_framework, years


class FormsOffered(NamedTuple):
    """Fiscal years whose empty sheet is offered, the newest first.

    ``needed`` are years of the agency that have no result yet, and the newest one with final rules;
    ``others`` are for results of long ago, and for drafts of rules.
    """

    needed: tuple[int, ...]
    others: tuple[int, ...]


def forms_offered(without_result: Iterable[int]) -> FormsOffered:
    """The empty sheets of every year that has rules, parted by what an officer looks for.

    ``without_result`` are the years that the agency has opened and that wait for their result.
    """
    known = sorted(years(), reverse=True)
    newest = next(year for year in known if load_framework(year).status == "final")
    needed = {newest, *without_result}
    return FormsOffered(
        tuple(year for year in known if year in needed),
        tuple(year for year in known if year not in needed),
    )
