"""The executive adopts the plan of a year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.improvement.planning import adopt_plan
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_forms.plan import AdoptForm
from prongsai.web.agency.improvement_plan import shown_plan
from prongsai.web.layout.refusals import refusals_told


@office_page("improvement.adopt")
def adopt(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Adopt the plan as it stands, told what it does not answer."""
    plan = plan_of_year(office, year)
    sent = request.POST if request.method == "POST" else None
    initial = {"seen": plan.revision, "agreed_on": plan.agreed_on, "met_on": plan.met_on}
    form = AdoptForm(sent, initial=initial, year=FiscalYear(plan.year))
    if form.is_valid():
        with refusals_told(form):
            adopt_plan(plan, **form.cleaned_data, by=office.visitor)
            messages.success(
                request,
                _("The plan is adopted. Units see their steps, and the overseer how far it is."),
            )
            return redirect("agency:improvement_year", office.agency.slug, year)
    shown = shown_plan(plan, "")
    open_ones = [one for group in shown.groups for one in group.points if one.row.is_open]
    context = about(office, plan) | {"form": form, "shown": shown, "open_ones": open_ones}
    return render(request, "agency/improvement/adopt.html", context)
