"""The report on a fiscal year of a plan: opened, written project by project, closed."""

from collections.abc import Iterator, Sequence

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.models import ActionProject, ActionReport
from prongsai.apps.anticorruption.permissions import is_of, own_units, reportable
from prongsai.apps.anticorruption.queries import (
    approved_version,
    photographed,
    plan_in,
    progress_of,
    projects_of,
    report_in,
)
from prongsai.apps.anticorruption.reporting import close_report, open_report, report_progress
from prongsai.core.anticorruption.doubting import doubts_of
from prongsai.core.anticorruption.reporting import ReportedProject, reported
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_report_forms import (
    LARGEST_PHOTO,
    OpenReportForm,
    ProgressForm,
)
from prongsai.web.agency.views.anticorruption import finding
from prongsai.web.agency.views.anticorruption.plan import about
from prongsai.web.agency.views.anticorruption.shown import (
    report_context,
    rows_of,
    sums_of_report,
)
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_look_at
from prongsai.web.layout.uploads import takes_files_of
from prongsai.web.layout.words import page_language


@office_page("plan.write")
def open_page(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Open the report on a fiscal year after six or twelve months."""
    plan = finding.plan_of(office, pk)
    version = approved_version(plan)
    if version is None:
        return redirect("agency:action_plan", office.agency.slug, pk)
    sent = request.POST if request.method == "POST" else None
    years = range(version.first_year, version.last_year + 1)
    this = FiscalYear.of(timezone.localdate()).year
    initial = {"year": min(max(this, version.first_year), version.last_year)}
    form = OpenReportForm(sent, years=years, initial=initial)
    if form.is_valid():
        with refusals_told(form):
            report = open_report(plan, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The report is open. Units write of their projects now."))
            return redirect(
                "agency:action_report", office.agency.slug, pk, report.year, report.stretch
            )
    context = about(office, version) | {"form": form}
    return render(request, "agency/anticorruption/open_report.html", context)


@office_page("plan.view")
def report_page(
    request: HttpRequest, office: Office, pk: int, year: int, months: str
) -> HttpResponse:
    """A report: what it adds up to, every project, what is open, what lacks something.

    A unit sees of an open report its own projects.
    """
    numbers = finding.numbers_of(office, pk, year, months)
    return _report(request, office, numbers[0], numbers)


@office_page("plan.view")
def earlier_page(
    request: HttpRequest, office: Office, pk: int, year: int, months: str, number: int
) -> HttpResponse:
    """A report as it was closed by its number, beside what corrected it later."""
    numbers = finding.numbers_of(office, pk, year, months)
    report = next((one for one in numbers if one.number == number), None)
    if report is None:
        raise Http404
    return _report(request, office, report, numbers)


def _report(
    request: HttpRequest, office: Office, report: ActionReport, numbers: Sequence[ActionReport]
) -> HttpResponse:
    plan, told = plan_in(report.version), report_in(report)
    projects = list(projects_of(report.version))
    is_open = report.closed_on is None
    mine = reportable(office.visitor, office.agency, projects) if is_open else frozenset()
    rows = rows_of(plan, told, mine, photographed(report))
    whole = finding.sees_whole(office, report)
    shown = [one for one in rows if whole or one.row.project.number in mine]
    late = report.due_on is not None and report.due_on < timezone.localdate()
    context = report_context(office, report) | {
        "rows": shown,
        "whole": whole,
        "sums": sums_of_report(plan, told) if whole else [],
        "lacking": [one for one in shown if one.row.lacks],
        "open": [one for one in shown if one.row.is_open],
        "over": [one for one in shown if one.row.is_over_budget],
        "days": told.days,
        "numbers": numbers,
        "newest": numbers[0],
        "is_late": late and is_open,
    }
    return render(request, "agency/anticorruption/report.html", context)


@office_page("plan.report")
@takes_files_of(LARGEST_PHOTO)
def progress(
    request: HttpRequest, office: Office, pk: int, year: int, months: str, number: int
) -> HttpResponse:
    """Report of one project; what was typed stays on the page whatever is refused."""
    report = finding.report_of(office, pk, year, months)
    row = _own_project(office, report, number)
    kept = progress_of(report, number)
    names = ("status", "reason", "spent", "result", "problem", "suggestion", "links")
    initial = {name: getattr(kept, name) for name in names} if kept else {}
    initial["seen"] = kept.last if kept else 0
    if request.method == "POST":
        form = ProgressForm(request.POST, request.FILES, initial=initial)
    else:
        form = ProgressForm(initial=initial)
    if form.is_valid():
        with refusals_told(form):
            report_progress(report, number=number, **form.told(), by=office.visitor)
            _say_what_to_look_at(request, report, number)
            return redirect("agency:action_report", office.agency.slug, pk, year, months)
    stale = form.has_error(NON_FIELD_ERRORS, "changed_meanwhile")
    if stale and kept is not None:
        form.look_again(kept.last)
    context = report_context(office, report) | {
        "form": form,
        "row": row,
        "kept": kept,
        "budget": next(one for one in _rows(report) if one.project.number == number),
        "stale": stale,
    }
    return render(request, "agency/anticorruption/progress.html", context)


@office_page("plan.view")
def photo(
    request: HttpRequest, office: Office, pk: int, year: int, months: str, number: int
) -> HttpResponse:
    """The photo of a project."""
    report = finding.report_of(office, pk, year, months)
    if not finding.sees_whole(office, report):
        _own_project(office, report, number)
    kept = progress_of(report, number)
    if kept is None or kept.photo is None:
        raise Http404
    name = f"{year}-{months}-{number}.jpg"
    return file_to_look_at(bytes(kept.photo.content), kept.photo.content_type, name)


@office_page("plan.write")
def close(request: HttpRequest, office: Office, pk: int, year: int, months: str) -> HttpResponse:
    """Look at a report once more and close it for good."""
    report = finding.report_of(office, pk, year, months)
    refusals: list[str] = []
    if request.method == "POST":
        try:
            close_report(report, by=office.visitor)
        except ValidationError as refusal:
            refusals = refusal.messages
        else:
            messages.success(request, _("The report is closed. It stays as it is from now on."))
            return redirect("agency:action_report", office.agency.slug, pk, year, months)
    rows = list(_rows(report))
    days = report_in(report).days
    context = report_context(office, report) | {
        "refusals": refusals,
        "days": days,
        "is_over": days.ends <= timezone.localdate(),
        "doubted": [(one, told) for one in rows if (told := [*doubts_of(one)])],
        "lacking": [one for one in rows if one.lacks],
        "open": [one for one in rows if one.is_open],
        "over": [one for one in rows if one.is_over_budget],
    }
    return render(request, "agency/anticorruption/close.html", context)


def _rows(report: ActionReport) -> Iterator[ReportedProject]:
    return reported(plan_in(report.version), report_in(report))


def _own_project(office: Office, report: ActionReport, number: int) -> ActionProject:
    row = finding.project_of(report.version, number)
    units = own_units(office.visitor, office.agency)
    if units is not None and not is_of(row, units):
        raise PermissionDenied
    if all(year != report.year for year, _baht in row.budgets):
        raise Http404
    return row


def _say_what_to_look_at(request: HttpRequest, report: ActionReport, number: int) -> None:
    messages.success(request, _("What you reported is kept."))
    row = next(one for one in _rows(report) if one.project.number == number)
    if row.is_over_budget:
        messages.warning(request, _("More is spent than the plan has. Look at it again."))
    for doubt in doubts_of(row):
        messages.warning(request, doubt.say(page_language()))
