"""What an agency reports of its plan: opened, reported of project by project, closed for good."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.anticorruption.models import (
    ActionPlan,
    ActionProgress,
    ActionReport,
)
from prongsai.apps.anticorruption.queries import approved_version, plan_in, report_now
from prongsai.apps.audit.actions import log
from prongsai.apps.evidence.exhibits import web_address
from prongsai.apps.evidence.files import JPEG, PNG, content_type_of, keep_file
from prongsai.core.anticorruption.plain import report_as_plain
from prongsai.core.anticorruption.reporting import reported
from prongsai.core.dates import long_date

MOST_LINKS = 5


@transaction.atomic
def open_report(
    plan: ActionPlan, *, year: int, stretch: str, due_on: date | None, by: User | None
) -> ActionReport:
    """Open the report on a fiscal year after six or twelve months; units report from then on."""
    held = ActionPlan.objects.select_for_update(of=("self",)).select_related("agency")
    plan = held.get(pk=plan.pk)
    version = approved_version(plan)
    if version is None:
        raise ValidationError(_("The plan is not approved yet, so nothing can be reported of it."))
    if not version.first_year <= year <= version.last_year:
        raise ValidationError({"year": _("This fiscal year is outside the plan.")})
    if not plan_in(version).of_year(year):
        raise ValidationError({"year": _("The plan has no projects in this fiscal year.")})
    report = ActionReport(plan=plan, version=version, year=year, stretch=stretch, due_on=due_on)
    if ActionReport.objects.filter(plan=plan, year=year, stretch=stretch).exists():
        raise ValidationError(_("This report is open already."))
    report.full_clean()
    report.save()
    log_of("plan_report.opened", report, by)
    return report


@transaction.atomic
def report_progress(
    report: ActionReport,
    *,
    number: int,
    seen: int,
    status: str,
    spent: Decimal | None,
    result: str = "",
    problem: str = "",
    suggestion: str = "",
    reason: str = "",
    links: Sequence[str] = (),
    photo: bytes | None = None,
    by: User | None,
) -> ActionProgress:
    """Report what became of a project; ``seen`` is the count of changes that somebody saw.

    Without a new photo the one that is there stays.
    """
    current = held(report)
    if all(one.number != number for one in plan_in(current.version).of_year(current.year)):
        raise ValidationError(_("The plan does not have this project in this fiscal year."))
    row = ActionProgress.objects.select_for_update().filter(report=current, number=number).first()
    row = row or ActionProgress(report=current, number=number)
    if row.last != seen:
        raise _changed_meanwhile()
    row.status, row.spent, row.reason = status, spent, reason.strip()
    row.result, row.problem, row.suggestion = result.strip(), problem.strip(), suggestion.strip()
    row.links = _addresses(links)
    if photo is not None:
        row.photo = _picture(photo)
    row.last, row.by = row.last + 1, by
    row.full_clean()
    row.save()
    log_of("plan_report.progress", current, by, project=number, status=status)
    return row


@transaction.atomic
def close_report(report: ActionReport, *, by: User | None) -> None:
    """Close a report: nothing of it is changed any more, and a correction is the next number.

    ValidationError before its last day, and while a project has no status.
    """
    current = held(report)
    last_day = report_now(current).days.ends
    if timezone.localdate() < last_day:
        says = _("This report can be closed from %(day)s, the last day of its months.")
        raise ValidationError(says % {"day": long_date(last_day)}, code="too_early")
    plan = plan_in(current.version)
    current.closed_on = timezone.localdate()
    told = report_now(current)
    missing = [row.project.titled for row in reported(plan, told) if row.lacks]
    if missing:
        says = _("Nothing is reported yet of: %(projects)s")
        raise ValidationError(says % {"projects": ", ".join(missing)})
    current.content = report_as_plain(told)
    current.full_clean()
    current.progress.update(frozen=True)
    current.save()
    log_of("plan_report.closed", current, by, projects=len(plan.of_year(current.year)))


def held(report: ActionReport) -> ActionReport:
    """The report as it stands, held; ValidationError where it is closed."""
    rows = ActionReport.objects.select_for_update(of=("self",))
    current = rows.select_related("version__plan__agency", "plan__agency").get(pk=report.pk)
    if current.closed_on is not None:
        raise ValidationError(_("This report is closed; nothing of it can be changed."))
    return current


def _addresses(links: Sequence[str]) -> list[str]:
    given = [web_address(one) for one in links if one.strip()]
    if len(given) > MOST_LINKS:
        says = _("At most %(most)s addresses fit here.") % {"most": MOST_LINKS}
        raise ValidationError({"links": says})
    return given


def _picture(content: bytes) -> Any:
    if content_type_of(content) not in (JPEG, PNG):
        raise ValidationError({"photo": _("Choose a photo: a JPEG or PNG picture.")})
    return keep_file(content)


def _changed_meanwhile() -> ValidationError:
    return ValidationError(
        _(
            "Somebody else reported of this project while you wrote. What you wrote is still here:"
            " compare it with what stands there now, then save it again."
        ),
        code="changed_meanwhile",
    )


def log_of(act: str, report: ActionReport, by: User | None, **details: Any) -> None:
    """One line of the log about a report."""
    told = {"year": report.year, "months": report.stretch}
    log(act, report, by=by, agency=report.plan.agency.slug, **told, **details)
