"""A year's result, and the walk from its total down to the single marks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from prongsai.apps.results.publications import peers_of
from prongsai.apps.results.queries import (
    previous_published,
    results_visible_to,
    versions_of,
)
from prongsai.apps.rounds.queries import rounds_visible_to
from prongsai.apps.surveys.breakdown import closed_surveys
from prongsai.web.agency.access import Office, office_page
from prongsai.web.agency.confidence import ACT, confidence_in, labelled, signs_seen
from prongsai.web.agency.versions import chosen_version
from prongsai.web.agency.views.downloads import TYPES
from prongsai.web.layout.comparing import peers_shown, since_shown
from prongsai.web.layout.pages import result_page
from prongsai.web.layout.walks import walk_to
from prongsai.web.layout.words import page_language


@office_page("result.view")
def result(request: HttpRequest, office: Office, year: int) -> HttpResponse:
    """A year's result with everything that follows from it."""
    round_ = get_object_or_404(rounds_visible_to(request.user), agency=office.agency, year=year)
    if not results_visible_to(request.user).filter(round=round_).exists():
        context = {"office": office, "year": year, "closed": closed_surveys(round_)}
        return render(request, "agency/no_result.html", context)
    chosen = chosen_version(request, office, year)
    context = {
        "office": office,
        "year": year,
        "chosen": chosen,
        "versions": versions_of(round_),
        "since": since_shown(previous_published(chosen.stored), chosen.stored),
        "peers": peers_shown(peers_of(chosen.stored)),
        "formats": list(TYPES),
    }
    figures = result_page(
        chosen.shown, base=chosen.base, query=chosen.query, language=page_language()
    )
    if ACT in office.acts:
        figures["groups"] = labelled(figures["groups"], chosen.shown)
    return render(request, "agency/result.html", context | figures)


@office_page("result.view")
def receipt(request: HttpRequest, office: Office, year: int, code: str) -> HttpResponse:
    """One number: how it came about, and its parts."""
    chosen = chosen_version(request, office, year)
    try:
        walk = walk_to(chosen.shown, code, page_language())
    except KeyError:
        raise Http404 from None
    label = confidence_in(chosen.shown, code) if ACT in office.acts else None
    context = {
        "office": office,
        "year": year,
        "chosen": chosen,
        "base": chosen.base,
        "query": chosen.query,
        "walk": walk,
        "label": label,
        "signs": [] if label is None else signs_seen(label),
    }
    return render(request, "agency/receipt.html", context)
