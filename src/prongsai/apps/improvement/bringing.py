"""Plans from files into the improvement year, whole or not at all, and out again."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.keeping import fill, keep_steps, units_of
from prongsai.apps.improvement.models import (
    AgendaItem,
    ImprovementPlan,
    MeasureReport,
    PlannedMeasure,
    ProgressReport,
    ReportRound,
)
from prongsai.apps.improvement.plan_queries import newest_result_of
from prongsai.apps.improvement.planning import (
    locked,
    log_of,
    open_plan,
    open_plan_without_result,
)
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, Plan
from prongsai.core.improvement.responsible import nobody_named


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


@transaction.atomic
def bring_plan(
    agency: Agency,
    *,
    plan: Plan,
    source_file: str,
    new_units: Sequence[str] = (),
    replacing: bool = False,
    by: User | None,
) -> ImprovementPlan:
    """Bring the plan of a file into its year: measures with their steps, results as a report.

    Opens the plan of the year where there is none. ``new_units`` are made units of the agency
    first. Measures that the year has already stay, and ValidationError says so, unless
    ``replacing``, which is refused where units told something of them. Of those replaced, what a
    meeting or a later plan names is dropped and not thrown away.
    """
    for name in new_units:
        add_unit(agency, name=name, by=by)
    current = locked(_plan_of(agency, plan, by))
    _must_be_of_its_year(current, plan)
    _make_room(current, replacing)
    kept = [
        _keep(current, measure, place)
        for place, measure in enumerate(plan.measures, current.measures.count() + 1)
    ]
    current.agreed_on = plan.meeting or current.agreed_on
    current.limitations = {kind: list(lines) for kind, lines in plan.limitations.items()}
    current.revision += 1
    current.full_clean()
    current.save()
    _keep_results(current, plan, kept)
    told = {"file": source_file, "measures": len(kept), "units": len(new_units)}
    log_of("improvement.plan_brought", current, by, **told)
    return current


def _must_be_of_its_year(current: ImprovementPlan, plan: Plan) -> None:
    if current.year != plan.year:
        raise ValidationError(
            _("The measures of this assessment are of fiscal year %(kept)s, the file's of %(new)s.")
            % {"kept": current.year, "new": plan.year}
        )


def _plan_of(agency: Agency, plan: Plan, by: User | None) -> ImprovementPlan:
    """The plan of the year, opened where there is none; without a result it has no weak points."""
    if newest_result_of(agency, plan.assessed) is not None:
        return open_plan(agency, assessed=plan.assessed, year=plan.year, by=by)
    return open_plan_without_result(agency, assessed=plan.assessed, year=plan.year, by=by)


def _make_room(plan: ImprovementPlan, replacing: bool) -> None:
    standing = plan.measures.filter(dropped_because="")
    if not standing.exists():
        return
    if not replacing:
        raise ValidationError(
            _("The plan has %(count)s measures already. Say whether the file takes their place."),
            code="has_measures",
            params={"count": standing.count()},
        )
    begun = standing.filter(steps__duties__notes__isnull=False).exists()
    if begun or standing.filter(reports__isnull=False).exists():
        raise ValidationError(
            _("Units told something of these measures already; a file cannot take their place.")
        )
    _named_elsewhere(standing).update(dropped_because=_("The measures of a file took its place."))
    standing.delete()


def _named_elsewhere(measures: QuerySet[PlannedMeasure]) -> QuerySet[PlannedMeasure]:
    """Those that a meeting has on its agenda or that a later plan copied."""
    copied = PlannedMeasure.objects.filter(copied_from__isnull=False).values("copied_from")
    on_agenda = AgendaItem.objects.filter(measure__isnull=False).values("measure")
    return measures.filter(Q(pk__in=copied) | Q(pk__in=on_agenda))


def _keep(plan: ImprovementPlan, measure: Measure, place: int) -> PlannedMeasure:
    kept = PlannedMeasure(plan=plan, place=place)
    fill(kept, measure)
    kept.full_clean()
    kept.save()
    keep_steps(kept, measure, units_of(plan.agency))
    return kept


def _keep_results(plan: ImprovementPlan, brought: Plan, measures: Sequence[PlannedMeasure]) -> None:
    """The results of a file as an open report of the round that its days are nearest to."""
    told = [one for one in brought.measures if one.results or one.outcomes or one.suggestions]
    if not told:
        return
    year = FiscalYear(plan.year)
    ends = year.ends if brought.reported is None else brought.reported.ends or year.ends
    starts = None if brought.reported is None else brought.reported.starts
    report = ProgressReport(
        plan=plan,
        round=_round(ends, year),
        starts=starts or year.starts,
        ends=ends,
        reported_at=brought.reported_at,
        next_report=brought.next_report,
    )
    report.full_clean()
    report.save()
    for kept, one in zip(measures, brought.measures, strict=True):
        MeasureReport.objects.create(
            report=report,
            measure=kept,
            results=list(one.results),
            outcomes=list(one.outcomes),
            suggestions=list(one.suggestions),
            worded=True,
        )


def _round(ends: date, year: FiscalYear) -> str:
    if ends == year.first_half.ends:
        return ReportRound.SIX_MONTHS
    return ReportRound.TWELVE_MONTHS if ends == year.ends else ReportRound.MONTH
