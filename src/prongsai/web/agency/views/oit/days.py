"""The last days of an OIT: the agency's own, or all three for whoever leads the review."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.evidence.days import AGENCY_SETS_ITS_DAY, set_hand_in_day, set_windows
from prongsai.apps.evidence.models import Examination, Stage
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.oit import examination_of
from prongsai.web.agency.oit_forms import DaysForm, HandInDayForm
from prongsai.web.agency.views.oit.listing import about
from prongsai.web.layout.refusals import refusals_told


@office_page("oit.manage")
def days(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Set the last days, or prolong them; once it is too late, say why there is no form."""
    examination = examination_of(office, year)
    leads = "oit.confirm" in office.acts
    context = about(office, examination) | {
        "leads": leads,
        "agency_is_late": examination.stage not in AGENCY_SETS_ITS_DAY,
        "is_confirmed": examination.stage == Stage.CONFIRMED,
    }
    sent = request.POST if request.method == "POST" else None
    form = _leaders(examination, sent) if leads else _agencys(examination, sent)
    if form.is_valid():
        act = set_windows if leads else set_hand_in_day
        with refusals_told(form):
            act(examination, **form.cleaned_data, by=office.visitor)
            says = _("The days are set.") if leads else _("The last day of handing in is kept.")
            messages.success(request, says)
            return redirect("agency:oit_year", office.agency.slug, year)
    return render(request, "agency/oit/days.html", context | {"form": form})


def _leaders(examination: Examination, sent: QueryDict | None) -> DaysForm:
    initial = {name: getattr(examination, name) for name in ("review_until", "clarify_until")}
    return DaysForm(sent, initial=initial | {"hand_in_until": examination.latest_hand_in})


def _agencys(examination: Examination, sent: QueryDict | None) -> HandInDayForm:
    return HandInDayForm(sent, initial={"until": examination.hand_in_until})
