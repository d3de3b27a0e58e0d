"""The surveys of an office by year, and for an overseer those of all agencies below."""

from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import agencies_visible_to, assessed
from prongsai.apps.rounds.actions import open_round
from prongsai.apps.surveys.actions import prepare_survey
from prongsai.apps.surveys.queries import comments_waiting_by_agency, surveys_in, surveys_of_agency
from prongsai.core.loading import load_framework, years
from prongsai.web.agency.access import Office
from prongsai.web.agency.survey_forms import BeginForm
from prongsai.web.agency.surveys import Shown, all_shown, survey_page

PER_PAGE = 25


class YearSurveys(NamedTuple):
    """A fiscal year with its surveys."""

    year: int
    surveys: list[Shown]


class AgencySurveys(NamedTuple):
    """An agency with its surveys of a year, and how many comments wait for a reader."""

    agency: Agency
    surveys: list[Shown]
    comments: int


@survey_page("survey.view")
def surveys(request: HttpRequest, office: Office) -> HttpResponse:
    """An agency's surveys by year; at an oversight office those of the agencies below."""
    if not office.agency.is_assessed:
        return _overseen(request, office)
    known = _by_year(office.agency)
    begun = {one.year for one in known}
    possible = [year for year in reversed(_surveyed_years()) if year not in begun]
    form = BeginForm(years=possible) if possible and "survey.manage" in office.acts else None
    context = {"office": office, "years": known, "form": form}
    return render(request, "agency/surveys/surveys.html", context)


@survey_page("survey.manage")
@require_POST
def begin(request: HttpRequest, office: Office) -> HttpResponse:
    """Prepare every survey of a year."""
    form = BeginForm(request.POST, years=_surveyed_years())
    if not office.agency.is_assessed:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("Choose a fiscal year from the list."))
        return redirect("agency:surveys", office.agency.slug)
    year = form.cleaned_data["year"]
    round_ = open_round(office.agency, year=year, by=office.visitor)
    for instrument in load_framework(year).surveys:
        prepare_survey(round_, instrument=instrument, by=office.visitor)
    messages.success(
        request, _("The surveys are prepared. Nobody can answer before you open them.")
    )
    return redirect("agency:year_surveys", office.agency.slug, year)


@survey_page("survey.view")
def year_surveys(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """The surveys of one year side by side."""
    found = all_shown(list(surveys_in([office.agency], year)))
    if not found:
        raise Http404
    context = {"office": office, "surveyed": year, "surveys": found}
    return render(request, "agency/surveys/year.html", context)


def _overseen(request: HttpRequest, office: Office) -> HttpResponse:
    form = BeginForm(request.GET or None, years=(possible := list(reversed(_surveyed_years()))))
    year = form.cleaned_data["year"] if form.is_valid() else possible[0]
    agencies = assessed(agencies_visible_to(request.user))
    page = Paginator(agencies, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "office": office,
        "surveyed": year,
        "form": BeginForm({"year": year}, years=possible),
        "page": page,
        "lines": _lines(list(page), year),
    }
    return render(request, "agency/surveys/overseen.html", context)


def _lines(agencies: list[Agency], year: int) -> list[AgencySurveys]:
    found: dict[int, list[Shown]] = {agency.pk: [] for agency in agencies}
    for one in all_shown(list(surveys_in(agencies, year))):
        found[one.survey.round.agency_id].append(one)
    waiting = comments_waiting_by_agency(agencies)
    return [
        AgencySurveys(agency, found[agency.pk], waiting.get(agency.pk, 0)) for agency in agencies
    ]


def _by_year(agency: Agency) -> list[YearSurveys]:
    known: dict[int, list[Shown]] = {}
    for one in all_shown(list(surveys_of_agency(agency))):
        known.setdefault(one.survey.round.year, []).append(one)
    return [YearSurveys(year, found) for year, found in known.items()]


def _surveyed_years() -> list[int]:
    """The years whose rules say how surveys are answered, the oldest first."""
    return [year for year in years() if load_framework(year).surveys]
