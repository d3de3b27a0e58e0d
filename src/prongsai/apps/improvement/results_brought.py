"""Results that a file has of its measures: an open report of their round."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from prongsai.apps.improvement.models import (
    ImprovementPlan,
    MeasureReport,
    PlannedMeasure,
    ProgressReport,
    ReportRound,
)
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure, Plan


def keep_results(
    plan: ImprovementPlan, brought: Plan, measures: Iterable[tuple[PlannedMeasure, Measure]]
) -> None:
    """Put the results that a file has of its measures into the open report of their round.

    ValidationError where that report is closed.
    """
    told = [(kept, one) for kept, one in measures if _has_results(one)]
    if not told:
        return
    report = _report_of(plan, brought)
    MeasureReport.objects.bulk_create(
        MeasureReport(
            report=report,
            measure=kept,
            results=list(one.results),
            outcomes=list(one.outcomes),
            suggestions=list(one.suggestions),
            worded=True,
        )
        for kept, one in told
    )


def _has_results(measure: Measure) -> bool:
    return bool(measure.results or measure.outcomes or measure.suggestions)


def _report_of(plan: ImprovementPlan, brought: Plan) -> ProgressReport:
    """The open report of the round that the days of the results mean, begun if need be."""
    year = FiscalYear(plan.year)
    ends = year.ends if brought.reported is None else brought.reported.ends or year.ends
    starts = None if brought.reported is None else brought.reported.starts
    round_ = _round(ends, year)
    newest = plan.reports.filter(round=round_, ends=ends).order_by("-number").first()
    if newest is not None and not newest.is_open:
        raise ValidationError(
            _(
                "The file has results, but the report of their round is closed. Begin its "
                "correction first, or take the results out of the file."
            )
        )
    report = newest or ProgressReport(
        plan=plan,
        round=round_,
        starts=starts or year.starts,
        ends=ends,
        reported_at=brought.reported_at,
        next_report=brought.next_report,
    )
    report.full_clean()
    report.save()
    return report


def _round(ends: date, year: FiscalYear) -> str:
    if ends == year.first_half.ends:
        return ReportRound.SIX_MONTHS
    return ReportRound.TWELVE_MONTHS if ends == year.ends else ReportRound.MONTH
