"""The running words of a report, of paragraphs and of cells alike, each with its line."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai.core.reading.outline import Part, TextRead


class Passage(NamedTuple):
    """Words that stand together, the line they begin on, and whether they head what follows.

    The words of a paragraph have its number before them as ``mark``.
    """

    words: str
    line: int
    heading: bool = False
    mark: str = ""


def passages(parts: Sequence[Part]) -> Iterator[Passage]:
    """Every paragraph and every filled cell, in the order of printing."""
    for part in parts:
        if isinstance(part, TextRead):
            yield Passage(part.words, part.first, part.heading, part.mark)
            continue
        for title in part.titles:
            if title:
                yield Passage(title, part.first, True)
        for row in part.rows:
            for cell in row.cells:
                if cell.text:
                    yield Passage(cell.text, cell.first, row.spanning)
