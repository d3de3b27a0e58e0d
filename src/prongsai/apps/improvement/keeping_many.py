"""Many new measures at once, with their steps and duties: as ``keep_steps`` keeps each of them."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import IntegrityError, models, transaction

from prongsai.apps.agencies.models import Unit
from prongsai.apps.improvement.keeping import fill, fill_step
from prongsai.apps.improvement.models import Duty, ImprovementPlan, PlannedMeasure, Step
from prongsai.apps.improvement.models.steps import LONGEST, WHOLE
from prongsai.core.documents.plan import Measure, StepTerms
from prongsai.core.improvement.responsible import units_named


def keep_new(
    plan: ImprovementPlan, measures: Sequence[Measure], first: int, units: Sequence[Unit]
) -> list[PlannedMeasure]:
    """Keep measures that the plan does not have yet, from the place ``first`` on.

    A file has hundreds of them: rows go into the database together, in three questions and not
    in thirty for each. ValidationError where one cannot be kept; then none is.
    """
    kept = [PlannedMeasure(plan=plan, place=place) for place, _one in enumerate(measures, first)]
    for row, measure in zip(kept, measures, strict=True):
        fill(row, measure)
    _create(PlannedMeasure, kept, "plan")
    steps = [step for pair in zip(kept, measures, strict=True) for step in _steps_of(*pair)]
    _create(Step, steps, "measure")
    Duty.objects.bulk_create(_duties_of(steps, units))
    return kept


def _create(kind: type[models.Model], rows: Sequence[models.Model], above: str) -> None:
    """Create rows whose fields are fit; ``above`` names the row that each of them belongs to.

    The database checks the constraints of all at once; a breach is told by the row that has it.
    """
    for row in rows:
        row.clean_fields(exclude=[above])
    try:
        with transaction.atomic():
            kind._default_manager.bulk_create(rows)
    except IntegrityError:
        for row in rows:
            row.validate_constraints()
        raise


def _steps_of(kept: PlannedMeasure, measure: Measure) -> Iterator[Step]:
    """The steps of a measure; itself as the only one where none is written."""
    terms = {one.step: one for one in measure.step_terms}
    texts = measure.steps or (str(kept)[:LONGEST],)
    for number, text in enumerate(texts, 1 if measure.steps else WHOLE):
        step = Step(measure=kept, text=text)
        fill_step(step, kept, number, terms.get(number, StepTerms(number)))
        yield step


def _duties_of(steps: Iterable[Step], units: Sequence[Unit]) -> Iterator[Duty]:
    """A duty for every unit that a step means, each set of names looked up once."""
    names = [unit.name for unit in units]
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for step in steps:
        responsible = tuple(step.responsible or step.measure.responsible)
        if responsible not in found:
            found[responsible] = units_named(responsible, names)
        meant = found[responsible]
        yield from (Duty(step=step, unit=unit) for unit in units if unit.name in meant)
