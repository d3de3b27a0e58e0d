"""Which measures of a file a plan has already, so that a file can add what is new and no more."""

from collections.abc import Iterable
from typing import NamedTuple

from prongsai.core.documents.plan import Measure
from prongsai.core.thai import closed_up


class SortedOut(NamedTuple):
    """The measures of a file in its order: those that the plan has not, and those it has."""

    new: tuple[Measure, ...]
    known: tuple[Measure, ...]


def sorted_out(brought: Iterable[Measure], standing: Iterable[Measure]) -> SortedOut:
    """Part the measures of a file by whether the plan has one of the same title and indicator.

    Spaces and numerals make no difference. A row that the file has twice, word for word, is new
    only once.
    """
    there = {_sameness(one) for one in standing}
    several = tuple(dict.fromkeys(brought))
    return SortedOut(
        tuple(one for one in several if _sameness(one) not in there),
        tuple(one for one in several if _sameness(one) in there),
    )


def _sameness(measure: Measure) -> tuple[str, str]:
    """The indicator, or the theme where it answers one, and the words that say what is done."""
    title = measure.measures or measure.methods or measure.steps
    return measure.indicator or measure.theme, closed_up(" ".join(title)).casefold()
