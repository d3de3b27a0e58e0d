"""Units, positions, and who holds them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prongsai.apps.agencies.actions import (
    appoint,
    appoint_newcomer,
    create_position,
    end_appointment,
    renew_password,
)
from prongsai.apps.agencies.cover import has_administrator, units_without_anybody
from prongsai.apps.agencies.endings import endable_appointments, endings_to_take_back
from prongsai.apps.agencies.models import Appointment, Position
from prongsai.apps.agencies.permissions import grantable_roles
from prongsai.apps.agencies.queries import positions_of
from prongsai.apps.documents.handed_over import Standing, newest_of, standing_of, take_back
from prongsai.apps.documents.handing_over import hand_overs_visible_to
from prongsai.apps.improvement.unit_names import add_unit_to_plans
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.people_forms import (
    AppointForm,
    EndForm,
    NewcomerForm,
    PositionForm,
    RenewForm,
    TakeBackForm,
    UnitForm,
)
from prongsai.web.layout.refusals import refusals_told


@office_page("agency.view")
def people(request: HttpRequest, office: Office) -> HttpResponse:
    """Who holds which position since when."""
    grantable = grantable_roles(request.user, office.agency)
    endable = endable_appointments(office.agency)
    ended = endings_to_take_back(office.agency)
    context = {
        "office": office,
        "units": office.agency.units.all(),
        "empty_units": set(units_without_anybody(office.agency)),
        "positions": positions_of(office.agency),
        "grantable": grantable,
        "endable": set(endable.values_list("pk", flat=True)) if grantable else (),
        "taken_back": set(ended.values_list("pk", flat=True)) if grantable else (),
        "handed_over": hand_overs_visible_to(request.user, office.agency).exists(),
    }
    return render(request, "agency/people.html", context)


@office_page("agency.manage")
def new_unit(request: HttpRequest, office: Office) -> HttpResponse:
    """Add a unit."""
    form = UnitForm(request.POST or None)
    if form.is_valid():
        with refusals_told(form):
            add_unit_to_plans(office.agency, **form.cleaned_data, by=office.visitor)
            return _back(request, office, _("The unit is added."))
    return render(request, "agency/new_unit.html", {"office": office, "form": form})


@office_page("agency.manage")
def new_position(request: HttpRequest, office: Office) -> HttpResponse:
    """Create a position with its duties."""
    grantable = grantable_roles(request.user, office.agency)
    form = PositionForm(request.POST or None, agency=office.agency, grantable=grantable)
    if form.is_valid():
        with refusals_told(form):
            create_position(office.agency, **form.cleaned_data, by=office.visitor)
            return _back(request, office, _("The position is created."))
    return render(request, "agency/new_position.html", {"office": office, "form": form})


@office_page("agency.manage")
def appoint_holder(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Give a position to somebody who has an account."""
    position = _position(request, office, pk)
    form = AppointForm(request.POST or None)
    if form.is_valid():
        with refusals_told(form):
            appoint(position, **form.cleaned_data, by=office.visitor)
            return _back(request, office, _("The position is given."))
    context = {"office": office, "form": form, "position": position}
    return render(request, "agency/appoint.html", context)


@never_cache
@office_page("agency.manage")
def newcomer(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Make an account for somebody, give the position, and show the password this once."""
    position = _position(request, office, pk)
    form = NewcomerForm(request.POST or None)
    context = {"office": office, "form": form, "position": position}
    if form.is_valid():
        with refusals_told(form):
            made = appoint_newcomer(position, **form.cleaned_data, by=office.visitor)
            context |= {"newcomer": made, "heading": _("The account is made")}
            return render(request, "agency/handover.html", context)
    return render(request, "agency/newcomer.html", context)


@office_page("agency.manage")
def end(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """End an appointment with its last day."""
    appointment = _appointment(request, office, pk)
    form = EndForm(request.POST or None, appointment=appointment)
    if form.is_valid():
        with refusals_told(form):
            end_appointment(appointment, **form.cleaned_data, by=office.visitor)
            return _back(request, office, _("The appointment is ended."))
    context = {
        "office": office,
        "form": form,
        "appointment": appointment,
        "is_own": appointment.holder_id == office.visitor.pk,
        "has_administrator": has_administrator(),
    }
    return render(request, "agency/end_appointment.html", context)


@office_page("agency.manage")
def take_back_end(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Take back an ending that was a mistake, with the hand-over that it belongs to."""
    ended: Appointment = get_object_or_404(endings_to_take_back(office.agency), pk=pk)
    must_be_grantable(request, office, ended.position)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        with refusals_told(form):
            take_back(ended, by=office.visitor)
            return _back(request, office, _("The ending is taken back."))
    kept = newest_of(ended)
    counts = kept is not None and standing_of(kept) != Standing.CANCELLED
    context = {"office": office, "form": form, "ended": ended, "kept": kept if counts else None}
    return render(request, "agency/take_back_end.html", context)


@never_cache
@office_page("agency.manage")
def renew(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Give somebody who cannot sign in a new password, shown this once."""
    appointment = _appointment(request, office, pk)
    form = RenewForm(request.POST or None)
    context = {"office": office, "form": form, "appointment": appointment}
    if form.is_valid():
        with refusals_told(form):
            context |= {
                "newcomer": renew_password(appointment, by=office.visitor),
                "heading": _("The new password"),
                "position": appointment.position,
            }
            return render(request, "agency/handover.html", context)
    return render(request, "agency/renew_password.html", context)


def _appointment(request: HttpRequest, office: Office, pk: int) -> Appointment:
    appointment: Appointment = get_object_or_404(endable_appointments(office.agency), pk=pk)
    must_be_grantable(request, office, appointment.position)
    return appointment


def _position(request: HttpRequest, office: Office, pk: int) -> Position:
    position: Position = get_object_or_404(office.agency.positions, pk=pk)
    must_be_grantable(request, office, position)
    return position


def must_be_grantable(request: HttpRequest, office: Office, position: Position) -> None:
    """Refuse whoever may not give this position to others."""
    if position.role not in grantable_roles(request.user, office.agency):
        raise PermissionDenied


def _back(request: HttpRequest, office: Office, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("agency:people", office.agency.slug)
