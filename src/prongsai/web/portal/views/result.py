"""A published result, and the walk from its total down to the single marks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.apps.evidence.publishing import public_examinations
from prongsai.apps.results.publications import peers_of, publications_of
from prongsai.web.layout.comparing import peers_shown
from prongsai.web.layout.pages import result_page
from prongsai.web.layout.walks import walk_to
from prongsai.web.layout.words import page_language
from prongsai.web.portal.documents import documents_by_year
from prongsai.web.portal.editions import Edition, edition_of
from prongsai.web.portal.keeping import documents_page, receipt_page
from prongsai.web.portal.listing import line, trend


@documents_page
def result(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """A published version with everything that follows from it."""
    edition, language = edition_of(request, slug, year), page_language()
    history = list(publications_of(edition.stored.round.agency))
    context = _edition(edition) | {
        "lines": [line(one, language) for one in reversed(history)],
        "trend": trend(history, language),
        "documents": documents_by_year(edition.stored.round.agency, year),
        "peers": peers_shown(peers_of(edition.stored)) if edition.is_newest else None,
    }
    figures = result_page(edition.shown, base=edition.base, query=edition.query, language=language)
    return render(request, "portal/result.html", context | figures)


@receipt_page
def receipt(request: HttpRequest, slug: str, year: int, code: str) -> HttpResponse:
    """One number: how it came about, and its parts."""
    edition = edition_of(request, slug, year)
    try:
        walk = walk_to(edition.shown, code, page_language())
    except KeyError:
        raise Http404 from None
    agency, disclosed = edition.stored.round.agency, False
    if walk.node.kind == "item":
        disclosed = public_examinations(agency).filter(round__year=year).exists()
    context = _edition(edition) | {"walk": walk, "disclosed": disclosed}
    return render(request, "portal/receipt.html", context)


def _edition(edition: Edition) -> dict[str, object]:
    round_ = edition.stored.round
    return {
        "edition": edition,
        "agency": round_.agency,
        "year": round_.year,
        "base": edition.base,
        "query": edition.query,
    }
