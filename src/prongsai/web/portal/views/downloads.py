"""A published result to take away: the same for everybody, by its address alone."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from prongsai import __version__
from prongsai.web.portal.editions import Edition, edition_of
from prongsai.web.portal.exports import document, table

SECONDS = 300


def as_json(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """A published version as one JSON document, in Thai or with ``?lang=en``."""
    edition, language = edition_of(request, slug, year), _language(request)
    content = document(edition.stored, edition.shown, language)
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    return _kept(request, response, edition, language)


def as_csv(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """A published version as a table, in Thai or with ``?lang=en``."""
    edition, language = edition_of(request, slug, year), _language(request)
    content = table(edition.stored, edition.shown, language)
    name = f"{slug}-{year}-v{edition.stored.version}.csv"
    response = HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return _kept(request, response, edition, language)


def _language(request: HttpRequest) -> str:
    # Not the visitor's cookie: an address gives the same file to everybody.
    return "en" if request.GET.get("lang") == "en" else "th"


def _kept(
    request: HttpRequest, response: HttpResponse, edition: Edition, language: str
) -> HttpResponseBase:
    stored = edition.stored
    when = int(stored.published_at.timestamp()) if stored.published_at else 0
    etag = quote_etag(f"{__version__}-{stored.pk}-{language}")
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(when)
    response.headers["Content-Language"] = language
    response.headers["Access-Control-Allow-Origin"] = "*"  # published data is for every program
    patch_cache_control(response, public=True, max_age=SECONDS)
    return get_conditional_response(request, etag, when, response) or response
