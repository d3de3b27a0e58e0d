"""A closed report is corrected by the next number, which begins with what the closed one says."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.improvement.models import ImprovementPlan, MeasureReport, ProgressReport
from prongsai.apps.improvement.reporting import log_of


@transaction.atomic
def correct_report(report: ProgressReport, *, reason: str, by: User | None) -> ProgressReport:
    """Begin the correction of a closed report with every word of it; one begun is given back.

    What units told since comes into it only when somebody takes it (``rewrite_report``). Raises
    ValidationError for a report that is still open, and where a later number is closed already.
    """
    plan = ImprovementPlan.objects.select_for_update(of=("self",)).get(pk=report.plan_id)
    newest = plan.reports.filter(round=report.round, ends=report.ends).order_by("-number")[0]
    if newest.is_open and newest.pk != report.pk:
        return newest
    if newest.is_open:
        raise ValidationError(_("The report is still open. Word it, then close it."))
    if newest.pk != report.pk:
        raise ValidationError(_("This number was corrected already. Correct the newest one."))
    made = ProgressReport(
        plan=plan,
        round=newest.round,
        starts=newest.starts,
        ends=newest.ends,
        number=newest.number + 1,
        reason=reason.strip(),
        reported_at=newest.reported_at,
        next_report=newest.next_report,
    )
    made.full_clean()
    made.save()
    MeasureReport.objects.bulk_create(_begun(made, line) for line in newest.measures.all())
    log_of("improvement.report_opened", made, by)
    return made


def _begun(report: ProgressReport, line: MeasureReport) -> MeasureReport:
    return MeasureReport(
        report=report,
        measure_id=line.measure_id,
        results=line.results,
        outcomes=line.outcomes,
        obstacles=line.obstacles,
        suggestions=line.suggestions,
        worded=line.worded,
    )
