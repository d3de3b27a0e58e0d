"""The plan of measures of a year: brought in, shown as a table, taken away."""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.apps.documents.actions import import_plan
from prongsai.apps.documents.queries import newest_plan, newest_result, plan_files_of
from prongsai.apps.improvement.results_told import is_worked_on
from prongsai.apps.results.queries import shown
from prongsai.core.documents.plain import from_plain
from prongsai.core.documents.plan import Plan
from prongsai.core.documents.plan_reading import PlanFormat, read_plan_bytes
from prongsai.core.documents.plan_writing import begun_plan, empty_plan, plan_bytes
from prongsai.core.loading import load_framework, years
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import MAX_BYTES
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import closed_up
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.document_forms import PlanForm
from prongsai.web.agency.plan_table import plan_fields, plan_measures
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language

LONGEST_NAME = 200
_STANDS_ALREADY = gettext_lazy(
    "Nothing was kept: the plan that answers fiscal year %(year)s is worked on as a plan of "
    "measures, and documents are written from that. Bring the file in there."
)
FORMATS = ("xlsx", "yaml")


@office_page("document.draft")
def plan(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The plan that answers the assessment of a year, and how to bring one in."""
    _known(year)
    return _show(request, office, year, PlanForm())


@office_page("document.write")
def bring_plan(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Bring a plan in; with a problem nothing is kept, and every problem is told."""
    _known(year)
    if request.method != "POST":
        return redirect("agency:plan", office.agency.slug, year)
    form = PlanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, office, year, form)
    file = form.cleaned_data["file"]
    try:
        read = _read(file)
    except ProblemsFound as found:
        sentences = [problem.sentence(page_language()) for problem in found.problems]
        return _show(request, office, year, form, sentences)
    if is_worked_on(office.agency, read.assessed):
        messages.error(request, _STANDS_ALREADY % {"year": read.assessed})
        return redirect("agency:plan", office.agency.slug, read.assessed)
    import_plan(office.agency, plan=read, source_file=file.name[-LONGEST_NAME:], by=office.visitor)
    messages.success(request, _("The plan is kept. Documents are written from it from now on."))
    if read.agency.name and closed_up(read.agency.name) != closed_up(office.agency.name):
        named = {"name": read.agency.name}
        messages.warning(request, _("The plan names another agency: %(name)s.") % named)
    if read.assessed != year:
        answers = {"year": read.assessed}
        messages.warning(request, _("The plan answers fiscal year %(year)s; it is here.") % answers)
    return redirect("agency:plan", office.agency.slug, read.assessed)


@office_page("document.draft")
def plan_form(request: HttpRequest, office: Office, year: int, format: str) -> HttpResponse:
    """The form of a plan to fill in, begun from the result of the year where there is one."""
    _known(year)
    result = newest_result(office.agency, year)
    begun = empty_plan(load_framework(year)) if result is None else begun_plan(shown(result))
    return _file(_of(office, begun), format, f"plan-{office.agency.slug}-{begun.year}-form")


@office_page("document.draft")
def kept_plan(request: HttpRequest, office: Office, pk: int, format: str) -> HttpResponse:
    """A plan as it was brought in, as the form."""
    kept = get_object_or_404(plan_files_of(office.agency), pk=pk)
    read = from_plain(kept.plan, Plan)
    return _file(read, format, f"plan-{office.agency.slug}-{read.year}-{pk}")


def _show(
    request: HttpRequest,
    office: Office,
    year: int,
    form: PlanForm,
    sentences: Iterable[str] = (),
) -> HttpResponse:
    kept = newest_plan(office.agency, year)
    context = {
        "office": office,
        "assessed": year,
        "form": form,
        "sentences": sentences,
        "plan": kept,
        "worked_on": is_worked_on(office.agency, year),
        "fields": [] if kept is None else plan_fields(kept, page_language()),
        "measures": [] if kept is None else plan_measures(kept, page_language()),
        "files": plan_files_of(office.agency).filter(assessed=year),
        "formats": FORMATS,
    }
    return render(request, "agency/documents/plan.html", context)


def _known(year: int) -> None:
    if year not in years():
        raise Http404


def _read(file: "UploadedFile[bytes]") -> Plan:
    # One byte more than allowed is enough to know; the rest of a huge file stays where it is.
    return read_plan_bytes(file.name or "", file.read(MAX_BYTES + 1))


def _of(office: Office, plan: Plan) -> Plan:
    """A plan that names the office."""
    agency = office.agency
    name = AgencyName(agency.name, "", agency.district, agency.province)
    return replace(plan, agency=name)


def _file(plan: Plan, format: str, name: str) -> HttpResponse:
    if format not in FORMATS:
        raise Http404
    writing: PlanFormat = "yaml" if format == "yaml" else "xlsx"
    content = plan_bytes(plan, load_framework(plan.assessed), writing, page_language())
    return file_to_keep(content, TYPES[writing][1], f"{name}.{writing}")
