"""Steps as units see them: their own parts, what is due, what is late."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Prefetch, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import Agency, Position, Role, Unit
from prongsai.apps.agencies.queries import Visitor, appointments_of, roles_in
from prongsai.apps.improvement.models import Duty, ImprovementPlan, PlanState, StepNote
from prongsai.core.calendar import buddhist_year, month_span

# Parts of adopted plans; those of measures that were dropped are nobody's any more.
STANDING = Q(step__measure__plan__state=PlanState.ADOPTED, step__measure__dropped_because="")


class PartState(TextChoices):
    """Which parts somebody looks for; late ones and those of this month are not done either."""

    LATE = "late", _("Overdue")
    MONTH = "month", _("Due this month")
    OPEN = "open", _("Not done")
    DONE = "done", _("Done")


class UnitProgress(NamedTuple):
    """How far a unit is with its parts: how many there are, are done, and are late."""

    unit: Unit
    parts: int
    done: int
    late: int


class PartsCounted(NamedTuple):
    """How many parts there are, how many are done, and how many late."""

    parts: int = 0
    done: int = 0
    late: int = 0


def duties_of_agency(agency: Agency) -> QuerySet[Duty]:
    """Every standing part of the agency's adopted plans, the soonest due first."""
    return (
        Duty.objects.filter(STANDING, step__measure__plan__agency=agency)
        .select_related("unit", "position", "step__measure__plan__agency")
        .order_by(F("step__ends").asc(nulls_last=True), "step__measure__place", "step__place", "pk")
    )


def duties_visible_to(visitor: Visitor, agency: Agency) -> QuerySet[Duty]:
    """The parts that somebody may see and tell of: a unit's own, for the officer all.

    A part that is given to one position of the unit is seen by whoever holds that one.
    """
    duties = duties_of_agency(agency)
    if roles_in(visitor, agency) & {Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR}:
        return duties
    positions = [one.position for one in appointments_of(visitor)]
    held = [one for one in positions if one.role == Role.UNIT]
    units = {one.unit_id for one in held if one.unit_id is not None}
    return duties.filter(
        Q(unit__in=units) & (Q(position__isnull=True) | Q(position__in=_keys(held)))
    )


def does_steps_only(visitor: Visitor, agency: Agency) -> bool:
    """Whether somebody is there for a unit alone, and the unit has parts in adopted plans."""
    if roles_in(visitor, agency) != {Role.UNIT}:
        return False
    return duties_visible_to(visitor, agency).exists()


def in_order_of_need(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """The parts as somebody works on them: the longest overdue first, then by their last day,
    then those without one, and what is done at the end, the newest first."""
    return duties.order_by(
        F("done_on").desc(nulls_first=True),
        F("step__ends").asc(nulls_last=True),
        "step__measure__place",
        "step__place",
        "pk",
    )


def in_state(duties: QuerySet[Duty], state: str, today: date) -> QuerySet[Duty]:
    """Those of the parts that are in a PartState on a day; all of them where none is named."""
    if state == PartState.LATE:
        return late(duties, today)
    if state == PartState.MONTH:
        span = month_span(buddhist_year(today), today.month)
        return due_until(duties, span.ends).filter(step__ends__gte=today)
    if state == PartState.OPEN:
        return duties.filter(done_on__isnull=True)
    return duties.filter(done_on__isnull=False) if state == PartState.DONE else duties


def open_by_year(duties: QuerySet[Duty]) -> Mapping[int, int]:
    """How many of the parts are not done, by the fiscal year in which they are to be done."""
    counted = duties.order_by().values_list("step__measure__plan__year")
    return dict(counted.annotate(open=Count("pk", filter=Q(done_on__isnull=True))))


def parts_counted(duties: QuerySet[Duty], today: date) -> PartsCounted:
    """How many parts there are, and how many of them are done and late."""
    return PartsCounted(
        **duties.order_by().aggregate(
            parts=Count("pk"),
            done=Count("pk", filter=Q(done_on__isnull=False)),
            late=Count("pk", filter=Q(done_on__isnull=True, step__ends__lt=today)),
        )
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
