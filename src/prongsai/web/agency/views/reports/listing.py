"""The reports that an office brought in, and a form for one more."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.reports.actions import LARGEST_REPORT, bring_in
from prongsai.apps.reports.models import Stage
from prongsai.apps.reports.queries import reports_of
from prongsai.core.problems import ProblemsFound
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.report_forms import ReportForm
from prongsai.web.layout.uploads import takes_files_of
from prongsai.web.layout.words import page_language

LONGEST_NAME = 200
LOOKS = {Stage.READING: "", Stage.UNREAD: "bad", Stage.READ: "warn", Stage.CONFIRMED: "good"}


@office_page("report.read")
@takes_files_of(LARGEST_REPORT)
def reports(request: HttpRequest, office: Office) -> HttpResponse:
    """Upload a report; one that cannot be read is told with its reason, and nothing is kept."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReportForm(*sent)
    if not form.is_valid():
        return _ask(request, office, form)
    file, year = form.cleaned_data["file"], form.cleaned_data["year"]
    # One byte more than allowed is enough to know; the rest of a huge file stays where it is.
    content = file.read(LARGEST_REPORT + 1)
    name = (file.name or "")[-LONGEST_NAME:]
    try:
        brought = bring_in(office.agency, name=name, content=content, year=year, by=office.visitor)
    except ProblemsFound as found:
        sentences = [problem.sentence(page_language()) for problem in found.problems]
        return _ask(request, office, form, sentences)
    except ValidationError as refusal:
        return _ask(request, office, form, refusal.messages)
    if brought.is_open:
        messages.success(request, _("The report is read. Check what was read beside each page."))
    return redirect("agency:report", office.agency.slug, brought.pk)


def _ask(
    request: HttpRequest, office: Office, form: ReportForm, sentences: Iterable[str] = ()
) -> HttpResponse:
    kept = [(one, LOOKS[Stage(one.stage)]) for one in reports_of(office.agency)]
    context = {"office": office, "form": form, "sentences": sentences, "reports": kept}
    return render(request, "agency/reports/reports.html", context)
