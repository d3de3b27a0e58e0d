"""Action plans as files: forms, bringing one in, taking a version away, printing."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.bringing import import_action_plan
from prongsai.apps.anticorruption.models import ActionPlanVersion
from prongsai.apps.anticorruption.queries import plan_in, report_in, reports_of
from prongsai.apps.documents.queries import letterhead_of, numerals_of, own_wording_of, profile_of
from prongsai.core.anticorruption.plan import ActionPlan
from prongsai.core.anticorruption.reading import read_action_plan_bytes
from prongsai.core.anticorruption.reporting import ActionPlanYear
from prongsai.core.anticorruption.writing import Ending, action_plan_bytes
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.documents.material import Material
from prongsai.core.problems import ProblemsFound
from prongsai.core.sheets.files import MAX_BYTES
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.thai import closed_up
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_forms import BringForm
from prongsai.web.agency.views.anticorruption import finding
from prongsai.web.agency.views.anticorruption.listing import USUAL_YEARS
from prongsai.web.agency.views.anticorruption.plan import about
from prongsai.web.agency.views.documents.paper import written
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.layout.words import page_language

LONGEST_NAME = 200


@office_page("plan.view")
def plan_form(request: HttpRequest, office: Office, format: str) -> HttpResponse:
    """The empty form of a plan that begins this year, with the agency's name in it."""
    first = FiscalYear.of(timezone.localdate()).year
    agency = office.agency
    name = AgencyName(agency.name, "", agency.district, agency.province)
    empty = ActionPlan(first, first + USUAL_YEARS - 1, agency=name)
    return _file(empty, format, f"action-plan-{agency.slug}-form")


@office_page("plan.write")
def bring(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Bring a file into the draft; with a problem nothing is kept, and every problem is told."""
    version = finding.draft(office, pk)
    form = BringForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    sentences: Iterable[str] = ()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            brought = _brought(request, office, version, file)
        except ProblemsFound as found:
            sentences = [one.sentence(page_language()) for one in found.problems]
        except ValidationError as refusal:
            sentences = refusal.messages
        else:
            said = _("The file is brought in: %(count)s projects.") % {"count": brought}
            messages.success(request, said)
            return redirect("agency:action_plan", office.agency.slug, pk)
    context = about(office, version) | {"form": form, "sentences": sentences}
    context |= {"formats": ("xlsx", "yaml"), "has_projects": version.projects.exists()}
    return render(request, "agency/anticorruption/bring.html", context)


@office_page("plan.view")
def version_file(
    request: HttpRequest, office: Office, pk: int, number: int, format: str
) -> HttpResponse:
    """A version as the form that it can be brought in by."""
    version = finding.version_of(office, pk, number)
    name = f"action-plan-{office.agency.slug}-{version.first_year}-v{number}"
    return _file(plan_in(version), format, name)


@office_page("plan.view")
def print_version(
    request: HttpRequest, office: Office, pk: int, number: int, format: str
) -> HttpResponse:
    """A version as the official document; the name of a draft's file says that it is one."""
    version = finding.version_of(office, pk, number)
    plan = plan_in(version)
    this = FiscalYear.of(timezone.localdate()).year
    year = min(max(this, plan.first_year), plan.last_year)
    newest = reports_of(version.plan).filter(closed_on__isnull=False, year=year).first()
    report = None if newest is None else report_in(newest)
    return _printed(
        office, "action-plan", ActionPlanYear(plan, year, report), format, not version.approved
    )


@office_page("plan.view")
def print_report(
    request: HttpRequest, office: Office, pk: int, year: int, months: str, format: str
) -> HttpResponse:
    """A report as the official document; the name of an open one's file says that it is a draft."""
    report = finding.report_of(office, pk, year, months)
    if not finding.sees_whole(office, report):
        raise PermissionDenied
    material = ActionPlanYear(plan_in(report.version), year, report_in(report))
    return _printed(office, "action-plan-report", material, format, report.closed_on is None)


def _printed(
    office: Office, kind: str, action_plan: ActionPlanYear, format: str, is_draft: bool
) -> HttpResponse:
    numerals = numerals_of(letterhead_of(office.agency).numerals)
    material = Material(
        profile=profile_of(office.agency),
        action_plan=action_plan,
        overlay=own_wording_of(office.agency),
        numerals=numerals,
    )
    content, content_type = written(built(kind, material), numerals, format)
    about_it = {"title": KINDS[kind].title.say(page_language()), "year": action_plan.year}
    name = _("%(title)s %(year)s, draft") if is_draft else _("%(title)s %(year)s")
    return file_to_keep(content, content_type, f"{name % about_it}.{format}")


def _brought(
    request: HttpRequest, office: Office, version: ActionPlanVersion, file: "UploadedFile[bytes]"
) -> int:
    """Bring a file in and say how many projects it had."""
    # One byte more than allowed is enough to know; the rest of a huge file stays where it is.
    read = read_action_plan_bytes(file.name or "", file.read(MAX_BYTES + 1))
    name = (file.name or "")[-LONGEST_NAME:]
    import_action_plan(version, plan=read.plan, source_file=name, by=office.visitor)
    named = read.plan.agency.name
    if named and closed_up(named) != closed_up(office.agency.name):
        messages.warning(request, _("The plan names another agency: %(name)s.") % {"name": named})
    return len(read.plan.projects)


def _file(plan: ActionPlan, format: str, name: str) -> HttpResponse:
    if format not in ("xlsx", "yaml"):
        raise Http404
    ending: Ending = "yaml" if format == "yaml" else "xlsx"
    content = action_plan_bytes(plan, ending, language=page_language())
    return file_to_keep(content, TYPES[ending][1], f"{name}.{ending}")
