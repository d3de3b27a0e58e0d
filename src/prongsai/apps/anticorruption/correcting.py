"""A closed report is corrected by the next number, which begins with what the closed one says."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.anticorruption.models import ActionPlan, ActionProgress, ActionReport
from prongsai.apps.anticorruption.reporting import held, log_of


@transaction.atomic
def correct_report(report: ActionReport, *, reason: str, by: User | None) -> ActionReport:
    """Begin the correction of a closed report with every word of it; both stay.

    Raises ValidationError without a reason, and where the newest number is not closed.
    """
    ActionPlan.objects.select_for_update().get(pk=report.plan_id)  # two who correct take turns
    same = {"plan": report.plan_id, "year": report.year, "stretch": report.stretch}
    newest = ActionReport.objects.filter(**same).order_by("-number")[0]
    if newest.closed_on is None:
        raise ValidationError(_("The report is still open: change what is reported there."))
    made = ActionReport(
        plan_id=newest.plan_id,
        version_id=newest.version_id,
        year=newest.year,
        stretch=newest.stretch,
        number=newest.number + 1,
        reason=reason.strip(),
    )
    made.full_clean()
    made.save()
    ActionProgress.objects.bulk_create(_begun(made, row) for row in newest.progress.all())
    log_of("plan_report.correction_begun", made, by, number=made.number)
    return made


@transaction.atomic
def discard_correction(report: ActionReport, *, by: User | None) -> None:
    """Throw an open correction away; the closed report stays as it is."""
    current = held(report)
    if not current.is_correction:
        raise ValidationError(_("Only a correction is thrown away."))
    log_of("plan_report.correction_discarded", current, by, number=current.number)
    current.progress.all().delete()
    current.delete()


def _begun(report: ActionReport, row: ActionProgress) -> ActionProgress:
    return ActionProgress(
        report=report,
        number=row.number,
        status=row.status,
        spent=row.spent,
        result=row.result,
        problem=row.problem,
        suggestion=row.suggestion,
        reason=row.reason,
        links=row.links,
        photo_id=row.photo_id,
        last=1,
        by_id=row.by_id,
    )
