"""Plans from files into the improvement year, whole or not at all, and out again."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.keeping import (
    core_measure,
    measures_of,
    units_of,
)
from prongsai.apps.improvement.keeping_many import keep_new
from prongsai.apps.improvement.models import (
    AgendaItem,
    ImprovementPlan,
    PlannedMeasure,
)
from prongsai.apps.improvement.plan_queries import newest_result_of, plan_for
from prongsai.apps.improvement.planning import (
    locked,
    log_of,
    open_plan,
    open_plan_without_result,
)
from prongsai.apps.improvement.results_brought import keep_results
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.responsible import nobody_named
from prongsai.core.improvement.sorting_out import SortedOut, sorted_out


def strangers_in(agency: Agency, plan: Plan) -> tuple[str, ...]:
    """Those responsible in a plan who are none of the agency's units: somebody has to look.

    They stay in the plan as words, but nobody is asked to report for them.
    """
    names = [unit.name for unit in units_of(agency)]
    said = [
        one
        for measure in plan.measures
        for one in (
            *measure.responsible,
            *(owner for terms in measure.step_terms for owner in terms.responsible),
        )
    ]
    return tuple(dict.fromkeys(nobody_named(said, names)))


def new_in(agency: Agency, plan: Plan) -> SortedOut | None:
    """What a file would add to the measures of its year; ``None`` where the year has none yet."""
    kept = plan_for(agency, plan.assessed)
    standing = [] if kept is None else measures_of(kept)
    return sorted_out(plan.measures, map(core_measure, standing)) if standing else None


@transaction.atomic
def bring_plan(
    agency: Agency,
    *,
    plan: Plan,
    source_file: str,
    new_units: Sequence[str] = (),
    by: User | None,
) -> ImprovementPlan:
    """Bring the plan of a file into its year: measures with their steps, results as a report.

    Opens the plan of the year where there is none. ``new_units`` are made units of the agency
    first. ValidationError where the year has measures: then ``bring_new_measures`` adds to them,
    and ``bring_instead`` takes their place.
    """
    current = _plan_of(agency, plan, new_units, by)
    standing = current.measures.filter(dropped_because="").count()
    if standing:
        raise ValidationError(
            _("The plan has %(count)s measures already. Say what becomes of them."),
            code="has_measures",
            params={"count": standing},
        )
    _take_over(current, plan)
    _keep_all(current, plan, plan.measures)
    told = {"file": source_file, "measures": len(plan.measures), "units": len(new_units)}
    log_of("improvement.plan_brought", current, by, **told)
    return current


@transaction.atomic
def bring_new_measures(
    agency: Agency,
    *,
    plan: Plan,
    source_file: str,
    new_units: Sequence[str] = (),
    by: User | None,
) -> ImprovementPlan:
    """Add what a file has and its year has not; whatever stands there stays as it is.

    Measures of a title and indicator that is there already are left out, results of theirs, too
    (see ``sorted_out``). ValidationError where nothing is new.
    """
    current = _plan_of(agency, plan, new_units, by)
    found = sorted_out(plan.measures, map(core_measure, measures_of(current)))
    if not found.new:
        raise ValidationError(_("Every measure of the file stands in the plan already."))
    current.agreed_on = current.agreed_on or plan.meeting
    current.met_on = current.met_on or plan.meeting
    limitations = {kind: list(lines) for kind, lines in plan.limitations.items()}
    current.limitations = limitations | {
        kind: one for kind, one in current.limitations.items() if one
    }
    _keep_all(current, plan, found.new)
    told = {"measures": len(found.new), "known": len(found.known), "units": len(new_units)}
    log_of("improvement.plan_added_to", current, by, file=source_file, **told)
    return current


@transaction.atomic
def bring_instead(
    agency: Agency,
    *,
    plan: Plan,
    source_file: str,
    new_units: Sequence[str] = (),
    by: User | None,
) -> ImprovementPlan:
    """Put the measures of a file in the place of those that its year has.

    ValidationError where units told something of them. Of those replaced, what a meeting or a
    later plan names is dropped and not thrown away.
    """
    current = _plan_of(agency, plan, new_units, by)
    replaced = _taken_out(current)
    _take_over(current, plan)
    _keep_all(current, plan, plan.measures)
    told = {"measures": len(plan.measures), "replaced": replaced, "units": len(new_units)}
    log_of("improvement.plan_replaced", current, by, file=source_file, **told)
    return current


def is_told_of(plan: ImprovementPlan) -> bool:
    """Whether units told something of any measure of a plan, or a report does."""
    standing = plan.measures.filter(dropped_because="")
    notes = standing.filter(steps__duties__notes__isnull=False)
    return notes.exists() or standing.filter(reports__isnull=False).exists()


def _must_be_of_its_year(current: ImprovementPlan, plan: Plan) -> None:
    if current.year != plan.year:
        raise ValidationError(
            _("The measures of this assessment are of fiscal year %(kept)s, the file's of %(new)s.")
            % {"kept": current.year, "new": plan.year}
        )


def _plan_of(
    agency: Agency, plan: Plan, new_units: Sequence[str], by: User | None
) -> ImprovementPlan:
    """The plan of the year, held; opened where there is none, without weak points if no result."""
    for name in new_units:
        add_unit(agency, name=name, by=by)
    opening = open_plan if newest_result_of(agency, plan.assessed) else open_plan_without_result
    current = locked(opening(agency, assessed=plan.assessed, year=plan.year, by=by))
    _must_be_of_its_year(current, plan)
    return current


def _taken_out(plan: ImprovementPlan) -> int:
    """Take every standing measure out of a plan; how many there were."""
    if is_told_of(plan):
        raise ValidationError(
            _("Units told something of these measures already; a file cannot take their place.")
        )
    standing = plan.measures.filter(dropped_because="")
    before = standing.count()
    _named_elsewhere(standing).update(dropped_because=_("The measures of a file took its place."))
    standing.delete()
    return before


def _named_elsewhere(measures: QuerySet[PlannedMeasure]) -> QuerySet[PlannedMeasure]:
    """Those that a meeting has on its agenda or that a later plan copied."""
    copied = PlannedMeasure.objects.filter(copied_from__isnull=False).values("copied_from")
    on_agenda = AgendaItem.objects.filter(measure__isnull=False).values("measure")
    return measures.filter(Q(pk__in=copied) | Q(pk__in=on_agenda))


def _take_over(plan: ImprovementPlan, brought: Plan) -> None:
    """The day of agreement and the limitations as the file has them."""
    plan.agreed_on = brought.meeting or plan.agreed_on
    plan.met_on = brought.meeting or plan.met_on
    plan.limitations = {kind: list(lines) for kind, lines in brought.limitations.items()}


def _keep_all(plan: ImprovementPlan, brought: Plan, measures: Sequence[Measure]) -> None:
    """Keep measures of a file behind those that are there, with their results, and the plan."""
    last = plan.measures.aggregate(last=Max("place"))["last"] or 0
    kept = keep_new(plan, measures, last + 1, units_of(plan.agency))
    plan.revision += 1
    plan.full_clean()
    plan.save()
    keep_results(plan, brought, zip(kept, measures, strict=True))
