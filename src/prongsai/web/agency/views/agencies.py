"""Administrators enter agencies, and change what they are called and who watches over them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.agencies.actions import register_agency
from prongsai.apps.agencies.changing import change_agency
from prongsai.apps.agencies.models import Kind
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.agency_forms import AgencyForm, NewAgencyForm
from prongsai.web.layout.refusals import refusals_told


@office_page("agency.change")
def change(request: HttpRequest, office: Office) -> HttpResponse:
    """Change an agency's name, its place, and the office above it."""
    agency = office.agency
    names = ("name", "district", "province", "overseer")
    initial = {name: getattr(agency, name) for name in names}
    form = AgencyForm(request.POST or None, agency=agency, initial=initial)
    if form.is_valid():
        with refusals_told(form):
            change_agency(agency, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("The agency is changed."))
            return redirect("agency:people", agency.slug)
    agency.refresh_from_db()
    return render(request, "agency/change_agency.html", {"office": office, "form": form})


@office_page("agency.change")
def add(request: HttpRequest, office: Office) -> HttpResponse:
    """Enter another agency, beside the one whose page it is, or below an oversight office."""
    above = office.agency if office.agency.kind == Kind.OVERSIGHT else office.agency.overseer
    form = NewAgencyForm(request.POST or None, initial={"overseer": above})
    if form.is_valid():
        with refusals_told(form):
            entered = register_agency(**form.cleaned_data, by=office.visitor)
            messages.success(
                request,
                _("The agency is entered. Add its units and positions, and give them to people."),
            )
            return redirect("agency:people", entered.slug)
    return render(request, "agency/add_agency.html", {"office": office, "form": form})
