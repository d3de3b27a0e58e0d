"""Packs of paper forms: printed once, counted back, cancelled, adding up."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prongsai.apps.surveys.models import PackKind, State, Survey
from prongsai.apps.surveys.paper import (
    Balance,
    agreement_of,
    balances_of,
    count_back,
    layout_of,
    own_units,
    paper_packs,
    print_forms,
    sheets_entered,
)
from prongsai.apps.surveys.queries import packs_of, survey_rules
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.apps.surveys.slips import Printed, cancel_pack
from prongsai.web.agency.access import Office
from prongsai.web.agency.surveys import survey_of, survey_page
from prongsai.web.agency.views.paper_sheets.forms import CountBackForm, FormsForm
from prongsai.web.agency.views.surveys.survey import about
from prongsai.web.layout.refusals import refusals_told
from prongsai.web.layout.sending import file_to_keep


@never_cache
@survey_page("survey.enter")
def paper(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """The packs of paper forms; posting prints another one and gives its PDF this once."""
    found = survey_of(office, year, instrument)
    form = None
    if found.state != State.CLOSED:
        form = FormsForm(request.POST or None, survey=found)
        if form.is_valid():
            with refusals_told(form):
                printed = print_forms(found, **form.cleaned_data, by=office.visitor)
                return _forms(office, found, printed)
    context = about(office, found) | {
        "form": form,
        "packs": paper_packs(found),
        "leaves": layout_of(found).leaves,
        "portions": {one.code: one.name for one in survey_rules(found).portions},
    }
    return render(request, "agency/paper_sheets/packs.html", context)


@survey_page("survey.enter")
def back(request: HttpRequest, office: Office, year: int, instrument: str, pk: int) -> HttpResponse:
    """Say how many forms of a pack came back without answers."""
    found = survey_of(office, year, instrument)
    pack = get_object_or_404(packs_of(found, PackKind.PAPER), pk=pk)
    form = CountBackForm(request.POST or None, pack=pack)
    if form.is_valid():
        with refusals_told(form):
            count_back(pack, **form.cleaned_data, by=office.visitor)
            messages.success(request, _("Pack %(number)s is counted.") % {"number": pack.number})
            return redirect("agency:paper_sums", office.agency.slug, year, instrument)
    context = about(office, found) | {"form": form, "pack": pack}
    return render(request, "agency/paper_sheets/back.html", context)


@survey_page("survey.manage", State.PREPARING, State.OPEN)
def cancel(
    request: HttpRequest, office: Office, year: int, instrument: str, pk: int
) -> HttpResponse:
    """Ask before the sheets of a pack count no more, and do it."""
    found = survey_of(office, year, instrument)
    pack = get_object_or_404(packs_of(found, PackKind.PAPER), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_told(form):
            cancel_pack(pack, by=office.visitor)
            messages.success(
                request, _("Pack %(number)s of forms is cancelled.") % {"number": pack.number}
            )
            return redirect("agency:paper_forms", office.agency.slug, year, instrument)
    context = about(office, found) | {"form": form, "pack": pack}
    return render(request, "agency/paper_sheets/cancel.html", context)


@survey_page("survey.view")
def sums(request: HttpRequest, office: Office, year: int, instrument: str) -> HttpResponse:
    """Whether the forms add up: printed = entered + spoilt + unused, and by how much not."""
    found = survey_of(office, year, instrument)
    balances = balances_of(found)
    counted = sum(one.entered for one in balances)
    waiting = max(0, sheets_entered(found) - counted)
    context = about(office, found) | {
        "balances": balances,
        "waiting": 0 if found.state == State.CLOSED else waiting,
        "together": {
            "size": sum(one.pack.size for one in balances),
            "entered": counted,
            "spoilt": sum(one.pack.spoilt or 0 for one in balances),
            "unused": sum(one.pack.unused or 0 for one in balances),
            "difference": _difference(balances),
        },
        "agreement": agreement_of(found),
    }
    return render(request, "agency/paper_sheets/sums.html", context)


def _difference(balances: Sequence[Balance]) -> int | None:
    """What is missing of all packs; ``None`` while one of them is not counted."""
    some = [one.difference for one in balances if one.difference is not None]
    return sum(some) if len(some) == len(balances) else None


def _forms(office: Office, found: Survey, printed: Printed) -> HttpResponse:
    # Both take long to import.
    from prongsai.printing.survey_forms.content import Form
    from prongsai.printing.survey_forms.stamped import forms_pdf

    form = Form(
        survey=questionnaire_of(found),
        agency=office.agency.name,
        layout=layout_of(found),
        own={"units": [unit.name for unit in own_units(found)]},
    )
    content = forms_pdf(form, printed.codes)
    told = {"number": printed.pack.number, "instrument": found.instrument.upper()}
    name = _("Paper forms %(instrument)s, pack %(number)s") % told
    return file_to_keep(content, "application/pdf", f"{name}.pdf")
