"""Results as rows that templates only have to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from prongsai.core.counted import counted
from prongsai.core.disagreements import Disagreement
from prongsai.core.framework import Band, Framework, Node
from prongsai.core.missing import missing_scores
from prongsai.core.results import Result
from prongsai.core.scoring import Score, band
from prongsai.core.surveys.margins import Margin
from prongsai.core.surveys.signs import Confidence

UNKNOWN = "–"


@dataclass(frozen=True)
class Row:
    """A node and its score, ready to show; ``figure`` is ``–`` where the score is not known.

    ``people`` is how many answered what was counted here, ``margin`` such as ``± 2.31``, and
    ``bounded`` says that it is an upper bound; ``confidence`` is set where the reader may know
    how they answered.
    """

    code: str
    name: str
    label: str
    kind: str
    figure: str
    announced: Decimal | None
    band: str
    given: bool
    weight: Decimal | None
    comment: str
    disagreement: Disagreement | None
    has_parts: bool
    people: int | None = None
    margin: str = ""
    bounded: bool = False
    confidence: Confidence | None = None


def row(result: Result, score: Score, language: str) -> Row:
    """One node of a result as a row."""
    node, announced = score.node, score.announced
    margin = result.margins.get(node.code)
    return Row(
        code=node.code,
        name=node.name.say(language),
        label=label(node, language),
        kind=node.kind,
        figure=figure(announced),
        announced=announced,
        band=rank(result.framework.bands, announced),
        given=score.origin == "given" and not node.is_marked and node.kind != "part",
        weight=node.weight,
        comment=result.sheet.comments.get(node.code, ""),
        disagreement=_disagreements(result).get("total" if score is result.total else node.code),
        has_parts=any(part.value is not None for part in score.parts),
        people=_people(result, node),
        margin="" if margin is None else _margin(margin),
        bounded=margin is not None and margin.at_most,
    )


def rows_below(result: Result, score: Score, language: str) -> list[Row]:
    """The parts of a score as rows, in order."""
    return [row(result, part, language) for part in score.parts]


def _people(result: Result, node: Node) -> int | None:
    given = result.sheet.answers.get(node.code)
    if given is not None:
        return given.n
    found = counted(result.framework, node.code, result.sheet.answers)
    return None if found is None else found.n


def _margin(margin: Margin) -> str:
    if margin.at_most:
        return _("± at most %(points)s") % {"points": margin.points}
    return f"± {margin.points}"


@dataclass(frozen=True)
class InstrumentRows:
    """An instrument and its indicators."""

    row: Row
    rows: list[Row]


def groups(result: Result, language: str) -> list[InstrumentRows]:
    """The instruments, each with its indicators, in order."""
    return [
        InstrumentRows(row(result, part, language), rows_below(result, part, language))
        for part in result.total.parts
    ]


def indicators(result: Result) -> list[Score]:
    """The scores of the ten indicators, in order."""
    return [score for score in result.total.walk() if score.node.kind == "indicator"]


def path_to(framework: Framework, code: str) -> list[Node]:
    """The nodes from the assessment down to the one with ``code``."""
    path = [framework.nodes[code]]
    while path[0].code in framework.parents:
        path.insert(0, framework.parents[path[0].code])
    return path


def label(node: Node, language: str) -> str:
    """What a node is called in a list: an indicator with its number, an item with its code."""
    name = node.name.say(language)
    if node.kind in ("assessment", "instrument"):
        return name
    return f"{node.code}. {name}" if node.kind == "indicator" else f"{node.code.upper()} {name}"


def figure(announced: Decimal | None) -> str:
    """An announced score with its two decimals, or a dash."""
    return UNKNOWN if announced is None else f"{announced:.2f}"


def rank(bands: tuple[Band, ...], announced: Decimal | None) -> str:
    """Where a score stands among the bands, for its colour: ``high``, ``middle`` or ``low``."""
    if announced is None:
        return ""
    ordered = sorted(bands, key=lambda one: one.at_least)
    found = band(bands, announced)
    return {ordered[0]: "low", ordered[-1]: "high"}.get(found, "middle")


@dataclass(frozen=True)
class Contrast:
    """A figure as it was published beside what its parts give; ``says`` where they disagree."""

    code: str
    name: str
    published: str
    computed: str
    says: str


def contrasts(result: Result, language: str) -> list[Contrast]:
    """What was announced and every other published figure that does not follow from its parts."""
    announced = [_total_contrast(result, language), _level_contrast(result, language)]
    others = [
        Contrast(
            code=one.node,
            name=label(result.framework.nodes[one.node], language),
            published=one.reported,
            computed=one.computed or UNKNOWN,
            says=one.explanation.say(language),
        )
        for one in result.disagreements
        if one.node in result.framework.nodes
    ]
    return [one for one in announced if one is not None] + others


def _total_contrast(result: Result, language: str) -> Contrast | None:
    reported = result.sheet.reported.total
    if reported is None:
        return None
    assessment = result.framework.assessment
    return Contrast(
        code=assessment.code,
        name=assessment.name.say(language),
        published=str(reported),
        computed=figure(result.total.announced),
        says=_explanation(result, "total", language),
    )


def _level_contrast(result: Result, language: str) -> Contrast | None:
    reported = result.sheet.reported.level
    if reported is None:
        return None
    names = {level.code: level.name.say(language) for level in result.framework.levels}
    return Contrast(
        code="",
        name=_("Level"),
        published=names.get(reported, reported),
        computed=UNKNOWN if result.level is None else result.level.name.say(language),
        says=_explanation(result, "level", language),
    )


def _explanation(result: Result, name: str, language: str) -> str:
    found = _disagreements(result).get(name)
    return "" if found is None else found.explanation.say(language)


@dataclass(frozen=True)
class Gap:
    """Something that is not known and keeps the total from being known."""

    code: str
    label: str
    parts: int


def gaps(result: Result, language: str) -> list[Gap]:
    """What must become known before the total is, each named as high up as possible."""
    return [
        Gap(
            code=score.node.code,
            label=label(score.node, language),
            parts=sum(below.node.is_marked for below in score.walk()),
        )
        for score in missing_scores(result.total)
    ]


def _disagreements(result: Result) -> Mapping[str, Disagreement]:
    return {one.node: one for one in result.disagreements}
