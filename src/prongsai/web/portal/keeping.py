"""How long browsers and the servers in between may keep a page that is for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from prongsai import __version__
from prongsai.apps.documents.queries import publications_counted
from prongsai.apps.evidence.publishing import approvals_counted
from prongsai.apps.results.publications import newest_publication
from prongsai.web.layout.words import page_language

View = Callable[..., HttpResponse]

SECONDS = 60
# Somebody with one of these sees more than the page itself: his office, or what just happened.
_PERSONAL = (settings.SESSION_COOKIE_NAME, "messages")


def public_page(view: View) -> View:
    """For pages that are the same for everybody who has not signed in."""
    return _kept(view, max_age=SECONDS)


def publications_page(view: View) -> View:
    """For public pages about what was published: they change only when something more is."""
    return public_page(_changing_with(_etag, view))


def search_page(view: View) -> View:
    """For a page of publications on which agencies without one are found, too (``q``)."""
    listed, searched = publications_page(view), public_page(view)

    @wraps(view)
    def answer(request: HttpRequest, **rest: Any) -> HttpResponse:
        return (searched if request.GET.get("q") else listed)(request, **rest)

    return answer


def documents_page(view: View) -> View:
    """For public pages that list documents too: these are published and taken down besides."""
    return public_page(_changing_with(_etag_with_documents, view))


def document_page(view: View) -> View:
    """For what can be taken down because it should never have been there: asked for each time."""
    return _kept(_changing_with(_etag_with_documents, view), no_cache=True)


def agency_page(view: View) -> View:
    """For the page of an agency (``slug``), which lists its documents and its OIT besides."""
    return public_page(_changing_with(_etag_of_agency, view))


def oit_page(view: View) -> View:
    """For the OIT of an agency (``slug``) or of all: asked each time, for what is taken back."""
    return _kept(_changing_with(_etag_with_approvals, view), no_cache=True)


def receipt_page(view: View) -> View:
    """For the pages of single figures (``slug``), which lead to the items of its OIT besides."""
    return public_page(_changing_with(_etag_with_approvals, view))


def is_for_plain_files(request: HttpRequest) -> bool:
    """Whether ``prongsai export-portal`` asks; a visitor cannot: his headers are named HTTP_."""
    return "PLAIN_FILES" in request.META


def remembered(request: HttpRequest) -> dict[str, Any]:
    """What ``prongsai export-portal`` keeps from one page to the next; of a visitor, nothing."""
    memory = request.META.get("PLAIN_FILES")
    return memory if isinstance(memory, dict) else {}


def _kept(view: View, **keeping: Any) -> View:
    @wraps(view)
    def kept(request: HttpRequest, **rest: Any) -> HttpResponse:
        response = view(request, **rest)
        if _is_personal(request):
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, public=True, **keeping)
        return response

    return kept


def _changing_with(etag: Callable[..., str], view: View) -> View:
    unchanged = condition(etag_func=etag)(view)

    @wraps(view)
    def answer(request: HttpRequest, **rest: Any) -> HttpResponse:
        # Nobody has an earlier copy of what is written as files: what changed is not counted.
        whole = _is_personal(request) or is_for_plain_files(request)
        return (view if whole else unchanged)(request, **rest)

    return answer


def _is_personal(request: HttpRequest) -> bool:
    return any(name in request.COOKIES for name in _PERSONAL)


def _etag(request: HttpRequest, **rest: Any) -> str:
    number, newest = newest_publication()
    when = 0 if newest is None else newest.timestamp()
    return f'"{__version__}-{page_language()}-{number}-{when}"'


def _etag_with_documents(request: HttpRequest, **rest: Any) -> str:
    counted = "-".join(map(str, publications_counted()))
    return f'"{counted}-{_etag(request)[1:]}'


def _etag_with_approvals(request: HttpRequest, *, slug: str | None = None, **rest: Any) -> str:
    counted = "-".join(map(str, approvals_counted(slug)))
    # Pages of the OIT show marks of the published result, and those of results lead to the OIT.
    return f'"oit-{counted}-{_etag(request)[1:]}'


def _etag_of_agency(request: HttpRequest, *, slug: str, **rest: Any) -> str:
    counted = "-".join(map(str, approvals_counted(slug)))
    return f'"{counted}-{_etag_with_documents(request)[1:]}'
