"""What limits the agency, as the document on limitations prints it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.improvement.limiting import keep_limitations
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.improvement import about, plan_of_year
from prongsai.web.agency.improvement_forms.limitations import LimitationsForm
from prongsai.web.layout.refusals import refusals_told


@office_page("improvement.write")
def limitations(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Write the sentences of each kind; what was typed stays whatever is refused."""
    plan = plan_of_year(office, year)
    sent = request.POST if request.method == "POST" else None
    form = LimitationsForm(sent, initial={"seen": plan.revision, **plan.limitations})
    if form.is_valid():
        with refusals_told(form):
            seen = form.cleaned_data["seen"]
            keep_limitations(plan, limitations=form.limitations(), seen=seen, by=office.visitor)
            messages.success(request, _("The limitations are kept; the document prints them."))
            return redirect("agency:improvement_year", office.agency.slug, year)
    context = about(office, plan) | {"form": form}
    return render(request, "agency/improvement/limitations.html", context)
