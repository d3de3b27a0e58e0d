"""What a result says about an agency: strengths, weaknesses, bands, themes, what to mend first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from prongsai.core.analysis.yearly import Yearly, change_since, check_earlier, remarks_on
from prongsai.core.framework import Band, Framework, Node, Theme
from prongsai.core.missing import missing_marks
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.results import Result
from prongsai.core.scoring import Score, band
from prongsai.core.shares import shares
from prongsai.core.wording import Text, same

FULL = 100


class Banded(NamedTuple):
    """The questions and items of one instrument whose announced marks fall into one band."""

    instrument: Node
    band: Band
    scores: tuple[Score, ...]


class ThemeScore(NamedTuple):
    """What the questions and items of one of the seven themes say together.

    ``mean`` is the mean of the known marks, exact, 0-100; ``None`` where none is known. It is a
    figure of the analysis, not of the assessment: themes have no score in the rules.
    """

    theme: Theme
    scores: tuple[Score, ...]
    known: int
    mean: Fraction | None
    weak: tuple[Score, ...]


class Repair(NamedTuple):
    """A question or item below 100, and the points of the total that a full mark would bring."""

    score: Score
    points: Fraction


@dataclass(frozen=True)
class Analysis:
    """The analysis of one result.

    ``strengths`` and ``weaknesses`` have the highest and lowest indicators, all ties among them,
    then the questions and items of the highest and lowest band. Where all indicators are equal
    none is highest, and what has 100 is no weakness. ``remarks`` say what a reader must know
    before trusting the comparison.
    """

    result: Result
    strengths: tuple[Score, ...]
    weaknesses: tuple[Score, ...]
    bands: tuple[Banded, ...]
    themes: tuple[ThemeScore, ...]
    missing: tuple[Score, ...]
    mend_first: tuple[Repair, ...]
    change: Yearly | None
    remarks: tuple[Text, ...] = ()


def analyse(
    result: Result,
    *,
    previous: Result | None = None,
    themes: Mapping[str, str] | None = None,
) -> Analysis:
    """Analyse a result.

    ``themes`` puts questions and items under other themes than the framework does: code → theme.
    Raises ProblemsFound where it names a question, item or theme that the year does not have, or
    where ``previous`` is not of an earlier year.
    """
    if previous is not None:
        check_earlier(previous, result)
    mapping = themes_of(result.framework, themes or {})
    return Analysis(
        result=result,
        strengths=tuple(_strengths(result)),
        weaknesses=tuple(_weaknesses(result)),
        bands=tuple(_bands(result)),
        themes=tuple(_themes(result, mapping)),
        missing=missing_marks(result.total),
        mend_first=tuple(repairs(result)),
        change=None if previous is None else change_since(previous, result),
        remarks=() if previous is None else tuple(remarks_on(previous, result)),
    )


def themes_of(framework: Framework, changed: Mapping[str, str]) -> dict[str, str]:
    """The theme of each question and item: the framework's, unless ``changed`` says another."""
    themes = {node.code: node.theme or "" for node in framework.marked}
    known = {theme.code for theme in framework.themes}
    problems = [
        Problem(same(code), _NO_SUCH_MARK if code not in themes else _NO_SUCH_THEME.fill(theme=to))
        for code, to in changed.items()
        if code not in themes or to not in known
    ]
    if problems:
        raise ProblemsFound(problems)
    return {**themes, **changed}


def repairs(result: Result) -> list[Repair]:
    """Every question and item below 100, the one that brings most first, then in order.

    What a mark brings does not depend on the others, so it is exact where those are not known.
    """
    worth = shares(result.framework.assessment)
    found = [
        Repair(score, (FULL - score.value) * worth[score.node.code])
        for score in _marks(result.total)
        if score.value is not None and score.value < FULL
    ]
    return sorted(found, key=lambda repair: -repair.points)


def _strengths(result: Result) -> Iterator[Score]:
    indicators = _indicators(result)
    highest = max((_figure(one) for one in indicators), default=None)
    if indicators and not _all_equal(indicators):
        yield from (one for one in indicators if one.announced == highest)
    best = result.framework.bands[0]
    yield from sorted(_in_band(result, best), key=_figure, reverse=True)


def _weaknesses(result: Result) -> Iterator[Score]:
    indicators = _indicators(result)
    lowest = min((_figure(one) for one in indicators), default=None)
    if indicators and not _all_equal(indicators):
        yield from (one for one in indicators if one.announced == lowest)
    worst = result.framework.bands[-1]
    yield from sorted(_in_band(result, worst), key=_figure)


def _indicators(result: Result) -> list[Score]:
    return [
        score
        for score in result.total.walk()
        if score.node.kind == "indicator" and score.value is not None
    ]


def _all_equal(scores: Iterable[Score]) -> bool:
    return len({score.announced for score in scores}) == 1


def _in_band(result: Result, wanted: Band) -> list[Score]:
    return [
        score
        for score in _marks(result.total)
        if band(result.framework.bands, _figure(score)) == wanted
    ]


def _marks(score: Score) -> Iterator[Score]:
    return (one for one in score.walk() if one.node.is_marked and one.value is not None)


def _bands(result: Result) -> Iterator[Banded]:
    for instrument in result.total.parts:
        marks = list(_marks(instrument))
        for step in result.framework.bands:
            found = (one for one in marks if band(result.framework.bands, _figure(one)) == step)
            yield Banded(instrument.node, step, tuple(found))


def _themes(result: Result, mapping: Mapping[str, str]) -> Iterator[ThemeScore]:
    top = result.framework.bands[0]
    for theme in result.framework.themes:
        scores = tuple(
            score
            for score in result.total.walk()
            if score.node.is_marked and mapping[score.node.code] == theme.code
        )
        values = [score.value for score in scores if score.value is not None]
        yield ThemeScore(
            theme=theme,
            scores=scores,
            known=len(values),
            mean=sum(values, Fraction(0)) / len(values) if values else None,
            weak=tuple(
                score
                for score in scores
                if score.announced is not None and score.announced < top.at_least
            ),
        )


def _figure(score: Score) -> Decimal:
    """The announced figure of a score that is known."""
    if score.announced is None:
        raise ValueError(score.node.code)
    return score.announced


_NO_SUCH_MARK = Text(
    "ไม่มีข้อนี้ในหลักเกณฑ์ของปี โปรดระบุรหัสข้อคำถามหรือข้อตรวจ เช่น i1 e1 o1",
    "the year has no such question or item; name one by its code, such as i1, e1 or o1.",
)
_NO_SUCH_THEME = Text(
    "ไม่มีประเด็น '{theme}' ในหลักเกณฑ์ของปี โปรดใช้ประเด็นที่ 1 ถึง 7",
    "the year has no theme '{theme}'; use one of 1 to 7.",
)
