"""What was published: searched, by agency, and where figures disagree."""

from typing import cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from prongsai.apps.agencies.models import Agency
from prongsai.apps.documents.public_agencies import provinces_on_the_portal, public_agencies
from prongsai.apps.evidence.publishing import public_examinations
from prongsai.apps.results.models import Result
from prongsai.apps.results.publications import (
    agencies_without_publication,
    as_lines,
    keys_with_disagreements,
    provinces_with_publications,
    publications_of,
    search_publications,
    summaries_by_year,
    with_snapshots,
)
from prongsai.web.layout.words import page_language
from prongsai.web.portal.documents import documents_by_year
from prongsai.web.portal.forms import SearchForm
from prongsai.web.portal.keeping import (
    agency_page,
    is_for_plain_files,
    public_page,
    publications_page,
    search_page,
)
from prongsai.web.portal.listing import line, told, trend, year_line

PER_PAGE = 25
PER_FILE = 100  # one looks through a file with the browser's own search
NO_PROVINCE = "-"  # in an address, of agencies whose province is not known


@search_page
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and every published result that somebody may look for."""
    summaries = summaries_by_year()
    form = SearchForm(
        request.GET,
        years=[summary.year for summary in summaries],
        provinces=provinces_with_publications(),
    )
    search = form.search()
    found = Paginator(search_publications(search), _lines_a_page(request))
    page = found.get_page(request.GET.get("page"))
    listed = as_lines(cast("QuerySet[Result]", page.object_list))
    others = Paginator(agencies_without_publication(search), PER_PAGE).page(1)
    context = {
        "form": form,
        "page": page,
        "lines": [line(result, page_language()) for result in listed],
        "others": others,
        "summaries": [year_line(summary) for summary in summaries],
    }
    return render(request, "portal/home.html", context)


@public_page
def agencies(request: HttpRequest) -> HttpResponse:
    """The provinces whose agencies have something here: a way to each without searching."""
    lines = [(one, one.province or NO_PROVINCE) for one in provinces_on_the_portal()]
    return render(request, "portal/agencies.html", {"lines": lines})


@public_page
def agencies_in(request: HttpRequest, province: str) -> HttpResponse:
    """Every agency of a province that has something here."""
    meant = "" if province == NO_PROVINCE else province
    found = list(public_agencies(meant))
    if not found:
        raise Http404
    context = {"province": meant, "agencies": found}
    return render(request, "portal/agencies_in.html", context)


@agency_page
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """Every year that an agency published."""
    found = get_object_or_404(Agency, slug=slug)
    results = list(publications_of(found))
    context = {
        "agency": found,
        "lines": [line(result, page_language()) for result in reversed(results)],
        "chart": trend(results, page_language()),
        "documents": documents_by_year(found),
        "oit_years": [one.round.year for one in public_examinations(found)],
    }
    return render(request, "portal/agency.html", context)


@publications_page
def disagreements(request: HttpRequest) -> HttpResponse:
    """Every place where published figures do not follow from their own parts."""
    paginator = Paginator(keys_with_disagreements(), _lines_a_page(request))
    page = paginator.get_page(request.GET.get("page"))
    found = with_snapshots(page)
    context = {"page": page, "lines": [told(result, page_language()) for result in found]}
    return render(request, "portal/disagreements.html", context)


def _lines_a_page(request: HttpRequest) -> int:
    return PER_FILE if is_for_plain_files(request) else PER_PAGE
