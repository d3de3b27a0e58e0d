"""Reports that print measures, and then their results, tell each measure twice: one of both."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any

from prongsai.core.documents.plan import Measure
from prongsai.core.thai import closed_up

# Two wordings of one entry: what a scan misread, or the agency wrote again in slightly other words.
_ALIKE = 0.85
_RESULTS = ("results", "outcomes", "suggestions")
_LISTS = tuple(one.name for one in fields(Measure) if str(one.type).startswith("tuple"))


def together(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Measures with the row of the plan and the row of the results as one, in the order of print.

    Rows are one where exactly one of each answers the same theme or indicator; else all stay.
    """
    rows = list(measures)
    by_subject: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(rows):
        if one.theme or one.indicator:
            by_subject[one.theme, one.indicator].append(place)
    gone: set[int] = set()
    for places in by_subject.values():
        pair = _pair(rows, places)
        if pair:
            planned, done = pair
            rows[planned] = _joined(rows[planned], rows[done])
            gone.add(done)
    return tuple(one for place, one in enumerate(rows) if place not in gone)


def _pair(rows: Sequence[Measure], places: Sequence[int]) -> tuple[int, int] | None:
    """The row of the plan and that of the results, where there is one of each."""
    done = [place for place in places if _has_results(rows[place])]
    planned = [place for place in places if not _has_results(rows[place])]
    return (planned[0], done[0]) if len(done) == len(planned) == 1 else None


def _has_results(measure: Measure) -> bool:
    return any(getattr(measure, name) for name in _RESULTS)


def _joined(planned: Measure, done: Measure) -> Measure:
    """What the row of the plan says, and what only the row of the results says."""
    joined: dict[str, Any] = {}
    for one in fields(Measure):
        first, then = getattr(planned, one.name), getattr(done, one.name)
        joined[one.name] = _lists(first, then) if one.name in _LISTS else first or then
    if planned.period is None and done.period is not None:
        joined["period_printed"] = done.period_printed
    return replace(planned, **joined)


def _lists(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    more = (one for one in then if not any(_alike(one, other) for other in first))
    return (*first, *more)


def _alike(one: str, other: str) -> bool:
    words, others = (closed_up(text).replace(" ", "") for text in (one, other))
    if words == others:
        return True
    matcher: SequenceMatcher[str] = SequenceMatcher(None, words, others, autojunk=False)
    return bool(matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE)
