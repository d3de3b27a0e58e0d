"""The plans of an office by year, and the plan of a year: every weak point and its measures."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.improvement.plan_queries import plans_of, results_without_plan
from prongsai.apps.improvement.planning import open_plan
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_forms.plan import OpenPlanForm


@office_page("improvement.view")
def improvement(request: HttpRequest, office: Office) -> HttpResponse:
    """The years that have a plan, and the way to open one."""
    if not office.agency.is_assessed:
        raise Http404
    waiting = results_without_plan(office.agency)
    context = {"office": office, "plans": list(plans_of(office.agency)), "waiting": waiting}
    if waiting and "improvement.write" in office.acts:
        context["form"] = OpenPlanForm(years=list(waiting))
    return render(request, "agency/improvement/years.html", context)


@office_page("improvement.write")
@require_POST
def open_page(request: HttpRequest, office: Office) -> HttpResponse:
    """Open the plan that answers the result of a year."""
    form = OpenPlanForm(request.POST, years=list(results_without_plan(office.agency)))
    if not form.is_valid():
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
    return render(request, "agency/improvement/year.html", about(office, plan))
