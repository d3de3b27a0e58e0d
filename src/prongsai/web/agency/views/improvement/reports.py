"""Reports on the measures of a plan, by round: opened, worded, closed, corrected."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.improvement.correcting import correct_report
from prongsai.apps.improvement.models import (
    ImprovementPlan,
    MeasureReport,
    PlannedMeasure,
    ProgressReport,
    ReportRound,
)
from prongsai.apps.improvement.reporting import (
    close_report,
    discard_report,
    is_behind,
    open_report,
    rewrite_report,
    silent_units,
    with_notes,
    word_measure,
    write_from_notes,
)
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_forms.reports import (
    CorrectForm,
    OpenProgressReportForm,
    WordMeasureForm,
)
from prongsai.web.agency.improvement_reports import shown_lines, shown_papers, shown_rounds
from prongsai.web.layout.refusals import refusals_told


@office_page("improvement.view")
def reports(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The rounds of the year with their reports, and what is still missing in each."""
    plan = plan_of_year(office, year)
    today = timezone.localdate()
    known = list(plan.reports.order_by("number"))
    measures = [] if plan.is_draft else with_notes(plan)
    rounds = shown_rounds(plan, known, measures, today)
    context = about(office, plan) | {
        "halves": [one for one in rounds if one.round != ReportRound.MONTH],
        "months": [one for one in rounds if one.round == ReportRound.MONTH],
        "earlier": [one for one in known if one not in [two.report for two in rounds]],
        "papers": shown_papers(plan),
    }
    return render(request, "agency/improvement/reports.html", context)


@office_page("improvement.write")
@require_POST
def begin(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Begin the report of a round, written from what units told until now."""
    plan = plan_of_year(office, year)
    form = OpenProgressReportForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        report = open_report(plan, **form.cleaned_data, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("agency:progress_reports", office.agency.slug, year)
    return _to(office, report)


@office_page("improvement.view")
def report(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """A report with every measure: what it says, and what was not told."""
    plan = plan_of_year(office, year)
    found = report_of(plan, pk)
    measures = with_notes(plan)
    context = _about(office, plan, found, measures) | {
        "behind": found.is_open and is_behind(found, measures),
        "papers": shown_papers(plan),
    }
    return render(request, "agency/improvement/reports_one.html", context)


@office_page("improvement.view")
def print_report(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """A report as one table, for paper."""
    plan = plan_of_year(office, year)
    context = _about(office, plan, report_of(plan, pk), with_notes(plan))
    return render(request, "agency/improvement/reports_print.html", context)


@office_page("improvement.write")
def word(request: HttpRequest, office: Office, year: int, pk: int, number: int) -> HttpResponse:
    """Word what a report says of a measure; what was typed stays whatever is refused."""
    plan = plan_of_year(office, year)
    found = report_of(plan, pk)
    line = _line_of(found, number)
    sent = request.POST if request.method == "POST" else None
    form = WordMeasureForm(sent, initial=WordMeasureForm.of(line))
    if form.is_valid():
        with refusals_told(form):
            word_measure(line, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The words are kept. Notes no longer change them."))
            return _to(office, found, line)
    context = about(office, plan) | {
        "report": found,
        "line": line,
        "form": form,
        "stands": line if form.has_error("__all__", "changed_meanwhile") else None,
    }
    return render(request, "agency/improvement/reports_word.html", context)


@office_page("improvement.write")
@require_POST
def from_notes(
    request: HttpRequest, office: Office, year: int, pk: int, number: int
) -> HttpResponse:
    """Give up the wording of a measure: it is written from the notes again."""
    found = report_of(plan_of_year(office, year), pk)
    line = _line_of(found, number)
    _done(
        request,
        lambda: write_from_notes(line, by=office.visitor),
        _("The lines are written from the notes again."),
    )
    return _to(office, found, line)


@office_page("improvement.write")
@require_POST
def rewrite(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Take what units told since into an open report."""
    found = report_of(plan_of_year(office, year), pk)
    _done(
        request,
        lambda: rewrite_report(found, by=office.visitor),
        _("The report is written from the notes as they are now."),
    )
    return _to(office, found)


@office_page("improvement.write")
def close(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Ask once, say what was not told, and close a report for good."""
    plan = plan_of_year(office, year)
    found = report_of(plan, pk)
    if request.method == "POST":
        _done(
            request,
            lambda: close_report(found, by=office.visitor),
            _("The report is closed and stays as it is."),
        )
        return _to(office, found)
    context = _about(office, plan, found, with_notes(plan)) | {
        "is_over": found.ends <= timezone.localdate()
    }
    return render(request, "agency/improvement/reports_close.html", context)


@office_page("improvement.write")
def discard(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Ask once, and throw an open report away; what units told stays."""
    plan = plan_of_year(office, year)
    found = report_of(plan, pk)
    if request.method == "POST":
        _done(
            request,
            lambda: discard_report(found, by=office.visitor),
            _("The open report is thrown away; what units told stays."),
        )
        return redirect("agency:progress_reports", office.agency.slug, year)
    context = about(office, plan) | {"report": found}
    return render(request, "agency/improvement/reports_discard.html", context)


@office_page("improvement.write")
def correct(request: HttpRequest, office: Office, year: int, pk: int) -> HttpResponse:
    """Begin the next number of a closed report, with a reason."""
    plan = plan_of_year(office, year)
    found = report_of(plan, pk)
    form = CorrectForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            return _to(office, correct_report(found, **form.cleaned_data, by=office.visitor))
    context = about(office, plan) | {"report": found, "form": form}
    return render(request, "agency/improvement/reports_correct.html", context)


def report_of(plan: ImprovementPlan, pk: int) -> ProgressReport:
    """A report of a plan; Http404 for one of another."""
    found: ProgressReport = get_object_or_404(plan.reports.all(), pk=pk)
    found.plan = plan
    return found


def _about(
    office: Office,
    plan: ImprovementPlan,
    found: ProgressReport,
    measures: Sequence[PlannedMeasure],
) -> dict[str, Any]:
    return about(office, plan) | {
        "report": found,
        "lines": shown_lines(found, measures),
        "silent": silent_units(measures, found.ends).items(),
        "newer": plan.reports.filter(
            round=found.round, ends=found.ends, number__gt=found.number
        ).first(),
    }


def _line_of(report: ProgressReport, number: int) -> MeasureReport:
    found: MeasureReport = get_object_or_404(
        report.measures.select_related("measure__plan__agency"), pk=number
    )
    return found


def _done(request: HttpRequest, act: Callable[[], None], says: str) -> None:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, says)


def _to(office: Office, report: ProgressReport, line: MeasureReport | None = None) -> HttpResponse:
    address = redirect(
        "agency:progress_report", office.agency.slug, report.plan.assessed, report.pk
    )
    if line is not None:
        address["Location"] += f"#measure-{line.pk}"
    return address
