"""A published result to take away: the same for everybody, by its address alone."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from prongsai import __version__
from prongsai.web.portal.answers import answers_document, answers_table, has_answers
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
    return _kept(request, _csv(content, name), edition, language)


def answers_as_json(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """The counted answers of a published version with what explains them; 404 where none were."""
    edition, language = _with_answers(request, slug, year), _language(request)
    addresses = {
        kind: request.build_absolute_uri(
            reverse(f"portal:{name}", args=[slug, year]) + edition.query
        )
        for name, kind in (("answers_csv", "text/csv"), ("answers_json", "application/json"))
    }
    content = answers_document(edition.stored, edition.shown, language, addresses)
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    return _kept(request, response, edition, language)


def answers_as_csv(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """The counted answers of a published version as a table; 404 where none were."""
    edition, language = _with_answers(request, slug, year), _language(request)
    content = answers_table(edition.stored, edition.shown, language)
    name = f"{slug}-{year}-v{edition.stored.version}-answers.csv"
    return _kept(request, _csv(content, name), edition, language)


def _with_answers(request: HttpRequest, slug: str, year: int) -> Edition:
    edition = edition_of(request, slug, year)
    if not has_answers(edition.shown):
        raise Http404
    return edition


def _csv(content: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


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
