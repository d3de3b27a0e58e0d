"""An analysis as rows that the page only shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.core.analysis import Analysis, Moved, Yearly
from prongsai.core.framework import Node
from prongsai.core.results import Result
from prongsai.core.scoring import Score, as_published
from prongsai.web.layout.figures import UNKNOWN, Row, figure, label, row

# What an office can take up at once; the rest is in the result itself.
FIRST = 10

ABOVE = ("assessment", "instrument", "indicator")


@dataclass(frozen=True)
class Side:
    """Strengths or weaknesses: indicators, then questions and items."""

    indicators: list[Row]
    marks: list[Row]


@dataclass(frozen=True)
class RepairShown:
    """A question or item below 100 and the points of the total that 100 would bring."""

    row: Row
    points: str


@dataclass(frozen=True)
class BandCell:
    """The questions and items of an instrument in one band."""

    band: str
    rows: list[Row]


@dataclass(frozen=True)
class BandLine:
    """An instrument with its bands."""

    name: str
    cells: list[BandCell]


@dataclass(frozen=True)
class ThemeShown:
    """One of the seven themes, with the mean of what is known and what is weak in it."""

    name: str
    mean: str
    known: int
    number: int
    weak: list[Row]


@dataclass(frozen=True)
class MovedShown:
    """A score of both years; ``formerly`` is its code of the year before where it was another."""

    code: str
    label: str
    formerly: str
    before: str
    after: str
    points: str
    rules_changed: bool


@dataclass(frozen=True)
class ChangeShown:
    """What moved since another year: down to the indicators, and whatever moved below them."""

    year: int
    above: list[MovedShown]
    below: list[MovedShown]
    added: list[str]
    removed: list[str]


@dataclass(frozen=True)
class Findings:
    """An analysis, ready to show."""

    strengths: Side
    weaknesses: Side
    mend_first: list[RepairShown]
    bands: list[BandLine]
    themes: list[ThemeShown]
    change: ChangeShown | None
    missing: list[Row]


def findings(analysis: Analysis, language: str) -> Findings:
    """The rows of an analysis, in one language."""
    result = analysis.result
    return Findings(
        strengths=_side(result, analysis.strengths, language),
        weaknesses=_side(result, analysis.weaknesses, language),
        mend_first=[
            RepairShown(row(result, one.score, language), figure(as_published(one.points)))
            for one in analysis.mend_first[:FIRST]
        ],
        bands=_bands(analysis, language),
        themes=_themes(analysis, language),
        change=None if analysis.change is None else _change(analysis.change, language),
        missing=_rows(result, analysis.missing, language),
    )


def _side(result: Result, scores: Iterable[Score], language: str) -> Side:
    rows = _rows(result, scores, language)
    return Side(
        indicators=[one for one in rows if one.kind == "indicator"],
        marks=[one for one in rows if one.kind != "indicator"],
    )


def _rows(result: Result, scores: Iterable[Score], language: str) -> list[Row]:
    return [row(result, score, language) for score in scores]


def _bands(analysis: Analysis, language: str) -> list[BandLine]:
    result = analysis.result
    return [
        BandLine(
            instrument.name.say(language),
            [
                BandCell(one.band.name.say(language), _rows(result, one.scores, language))
                for one in analysis.bands
                if one.instrument is instrument
            ],
        )
        for instrument in result.framework.instruments
    ]


def _themes(analysis: Analysis, language: str) -> list[ThemeShown]:
    return [
        ThemeShown(
            name=f"{one.theme.code}. {one.theme.name.say(language)}",
            mean=UNKNOWN if one.mean is None else figure(as_published(one.mean)),
            known=one.known,
            number=len(one.scores),
            weak=_rows(analysis.result, one.weak, language),
        )
        for one in analysis.themes
    ]


def _change(change: Yearly, language: str) -> ChangeShown:
    above = [moved for moved in change.moved if moved.after.kind in ABOVE]
    below = [moved for moved in change.moved if moved.after.kind not in ABOVE]
    return ChangeShown(
        year=change.earlier_year,
        above=[_moved(moved, language) for moved in above],
        below=[_moved(moved, language) for moved in below if moved.points or moved.rules],
        added=_labels(change.added, language),
        removed=_labels(change.removed, language),
    )


def _moved(moved: Moved, language: str) -> MovedShown:
    before, after = moved.before.code, moved.after.code
    return MovedShown(
        code=after,
        label=label(moved.after, language),
        formerly="" if before == after else before.upper(),
        before=figure(moved.figure_before),
        after=figure(moved.figure_after),
        points=f"{moved.points:+.2f}",
        rules_changed=bool(moved.rules),
    )


def _labels(nodes: Iterable[Node], language: str) -> list[str]:
    return [label(node, language) for node in nodes]
