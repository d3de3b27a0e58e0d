"""Which indicators are strongest and weakest: all ties named, no claim that figures do not bear."""

from collections.abc import Sequence

from prongsai.core.documents.blocks import Paragraph
from prongsai.core.documents.kinds.standing import named
from prongsai.core.documents.phrases import Wording
from prongsai.core.documents.pieces import figure
from prongsai.core.results import Result
from prongsai.core.scoring import Score
from prongsai.core.thai import thai_list

FULL = 100


def indicators_of(result: Result) -> tuple[Score, ...]:
    """The scores of all indicators, known or not."""
    return tuple(one for one in result.total.walk() if one.node.kind == "indicator")


def summed_up(result: Result, wording: Wording) -> Paragraph:
    """The sentence on the strongest and the weakest indicators, by announced figures."""
    scores = indicators_of(result)
    known = [one for one in scores if one.announced is not None]
    unknown = [one for one in scores if one.announced is None]
    if not known:
        return wording.paragraph("summary_unknown")
    if unknown:
        return _among_known(known, unknown, wording)
    return _among_all(known, wording)


def ends(scores: Sequence[Score]) -> tuple[list[Score], list[Score]]:
    """The highest and the lowest of known scores, all ties; both empty where all are equal."""
    figures = [one.announced for one in scores if one.announced is not None]
    high, low = max(figures), min(figures)
    if high == low:
        return [], []
    best = [one for one in scores if one.announced == high]
    return best, [one for one in scores if one.announced == low]


def _among_all(known: Sequence[Score], wording: Wording) -> Paragraph:
    if not ends(known)[0]:
        slot = "summary_full" if known[0].announced == FULL else "summary_equal"
        return wording.paragraph(slot, score=figure(known[0]), count=str(len(known)))
    return wording.paragraph("summary", **_best_and_worst(known))


def _among_known(known: Sequence[Score], unknown: Sequence[Score], wording: Wording) -> Paragraph:
    fields = {"count": str(len(known)), "unknown": _listed(unknown)}
    if ends(known)[0]:
        return wording.paragraph("summary_known", **fields, **_best_and_worst(known))
    return wording.paragraph("summary_known_equal", score=figure(known[0]), **fields)


def _best_and_worst(known: Sequence[Score]) -> dict[str, str]:
    best, worst = ends(known)
    return {
        "best": _listed(best),
        "best_score": figure(best[0]),
        "worst": _listed(worst),
        "worst_score": figure(worst[0]),
    }


def _listed(scores: Sequence[Score]) -> str:
    return thai_list([named(one.node) for one in scores])
