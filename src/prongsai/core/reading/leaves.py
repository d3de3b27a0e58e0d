"""A report in pieces that one looks at one by one: its pages, or so many lines at a time."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from prongsai.core.reading.source import PrintedLine, Source

# Where a file has no pages of its own: about as much as one printed page.
_LINES_PER_LEAF = 40


class Leaf(NamedTuple):
    """A piece of a report: its number, from 1, its lines, and whether it is a page of the file.

    A page of the file without any printed line is no leaf, so numbers of pages may have gaps.
    """

    number: int
    lines: tuple[PrintedLine, ...]
    is_page: bool


def leaves_of(source: Source) -> tuple[Leaf, ...]:
    """The leaves of a report in their order; at least one."""
    pages: dict[int, list[PrintedLine]] = {}
    for line in source.lines:
        if line.page is not None:
            pages.setdefault(line.page, []).append(line)
    if pages:
        return tuple(Leaf(page, tuple(lines), True) for page, lines in sorted(pages.items()))
    starts = range(0, max(len(source.lines), 1), _LINES_PER_LEAF)
    return tuple(
        Leaf(number, source.lines[start : start + _LINES_PER_LEAF], False)
        for number, start in enumerate(starts, 1)
    )


def leaf_by_line(leaves: Sequence[Leaf]) -> Mapping[int, int]:
    """On which leaf each line stands, both by their numbers."""
    found: dict[int, int] = {}
    for leaf in leaves:
        for line in leaf.lines:
            found.setdefault(line.number, leaf.number)
    return found
