"""Suggestions (ข้อเสนอมาตรการ): what an agency can do about a weak question or a failing item.

The library is data in ``suggestions/*.yaml``, in Thai, for it goes into Thai documents as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, StepTerms
from prongsai.core.framework import Framework
from prongsai.core.improvement.suggest_owners import in_own_names, own_names
from prongsai.core.loading import load_framework, years
from prongsai.core.pairing import paired
from prongsai.core.period_reading import read_period
from prongsai.core.periods import Period, period_text

Effort = Literal["low", "medium", "high"]
EFFORTS: tuple[Effort, ...] = ("low", "medium", "high")


class SuggestedStep(NamedTuple):
    """One step of a suggestion: what is done, by whom, and by when.

    ``owners`` are typical words, none where those of the suggestion do it; ``due`` is a period in
    words, to be read with a fiscal year, and empty where the step has no time of its own.
    """

    says: str
    owners: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True)
class Suggestion:
    """One measure that an agency can adopt, as a village officer would start on it on Monday.

    ``code`` is its own for good; ``idea`` is what it is about, and several suggestions can be
    ways to one idea. ``answers`` are codes of questions and items by fiscal year; ``elements``
    are the elements of items that it sees to. ``owners`` are typical words for units and
    positions, of which ``as_measure`` makes the agency's own. ``because`` says why it helps and
    never how much. ``period`` is in words, empty where that of the steps is meant.
    """

    code: str
    idea: str
    answers: Mapping[int, tuple[str, ...]]
    measure: str
    methods: tuple[str, ...]
    steps: tuple[SuggestedStep, ...]
    evidence: tuple[str, ...]
    follow_up: str
    owners: tuple[str, ...]
    effort: Effort
    because: str
    elements: tuple[str, ...] = ()
    period: str = ""

    def answers_of(self, year: int) -> tuple[str, ...]:
        """The questions and items of a fiscal year that it answers, as the file says them."""
        return self.answers.get(year, ())


@dataclass(frozen=True)
class Library:
    """All suggestions, in the order of their files, and the typical words for owners.

    ``owners`` has, for each typical word, the names that units of other agencies have for it,
    the likeliest first.
    """

    suggestions: tuple[Suggestion, ...]
    owners: Mapping[str, tuple[str, ...]]


def library() -> tuple[Suggestion, ...]:
    """Every suggestion that comes with the project; ProblemsFound where its files have faults."""
    return whole_library().suggestions


@cache
def whole_library() -> Library:
    """The library with its words, read and checked against every framework, once."""
    # Here, because checking knows suggestions, and because a start must not read the library.
    from prongsai.core.improvement.suggest_checking import checked_library

    folder = files("prongsai") / "suggestions"
    texts = {
        file.name: file.read_text("utf-8")
        for file in sorted(folder.iterdir(), key=lambda one: one.name)
        if file.name.endswith(".yaml")
    }
    return checked_library(texts, tuple(load_framework(year) for year in years()))


def suggestions_for(framework: Framework, code: str) -> tuple[Suggestion, ...]:
    """Suggestions for one question or item, the nearest first and of these the cheapest first.

    Those that answer it come before those of its indicator, and these before those of its theme.
    Of those for an item, what sees to all its elements comes first: an item is whole or nothing.
    KeyError for a code that the framework has not.
    """
    node = framework.nodes[code]
    beside = {part.code for part in framework.parents[code].parts}
    alike = {one.code for one in framework.marked if one.theme and one.theme == node.theme}
    needed = {element.code for element in node.elements}
    ranked = []
    for suggestion, answered in zip(library(), _answered(framework), strict=True):
        near = next(
            (rank for rank, codes in enumerate(({code}, beside, alike)) if codes & answered), None
        )
        if near is not None:
            is_partial = near == 0 and not needed <= {*suggestion.elements}
            effort = EFFORTS.index(suggestion.effort)
            ranked.append((near, is_partial, effort, suggestion))
    return tuple(suggestion for *_, suggestion in sorted(ranked, key=lambda one: one[:3]))


def answered_in(framework: Framework, suggestion: Suggestion) -> tuple[str, ...]:
    """The questions and items of a framework that a suggestion answers, in the framework's order.

    The rules of a year that the library does not name are answered through the newest year before
    that it names: a question that goes on keeps its suggestions.
    """
    answered = _answered(framework)[library().index(suggestion)]
    return tuple(node.code for node in framework.marked if node.code in answered)


def _answered(framework: Framework) -> tuple[frozenset[str], ...]:
    """What each suggestion of the library answers in a framework."""
    named = {year for one in library() for year in one.answers}
    if framework.year in named:
        return tuple(frozenset(one.answers_of(framework.year)) for one in library())
    before = max((year for year in named if year < framework.year), default=min(named))
    codes = _paired_with(before, framework)
    return tuple(
        frozenset(codes[code] for code in one.answers_of(before) if code in codes)
        for one in library()
    )


def _paired_with(year: int, framework: Framework) -> Mapping[str, str]:
    """The codes of a year with those in a framework; comparing all titles takes a while, once."""
    key = (year, framework.year, framework.digest)
    if key not in _PAIRED:
        _PAIRED[key] = paired(load_framework(year), framework)
    return _PAIRED[key]


_PAIRED: dict[tuple[int, int, str], Mapping[str, str]] = {}


def as_measure(
    suggestion: Suggestion,
    *,
    framework: Framework,
    codes: Sequence[str],
    year: FiscalYear,
    units: Sequence[str],
) -> Measure:
    """The row of a plan that adopts a suggestion, for people to change as they like.

    ``framework`` has the rules of the year assessed, ``codes`` the questions and items that the
    row shall answer (at least one), ``year`` is the year of the plan, ``units`` are the names of
    the agency's own units: a typical owner that none of them fits stays as the library has it.
    """
    first = framework.nodes[codes[0]]
    period = _period(suggestion, year)
    names = whole_library().owners

    def own(*said: str) -> tuple[str, ...]:
        return tuple(in_own_names(sentence, units, names) for sentence in said)

    return Measure(
        theme=first.theme or "",
        indicator=_indicator(framework, first.code),
        questions=tuple(codes),
        measures=own(suggestion.measure),
        methods=own(*suggestion.methods),
        steps=own(*(step.says for step in suggestion.steps)),
        responsible=own_names(suggestion.owners, units, names),
        period=period,
        period_printed=suggestion.period or period_text(period),
        follow_up=in_own_names(suggestion.follow_up, units, names),
        evidence=own(*suggestion.evidence),
        step_terms=tuple(_terms(suggestion.steps, year, units)),
    )


def _terms(
    steps: Sequence[SuggestedStep], year: FiscalYear, units: Sequence[str]
) -> Iterator[StepTerms]:
    """Who does a step by when, of those that have owners or a time of their own."""
    names = whole_library().owners
    for number, step in enumerate(steps, 1):
        if step.owners or step.due:
            period = read_period(step.due, year) if step.due else None
            yield StepTerms(number, own_names(step.owners, units, names), period, step.due)


def _period(suggestion: Suggestion, year: FiscalYear) -> Period:
    """What the suggestion says, else from the first to the last day of its steps.

    Where the first step has no first day (a deadline, or no words), it begins with the year;
    where a step has no last day, it lasts as long as the year.
    """
    said = read_period(suggestion.period, year) if suggestion.period else None
    if said is not None:
        return said
    steps = [read_period(step.due, year) if step.due else None for step in suggestion.steps]
    known = [one.starts for one in steps if one and one.starts]
    starts = min(known) if steps[0] and steps[0].starts else year.starts
    ends = max(one.ends if one and one.ends else year.ends for one in steps)
    is_whole = (starts, ends) == year.whole
    return Period("whole_fiscal_year" if is_whole else "range", starts, ends)


def _indicator(framework: Framework, code: str) -> str:
    node = framework.nodes[code]
    while node.kind != "indicator":
        node = framework.parents[node.code]
    return node.code
