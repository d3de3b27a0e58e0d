"""Steps as units see them: their own parts, what is due, what is late."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils import timezone

from prongsai.apps.agencies.models import Agency, Position, Role, Unit
from prongsai.apps.agencies.queries import Visitor, appointments_of, roles_in
from prongsai.apps.improvement.models import Duty, ImprovementPlan, PlanState, StepNote

# Parts of adopted plans; those of measures that were dropped are nobody's any more.
STANDING = Q(step__measure__plan__state=PlanState.ADOPTED, step__measure__dropped_because="")


class UnitProgress(NamedTuple):
    """How far a unit is with its parts: how many there are, are done, and are late."""

    unit: Unit
    parts: int
    done: int
    late: int


def duties_of_agency(agency: Agency) -> QuerySet[Duty]:
    """Every standing part of the agency's adopted plans, the soonest due first."""
    return (
        Duty.objects.filter(STANDING, step__measure__plan__agency=agency)
        .select_related("unit", "position", "step__measure__plan")
        .order_by(F("step__ends").asc(nulls_last=True), "step__measure__place", "step__place", "pk")
    )


def duties_visible_to(visitor: Visitor, agency: Agency) -> QuerySet[Duty]:
    """The parts that somebody may see and tell of: a unit's own, for the officer all.

    A part that is given to one position of the unit is seen by whoever holds that one.
    """
    duties = duties_of_agency(agency)
    if roles_in(visitor, agency) & {Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR}:
        return duties
    held = [
        one.position
        for one in appointments_of(visitor)
        if one.position.agency_id == agency.pk and one.position.role == Role.UNIT
    ]
    units = {one.unit_id for one in held if one.unit_id is not None}
    return duties.filter(
        Q(unit__in=units) & (Q(position__isnull=True) | Q(position__in=_keys(held)))
    )


def with_notes(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """The parts with what was told of them, the newest first, and its proofs."""
    notes = StepNote.objects.select_related("by").prefetch_related("proofs").order_by("-pk")
    return duties.prefetch_related(Prefetch("notes", notes))


def late(duties: QuerySet[Duty], today: date | None = None) -> QuerySet[Duty]:
    """Those of the parts that are not done though their last day is over."""
    return duties.filter(done_on__isnull=True, step__ends__lt=today or timezone.localdate())


def due_until(duties: QuerySet[Duty], day: date) -> QuerySet[Duty]:
    """Those of the parts that are not done and are due by a day, late ones among them."""
    return duties.filter(done_on__isnull=True, step__ends__lte=day)


def progress_by_unit(plan: ImprovementPlan, today: date | None = None) -> Sequence[UnitProgress]:
    """How far every unit is with the plan, the one with the most late parts first."""
    today = today or timezone.localdate()
    counted = (
        Duty.objects.filter(STANDING, step__measure__plan=plan)
        .order_by()
        .values_list("unit")
        .annotate(
            parts=Count("pk"),
            done=Count("pk", filter=Q(done_on__isnull=False)),
            late=Count("pk", filter=Q(done_on__isnull=True, step__ends__lt=today)),
        )
    )
    units = {unit.pk: unit for unit in plan.agency.units.all()}
    found = [UnitProgress(units[unit], *counts) for unit, *counts in counted]
    return sorted(found, key=lambda one: (-one.late, one.unit.pk))


def _keys(positions: Sequence[Position]) -> list[int]:
    return [one.pk for one in positions]
