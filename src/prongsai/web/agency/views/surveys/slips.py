"""Packs of code slips: printed once, listed, cancelled."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prongsai.apps.surveys.models import Pack, State, Survey
from prongsai.apps.surveys.queries import entrances_of, packs_of, slips_printed, survey_rules
from prongsai.apps.surveys.slips import Printed, cancel_pack, print_slips
from prongsai.core.thai import thai_digits
from prongsai.web.agency.access import Office
from prongsai.web.agency.survey_forms import SlipsForm
from prongsai.web.agency.surveys import (
    address_of,
    in_thai,
    opens_here_only,
    survey_of,
    survey_page,
)
from prongsai.web.agency.views.surveys.survey import about
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep


@never_cache
@survey_page("survey.manage")
def slips(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """The packs of a survey; posting prints another one and gives its PDF this once."""
    found = _with_codes(office, year, instrument)
    form = None
    if found.state != State.CLOSED:
        form = SlipsForm(request.POST or None, survey=found)
        if form.is_valid():
            with refusals_told(form):
                printed = print_slips(found, **form.cleaned_data, by=office.visitor)
                return _sheets(request, office, found, printed)
    context = about(office, found) | {
        "form": form,
        "packs": packs_of(found),
        "printed": slips_printed(found),
        "opens_here_only": opens_here_only(request),
    }
    return render(request, "agency/surveys/slips.html", context)


@survey_page("survey.manage", State.PREPARING, State.OPEN)
def cancel(
    request: HttpRequest, office: Office, year: int, instrument: str, pk: int
) -> HttpResponse:
    """Ask before the codes of a pack open nothing any more, and do it."""
    found = _with_codes(office, year, instrument)
    pack = get_object_or_404(packs_of(found), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            cancel_pack(pack, by=office.visitor)
            messages.success(request, _("Pack %(number)s is cancelled.") % {"number": pack.number})
            return redirect("agency:slips", office.agency.slug, year, instrument)
    context = about(office, found) | {"form": form, "pack": pack}
    return render(request, "agency/surveys/cancel.html", context)


def _with_codes(office: Office, year: int, instrument: str) -> Survey:
    found = survey_of(office, year, instrument)
    if survey_rules(found).admission != "code":
        raise Http404
    return found


def _sheets(request: HttpRequest, office: Office, found: Survey, printed: Printed) -> HttpResponse:
    from prongsai.printing.slips import Slips, slips_pdf  # takes long to import

    entrance = entrances_of(found).filter(portion=printed.pack.portion).first()
    if entrance is None:  # every survey is prepared with one
        raise Http404
    about_slips = Slips(
        agency=office.agency.name,
        survey=in_thai(found),
        year=found.round.year,
        address=address_of(request, entrance),
        closes_on=found.closes_on,
        pack=_named(printed.pack),
    )
    content = slips_pdf(about_slips, printed.codes)
    told = {"number": printed.pack.number, "unit": printed.pack.unit or ""}
    name = (_("Code slips, pack %(number)s %(unit)s") % told).strip()
    return file_to_keep(content, "application/pdf", f"{name}.pdf")


def _named(pack: Pack) -> str:
    """What a pack is called above its slips, in the Thai of all that is printed."""
    named = f"ใบรหัส ซองที่ {thai_digits(str(pack.number))}"
    return named if pack.unit is None else f"{named} · {pack.unit.name}"
