"""The projects of a draft: added, changed, taken out."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.actions import add_project, change_project, remove_project
from prongsai.apps.anticorruption.queries import plan_now
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_forms import ProjectForm
from prongsai.web.agency.views.anticorruption import finding
from prongsai.web.agency.views.anticorruption.plan import about
from prongsai.web.layout.refusals import refusals_told


@office_page("plan.write")
def new_project(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Add a project to a draft."""
    version = finding.draft(office, pk)
    sent = request.POST if request.method == "POST" else None
    form = ProjectForm(sent, initial={"seen": 0}, version=version)
    if form.is_valid():
        with refusals_told(form):
            units = list(form.cleaned_data["units"])
            add_project(version, project=form.project(), units=units, by=office.visitor)
            messages.success(request, _("The project is added."))
            return redirect("agency:action_plan", office.agency.slug, pk)
    context = about(office, version) | {"form": form}
    return render(request, "agency/anticorruption/project.html", context)


@office_page("plan.write")
def project(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Change a project of a draft; what was typed stays on the page whatever is refused."""
    version = finding.draft(office, pk)
    row = finding.project_of(version, number)
    (told,) = plan_now(version, [row]).projects
    initial = ProjectForm.of(told, list(row.units.all())) | {"seen": row.last}
    sent = request.POST if request.method == "POST" else None
    form = ProjectForm(sent, initial=initial, version=version)
    if form.is_valid():
        with refusals_told(form):
            seen, units = form.cleaned_data["seen"], list(form.cleaned_data["units"])
            given = form.project()
            change_project(row, seen=seen, project=given, units=units, by=office.visitor)
            messages.success(request, _("The project is kept."))
            return redirect("agency:action_plan", office.agency.slug, pk)
    stale = form.has_error(NON_FIELD_ERRORS, "changed_meanwhile")
    context = about(office, version) | {"form": form, "row": row, "stale": stale}
    return render(request, "agency/anticorruption/project.html", context)


@office_page("plan.write")
def remove(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Ask before a project is taken out of a draft, and do it."""
    version = finding.draft(office, pk)
    row = finding.project_of(version, number)
    if request.method == "POST":
        try:
            remove_project(row, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The project is taken out of the draft."))
        return redirect("agency:action_plan", office.agency.slug, pk)
    context = about(office, version) | {"row": row}
    return render(request, "agency/anticorruption/remove.html", context)
