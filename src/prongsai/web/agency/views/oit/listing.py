"""The OIT of an office by year, and the items of a year."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.evidence.actions import open_examination, set_website
from prongsai.apps.evidence.days import AGENCY_SETS_ITS_DAY
from prongsai.apps.evidence.models import Examination, Stage
from prongsai.apps.evidence.queries import (
    examinations_of,
    is_open_for_handing_in,
    lines_of,
    progress_of,
    run_of,
)
from prongsai.apps.results.actions import take_in_oit
from prongsai.apps.rounds.actions import open_round
from prongsai.core.loading import years
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.oit import ShownItem, examination_of, shown_items
from prongsai.web.agency.oit_forms import BeginOitForm, FilterForm, WebsiteForm
from prongsai.web.layout.refusals import refusals_told


@office_page("oit.view")
def oit(request: HttpRequest, office: Office) -> HttpResponse:
    """The years whose OIT is open, and the way to open one."""
    if not office.agency.is_assessed:
        raise Http404
    examinations = list(examinations_of(office.agency))
    context = {"office": office, "examinations": examinations}
    if "oit.manage" in office.acts:
        context["form"] = BeginOitForm(years=_years_to_begin(examinations))
    return render(request, "agency/oit/years.html", context)


@office_page("oit.manage")
@require_POST
def begin(request: HttpRequest, office: Office) -> HttpResponse:
    """Open the OIT of a year."""
    form = BeginOitForm(request.POST, years=list(years()))
    if not office.agency.is_assessed or not form.is_valid():
        raise Http404
    year = form.cleaned_data["year"]
    round_ = open_round(office.agency, year=year, by=office.visitor)
    try:
        open_examination(round_, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("agency:oit", office.agency.slug)
    messages.success(request, _("The items of the year are there. Name the website next."))
    return redirect("agency:oit_year", office.agency.slug, year)


@office_page("oit.view")
def oit_year(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Every item of a year: whose it is, when it is due, where it stands, what it is worth."""
    examination = examination_of(office, year)
    lines = lines_of(examination)
    progress = progress_of(lines)
    is_confirmed = examination.stage == Stage.CONFIRMED
    form = FilterForm(request.GET or None, agency=office.agency, is_confirmed=is_confirmed)
    shown = shown_items(examination, lines)
    items = [one for one in shown if _is_asked_for(one, form)]
    context = about(office, examination) | {
        "items": items,
        "progress": progress,
        "percent": 100 * progress.handed_in // max(1, progress.items),
        "counts": Counter(one.state for one in shown),
        "filter": form,
        "filtered": len(items) < progress.items,
        "run": run_of(examination),
    }
    return render(request, "agency/oit/year.html", context)


@office_page("oit.manage")
def website(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Say which website is the agency's own."""
    examination = examination_of(office, year)
    sent = request.POST if request.method == "POST" else None
    form = WebsiteForm(sent, initial={"website": examination.website})
    if form.is_valid():
        with refusals_told(form):
            set_website(examination, **form.cleaned_data, by=office.visitor)
            return _back(request, examination, _("The website is kept."))
    return render(request, "agency/oit/website.html", about(office, examination) | {"form": form})


@office_page("result.import")
@require_POST
def take_in(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """Put the confirmed marks into the draft of the year's result."""
    examination = examination_of(office, year)
    try:
        take_in_oit(examination, by=office.visitor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("agency:oit_year", office.agency.slug, year)
    messages.success(request, _("The OIT is in the draft. Nothing is public until you publish it."))
    return redirect("agency:result", office.agency.slug, year)


def about(office: Office, examination: Examination) -> dict[str, object]:
    """What every page about the OIT of a year shows."""
    return {
        "office": office,
        "examination": examination,
        "oit_year": examination.round.year,
        "is_open": is_open_for_handing_in(examination, timezone.localdate()),
        "is_approved": examination.stage == Stage.APPROVED,
        "may_set_days": _may_set_days(office, examination),
    }


def _may_set_days(office: Office, examination: Examination) -> bool:
    if "oit.confirm" in office.acts:
        return examination.stage != Stage.CONFIRMED
    return "oit.manage" in office.acts and examination.stage in AGENCY_SETS_ITS_DAY


def _is_asked_for(item: ShownItem, form: FilterForm) -> bool:
    if not form.is_valid():
        return True
    state, unit = form.cleaned_data["state"], form.cleaned_data["unit"]
    if state and item.state != state:
        return False
    return unit is None or item.line.disclosure.unit_id == unit.pk


def _years_to_begin(examinations: list[Examination]) -> list[int]:
    open_ones = {examination.round.year for examination in examinations}
    return [year for year in sorted(years(), reverse=True) if year not in open_ones]


def _back(request: HttpRequest, examination: Examination, done: str) -> HttpResponse:
    messages.success(request, done)
    round_ = examination.round
    return redirect("agency:oit_year", round_.agency.slug, round_.year)
