"""The OIT of a year to take away: the same for everybody, by its address alone."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from prongsai import __version__
from prongsai.apps.evidence.publishing import PublicOit, approvals_counted, examination_at
from prongsai.apps.evidence.publishing import public_oit as read
from prongsai.web.portal.oit_data import oit_document, oit_table


def as_json(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """Everything approved of a year as one JSON document, in Thai or with ``?lang=en``."""
    oit, language = _oit(slug, year), _language(request)
    content = oit_document(oit, language, request.build_absolute_uri)
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    return _kept(request, response, slug, language)


def as_csv(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """Everything approved of a year as a table, in Thai or with ``?lang=en``."""
    oit, language = _oit(slug, year), _language(request)
    name = f"{slug}-oit-{year}.csv"
    response = HttpResponse(
        oit_table(oit, language, request.build_absolute_uri),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return _kept(request, response, slug, language)


def _oit(slug: str, year: int) -> PublicOit:
    examination = examination_at(slug, year)
    if examination is None:
        raise Http404
    return read(examination)


def _language(request: HttpRequest) -> str:
    return "en" if request.GET.get("lang") == "en" else "th"


def _kept(
    request: HttpRequest, response: HttpResponse, slug: str, language: str
) -> HttpResponseBase:
    counted = "-".join(map(str, approvals_counted(slug)))
    etag = quote_etag(f"{__version__}-oit-{counted}-{language}")
    response.headers["ETag"] = etag
    response.headers["Content-Language"] = language
    response.headers["Access-Control-Allow-Origin"] = "*"  # public data is for every program
    patch_cache_control(response, public=True, no_cache=True)  # an approval may be taken back
    return get_conditional_response(request, etag, None, response) or response
