"""What a workbook reports comes into an open report, all of it or nothing."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.anticorruption.models import ActionReport
from prongsai.apps.anticorruption.queries import plan_in, progress_of, report_now
from prongsai.apps.anticorruption.reporting import report_progress
from prongsai.core.anticorruption.report_reading import read_report_bytes
from prongsai.core.anticorruption.reporting import Progress


@transaction.atomic
def bring_report(report: ActionReport, *, file: str, content: bytes, by: User | None) -> int:
    """Report of every project of which a workbook tells anything new; photos stay.

    Gives the number of projects that were reported of. ProblemsFound for what cannot be read, and
    ValidationError with the project's name before each refusal; then nothing is changed.
    """
    # Held, so that what the file is compared with is what it takes the place of.
    held = ActionReport.objects.select_for_update(of=("self",)).select_related("version__plan")
    current = held.get(pk=report.pk)
    plan = plan_in(current.version)
    brought = read_report_bytes(file, content, plan, report_now(current))
    named = {one.number: one.titled for one in plan.projects}
    refusals = [
        f"{named[one.number]}: {says}" for one in brought for says in _refused(current, one, by)
    ]
    if refusals:
        raise ValidationError(refusals)
    return len(brought)


def _refused(report: ActionReport, told: Progress, by: User | None) -> Iterator[str]:
    """Report of one project; what is refused of it."""
    kept = progress_of(report, told.number)
    try:
        report_progress(
            report,
            number=told.number,
            seen=0 if kept is None else kept.last,
            status=told.status or "",
            spent=told.spent,
            result=told.result,
            problem=told.problem,
            suggestion=told.suggestion,
            reason=told.reason,
            links=told.evidence,
            by=by,
        )
    except ValidationError as refusal:
        yield from refusal.messages
