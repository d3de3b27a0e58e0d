"""How far the agencies are with their adopted plans, for whoever oversees them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.models import Duty, ImprovementPlan, PlanState, ProgressReport
from prongsai.apps.improvement.step_queries import STANDING, PartsCounted


class AgencyProgress(NamedTuple):
    """How far an agency is with its adopted plan of a year; ``None`` where it adopted none.

    ``closed`` is how many reports are closed.
    """

    agency: Agency
    assessed: int | None = None
    progress: PartsCounted = PartsCounted()
    closed: int = 0


def adopted_plans(agencies: QuerySet[Agency], year: int) -> QuerySet[ImprovementPlan]:
    """The adopted plans of a year of work among these agencies; drafts are never seen here."""
    return adopted(agencies).filter(year=year)


def adopted(agencies: QuerySet[Agency]) -> QuerySet[ImprovementPlan]:
    """The adopted plans of these agencies, the newest first; drafts are never seen here."""
    plans = ImprovementPlan.objects.filter(agency__in=agencies, state=PlanState.ADOPTED)
    return plans.select_related("agency")


def years_overseen(agencies: QuerySet[Agency]) -> Sequence[int]:
    """The years of work that some of these agencies adopted a plan for, the newest first."""
    return sorted(adopted(agencies).order_by().values_list("year", flat=True).distinct())[::-1]


def progress_of_agencies(
    agencies: QuerySet[Agency], year: int, today: date
) -> Sequence[AgencyProgress]:
    """How far every one of the agencies is, the one with the most late parts first.

    Those that adopted no plan stand at the end. Four queries for any number of agencies: each
    table is counted once, as a whole, which is quicker than once for every plan.
    """
    plans = adopted_plans(agencies, year)
    of = {pk: (agency, assessed) for pk, agency, assessed in _keys(plans)}
    parts, closed = _parts(plans, today), _closed(plans)
    found: dict[int, AgencyProgress] = {}
    known = {agency.pk: agency for agency in agencies}
    for plan, (agency, assessed) in of.items():
        before = found.get(agency, AgencyProgress(known[agency]))
        found[agency] = AgencyProgress(
            known[agency],
            before.assessed or assessed,
            _sum(before.progress, parts.get(plan, PartsCounted())),
            before.closed + closed.get(plan, 0),
        )
    lines = [found.get(pk, AgencyProgress(agency)) for pk, agency in known.items()]
    return sorted(lines, key=lambda one: (one.assessed is None, -one.progress.late))


def with_progress(plans: QuerySet[ImprovementPlan], today: date) -> QuerySet[ImprovementPlan]:
    """The plans with how many ``parts`` they have, how many are ``done`` and ``late``, and how
    many reports are ``closed``: counted by the database, in one query for any number of plans."""
    duties = Duty.objects.filter(STANDING, step__measure__plan=OuterRef("pk")).order_by()
    late = Q(done_on__isnull=True, step__ends__lt=today)
    counts = duties.values("step__measure__plan")
    told = ProgressReport.objects.filter(plan=OuterRef("pk"), closed_at__isnull=False).order_by()
    return plans.annotate(
        parts=Coalesce(Subquery(counts.annotate(n=Count("pk")).values("n")), 0),
        done=Coalesce(
            Subquery(counts.annotate(n=Count("pk", filter=Q(done_on__isnull=False))).values("n")), 0
        ),
        late=Coalesce(Subquery(counts.annotate(n=Count("pk", filter=late)).values("n")), 0),
        closed=Coalesce(Subquery(told.values("plan").annotate(n=Count("pk")).values("n")), 0),
    )


def closed_reports(plan: ImprovementPlan) -> QuerySet[ProgressReport]:
    """What an overseer reads of a plan: its closed reports, the newest first."""
    told = plan.reports.filter(closed_at__isnull=False, plan__state=PlanState.ADOPTED)
    return told.order_by("-ends", "round", "-number")


def _keys(plans: QuerySet[ImprovementPlan]) -> Sequence[tuple[int, int, int]]:
    rows = plans.select_related(None).order_by("-assessed")
    return list(rows.values_list("pk", "agency_id", "assessed"))


def _parts(plans: QuerySet[ImprovementPlan], today: date) -> Mapping[int, PartsCounted]:
    duties = Duty.objects.filter(STANDING, step__measure__plan__in=_pks(plans)).order_by()
    counted = duties.values_list("step__measure__plan").annotate(
        parts=Count("pk"),
        done=Count("pk", filter=Q(done_on__isnull=False)),
        late=Count("pk", filter=Q(done_on__isnull=True, step__ends__lt=today)),
    )
    return {plan: PartsCounted(*counts) for plan, *counts in counted}


def _closed(plans: QuerySet[ImprovementPlan]) -> Mapping[int, int]:
    told = ProgressReport.objects.filter(plan__in=_pks(plans), closed_at__isnull=False)
    return dict(told.order_by().values_list("plan").annotate(number=Count("pk")))


def _pks(plans: QuerySet[ImprovementPlan]) -> QuerySet[ImprovementPlan, Any]:
    return plans.select_related(None).order_by().values("pk")


def _sum(one: PartsCounted, other: PartsCounted) -> PartsCounted:
    return PartsCounted(*(a + b for a, b in zip(one, other, strict=True)))
