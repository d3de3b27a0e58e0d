"""What marks did after a year of measures: before, after, and never that one caused the other."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from prongsai.core.differences.difference import Change as RuleChange
from prongsai.core.documents.plan import Plan
from prongsai.core.framework import Node
from prongsai.core.results import Result
from prongsai.core.wording import Text

State = Literal["compared", "rules_changed", "unknown", "gone", "new"]


class QuestionEffect(NamedTuple):
    """A question or item before and after: its announced marks and how they may be read.

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
    raise NotImplementedError
