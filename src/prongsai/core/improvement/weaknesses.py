"""What of a result has to get better, none forgotten, and which measures answer it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from prongsai.core.analysis import themes_of
from prongsai.core.documents.plan import Measure
from prongsai.core.framework import Band, Framework, Node
from prongsai.core.results import Result
from prongsai.core.scoring import Score, band


class Weakness(NamedTuple):
    """A question or item in a weak band: its announced mark (0-100), theme, indicator, comment.

    ``indicator`` is the code of the nearest indicator or sub-indicator above it; ``comment`` the
    assessor's, empty where none came with the result.
    """

    node: Node
    mark: Decimal
    band: Band
    theme: str
    indicator: str
    comment: str


def told_by_mark(node: Node, mark: Decimal) -> str:
    """What is found where nobody said more: the question or item, and its mark."""
    return f"{node.code.upper()} {node.name.th} ได้ {mark:.2f} คะแนน"


def weak_bands(framework: Framework, weak_from: str) -> tuple[Band, ...]:
    """The bands that count as weak: the one with this code and all below it.

    Raises ValueError for a code that no band of these rules has.
    """
    codes = [one.code for one in framework.bands]
    return tuple(framework.bands[codes.index(weak_from) :])


def usual_weak_from(framework: Framework) -> str:
    """The band from which marks usually count as weak: the highest but the best."""
    return framework.bands[min(1, len(framework.bands) - 1)].code


def weaknesses_of(
    result: Result, weak_from: str, *, themes: Mapping[str, str] | None = None
) -> tuple[Weakness, ...]:
    """Every question and item whose announced mark is in a weak band, in the order of the rules.

    A mark that is not known is none of them. ``themes`` as in core.analysis.analyse.
    """
    framework = result.framework
    weak = weak_bands(framework, weak_from)
    mapping = themes_of(framework, themes or {})
    return tuple(
        Weakness(
            score.node,
            score.announced,
            in_band,
            mapping[score.node.code],
            indicator,
            result.sheet.comments.get(score.node.code, ""),
        )
        for score, indicator in _marked(result.total, "")
        if score.announced is not None
        and (in_band := band(framework.bands, score.announced)) in weak
    )


def answers(measure: Measure, *, code: str, theme: str, indicators: Iterable[str]) -> bool:
    """Whether a measure answers a mark: by its code, or by its theme or indicator as a whole.

    A measure that names questions answers these alone. ``indicators`` are all those above the mark.
    """
    if measure.questions:
        return code in measure.questions
    if measure.theme:
        return measure.theme == theme
    return measure.indicator in tuple(indicators)


def unanswered(
    weaknesses: Iterable[Weakness], measures: Iterable[Measure], framework: Framework
) -> tuple[Weakness, ...]:
    """The weaknesses that no measure answers."""
    several = tuple(measures)
    above = indicators_above(framework)
    return tuple(
        weak
        for weak in weaknesses
        if not any(
            answers(one, code=weak.node.code, theme=weak.theme, indicators=above[weak.node.code])
            for one in several
        )
    )


def indicators_above(framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """The codes of the indicator and sub-indicator above each question and item, nearest last."""
    found: dict[str, tuple[str, ...]] = {}

    def walk(node: Node, above: tuple[str, ...]) -> None:
        if node.is_marked:
            found[node.code] = above
            return
        if node.kind in ("indicator", "sub_indicator"):
            above = (*above, node.code)
        for part in node.parts:
            walk(part, above)

    walk(framework.assessment, ())
    return found


def _marked(score: Score, indicator: str) -> Iterator[tuple[Score, str]]:
    if score.node.is_marked:
        yield score, indicator
        return
    below = score.node.code if score.node.kind in ("indicator", "sub_indicator") else indicator
    for part in score.parts:
        yield from _marked(part, below)
