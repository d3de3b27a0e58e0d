"""Where a figure is printed: the line itself, and not the first of its paragraph."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from prongsai.core.reading.facts import Facts, Figure
from prongsai.core.reading.outline import Part, TextRead
from prongsai.core.reading.source import Source


class _Lines(NamedTuple):
    """The words of each line of a report, and where the paragraph of each line ends."""

    words: Mapping[int, str]
    ends: Mapping[int, int]


def placed(facts: Facts, source: Source, parts: Sequence[Part]) -> Facts:
    """The facts with every figure, the level and every day on the line where it is printed.

    A paragraph or a cell may go on over several lines; facts found in it have its first.
    """
    lines = _Lines(_words(source), _ends(parts))
    total, level = facts.total, facts.level
    return replace(
        facts,
        total=_figure(total, lines) if total else None,
        level=level._replace(line=_line(level.line, level.printed, lines)) if level else None,
        scores=tuple(one._replace(figure=_figure(one.figure, lines)) for one in facts.scores),
        questions=tuple(
            one._replace(figure=_figure(one.figure, lines)) if one.figure else one
            for one in facts.questions
        ),
        days=tuple(one._replace(line=_line(one.line, one.printed, lines)) for one in facts.days),
        doubts=tuple(
            one._replace(line=_line(one.line, one.printed, lines)) for one in facts.doubts
        ),
    )


def _words(source: Source) -> dict[int, str]:
    """The words of each line without spaces; a line that comes as two has those of both."""
    words: dict[int, str] = {}
    for line in source.lines:
        words[line.number] = words.get(line.number, "") + _close(line.text)
    return words


def _ends(parts: Sequence[Part]) -> dict[int, int]:
    ends: dict[int, int] = {}
    for part in parts:
        pieces = (
            [part]
            if isinstance(part, TextRead)
            else [cell for row in part.rows for cell in row.cells]
        )
        for one in pieces:
            ends[one.first] = max(one.last, ends.get(one.first, one.last))
    return ends


def _figure(figure: Figure, lines: _Lines) -> Figure:
    return figure._replace(line=_line(figure.line, figure.printed, lines))


def _line(first: int, printed: str, lines: _Lines) -> int:
    """The line of a paragraph that has the words; its first where none has."""
    close = _close(printed)
    within = range(first, lines.ends.get(first, first) + 1)
    return (
        next((at for at in within if close in lines.words.get(at, "")), first) if close else first
    )


def _close(text: str) -> str:
    return "".join(text.split())
