"""A report on an action plan as a workbook: taken away, filled in, brought back."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.apps.anticorruption.bringing_reports import bring_report
from prongsai.apps.anticorruption.queries import plan_in, report_in
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import MAX_BYTES
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_report_forms import BringReportForm
from prongsai.web.agency.views.anticorruption import finding
from prongsai.web.agency.views.anticorruption.shown import report_context
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language


@office_page("plan.view")
def report_file(
    request: HttpRequest, office: Office, pk: int, year: int, months: str
) -> HttpResponse:
    """A report as the workbook that it can be brought back by."""
    report = finding.report_of(office, pk, year, months)
    if not finding.sees_whole(office, report):
        raise PermissionDenied
    # Writing Excel files costs a tenth of a second before it starts: only when needed.
    from prongsai.core.anticorruption.report_xlsx_writing import report_xlsx

    content = report_xlsx(plan_in(report.version), report_in(report), page_language())
    name = f"action-plan-report-{office.agency.slug}-{year}-{months}.xlsx"
    return file_to_keep(content, TYPES["xlsx"][1], name)


@office_page("plan.write")
def bring(request: HttpRequest, office: Office, pk: int, year: int, months: str) -> HttpResponse:
    """Bring a workbook into an open report; with a problem nothing is kept, and all are told."""
    report = finding.report_of(office, pk, year, months)
    if report.closed_on is not None:
        return redirect("agency:action_report", office.agency.slug, pk, year, months)
    form = BringReportForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    sentences: Iterable[str] = ()
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            # One byte more than allowed is enough to know; the rest of a huge file stays.
            content = file.read(MAX_BYTES + 1)
            name = file.name or ""
            count = bring_report(report, file=name, content=content, by=office.visitor)
        except ProblemsFound as found:
            sentences = [one.sentence(page_language()) for one in found.problems]
        except ValidationError as refusal:
            sentences = refusal.messages
        else:
            messages.success(request, _told(count))
            return redirect("agency:action_report", office.agency.slug, pk, year, months)
    context = report_context(office, report) | {"form": form, "sentences": sentences}
    return render(request, "agency/anticorruption/bring_report.html", context)


def _told(count: int) -> str:
    if not count:
        return _("The file says what is reported already; nothing was changed.")
    says = ngettext(
        "The file is brought in: it changed the report of %(count)s project.",
        "The file is brought in: it changed the report of %(count)s projects.",
        count,
    )
    return says % {"count": count}
