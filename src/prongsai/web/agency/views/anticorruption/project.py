"""The projects of a draft: added, changed, taken out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.actions import add_project, change_project, remove_project
from prongsai.apps.anticorruption.drafting import project_as_seen
from prongsai.apps.anticorruption.meanwhile import taken_out
from prongsai.apps.anticorruption.models import ActionProject
from prongsai.apps.anticorruption.queries import plan_now, projects_of
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_forms import ProjectForm, RemoveForm
from prongsai.web.agency.views.anticorruption import finding
from prongsai.web.agency.views.anticorruption.approved_meanwhile import approved_meanwhile
from prongsai.web.agency.views.anticorruption.plan import about
from prongsai.web.layout.refusals import refusals_told


@office_page("plan.write")
def new_project(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Add a project to a draft."""
    version = finding.draft_if_any(office, pk)
    if version is None:
        return approved_meanwhile(
            request, office, pk, lambda version: ProjectForm(request.POST, version=version)
        )
    sent = request.POST if request.method == "POST" else None
    form = ProjectForm(sent, initial={"seen": "new"}, version=version)
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
    version = finding.draft_if_any(office, pk)
    if version is None:
        return approved_meanwhile(
            request, office, pk, lambda version: ProjectForm(request.POST, version=version)
        )
    row = projects_of(version).filter(number=number).first()
    if row is None and request.method != "POST":
        raise Http404
    form = ProjectForm(request.POST or None, initial=_initial(row), version=version)
    if form.is_valid():
        with refusals_told(form):
            _change(row, form, office)
            messages.success(request, _("The project is kept."))
            return redirect("agency:action_plan", office.agency.slug, pk)
    context = about(office, version) | {"form": form, "row": row}
    if form.has_error(NON_FIELD_ERRORS, "taken_out"):
        return render(request, "agency/anticorruption/taken_out.html", context)
    context["stale"] = form.has_error(NON_FIELD_ERRORS, "changed_meanwhile")
    if row is not None and context["stale"]:
        form.look_again(project_as_seen(row))
    return render(request, "agency/anticorruption/project.html", context)


@office_page("plan.write")
def remove(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """Ask before a project is taken out of a draft, and do it."""
    version = finding.draft(office, pk)
    row = finding.project_of(version, number)
    form = RemoveForm(request.POST or None, initial={"seen": project_as_seen(row)})
    if form.is_valid():
        try:
            remove_project(row, seen=form.cleaned_data["seen"], by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The project is taken out of the draft."))
        return redirect("agency:action_plan", office.agency.slug, pk)
    context = about(office, version) | {"form": form, "row": row}
    return render(request, "agency/anticorruption/remove.html", context)


def _initial(row: ActionProject | None) -> dict[str, Any]:
    if row is None:
        return {}
    (told,) = plan_now(row.version, [row]).projects
    return ProjectForm.of(told, list(row.units.all())) | {"seen": project_as_seen(row)}


def _change(row: ActionProject | None, form: ProjectForm, office: Office) -> None:
    if row is None:
        raise taken_out()
    units = list(form.cleaned_data["units"])
    given, seen = form.project(), form.cleaned_data["seen"]
    change_project(row, seen=seen, project=given, units=units, by=office.visitor)
