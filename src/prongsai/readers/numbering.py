"""Source lines given their numbers: what every reader does at its end."""

from collections.abc import Iterable

from prongsai.core.reading.source import PrintedLine, Source
from prongsai.readers.layout import Printed


def source_of(name: str, pages: Iterable[tuple[int | None, Iterable[Printed]]]) -> Source:
    """A report from what its pages have, from the top of each down.

    A passage that stands apart has a number left out before it, as an empty line would have it.
    """
    lines: list[PrintedLine] = []
    number = 0
    for page, printed in pages:
        for one in printed:
            number += 2 if one.apart and lines else 1
            lines.append(PrintedLine(number, one.cells, page, one.heading, one.sure))
    return Source(name, tuple(lines))
