"""How far the agencies are with their adopted plans, for whoever oversees them."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.models import Duty, ImprovementPlan, PlanState, ProgressReport
from prongsai.apps.improvement.step_queries import STANDING


def adopted_plans(agencies: QuerySet[Agency], year: int) -> QuerySet[ImprovementPlan]:
    """The adopted plans of a year of work among these agencies; drafts are never seen here."""
    plans = ImprovementPlan.objects.filter(agency__in=agencies, year=year)
    return plans.filter(state=PlanState.ADOPTED).select_related("agency")


def with_progress(plans: QuerySet[ImprovementPlan], today: object) -> QuerySet[ImprovementPlan]:
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
