"""One action plan: its versions, approving one, changing it by the next."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.actions import (
    begin_next_version,
    change_details,
    discard_draft,
)
from prongsai.apps.anticorruption.approving import approve_plan, as_seen
from prongsai.apps.anticorruption.models import ActionPlanVersion, ActionReport
from prongsai.apps.anticorruption.permissions import approves_in
from prongsai.apps.anticorruption.queries import (
    approved_version,
    draft_of,
    plan_in,
    reports_of,
    versions_of,
)
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_forms import ApproveForm, DetailsForm, NextVersionForm
from prongsai.web.agency.views.anticorruption import finding
from prongsai.web.agency.views.anticorruption.approved_meanwhile import approved_meanwhile
from prongsai.web.agency.views.anticorruption.shown import dimensions_of, sums_of
from prongsai.web.layout.refusals import refusals_told


@office_page("plan.view")
def action_plan(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """The newest version that the visitor sees: the draft for who works on it."""
    plan = finding.plan_of(office, pk)
    newest = draft_of(plan) if finding.sees_work(office) else None
    version = newest or approved_version(plan)
    if version is None:
        raise Http404
    return _show(request, office, version)


@office_page("plan.view")
def version_page(request: HttpRequest, office: Office, pk: int, number: int) -> HttpResponse:
    """A version: its projects by dimension, its budget by year, and the reports on the plan."""
    return _show(request, office, finding.version_of(office, pk, number))


@office_page("plan.write")
def details(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Change the years of a draft, and what it answers."""
    version = finding.draft_if_any(office, pk)
    if version is None:
        return approved_meanwhile(request, office, pk, lambda _version: DetailsForm(request.POST))
    names = ("first_year", "last_year", "reasons")
    initial = {name: getattr(version, name) for name in names} | {"seen": version.last}
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with refusals_told(form):
            change_details(version, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The plan is kept."))
            return redirect("agency:action_plan", office.agency.slug, pk)
    stale = form.has_error(NON_FIELD_ERRORS, "changed_meanwhile")
    if stale:
        form.look_again(version.last)
    context = about(office, version) | {"form": form, "stale": stale}
    return render(request, "agency/anticorruption/details.html", context)


@office_page("plan.approve")
def approve(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Look at a draft as a whole and approve it."""
    version = finding.draft(office, pk)
    initial = {"seen": as_seen(version)}
    form = ApproveForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with refusals_told(form):
            approve_plan(version, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The plan is approved. It stays as it is from now on."))
            return redirect("agency:action_plan", office.agency.slug, pk)
    if form.has_error(NON_FIELD_ERRORS, "changed_meanwhile"):
        form.look_again(as_seen(version))
    plan = plan_in(version)
    context = about(office, version) | {
        "form": form,
        "content": plan,
        "dimensions": dimensions_of(plan),
        "sums": sums_of(plan),
        "can_approve": approves_in(office.visitor, office.agency),
    }
    return render(request, "agency/anticorruption/approve.html", context)


@office_page("plan.write")
def next_version(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Begin the next version of an approved plan, with a reason."""
    plan = finding.plan_of(office, pk)
    version = approved_version(plan)
    if version is None:
        return redirect("agency:action_plan", office.agency.slug, pk)
    form = NextVersionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            begin_next_version(version, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("This is the next version. The approved one stays."))
            return redirect("agency:action_plan", office.agency.slug, pk)
    context = about(office, version) | {"form": form}
    return render(request, "agency/anticorruption/next.html", context)


@office_page("plan.write")
def discard(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Ask before a draft is thrown away, and do it."""
    version = finding.draft(office, pk)
    if request.method == "POST":
        try:
            discard_draft(version, by=office.visitor)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect("agency:action_plan", office.agency.slug, pk)
        messages.success(request, _("The draft is thrown away."))
        return redirect("agency:action_plans", office.agency.slug)
    return render(request, "agency/anticorruption/discard.html", about(office, version))


def _show(request: HttpRequest, office: Office, version: ActionPlanVersion) -> HttpResponse:
    plan, work = plan_in(version), finding.sees_work(office)
    reports, versions = list(reports_of(version.plan)), versions_of(version.plan)
    context = about(office, version) | {
        "content": plan,
        "dimensions": dimensions_of(plan),
        "sums": sums_of(plan),
        "versions": [one for one in versions if work or one.approved],
        "draft": next((one for one in versions if work and not one.approved), None),
        "is_newest_approved": version == next((one for one in versions if one.approved), None),
        "reports": _shown_reports([one for one in reports if work or one.closed_on]),
        "today": timezone.localdate(),
    }
    return render(request, "agency/anticorruption/plan.html", context)


def _shown_reports(reports: list[ActionReport]) -> list[dict[str, Any]]:
    """The reports, the newest first, and whether each is the newest of its year and months."""
    newest = {(one.year, one.stretch): one.pk for one in reversed(reports)}
    return [
        {"report": one, "is_newest": newest[one.year, one.stretch] == one.pk} for one in reports
    ]


def about(office: Office, version: ActionPlanVersion) -> dict[str, Any]:
    """What every page about one version shows of it."""
    return {"office": office, "plan": version.plan, "version": version}
