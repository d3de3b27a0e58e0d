"""Where somebody lands after signing in."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.endings import coming_appointments, ended_appointments
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import (
    agencies_visible_to,
    assessed,
    offices_of,
    search_agencies,
)
from prongsai.apps.improvement.step_queries import does_steps_only
from prongsai.apps.results.models import Result
from prongsai.apps.results.queries import (
    disagreements_told,
    level_name,
    newest_versions,
    years_of,
)
from prongsai.apps.results.standing import in_state, standing
from prongsai.core.loading import years
from prongsai.core.wording import Text
from prongsai.web.agency.forms import SearchForm

PER_PAGE = 25


class AgencyLine(NamedTuple):
    """An agency of the list with the newest version of its result, if there is one."""

    agency: Agency
    result: Result | None
    level: Text | None
    told: int


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The agencies that somebody may look into; the only one, if it is only one."""
    agencies = agencies_visible_to(request.user)
    first_two = list(agencies[:2])
    if len(first_two) == 1:
        has_only_steps = does_steps_only(request.user, first_two[0])
        return redirect("agency:steps" if has_only_steps else "agency:overview", first_two[0].slug)
    if not first_two:
        return render(request, "agency/no_agency.html", _ended(request))
    return _list(request, agencies)


def _ended(request: HttpRequest) -> dict[str, Any]:
    """The positions that somebody held and will hold, who holds none today."""
    ended = ended_appointments(request.user)[:3]
    return {"ended": ended, "coming": coming_appointments(request.user)}


def _list(request: HttpRequest, agencies: QuerySet[Agency]) -> HttpResponse:
    # The list is of results, and a fiscal year has none before its assessment closes in summer: it
    # opens at the newest year in which one stands, however long another one has begun by the
    # calendar. Where nothing stands at all, at the newest year that has rules.
    known = years_of(request.user) or list(reversed(years()))
    form = SearchForm({"year": known[0]} | request.GET.dict(), years=known)
    asked = form.cleaned_data if form.is_valid() else {}
    year = asked.get("year") or known[0]
    found = search_agencies(assessed(agencies), asked.get("q", ""))
    page = Paginator(in_state(found, asked.get("state", ""), year), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form,
        "year": year,
        "page": page,
        "lines": _lines(request, list(page), year),
        "standing": standing(found, year),
        "own": [agency for agency in offices_of(request.user) if not agency.is_assessed],
    }
    return render(request, "agency/home.html", context)


def _lines(request: HttpRequest, agencies: list[Agency], year: int) -> list[AgencyLine]:
    newest = newest_versions(request.user).filter(round__year=year, round__agency__in=agencies)
    results = {result.round.agency_id: result for result in newest}
    told = disagreements_told(newest)
    return [_line(agency, results.get(agency.pk), told) for agency in agencies]


def _line(agency: Agency, result: Result | None, told: Mapping[int, int]) -> AgencyLine:
    if result is None:
        return AgencyLine(agency, None, None, 0)
    return AgencyLine(agency, result, level_name(result), told[result.pk])
