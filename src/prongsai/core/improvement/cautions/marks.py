"""Cautions about marks: a fault under a full mark, a weak mark that no measure answers."""

from collections.abc import Iterator

from prongsai.core.documents.plan import Measure
from prongsai.core.framework import Node
from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import compared, quoted, without
from prongsai.core.improvement.cautions.words import worded, words
from prongsai.core.improvement.weaknesses import unanswered, weaknesses_of
from prongsai.core.scoring import Score, band
from prongsai.core.wording import Text

FULL = 100


def fault_under_full_mark(case: Case) -> Iterator[Caution]:
    """A finding that speaks of a fault where the mark is full, in the plan and in the analysis."""
    for number, measure in case.rows:
        faults = [one for one in measure.findings if is_fault(one)]
        full = _full_above(case, measure)
        if faults and full is not None:
            yield _caution(full, faults, measure=number)
    for code, sentences in case.said.items():
        one = case.scores.get(code)
        faults = [sentence for sentence in sentences if is_fault(sentence)]
        if faults and one is not None and one.value == FULL:
            yield _caution(one, faults)


def is_fault(finding: str) -> bool:
    """Whether a finding says that something is wrong, or should be other than it is."""
    said = without(compared(finding), words("no_faults"))
    return any(word in said for word in words("faults"))


def _full_above(case: Case, measure: Measure) -> Score | None:
    """The full mark that a row's findings stand under: every question that it names, or its whole.

    Of a row that names several questions some of which are not full, any may be the fault's.
    """
    codes = measure.questions or (measure.indicator,)
    scores = [case.scores[code] for code in codes if code in case.scores]
    if scores and len(scores) == len(codes) and all(one.value == FULL for one in scores):
        return scores[0]
    return None


def _caution(full: Score, faults: list[str], measure: int | None = None) -> Caution:
    return worded(
        "fault_under_full_mark",
        measure=measure,
        weak=full.node.code,
        title=_titled(full.node),
        mark=full.announced,
        words=quoted(faults),
    )


def weak_without_measure(case: Case) -> Iterator[Caution]:
    """Every weak question and item that no measure answers, and indicators known only as such."""
    if case.result is None:
        return
    weak = weaknesses_of(case.result, case.weak_from, themes=case.changed_themes)
    for one in unanswered(weak, case.plan.measures, case.framework):
        yield _unanswered(case, case.scores[one.node.code])
    for node in case.framework.assessment.walk():
        if _known_only_as_a_whole(case, node) and not _touched(case, node):
            yield _unanswered(case, case.scores[node.code])


def _known_only_as_a_whole(case: Case, node: Node) -> bool:
    """Whether a weak indicator hides questions whose marks are not known."""
    if node.kind not in ("indicator", "sub_indicator") or not case.is_weak(node.code):
        return False
    if node.kind == "sub_indicator" and case.is_weak(case.framework.parents[node.code].code):
        return False
    return any(case.scores[one.code].value is None for one in node.walk() if one.is_marked)


def _touched(case: Case, node: Node) -> bool:
    """Whether any measure answers the indicator, or anything below it by its theme or code."""
    below = {one.code for one in node.walk()}
    return any(
        measure.indicator in below or below & {*case.marks_answered(measure)}
        for measure in case.plan.measures
    )


def _unanswered(case: Case, weak: Score) -> Caution:
    mark = weak.announced
    group = "" if mark is None else band(case.framework.bands, mark).name
    return worded(
        "weak_without_measure",
        weak=weak.node.code,
        title=_titled(weak.node),
        mark=mark,
        band=group,
    )


def _titled(node: Node) -> Text:
    """A node as people find it: its code and its name."""
    return _TITLE.fill(code=node.code, name=node.name)


_TITLE = Text("{code} {name}", "{code} {name}")
