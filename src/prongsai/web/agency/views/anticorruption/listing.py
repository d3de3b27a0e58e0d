"""The action plans of an office, and beginning one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.apps.anticorruption.actions import begin_plan
from prongsai.apps.anticorruption.queries import plans_of
from prongsai.core.calendar import FiscalYear
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.anticorruption_forms import BeginForm
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
    _number_same_years(found)
    context = {"office": office, "plans": found, "formats": ("xlsx", "yaml")}
    return render(request, "agency/anticorruption/plans.html", context)


def _number_same_years(plans: Sequence[dict[str, Any]]) -> None:
    """Give plans of the same years a ``number`` each, the earliest begun 1."""
    same: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for one in reversed(plans):
        same.setdefault((one["newest"].first_year, one["newest"].last_year), []).append(one)
    for several in same.values():
        for number, one in enumerate(several, 1):
            one["number"] = number if len(several) > 1 else None


@office_page("plan.write")
def begin(request: HttpRequest, office: Office) -> HttpResponse:
    """Begin a plan over some fiscal years."""
    first = FiscalYear.of(timezone.localdate()).year
    initial = {"first_year": first, "last_year": first + USUAL_YEARS - 1}
    newest = (plan.versions.all().first() for plan in plans_of(office.agency))
    standing = [one for one in newest if one is not None]
    given = request.POST if request.method == "POST" else None
    form = BeginForm(given, initial=initial, standing=standing)
    if form.is_valid():
        with refusals_told(form):
            version = begin_plan(office.agency, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The plan is begun. Add its projects, or bring in a file."))
            return redirect("agency:action_plan", office.agency.slug, version.plan_id)
    return render(request, "agency/anticorruption/begin.html", {"office": office, "form": form})
