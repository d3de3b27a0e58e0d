"""What an agency discloses for each item of a year, at addresses that last for ever."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.clickjacking import xframe_options_exempt

from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence.models import Examination
from prongsai.apps.evidence.publishing import (
    PublicOit,
    examination_at,
    public_file,
    public_oit,
    same_item_in_other_years,
    search_public_examinations,
    with_marks,
)
from prongsai.web.layout.sending import file_to_keep
from prongsai.web.portal.keeping import oit_page
from prongsai.web.portal.oit import code_as_typed, grouped, marks_published, matching

LONGEST_SEARCH = 100
PER_PAGE = 50
# Framed by any website; nothing but our style sheet is loaded, and nothing can be sent.
_FRAMED = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors *",
    )
)


@oit_page
def agencies(request: HttpRequest) -> HttpResponse:
    """Every agency and year with something disclosed here that somebody may look for."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = Paginator(search_public_examinations(words), PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    return render(request, "portal/oit_agencies.html", {"words": words, "page": page})


def years(request: HttpRequest, slug: str) -> HttpResponse:
    """The years of an agency are listed on its page."""
    agency = get_object_or_404(Agency, slug=slug)
    return redirect(reverse("portal:agency", args=[agency.slug]) + "#oit")


@oit_page
def year_page(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Every item of a year as the rules group them, or those that have the words looked for."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    oit = public_oit(_examination(slug, year), with_texts=bool(words))
    oit = with_marks(oit, marks_published(slug, year))
    found = matching(oit.items, words) if words else oit.items
    counts = dict.fromkeys(("shown", "none", "missing"), 0)
    for one in oit.items:
        counts[one.state] += 1
    embedded = request.build_absolute_uri(reverse("portal:oit_embed", args=[slug, year]))
    more = {"words": words, "found": len(found), "counts": counts, "embedded": embedded}
    return render(
        request, "portal/oit_year.html", _context(oit) | more | {"groups": grouped(oit, found)}
    )


@oit_page
def item(request: HttpRequest, slug: str, year: int, code: str) -> HttpResponse:
    """One item: what it must show, and what the agency handed in for it and approved."""
    meant = code_as_typed(code)
    if meant not in ("", code):
        _examination(slug, year)
        return redirect("portal:oit_item", slug, year, meant, permanent=True)
    oit = public_oit(_examination(slug, year), code=code)
    if not oit.items:
        raise Http404
    oit = with_marks(oit, marks_published(slug, year))
    (shown,) = oit.items
    others = same_item_in_other_years(oit.examination, code)
    address = request.build_absolute_uri(request.path)
    more = {"item": shown, "node": shown.node, "others": others, "address": address}
    return render(request, "portal/oit_item.html", _context(oit) | more)


def file(request: HttpRequest, slug: str, year: int, code: str, digest: str) -> HttpResponseBase:
    """A file that is kept here, byte by byte as it was handed in; always for the own folder."""
    exhibit = public_file(_examination(slug, year), code, digest)
    if exhibit is None or exhibit.file is None:
        raise Http404
    etag = quote_etag(digest)
    response = get_conditional_response(request, etag, None, None)
    if response is None:
        kept = exhibit.file
        response = file_to_keep(bytes(kept.content), kept.content_type, exhibit.file_name)
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)  # the approval may be taken back
    return response


@xframe_options_exempt
@oit_page
def embed(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The items of a year as a small page inside another website; it needs no script."""
    # Not the visitor's cookie: inside another website none of ours is sent.
    with translation.override("en" if request.GET.get("lang") == "en" else "th"):
        oit = public_oit(_examination(slug, year), with_texts=False)
        oit = with_marks(oit, marks_published(slug, year))
        context = _context(oit) | {"groups": grouped(oit, oit.items)}
        response = render(request, "portal/oit_embed.html", context)
        response.headers["Content-Language"] = translation.get_language() or "th"
    response.headers["Content-Security-Policy"] = _FRAMED
    return response


def _examination(slug: str, year: int) -> Examination:
    examination = examination_at(slug, year)
    if examination is None:
        raise Http404
    return examination


def _context(oit: PublicOit) -> dict[str, object]:
    round_ = oit.examination.round
    return {"oit": oit, "agency": round_.agency, "oit_year": round_.year}
