"""What marks did after a year of measures: before, after, and never that one caused the other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isqrt
from typing import Literal, NamedTuple

from prongsai.core.analysis import themes_of
from prongsai.core.analysis.yearly import check_earlier
from prongsai.core.differences.difference import Change as RuleChange
from prongsai.core.differences.nodes import node_differences
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.framework import Node
from prongsai.core.improvement.effect_words import measure_says, question_says
from prongsai.core.improvement.weaknesses import answers, indicators_above
from prongsai.core.pairing import paired
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.results import Result
from prongsai.core.surveys.margins import Margin
from prongsai.core.wording import Text

State = Literal["compared", "rules_changed", "unknown", "gone", "new"]

# Changes after which a mark measures something else; a new title or place leaves it what it is.
MEASURES_ELSE: frozenset[RuleChange] = frozenset(
    {
        "added", "removed", "combine", "reworded", "parts_added", "parts_removed", "scale",
        "options", "polarity", "data_year", "elements_added", "elements_removed",
    }
)  # fmt: skip


class QuestionEffect(NamedTuple):
    """A question or item before and after: its announced marks and how they may be read.

    An indicator stands here too where its own score is known and marks below it are not.

    ``state``: ``compared``; ``rules_changed`` where the rules changed what is measured, so that
    the two marks are told and not compared; ``unknown`` where a mark is not known; ``gone`` and
    ``new`` where one year alone has it. ``difference`` is there only where the two are compared.
    ``margin`` is the margin of error of the difference in points, where both surveys have one.
    ``measures`` are the measures of the plan that answer it, by number from 0.
    """

    state: State
    before: Node | None
    after: Node | None
    mark_before: Decimal | None
    mark_after: Decimal | None
    difference: Decimal | None
    rules: tuple[RuleChange, ...]
    margin: Decimal | None
    measures: tuple[int, ...]
    says: Text


class MeasureEffect(NamedTuple):
    """A measure by its number from 0, with what became of the questions that it answers."""

    measure: int
    questions: tuple[QuestionEffect, ...]
    says: Text


class Effects(NamedTuple):
    """Two results with the plan between them; ``questions`` in the order of the later rules.

    Questions that are gone stand last.
    """

    year_before: int
    year_after: int
    questions: tuple[QuestionEffect, ...]
    measures: tuple[MeasureEffect, ...]


def effects(
    plan: Plan, before: Result, after: Result, *, themes: Mapping[str, str] | None = None
) -> Effects:
    """What every question did from the result that the plan answers to a later one.

    ``themes`` as in core.analysis.analyse, of the rules of ``before``. Raises ProblemsFound where
    ``after`` is not of a later year, or the plan does not answer ``before``.
    """
    check_earlier(before, after)
    if plan.assessed != before.sheet.year:
        years = {"assessed": plan.assessed, "before": before.sheet.year}
        raise ProblemsFound([Problem(_PLAN, _OTHER_YEAR.fill(**years))])
    questions = tuple(_questions(_Years(plan, before, after, themes or {})))
    return Effects(
        before.sheet.year,
        after.sheet.year,
        questions,
        tuple(_of_measure(number, questions) for number in range(len(plan.measures))),
    )


class _Years:
    """Both results with what pairs their nodes, what the rules changed, and who answers what."""

    def __init__(
        self, plan: Plan, before: Result, after: Result, themes: Mapping[str, str]
    ) -> None:
        self.plan, self.before, self.after = plan, before, after
        self.marks_before = _announced(before)
        self.marks_after = _announced(after)
        codes = paired(before.framework, after.framework)
        self.olds = {new: before.framework.nodes[old] for old, new in codes.items()}
        self.gone = [one for one in before.framework.marked if one.code not in codes]
        self.themes = themes_of(before.framework, dict(themes))
        self.above = indicators_above(before.framework)
        self.rules: Mapping[str, list[RuleChange]] = _changes(before, after)

    def whole(self, old: Node, new: Node) -> bool:
        """Whether an indicator is told as a whole: its score is known, some marks are not."""
        known = self.marks_before.get(old.code), self.marks_after.get(new.code)
        return None not in known and (
            any(one not in self.marks_before for one in _marked(old))
            or any(one not in self.marks_after for one in _marked(new))
        )

    def rules_of(self, old: Node, new: Node) -> tuple[RuleChange, ...]:
        """What the rules changed about a node, and about what an indicator is made of."""
        made_of = [new.code, *_marked(new)] if not new.is_marked else [new.code]
        found = [change for code in made_of for change in self.rules.get(code, ())]
        kept = {self.olds[code].code for code in _marked(new) if code in self.olds}
        if not new.is_marked and {*_marked(old)} - kept:
            found.append("removed")
        return tuple(dict.fromkeys(found))

    def measures(self, old: Node) -> tuple[int, ...]:
        """The measures that answer a node of the earlier rules, by number."""
        rows = enumerate(self.plan.measures)
        return tuple(number for number, one in rows if self._answers(one, old))

    def _answers(self, measure: Measure, old: Node) -> bool:
        codes = [old.code] if old.is_marked else [*_marked(old)]
        return any(
            answers(measure, code=code, theme=self.themes[code], indicators=self.above[code])
            for code in codes
        )

    def margin(self, old: Node, new: Node) -> Decimal | None:
        """The margin of error of the difference; ``None`` where either survey has none."""
        first, then = self.before.margins.get(old.code), self.after.margins.get(new.code)
        return None if first is None or then is None else together(first, then)


def together(one: Margin, other: Margin) -> Decimal:
    """The margin of a difference of two independent samples, in points, rounded up.

    >>> together(Margin(Decimal("3.00")), Margin(Decimal("4.00")))
    Decimal('5.00')
    """
    squares = sum(int(margin.points.scaleb(2)) ** 2 for margin in (one, other))
    root = isqrt(squares)
    return Decimal(root + (root * root < squares)).scaleb(-2)


def _questions(years: _Years) -> Iterator[QuestionEffect]:
    for new in years.after.framework.assessment.walk():
        old = years.olds.get(new.code)
        if new.is_marked:
            yield _both(years, old, new) if old else _only(years, None, new)
        elif new.kind == "indicator" and old and years.whole(old, new):
            yield _both(years, old, new)
    for old in years.gone:
        yield _only(years, old, None)


def _both(years: _Years, old: Node, new: Node) -> QuestionEffect:
    first, then = years.marks_before.get(old.code), years.marks_after.get(new.code)
    rules = years.rules_of(old, new)
    difference, margin = None, None
    if first is None or then is None:
        state: State = "unknown"
    elif MEASURES_ELSE & {*rules}:
        state = "rules_changed"
    else:
        state, difference, margin = "compared", then - first, years.margin(old, new)
    says = question_says(state, new, first, then, margin)
    measures = years.measures(old)
    return QuestionEffect(state, old, new, first, then, difference, rules, margin, measures, says)


def _only(years: _Years, old: Node | None, new: Node | None) -> QuestionEffect:
    first = years.marks_before.get(old.code) if old else None
    then = years.marks_after.get(new.code) if new else None
    state: State = "gone" if old else "new"
    node = old or new
    if node is None:
        raise ValueError("a question is of one year at least")
    says = question_says(state, node, first, then, None)
    measures = years.measures(old) if old else ()
    return QuestionEffect(state, old, new, first, then, None, (), None, measures, says)


def _of_measure(number: int, questions: tuple[QuestionEffect, ...]) -> MeasureEffect:
    own = tuple(one for one in questions if number in one.measures)
    says = measure_says(number, [one.difference for one in own])
    return MeasureEffect(number, own, says)


def _announced(result: Result) -> dict[str, Decimal]:
    """The announced figures of a result that are known, by code."""
    return {
        one.node.code: one.announced for one in result.total.walk() if one.announced is not None
    }


def _changes(before: Result, after: Result) -> Mapping[str, list[RuleChange]]:
    changes: dict[str, list[RuleChange]] = defaultdict(list)
    for found in node_differences(before.framework, after.framework):
        if found.change != "removed":
            changes[found.code].append(found.change)
    return changes


def _marked(node: Node) -> Iterator[str]:
    return (one.code for one in node.walk() if one.is_marked)


_PLAN = Text("แผน", "the plan")
_OTHER_YEAR = Text(
    "แผนนี้ตอบผลการประเมินปี {assessed} แต่ผลก่อนดำเนินการเป็นของปี {before} โปรดเลือกผลของปีที่แผนตอบ",
    "it answers the result of {assessed}, and the result before is of {before}; "
    "choose the result that the plan answers.",
)
