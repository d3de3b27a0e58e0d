"""A unit that is new or under another name: plans name it, so that it has its parts in steps."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.agencies.renaming import rename_unit
from prongsai.apps.improvement.keeping import units_of
from prongsai.apps.improvement.models import Duty, PlannedMeasure, Step
from prongsai.core.calendar import FiscalYear
from prongsai.core.improvement.responsible import renamed, units_named


@transaction.atomic
def rename_unit_in_plans(unit: Unit, *, name: str, by: User | None) -> None:
    """Give a unit another name, in the words of the agency's plans too, whatever their year.

    Who has a measure before him meanwhile is told that it was changed: his form has the old name.
    What was issued or closed keeps the name that stands there.
    """
    before = Unit.objects.get(pk=unit.pk).name
    rename_unit(unit, name=name, by=by)
    others = list(unit.agency.units.exclude(pk=unit.pk).values_list("name", flat=True))
    measures = PlannedMeasure.objects.select_for_update(of=("self",)).filter(
        plan__agency=unit.agency_id
    )
    for measure in measures.order_by("pk").prefetch_related("steps"):
        steps = [one for one in measure.steps.all() if _reworded(one, before, unit.name, others)]
        Step.objects.bulk_update(steps, ["responsible"])
        if _reworded(measure, before, unit.name, others) or steps:
            measure.revision += 1
            measure.save(update_fields=["responsible", "revision"])


@transaction.atomic
def add_unit_to_plans(agency: Agency, *, name: str, by: User | None) -> Unit:
    """Add a unit to an agency, with its part in every step that is everybody's or names it.

    Plans of fiscal years that are over stay as they are.
    """
    unit = add_unit(agency, name=name, by=by)
    names = [one.name for one in units_of(agency)]
    year = FiscalYear.of(timezone.localdate()).year
    steps = Step.objects.filter(
        measure__plan__agency=agency, measure__plan__year__gte=year, measure__dropped_because=""
    ).select_related("measure")
    Duty.objects.bulk_create(
        Duty(step=step, unit=unit)
        for step in steps
        if unit.name in units_named(step.responsible or step.measure.responsible, names)
    )
    return unit


def _reworded(row: PlannedMeasure | Step, before: str, after: str, others: Sequence[str]) -> bool:
    """Name the unit anew among those responsible; whether anything changed."""
    said = [renamed(one, before, after, others) for one in row.responsible]
    if said == row.responsible:
        return False
    row.responsible = said
    return True
