"""A position is handed over: asked, shown, decided, and kept with its paper."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.cover import has_administrator
from prongsai.apps.agencies.endings import endable_appointments, endings_to_take_back
from prongsai.apps.agencies.models import Appointment
from prongsai.apps.agencies.permissions import grantable_roles
from prongsai.apps.documents.handed_over import (
    Standing,
    can_be_renewed,
    renew_pack,
    standing_of,
    with_standings,
)
from prongsai.apps.documents.handing_over import (
    gather_pack,
    hand_over,
    hand_over_to_newcomer,
    hand_overs_of,
    hand_overs_visible_to,
    numerals_in,
    paper_of,
)
from prongsai.apps.improvement.models import HandOver
from prongsai.core.improvement.handing_over import pack_from_plain
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.handing_over_forms import NEWCOMER, HandOverForm
from prongsai.web.agency.views.documents.paper import written
from prongsai.web.agency.views.people import must_be_grantable
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep


@never_cache
@office_page("agency.manage")
def hand_over_page(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Hand a position over: the form, then what is handed over, and only then the deed."""
    appointment = _appointment(request, office, pk)
    form = HandOverForm(request.POST or None, appointment=appointment)
    asked_to_change = bool(request.POST.get("change"))
    if not form.is_valid() or asked_to_change:
        return _ask(request, office, form)
    if request.POST.get("decided"):
        with refusals_told(form):
            return _decided(request, office, form)
        return _ask(request, office, form)
    given = form.cleaned_data
    pack = gather_pack(appointment.position, last_day=given["last_day"], note=given["note"])
    return _ask(request, office, form, pack=pack, page="preview")


@office_page("agency.view")
def hand_overs(request: HttpRequest, office: Office) -> HttpResponse:
    """What was handed over, as far as somebody may read it."""
    kept = hand_overs_visible_to(request.user, office.agency)
    context = {"office": office, "hand_overs": with_standings(kept)}
    return render(request, "agency/handing_over/list.html", context)


@office_page("agency.view")
def kept_hand_over(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """A hand-over as it was kept."""
    kept = _kept(request, office, pk)
    return render(request, "agency/handing_over/kept.html", _about(request, office, kept))


@office_page("agency.manage")
@require_POST
def renew_hand_over(request: HttpRequest, office: Office, pk: int) -> HttpResponse:
    """Gather the pack of a hand-over again, as it stands now."""
    kept = _kept(request, office, pk)
    must_be_grantable(request, office, kept.appointment.position)
    try:
        renewed = renew_pack(kept, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(_address(office, kept))
    messages.success(request, _("The pack is made anew. Print the paper again for both."))
    return redirect(_address(office, renewed))


@office_page("agency.view")
def hand_over_paper(request: HttpRequest, office: Office, pk: int, format: str) -> HttpResponse:
    """The paper of a hand-over, as PDF or DOCX, to be signed by both."""
    kept = _kept(request, office, pk)
    content, content_type = written(paper_of(kept), numerals_in(office.agency), format)
    name = f"{_('Hand-over')} {kept.appointment.position.title} {kept.last_day.isoformat()}"
    return file_to_keep(content, content_type, f"{name}.{format}")


def _appointment(request: HttpRequest, office: Office, pk: int) -> Appointment:
    """An appointment that has no last day yet."""
    several = endable_appointments(office.agency).filter(until__isnull=True)
    appointment: Appointment = get_object_or_404(several, pk=pk)
    must_be_grantable(request, office, appointment.position)
    return appointment


def _kept(request: HttpRequest, office: Office, pk: int) -> HandOver:
    kept: HandOver = get_object_or_404(hand_overs_of(office.agency), pk=pk)
    if not hand_overs_visible_to(request.user, office.agency).filter(pk=kept.pk).exists():
        raise PermissionDenied
    return kept


def _about(request: HttpRequest, office: Office, kept: HandOver) -> dict[str, object]:
    position = kept.appointment.position
    manages = position.role in grantable_roles(request.user, office.agency)
    cancellable = endings_to_take_back(office.agency).filter(pk=kept.appointment_id)
    standing = standing_of(kept)
    return {
        "office": office,
        "kept": kept,
        "pack": pack_from_plain(kept.pack),
        "standing": standing,
        "renewable": manages and can_be_renewed(kept),
        "cancellable": manages and standing == Standing.COUNTS and cancellable.exists(),
    }


def _ask(
    request: HttpRequest, office: Office, form: HandOverForm, page: str = "ask", **details: object
) -> HttpResponse:
    appointment = form.appointment
    context = {
        "office": office,
        "form": form,
        "appointment": appointment,
        "is_own": appointment.holder_id == office.visitor.pk,
        "has_administrator": has_administrator(),
    }
    return render(request, f"agency/handing_over/{page}.html", context | details)


def _decided(request: HttpRequest, office: Office, form: HandOverForm) -> HttpResponse:
    given, by = form.cleaned_data, office.visitor
    if given["who"] != NEWCOMER:
        kept = hand_over(form.appointment, **form.details, successor=given["successor"], by=by)
        messages.success(request, _("The position is handed over. Print the paper for both."))
        return redirect(_address(office, kept))
    kept, made = hand_over_to_newcomer(
        form.appointment, **form.details, username=cast(str, given["username"]), by=by
    )
    context = {
        "office": office,
        "newcomer": made,
        "position": kept.appointment.position,
        "heading": _("The account is made"),
        "done": _address(office, kept),
    }
    return render(request, "agency/handover.html", context)


def _address(office: Office, kept: HandOver) -> str:
    return reverse("agency:kept_hand_over", args=[office.agency.slug, kept.pk])
