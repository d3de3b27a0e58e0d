"""The action plans of an office, and beginning one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.actions import begin_plan
from prongsai.apps.anticorruption.queries import plans_of
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_forms import YearsForm
from prongsai.web.agency.views.anticorruption.finding import sees_work
from prongsai.web.layout.refusals import refusals_told

USUAL_YEARS = 5  # of a plan; another number is as good


@office_page("plan.view")
def action_plans(request: HttpRequest, office: Office) -> HttpResponse:
    """The office's plans with their versions; who watches over it sees what is approved."""
    work = sees_work(office)
    found = []
    for plan in plans_of(office.agency):
        versions = [one for one in plan.versions.all() if work or one.approved]
        if versions:
            found.append({"plan": plan, "newest": versions[0], "earlier": versions[1:]})
    context = {"office": office, "plans": found, "formats": ("xlsx", "yaml")}
    return render(request, "agency/anticorruption/plans.html", context)


@office_page("plan.write")
def begin(request: HttpRequest, office: Office) -> HttpResponse:
    """Begin a plan over some fiscal years."""
    first = FiscalYear.of(timezone.localdate()).year
    initial = {"first_year": first, "last_year": first + USUAL_YEARS - 1}
    form = YearsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with refusals_told(form):
            version = begin_plan(office.agency, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The plan is begun. Add its projects, or bring in a file."))
            return redirect("agency:action_plan", office.agency.slug, version.plan_id)
    return render(request, "agency/anticorruption/begin.html", {"office": office, "form": form})
