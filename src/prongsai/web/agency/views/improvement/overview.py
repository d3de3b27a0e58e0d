"""The plans of an office by year, and the plan of a year: every weak point and its measures."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.improvement.following import Refreshed
from prongsai.apps.improvement.models import ImprovementPlan
from prongsai.apps.improvement.plan_queries import (
    framework_of,
    plan_before,
    plans_of,
    results_without_plan,
)
from prongsai.apps.improvement.planning import (
    choose_cut,
    open_plan,
    refresh_weak_points,
)
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_forms.plan import CutForm, OpenPlanForm
from prongsai.web.agency.improvement_plan import shown_plan
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.words import page_language


@office_page("improvement.view")
def improvement(request: HttpRequest, office: Office) -> HttpResponse:
    """The years that have a plan, and the way to open one."""
    if not office.agency.is_assessed:
        raise Http404
    waiting = results_without_plan(office.agency)
    context = {"office": office, "plans": list(plans_of(office.agency)), "waiting": waiting}
    if waiting and "improvement.write" in office.acts:
        asked = request.GET.get("assessed", "")
        initial = {"assessed": asked} if asked.isdecimal() else {}
        context["form"] = OpenPlanForm(years=list(waiting), initial=initial)
    return render(request, "agency/improvement/years.html", context)


@office_page("improvement.write")
@require_POST
def open_page(request: HttpRequest, office: Office) -> HttpResponse:
    """Open the plan that answers the result of a year."""
    form = OpenPlanForm(request.POST, years=list(results_without_plan(office.agency)))
    if not form.is_valid():
        messages.error(request, _("Choose a year that has a result and no plan yet."))
        return redirect("agency:improvement", office.agency.slug)
    try:
        plan = open_plan(office.agency, **form.cleaned_data, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("agency:improvement", office.agency.slug)
    messages.success(
        request,
        _("The plan is open. Every weak point of the result stands in it; none is left out."),
    )
    return redirect("agency:improvement_year", office.agency.slug, plan.assessed)


@office_page("improvement.view")
def improvement_year(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The plan that answers the result of a year."""
    plan = plan_of_year(office, year)
    context = about(office, plan) | {
        "shown": shown_plan(plan, request.GET.get("by", "")),
        "cut": _cut_name(plan),
        "earlier": plan_before(plan.agency, plan.assessed),
    }
    return render(request, "agency/improvement/year.html", context)


@office_page("improvement.view")
def print_plan(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The plan as one table, for paper."""
    plan = plan_of_year(office, year)
    shown = shown_plan(plan, request.GET.get("by", ""))
    context = about(office, plan) | {"shown": shown, "cut": _cut_name(plan)}
    return render(request, "agency/improvement/print.html", context)


@office_page("improvement.write")
@require_POST
def refresh(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Take over what the newest result says."""
    plan = plan_of_year(office, year)
    try:
        done = refresh_weak_points(plan, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _told(done))
    return redirect("agency:improvement_year", office.agency.slug, year)


@office_page("improvement.write")
def cut(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Choose from which group of marks on a mark counts as weak."""
    plan = plan_of_year(office, year)
    bands = framework_of(plan).bands
    names = [(one.code, one.name.say(page_language())) for one in bands]
    sent = request.POST if request.method == "POST" else None
    form = CutForm(sent, initial={"weak_from": plan.weak_from}, bands=names)
    if form.is_valid():
        with refusals_told(form):
            done = choose_cut(plan, **form.cleaned_data, by=office.visitor)
            messages.success(request, _told(done))
            return redirect("agency:improvement_year", office.agency.slug, year)
    return render(request, "agency/improvement/cut.html", about(office, plan) | {"form": form})


def _cut_name(plan: ImprovementPlan) -> str:
    names = {one.code: one.name.say(page_language()) for one in framework_of(plan).bands}
    return names.get(plan.weak_from, "")


def _told(done: Refreshed) -> str:
    """What became of the weak points, in a sentence for each kind."""
    parts = [
        (done.new, _("New: %(codes)s.")),
        (done.changed, _("Another mark or comment: %(codes)s.")),
        (done.gone, _("No longer weak, taken out: %(codes)s.")),
        (done.kept, _("No longer weak, kept because somebody worked on it: %(codes)s.")),
    ]
    told = [
        says % {"codes": ", ".join(code.upper() for code in codes)}
        for codes, says in parts
        if codes
    ]
    return " ".join(told) or _("Nothing changed: the plan has what the result says.")
