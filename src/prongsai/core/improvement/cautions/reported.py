"""Cautions about a report on a plan: results of nothing, and methods without a result."""

from collections.abc import Iterator, Sequence

from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.cautions.caution import Case, Caution
from prongsai.core.improvement.cautions.compared import (
    alike,
    compared,
    lines_of,
    parts_of,
    quoted,
    without,
)
from prongsai.core.improvement.cautions.words import worded, words

# A result is of a method where it has this share (as 2 of 5) of the runs of letters of the shorter,
# or so many letters in one piece, which is a name or a thing (ความพึงพอใจ).
_SHARE = (2, 5)
_PIECE = 9


def report_without_measure(case: Case) -> Iterator[Caution]:
    """Results in a row that plans nothing, or in one that the adopted plan does not have."""
    for number, row in case.rows:
        told = (*row.results, *row.outcomes)
        if not told:
            continue
        if not any(lines_of(row)) or (case.adopted and not _planned(row, case.adopted)):
            yield worded("report_without_measure", measure=number, words=quoted(told))


def _planned(row: Measure, adopted: Plan) -> bool:
    """Whether the plan has a row about the same that says a line of this one."""
    about = [one for one in adopted.measures if _subject(one) == _subject(row)]
    planned = [compared(line) for one in about for line in lines_of(one)]
    return any(alike(compared(line), other, "most") for line in lines_of(row) for other in planned)


def _subject(row: Measure) -> tuple[str, str, frozenset[str]]:
    return row.theme, row.indicator, frozenset(row.questions)


def method_without_result(case: Case) -> Iterator[Caution]:
    """Methods that no result is of, in a plan of which anything is reported."""
    if not any(row.results or row.outcomes for row in case.plan.measures):
        return
    for number, row in case.rows:
        methods = [*(row.methods or row.steps or row.measures)]
        left = [one for one in methods if not _has_result(one, (*row.results, *row.outcomes))]
        if left and _was_due(case.plan, row):
            count, of = len(left), len(methods)
            words = quoted(left)
            yield worded("method_without_result", measure=number, count=count, of=of, words=words)


def _has_result(method: str, results: Sequence[str]) -> bool:
    mine = _telling(method)
    return any(_shared(mine, _telling(one)) for one in results)


def _telling(sentence: str) -> str:
    """What of a sentence tells which method is meant."""
    return without(compared(sentence), words("common"), "|")


def _shared(mine: str, other: str) -> bool:
    some, others = parts_of(mine), parts_of(other)
    shorter = min(len(some), len(others))
    if shorter and len(some & others) * _SHARE[1] >= shorter * _SHARE[0]:
        return True
    pieces = (mine[place : place + _PIECE] for place in range(len(mine) - _PIECE + 1))
    return any(piece in other for piece in pieces if "|" not in piece)


def _was_due(plan: Plan, row: Measure) -> bool:
    """Whether a row should have begun by the last day that the report covers."""
    reported, period = plan.reported, row.period
    if reported is None or reported.ends is None or period is None or period.starts is None:
        return True
    return period.starts <= reported.ends
