"""The measures of a plan as its pages list them."""

from collections.abc import Sequence
from typing import NamedTuple

from prongsai.apps.improvement.keeping import core_measure, units_of
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure
from prongsai.core import money
from prongsai.core.documents.plan import Measure
from prongsai.core.improvement.cautions import Caution
from prongsai.core.improvement.responsible import units_named


class MarkMoved(NamedTuple):
    """A mark that moved since a finding about it was written by hand: figures from and to."""

    code: str
    before: str
    now: str


class MeasureShown(NamedTuple):
    """A measure in the list: its number in the plan and everything that a reader wants first.

    ``seen_by`` are the units that get its steps; ``budget`` is empty where it is not known.
    """

    number: int
    kept: PlannedMeasure
    measure: Measure
    codes: str
    budget: str
    seen_by: tuple[str, ...]
    moved: tuple[MarkMoved, ...]
    cautions: tuple[Caution, ...]


def shown_measures(
    plan: ImprovementPlan, kept: Sequence[PlannedMeasure], doubts: Sequence[Caution]
) -> list[MeasureShown]:
    """The measures of a plan in their order, numbered from 1."""
    units = [unit.name for unit in units_of(plan.agency)]
    return [_measure(number, one, units, doubts) for number, one in enumerate(kept, 1)]


def moved_marks(kept: PlannedMeasure) -> tuple[MarkMoved, ...]:
    """The marks that moved since the findings of a measure were written by hand."""
    return tuple(MarkMoved(code.upper(), *both) for code, both in kept.moved_marks.items())


def _measure(
    number: int, kept: PlannedMeasure, units: Sequence[str], doubts: Sequence[Caution]
) -> MeasureShown:
    measure = core_measure(kept)
    named = [
        *measure.responsible,
        *(one for terms in measure.step_terms for one in terms.responsible),
    ]
    return MeasureShown(
        number,
        kept,
        measure,
        codes=", ".join(code.upper() for code in measure.questions),
        budget="" if measure.budget is None else money.figure(measure.budget),
        seen_by=units_named(named, units),
        moved=moved_marks(kept),
        cautions=tuple(one for one in doubts if one.measure == number - 1),
    )
