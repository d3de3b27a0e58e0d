"""A closed report on an action plan is corrected by its next number, or that is thrown away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.correcting import correct_report, discard_correction
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_report_forms import CorrectReportForm
from prongsai.web.agency.views.anticorruption import finding
from prongsai.web.agency.views.anticorruption.shown import report_context
from prongsai.web.layout.refusals import refusals_told


@office_page("plan.write")
def correct(request: HttpRequest, office: Office, pk: int, year: int, months: str) -> HttpResponse:
    """Begin the next number of a closed report, with a reason."""
    report = finding.report_of(office, pk, year, months)
    form = CorrectReportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            correct_report(report, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("This is the correction. The closed report stays."))
            return redirect("agency:action_report", office.agency.slug, pk, year, months)
    context = report_context(office, report) | {"form": form}
    return render(request, "agency/anticorruption/correct.html", context)


@office_page("plan.write")
def discard(request: HttpRequest, office: Office, pk: int, year: int, months: str) -> HttpResponse:
    """Ask before an open correction is thrown away, and do it."""
    report = finding.report_of(office, pk, year, months)
    if not report.is_correction or report.closed_on is not None:
        raise Http404
    if request.method == "POST":
        try:
            discard_correction(report, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The correction is thrown away."))
        return redirect("agency:action_report", office.agency.slug, pk, year, months)
    context = report_context(office, report)
    return render(request, "agency/anticorruption/discard_report.html", context)
