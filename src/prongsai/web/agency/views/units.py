"""Other names for units and positions, and units that are gone."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prongsai.apps.agencies.models import Position, Unit
from prongsai.apps.agencies.permissions import grantable_roles
from prongsai.apps.agencies.renaming import change_position, is_used, retire_unit
from prongsai.apps.improvement.unit_names import rename_unit_in_plans
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.people_forms import UnitForm
from prongsai.web.agency.unit_forms import ChangedPositionForm, RetireForm
from prongsai.web.layout.refusals import refusals_told


@office_page("agency.manage")
def unit(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Rename a unit."""
    named: Unit = get_object_or_404(office.agency.units, pk=pk)
    form = UnitForm(request.POST or None, initial={"name": named.name})
    if form.is_valid():
        with refusals_told(form):
            rename_unit_in_plans(named, **form.cleaned_data, by=office.visitor)
            return _back(request, office, _("The unit has its new name."))
    named.refresh_from_db()
    context = {"office": office, "form": form, "unit": named, "is_used": is_used(named)}
    return render(request, "agency/rename_unit.html", context)


@office_page("agency.manage")
def retire(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Retire a unit that nothing uses, once somebody says so."""
    retired: Unit = get_object_or_404(office.agency.units, pk=pk)
    form = RetireForm(request.POST or None)
    if form.is_valid():
        with refusals_told(form):
            retire_unit(retired, by=office.visitor)
            return _back(request, office, _("The unit is retired."))
    context = {"office": office, "form": form, "unit": retired, "is_used": is_used(retired)}
    return render(request, "agency/retire_unit.html", context)


@office_page("agency.manage")
def position(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Give a position another title or unit."""
    changed: Position = get_object_or_404(office.agency.positions, pk=pk)
    if changed.role not in grantable_roles(request.user, office.agency):
        raise PermissionDenied
    form = ChangedPositionForm(
        request.POST or None,
        position=changed,
        initial={"title": changed.title, "unit": changed.unit},
    )
    if form.is_valid():
        with refusals_told(form):
            change_position(changed, **form.cleaned_data, by=office.visitor)
            return _back(request, office, _("The position is changed."))
    changed.refresh_from_db()
    context = {"office": office, "form": form, "position": changed}
    return render(request, "agency/change_position.html", context)


def _back(request: HttpRequest, office: Office, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("agency:people", office.agency.slug)
